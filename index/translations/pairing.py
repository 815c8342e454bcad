"""Joins the texts of a document with their English, and says of each whether it can be trusted.

1. An entry with the same Chinese text under the same context is the one.
2. Else an entry with the same Chinese text under another context: the text moved, its English stays.
3. Else the entry of the same context, when its own Chinese text is no longer in the document: the text was changed, and
   its English is outdated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.documents import Document, English
from index.translations.files import Message
from index.translations.units import Unit, units


@dataclass(frozen=True, slots=True)
class Paired:
    """The English of a document, by context, for every text of it that holds Chinese.

    Attributes:
        texts: The English of each.
        sources: The Chinese of each.
        entries: Where the English was found; none for what is missing.
    """

    texts: Mapping[str, English]
    sources: Mapping[str, Unit]
    entries: Mapping[str, Message]

    @property
    def counts(self) -> dict[str, int]:
        """How many texts are missing, outdated and fuzzy, and how many there are (``texts``)."""
        states = Counter(english.state for english in self.texts.values())
        return {"texts": len(self.texts), **{state: states[state] for state in ("missing", "outdated", "fuzzy")}}


def pair(document: Document, entries: Sequence[Message]) -> Paired:
    """Finds the English of every text of a document among the entries of its PO file."""
    wanted = list(units(document))
    printed = {unit.text for unit in wanted}
    exact = {(entry.context, entry.text): entry for entry in reversed(entries)}
    moved = {entry.text: entry for entry in reversed(entries) if entry.english}
    replaced = {entry.context: entry for entry in reversed(entries) if entry.english and entry.text not in printed}
    found: dict[str, English] = {}
    used: dict[str, Message] = {}
    for unit in wanted:
        entry = exact.get((unit.context, unit.text))
        if entry is None or not entry.english:
            entry = moved.get(unit.text)
        is_outdated = entry is None
        entry = entry or replaced.get(unit.context)
        found[unit.context] = _english(entry, is_outdated=is_outdated)
        if entry is not None:
            used[unit.context] = entry
    return Paired(found, {unit.context: unit for unit in wanted}, used)


def _english(entry: Message | None, *, is_outdated: bool) -> English:
    if entry is None:
        return English("", "missing")
    if is_outdated:
        return English(entry.english, "outdated")
    return English(entry.english, "fuzzy" if entry.is_fuzzy else "current")
