"""Analyse the gathered documents and write them into the parts of a generation."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.analysis.analyser import Analyser
from index.entries import FieldWords
from index.gathering import Gathered
from index.labels import facet_labels
from index.repeats import find_repeats
from index.report import Progress
from index.terms import Lexicon
from index.writing.catalogue import CatalogueWriter
from index.writing.checking import Probe, check_answers
from index.writing.generations import ANALYSER, CATALOGUE, POSTINGS, Generation
from index.writing.postings import PostingsWriter
from index.writing.writer import IndexedClause, IndexedDocument, Writer


@dataclass(frozen=True, slots=True)
class Assembly:
    """What was written, as questions that it must answer."""

    probes: tuple[Probe, ...]

    def check(self, generation: Generation) -> None:
        """Ask the generation; BuildError where it does not answer."""
        check_answers(generation, self.probes)


def assemble(
    folder: Path, gathered: Sequence[Gathered], lexicon: Lexicon, analyser: Analyser, progress: Progress
) -> Assembly:
    """Write catalogue, postings and analyser into ``folder``.

    Reads: the gathered documents. Writes: all of the generation but its manifest.
    """
    labels = facet_labels(lexicon, [one.metadata for one in gathered])
    probes: list[Probe] = []
    with contextlib.ExitStack() as stack:
        catalogue = CatalogueWriter(folder / CATALOGUE, labels)
        stack.callback(catalogue.abandon)
        postings = PostingsWriter(folder / POSTINGS)
        stack.callback(postings.abandon)
        writers: Sequence[Writer] = (catalogue, postings)
        number = 0
        for one in gathered:
            document = analysed(one, number, analyser)
            for writer in writers:
                writer.add(document)
            number += len(document.clauses)
            probes += _probes(document)
            progress.indexed(one.record.id)
        for writer in writers:
            writer.finish()
    analyser.save(folder / ANALYSER)
    return Assembly(tuple(probes))


def analysed(one: Gathered, first: int, analyser: Analyser) -> IndexedDocument:
    """A document with its clauses numbered from ``first``, folded, cut into words and compared with each other."""
    document = one.load()
    fields = FieldWords(document, analyser)
    repeats = find_repeats(document.clauses, lambda text: analyser.fold(text).text)
    clauses = []
    for place, clause in enumerate(document.clauses):
        folded = analyser.fold(clause.text).text
        holder = repeats.get(place)
        clauses.append(
            IndexedClause(
                number=first + place,
                clause=clause,
                words=fields.of(clause),
                folded=folded,
                bigrams=frozenset(analyser.bigrams(folded)),
                repeat_of=None if holder is None else first + holder,
            )
        )
    return IndexedDocument(document, one.stated, tuple(clauses))


def _probes(document: IndexedDocument) -> list[Probe]:
    """A word of the first and of the last clause that has words: the longest, so that it is no particle."""
    worded = [clause for clause in document.clauses if clause.words["text"]]
    ends = [worded[0], worded[-1]] if worded else []
    return [Probe(max(clause.words["text"], key=len), clause.number) for clause in ends]
