"""Goes over a document and lists what it cites, clause by clause, in its titles and in what it says about itself.

Reads: a document with its English. Writes: its references, in reading order; which of them are in the corpus is said
later (:mod:`index.references.resolving`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from index.analysis.folding import HAN_RUN
from index.documents import Document, English
from index.extracting.sentences import english_sentences, pair_sentences, sentences
from index.references.keys import title_key
from index.references.records import CitedText, Reference
from index.references.relations import relation
from index.references.titles import mentions
from index.translations.composing import compose

#: A title of so few letters (若干意见) is short for one that was named before, or for the document's own.
_SHORT = 8
#: What a document says of itself that names no other.
_SKIPPED = frozenset({"title_en", "district", "type", "status", "period"})


class _CitingText(NamedTuple):
    """A text of a document, with its address and its English."""

    address: str
    clause: str | None
    zh: str
    en: str | None


def references(
    document: Document, english: Mapping[str, English], works: Collection[str] = frozenset()
) -> list[Reference]:
    """Everything that a document cites, in reading order: first what stands around its text.

    Args:
        document: The document.
        english: The translations of its texts, by where they stand.
        works: Titles of works that are no documents wherever they stand (论语).
    """
    reading = _Reading(document, works)
    return [found for text in _texts(document, english) for found in reading.read(text)]


class _Reading:
    """What a document has named so far, and how it calls it from there on."""

    def __init__(self, document: Document, works: Collection[str]) -> None:
        self._document = document
        self._works = works
        self._own = title_key(document.metadata.title or "")
        self._named: dict[str, str | None] = {}
        self._titles: list[str] = []

    def read(self, text: _CitingText) -> Iterator[Reference]:
        """The references of one text."""
        said = mentions(text.zh, self._works)
        if not said:
            return
        parts = sentences(text.zh) if HAN_RUN.search(text.zh) else english_sentences(text.zh)
        paired = pair_sentences(parts, text.en)
        for count, mention in enumerate(said, start=1):
            at = max((n for n, part in enumerate(parts) if part.start <= mention.start), default=0)
            full = self._full(mention)
            yield Reference(
                id=f"{text.address}{'.' if '#' in text.address else '#'}{count}",
                document=self._document.id,
                clause=text.clause,
                title=mention.title,
                full=full,
                number=mention.number,
                marks=mention.marks,
                relation=relation(text.zh, mention.start, mention.end),
                quote=parts[at].text if parts else text.zh,
                quote_en=paired[at] if paired else text.en,
                span=(mention.start, mention.end),
                is_self=self._is_self(mention, full) or text.address.endswith(("#number", "#title")),
            )
            self._remember(mention, is_shared=[one.short for one in said].count(mention.short) > 1)

    def _full(self, mention: CitedText) -> str | None:
        """The title that a short one stands for: as the text has said, else the last one that ends with it."""
        if mention.title is None:
            return None
        if mention.title in self._named:
            return self._named[mention.title]
        if len(mention.title) > _SHORT or mention.number:
            return None
        return next((title for title in reversed(self._titles) if title.endswith(mention.title)), None)

    def _is_self(self, mention: CitedText, full: str | None) -> bool:
        if mention.title is None or not self._own:
            return False
        key = title_key(full or mention.title)
        is_short = full is None and len(mention.title) <= _SHORT and mention.title not in self._named
        return key == self._own or (is_short and self._own.endswith(key))

    def _remember(self, mention: CitedText, *, is_shared: bool) -> None:
        if mention.title and mention.short:
            # A name that several titles share stands for none of them.
            self._named[mention.short] = None if is_shared else mention.title
        if mention.title and len(mention.title) > _SHORT:
            self._titles.append(mention.title)


def _texts(document: Document, english: Mapping[str, English]) -> Iterator[_CitingText]:
    for field in dataclasses.fields(document.metadata):
        value = getattr(document.metadata, field.name)
        if field.name not in _SKIPPED and isinstance(value, str):
            yield _CitingText(
                f"{document.id}#{field.name}", None, value, _english(english, f"{document.id}#{field.name}")
            )
    clauses: dict[str, list[_CitingText]] = {}
    for clause in document.clauses:
        address = f"{document.id}/{clause.section}/{clause.ordinal}"
        made = compose(document.id, clause, english)
        clauses.setdefault(clause.section, []).append(_CitingText(address, address, clause.text, made.text))
    for section in document.sections:
        address = f"{document.id}/{section.path}"
        if section.title:
            yield _CitingText(address, None, section.title, _english(english, address))
        yield from clauses.get(section.path, ())


def _english(english: Mapping[str, English], context: str) -> str | None:
    found = english.get(context)
    return found.text or None if found is not None else None
