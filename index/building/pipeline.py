"""One build, from the sources to a generation: find, gather, analyse, write, check, swap."""

from __future__ import annotations

import contextlib
import dataclasses
import shutil
import sqlite3
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from index.addresses.archive import FOLDER, Archive
from index.analysis.analyser import Analyser
from index.analysis.version import ANALYSER_VERSION
from index.building.fingerprints import inputs_fingerprint, reading_fingerprint
from index.building.gathering import Gathered, Gathering
from index.building.previous import Previous
from index.building.report import Progress, Report, Row, Silence
from index.errors import BuildError
from index.finding.corpus import find_documents
from index.finding.identity import Identified, keep_ids
from index.questions.files import question_files, read_questions
from index.schema import SCHEMA_VERSION
from index.storing.generations import Generation, command
from index.storing.lock import hold
from index.storing.manifest import Manifest, record_files
from index.storing.publishing import draft, prune, publish
from index.terms import glossary
from index.terms.lists import load_terms
from index.translations.folder import fingerprint, po_files

#: Beside the generations: what is costly to make and depends on the dictionary alone.
CACHE = "cache"

_TERMS = "terms"
_TRANSLATIONS = Path("translations", "en")
_QUESTIONS = Path("questions")

#: A dictionary that is changed and changed back finds its analyser again.
_KEPT_ANALYSERS = 4


def build(
    sources: Sequence[Path],
    out: Path,
    *,
    terms: Path | None = None,
    full: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Bring the index at ``out`` up to date with the sources.

    Args:
        sources: Folders and files, in corpus order.
        out: The folder of the index.
        terms: The folder of the dictionary and of the names; else ``terms`` in the first source that has one.
        full: Read every document again and write a new generation, changed or not.
        progress: Told how far the build is.

    Raises:
        UsageError: The sources or their ``corpus.toml`` make no sense; nothing was done.
        BuildRunning: Another build holds the lock.
        BuildError: Nothing could be written; the index that was current still is.
    """
    started = time.monotonic()
    entries = find_documents(sources, besides=out)
    folder = terms or _first(sources, Path(_TERMS))
    english, questions = _first(sources, _TRANSLATIONS), _first(sources, _QUESTIONS)
    with _writing_errors(out):
        out.mkdir(parents=True, exist_ok=True)
        with hold(out / "lock"), contextlib.closing(Archive.open(out, _first(sources, Path(FOLDER)))) as archive:
            identified = keep_ids(entries, archive.publications(), archive.likeness)
            prune(out)
            with contextlib.closing(Previous.find(out)) as previous:
                made = _Build(
                    out, folder, english, questions, previous, full, progress or Silence(), archive, identified
                )
                report = made.run()
            prune(out)
            _prune_cache(out / CACHE)
    return dataclasses.replace(report, seconds=time.monotonic() - started)


class _Build:
    """What the steps of one build share."""

    def __init__(
        self,
        out: Path,
        terms: Path | None,
        english: Path | None,
        questions: Path | None,
        previous: Previous,
        full: bool,
        progress: Progress,
        archive: Archive,
        identified: Identified,
    ) -> None:
        self._out = out
        self._terms = terms
        self._english = english
        self._questions = questions
        self._previous = previous
        self._full = full
        self._progress = progress
        self._archive = archive
        self._identified = identified
        self._known = load_terms(terms)
        self._analyser = Analyser.build(terms, out / CACHE)

    def run(self) -> Report:
        """Gather the documents and write a generation, unless it would be the one that is current."""
        entries = self._identified.entries
        self._progress.start(len(entries))
        lexicon = self._known.lexicon
        gathering = Gathering(self._previous, lexicon, reading_fingerprint(lexicon), self._full)
        results = []
        for entry in entries:
            result = gathering.gather(entry)
            results.append(result)
            self._progress.read(result if isinstance(result, Row) else result.row)
        gathered = [result for result in results if isinstance(result, Gathered)]
        rows = tuple(result if isinstance(result, Row) else result.row for result in results)
        if not gathered:
            raise BuildError("no document could be read: " + "; ".join(row.problem or "" for row in rows))
        inputs = self._fingerprint(gathered)
        notes = self._identified.notes + ((self._previous.trouble,) if self._previous.trouble else ())
        earlier = self._previous.generation
        is_same = earlier and self._previous.is_current and earlier.manifest.inputs == inputs
        if earlier and is_same and not self._full and not self._archive.has_news:
            return Report(earlier.name, False, rows, notes, 0.0, earlier.manifest.english)
        written, stale = self._write(gathered, inputs)
        if stale:
            notes += (f"{stale} rows of {self._questions} belong to no clause: their text was changed or is gone",)
        return Report(written.name, True, rows, notes, 0.0, written.manifest.english)

    def _fingerprint(self, gathered: Sequence[Gathered]) -> str:
        described = [(one.record, repr(one.metadata)) for one in gathered]
        words = po_files(self._english) + (sorted(self._terms.glob("*.t[so][vm]*")) if self._terms else [])
        words += question_files(self._questions)
        return inputs_fingerprint(self._analyser.fingerprint, fingerprint(words), described)

    def _write(self, gathered: Sequence[Gathered], inputs: str) -> tuple[Generation, int]:
        """Write, check and publish a generation; with it, how many rows of what clauses answer are stale."""
        # Only here: a build that finds nothing changed does without Whoosh, jieba, PO files and the rules of structure.
        from index.building.assembling import Terminology, assemble
        from index.extracting.topics import load_topics
        from index.translations.files import read_folder

        known = Terminology(
            self._known,
            read_folder(self._english),
            glossary.load_glossary(self._terms),
            read_questions(self._questions),
            load_topics(self._terms),
        )
        with draft(self._out, inputs) as folder:
            assembly = assemble(folder, gathered, known, self._analyser, self._progress)
            built = datetime.now(UTC).isoformat(timespec="seconds")
            records = tuple(one.record for one in gathered)
            self._archive.carry_on(folder, records, self._identified.renamed, built[:10])
            manifest = Manifest(
                built=built,
                schema_version=SCHEMA_VERSION,
                analyser_version=ANALYSER_VERSION,
                analyser=self._analyser.fingerprint,
                inputs=inputs,
                documents=records,
                files=record_files(folder),
                english=assembly.english,
            )
            return publish(self._out, folder, manifest, assembly.check), assembly.stale


def _first(sources: Sequence[Path], name: Path) -> Path | None:
    """The folder of that name in the first source that has one."""
    return next((source / name for source in sources if (source / name).is_dir()), None)


def _prune_cache(folder: Path) -> None:
    """Remove all but the newest analysers: each change of the dictionary leaves one of some megabytes."""
    made = sorted(folder.glob("*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in made[_KEPT_ANALYSERS:]:
        shutil.rmtree(path, ignore_errors=True)


@contextlib.contextmanager
def _writing_errors(out: Path) -> Iterator[None]:
    """Turn what a disk or its rights refuse into one error with the cure."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        where = getattr(error, "filename", None) or out
        raise BuildError(
            f"nothing could be written to {where}: {reason}: free space or correct the rights, "
            f"then run {command(out)}; the index that was current still is"
        ) from error
