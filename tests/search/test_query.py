"""The tree: what its nodes are equal to, how they read, and which leaves they have."""

from __future__ import annotations

import pytest

from search.query import All, And, District, Node, Not, Or, Prefer, Run, Stretch, Title, Word, leaves

REPRS = [
    (Word("创新"), "Word('创新')"),
    (Word("创新", "titles", 0.5), "Word('创新', titles, 0.5)"),
    (Run("创新药", "titles"), "Run('创新药', titles)"),
    (And((Word("a"), Not(Run("b")))), "And(Word('a'), Not(Run('b')))"),
    (Or(()), "Or()"),
    (Prefer(Word("a"), Title(Stretch("b"))), "Prefer(Word('a'), Title(Stretch('b')))"),
    (And((District("xuhui"), All())), "And(District('xuhui'), All())"),
]


@pytest.mark.parametrize(("node", "text"), REPRS, ids=[text for _, text in REPRS])
def test_a_node_reads_as_it_is_written(node: Node, text: str) -> None:
    assert repr(node) == text


def test_nodes_are_equal_by_value_and_cannot_change() -> None:
    assert Word("a") == Word("a") != Run("a")
    with pytest.raises(AttributeError):
        Word("a").text = "b"  # type: ignore[misc]


def test_leaves_are_what_is_asked_for_and_not_what_is_left_out() -> None:
    tree = And((Prefer(Or((Word("a"), Run("b"))), Word("c")), Not(Word("d")), District("xuhui")))

    assert list(leaves(tree)) == [Word("a"), Run("b"), Word("c")]
