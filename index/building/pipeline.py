"""One build, from the sources to a generation: find, identify, hold the lock, generate, clear away."""

from __future__ import annotations

import contextlib
import dataclasses
import re
import shutil
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.addresses.archive import FOLDER, Archive
from index.analysis.building import TEMPORARY
from index.building.generating import CACHE, Build
from index.building.means import BuildMeans, BuildPlan
from index.building.previous import Previous
from index.building.report import Progress, Report, Silence
from index.finding.corpus import find_documents
from index.finding.identity import keep_ids
from index.meaning.encoder import Encoder
from index.storing.engine import MEMORY, chosen_engine
from index.storing.lock import hold
from index.storing.publishing import prune, writing_errors

if TYPE_CHECKING:
    from index.building.delivering import Delivery

_TERMS = "terms"
_TRANSLATIONS = Path("translations", "en")
_QUESTIONS = Path("questions")

#: A dictionary that is changed and changed back finds its analyser again.
_KEPT_ANALYSERS = 4
_ANALYSER = re.compile(r"analyser-[0-9a-f]{16}")


def build(
    sources: Sequence[Path],
    out: Path,
    *,
    terms: Path | None = None,
    full: bool = False,
    means: BuildMeans | None = None,
    encoder: Encoder | None = None,
    progress: Progress | None = None,
) -> Report:
    """Brings the index at ``out`` up to date with the sources.

    Args:
        sources: Folders and files, in corpus order.
        out: The folder of the index.
        terms: The folder of the dictionary and of the names; else ``terms`` in the first source that has one.
        full: Read every document again and write a new generation, changed or not.
        means: What it may use.
        encoder: The model that makes vectors of the texts; without one there are none.
        progress: Told how far the build is.

    Raises:
        UsageError: The sources or their ``corpus.toml`` make no sense; nothing was done.
        BuildRunning: Another build holds the lock.
        BuildError: Nothing could be written; the index that was current still is.
    """
    started = time.monotonic()
    documents = find_documents(sources, besides=out)
    folder = terms or _first(sources, Path(_TERMS))
    english, questions = _first(sources, _TRANSLATIONS), _first(sources, _QUESTIONS)
    with writing_errors(out):
        out.mkdir(parents=True, exist_ok=True)
        with hold(out / "lock"), contextlib.closing(Archive.open(out, _first(sources, Path(FOLDER)))) as archive:
            identified = keep_ids(documents.entries, archive.publications(), archive.likeness)
            prune(out)
            _prune_temporary(out)
            with _delivery(out) as delivery, contextlib.closing(Previous.find(out)) as previous:
                plan = BuildPlan(folder, english, questions, full, means or BuildMeans(), encoder, delivery)
                report = Build(out, plan, previous, archive, identified, progress or Silence()).run()
                prune(out)
                if delivery is not None:
                    delivery.settle()
            _prune_cache(out / CACHE)
    seconds = time.monotonic() - started
    return dataclasses.replace(report, seconds=seconds, passed_over=documents.passed_over)


@contextlib.contextmanager
def _delivery(out: Path) -> Iterator[Delivery | None]:
    """What brings a generation to the cluster that the environment names, None where the engine is in memory."""
    if chosen_engine() == MEMORY:
        yield None
        return
    from index.building.delivering import Delivery

    with contextlib.closing(Delivery(out)) as delivery:
        yield delivery


def _first(sources: Sequence[Path], name: Path) -> Path | None:
    """The folder of that name in the first source that has one."""
    return next((source / name for source in sources if (source / name).is_dir()), None)


def _prune_temporary(out: Path) -> None:
    """Removes what killed builds left beside a cache that could not be written."""
    for path in out.glob(f"{TEMPORARY}*"):
        shutil.rmtree(path, ignore_errors=True)


def _prune_cache(folder: Path) -> None:
    """Removes all but the newest analysers, and what killed builds left of one; each takes some megabytes."""
    made = sorted(folder.glob("analyser-*"), key=lambda path: path.stat().st_mtime, reverse=True)
    whole = [path for path in made if _ANALYSER.fullmatch(path.name)]
    for path in made:
        if path not in whole[:_KEPT_ANALYSERS]:
            shutil.rmtree(path, ignore_errors=True)
