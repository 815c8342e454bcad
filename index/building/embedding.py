"""The vectors of a generation: taken from the cache, made where their text is new, written beside the postings.

The model that is installed works in as many processes as a build has; an endpoint does as it likes with its own. Where
it does not answer, the generation goes without the vectors that are missing, and the next build makes them.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from index.building.pool import shared_out
from index.building.report import Progress
from index.errors import EncoderUnavailable
from index.meaning.cache import VectorCache
from index.meaning.encoder import Encoder
from index.meaning.levels import Strangers
from index.meaning.local import LocalEncoder
from index.meaning.passages import VectorPassage, fingerprint_of, passages, unit_of
from index.meaning.quantising import Quantised, quantised, unit
from index.meaning.strangers import STRANGERS
from index.storing.catalogue import Catalogue
from index.storing.manifest import VectorRecord
from index.storing.vectors import VectorsWriter

#: Texts that are encoded and kept at a time.
_TEXTS = 16
#: Texts that are worth the start of other processes.
_MANY = 64
#: Passages that are looked up in the cache at a time.
_LOOKED_UP = 4_096
#: Seconds of one core that a character takes, about: a sentence of 40 takes a twelfth of a second.
_CHARACTER = 0.0016
#: Megabytes that a process of the model needs.
_MEGABYTES = 512


#: The strangers as they are asked, Chinese and then English, and what the cache knows them by: as questions they have
#: other vectors than as texts.
_QUESTIONS = [question for questions in zip(*STRANGERS, strict=True) for question in questions]
_STRANGE = [fingerprint_of(f"?{question}") for question in _QUESTIONS]
#: Where a model did not answer at all.
_NOBODY: Strangers = {"zh": np.empty((0, 0), np.float32), "en": np.empty((0, 0), np.float32)}


@dataclass(frozen=True, slots=True)
class Embedded:
    """What became of the vectors: what the manifest says of them, and why some are missing."""

    record: VectorRecord
    trouble: str | None


def write_vectors(
    folder: Path, catalogue: Catalogue, encoder: Encoder, cache: Path, jobs: int, progress: Progress
) -> Embedded:
    """Writes the vectors of a corpus into a new folder.

    Args:
        folder: Is made.
        catalogue: Of the corpus.
        encoder: Makes what is missing.
        cache: The folder of what was made before.
        jobs: How many processes work at once.
        progress: Told how many are missing, and of each that is made.
    """
    with contextlib.closing(VectorCache(cache, encoder.name)) as kept:
        used, new = _looked_up(passages(catalogue), kept)
        trouble = _strangers_made(encoder, kept) or (_made(new, encoder, kept, jobs, progress) if new else None)
        strangers = _strangers(kept)
        writer = VectorsWriter(folder)
        try:
            missing = _written(passages(catalogue), kept, writer if strangers is not None else None)
            shape = writer.finish(encoder.name, catalogue.clause_count, strangers or _NOBODY)
        finally:
            writer.close()
        kept.prune(used | {*_STRANGE})
    record = VectorRecord(shape.encoder, unit_of(catalogue.clause_count), shape.rows, shape.dimension, missing)
    return Embedded(record, trouble)


def _strangers_made(encoder: Encoder, kept: VectorCache) -> str | None:
    """Makes the vectors of the strangers where they are missing; says why that was not possible."""
    if len(kept.held(_STRANGE)) == len(_STRANGE):
        return None
    try:
        kept.put(_STRANGE, quantised(encoder.queries(_QUESTIONS)))
    except EncoderUnavailable as error:
        return str(error)
    return None


def _strangers(kept: VectorCache) -> Strangers | None:
    """The vectors of the strangers, None where there are none."""
    held = kept.get(_STRANGE)
    if len(held) < len(_STRANGE):
        return None
    values = np.stack([np.frombuffer(held[key][0], np.int8) for key in _STRANGE])
    scales = np.concatenate([np.frombuffer(held[key][1], "<f4") for key in _STRANGE])
    vectors = unit(values * scales[:, None])
    return {"zh": vectors[: len(STRANGERS)], "en": vectors[len(STRANGERS) :]}


def _looked_up(texts: Iterator[VectorPassage], kept: VectorCache) -> tuple[set[bytes], list[str]]:
    """The fingerprints of all passages, and the texts of those that have no vector, each once."""
    used: set[bytes] = set()
    new: dict[bytes, str] = {}
    for several in _batches(texts):
        known = {passage.fingerprint: passage.text for passage in several}
        held = kept.held(list(known))
        used |= known.keys()
        new |= {key: text for key, text in known.items() if key not in held}
    return used, list(new.values())


def _made(texts: Sequence[str], encoder: Encoder, kept: VectorCache, jobs: int, progress: Progress) -> str | None:
    """Makes vectors and keeps each batch as soon as there is one; says why it ended early, if it did."""
    # The longest first: those of a batch take about as long, and no process is waited for at the end.
    ordered = sorted(texts, key=len, reverse=True)
    batches = [ordered[at : at + _TEXTS] for at in range(0, len(ordered), _TEXTS)]
    is_local = isinstance(encoder, LocalEncoder)
    cores = min(jobs, os.cpu_count() or 1) if is_local and len(texts) >= _MANY else 1
    progress.vectors(len(texts), _CHARACTER * sum(map(len, texts)) / cores if is_local else None)
    try:
        for batch, vectors in _encoded(batches, encoder, cores):
            kept.put([fingerprint_of(text) for text in batch], vectors)
            progress.encoded(len(batch))
    except EncoderUnavailable as error:
        return str(error)
    return None


def _encoded(batches: Sequence[list[str]], encoder: Encoder, cores: int) -> Iterator[tuple[list[str], Quantised]]:
    if cores > 1:
        yield from shared_out("index.building.encoding", (), batches, cores, _MEGABYTES)
    else:
        for batch in batches:
            yield batch, quantised(encoder.passages(batch))


def _written(texts: Iterator[VectorPassage], kept: VectorCache, writer: VectorsWriter | None) -> int:
    """Writes the vectors of passages in their order, if they are to be; how many have none."""
    missing = 0
    for several in _batches(texts):
        found = kept.get([passage.fingerprint for passage in several])
        for passage in several:
            vector = found.get(passage.fingerprint)
            if vector is None or writer is None:
                missing += 1
            else:
                writer.add(passage.clause, passage.kind, *vector)
    return missing


def _batches(texts: Iterator[VectorPassage]) -> Iterator[list[VectorPassage]]:
    while several := list(islice(texts, _LOOKED_UP)):
        yield several
