"""Which characters are one character to a reader: traditional, simplified and regional variants, as OpenCC knows them.

The table is made at index time and saved with the index; whoever asks an index never loads this module or OpenCC.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import opencc

#: Conversions to simplified characters, then from them; Taiwan and Hong Kong write some characters their own way.
_SIMPLIFYING = ("t2s", "tw2s", "hk2s")
_TRADITIONAL = ("s2t", "s2tw", "s2hk")

#: Pairs that OpenCC makes only inside phrases (一目了然 → 一目瞭然, 批复 → 批覆, 想象 → 想像), found with every word of
#: jieba's dictionary; the first of a pair is the form that stays.
_IN_PHRASES = (
    "了瞭,夫伕,链鍊,像象,坐座,复覆,借藉,仿彷,浚濬,熏薰,具俱,苏甦,檗蘗,宁甯,拿拏,枪鎗,戚鏚,焰燄,里哩,澄澂,背揹,吣唚,斫斲"
)

#: Blocks that hold Han characters: ideographs, extensions, compatibility ideographs.
_BLOCKS = (
    (0x3400, 0x4DC0),
    (0x4E00, 0xA000),
    (0xF900, 0xFB00),
    (0x20000, 0x2A6E0),
    (0x2A700, 0x2EE60),
    (0x2F800, 0x2FA20),
    (0x30000, 0x323B0),
)


def script_source() -> str:
    """Returns what the table depends on, so that a table that was kept can be used again."""
    return f"opencc {opencc.__version__} {_IN_PHRASES}"


def script_table() -> dict[str, str]:
    """Returns every Han character that shares its form with a simpler one, with that one: 著 → 着, 裏 and 裡 → 里."""
    families: dict[str, list[str]] = {}
    votes: Counter[str] = Counter()
    for simple, variant in _pairs():
        votes[simple] += 1
        family, other = families.setdefault(simple, [simple]), families.setdefault(variant, [variant])
        if family is not other:
            family.extend(other)
            families.update(dict.fromkeys(other, family))
    first = {pair[0] for pair in _IN_PHRASES.split(",")}

    def rank(character: str) -> tuple[bool, bool, int, str]:
        return _is_rare(character), character not in first, -votes[character], character

    kept = {id(family): min(family, key=rank) for family in families.values()}
    table = {character: kept[id(family)] for character, family in sorted(families.items())}
    return {character: form for character, form in table.items() if character != form}


def _is_rare(character: str) -> bool:
    """Whether a character is outside the 6,763 of GB 2312: 开, not 𫔭, stands for both."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def _pairs() -> Iterator[tuple[str, str]]:
    """Yields the simple and the other form of a character, for every conversion that changes it."""
    characters = [chr(code) for start, end in _BLOCKS for code in range(start, end)]
    for name in (*_SIMPLIFYING, *_TRADITIONAL):
        # One call for all: a line break stands in no phrase, so each character is converted alone.
        converted = opencc.OpenCC(name).convert("\n".join(characters)).split("\n")
        for before, after in zip(characters, converted, strict=True):
            if before != after and len(after) == 1:
                yield (after, before) if name in _SIMPLIFYING else (before, after)
    yield from ((pair[0], pair[1]) for pair in _IN_PHRASES.split(","))
