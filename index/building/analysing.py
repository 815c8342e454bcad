"""Analyse one document: fold it, cut it into words, compare its clauses, and give it to the writers of a part.

Reads: a document with its English. Writes: its clauses with their fields, a few at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from index.analysis.analyser import Analyser
from index.documents import Document, English, Metadata
from index.entries.cards import card
from index.entries.fields import FieldWords
from index.entries.repeats import find_repeats
from index.entries.terms import EntryTerms
from index.extracting.records import NOTHING_EXTRACTED
from index.extracting.stage import Knowledge, extract
from index.questions.files import Questions
from index.storing.writer import IndexedCard, IndexedClause, IndexedDocument, Writer
from index.terms.glossary import Finder
from index.translations.composing import compose

#: Clauses that are held analysed at a time.
_BATCH = 200


class Analysing:
    """Analyses documents and writes them."""

    def __init__(
        self,
        analyser: Analyser,
        finder: Finder,
        terms: EntryTerms,
        questions: Questions,
        knowledge: Knowledge | None,
    ) -> None:
        """Takes what each part of the analysis knows.

        Args:
            analyser: Cuts and folds texts.
            finder: Finds the concepts of the glossary.
            terms: Finds the other terms.
            questions: What texts answer.
            knowledge: What the extraction knows; without it nothing is extracted.
        """
        self._analyser = analyser
        self._finder = finder
        self._terms = terms
        self._questions = questions
        self._knowledge = knowledge

    def write(
        self,
        document: Document,
        stated: Metadata,
        english: Mapping[str, English],
        first: int,
        writers: Sequence[Writer],
    ) -> None:
        """Gives a document to every writer, its clauses numbered from ``first``."""
        fields = FieldWords(document, english, self._analyser)
        extracted = extract(document, english, self._knowledge) if self._knowledge else NOTHING_EXTRACTED
        head = IndexedDocument(document, stated, english, self._card(document, english, fields), extracted)
        for writer in writers:
            writer.begin(head)
        clauses = self._clauses(document, english, first, fields)
        while batch := list(islice(clauses, _BATCH)):
            for writer in writers:
                writer.add(batch)

    def _card(self, document: Document, english: Mapping[str, English], fields: FieldWords) -> IndexedCard:
        said = card(document, english)
        folded, folded_en = self._fold(said.text), self._fold(said.english)
        words = fields.of_card(said)
        terms = self._terms.of(said.text, folded, folded_en, words)
        return IndexedCard(said, words, folded, folded_en, " ".join(words["text_en"]), terms)

    def _clauses(
        self, document: Document, english: Mapping[str, English], first: int, fields: FieldWords
    ) -> Iterator[IndexedClause]:
        """The clauses of a document, folded, cut into words and compared with each other."""
        repeats = find_repeats(document.clauses, self._fold)
        for place, clause in enumerate(document.clauses):
            own = compose(document.id, clause, english)
            folded, folded_en = self._fold(clause.text), self._fold(own.text or "")
            asked = self._questions.of(clause.text)
            words = fields.of(clause, own, asked)
            holder = repeats.get(place)
            yield IndexedClause(
                number=first + place,
                clause=clause,
                words=words,
                folded=folded,
                folded_en=folded_en,
                words_en=" ".join(words["text_en"]),
                terms=self._terms.of(clause.text, folded, folded_en, words),
                repeat_of=None if holder is None else first + holder,
                asked=asked,
                concepts=tuple(dict.fromkeys(use.concept for use in self._finder.find(folded))),
            )

    def _fold(self, text: str) -> str:
        return self._analyser.fold(text).text
