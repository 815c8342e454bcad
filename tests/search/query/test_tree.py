"""The tree: what its nodes are equal to, how they read, and which leaves they have."""

from __future__ import annotations

import pytest

from search.query.tree import (
    All,
    And,
    Best,
    Choice,
    Coded,
    Lead,
    Node,
    Not,
    Or,
    Pinned,
    Prefer,
    Run,
    Stretch,
    Title,
    Word,
    leaves,
)

REPRS = [
    (Word("创新"), "Word('创新')"),
    (Word("创新", "titles", 0.5), "Word('创新', titles, 0.5)"),
    (Run("创新药", "titles"), "Run('创新药', titles)"),
    (And((Word("a"), Not(Run("b")))), "And(Word('a'), Not(Run('b')))"),
    (Or(()), "Or()"),
    (Prefer(Word("a"), Title(Stretch("b"))), "Prefer(Word('a'), Title(Stretch('b')))"),
    (And((Coded("district", "xuhui"), All())), "And(Coded('district', 'xuhui'), All())"),
    (Best((Choice(Word("a")), Choice(Word("b"), 0.5))), "Best(Word('a'), 0.5 * Word('b'))"),
    (Lead(Pinned((3, 1)), Word("a"), 0.2), "Lead(Pinned(3, 1), Word('a'))"),
]


@pytest.mark.parametrize(("node", "text"), REPRS, ids=[text for _, text in REPRS])
def test_a_node_reads_as_it_is_written(node: Node, text: str) -> None:
    assert repr(node) == text


def test_nodes_are_equal_by_value_and_cannot_change() -> None:
    assert Word("a") == Word("a") != Run("a")
    with pytest.raises(AttributeError):
        Word("a").text = "b"  # type: ignore[misc]


def test_leaves_are_what_is_asked_for_and_not_what_is_left_out_or_only_ranks() -> None:
    tree = And((Prefer(Or((Word("a"), Run("b"))), Word("c")), Not(Word("d")), Coded("district", "xuhui")))

    assert list(leaves(tree)) == [Word("a"), Run("b")]


def test_leaves_are_those_of_every_way_to_say_a_thing_and_of_what_follows() -> None:
    best = Best((Choice(Word("医疗器械")), Choice(And((Word("medical", typed="医疗器械"), Run("device"))), 0.8)))

    assert list(leaves(Lead(best, Title(Word("d"))))) == [
        Word("医疗器械"),
        Word("medical", typed="医疗器械"),
        Run("device"),
        Word("d"),
    ]
