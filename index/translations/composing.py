"""Puts a clause together again in English, from the English of its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from index.documents import Clause, English, TranslationState
from index.translations.units import address, table_text

#: The worst state of its parts is the state of a clause.
_ORDER: tuple[TranslationState, ...] = ("missing", "outdated", "fuzzy", "current")


@dataclass(frozen=True, slots=True)
class EnglishClause:
    """A clause in English: its whole text, its run-in heading and its cells, None where it has none.

    Attributes:
        state: ``current``, ``fuzzy`` (to be checked), ``outdated`` (the Chinese has changed since) or ``missing``.
    """

    text: str | None
    heading: str | None
    rows: tuple[tuple[str, ...], ...] | None
    state: TranslationState


def compose(document_id: str, clause: Clause, texts: Mapping[str, English]) -> EnglishClause:
    """The English of a clause; what holds no Chinese stands as it is, what is missing is left in Chinese in a table."""
    context = address(document_id, clause)
    if clause.rows:
        return _table(context, clause, texts)
    whole = texts.get(context)
    if whole is None:
        return EnglishClause(clause.text, clause.heading, None, "current")
    heading = texts.get(f"{context}#heading")
    if heading is None:
        return EnglishClause(whole.text or None, clause.heading, None, whole.state)
    state = min(whole.state, heading.state, key=_ORDER.index)
    return EnglishClause(whole.text or None, heading.text or None, None, state)


def _table(context: str, clause: Clause, texts: Mapping[str, English]) -> EnglishClause:
    used: list[TranslationState] = ["current"]

    def english(part: str, text: str) -> str:
        found = texts.get(f"{context}#{part}")
        if found is None:
            return text
        used.append(found.state)
        return found.text or text

    outside = table_text(clause)
    caption = english("caption", outside.caption)
    rows = tuple(
        tuple(english(f"r{row}c{column}", cell) for column, cell in enumerate(cells, 1))
        for row, cells in enumerate(clause.rows or (), 1)
    )
    note = english("note", outside.note)
    state = min(used, key=_ORDER.index)
    if all(found == "missing" for found in used[1:]) and len(used) > 1:
        return EnglishClause(None, None, None, "missing")
    lines = [caption, *(" | ".join(cell for cell in row if cell) for row in rows), note]
    heading = caption.split("\n")[0] if clause.heading else None
    return EnglishClause("\n".join(line for line in lines if line), heading, rows, state)
