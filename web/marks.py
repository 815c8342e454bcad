"""Turns text into HTML: escaped first, marked afterwards, so that no document and no query can write a tag."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup, escape


def marked(fragments: Iterable[Mapping[str, Any]]) -> Markup:
    """A snippet with its matches in ``<mark>``.

    >>> marked([{"text": "<b>", "mark": False}, {"text": "医疗器械", "mark": True}])
    Markup('&lt;b&gt;<mark>医疗器械</mark>')
    """
    return Markup("").join(
        Markup("<mark>{}</mark>").format(fragment["text"]) if fragment["mark"] else escape(fragment["text"])
        for fragment in fragments
    )


def dressed(text: str, marker: str | None, heading: str | None) -> Markup:
    """A clause with its marker and run-in heading set off, where they open the text.

    >>> dressed("一是加快集聚。支持总部。", "一是", "加快集聚")
    Markup('<span class="marker">一是</span><b class="run-in">加快集聚</b>。支持总部。')
    """
    html = Markup("")
    for part, template in ((marker, '<span class="marker">{}</span>'), (heading, '<b class="run-in">{}</b>')):
        bare = text.lstrip()
        if part and bare.startswith(part):
            html += escape(text[: len(text) - len(bare)]) + Markup(template).format(part)
            text = bare[len(part) :]
    return html + escape(text)
