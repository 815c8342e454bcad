"""What of a clause goes into which field of the index: its own words, and those of where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from index.analysis.analyser import Analyser
from index.documents import Card, Clause, Document, English, Section
from index.questions.files import AnsweredText
from index.questions.grams import question_grams
from index.schema import FIELDS
from index.translations.composing import EnglishClause


class FieldWords:
    """The words of every ranked field, for the clauses of one document.

    Titles are cut once and not again for each clause below them.
    """

    def __init__(self, document: Document, english: Mapping[str, English], analyser: Analyser) -> None:
        self._document = document
        self._english = english
        self._analyser = analyser
        self._sections: Mapping[str, Section] = {section.path: section for section in document.sections}
        self._titles = {section.path: self._words(section.title) for section in document.sections}
        self._titles_en = {section.path: self._english_words(f"/{section.path}") for section in document.sections}
        self._ancestry: dict[str, tuple[list[str], list[str]]] = {}

    def of(self, clause: Clause, english: EnglishClause, asked: AnsweredText) -> dict[str, list[str]]:
        """The words of a clause by field, as :data:`index.schema.FIELDS` names them."""
        above, above_en = self._above(clause.section)
        return {
            "text": self._words(clause.text),
            "heading": self._words(clause.heading),
            "section": self._titles.get(clause.section, []),
            "ancestors": above,
            "text_en": self._words(english.text),
            "heading_en": self._words(english.heading),
            "section_en": self._titles_en.get(clause.section, []),
            "ancestors_en": above_en,
            "asked": [gram for question in asked.zh for gram in question_grams(self._analyser, question)],
            "asked_en": [gram for question in asked.en for gram in question_grams(self._analyser, question)],
            **self._document_words,
        }

    def of_card(self, card: Card) -> dict[str, list[str]]:
        """The words of the document's card by field: its lines are its text, under the title of the document."""
        empty: dict[str, list[str]] = {field.name: [] for field in FIELDS}
        return {**empty, **self._document_words, "text": self._words(card.text), "text_en": self._words(card.english)}

    @cached_property
    def _document_words(self) -> dict[str, list[str]]:
        metadata = self._document.metadata
        titles = (metadata.title, metadata.cover_title)
        issuers = range(1, len(metadata.issuers) + 1)
        return {
            "title": [word for title in titles for word in self._words(title)],
            "issuer": [word for issuer in metadata.issuers for word in self._words(issuer)],
            "number": self._words(metadata.number),
            "title_en": self._english_words("") or self._words(metadata.title_en),
            "issuer_en": [word for place in issuers for word in self._english_words(f"#issuer{place}")],
        }

    def _english_words(self, context: str) -> list[str]:
        """The words of the English of a text of the document."""
        found = self._english.get(f"{self._document.id}{context}")
        return self._words(found.text) if found else []

    def _above(self, path: str) -> tuple[list[str], list[str]]:
        """The words of the titles above a section in both languages: the same lists for all of its clauses."""
        if path not in self._ancestry:
            above = list(self._ancestors(path))
            self._ancestry[path] = (
                [word for each in above for word in self._titles[each]],
                [word for each in above for word in self._titles_en[each]],
            )
        return self._ancestry[path]

    def _ancestors(self, path: str) -> Iterable[str]:
        section = self._sections.get(path)
        while section is not None and section.parent is not None and section.parent in self._sections:
            section = self._sections[section.parent]
            yield section.path

    def _words(self, text: str | None) -> list[str]:
        return self._analyser.ranked(text) if text else []
