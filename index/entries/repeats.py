"""Finds clauses that only repeat another clause of their document, such as the boxes of the Xuhui plan.

A box (专栏) often says again what its section has said. A reader of search results wants it once, with a remark that it
also stands elsewhere.

Reads: the clauses of one document. Writes: which of them is held by which.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from index.analysis.folding import HAN
from index.documents import Clause

#: How much of a clause must stand in the other one.
SHARE = 0.95
#: Folded characters below which a clause is a list entry or a label (人工智能), which repeats nothing by recurring.
SHORTEST = 20
#: Characters that stand together in both texts; fewer agree by chance, all over a long paragraph.
_BLOCK = 4
#: Length of the strings by which pairs of clauses find each other: the first and last characters between two commas.
_ANCHOR = 6
#: An anchor in more clauses than this is a formula of the genre (生命健康产业) and points nowhere.
_COMMON = 50
#: Pairs looked at for one clause, those with most anchors in common first.
_CANDIDATES = 3
#: Texts whose single strings are kept, while their neighbours are compared with them.
_KEPT = 64
#: Names left over that are looked for in the other text; a text with more of them says something else.
_LEFT_NAMES = 64
_KINDS = frozenset({"paragraph", "item", "box-item"})

_PIECES = re.compile(r"[^\s，。；：！？、,.;:!?()《》\"“”]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?%?|[一二三四五六七八九十百千万亿零两]+")
#: What a name can be: Han characters side by side, Latin letters, digits.
_NAME = re.compile(rf"[{HAN}]{{2,}}|[a-z]+|\d+|[一二三四五六七八九十百千万亿零两东西南北]")


def find_repeats(clauses: Sequence[Clause], fold: Callable[[str], str]) -> dict[int, int]:
    """Finds the clauses that stand in another clause, by their places in the sequence.

    1. The body counts, without marker and run-in heading: 优化人才服务机制：… in a box repeats a plain paragraph.
    2. At least :data:`SHARE` of it stands in the other clause, in the same order.
    3. Every number of it is a number there, and what is left over holds no name that does not stand there.
    4. Of two that hold each other the first one stays; one that holds others is itself no repeat.

    Returns:
        Place of the clause → place of the clause that holds it.
    """
    bodies = {at: _body(clause, fold) for at, clause in enumerate(clauses) if clause.kind in _KINDS}
    bodies = {at: body for at, body in bodies.items() if len(body) >= SHORTEST}
    numbers = {at: Counter(_NUMBER.findall(body)) for at, body in bodies.items()}
    repeats: dict[int, int] = {}
    anchored: defaultdict[str, list[int]] = defaultdict(list)
    # Longest first: what could hold a clause is known before the clause is looked at, and is no repeat itself.
    for at in sorted(bodies, key=lambda at: (-len(bodies[at]), at)):
        anchors = set(_anchors(bodies[at]))
        likely = (other for other in _likely(anchors, anchored) if _has_all(numbers[other], numbers[at]))
        holder = next((other for other in likely if _stands_in(bodies[at], bodies[other])), None)
        if holder is not None:
            repeats[at] = holder
            continue
        for anchor in anchors:
            anchored[anchor].append(at)
    return dict(sorted(repeats.items()))


def _body(clause: Clause, fold: Callable[[str], str]) -> str:
    """The folded text of a clause after its marker and run-in heading."""
    text = clause.text.strip()
    for opening in (clause.marker, clause.heading):
        if opening and text.startswith(opening):
            text = text[len(opening) :].lstrip("：:。．. \u3000")
    return fold(text)


def _anchors(body: str) -> Iterator[str]:
    """The strings by which a text is found again: how each piece between two marks of punctuation begins and ends."""
    for piece in _PIECES.findall(body):
        if len(piece) >= _ANCHOR:
            yield piece[:_ANCHOR]
            yield piece[-_ANCHOR:]


def _likely(anchors: set[str], anchored: dict[str, list[int]]) -> list[int]:
    """The clauses that may hold one with these anchors, the likeliest first and the earlier of equals."""
    shared: Counter[int] = Counter()
    for anchor in anchors:
        holders = anchored.get(anchor, ())
        if len(holders) <= _COMMON:
            shared.update(holders)
    return sorted(shared, key=lambda other: (-shared[other], other))[:_CANDIDATES]


def _has_all(numbers: Counter[str], wanted: Counter[str]) -> bool:
    """Whether a text has each number of another one as often: no head of a longer one is it (建设100 in 建设1000万)."""
    return all(numbers[number] >= count for number, count in wanted.items())


def _stands_in(body: str, other: str) -> bool:
    """Whether a body, with numbers that the other has too, is a repeat of part of it; linear in both."""
    if body in other:
        return True
    found = _found_in(body, other)
    if sum(found) < SHARE * len(body):
        return False
    left = "".join(" " if seen else char for char, seen in zip(body, found, strict=True))
    names = set(_NAME.findall(left))
    return len(names) <= _LEFT_NAMES and all(name in other and not _NUMBER.fullmatch(name) for name in names)


def _found_in(body: str, other: str) -> bytearray:
    """Which characters of a body stand in the other text in blocks of :data:`_BLOCK`, in the same order.

    As patience diff does it: strings of that length that occur once in each text are in order where their places
    ascend in both; from each of these the block grows to both sides as far as the texts agree.
    """
    found = bytearray(len(body))
    here, there = _once(body), _once(other)
    pairs = [(at, there[gram]) for gram, at in here.items() if gram in there]
    end = end_other = 0
    for at, at_other in _ascending(pairs):
        if at < end or at_other < end_other:
            continue
        while at > end and at_other > end_other and body[at - 1] == other[at_other - 1]:
            at, at_other = at - 1, at_other - 1
        start = at
        while at < len(body) and at_other < len(other) and body[at] == other[at_other]:
            at, at_other = at + 1, at_other + 1
        found[start:at] = b"\x01" * (at - start)
        end, end_other = at, at_other
    return found


# A body is held against many others, one after the other.
@lru_cache(maxsize=_KEPT)
def _once(text: str) -> dict[str, int]:
    """The strings of :data:`_BLOCK` characters that occur once in a text, in its order, with their places."""
    places: dict[str, int] = {}
    for at in range(len(text) - _BLOCK + 1):
        gram = text[at : at + _BLOCK]
        places[gram] = -1 if gram in places else at
    return {gram: at for gram, at in places.items() if at >= 0}


def _ascending(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of pairs, given in the order of their first, whose second ascend too."""
    lasts: list[int] = []
    before: list[int] = []
    ends: list[int] = []
    for place, (_, second) in enumerate(pairs):
        length = bisect_left(lasts, second)
        lasts[length : length + 1] = [second]
        ends[length : length + 1] = [place]
        before.append(ends[length - 1] if length else -1)
    chosen: list[tuple[int, int]] = []
    place = ends[-1] if ends else -1
    while place >= 0:
        chosen.append(pairs[place])
        place = before[place]
    return chosen[::-1]
