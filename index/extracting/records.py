"""The nouns of extraction: targets and figures, measures, tasks. They import nothing but the nouns of documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from index.documents import Span

#: Units that values are normalised to; what is printed in another unit (吨, 公里, 岁) is not normalised.
NormalUnit = Literal["CNY", "USD", "count", "percent", "percentage_point", "ratio", "rank", "m2", "minute"]
FigureStatus = Literal["target", "current", "forecast", "external"]
MeasureKind = Literal["stock", "increment", "rate", "share", "points", "multiple", "rank"]
Direction = Literal[
    "level", "reach", "increase", "at_least", "exceed", "about", "at_most", "maintain", "range", "double"
]
FigureScope = Literal["district", "sub-district", "park", "institution", "city", "china", "world", "unspecified"]
Strength = Literal["grant", "service", "orientation"]
AmountKind = Literal["fixed", "cap", "rate", "cost-based", "unstated"]
TaskRole = Literal["lead", "joint"]


@dataclass(frozen=True, slots=True)
class Text:
    """A text in both languages; its English is None where nobody has written one."""

    zh: str
    en: str | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a fact was read.

    Attributes:
        clause: The id of the clause (``xuhui/2.3/2``).
        quote: The whole sentence, verbatim, and the English one that stands for it.
        span: The fact within the text of the clause, in code points.
        method: The names of the rules that decided, joined by ``+``.
    """

    clause: str
    quote: Text
    span: Span
    method: str


@dataclass(frozen=True, slots=True)
class Normalised:
    """A value in one of the units that can be compared; ``value_max`` is the upper end of a range."""

    value: float
    value_max: float | None
    unit: NormalUnit
    per: Literal["year"] | None = None


@dataclass(frozen=True, slots=True)
class Threshold:
    """What a counted thing must reach to be counted: 营业收入过亿元 of 37家企业…营业收入过亿元."""

    printed: str
    value: float
    unit: NormalUnit


@dataclass(frozen=True, slots=True)
class Target:
    """A figure: a target, a current value, a forecast, or a value of something outside the issuer's area.

    Attributes:
        id: The id of the clause, ``:t`` and the place among its figures, from 1.
        printed: The value as it is printed (84.23 亿元).
        value: The number as it is printed, in ``unit``; ``value_max`` is the upper end of a range.
        status: None where the rules cannot decide.
        year: The year it is for, None where no year is said; ``base_year`` is the year it is compared with.
        year_stated: Whether the sentence itself, or the head of its column, says the year (else a sentence before it).
        attribute: 预期性 or 约束性, only where a table says so.
        same_as: Ids of figures of the same document that say the same.
    """

    id: str
    anchor: Anchor
    indicator: Text
    printed: str
    value: float
    value_max: float | None
    unit: str
    normalised: Normalised | None
    status: FigureStatus | None
    measure: MeasureKind
    direction: Direction
    year: int | None
    base_year: int | None
    year_stated: bool
    attribute: str | None
    threshold: Threshold | None
    scope: FigureScope
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cap:
    """How far a grant goes at most: 最高不超过500万元."""

    printed: str
    value: float
    unit: NormalUnit


@dataclass(frozen=True, slots=True)
class MeasureAmount:
    """How much a measure gives; ``value`` is in ``unit`` (CNY, percent …), None where no number is said.

    Attributes:
        cap: What bounds a grant behind it (按设备投资额的15%给予补助，最高不超过500万元); None where nothing does.
    """

    printed: str | None
    value: float | None
    unit: NormalUnit | None
    kind: AmountKind
    cap: Cap | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that the issuer gives, promises or leans to.

    Attributes:
        id: The id of the clause, ``:m`` and the place among its measures, from 1.
        group: A code of :data:`index.extracting.groups.GROUPS`.
        instrument: What is given (租金补贴, 一站式服务).
        strength: ``grant`` gives money, land, space, a rate or a certificate to a named class; ``service`` promises
            a service or a platform; ``orientation`` is a bare 支持 or 鼓励.
    """

    id: str
    anchor: Anchor
    group: str
    instrument: Text
    strength: Strength
    beneficiary: Text | None
    condition: Text | None
    amount: MeasureAmount | None


@dataclass(frozen=True, slots=True)
class Party:
    """A department of a task: as printed, under its usual name, and its role; ``group`` is of several (各街镇)."""

    printed: str
    name: str
    role: TaskRole | None
    group: bool


@dataclass(frozen=True, slots=True)
class Task:
    """A task with the departments that are to do it.

    Attributes:
        id: The id of the clause, ``:k`` and the place among its tasks, from 1.
        label: The printed word before the departments (责任部门), or the verb behind them (牵头).
    """

    id: str
    anchor: Anchor
    title: Text
    label: str
    departments: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Sorted:
    """A clause that speaks of a topic.

    Attributes:
        topic: The id of the topic.
        clause: The id of the clause.
        score: How much it speaks of it; more is shown first.
        rows: Ids of the sub-rows it belongs to.
        words: The words that led to it, in the order of the text.
    """

    topic: str
    clause: str
    score: float
    rows: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extracted:
    """Everything that was extracted from one document, in reading order."""

    targets: tuple[Target, ...] = ()
    measures: tuple[Measure, ...] = ()
    tasks: tuple[Task, ...] = ()
    topics: tuple[Sorted, ...] = ()


NOTHING_EXTRACTED = Extracted()
