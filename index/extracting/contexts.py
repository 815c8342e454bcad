"""What a rule may know beside the sentence: the document, the section, the issuer's area."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from index.documents import Clause, Document, Section
from index.extracting.areas import area_of, elsewhere
from index.structuring.places import Level
from index.terms.lists import Lexicon

#: Sections that tell how things are.
TELLING = frozenset(("current state", "problems", "trends", "background"))
#: Types of documents, and of their parts, that command: their numbers are limits, not figures.
_NORMATIVE = re.compile(r"法$|条例|规章|解释|细则|规则|规程")

_LAW = re.compile(r"法$|条例$|司法解释")
#: Documents that give, article by article: 专项扶持措施, 奖补办法, 专项资金实施细则.
_GIVING = re.compile(
    r"扶持|奖励|奖补|补贴|补助|资助|(?:若干|政策|支持)措施|若干政策|专项资金|促进[^，。]{2,24}(?:政策|措施|办法|意见|规定)$"
)
#: Documents that set out what is to be done, whatever their parts are called.
_PLANNING = re.compile(
    r"行动计划|实施方案|行动方案|工作方案|工作要点|工作计划|实施意见|若干措施|政策措施|规划|任务清单"
)

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
        level: How large that area is; None where nothing says so.
        role: The role of the section.
        reporting: Whether the document reports (a statistical bulletin): it has no aims.
        normative: Whether the text sets limits (a law, an article), in which numbers are no figures.
        giving: Whether the document gives, article by article (奖补办法).
        planning: Whether the document sets out what is to be done (行动计划).
        heading: The run-in heading of the clause and the titles above it.
        around: The names of the city or province around the issuer's area.
        elsewhere: What a statement about another place opens with.
    """

    document: str
    written: int | None
    area: tuple[str, ...]
    role: str | None = None
    level: Level | None = "district"
    normative: bool = False
    reporting: bool = False
    giving: bool = False
    planning: bool = False
    heading: str = ""
    around: tuple[str, ...] = ()
    elsewhere: re.Pattern[str] = field(default_factory=lambda: elsewhere(()))

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


def context_of(document: Document, lexicon: Lexicon) -> ClauseContext:
    """The context of a document as a whole."""
    metadata = document.metadata
    stated = metadata.date or metadata.period or metadata.printed_date or ""
    year = _YEAR.search(stated)
    area = area_of(document, lexicon)
    kind = metadata.type or metadata.title or ""
    told = sum(_COMPARING.search(clause.text) is not None for clause in document.clauses)
    named = _REPORTING.search(f"{metadata.type} {metadata.title}") is not None
    reporting = named or (told >= _COMPARISONS and told * 4 > len(document.clauses))
    written = int(year.group()) if year else None
    normative = bool(_NORMATIVE.search(kind))
    return ClauseContext(
        document.id,
        written,
        area.names,
        level=area.level,
        around=area.around,
        elsewhere=elsewhere(lexicon.places),
        normative=normative,
        giving=_GIVING.search(f"{metadata.title} {kind}") is not None and not _LAW.search(kind),
        planning=_PLANNING.search(metadata.title or "") is not None,
        reporting=reporting,
    )
