"""Limits in words → the same query in the syntax: 静安以外的CRO is CRO -district:静安.

Only what a filter has a value for becomes a limit (a district, a year, a department, a kind); what else is left out by
words that mean nothing but leaving out (不包括医疗器械, excluding trials; behind a comma 假肢的不要, not prostheses)
is left out as words. A query that uses quotes, prefixes or signs of the syntax says what it means and stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from search.query.involved import involved
from search.query.limit_values import FilterReader, Limited, begins, limited, values_at
from search.query.limit_words import (
    ALL_EN,
    BEHIND,
    DATED,
    DATED_BEFORE,
    LEFT_OUT,
    LEFT_OUT_EN,
    OF_YEAR,
    ONLY,
    ONLY_BEHIND_EN,
    ONLY_EN,
    OPENING_EN,
    PART,
    PART_EN,
    RESPONSIBLE,
    RESPONSIBLE_EN,
    THOSE_EN,
    WITHOUT,
    WITHOUT_EN,
)
from search.query.named_parts import RoleReader, named_parts
from search.query.subjects import Subject, subject_before, subject_of

_BEFORE = re.compile(
    rf"(?<!要)(?:[也更还](?=[不别排去剔]))?(?P<not>{WITHOUT})\s*"
    rf"|\b{ALL_EN}(?P<not_en>{WITHOUT_EN})\b[:.]?\s+(?:the )?{THOSE_EN}(?:the )?"
    r"|\bnon-(?=[a-z])",
    re.I,
)
_SOLE = re.compile(rf"(?P<only>{ONLY})\s*|\b(?P<only_en>{ONLY_EN})(?:the )?", re.I)
_SOLE_BEHIND = re.compile(ONLY_BEHIND_EN, re.I)
_OUT_BEHIND = re.compile(LEFT_OUT_EN, re.I)
_BEGINS = re.compile(rf"(?:{WITHOUT})\s*$")
_BEGINS_EN = re.compile(rf"\b{OPENING_EN}$", re.I)
_ENDING = re.compile(BEHIND)
_FILLER = re.compile(r"^(?:的|(?:别的|其他|其它|其余)(?:各?区|地方)?|：|:|,|，|。|；|区里?的)+\s*")
_WITHIN_EN = re.compile(rf"\b{PART_EN}", re.I)
_SECTIONS = re.compile(r" (?:sections?|parts?|chapters?)\b|\s*[:,]|\s*$", re.I)
_OF_YEAR_EN = re.compile(r"\b(?:in|from) (?:the )?documents? (?:of|from) ", re.I)
_LED_EN = re.compile(rf"\b{RESPONSIBLE_EN}", re.I)
_OF_WHAT = re.compile(r" (?:for|of|in|on|by|from) ")
#: Quotes, a sign before a word, a colon after one, the operators.
_SYNTAX = re.compile(r"[\"“”„＂「」『』«»‘]|(?:^|\s)[-−–－]\S|\bOR\b|\bNOT\b|\w[:：]\S")
#: Brackets that the limit stood in.
_EMPTY = re.compile(r"\s*[(（]\s*[)）]")
_LONGEST = 12
#: Characters before a closing *only* in which the names begin that it limits to.
_FURTHEST = 60


class Worded(NamedTuple):
    """A query with its limits in the syntax, and what they were in words."""

    text: str
    limits: tuple[Limited, ...]


def spelled_out(text: str, of: FilterReader, role_of: RoleReader = lambda words: None) -> Worded:
    """Reads the limits of a query that are said in words.

    Args:
        text: The query as typed.
        of: Which filter has a value of a name.
        role_of: The role of sections that a subject speaks of: 优势 is told of in 发展现状, whatever words stand there.
    """
    return Worded(text, ()) if _SYNTAX.search(text) else _spelled(text, of, role_of, is_asked=False)


def _spelled(text: str, of: FilterReader, role_of: RoleReader, *, is_asked: bool) -> Worded:
    """The same for what a limit left of a query; ``is_asked`` where that limit says what is wanted."""
    found = next(_limits(text, of, role_of), None)
    if found is None:
        return Worded(text, ())
    start, end, limit = found
    left = _joined(text[:start], _FILLER.sub("", text[end:]))
    limit = limit._replace(without=left)
    if limit.is_negative and not (left or is_asked):
        # Nothing is asked for but what to leave out: the words are words.
        return Worded(text, ())
    rest = _spelled(left, of, role_of, is_asked=is_asked or not limit.is_negative) if left else Worded("", ())
    again = tuple(other._replace(without=_joined(other.without, limit.words)) for other in rest.limits)
    return Worded(f"{rest.text} {limit.syntax}".strip(), (limit, *again))


def _joined(before: str, behind: str) -> str:
    """What is left of a query around a limit."""
    parts = (before.strip(" ,，:："), behind.strip(" ,，:："))
    return _EMPTY.sub("", " ".join(part for part in parts if part)).strip()


def _limits(text: str, of: FilterReader, role_of: RoleReader) -> Iterator[tuple[int, int, Limited]]:
    """The first limit of each kind: where it stands, and what it is."""
    yield from involved(text, of)
    yield from _named_behind(text, of)
    yield from _behind_in_english(text, _OUT_BEHIND, of, negative=True)
    yield from _within(text, of)
    yield from named_parts(text, of, role_of)
    for match in _BEFORE.finditer(text):
        values, end = values_at(text, match.end(), of)
        if values:
            closing = _ENDING.match(text, end)
            end = closing.end() if closing else end
            if match[0].strip() == "除" and not closing:
                continue
            yield match.start(), end, _without(text, match.start(), end, values)
        elif (subject := subject_of(text, match)) is not None:
            yield _left_out(text, subject, role_of)
    for match in _SOLE.finditer(text):
        values, end = values_at(text, match.end(), of)
        if values and not _is_dated(text, match.start(), end, values):
            yield match.start(), end, limited(text[match.start() : end], values, negative=False)
    yield from _behind_in_english(text, _SOLE_BEHIND, of, negative=False)
    if (subject := subject_before(text)) is not None:
        yield _left_out(text, subject, role_of)


def _without(text: str, start: int, end: int, values: list[tuple[str, str]]) -> Limited:
    """Values that are left out: years of aims or figures as words, which stand in documents of any year."""
    words = text[start:end]
    if _is_dated(text, start, end, values):
        return Limited(words.strip(" ,，;；"), " ".join(f"-{year}" for _, year in values), is_negative=True)
    return limited(words, values, negative=True)


def _is_dated(text: str, start: int, end: int, values: list[tuple[str, str]]) -> bool:
    """Whether a year is that of the aims or figures beside it, and not of a document."""
    return values[-1][0] == "year" and bool(DATED.match(text, end) or DATED_BEFORE.search(text[:start]))


def _named_behind(text: str, of: FilterReader) -> Iterator[tuple[int, int, Limited]]:
    """Names with 以外 behind them: 静安以外, 静安、徐汇之外; 外 alone needs 除 before."""
    for match in re.finditer(LEFT_OUT, text):
        for start in range(max(0, match.start() - 2 * _LONGEST), match.start() - 1):
            values, end = values_at(text, start, of)
            if values and end == match.start():
                opening = _BEGINS.search(text[:start])
                start = opening.start() if opening else start
                yield start, match.end(), _without(text, start, match.end(), values)
                return


def _behind_in_english(
    text: str, pattern: re.Pattern[str], of: FilterReader, *, negative: bool
) -> Iterator[tuple[int, int, Limited]]:
    """English names with what limits behind them: in Minhang only, Putuo aside."""
    for match in pattern.finditer(text):
        for begun in re.finditer(r"\b[\w(]", text[max(0, match.start() - _FURTHEST) : match.start()]):
            start = begun.start() + max(0, match.start() - _FURTHEST)
            values, end = values_at(text, start, of)
            if values and end == match.start():
                opening = _BEGINS_EN.search(text[:start])
                start = opening.start() if opening else start
                if not negative and _is_dated(text, start, match.end(), values):
                    return
                yield start, match.end(), limited(text[start : match.end()], values, negative=negative)
                return


def _within(text: str, of: FilterReader) -> Iterator[tuple[int, int, Limited]]:
    """A part of documents that is named as one (保障措施里的, in the goals:), and who is responsible (区科委负责的)."""
    for behind, facet in ((PART, "role"), (RESPONSIBLE, "department"), (OF_YEAR, "year")):
        for match in re.finditer(behind, text):
            for start in range(max(0, match.start() - _LONGEST), match.start() - 1):
                values, end = values_at(text, start, of)
                if end == match.start() and len(values) == 1 and values[0][0] == facet and begins(text, start):
                    yield start, match.end(), limited(text[start : match.end()], values, negative=False)
                    return
    for before, facet in ((_WITHIN_EN, "role"), (_LED_EN, "department"), (_OF_YEAR_EN, "year")):
        for match in before.finditer(text):
            values, end = values_at(text, match.end(), of)
            closing = _SECTIONS.match(text, end)
            if closing and values and all(value[0] == facet for value in values):
                yield (
                    match.start(),
                    closing.end(),
                    limited(text[match.start() : closing.end()], values, negative=False),
                )


def _left_out(text: str, subject: Subject, role_of: RoleReader) -> tuple[int, int, Limited]:
    """A subject that is left out: the sections that speak of it where it is a role of sections, else its words."""
    start, end, words = subject
    # targets for 2023 are targets.
    role = role_of(words) or role_of(_OF_WHAT.split(words)[0])
    named = role or words
    term = f"“{named}”" if " " in named else named
    return start, end, Limited(text[start:end].strip(" ,，;；"), f"-role:{term}" if role else f"-{term}", True)
