"""Look at an index without building: what it holds, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import accumulate, islice
from pathlib import Path

from index.analysis.analyser import Analyser
from index.errors import BuildError, IndexUnavailable
from index.inspecting.dumping import dump
from index.inspecting.reference import disagreements, written
from index.storing.catalogue import Catalogue
from index.storing.checking import check_answers
from index.storing.generations import Generation, open_current
from index.storing.manifest import DocumentRecord
from index.storing.postings import PostingsReader

#: Documents that are analysed again and held against the postings, and disagreements that are told.
_COMPARED, _MOST = 10, 20


def faults(root: Path) -> list[str]:
    """Everything that is wrong with the current index, a sentence each; empty when it is sound.

    1. Every file has the checksum that it was written with, and schema and analyser are those of this program.
    2. The parts agree with each other: as many clauses in the postings as in the catalogue and the manifest.
    3. Whoosh, given some of the documents again, has the same words in the same clauses as often.
    4. Every character of every document is accounted for.
    5. The metadata are complete, agree with the text, and every document is in its present version.
    6. Where translations are kept: every Chinese text and department has its English, and none is outdated or fuzzy.
    """
    try:
        generation = open_current(root)
        check_answers(generation, ())
        found = list(_posting_faults(generation))
        records = generation.manifest.documents
        found += [f"{record.id}: {fault}" for record in records for fault in _record_faults(record)]
        with closing(Catalogue.open(generation.catalogue)) as catalogue:
            return found + list(_catalogue_faults(generation, catalogue))
    except (IndexUnavailable, BuildError) as error:
        return [str(error)]


def stats_lines(generation: Generation) -> Iterator[str]:
    """What a generation holds, for people."""
    manifest = generation.manifest
    yield f"generation {generation.name}, built {manifest.built}"
    yield f"schema version {manifest.schema_version}, analyser {manifest.analyser[:12]}"
    for record in manifest.documents:
        share = 1 - record.coverage.unassigned / (record.coverage.characters or 1)
        state = ", an earlier version: " + record.problem if record.problem else ""
        yield (
            f"  {record.id:<16} {record.sections:>6} sections {record.clauses:>7} clauses "
            f"coverage {share:.4f}  {record.source}{state}"
        )
    if vectors := manifest.vectors:
        lacking = f", {vectors.missing} missing" if vectors.missing else ""
        yield f"vectors of {vectors.encoder}, one a {vectors.unit}: {vectors.rows}{lacking}"
    counts = manifest.counts
    yield (
        f"{counts['documents']} documents, {counts['sections']} sections, {counts['clauses']} clauses, "
        f"{counts['bytes']:,} bytes in {len(manifest.files)} files"
    )


def _posting_faults(generation: Generation) -> Iterator[str]:
    """What Whoosh finds of some documents, from the first to the last, and the postings do not hold."""
    records = generation.manifest.documents
    stride = -(-len(records) // _COMPARED)
    firsts = list(accumulate((record.clauses for record in records), initial=0))
    places = range(0, len(records), stride)
    numbers = [number for place in places for number in range(firsts[place], firsts[place + 1])]
    numbers += [firsts[-1] + place for place in places]
    with (
        closing(Catalogue.open(generation.catalogue)) as catalogue,
        closing(PostingsReader(generation.postings)) as postings,
    ):
        analyser = Analyser.load(generation.analyser)
        whoosh = written(catalogue, analyser, [records[place].id for place in places])
        yield from islice(disagreements(postings, whoosh, numbers), _MOST)


def _english_faults(document_id: str, catalogue: Catalogue) -> Iterator[str]:
    for context, english in sorted(catalogue.english(document_id).items()):
        if english.state != "current":
            yield f"{context}: its English is {english.state}: see `python -m index translations`"
    known = catalogue.labels("department")
    departments = [one for clause in catalogue.clauses(document_id) for one in clause.departments]
    for name in dict.fromkeys(one.name for one in departments if known.keys().isdisjoint((one.name, one.written))):
        yield f"{document_id}: {name} has no English in common.po: see `python -m index translations`"


def _record_faults(record: DocumentRecord) -> Iterator[str]:
    if record.problem:
        yield f"this is an earlier version, the file could not be read: {record.problem}"
    if record.coverage.unassigned:
        yield f"{record.coverage.unassigned} characters belong to no heading, clause or furniture"
    yield from record.differences


def _catalogue_faults(generation: Generation, catalogue: Catalogue) -> Iterator[str]:
    ids = [record.id for record in generation.manifest.documents]
    documents = catalogue.documents()
    if ids != [document.id for document in documents]:
        yield "the catalogue holds other documents than the manifest"
    for document in documents:
        if document.id in generation.manifest.english:
            yield from _english_faults(document.id, catalogue)
        for name in ("title", "district", "type"):
            if not getattr(document.metadata, name):
                yield f"{document.id}: no {name} is known: add it to corpus.toml"
    kinds = [line["type"] for line in dump(catalogue)]
    for kind, count in (("section", "sections"), ("clause", "clauses")):
        held, told = kinds.count(kind), generation.manifest.counts[count]
        if held != told:
            yield f"the catalogue holds {held} {count}, the manifest says {told}"
