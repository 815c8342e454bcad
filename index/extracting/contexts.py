"""What a rule may know beside the sentence: the document, the section, the issuer's area."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from index.documents import Clause, Document, Section
from index.terms.lists import District

#: Sections that tell how things are.
TELLING = frozenset(("current state", "problems", "trends", "background"))
#: Types of documents, and of their parts, that command: their numbers are limits, not figures.
_NORMATIVE = re.compile(r"法$|条例|规章|解释|细则|规则|规程")

#: Documents that report: what they say is so, whatever the verb.
_REPORTING = re.compile(r"公报|统计|年报|总结|工作报告")

#: A document whose clauses compare with the year before reports, whatever it is called.
_COMPARING = re.compile(r"同比|比上年|比去年")
_COMPARISONS = 3

_YEAR = re.compile(r"(?:19|20)\d\d")

#: How large the issuer's area is: a district, a city, a province, the state.
Level = Literal["district", "city", "province", "state"]
#: By the words of the title and the issuers, the smallest that is named first.
_LEVELS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (
        "district",
        re.compile(
            r"[区县旗](?!域|块|间|位|别)(?=人民政府|[一-鿿\d（）“”]{0,24}(?:局|委|办|会|规划|计划|方案|意见|措施|办法|纲要|报告|公报))"
        ),
    ),
    ("city", re.compile(r"(?<![城都])市(?!场|值|民|级|属|政|辖)")),
    ("province", re.compile(r"省(?!级|属|市)|自治区")),
    ("state", re.compile(r"国务院|国家|中华人民共和国|全国")),
)
#: The area that a title or an issuer opens with: 杭州市余杭区, 深圳市.
_AREA = re.compile(
    r"^(?:[一-鿿]{2,8}?(?:省|自治区))?(?:[一-鿿]{2,4}?市)?(?P<place>[一-鿿]{1,6}?(?:自治县|新区|开发区|区|县|市|省))(?!域|块|间|位|别|场|值|民|级)"
)


@dataclass(frozen=True, slots=True)
class ClauseContext:
    """Where a sentence stands.

    Attributes:
        document: The id of the document.
        written: The year that the document was written in or its period begins in; later years are the future.
        area: How the text may name the issuer's area (静安区, 静安), none where the issuer has no area we know.
        level: How large that area is; None where nothing says so.
        role: The role of the section.
        reporting: Whether the document reports (a statistical bulletin): it has no aims.
        normative: Whether the text sets limits (a law, an article), in which numbers are no figures.
        heading: The run-in heading of the clause and the titles above it.
    """

    document: str
    written: int | None
    area: tuple[str, ...]
    role: str | None = None
    level: Level | None = "district"
    normative: bool = False
    reporting: bool = False
    heading: str = ""

    @property
    def tells(self) -> bool:
        """Whether the section tells how things are."""
        return self.reporting or self.role in TELLING

    def is_future(self, year: int | None) -> bool:
        """Whether a year lies behind the writing of the document."""
        return year is not None and self.written is not None and year > self.written

    def at(self, clause: Clause, section: Section | None) -> ClauseContext:
        """The context of a clause of the document."""
        title = (section.title or "") if section else ""
        normative = self.normative or (section is not None and section.kind == "article")
        role = section.role if section else None
        return replace(self, role=role, normative=normative, heading=f"{title} {clause.heading or ''}")


def context_of(document: Document, districts: tuple[District, ...]) -> ClauseContext:
    """The context of a document as a whole."""
    metadata = document.metadata
    stated = metadata.date or metadata.period or metadata.printed_date or ""
    year = _YEAR.search(stated)
    area: tuple[str, ...] = next(
        ((each.zh, each.zh.removesuffix("区")) for each in districts if each.code == metadata.district), ()
    )
    level = "district" if area else _level_of(document)
    area = area or _area_of(document)
    kind = metadata.type or metadata.title or ""
    told = sum(_COMPARING.search(clause.text) is not None for clause in document.clauses)
    named = _REPORTING.search(f"{metadata.type} {metadata.title}") is not None
    reporting = named or (told >= _COMPARISONS and told * 4 > len(document.clauses))
    written = int(year.group()) if year else None
    normative = bool(_NORMATIVE.search(kind))
    return ClauseContext(document.id, written, area, level=level, normative=normative, reporting=reporting)


def _says_whose(document: Document) -> list[str]:
    """The texts that say whose document it is: its issuers, then its title."""
    metadata = document.metadata
    return [*metadata.issuers, metadata.title or ""]


def _level_of(document: Document) -> Level | None:
    """How large the area of an issuer is that is none of the districts we know."""
    for text in _says_whose(document):
        for level, words in _LEVELS:
            if words.search(text):
                return level
    return None


def _area_of(document: Document) -> tuple[str, ...]:
    """How the text may name that area: 余杭区 and 余杭."""
    found = next((found for found in map(_AREA.match, _says_whose(document)) if found), None)
    if found is None:
        return ()
    place = found["place"]
    bare = place[:-1] if len(place) > 2 else place
    return (place, bare)
