"""Families of English words: what is joined, and what a reader would not join."""

from __future__ import annotations

import pytest

from index.wordbook.families import compile_families, stem

TOGETHER = (
    ("invest", "investing", "investment", "investor"),
    ("evaluate", "evaluation", "evaluating", "evaluator"),
    ("plan", "planning", "planned", "planner"),
    ("discover", "discovery", "discovered"),
    ("incubate", "incubation", "incubator"),
    ("commercialize", "commercialization", "commercialized"),
    ("develop", "development", "developer", "developing"),
    ("manufacture", "manufacturing", "manufacturer"),
)
APART = (("organ", "organization"), ("gene", "general"), ("medicine", "medical"), ("new", "news"))


@pytest.mark.parametrize("words", TOGETHER, ids="/".join)
def test_a_family_has_one_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


@pytest.mark.parametrize("words", APART, ids="/".join)
def test_other_words_are_no_family(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == len(words)


def test_families_are_in_alphabetical_order_and_hold_words_only() -> None:
    assert compile_families(["planning", "plan", "5g", "投资", "gene"]) == {
        "plan": ["plan", "planning"],
        "gene": ["gene"],
    }
