"""The English texts of one generation: which one stands beside a Chinese text, and none where there is none."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache

from index.documents import Clause, Department, Document, English, Section
from index.storing.catalogue import Catalogue
from index.translations.composing import EnglishClause, compose
from index.translations.units import METADATA, address, own_english
from search.engines.cache import Cache

#: Clauses whose English is kept as it was put together, and the characters of the longest.
_COMPOSED, _LONGEST = 1024, 10_000
#: English texts that are kept, by document: those of some hundred laws.
_BUDGET = 20_000


class EnglishTexts:
    """Finds the English of titles, metadata, departments and clauses.

    A hit shows one clause of a document, whose English is read alone; who shows more of it asks for all (:meth:`of`).
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._read: Cache[str, Mapping[str, English]] = Cache(catalogue.english, _BUDGET)
        self._composed = lru_cache(maxsize=_COMPOSED)(
            lambda name, clause: compose(name, clause, self._at(name, address(name, clause)))
        )

    def of(self, document_id: str) -> Mapping[str, English]:
        """Every English text of a document, by its context."""
        return self._read[document_id]

    def document_title(self, document: Document) -> str | None:
        """The English title of a document: its translation, else the one that the list of documents gives."""
        return self._head(document.id, document.id, document.metadata.title, document.metadata.title_en)

    def section_title(self, document_id: str, section: Section) -> str | None:
        """The English title of a section."""
        return self._text(document_id, f"{document_id}/{section.path}", section.title)

    def issuers(self, document: Document) -> list[str | None]:
        """The English name of each issuer, in their order."""
        return [
            self._head(document.id, f"{document.id}#issuer{number}", issuer)
            for number, issuer in enumerate(document.metadata.issuers, 1)
        ]

    def metadata(self, document: Document) -> dict[str, str | None]:
        """The English of what a document says about itself in words, by the name of the field."""
        stated = {name: getattr(document.metadata, name) for name in METADATA}
        return {
            name: self._head(document.id, f"{document.id}#{name}", value) for name, value in stated.items() if value
        }

    def clause(self, document_id: str, clause: Clause) -> EnglishClause:
        """A clause in English, with the state of its translation."""
        if len(clause.text) > _LONGEST:
            return compose(document_id, clause, self._at(document_id, address(document_id, clause)))
        return self._composed(document_id, clause)

    def department(self, department: Department) -> str | None:
        """The English name of a department, under its usual name or as the clause writes it: one body has one name."""
        named = self.departments.get(department.name) or self.departments.get(department.written)
        return named or own_english(department.name)

    @cached_property
    def departments(self) -> Mapping[str, str]:
        """The English of every department that has one, as written and under its usual name."""
        known = {zh: label["en"] for zh, label in self._catalogue.labels("department").items()}
        for written, name in sorted(self._catalogue.departments()):
            if name not in known and written in known:
                known[name] = known[written]
        return known

    @cached_property
    def _heads(self) -> Mapping[str, Mapping[str, English]]:
        """What stands above the sections of every document: lists of documents show it, and none of their clauses."""
        return self._catalogue.english_heads()

    def _head(self, document_id: str, context: str, zh: str | None, otherwise: str | None = None) -> str | None:
        return _said(self._heads.get(document_id, {}), context, zh, otherwise)

    def _text(self, document_id: str, context: str, zh: str | None) -> str | None:
        return _said(self._at(document_id, context), context, zh, None)

    def _at(self, document_id: str, context: str) -> Mapping[str, English]:
        """The English texts of a document, by their contexts: at least those of one context and of its parts."""
        kept = self._read.kept(document_id)
        return self._catalogue.english_at(document_id, context) if kept is None else kept


def _said(texts: Mapping[str, English], context: str, zh: str | None, otherwise: str | None) -> str | None:
    found = texts.get(context)
    return (found.text if found is not None else None) or otherwise or own_english(zh)
