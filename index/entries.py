"""What of a clause goes into which field of the index: its own words, and those of where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from index.analysis.analyser import Analyser
from index.documents import Clause, Document, Section


class FieldWords:
    """The words of every ranked field, for the clauses of one document.

    Titles are cut once and not again for each clause below them.
    """

    def __init__(self, document: Document, analyser: Analyser) -> None:
        self._document = document
        self._analyser = analyser
        self._sections: Mapping[str, Section] = {section.path: section for section in document.sections}
        self._titles = {section.path: self._words(section.title) for section in document.sections}

    def of(self, clause: Clause) -> dict[str, list[str]]:
        """The words of a clause by field, as :data:`index.schema.FIELDS` names them."""
        ancestors = [word for path in self._ancestors(clause.section) for word in self._titles[path]]
        return {
            "text": self._words(clause.text),
            "heading": self._words(clause.heading),
            "section": self._titles.get(clause.section, []),
            "ancestors": ancestors,
            **self._document_words,
        }

    @cached_property
    def _document_words(self) -> dict[str, list[str]]:
        metadata = self._document.metadata
        titles = (metadata.title, metadata.cover_title)
        return {
            "title": [word for title in titles for word in self._words(title)],
            "issuer": [word for issuer in metadata.issuers for word in self._words(issuer)],
            "number": self._words(metadata.number),
        }

    def _ancestors(self, path: str) -> Iterable[str]:
        section = self._sections.get(path)
        while section is not None and section.parent is not None and section.parent in self._sections:
            section = self._sections[section.parent]
            yield section.path

    def _words(self, text: str | None) -> list[str]:
        return [token.text for token in self._analyser.words(text)] if text else []
