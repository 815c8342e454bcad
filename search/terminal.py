"""A page of hits as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from search.request import Language
from search.resources import clause_url
from search.results import Page, Result
from search.snippets import Piece

_TEXTS = {
    "zh": {
        "found": "{total} 条结果，来自 {documents} 份文件（第 {page}/{pages} 页）",
        "nothing": "没有找到相关条款。",
        "understood": "理解为：{query}",
        "or": "没有条款含全部词语，以下条款含其中任一词语。",
        "cut": "查询过长，只用了前 {used} 个字符。",
        "also": "另见",
    },
    "en": {
        "found": "{total} results in {documents} documents (page {page} of {pages})",
        "nothing": "No clause was found.",
        "understood": "Understood as: {query}",
        "or": "No clause has all the words; these have any of them.",
        "cut": "The query is too long: its first {used} characters were used.",
        "also": "also in",
    },
}


def lines(page: Page) -> Iterator[str]:
    """A page of hits, readable; the colours go when the output is no terminal."""
    texts = _TEXTS[page.request.lang]
    if page.query.text:
        yield click.style(texts["understood"].format(query=page.query.understood[page.request.lang]), dim=True)
    if page.query.cut:
        yield texts["cut"].format(used=len(page.query.text))
    if page.query.fallback:
        yield texts["or"]
    if not page.total:
        yield texts["nothing"]
        return
    yield texts["found"].format(total=page.total, documents=page.documents, page=page.request.page, pages=page.pages)
    first = (page.request.page - 1) * page.request.per_page + 1
    for rank, result in enumerate(page.results, start=first):
        yield ""
        yield from _hit(page, rank, result, texts["also"])


def _hit(page: Page, rank: int, result: Result, also: str) -> Iterator[str]:
    """One hit: where it stands, what it says, its address."""
    yield f"{rank}. " + click.style(_place(page, result), bold=True)
    yield "   " + _marked(result.snippet)
    address = click.style(clause_url(result.document.id, result.clause), fg="blue")
    others = [other["url"] for other in page.resources.also_in(result.repeats)]
    yield "   " + address + (f" · {also} {' '.join(others)}" if others else "")


def _place(page: Page, result: Result) -> str:
    """The way to a clause: district, document, sections."""
    lang: Language = page.request.lang
    district = page.resources.document_brief(result.document)["district"]
    sections = page.resources.placed(result.document.id, result.section)["breadcrumb"]
    titles = [f"{section['number']}{section['title']['zh'] or ''}" for section in sections]
    parts = [district[lang] if district else None, result.document.metadata.title or result.document.id, *titles]
    return " › ".join(part for part in parts if part)


def _marked(pieces: Sequence[Piece]) -> str:
    """A snippet on one line, what matched in colour."""
    shown = (click.style(piece.text, fg="red", bold=True) if piece.mark else piece.text for piece in pieces)
    return " ".join("".join(shown).split("\n"))
