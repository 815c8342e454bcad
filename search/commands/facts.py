"""Facts as lines for a terminal: the value, where it stands, and its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import click

from index.documents import Language

_FOUND = {"zh": "{total} 项（第 {page}/{pages} 页）。{note}", "en": "{total} found (page {page} of {pages}). {note}"}


def fact_lines(page: Mapping[str, Any], lang: Language) -> Iterator[str]:
    """A page of facts, readable."""
    pages = max(1, -(-page["total"] // page["per_page"]))
    yield _FOUND[lang].format(total=page["total"], page=page["page"], pages=pages, note=page["note"][lang])
    for fact in page["items"]:
        yield ""
        yield click.style(_said(fact, lang), bold=True)
        yield "   " + (fact["quote"][lang] or fact["quote"]["zh"]).replace("\n", " ")
        yield "   " + click.style(fact["url"], fg="blue")


def _said(fact: Mapping[str, Any], lang: Language) -> str:
    """What a fact says, on one line."""
    district = fact["district"][lang] if fact["district"] else fact["document"]["id"]
    if "printed" in fact:
        year = f" {fact['year']}" if fact["year"] else ""
        status = fact["labels"]["status"][lang]
        return f"{district}{year} · {_own(fact['indicator'], lang)}: {fact['printed']} ({status})"
    if "strength" in fact:
        who = f" → {_own(fact['beneficiary'], lang)}" if fact["beneficiary"] else ""
        return f"{district} · {fact['labels']['strength'][lang]} · {_own(fact['instrument'], lang)}{who}"
    parties = ", ".join(_own(party["name"], lang) for party in fact["departments"])
    return f"{district} · {_own(fact['title'], lang)}: {parties}"


def _own(text: Mapping[str, str | None], lang: Language) -> str:
    """A text in the reader's language, in Chinese where it has no other."""
    return text[lang] or text["zh"] or ""
