"""Enumerations: the marker that a text opens with, the departments it closes with, and the members between."""

from __future__ import annotations

import re
from collections.abc import Mapping

from index.structuring.bodies import divide

_NUMERALS = "一二三四五六七八九十"
_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
_CALLED = {
    "责任部门": "Responsible departments",
    "推进部门": "Implementing departments",
    "推进单位": "Implementing units",
}
#: The end of an English sentence, not of No. 5, Co., Ltd.
_STOP = r"(?<!No)(?<!Co)(?<!Ltd)(?<!^\d)[.;]+[\")]*(?:\s|$)"
_DEPARTMENTS = re.compile(rf"[（(](?P<called>{'|'.join(_CALLED)})[：:](?P<names>[^（）()]*)[）)]")


def lost_marker(chinese: str, english: str) -> list[str]:
    """The marker that the Chinese opens with and the English does not."""
    wanted = _marker(chinese)
    return [] if english.startswith(wanted) and (wanted or not _opens_marked(english)) else [wanted or english[:5]]


def lost_points(chinese: str, english: str) -> list[str]:
    """The points 一是, 二是 … that the English does not name, in their order."""
    place, found = 0, []
    for numeral in re.findall(f"(?<![{_NUMERALS}])([{_NUMERALS}])是(?!否)", chinese):
        ordinal = _ORDINALS[_NUMERALS.index(numeral)]
        match = re.compile(rf"(?i)\b{ordinal}(?:ly)?,").search(english, place)
        if match is None:
            found.append(f"{numeral}是")
        else:
            place = match.end()
    return found


def other_departments(chinese: str, english: str, shared: Mapping[str, str]) -> list[str]:
    """A list of departments that is not, name by name, that of the Chinese in the names all documents share."""
    found = []
    for match in _DEPARTMENTS.finditer(chinese):
        # 各街镇各园区 and X及相关街镇 are several bodies, joined in English too.
        names = [
            " and ".join(shared.get(name, name) for name in divide(joined))
            for joined in re.split("[、，,]", match["names"])
        ]
        wanted = f"({_CALLED[match['called']]}: {', '.join(names)})"
        if wanted.casefold() not in english.casefold():
            found.append(wanted)
    return found


def lost_members(chinese: str, english: str) -> list[str]:
    """Fewer members than the Chinese lists: each 、 needs a comma, an and, an or, a slash or a dash of its own.

    Sentence by sentence where both texts have as many, else in the whole text. English parts more than enumerations
    with these, so a member can go unnoticed in a long sentence; what is found is lost. A member that the glossary knows
    is missed by the rule of the terms as well, and a department by the rule of the departments.
    """
    pairs = list(zip(_sentences(chinese, "[。；;]"), _sentences(english, _STOP), strict=False))
    if len(_sentences(chinese, "[。；;]")) != len(_sentences(english, _STOP)):
        pairs = [(chinese, english)]
    found = []
    for listed, said in pairs:
        wanted = listed.count("、") - bool(re.match(r"\d+、", listed))
        parted = len(re.findall(r"[,;/–]|\b(?:and|or|to|as well as)\b", said))
        found += [f"{wanted} 、 became {parted}"] if wanted > parted else []
    return found


def _sentences(text: str, stop: str) -> list[str]:
    return [piece.strip() for piece in re.split(stop, text) if re.search(r"\w", piece)]


def _marker(chinese: str) -> str:
    if match := re.match(rf"[（(]([\d{_NUMERALS}]+)[）)]", chinese):
        number = match[1] if match[1].isdigit() else str(_NUMERALS.index(match[1]) + 1)
        return f"({number}) "
    if match := re.match(r"(\d+)[、.．](?!\d)", chinese):
        return f"{match[1]}. "
    if match := re.match(f"([{_NUMERALS}])是", chinese):
        return f"{_ORDINALS[_NUMERALS.index(match[1])]}, "
    return "— " if re.match("[—-]{1,2}(?![-—\\d])", chinese) else ""


def _opens_marked(english: str) -> bool:
    return re.match(r"\(?\d+[.)] |— |(?:First|Second|Third|Fourth), ", english) is not None
