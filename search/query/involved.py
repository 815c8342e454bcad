"""Who takes part and who does not, as limits: 由区科委承担、但没有区商务委参加的; in which the bureau is not involved.

Reads: a query. Writes: the departments that are to be named, or not to be, each with the words that say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from search.query.limit_values import ANY, FilterReader, Limited, begins, limited, values_at

#: Characters before what a department does, in which its name begins.
_LONGEST = 24
_DOES = re.compile(
    r"(?P<all>都|均|共同|一起|联合)?(?P<not>不|没有?|未|并不|并未)?(?:需要?|用|必|曾)?"
    r"(?:参加|参与|承担|负责|牵头|配合|主管|主办|分管|介入|经手|推进|在内|管)"
    r"的?(?:那些|部分)?(?:事项|事情|事|任务|工作|职责|条款|内容|措施)?(?:有哪些|有什么|是哪些)?"
)
#: Before a department: it takes part, or it does not. 有没有 asks.
_WITH = re.compile(r"(?:由|有|归|让|凡|要)$")
_WITHOUT = re.compile(
    r"[，,、；;\s]*(?:[但而却且并]|但是|不过|同时)?(?:(?<!有)没有?|无|不含|不包括|不由|不是由?|不归|不靠|无需|不需要?|不用|不经)由?$"
)
_AND = re.compile(r"[，,、；;\s]*(?:[但而却且并]|但是|不过|同时)$")
_RELATIVE = re.compile(
    r"(?:,? ?but )?\b(?:in which|for which|where|which|that|on which) (?:the )?",
    re.I,
)
_DOES_EN = re.compile(
    r" (?:is|are|was|were|does|do|has|have|takes?|plays?|leads?|participates?|shares?)\b ?"
    r"(?P<not>(?:not|never|no)\b)?[^,.;]*",
    re.I,
)
_NEGATED = re.compile(r" (?:is|are|was|were|does|do|has|have)n['’]t\b", re.I)
_INVOLVING = re.compile(
    r"(?:,? ?but )?(?P<not>\b(?:not|without|never)\b )?"
    r"\b(?:involving|assigned to|entrusted to|carried out by|done by|the involvement of|the participation of|"
    r"under the lead of|co-?led by|shared with) (?:the )?",
    re.I,
)


def involved(text: str, of: FilterReader) -> Iterator[tuple[int, int, Limited]]:
    """The first limit to departments that do or do not take part: where it stands, and what it is."""
    for match in _DOES.finditer(text):
        if (found := _before(text, match, of)) is not None:
            yield found
            return
    for match in _INVOLVING.finditer(text):
        names, end = values_at(text, match.end(), of)
        if _are_departments(names):
            said = limited(text[match.start() : end], names, negative=match["not"] is not None)
            yield match.start(), end, _of_some(said, ANY["en"])
            return
    for match in _RELATIVE.finditer(text):
        names, end = values_at(text, match.end(), of)
        does = _DOES_EN.match(_NEGATED.sub(" is not", text), end) if _are_departments(names) else None
        if does is not None:
            end = len(text) if _NEGATED.match(text, end) else does.end()
            said = limited(text[match.start() : end], names, negative=does["not"] is not None)
            yield match.start(), end, _of_some(said, ANY["en"])
            return


def _before(text: str, match: re.Match[str], of: FilterReader) -> tuple[int, int, Limited] | None:
    """The departments that stand right before what is said of them, with the words before these."""
    for start in range(max(0, match.start() - _LONGEST), match.start() - 1):
        names, end = values_at(text, start, of)
        if end != match.start() or not _are_departments(names):
            continue
        without, with_ = _WITHOUT.search(text[:start]), _WITH.search(text[:start])
        if not (without or with_ or match["not"] or begins(text, start) or _is_behind_district(text[:start], of)):
            continue
        opening = without or with_ or _AND.search(text[:start])
        first = opening.start() if opening else start
        negative = (without is not None) != (match["not"] is not None)
        said = limited(text[first : match.end()], names, negative=negative)
        if match["all"] and not negative:
            said = said._replace(syntax=said.syntax.replace(" OR ", " "))
        return first, match.end(), _of_some(said, ANY["zh"])
    return None


def _of_some(said: Limited, some: str) -> Limited:
    """The same of clauses that name some department: what names none is no work of others."""
    return said._replace(syntax=f"department:{some} {said.syntax}") if said.is_negative else said


def _is_behind_district(before: str, of: FilterReader) -> bool:
    """Whether a district stands there: 静安区科委 is the bureau of Jing'an."""
    return any(of(before[-size:]) == "district" for size in (2, 3))


def _are_departments(names: list[tuple[str, str]]) -> bool:
    return bool(names) and all(facet == "department" for facet, _ in names)
