"""What every answer carries of its source: address, status, period, citation, and that its English is unofficial."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from search.answers.values import Json
from search.citing.styles import cite

UNOFFICIAL = {
    "zh": "英文为非官方工作译文，仅以中文原文为准。",
    "en": "The English is an unofficial working translation; the Chinese text alone is authentic.",
}


def source_of(document: Mapping[str, Any], url: str, root: str, tier: str | None = None) -> Json:
    """The source of something that stands at an address of the site.

    Args:
        document: The document it stands in, as it is named beside a clause.
        url: The path of the address (``/documents/xuhui/4.1.3/2``).
        root: The address of the site, "" where it has none.
        tier: How a hit answers (named, related, partial), None for what was not searched.
    """
    said = citations(document, url, root)
    return {
        "url": root + url,
        "document": document["id"],
        "title": document["title"],
        "status": document["status"],
        "period": document["period"],
        "tier": tier,
        "citation": {"zh": said["gbt7714"], "en": said["english"]},
        "translation": UNOFFICIAL,
    }


def citations(document: Mapping[str, Any], url: str, root: str) -> dict[str, str]:
    """Every form of the citation of what stands at an address of a document, read today."""
    place = url.removeprefix("/documents/").split("/")
    resource: Json = {"id": "/".join(place), "url": url, "document": document}
    section = {"path": place[1] if len(place) > 1 else "", "number": "", "title": {"zh": "", "en": ""}}
    resource |= {"section": section, "ordinal": int(place[2])} if len(place) > 2 else section
    return cite(resource, root, date.today())
