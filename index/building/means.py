"""What a build may use, and what it works with."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.meaning.encoder import Encoder

if TYPE_CHECKING:
    from index.building.delivering import Delivery

#: Megabytes that the process of the build itself takes at most, and that a worker needs at least.
_OWN_MEGABYTES, _LEAST_MEGABYTES = 256, 192
#: The part of a worker's memory that holds postings before they are written.
_POSTINGS_SHARE = 4


@dataclass(frozen=True, slots=True)
class BuildMeans:
    """What a build may use.

    Attributes:
        jobs: Processes that prepare documents at once; as many as there are processors where it is None and memory is
            enough.
        megabytes: Memory of all processes together, about.
        ocr: Whether PDFs of pictures are given a text by ocrmypdf.
    """

    jobs: int | None = None
    megabytes: int = 1024
    ocr: bool = False

    @property
    def workers(self) -> int:
        """How many processes prepare documents."""
        fitting = max(1, (self.megabytes - _OWN_MEGABYTES) // _LEAST_MEGABYTES)
        return max(1, self.jobs or min(os.cpu_count() or 1, fitting))

    @property
    def worker_megabytes(self) -> int:
        """How much memory each of them may take."""
        return max(_LEAST_MEGABYTES, (self.megabytes - _OWN_MEGABYTES) // self.workers)

    @property
    def postings_bytes(self) -> int:
        """How many bytes of postings each of them holds before it writes them."""
        return self.worker_megabytes * 2**20 // _POSTINGS_SHARE


@dataclass(frozen=True, slots=True)
class BuildPlan:
    """What one build works with.

    Attributes:
        terms: The folder of the terms.
        english: The folder of the translations.
        questions: The folder of what clauses answer.
        full: Whether everything is read again.
        means: What it may use.
        encoder: What makes vectors, if anything does.
        delivery: What brings it to a cluster, None where the engine is in memory.
    """

    terms: Path | None
    english: Path | None
    questions: Path | None
    full: bool
    means: BuildMeans
    encoder: Encoder | None = None
    delivery: Delivery | None = None
