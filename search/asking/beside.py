"""How near what is asked for stands to the values of a text: in the same stretch, the same sentence, elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from search.query.tree import And, Best, Node, Not, Or, Prefer, Run, Word
from search.snippets.marks import Mark

#: What something is worth by where it stands: in the stretch of the value, in its sentence, elsewhere in the text.
_BESIDE, _SENTENCE, _TEXT = 1.0, 0.7, 0.4
#: What standing far from the value costs within its stretch.
FAR = 0.25
#: What all words of a name are worth that do not stand together, and what some of them are, where not all stand.
_TOGETHER, _SOME = 0.7, 0.5
#: Values of a text that are looked at: a table has thousands.
_VALUES = 200

_ENDS = re.compile(r"[。！？；;\n]+|(?<=[a-z)\]])\.(?=\s+[A-Z])")
_PAUSES = re.compile(r"[，：:]|,(?!\d)")

#: Where a leaf of a query stands in a text.
Find = Callable[[str, Sequence[Word | Run]], Sequence[Mark]]


class Held(NamedTuple):
    """Where something stands in a text, and how well it does, 0 to 1."""

    at: int
    strength: float


class Value(NamedTuple):
    """A value in a text: where it stands, as printed, in which sentence, and in which stretch of that."""

    at: int
    printed: str
    sentence: range
    stretch: range


def held(node: Node, words: Sequence[str], text: str, find: Find) -> list[Held]:
    """Where a thing stands in a text, or else its words, as many as there are.

    Args:
        node: What finds it.
        words: What its name is made of.
        text: Where it is looked for.
        find: Finds a leaf of the node.
    """
    if found := list(_held(node, text, find)):
        return found
    apart = [list(_held(Word(word), text, find)) for word in words]
    share = _SOME * sum(map(bool, apart)) / len(apart) if apart else 0.0
    return [Held(each.at, share) for several in apart for each in several]


def _held(node: Node, text: str, find: Find) -> Iterator[Held]:
    """Where a node stands: all of an And, any of the rest; what leads there weakly counts less."""
    match node:
        case Word() | Run():
            leaf = replace(node, scope="text") if node.scope == "titles" else node
            yield from (Held(mark.start, 1.0) for mark in find(text, [leaf]))
        case And(children):
            each = [list(_held(child, text, find)) for child in children if not isinstance(child, Not)]
            if all(each):
                yield from (Held(found.at, _TOGETHER * found.strength) for several in each for found in several)
        case Best(choices):
            for choice in choices:
                yield from (Held(found.at, choice.weight * found.strength) for found in _held(choice.node, text, find))
        case Prefer(child, _):
            yield from _held(child, text, find)
        case Or(children):
            for child in children:
                yield from _held(child, text, find)


def values(text: str, pattern: re.Pattern[str]) -> Iterator[Value]:
    """The values of a text, the first of them where there are very many."""
    sentences = [0, *(found.end() for found in _ENDS.finditer(text)), len(text)]
    stretches = sorted({*sentences, *(found.end() for found in _PAUSES.finditer(text))})
    for found in islice(pattern.finditer(text), _VALUES):
        yield Value(found.start(), found[0], _around(found.start(), sentences), _around(found.start(), stretches))


def worth(found: Sequence[Held], value: Value, reach: int) -> float:
    """What something is worth by how near the nearest of it stands to a value; 0 where it does not stand.

    Args:
        found: Where it stands.
        value: The value.
        reach: Characters that are far.
    """
    return max((_worth(each, value, reach) for each in found), default=0.0)


def _worth(found: Held, value: Value, reach: int) -> float:
    if found.at in value.stretch:
        return found.strength * (_BESIDE - FAR * min(1.0, abs(found.at - value.at) / reach))
    return found.strength * (_SENTENCE if found.at in value.sentence else _TEXT)


def _around(at: int, bounds: Sequence[int]) -> range:
    """Of ascending bounds, the stretch that holds a place."""
    place = min(bisect_right(bounds, at), len(bounds) - 1)
    return range(bounds[place - 1], bounds[place])
