"""English names of public bodies that no translation names, put together from ``seeds/terms/bodies.tsv``.

区 + 人力资源社会保障 + 局 = District + Human Resources and Social Security + Bureau. A body of which one word is not
listed has no name here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.terms.lists import BodyWord, Lexicon

_MINISTRY = "Ministry"


class BodyNamer:
    """Names public bodies in English where every word of them is listed."""

    def __init__(self, words: Sequence[BodyWord]) -> None:
        self._words: Mapping[str, Mapping[str, str]] = {
            part: {word.zh: word.en for word in words if word.part == part}
            for part in ("rank", "field", "end", "name", "whole")
        }

    @property
    def ranks(self) -> Sequence[str]:
        """The ranks before names: 区, 市."""
        return tuple(self._words["rank"])

    @property
    def wholes(self) -> Mapping[str, str]:
        """Names of several bodies with their English."""
        return self._words["whole"]

    def name(self, zh: str) -> str | None:
        """The body in English, with its rank where it has one."""
        own = self._bare(zh)
        if own or not zh:
            return own
        rank, bare = self._words["rank"].get(zh[0]), self._bare(zh[1:])
        return f"{rank} {bare}" if rank and bare else None

    def _bare(self, zh: str) -> str | None:
        if zh in self._words["name"]:
            return self._words["name"][zh]
        for end, en in self._words["end"].items():
            field = self._words["field"].get(zh.removesuffix(end)) if zh.endswith(end) else None
            if field:
                return f"{en} of {field}" if en == _MINISTRY else f"{field} {en}"
        return None


def bodies_in_english(lexicon: Lexicon) -> dict[str, str]:
    """The English of the usual names of departments, of each rank, and of names of several bodies.

    >>> parts = (("区", "rank", "District"), ("财政", "field", "Finance"), ("局", "end", "Bureau"))
    >>> words = tuple(BodyWord(*part) for part in parts)
    >>> bodies_in_english(Lexicon({"财政局": "财政局"}, bodies=words))
    {'财政局': 'Finance Bureau', '区财政局': 'District Finance Bureau'}
    """
    namer = BodyNamer(lexicon.bodies)
    usual = dict.fromkeys(lexicon.departments.values())
    ranked = (f"{rank}{zh}" for zh in usual for rank in ("", *namer.ranks))
    named = {zh: en for zh in ranked if (en := namer.name(zh))}
    return {**named, **namer.wholes}
