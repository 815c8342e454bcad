"""The rule of exact runs: what a reader can see in a clause finds the clause, in whatever script, width or case."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import opencc
import pytest

from search.engines.protocol import Ask
from search.expand import expand
from search.library import Library
from search.query import Run

SAMPLES = 2000


def _found(library: Library, text: str) -> set[int]:
    """All clauses that a quoted text finds, those folded into another one too."""
    hits = library.engine.search(Ask(expand(Run(text), library.analyser), limit=library.catalogue.clause_count)).hits
    return {number for hit in hits for number in (hit.number, *hit.repeats)}


def _samples(texts: list[str], seed: int) -> Iterator[tuple[int, str]]:
    """Seeded random substrings of 2 to 8 characters that begin and end with something to see, and their clause."""
    rng = random.Random(seed)
    made = 0
    while made < SAMPLES:
        number = rng.randrange(len(texts))
        length = rng.randint(2, 8)
        start = rng.randrange(max(1, len(texts[number]) - length))
        part = texts[number][start : start + length].strip()
        if len(part) >= 2:
            made += 1
            yield number, part


def _wide(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


def _narrow(text: str) -> str:
    return "".join(chr(ord(char) - 0xFEE0) if "！" <= char <= "～" else char for char in text)


VARIANTS: dict[str, Callable[[], Callable[[str], str]]] = {
    "as printed": lambda: str,
    "s2t": lambda: opencc.OpenCC("s2t").convert,
    "s2tw": lambda: opencc.OpenCC("s2tw").convert,
    "s2hk": lambda: opencc.OpenCC("s2hk").convert,
    "full width": lambda: _wide,
    "half width": lambda: _narrow,
    "upper case": lambda: str.upper,
    "lower case": lambda: str.lower,
}


@pytest.mark.parametrize("name", VARIANTS)
def test_every_substring_finds_its_clause(library: Library, name: str) -> None:
    convert, texts = VARIANTS[name](), library.catalogue.column("text")
    lost = [
        (number, part)
        for number, part in _samples(texts, seed=2026)
        if number not in _found(library, convert(part))
    ]

    assert lost == []


def test_every_table_cell_finds_its_table(library: Library) -> None:
    texts = library.catalogue.clauses_at(range(library.catalogue.clause_count))
    cells = [
        (number, cell)
        for number, (_, clause) in enumerate(texts)
        for row in clause.rows or ()
        for cell in row
        if len(cell) > 1
    ]

    assert len(cells) > 50
    assert [(number, cell) for number, cell in cells if number not in _found(library, cell)] == []


def test_white_space_at_a_break_is_ignored(library: Library) -> None:
    assert _found(library, "生命健康 企业 2190 家") == _found(library, "生命健康企业2190家") != set()
