"""Turns text into HTML: escaped first, marked afterwards, so that no document and no query can write a tag."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from index.analysis.folding import HAN

_HAN = re.compile(rf"([{HAN}、。《》「」]+)")
#: What an English clause may put before its run-in heading: "First, ", "(1) ", "— ".
_LEAD = r"(?:\W{0,4}[\w.]{1,12}\W{1,3}|\W{1,4})?"


class Link(NamedTuple):
    """A stretch of a text that leads to an address."""

    start: int
    end: int
    url: str


def foreign(text: str) -> Markup:
    """An English text; the Chinese in it says that it is Chinese.

    >>> foreign("Zhangjiang (张江)")
    Markup('Zhangjiang (<span lang="zh-Hans">张江</span>)')
    """
    parts = map(escape, _HAN.split(text))
    return Markup("".join(f'<span lang="zh-Hans">{part}</span>' if n % 2 else part for n, part in enumerate(parts)))


def marked(fragments: Iterable[Mapping[str, Any]], *, is_english: bool = False) -> Markup:
    """A snippet with its matches in ``<mark>``.

    >>> marked([{"text": "<b>", "mark": False}, {"text": "医疗器械", "mark": True}])
    Markup('&lt;b&gt;<mark>医疗器械</mark>')
    """
    html = foreign if is_english else escape
    return Markup("").join(
        _set_off(html(fragment["text"])) if fragment["mark"] else html(fragment["text"]) for fragment in fragments
    )


def _set_off(html: Markup) -> Markup:
    return Markup(f"<mark>{html}</mark>")


#: Where something is set off in a text: ``[start, end)`` in its characters.
Spans = Sequence[Sequence[int]]


def dressed(
    text: str, marker: str | None, heading: str | None, marks: Spans = (), links: Sequence[Link] = ()
) -> Markup:
    """A clause with its marker and run-in heading set off, where they open the text, its links, and what was found.

    >>> dressed("一是加快集聚。支持总部。", "一是", "加快集聚", [(2, 4)])
    Markup('<span class="marker">一是</span><b class="run-in"><mark>加快</mark>集聚</b>。支持总部。')
    >>> dressed("根据《办法》。", None, None, links=[Link(2, 6, "/documents/ban-fa")])
    Markup('根据<a href="/documents/ban-fa">《办法》</a>。')
    """
    html, at = Markup(""), 0
    for part, template in ((marker, '<span class="marker">{}</span>'), (heading, '<b class="run-in">{}</b>')):
        bare = len(text) - len(text[at:].lstrip()) if text[at:].strip() else at
        if part and text.startswith(part, bare):
            html += escape(text[at:bare]) + Markup(template).format(_stretch(text, bare, bare + len(part), marks))
            at = bare + len(part)
    for link in sorted(links):
        if link.start >= at:
            html += _stretch(text, at, link.start, marks)
            html += Markup('<a href="{}">{}</a>').format(link.url, _stretch(text, link.start, link.end, marks))
            at = link.end
    return html + _stretch(text, at, len(text), marks)


def dressed_english(text: str, heading: str | None, marks: Spans = ()) -> Markup:
    """An English clause with its run-in heading set off, where it opens the text, in small letters or large.

    >>> dressed_english("First, gather companies. Support headquarters.", "Gather companies")
    Markup('First, <b class="run-in">gather companies</b>. Support headquarters.')
    """
    found = re.match(f"({_LEAD})({re.escape(heading)})", text, re.IGNORECASE) if heading else None
    if found is None:
        return _stretch(text, 0, len(text), marks, is_english=True)
    start, end = found.span(2)
    run_in = _stretch(text, start, end, marks, is_english=True)
    rest = _stretch(text, end, len(text), marks, is_english=True)
    return _stretch(text, 0, start, marks, is_english=True) + Markup('<b class="run-in">{}</b>').format(run_in) + rest


def highlighted(text: str, marks: Spans, *, is_english: bool = False) -> Markup:
    """A text with what was found in ``<mark>``."""
    return _stretch(text, 0, len(text), marks, is_english=is_english)


def _stretch(text: str, start: int, end: int, marks: Spans, *, is_english: bool = False) -> Markup:
    """A stretch of a text as HTML, with the parts of the marks that lie in it."""
    html = foreign if is_english else escape
    shown, at = Markup(""), start
    for first, last in marks:
        first, last = max(first, start), min(last, end)
        if first < last:
            shown += html(text[at:first]) + _set_off(html(text[first:last]))
            at = last
    return shown + html(text[at:end])
