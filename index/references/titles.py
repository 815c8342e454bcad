"""Titles of documents in a text, each with the number beside it.

Those without 《》 are found by :mod:`index.references.unmarked`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from index.analysis.folding import HAN_RUN
from index.references.english import english_mentions
from index.references.excluded import is_paper, is_work
from index.references.numbers import numbers
from index.references.records import CitedNumber, CitedText
from index.references.standards import standards
from index.references.unmarked import Titled, clean, unmarked

#: Longer runs between the marks are no title: a mark is missing.
_LONGEST = 160
_OPEN, _CLOSE = "《〈", "》〉"
#: 《甲方案》的通知（乙发〔2024〕3号）: the number of what it was issued with.
#: Before it may stand when the title was last changed: 《甲条例》（2018年修订，乙令第5号）.
_BETWEEN = re.compile(
    r"(?:的(?:通知|函|批复|意见|决定|公告|通告))?\s*(?:[（(][^（()）号]{1,16}[）)])?"
    r"\s*[（(〔\[【]\s*(?:[^（()）《》，。；号]{1,20}[，,；;\s])?\s*(?:文号[:：]?|即|见)?\s*(?:中华人民共和国)?"
)
_AFTER_NUMBER = re.compile(r"\s*(?:文件|文|印发的|发布的|公布的|颁布的)?\s*")
#: An order publishes what it is the number of: 主席令第四十一号公布《医师法》.
_AFTER_ORDER = re.compile(r"\s*(?:公布|发布|颁布|印发)(?:了|施行的|实施的|的)?\s*")
_NAME = r"[《“\"]{1,2}([^《》“”\"]{2,24})[》”\"]{1,2}"
#: One name may be given to all of a row: 《甲》《乙》（以下统称《丙》）.
_SHORT = re.compile(rf"[^）)《。；]{{0,60}}?(?<!所)(统)?称(?:为)?\s*((?:{_NAME}\s*[、和及]?)+)")
#: Behind “is called” stand short names only, one for each title before: （以下分别简称《甲》《乙》）.
_CALLED = re.compile(r"(?<!所)称(?:为)?(?:\s*[“\"]?《[^《》]{2,24}》[”\"]?\s*[、和及]?)*\s*[“\"]?$")


#: What stands between titles, or numbers, of one row.
_ROW = re.compile(r"\s*(?:、|和|及|与|或|以及)?\s*")
_Given = tuple[int, int, CitedNumber]


def mentions(text: str, works: Collection[str] = frozenset()) -> list[CitedText]:
    """Every title and number of a text in its order; a number beside a title belongs to it.

    ``works`` are known to be no documents (论语).

    >>> [(m.title, m.number.written) for m in mentions("根据《若干意见》（沪府发〔2018〕25号）")]
    [('若干意见', '沪府发〔2018〕25号')]
    """
    if not HAN_RUN.search(text):
        return english_mentions(text)
    titled = _titled(text)
    numbered = sorted([*numbers(text), *standards(text)], key=lambda one: one[0])
    given = [one for one in numbered if not any(each.start <= one[0] < each.end for each in titled)]
    documents = _documents(text, titled, works)
    beside = _paired(text, documents, given)
    found: list[CitedText] = []
    for one in documents:
        first, last, number = one.start, one.end, beside.get(one.start)
        if number is not None and _belongs(text, one, number):
            first, last = min(first, number[0]), max(last, number[1])
        found.append(CitedText(first, last, one.title, number and number[2], one.marks))
        found = _named(text, found)
    alone = [one for one in given if one not in beside.values()]
    found += [CitedText(start, end, None, number, "") for start, end, number in alone]
    return _without_calls(sorted(found, key=lambda mention: mention.start))


def _marked(text: str) -> Iterator[Titled]:
    """What stands between 《 and 》, the outermost where they are nested."""
    if not any(sign in text for sign in _OPEN):
        return
    depth, opened = 0, 0
    for place, sign in enumerate(text):
        if sign in _OPEN:
            if depth and place - opened > _LONGEST:
                depth = 0
            opened = opened if depth else place
            depth += 1
        elif sign in _CLOSE and depth:
            depth -= 1
            if depth == 0 and place - opened <= _LONGEST and (title := clean(text[opened + 1 : place])):
                yield Titled(opened, place + 1, title, "《》")


def _titled(text: str) -> list[Titled]:
    marked = list(_marked(text))
    plain = [one for one in unmarked(text) if not any(each.start <= one.start < each.end for each in marked)]
    return sorted([*marked, *plain])


def _named(text: str, found: list[CitedText]) -> list[CitedText]:
    """The mentions, the last of them with the short names that are given behind: （以下分别简称《甲》《乙》）."""
    said = _SHORT.match(text, found[-1].end)
    if said is None:
        return found
    names = re.findall(_NAME, said[2])
    if said[1]:
        row = pairwise(reversed(found))
        names = names[:1] * (1 + _in_row(text, [(after.start, before.end) for after, before in row]))
    names = names[-len(found) :]
    plain = len(found) - len(names)
    return found[:plain] + [replace(each, short=name) for each, name in zip(found[plain:], names, strict=True)]


def _without_calls(found: Sequence[CitedText]) -> list[CitedText]:
    """The mentions without those by a short name that the text gave itself: …（以下简称《办法》），《办法》第六条."""
    called = [(one.end, one.short) for one in found if one.short]
    return [
        one for one in found if one.number or not any(one.start >= end and one.title == name for end, name in called)
    ]


def _documents(text: str, titled: Sequence[Titled], works: Collection[str]) -> list[Titled]:
    """The titles of documents, without short names where they are given, papers of one case, and works."""
    found: list[Titled] = []
    work = -1
    for one in titled:
        if is_paper(one.title) or (found and _CALLED.search(text, max(0, one.start - 80), one.start)):
            continue
        in_row = work >= 0 and _ROW.fullmatch(text, work, one.start) is not None
        if is_work(text, one.start, one.end, in_row=in_row, works=works):
            work = one.end
            continue
        found.append(one)
    return found


def _paired(text: str, documents: Sequence[Titled], given: Sequence[_Given]) -> dict[int, _Given]:
    """The number of each title by where the title starts; behind a row of titles stands a row of their numbers."""
    found: dict[int, _Given] = {}
    for place, one in enumerate(documents):
        number = next((each for each in given if each not in found.values() and _belongs(text, one, each)), None)
        if number is None:
            continue
        behind = given[given.index(number) :]
        row = [one, *reversed(documents[:place])]
        titles = 1 + _in_row(text, [(after.start, before.end) for after, before in pairwise(row)])
        shared = 1 + _in_row(text, [(after[0], before[1]) for before, after in pairwise(behind)])
        if number[0] >= one.end and titles == shared > 1 and not any(each.start in found for each in row[:titles]):
            found |= {each.start: its for each, its in zip(reversed(row[:titles]), behind[:titles], strict=True)}
        else:
            found[one.start] = number
    return found


def _in_row(text: str, gaps: Sequence[tuple[int, int]]) -> int:
    """How many of the gaps (their end and start) one after the other hold nothing but 、 or 和."""
    return len(list(takewhile(lambda gap: _ROW.fullmatch(text, gap[1], gap[0]), gaps)))


def _belongs(text: str, title: Titled, number: _Given) -> bool:
    """Whether a number stands in brackets behind a title, or right before it."""
    first, last, _ = number
    if first >= title.end:
        return not text[title.end : first].strip() or _BETWEEN.fullmatch(text, title.end, first) is not None
    if last > title.start:
        return False
    between = text[last : title.start]
    published = number[2].issuer.endswith(("令", "公告")) and _AFTER_ORDER.fullmatch(between)
    return bool(published or _AFTER_NUMBER.fullmatch(between))
