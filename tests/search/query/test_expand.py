"""What is typed becomes what is asked: runs, parts in any of their renderings, what only ranks, what is left out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from search.query.choices import TITLE_RUN
from search.query.expand import CHARACTERS, PAIR, SINGLE, WITHIN, Expander
from search.query.needed import DISTRICT
from search.query.tree import (
    All,
    And,
    Best,
    Choice,
    Coded,
    Limit,
    Node,
    Not,
    Or,
    Prefer,
    Run,
    Stretch,
    Title,
    Word,
    children,
)
from tests.search.wordbooks import Bars, Words

EXPANDER = Expander(Bars(), Words())  # type: ignore[arg-type]


def _runs(text: str, *words: str) -> tuple[Run, Run]:
    return Run(text, "text", 1.0, words, whole=True), Run(text, "titles", TITLE_RUN, words, whole=True)


def _one(*words: str) -> tuple[Best, ...]:
    """Words that lead nowhere, each as the only way to say it."""
    return tuple(Best((Choice(Word(word)),)) for word in words)


NEW, AGE = _one("创新药", "智慧")

CASES = [
    (Stretch("创新药"), Or((*_runs("创新药", "创新药"), NEW)), "one word"),
    (
        Stretch("智慧|养老"),
        Or(
            (
                *_runs("智慧养老", "智慧", "养老"),
                Prefer(And(_one("智慧", "养老")), Or((Run("智慧养老", "text", PAIR, ("智慧", "养老"), whole=True),))),
            )
        ),
        "two words: together, or both, better side by side",
    ),
    (Stretch("AI"), Or((*_runs("ai", "ai"), *_one("ai"))), "folded"),
    (Stretch("哪个|智慧"), Or((*_runs("哪个智慧", "哪个", "智慧"), AGE)), "filler need not match"),
    (Stretch("哪个"), Or((*_runs("哪个", "哪个"), *_one("哪个"))), "filler alone is asked for"),
    (
        Stretch("进|智慧"),
        Or(
            (
                *_runs("进智慧", "进", "智慧"),
                Prefer(AGE, Or((Word("进", "all", SINGLE), Run("进智慧", "text", PAIR, ("进", "智慧"), whole=True)))),
            )
        ),
        "a single character only ranks",
    ),
    (Stretch("、"), Or(_runs("、")), "no word: the characters"),
    (Stretch("\u200b"), Or(()), "nothing left: nothing"),
    (
        Run("智慧|医疗"),
        Prefer(Run("智慧医疗", "text", 1.0, ("智慧", "医疗")), Or((Word("智慧"), Word("医疗")))),
        "quoted",
    ),
    (Run("、"), Run("、"), "quoted signs"),
    (Run("\u200b"), Or(()), "nothing left in quotes: nothing"),
    (
        Title(Stretch("保障")),
        Or((_runs("保障", "保障")[1], Best((Choice(Word("保障", "titles")),)))),
        "titles only",
    ),
    (
        Title(Run("保障")),
        Prefer(Run("保障", "titles", 1.0, ("保障",)), Or((Word("保障", "titles"),))),
        "a quoted title",
    ),
    (
        And((Stretch("创新药"), Not(Run("临床")))),
        And((Or((*_runs("创新药", "创新药"), NEW)), Not(Run("临床", "text", 1.0, ("临床",))))),
        "without what is quoted",
    ),
    (
        And((Stretch("创新药"), Not(Stretch("医疗|器械")))),
        And(
            (
                Or((*_runs("创新药", "创新药"), NEW)),
                Not(Or((*_runs("医疗器械", "医疗", "器械"), And((Word("医疗"), Word("器械")))))),
            )
        ),
        "without what is typed, not without its renderings",
    ),
    (And((Stretch("\u200b"), Not(Stretch("临床")))), Or(()), "nothing but what is left out: nothing"),
    (Limit("district", ("xuhui",)), Coded("district", "xuhui"), "a district"),
    (Limit("kind", ("a", "b")), Or((Coded("kind", "a"), Coded("kind", "b"))), "any of several codes"),
    (All(), All(), "everything"),
]


@pytest.mark.parametrize(("typed", "asked", "note"), CASES, ids=[note for _, _, note in CASES])
def test_what_is_typed_becomes_what_is_asked(typed: Node, asked: Node, note: str) -> None:
    assert EXPANDER.expand(typed) == asked


def _leaves(node: Node) -> Iterator[Node]:
    yield node
    for child in children(node):
        yield from _leaves(child)


def test_neighbouring_stretches_are_one_phrase() -> None:
    tree = EXPANDER.expand(And((Stretch("Venture"), Stretch("Capital"), Not(Stretch("静安")))))

    assert isinstance(tree, And)
    assert Run("创投", "titles", TITLE_RUN, ("创投",), whole=True, typed="") not in set(_leaves(tree))
    assert Word("创投", typed="Venture Capital") in set(_leaves(tree))
    assert tree.children[1] == Not(Word("静安"))


def test_a_quoted_run_between_stretches_parts_them() -> None:
    tree = EXPANDER.expand(And((Stretch("venture"), Run("基金"), Stretch("capital"))))

    assert Word("创投", typed="venture capital") not in set(_leaves(tree))


def test_what_stands_between_spaces_is_also_found_as_it_stands() -> None:
    tree = EXPANDER.expand(And((Stretch("慧|医"), Stretch("新|药"))))

    assert And(tuple(Or(_runs(text, *words)) for text, words in (("慧医", "慧医"), ("新药", "新药")))) in set(
        _leaves(tree)
    )


def test_a_district_is_named_or_is_where_the_document_is_of() -> None:
    asked = list(_leaves(EXPANDER.expand(Stretch("徐汇|创新药"))))

    assert Coded("district", "xuhui", DISTRICT) in asked
    assert Word("徐汇") in asked
    assert Coded("district", "xuhui", DISTRICT) not in set(_leaves(EXPANDER.expand(Title(Stretch("徐汇")))))


#: words of a query, the districts it is limited to, note
COMPARED = (
    ("徐汇|和|静安|创新药", ("xuhui", "jingan"), "two districts"),
    ("徐汇|静安|徐汇|创新药", ("xuhui", "jingan"), "one of them twice"),
    ("徐汇|创新药", (), "one is where the document is of, or a word"),
)


@pytest.mark.parametrize(("query", "districts", "note"), COMPARED, ids=[note for *_, note in COMPARED])
def test_districts_that_are_compared_limit_and_their_names_find_nothing(
    query: str, districts: tuple[str, ...], note: str
) -> None:
    strict, loose = EXPANDER.expand(Stretch(query)), EXPANDER.loosen(Stretch(query))

    assert (Word("徐汇") in set(_leaves(strict))) is not bool(districts)
    assert (Word("徐汇") in set(_leaves(loose))) is not bool(districts)
    if districts:
        assert isinstance(loose, And)
        assert loose.children[1:] == (Or(tuple(Coded("district", code) for code in districts)),)


def test_loosely_any_word_is_enough_and_neighbours_count() -> None:
    tree = EXPANDER.loosen(Stretch("智慧|养老|区"))

    assert isinstance(tree, Prefer)
    assert tree.extra == Or((Word("区", "all", SINGLE),)), "a single character finds nothing by itself"
    assert isinstance(tree.child, Or)
    assert set(tree.child.children) == {
        *_runs("智慧养老区", "智慧", "养老", "区"),
        *_one("智慧", "养老"),
        Run("智慧养老", "text", PAIR, ("智慧", "养老"), whole=True),
        Run("养老区", "text", PAIR, ("养老", "区"), whole=True),
    }


def test_loosely_a_word_of_a_name_is_worth_something() -> None:
    tree = EXPANDER.loosen(Stretch("医疗|器械"))

    assert isinstance(tree, Or)
    assert {Word("医疗", "all", WITHIN), Word("器械", "all", WITHIN)} <= set(tree.children)


def test_loosely_exclusions_and_limits_hold() -> None:
    tree = EXPANDER.loosen(And((Stretch("创新药"), Not(Run("临床")), Limit("district", ("xuhui",)))))

    assert isinstance(tree, And)
    assert tree.children[1:] == (Not(Run("临床", "text", 1.0, ("临床",))), Coded("district", "xuhui"))


def test_loosely_a_limit_to_one_of_several_holds() -> None:
    either = Or((Limit("district", ("xuhui",)), Limit("year", ("2021",))))
    tree = EXPANDER.loosen(And((Stretch("创新药"), either)))

    held = Or((Coded("district", "xuhui"), Coded("year", "2021")))
    assert isinstance(tree, And)
    assert tree.children[1:] == (held,)
    assert EXPANDER.held(And((Stretch("创新药"), either))) == (held,)


def test_loosely_a_title_stays_a_title() -> None:
    leaves = [
        leaf for leaf in _leaves(EXPANDER.loosen(Title(Stretch("智慧|医疗|器械")))) if isinstance(leaf, Word | Run)
    ]

    assert leaves
    assert {leaf.scope for leaf in leaves} == {"titles"}


#: tree, the parts that it names, note
PARTS = [
    (Stretch("医疗|器械 创新药"), ["医疗|器械", "创新药"], "of a stretch"),
    (And((Stretch("venture"), Stretch("capital"))), ["venture capital"], "of neighbouring stretches"),
    (Or((Stretch("创新药"), Title(Stretch("养老")))), ["创新药", "养老"], "of either, and of titles"),
    (And((Stretch("创新药"), Not(Stretch("养老")), Run("智慧"))), ["创新药"], "nothing left out, nothing quoted"),
    (All(), [], "of everything"),
]


@pytest.mark.parametrize(("tree", "parts", "note"), PARTS, ids=[note for *_, note in PARTS])
def test_the_parts_of_a_tree(tree: Node, parts: list[str], note: str) -> None:
    assert [part.typed for part in EXPANDER.parts(tree)] == parts


def test_where_some_is_enough_general_words_only_rank() -> None:
    loose = EXPANDER.loosen(Stretch("支持|创新药"))

    assert isinstance(loose, Prefer)
    assert Word("支持", "all", SINGLE) in set(_leaves(loose.extra))
    assert NEW in set(_leaves(loose.child))
    assert Word("支持") not in set(_leaves(loose.child))


def test_where_all_is_asked_for_general_words_must_be_held() -> None:
    assert Word("支持") in set(_leaves(EXPANDER.expand(Stretch("支持|创新药"))))


def test_general_words_alone_are_what_is_asked_for() -> None:
    assert Word("支持") in set(_leaves(EXPANDER.loosen(Stretch("支持|new"))))


def test_what_leads_to_a_role_is_no_general_word() -> None:
    assert Coded("role", "problems") in set(_leaves(EXPANDER.loosen(Stretch("问题|创新药"))))


def test_neighbouring_characters_are_asked_for_whatever_words_they_are_of() -> None:
    asked = EXPANDER.characters(And((Stretch("徐汇|哪个|药企"), Stretch("cro"), Not(Stretch("基金")))))

    assert asked == (Word("药企", "characters", CHARACTERS),)
