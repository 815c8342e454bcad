"""Which document of the corpus a title or a number means."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from index.documents import Document
from index.references.keys import title_key
from index.references.numbers import parse
from index.references.records import CitedNumber, Reference


class KnownWorks:
    """The titles and numbers of the documents of a corpus."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._titles: dict[str, list[str]] = {}
        self._numbers: dict[tuple[str, int | None, int], str] = {}
        self._given: dict[str, CitedNumber] = {}
        for document in documents:
            for title in (document.metadata.title, document.metadata.cover_title):
                if title:
                    self._titles.setdefault(title_key(title), []).append(document.id)
            if document.metadata.number and (number := parse(document.metadata.number)):
                self._numbers.setdefault(number.key, document.id)
                self._given[document.id] = number

    def find(self, title: str | None, number: CitedNumber | None) -> str | None:
        """The document that is meant: by its number, else by its title, if its number does not say otherwise."""
        if number and number.key in self._numbers:
            return self._numbers[number.key]
        found = self._titles.get(title_key(title), []) if title else []
        fitting = [one for one in found if not number or one not in self._given]
        return fitting[0] if len(set(fitting)) == 1 else None


def resolve(references: Sequence[Reference], corpus: KnownWorks) -> list[Reference]:
    """The references with the documents that they mean, where the corpus holds them."""
    found = []
    for reference in references:
        document = reference.document if reference.is_self else None
        document = document or corpus.find(reference.full or reference.title, reference.number)
        is_self = document == reference.document
        found.append(dataclasses.replace(reference, document_id=document, is_self=is_self))
    return found
