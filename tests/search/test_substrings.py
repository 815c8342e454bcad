"""The rule of exact runs: what a reader can see in a clause finds the clause, in whatever script, width or case."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

import opencc
import pytest

from search.engines.protocol import Ask
from search.library.generation import Library
from search.query.expand import Expander
from search.query.syntax import parse
from search.query.tree import Node, Or, Run

SAMPLES = 2000


def _found(library: Library, text: str) -> set[int]:
    """All clauses that a quoted text finds, those folded into another one too."""
    return _asked(library, Run(text))


def _typed(library: Library, text: str) -> set[int]:
    """All clauses that a text finds as it is typed."""
    return _asked(library, parse(text).tree)


def _asked(library: Library, tree: Node) -> set[int]:
    expanded = Expander(library.analyser, library.wordbook).expand(tree)
    hits = library.engine.search_many([Ask(expanded, limit=library.catalogue.clause_count)])[0].hits
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
        (number, part) for number, part in _samples(texts, seed=2026) if number not in _found(library, convert(part))
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


def _english(library: Library) -> list[str]:
    """The English text of each clause, by its number."""
    clauses = library.catalogue.clauses_at(range(library.catalogue.clause_count))
    return [library.english.clause(document_id, clause).text or "" for document_id, clause in clauses]


@pytest.mark.parametrize("name", ["as printed", "full width", "upper case", "lower case"])
def test_every_substring_of_an_english_text_finds_its_clause(library: Library, name: str) -> None:
    convert, texts = VARIANTS[name](), _english(library)
    assert all(texts)
    lost = [
        (number, part) for number, part in _samples(texts, seed=2027) if number not in _found(library, convert(part))
    ]

    assert lost == []


def _word_runs(texts: list[str], seed: int) -> Iterator[tuple[int, str]]:
    """Seeded random runs of one to five words of English texts, as they are printed, and their clause."""
    rng = random.Random(seed)
    for _ in range(SAMPLES // 4):
        number = rng.randrange(len(texts))
        words = list(re.finditer(r"[A-Za-z0-9](?:[\w'’.,&+/-]*[A-Za-z0-9])?", texts[number]))
        first = rng.randrange(len(words))
        last = words[min(first + rng.randrange(5), len(words) - 1)]
        yield number, texts[number][words[first].start() : last.end()]


@pytest.mark.parametrize("name", ["as printed", "upper case", "lower case"])
def test_every_run_of_english_words_finds_its_clause_as_it_is_typed(library: Library, name: str) -> None:
    convert, texts = VARIANTS[name](), _english(library)
    lost = [
        (number, part)
        for number, part in _word_runs(texts, seed=2028)
        if not _is_syntax(convert(part))
        and not _is_filler(library, convert(part))
        and number not in _typed(library, convert(part))
    ]

    assert lost == []


def _is_filler(library: Library, text: str) -> bool:
    """Whether a text is made of function words, which find nothing by themselves."""
    return Expander(library.analyser, library.wordbook).expand(parse(text).tree) == Or()


def _is_syntax(text: str) -> bool:
    """Whether a text says more than its words: AND, OR and NOT in capitals, a prefix with a colon."""
    return ":" in text or bool({"AND", "OR", "NOT"}.intersection(text.split()))


def test_every_english_word_finds_its_clauses(library: Library) -> None:
    texts = _english(library)
    holders: dict[str, set[int]] = {}
    for number, text in enumerate(texts):
        for word in set(re.findall(r"[A-Za-z]{2,}", text)):
            holders.setdefault(word, set()).add(number)
    assert len(holders) > 2000
    quoted = {word: numbers - _found(library, word) for word, numbers in holders.items()}
    assert {word: numbers for word, numbers in quoted.items() if numbers} == {}


def test_white_space_at_a_break_is_ignored(library: Library) -> None:
    assert _found(library, "生命健康 企业 2190 家") == _found(library, "生命健康企业2190家") != set()
