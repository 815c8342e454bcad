"""What a rule may know beside the sentence: the document, the section, the issuer's area."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

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


@dataclass(frozen=True, slots=True)
class ClauseContext:
    """Where a sentence stands.

    Attributes:
        document: The id of the document.
        written: The year that the document was written in or its period begins in; later years are the future.
        area: How the text may name the issuer's area (静安区, 静安), none where the issuer has no area we know.
        role: The role of the section.
        reporting: Whether the document reports (a statistical bulletin): it has no aims.
        normative: Whether the text sets limits (a law, an article), in which numbers are no figures.
        heading: The run-in heading of the clause and the titles above it.
    """

    document: str
    written: int | None
    area: tuple[str, ...]
    role: str | None = None
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
    area = next(((each.zh, each.zh.removesuffix("区")) for each in districts if each.code == metadata.district), ())
    kind = metadata.type or metadata.title or ""
    told = sum(_COMPARING.search(clause.text) is not None for clause in document.clauses)
    named = _REPORTING.search(f"{metadata.type} {metadata.title}") is not None
    reporting = named or (told >= _COMPARISONS and told * 4 > len(document.clauses))
    written = int(year.group()) if year else None
    return ClauseContext(document.id, written, area, normative=bool(_NORMATIVE.search(kind)), reporting=reporting)
