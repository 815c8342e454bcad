"""Turns text into HTML: escaped first, marked afterwards, so that no document and no query can write a tag."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup, escape

_HAN = re.compile(r"([㐀-鿿豈-﫿、。《》「」\U00020000-\U0003ffff]+)")
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
    parts = _HAN.split(text)
    template = Markup('<span lang="zh-Hans">{}</span>')
    return Markup("").join(template.format(part) if n % 2 else escape(part) for n, part in enumerate(parts))


def marked(fragments: Iterable[Mapping[str, Any]], *, is_english: bool = False) -> Markup:
    """A snippet with its matches in ``<mark>``.

    >>> marked([{"text": "<b>", "mark": False}, {"text": "医疗器械", "mark": True}])
    Markup('&lt;b&gt;<mark>医疗器械</mark>')
    """
    html = foreign if is_english else escape
    return Markup("").join(
        Markup("<mark>{}</mark>").format(html(fragment["text"])) if fragment["mark"] else html(fragment["text"])
        for fragment in fragments
    )


def dressed(text: str, marker: str | None, heading: str | None, links: Sequence[Link] = ()) -> Markup:
    """A clause with its marker and run-in heading set off, where they open the text, and its links.

    >>> dressed("一是加快集聚。支持总部。", "一是", "加快集聚")
    Markup('<span class="marker">一是</span><b class="run-in">加快集聚</b>。支持总部。')
    >>> dressed("根据《办法》。", None, None, [Link(2, 6, "/documents/ban-fa")])
    Markup('根据<a href="/documents/ban-fa">《办法》</a>。')
    """
    html, at = Markup(""), 0
    for part, template in ((marker, '<span class="marker">{}</span>'), (heading, '<b class="run-in">{}</b>')):
        bare = text[at:].lstrip()
        if part and bare.startswith(part):
            html += escape(text[at : len(text) - len(bare)]) + Markup(template).format(part)
            at = len(text) - len(bare) + len(part)
    for link in sorted(links):
        if link.start >= at:
            html += escape(text[at : link.start])
            html += Markup('<a href="{}">{}</a>').format(link.url, text[link.start : link.end])
            at = link.end
    return html + escape(text[at:])


def dressed_english(text: str, heading: str | None) -> Markup:
    """An English clause with its run-in heading set off, where it opens the text, in small letters or large.

    >>> dressed_english("First, gather companies. Support headquarters.", "Gather companies")
    Markup('First, <b class="run-in">gather companies</b>. Support headquarters.')
    """
    found = re.match(f"({_LEAD})({re.escape(heading)})", text, re.IGNORECASE) if heading else None
    if found is None:
        return foreign(text)
    lead, run_in, rest = found[1], found[2], text[found.end() :]
    return foreign(lead) + Markup('<b class="run-in">{}</b>').format(foreign(run_in)) + foreign(rest)
