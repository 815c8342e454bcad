"""Outlines and English texts are read when they are asked for, and those of many documents are not all kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from index.documents import English, Section
from search.library import english, outlines

_DOCUMENTS = ("a", "b", "c")


def _outlined(read: list[str]) -> Callable[[str], object]:
    def sections(name: str) -> Sequence[Section]:
        read.append(name)
        return [Section(str(n), 1, "", None, "section", None, (), None) for n in range(10)]

    return outlines.Outlines(_DOCUMENTS, sections).__getitem__


def _translated(read: list[str]) -> Callable[[str], object]:
    class Catalogue:
        def english(self, name: str) -> dict[str, English]:
            read.append(name)
            return {str(n): English("text", "translated") for n in range(10)}

    return english.EnglishTexts(Catalogue()).of  # type: ignore[arg-type]  # nothing else is asked of it


@pytest.mark.parametrize("reading", [_outlined, _translated])
@pytest.mark.parametrize(
    ("asked", "budget", "read", "note"),
    [
        ("aba", 100, "ab", "asked again, nothing is read"),
        ("abca", 40, "abca", "the one that was asked for longest ago goes first"),
        ("abaca", 40, "abc", "one that is asked for again stays"),
    ],
)
def test_documents_are_read_once_as_far_as_the_budget_goes(monkeypatch, reading, asked, budget, read, note) -> None:
    for module in (english, outlines):
        monkeypatch.setattr(module, "_BUDGET", budget)
    found: list[str] = []
    ask = reading(found)
    for name in asked:
        ask(name)
    assert "".join(found) == read, note
