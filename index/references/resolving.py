"""Which document of the corpus a title or a number means."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence

from index.addresses.prints import essence
from index.documents import Document
from index.references.numbers import parse
from index.references.records import CitedNumber, Reference

#: What a title may lack in one place and have in another.
_STATE = "中华人民共和国"
_YEAR = re.compile(r"(?<=\d)年$")
_EDITION = re.compile(r"[（(](?:\d{4}年?)?(?:修正|修订|修改|试行|暂行)(?:版|本|文本)?[）)]$")


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


def title_key(title: str) -> str:
    """What makes two writings of a title one.

    >>> title_key("闵行区行动计划（2021-2023年）") == title_key("闵行区行动计划(2021—2023)")
    True
    """
    return _YEAR.sub("", essence(_EDITION.sub("", title.strip()))).removeprefix(_STATE)


def resolve(references: Sequence[Reference], corpus: KnownWorks) -> list[Reference]:
    """The references with the documents that they mean, where the corpus holds them."""
    found = []
    for reference in references:
        document = reference.document if reference.is_self else None
        document = document or corpus.find(reference.full or reference.title, reference.number)
        is_self = document == reference.document
        found.append(dataclasses.replace(reference, document_id=document, is_self=is_self))
    return found
