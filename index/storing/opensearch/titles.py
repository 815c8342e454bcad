"""The titles above the clauses of one document, folded, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import chain

from index.documents import Document, English
from index.translations.units import own_english


class TitlesAbove:
    """Knows the titles above each clause of a document: of its sections, innermost first, and of the document."""

    def __init__(self, document: Document, english: Mapping[str, English], fold: Callable[[str], str]) -> None:
        """Takes the document with its sections, its English, and what folds a text."""
        self._fold = fold
        self._parents = {section.path: section.parent for section in document.sections}
        self._titles = {
            section.path: self._both(section.title, _text(english, f"{document.id}/{section.path}"))
            for section in document.sections
        }
        metadata = document.metadata
        title = _text(english, document.id) or metadata.title_en or own_english(metadata.title) or ""
        self._chinese = [fold(text) for text in (metadata.title, metadata.cover_title) if text]
        self._english = [fold(title)] if title else []
        self._found: dict[str, list[str]] = {}

    def chain(self, path: str) -> list[str]:
        """The paths of a section and of those it stands in, innermost first."""
        found: list[str] = []
        at: str | None = path
        while at is not None and at in self._parents and at not in found:
            found.append(at)
            at = self._parents[at]
        return found

    def above(self, path: str, heading: str | None) -> list[str]:
        """The titles above a clause, its own heading first; each as one line."""
        if path not in self._found:
            titles = [self._titles[other] for other in self.chain(path)]
            both = chain((zh for zh, _ in titles), self._chinese, (en for _, en in titles), self._english)
            self._found[path] = [title for title in both if title]
        own = [self._fold(heading)] if heading else []
        return [*own, *self._found[path]]

    def _both(self, title: str | None, translated: str | None) -> tuple[str, str]:
        return self._fold(title or ""), self._fold(translated or own_english(title) or "")


def _text(english: Mapping[str, English], context: str) -> str | None:
    found = english.get(context)
    return found.text if found is not None else None
