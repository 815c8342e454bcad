"""How near what is asked for stands to the values of a text: in the same stretch, the same sentence, elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from search.query.tree import And, Best, Node, Not, Or, Prefer, Run, Word
from search.snippets.marks import Highlighter

#: What something is worth by where it stands: in the stretch of the value, in its sentence, elsewhere in the text.
_BESIDE, _SENTENCE, _TEXT = 1.0, 0.7, 0.4
#: What standing far from the value costs within its stretch.
FAR = 0.25
#: What all words of a name are worth that do not stand together, and what some of them are, where not all stand.
_TOGETHER, _SOME = 0.7, 0.5
#: Values of a text that are looked at: a table has thousands.
_VALUES = 200
#: Texts whose sentences are kept.
_TEXTS_KEPT = 1024

_ENDS = re.compile(r"[。！？；;\n]+|(?<=[a-z)\]])\.(?=\s+[A-Z])")
_PAUSES = re.compile(r"[，：:]|,(?!\d)")


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


class Thing:
    """A thing that a question names, as several texts are searched for it."""

    def __init__(self, node: Node, words: Sequence[str], marker: Highlighter) -> None:
        """Takes what finds it, what its name is made of, and what finds leaves."""
        self._whole = _ways(node, marker)
        self._words = [marker.starts([(Word(word), 1.0)]) for word in words]

    def held(self, text: str) -> list[Held]:
        """Where it stands in a text, or else the words of its name, as many as there are."""
        if found := self._whole.held(text):
            return found
        apart = [find(text) for find in self._words]
        share = _SOME * sum(map(bool, apart)) / len(apart) if apart else 0.0
        return [Held(at, share) for several in apart for at, _ in several]


class _Ways(NamedTuple):
    """The ways to find a thing: any of its leaves, or all of what must stand together.

    Attributes:
        leaves: Says of a text where the leaves begin, and what each is worth.
        joint: What must stand together, and what it is worth.
    """

    leaves: Callable[[str], list[tuple[int, float]]]
    joint: Sequence[tuple[float, Sequence[_Ways]]]

    def held(self, text: str) -> list[Held]:
        found = [Held(*each) for each in self.leaves(text)]
        for weight, several in self.joint:
            each = [ways.held(text) for ways in several]
            if all(each):
                found += [Held(held.at, weight * held.strength) for part in each for held in part]
        return found


def _ways(node: Node, marker: Highlighter) -> _Ways:
    leaves: dict[Word | Run, float] = {}
    joint: list[tuple[float, Sequence[_Ways]]] = []
    for leaf, weight in _taken_apart(node, 1.0):
        if isinstance(leaf, And):
            joint.append((weight, [_ways(child, marker) for child in leaf.children if not isinstance(child, Not)]))
        else:
            leaves[leaf] = max(weight, leaves.get(leaf, 0.0))
    return _Ways(marker.starts(list(leaves.items())), joint)


def _taken_apart(node: Node, weight: float) -> Iterator[tuple[Word | Run | And, float]]:
    """The leaves of a node, any of which finds it, and what must stand together, by what each is worth."""
    match node:
        case Word() | Run():
            yield (replace(node, scope="text") if node.scope == "titles" else node), weight
        case And():
            yield node, weight * _TOGETHER
        case Best(choices):
            for choice in choices:
                yield from _taken_apart(choice.node, weight * choice.weight)
        case Prefer(child, _):
            yield from _taken_apart(child, weight)
        case Or(children):
            for child in children:
                yield from _taken_apart(child, weight)


def values(text: str, pattern: re.Pattern[str]) -> Iterator[Value]:
    """The values of a text, the first of them where there are very many."""
    for found in islice(pattern.finditer(text), _VALUES):
        sentences, stretches = _bounds(text)
        yield Value(found.start(), found[0], _around(found.start(), sentences), _around(found.start(), stretches))


@lru_cache(maxsize=_TEXTS_KEPT)
def _bounds(text: str) -> tuple[Sequence[int], Sequence[int]]:
    """Where the sentences of a text begin and end, and where the stretches between pauses do."""
    sentences = [0, *(found.end() for found in _ENDS.finditer(text)), len(text)]
    return sentences, sorted({*sentences, *(found.end() for found in _PAUSES.finditer(text))})


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
