"""What every answer carries of its source: address, status, period, citation, and that its English is unofficial."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]

UNOFFICIAL = {
    "zh": "英文为非官方工作译文，仅以中文原文为准。",
    "en": "The English is an unofficial working translation; the Chinese text alone is authentic.",
}


def source_of(heads: Mapping[str, Json], root: str, url: str, tier: str | None = None) -> Json:
    """The source of something that stands at an address of the site.

    Args:
        heads: The heads of the documents, by id.
        root: The address of the site, "" where it has none.
        url: The path of the address (``/documents/xuhui/4.1.3/2``).
        tier: How a hit answers (named, related, partial), None for what was not searched.
    """
    place = url.removeprefix("/documents/").split("/")
    head = heads.get(place[0], {})
    return {
        "url": root + url,
        "document": head.get("id"),
        "title": head.get("title"),
        "status": head.get("status"),
        "period": head.get("period"),
        "tier": tier,
        "citation": {language: _citation(head, place, root + url, language) for language in ("zh", "en")},
        "translation": UNOFFICIAL,
    }


def _citation(head: Mapping[str, Any], place: list[str], url: str, language: str) -> str:
    """One line that names the document, its number and date, the place in it and its address."""
    title = (head.get("title") or {}).get(language) or (head.get("title") or {}).get("zh") or place[0]
    named = f"《{title}》" if language == "zh" else f"“{title}”"
    said = [named, _words(head.get("number"), language), _words(head.get("date"), language)]
    where = "/".join(place[1:])
    if where:
        said.append(f"第 {where} 条款" if language == "zh" else f"clause {where}")
    joint = "，" if language == "zh" else ", "
    return joint.join(part for part in [*said, url] if part)


def _words(value: Any, language: str) -> str | None:
    """A fact of a document in a language; numbers and dates have one form."""
    return value.get(language) or value.get("zh") if isinstance(value, dict) else value
