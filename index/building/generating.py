"""One generation: prepare the documents, write what comes of them, check it, publish it."""

from __future__ import annotations

import contextlib
import dataclasses
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from index.addresses.archive import Archive
from index.analysis.analyser import Analyser
from index.analysis.version import code_fingerprint
from index.building import pool
from index.building.changes import changes_between, same_bytes
from index.building.fingerprints import analysing_fingerprint, inputs_fingerprint, reading_fingerprint
from index.building.jobs import BuildContext, Job, Prepared, Worked
from index.building.means import BuildPlan
from index.building.planning import Planning, chunks_of
from index.building.previous import Previous
from index.building.report import DocumentRow, Progress, Report
from index.errors import BuildError
from index.finding.corpus import CorpusEntry
from index.finding.identity import Identified
from index.meaning.encoder import Encoder
from index.questions.files import question_files, read_questions
from index.schema import SCHEMA_VERSION
from index.storing.catalogue import Catalogue
from index.storing.checking import Probe, check_answers
from index.storing.engine import MEMORY, OPENSEARCH
from index.storing.generations import CATALOGUE, REFERENCES, SOURCES, VECTORS, Generation
from index.storing.manifest import DocumentRecord, Manifest, VectorRecord, record_files
from index.storing.publishing import draft, publish
from index.terms.glossary import load_glossary
from index.terms.lists import load_terms
from index.translations.folder import COMMON, fingerprint, po_files

if TYPE_CHECKING:
    from index.building.delivering import DeliveryCount

#: Beside the generations: what is costly to make and depends on the dictionary alone.
CACHE = "cache"

#: Where the parts of a build lie while it runs, in the folder of the generation that it writes.
PARTS = "parts"


