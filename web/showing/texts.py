"""Texts in the languages of the view: which of them are shown, with their language, in which order.

A text that is wanted in English and has none is shown in Chinese, and of a clause the page says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from web.requests.language import LANGUAGES, TAGS
from web.requests.links import address
from web.showing.marks import Link, dressed, dressed_english, foreign, highlighted
from web.showing.tables import notes


class MarkedRun(NamedTuple):
    """A run of text and what the `lang` attribute says of it."""

    text: str
    lang: str

    @property
    def html(self) -> Markup:
        """The text as HTML; Chinese in an English text says that it is Chinese."""
        return foreign(self.text) if self.lang == TAGS["en"] else escape(self.text)


class TextColumn(NamedTuple):
    """A clause in one language.

    Attributes:
        lang: What the `lang` attribute says of it.
        text: It as HTML, for a clause that is no table.
        rows: The cells of a table, as text.
        cells: The same as HTML.
        caption: What stands above a table.
        notes: What stands below it.
        state: Why its translation cannot be trusted (``outdated``, ``fuzzy``, ``missing``); None where it can.
    """

    lang: str
    text: Markup
    rows: Sequence[Sequence[str]] | None
    cells: Sequence[Sequence[Markup]]
    caption: str | None
    notes: Sequence[str]
    state: str | None


def run(wanted: str, texts: Mapping[str, Any] | str | None) -> MarkedRun | None:
    """The text in the wanted language, else in the one that there is; None where there is none.

    A plain string is Chinese: the documents are.
    """
    if not texts:
        return None
    if isinstance(texts, str):
        return MarkedRun(texts, TAGS["zh"])
    for language in (wanted, *LANGUAGES):
        if texts.get(language):
            # A name without an English form (区商务委) stands under both languages and is Chinese all the same.
            is_chinese = texts[language] == texts.get("zh")
            return MarkedRun(str(texts[language]), TAGS["zh" if is_chinese else language])
    return None


def runs(languages: Sequence[str], texts: Mapping[str, Any] | str | None) -> list[MarkedRun]:
    """The text in each of the languages, once where it is the same or stands in for one that there is not."""
    found = (run(language, texts) for language in languages)
    return list(dict.fromkeys(shown for shown in found if shown is not None))


def columns(languages: Sequence[str], clause: Mapping[str, Any]) -> list[TextColumn]:
    """A clause in each of the languages; where it has no English and only that was wanted, its Chinese too."""
    if languages == ("en",) and clause["text"]["en"] is None:
        languages = ("en", "zh")
    return [_chinese(clause) if language == "zh" else _english(clause) for language in languages]


def _chinese(clause: Mapping[str, Any]) -> TextColumn:
    text, rows, marks = clause["text"]["zh"], clause["rows"], clause.get("marks") or {}
    heading = clause["heading"]["zh"] if clause["heading"] else None
    cited = [one for one in clause.get("references", ()) if one["document_url"] and not one["self"]]
    html = dressed(text, clause["marker"], heading, marks.get("zh", ()), [_link(text, one) for one in cited])
    cells = _cells(rows, marks.get("rows"), is_english=False)
    return TextColumn(TAGS["zh"], html, rows, cells, heading, notes(text, rows, heading) if rows else (), None)


def _english(clause: Mapping[str, Any]) -> TextColumn:
    text, rows, marks = clause["text"]["en"] or "", clause["rows_en"], clause.get("marks") or {}
    heading = clause["heading"]["en"] if clause["heading"] else None
    below = notes(text, rows, heading) if rows else ()
    state = clause["translation"] if clause["translation"] != "current" else None
    html = dressed_english(text, heading, marks.get("en", ()))
    return TextColumn(
        TAGS["en"], html, rows, _cells(rows, marks.get("rows_en"), is_english=True), heading, below, state
    )


def _cells(rows: Sequence[Sequence[str]] | None, marks: Any, *, is_english: bool) -> list[list[Markup]]:
    """The cells of a table as HTML, with what was found in them marked."""
    return [
        [highlighted(cell, marks[y][x] if marks else (), is_english=is_english) for x, cell in enumerate(row)]
        for y, row in enumerate(rows or ())
    ]


def _link(text: str, reference: Mapping[str, Any]) -> Link:
    """The title of a reference as a link to the document that it means, without the number behind it."""
    start, end = reference["span"]
    closed = text.find("》", start, end) + 1 if reference["marks"] == "《》" else 0
    return Link(start, closed or end, address(reference["document_url"]))
