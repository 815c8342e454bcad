"""What of a Chinese text is words that are known, and which characters are left over: there an error is looked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

#: Whether a string is known: it stands in the documents, or is a word.
Stands = Callable[[str], bool]

#: The longest general word that is asked for; longer ones are made of such.
_LONGEST_WORD = 4
#: Words of one character: left over between two words they are no sign of an error, unless they sound like another.
_PARTICLES = frozenset("的地得和与及或跟在之对为了是有等中上下内外不个到从向把被让由以可能要会也都就还很最更什么吗呢吧")
#: Characters that people put before or behind a word to make a longer one: 区医院, 医疗器械法, 新药.
_AFFIXES = frozenset(
    "区市省县国镇街园院所部局委厅处会者员家类型化性业学科法药品费额率级版新老大小高多非各全总副第前后每"
)


@dataclass(frozen=True, slots=True)
class Cover:
    """A text cut into known words and left-over characters.

    Attributes:
        piece: For each character the number of its piece.
        starts: Where pieces start, and the end of the text.
        left: Characters of no known word.
        odd: Those of them that are no particle and no affix either.
    """

    piece: tuple[int, ...]
    starts: frozenset[int]
    left: frozenset[int]
    odd: frozenset[int]

    def is_whole(self, start: int, end: int) -> bool:
        """Whether a part is inside the text and cuts through no known word: 人智能 is no part of 老人智能手表."""
        return start in self.starts and end in self.starts

    def is_doubtful(self, start: int, end: int) -> bool:
        """Whether a part is whole and holds a left-over character."""
        return self.is_whole(start, end) and not self.left.isdisjoint(range(start, end))

    def is_odd(self, start: int, end: int) -> bool:
        """Whether a part is whole and holds a left-over character that is no particle and no affix."""
        return self.is_whole(start, end) and not self.odd.isdisjoint(range(start, end))

    def is_all_odd(self, start: int) -> bool:
        """Whether two characters are both left over, neither a particle nor an affix."""
        return {start, start + 1} <= self.odd


def cover(text: str, is_word: Stands, longest: int) -> Cover:
    """Cuts a text so that the fewest characters are left over, in the fewest pieces.

    Args:
        text: A folded text.
        is_word: Whether a stretch is a word that is known.
        longest: The length of the longest such word.
    """
    best: list[tuple[int, int, int]] = [(0, 0, 0)]  # left over, pieces, and where the last piece starts, by its end
    for end in range(1, len(text) + 1):
        left, pieces, _ = best[end - 1]
        ways = [(left + _is_han(text[end - 1]), pieces + 1, end - 1)]
        for start in range(max(0, end - longest), end - 1):
            if is_word(text[start:end]):
                ways.append((best[start][0], best[start][1] + 1, start))
        best.append(min(ways))
    return _cover(text, [start for *_, start in best])


def _cover(text: str, before: list[int]) -> Cover:
    """The cover whose pieces are found from the end: the piece that ends at ``end`` starts at ``before[end]``."""
    starts = [len(text)]
    while starts[-1] > 0:
        starts.append(before[starts[-1]])
    starts.reverse()
    piece: list[int] = []
    left: set[int] = set()
    for number, (start, end) in enumerate(pairwise(starts)):
        piece += [number] * (end - start)
        if end - start == 1 and _is_han(text[start]):
            left.add(start)
    odd = frozenset(place for place in left if text[place] not in _PARTICLES and text[place] not in _AFFIXES)
    return Cover(tuple(piece), frozenset(starts), frozenset(left), odd)


def _is_han(character: str) -> bool:
    return not character.isascii()