class Build:
    """What the steps of one build share."""

    def __init__(
        self,
        out: Path,
        plan: BuildPlan,
        previous: Previous,
        archive: Archive,
        identified: Identified,
        progress: Progress,
    ) -> None:
        self._out = out
        self._plan = plan
        self._previous = previous
        self._archive = archive
        self._identified = identified
        self._progress = progress
        self._terms = load_terms(plan.terms)
        self._analyser = Analyser.build(plan.terms, out / CACHE)
        self._english = plan.english if po_files(plan.english) else None

    def run(self) -> Report:
        """Prepares the documents and write a generation, unless it would be the one that is current."""
        entries = self._identified.entries
        self._progress.start(len(entries))
        with draft(self._out) as folder:
            context = self._context(folder)
            results = self._prepared(entries, context)
            rows = tuple(result if isinstance(result, DocumentRow) else result.row for result in results)
            documents = [result for result in results if isinstance(result, Prepared)]
            if not documents:
                raise BuildError("no document could be read: " + "; ".join(row.problem or "" for row in rows))
            inputs = inputs_fingerprint(context.analysing, [one.record for one in documents])
            records = [one.record for one in documents]
            notes, changes = self._notes(records), tuple(changes_between(self._previous.records, records))
            report = Report("", False, rows, notes, 0.0, changes=changes)
            earlier = self._previous.generation
            is_same = earlier and self._previous.is_current and earlier.manifest.inputs == inputs
            is_same = is_same and earlier and self._is_delivered(earlier)
            if earlier and is_same and _has_vectors(earlier.manifest, self._plan.encoder) and not self._must_write:
                return dataclasses.replace(report, generation=earlier.name, english=earlier.manifest.english)
            written, news, delivered = self._write(folder, documents, inputs)
            cluster = delivered.as_json() if delivered else {}
            report = dataclasses.replace(report, generation=written.name, is_new=True, cluster=cluster)
            return dataclasses.replace(report, notes=(*report.notes, *news), english=written.manifest.english)

    def _is_delivered(self, generation: Generation) -> bool:
        """Whether a generation is for the engine that is built for, and there where that is."""
        delivery = self._plan.delivery
        if generation.manifest.engine != (MEMORY if delivery is None else OPENSEARCH):
            return False
        return delivery is None or delivery.holds(generation)

    @property
    def _must_write(self) -> bool:
        """Whether a generation is written though nothing has changed."""
        return self._plan.full or self._archive.has_news

    def _context(self, folder: Path) -> BuildContext:
        """What is the same for all documents."""
        english = self._english
        shared = sorted(self._plan.terms.glob("*.t[so][vm]*")) if self._plan.terms else []
        shared += [english / f"{COMMON}.po"] if english else []
        shared += question_files(self._plan.questions)
        return BuildContext(
            terms=self._plan.terms,
            english=english,
            questions=self._plan.questions,
            analyser=self._analyser.folder,
            previous=self._previous.generation.folder if self._previous.generation else None,
            reading=reading_fingerprint(self._terms.lexicon),
            analysing=analysing_fingerprint(self._analyser.fingerprint, fingerprint(shared)),
            parts=folder / PARTS,
            memory=self._plan.means.postings_bytes,
            ocr=self._plan.means.ocr,
            is_spooled=self._plan.delivery is not None,
        )

    def _prepared(self, entries: Sequence[CorpusEntry], context: BuildContext) -> list[Worked]:
        """What becomes of each entry, in their order."""
        planning = Planning(self._previous, context, self._plan.full)
        found: dict[str, Worked] = {}
        jobs: list[Job] = []
        for entry in entries:
            planned = planning.plan(entry)
            if isinstance(planned, Job):
                jobs.append(planned)
            else:
                self._done(entry, planned, found)
        chunks = chunks_of(jobs)
        if chunks:
            context.parts.mkdir()
        means = self._plan.means
        for chunk, outcomes in pool.prepared(context, chunks, means.workers, means.worker_megabytes) if chunks else ():
            for job, outcome in zip(chunk.jobs, outcomes, strict=True):
                self._done(job.entry, outcome, found)
        return [found[entry.id] for entry in entries]

    def _done(self, entry: CorpusEntry, outcome: Worked, found: dict[str, Worked]) -> None:
        found[entry.id] = outcome
        self._progress.read(outcome if isinstance(outcome, DocumentRow) else outcome.row)

    def _notes(self, records: Sequence[DocumentRecord]) -> tuple[str, ...]:
        trouble = (self._previous.trouble,) if self._previous.trouble else ()
        told = self._plan.delivery.notes if self._plan.delivery is not None else ()
        return (*self._identified.notes, *trouble, *same_bytes(records), *told)

    def _write(
        self, folder: Path, documents: Sequence[Prepared], inputs: str
    ) -> tuple[Generation, list[str], DeliveryCount | None]:
        """Writes, check and publish a generation.

        Returns:
            The generation, what the operator should know, and what came of its delivery.
        """
        # Only here: a build that finds nothing changed does without jieba, PO files and the rules of structure.
        from index.building.assembling import Terminology, assemble
        from index.extracting.topics import load_topics
        from index.storing.reference_writer import write_references
        from index.storing.sources import write_sources
        from index.translations.files import read_common

        english, plan = self._english, self._plan
        glossary, questions = load_glossary(plan.terms), read_questions(plan.questions)
        topics = load_topics(plan.terms)
        known = Terminology(self._terms, read_common(english), glossary, english is not None, questions, topics)
        previous = self._previous.generation.folder if self._previous.generation else None
        assembly = assemble(folder, documents, previous, known, self._analyser, self._progress)
        built = datetime.now(UTC).isoformat(timespec="seconds")
        records = tuple(one.record for one in documents)
        write_sources(folder / SOURCES, records, folder / PARTS, previous / SOURCES if previous else None)
        delivered = self._delivered(folder, documents, assembly.probes)
        shutil.rmtree(folder / PARTS, ignore_errors=True)
        self._progress.stage("references")
        before = previous / REFERENCES if previous else None
        unchanged = {one.record.id for one in documents if one.stored.part is None}
        write_references(folder / REFERENCES, folder / CATALOGUE, before, unchanged, self._terms.lexicon.works)
        self._progress.stage("addresses")
        self._archive.carry_on(folder, records, self._identified.renamed, built[:10])
        vectors, trouble = self._vectors(folder)
        manifest = Manifest(
            built=built,
            schema_version=SCHEMA_VERSION,
            code=code_fingerprint(),
            analyser=self._analyser.fingerprint,
            inputs=inputs,
            documents=records,
            files=record_files(folder),
            english={one.record.id: one.english for one in documents if one.english},
            engine=MEMORY if delivered is None else OPENSEARCH,
            vectors=vectors,
        )
        written = publish(self._out, folder, manifest, lambda generation: check_answers(generation, assembly.probes))
        stale = f"{assembly.stale} rows of {plan.questions} belong to no clause: their text was changed or is gone"
        return written, [*([stale] if assembly.stale else []), *trouble], delivered

    def _vectors(self, folder: Path) -> tuple[VectorRecord | None, list[str]]:
        """Writes what the clauses mean, where there is a model for it; and says what is missing."""
        encoder = self._plan.encoder
        if encoder is None:
            return None, []
        # Only here: most builds do without.
        from index.building.embedding import write_vectors

        self._progress.stage("vectors")
        with contextlib.closing(Catalogue.open(folder / CATALOGUE)) as catalogue:
            jobs = self._plan.means.workers
            made = write_vectors(folder / VECTORS, catalogue, encoder, self._out / CACHE, jobs, self._progress)
        missing = f"{made.record.missing} texts have no vector and are found by words alone; the next build makes them"
        return made.record, [f"{missing}: {made.trouble}"] if made.trouble else []

    def _delivered(self, folder: Path, documents: Sequence[Prepared], probes: Sequence[Probe]) -> DeliveryCount | None:
        """Brings a generation to the cluster, where there is one."""
        delivery, means = self._plan.delivery, self._plan.means
        if delivery is None:
            return None
        self._progress.stage("cluster")
        processes = (means.workers, means.worker_megabytes)
        return delivery.deliver(folder, documents, self._previous.generation, processes, probes)


def _has_vectors(manifest: Manifest, encoder: Encoder | None) -> bool:
    """Whether a generation has the vectors that a model would give it; without a model none are missed."""
    found = manifest.vectors
    return encoder is None or (found is not None and found.encoder == encoder.name and not found.missing)
