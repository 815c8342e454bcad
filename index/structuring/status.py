"""How far a document has got and how long it holds: draft, issued, repealed; its period; when its comment period ends.

Reads: the lines around a text, its title, the facts of its page, its first and last paragraphs. Writes: status, stage,
period, and the days on which a comment period or the text itself ends.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from index.analysis.folding import HAN
from index.documents import Stage
from index.structuring.phrases import DATE, STATUS, iso_date
from index.terms.numerals import value_of

#: （2021-2023年）, 2021—2025年
_YEARS = re.compile(r"((?:19|20)\d{2})\s*年?\s*[-—–－~～至到]+\s*((?:19|20)\d{2})\s*年?")

#: “十四五”, 第十四个五年规划; what may be a number (十五) needs its marks or the word behind it.
_FIVE_YEARS = re.compile(
    rf"[“\"](十?[一二三四五六七八九十])五[”\"]|(十[一二三四五六七八九]|[六七八九])五(?=规划|计划|期间|时期|发展|[{HAN}]{{2,20}}规划)"
    r"|第([一二三四五六七八九十]{1,3})个五年(?:规划|计划)"
)

#: 规划期限为2018—2035年, 实施期限：2021年至2023年.
_TERM = re.compile(r"(?:规划期|规划期限|规划年限|计划期|计划期限|实施期限|行动期限)[^。；\d]{0,8}" + _YEARS.pattern)

#: A draft is one whatever notice carries it; 试行 says how long a rule holds, not how far it got.
_DRAFT = re.compile(r"稿|草案")
_COMMENTS: Stage = "draft for comments"
_STAGES: tuple[tuple[str, Stage], ...] = (
    ("征求意见", _COMMENTS),
    ("公示稿", _COMMENTS),
    ("结题", "final project draft"),
    ("评审稿", "final project draft"),
)

#: 关于公开征求《…》意见的公告: the notice that asks for comments carries a draft.
_ASKS = re.compile(r"(?:征求|征集).{0,60}(?:意见|建议)(?:的?(?:公告|通告|通知|启事|函))?$")

#: A sentence that states a comment period, and how a period ends: 至3月31日, …前.
_COMMENTING = re.compile(r"征求|征集|公示|反馈|截止|意见")
_UNTIL = re.compile(
    r"(?:至|到|[-—–－~～])\s*(?:(?P<year>\d{4})\s*年)?\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日"
)

#: 有效期至2025年12月31日, 有效期5年.
_EXPIRES = re.compile(
    rf"有效期(?:限)?\s*(?:为|：|:)?\s*(?:自[^，。；]{{4,24}}(?:至|到)|截?至|截止到?|到)?\s*(?P<until>{DATE.pattern})"
)
_HOLDS = re.compile(r"有效期(?:限)?\s*(?:为|：|:)?\s*(?P<years>\d{1,2}|[一二两三四五六七八九十])\s*年")

#: What a page says of a text that holds no more.
_REPEALED = re.compile(r"(?:已|全文)?(?:失效|废止)")


class DocumentStatus(NamedTuple):
    """How far a document has got: as printed, and as one of a few stages; None where nothing says it."""

    printed: str | None
    stage: Stage | None


def status_of(lines: Iterable[str], titles: Sequence[str], validity: str, *, is_issued: bool) -> DocumentStatus:
    """Reads 征求意见稿, 结题稿 … from lines of their own and the brackets of titles.

    Args:
        lines: The lines of the head that state nothing else.
        titles: The titles of the document and of its covering notice.
        validity: What the page says (有效, 废止); "" if nothing.
        is_issued: Whether the document has a number, a printing line or a covering notice.

    """
    if _REPEALED.match(validity):
        return DocumentStatus(validity, "repealed")
    brackets = [text for title in titles for text in re.findall(r"[（(][^（()）]*[）)]", title)]
    for text in (*lines, *brackets):
        found = STATUS.fullmatch(text)
        if found and _DRAFT.search(found.group(1)):
            named = [stage for word, stage in _STAGES if word in found.group(1)]
            return DocumentStatus(found.group(1), named[0] if named else "draft")
    if any(_ASKS.search(title) for title in titles):
        return DocumentStatus("征求意见稿", _COMMENTS)
    return DocumentStatus("印发", "issued") if is_issued else DocumentStatus(None, None)


def period_of(title: str | None, lines: Iterable[str] = ()) -> str | None:
    """Reads the years that a plan covers: those its title names, the five years of “十四五”, or what the text states.

    >>> period_of("产业“十四五”发展规划"), period_of("三年行动计划（2021-2023年）"), period_of("“九五”计划")
    ('2021-2025', '2021-2023', '1996-2000')
    """
    years = _YEARS.search(title or "")
    if years:
        return f"{years.group(1)}-{years.group(2)}"
    plan = _FIVE_YEARS.search(title or "")
    if plan:
        first = 1966 + 5 * (value_of(plan.group(1) or plan.group(2) or plan.group(3)) - 3)
        return f"{first}-{first + 4}" if first >= 1981 else None
    stated = next((found for line in lines if (found := _TERM.search(line))), None)
    return f"{stated.group(1)}-{stated.group(2)}" if stated else None


def comments_until(lines: Iterable[str]) -> str | None:
    """Reads when a comment period ends, ISO 8601, from the sentences that speak of comments.

    >>> comments_until(["公开征求意见时间为2021年3月1日至3月31日。"]), comments_until(["请于2023年5月8日前反馈意见。"])
    ('2021-03-31', '2023-05-08')
    """
    for line in lines:
        for sentence in re.split(r"[。；]", line):
            dates = list(DATE.finditer(sentence)) if _COMMENTING.search(sentence) else []
            if not dates:
                continue
            until = _UNTIL.search(sentence, dates[0].end())
            if until and not until["year"]:
                return iso_date(f"{dates[0]['year']}年{until['month']}月{until['day']}日")
            if re.match(r"\s*(?:[（(][^（()）]*[）)])?\s*(?:之?前|以前|止|截止)", sentence[dates[-1].end() :]) or until:
                return iso_date(dates[-1].group())
            if re.search(r"(?:截止|截至)[^，]{0,12}$", sentence[: dates[-1].start()]):
                return iso_date(dates[-1].group())
    return None


def expires_on(lines: Iterable[str], effective: str | None) -> str | None:
    """Reads the last day on which a text holds: 有效期至2025年12月31日, or 有效期5年 from the day it came into force.

    >>> expires_on(["本办法自2021年1月1日起施行，有效期5年。"], "2021-01-01")
    '2025-12-31'
    """
    for line in lines:
        found = _EXPIRES.search(line)
        if found:
            return iso_date(found["until"])
        holds = _HOLDS.search(line)
        if holds and effective and len(effective) == len("2021-01-01"):
            first = datetime.date.fromisoformat(effective)
            after = first.replace(year=first.year + value_of(holds["years"]), day=min(first.day, 28))
            return (after + datetime.timedelta(days=first.day - after.day - 1)).isoformat()
    return None
