"""The English words there are."""

from __future__ import annotations

import pytest

from index.wordbook.lexicon import compile_lexicon


@pytest.fixture(scope="module")
def lexicon() -> list[str]:
    return compile_lexicon()


@pytest.mark.parametrize("word", ["criminal", "drone", "investor", "kindergarten", "mortgage"])
def test_words_that_these_documents_lack_are_words(lexicon: list[str], word: str) -> None:
    assert word in lexicon


@pytest.mark.parametrize("word", ["incubater", "labratory", "medcine", "the", "GDP", "癌症"])
def test_errors_short_words_and_abbreviations_are_not_listed(lexicon: list[str], word: str) -> None:
    assert word not in lexicon


def test_it_is_in_order_and_of_a_size_to_keep(lexicon: list[str]) -> None:
    assert lexicon == tuple(sorted(set(lexicon)))
    assert 20_000 < len(lexicon) < 40_000
