"""What a citation says, in both languages, gathered from a resource: who, what, which, when, where, how it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

#: A resource as JSON: a document, or a section or clause with the ``document`` it stands in.
Resource = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CitedParts:
    """One thing that is cited.

    Attributes:
        id: Its id, ``xuhui/4.1.3/1``.
        authors: Who issued the document, as ``(zh, en)``; the English may be missing.
        title: Of the document.
        title_en: Our translation of it, None where there is none.
        number: 发文字号.
        date: ISO 8601, as much of it as is known.
        place: Where in the document, ("" for the document itself).
        place_en: The same in English.
        standing: Status and period in words (``征求意见稿，规划期2021—2023年，已届满``), "" where nothing is known.
        standing_en: The same in English.
        url: Its lasting address.
        accessed: The day it was read.
    """

    id: str
    authors: tuple[tuple[str, str | None], ...]
    title: str
    title_en: str | None
    number: str | None
    date: str | None
    place: str
    place_en: str
    standing: str
    standing_en: str
    url: str
    accessed: dt.date

    @property
    def year(self) -> str | None:
        """The year of the document, None where no date is stated."""
        return self.date[:4] if self.date else None


def reference(resource: Resource, base: str, accessed: dt.date) -> CitedParts:
    """What is to be said of a resource whose address stands below ``base`` (``https://policy.example``)."""
    document = resource.get("document") or resource
    section = resource.get("section") if "ordinal" in resource else resource if "document" in resource else None
    ordinal = resource.get("ordinal")
    return CitedParts(
        id=resource["id"],
        authors=tuple((each["zh"], each["en"]) for each in document["issuers"]),
        title=document["title"]["zh"] or document["id"],
        title_en=document["title"]["en"],
        number=document["number"],
        date=document["date"],
        place=_place(section, ordinal),
        place_en=_place_en(section, ordinal),
        standing="，".join(_standing(document)),
        standing_en=", ".join(_standing_en(document)),
        url=base + resource["url"],
        accessed=accessed,
    )


def _place(section: Mapping[str, Any] | None, ordinal: int | None) -> str:
    if section is None or not section["path"]:
        return ""
    title = f"{section['number'] or ''}{section['title']['zh'] or ''}".strip()
    named = f"第{section['path']}节" + (f"“{title}”" if title else "")
    return named + (f"第{ordinal}条" if ordinal else "")


def _place_en(section: Mapping[str, Any] | None, ordinal: int | None) -> str:
    if section is None or not section["path"]:
        return ""
    title = section["title"]["en"] or section["title"]["zh"]
    named = f"section {section['path']}" + (f", “{title}”" if title else "")
    return named + (f", clause {ordinal}" if ordinal else "")


def _standing(document: Mapping[str, Any]) -> Sequence[str]:
    status, period = document["status"], document["period"]
    parts = [status["zh"]] if status else []
    if period:
        parts += [f"规划期{period['from']}—{period['to']}年"] + ["已届满"] * period["ended"]
    return parts


def _standing_en(document: Mapping[str, Any]) -> Sequence[str]:
    status, period = document["status"], document["period"]
    parts = [status["en"] or status["zh"]] if status else []
    if period:
        parts += [f"period {period['from']}–{period['to']}"] + ["ended"] * period["ended"]
    return parts
