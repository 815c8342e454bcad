"""Sections by the words of their titles and by their roles, in a few bytes each: a corpus of laws has half a million.

Titles repeat (总则, 附则), and each is compared once.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable

from index.storing.sections import TitledSection
from search.asking.numbered import packed, unpacked

#: Where sections stand: the place of their document, and their own in it.
Places = list[tuple[int, int]]


class TitledSections:
    """The places of the sections of a generation that have a title or a role, by it."""

    def __init__(self, sections: Iterable[TitledSection], fold: Callable[[str], str]) -> None:
        """Takes the sections in reading order, and what folds a title."""
        self._titled: dict[str, array[int]] = {}
        self._roles: dict[str, array[int]] = {}
        known: dict[str, array[int]] = {}
        for section in sections:
            place = packed(section.place)
            if section.title:
                if section.title not in known:
                    known[section.title] = self._titled.setdefault(fold(section.title), array("Q"))
                known[section.title].append(place)
            if section.role:
                self._roles.setdefault(section.role, array("Q")).append(place)

    def find(
        self, key: str, words: Collection[str], roles: Iterable[str], cut: Callable[[str], Iterable[str]]
    ) -> Places:
        """The sections whose title holds a text or all of some words, and those of some roles; in reading order.

        Args:
            key: The folded text.
            words: Its words.
            roles: Codes of roles.
            cut: Gives the words of a folded title.
        """
        found: set[int] = set()
        for title, places in self._titled.items():
            if key in title or self._has(title, words, cut):
                found.update(places)
        for role in roles:
            found.update(self._roles.get(role, ()))
        return list(map(unpacked, sorted(found)))

    def _has(self, title: str, words: Collection[str], cut: Callable[[str], Iterable[str]]) -> bool:
        """Whether a title has all of some words; it is only cut where their first characters stand in it."""
        return bool(words) and all(word[0] in title for word in words) and set(words) <= set(cut(title))
