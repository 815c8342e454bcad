"""Words typed → query tree. Whatever is typed has a meaning; nothing raises.

The syntax: a space joins (AND), ``OR`` between two words takes either, ``−word``, ``-word`` and ``NOT word`` leave out,
any pair of quotes holds an exact run, ``标题:``/``title:`` looks at titles, ``区:``/``district:`` and the like filter.
A query that only excludes, a quote without its partner and an unknown prefix are taken as the characters they are.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from search.query.limit_values import Limited
from search.query.tree import All, And, Limit, Node, Not, Or, Run, Stretch, Title

#: As much of a query as is used: a page address stays readable, and no policy sentence that people paste is longer.
QUERY_LIMIT = 300

#: What closes each opening quote. People and input methods mix the double ones: “临床试验" is quoted.
_DOUBLE = '“”"„＂'
_CLOSERS = {**dict.fromkeys(_DOUBLE, _DOUBLE), "「": "」", "『": "』", "«": "»", "‘": "’", "｢": "｣"}
#: Hyphen-minus, full width, minus sign, en dash: what keyboards and input methods give for "minus".
_MINUS = "-－−–"
_TITLE = ("标题", "標題", "title")

#: What ``prefix:value`` limits a query to, or None where that is no limit but text.
Limits = Callable[[str, str], Limit | None]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query as it was understood: its tree, the text used, whether more was typed, and its limits in words."""

    tree: Node
    text: str
    cut: bool
    limits: tuple[Limited, ...] = ()


@dataclass(frozen=True, slots=True)
class _Term:
    """One thing asked for, with the sign before it."""

    node: Node
    negative: bool


#: A term, or one of the operators OR, AND, NOT as typed.
_Item = _Term | str


def parse(text: str, limits: Limits = lambda prefix, value: None) -> Parsed:
    """Understand a query.

    Args:
        text: What the reader typed, of any length and content.
        limits: What a prefix with its value limits a query to.
    """
    cleaned = _clean(text)
    used = cleaned[:QUERY_LIMIT].rstrip()
    if not used:
        return Parsed(Or() if text.strip() else All(), "", False)
    tree = _combine(_scan(used, limits))
    return Parsed(tree if tree is not None else _literally(used), used, len(cleaned) > QUERY_LIMIT)


def _clean(text: str) -> str:
    """The text without control characters and unpaired surrogates; any white space is one space."""
    # A query of a million characters is cut before it is looked at one by one.
    start = text[: 8 * QUERY_LIMIT]
    seen = (char for char in start if char.isspace() or unicodedata.category(char) not in ("Cc", "Cs"))
    return " ".join("".join(seen).split())


def _scan(text: str, limits: Limits) -> list[_Item]:
    """Cuts a cleaned query into terms and operators."""
    items: list[_Item] = []
    at = 0
    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        negative = text[at] in _MINUS and at + 1 < len(text) and text[at + 1] != " "
        start = at + 1 if negative else at
        node, at = _term(text, start, limits)
        if not negative and isinstance(node, Stretch) and node.text in ("OR", "AND", "NOT"):
            items.append(node.text)
        else:
            items.append(_Term(node, negative))
    return items


def _term(text: str, start: int, limits: Limits) -> tuple[Node, int]:
    """The term that begins at ``start``, and where it ends."""
    quoted = _quoted(text, start)
    if quoted is not None:
        return Run(quoted[0]), quoted[1]
    end = _space_after(text, start)
    name, mark, value = _prefix(text[start:end])
    if mark and name in _TITLE and (value or end < len(text)):
        quoted = _quoted(text, end - len(value))
        if quoted is not None:
            return Title(Run(quoted[0])), quoted[1]
        if value:
            return Title(Stretch(value)), end
    if mark:
        quoted = _quoted(text, end - len(value))
        limit = limits(name, quoted[0] if quoted else value)
        if limit is not None:
            return limit, quoted[1] if quoted else end
    return Stretch(text[start:end]), end


def _prefix(stretch: str) -> tuple[str, str, str]:
    """A stretch parted at its first colon: (name in lower case, colon, rest); no colon, no name."""
    at = min((i for i in (stretch.find(":"), stretch.find("：")) if i > 0), default=-1)
    return (stretch[:at].lower(), stretch[at], stretch[at + 1 :]) if at > 0 else ("", "", stretch)


def _quoted(text: str, start: int) -> tuple[str, int] | None:
    """What stands between the quotes that open at ``start``, and where they end; None without a partner."""
    closers = _CLOSERS.get(text[start : start + 1])
    if closers is None:
        return None
    for at in range(start + 1, len(text)):
        if text[at] in closers:
            inner = text[start + 1 : at].strip()
            return (inner, at + 1) if inner else None
    return None


def _space_after(text: str, start: int) -> int:
    end = text.find(" ", start)
    return end if end >= 0 else len(text)


def _combine(items: list[_Item]) -> Node | None:
    """The tree of terms and operators; None when nothing is asked for but what to leave out."""
    groups: list[list[Node]] = []
    excluded: list[Node] = []
    joined = False
    for at, item in enumerate(items):
        if isinstance(item, str):
            before, after = at > 0 and isinstance(items[at - 1], _Term), _is_term(items, at + 1)
            if item == "NOT" and after:
                continue
            if item in ("OR", "AND") and before and (after or items[at + 1 : at + 2] == ["NOT"]):
                joined = item == "OR" and _is_positive(items, at - 1) and _is_positive(items, at + 1)
                continue
            item = _Term(Stretch(item), False)
        if item.negative or (at > 0 and items[at - 1] == "NOT"):
            excluded.append(item.node)
        elif joined:
            groups[-1].append(item.node)
        else:
            groups.append([item.node])
        joined = False
    if not groups:
        return None
    wanted = tuple(group[0] if len(group) == 1 else Or(tuple(group)) for group in groups)
    found = (*wanted, *(Not(node) for node in excluded))
    return found[0] if len(found) == 1 else And(found)


def _is_term(items: list[_Item], at: int) -> bool:
    return at < len(items) and isinstance(items[at], _Term)


def _is_positive(items: list[_Item], at: int) -> bool:
    """Whether the item at a place is a term that is asked for, so that OR can join it."""
    item = items[at] if at < len(items) else ""
    return isinstance(item, _Term) and not item.negative and not (at > 0 and items[at - 1] == "NOT")


def _literally(text: str) -> Node:
    """Each stretch as the characters it has, signs included."""
    stretches = tuple(Stretch(part) for part in text.split(" "))
    return stretches[0] if len(stretches) == 1 else And(stretches)
