"""The ways to say a part of a query: what was typed first, then its renderings, worth less."""

from __future__ import annotations

import pytest

from index.wordbook.book import Sense
from index.wordbook.headwords import OTHER, PREFERRED, SPELT
from search.query.choices import FAMILY, GENERAL, INNER, RENDERING, ROLE, TITLE_RUN, choices, renderings
from search.query.phrases import cut
from search.query.tree import And, Best, Choice, Coded, Node, Or, Prefer, Run, Scope, Word, children
from tests.search.wordbooks import DEVICES, LEADS, Bars, Words, rendering


def _best(text: str, scope: Scope = "all", words: Words | None = None) -> Best:
    wordbook = words or Words()
    (part,) = cut(text, Bars(), wordbook)  # type: ignore[arg-type]
    return choices(part, Bars(), wordbook, scope)  # type: ignore[arg-type]


def _said(node: Node) -> set[str]:
    """The texts of the words and runs of a way to say something."""
    return ({node.text} if isinstance(node, Word | Run) else set()).union(*map(_said, children(node)))


#: typed, texts → weight beside what was typed, note
WAYS = [
    ("创新", {}, "a word that leads nowhere is itself"),
    ("医械", {}, "a rendering that no name leads to"),
    ("medtech", {"医械": OTHER, "医疗器械": OTHER, "medical device": OTHER}, "another name: all renderings"),
    ("medical device", {"医疗器械": PREFERRED, "医械": PREFERRED}, "English to Chinese, without itself"),
    ("医疗|器械", {"医械": PREFERRED, "medical device": PREFERRED}, "Chinese to English, without itself"),
    ("putuoqu", {"普陀区": SPELT}, "a name in pinyin"),
]


@pytest.mark.parametrize(("typed", "ways", "note"), WAYS, ids=[note for *_, note in WAYS])
def test_what_was_typed_comes_first_and_its_renderings_after_it(typed: str, ways: dict[str, int], note: str) -> None:
    first, *others = _best(typed).choices

    assert first.weight == 1.0
    assert typed.replace("|", "") in _said(first.node)
    for text, rank in ways.items():
        assert [way.weight for way in others if text in _said(way.node)] == [RENDERING[rank]]
    assert len(others) == len(ways)


def test_every_rendering_is_worth_less_than_what_was_typed() -> None:
    assert 0 < GENERAL < FAMILY < min(RENDERING.values()) <= max(RENDERING.values()) < 1


def test_a_rendering_knows_what_was_typed() -> None:
    typed = {leaf.typed for way in _best("medtech").choices[1:] for leaf in _leaves(way.node)}

    assert typed == {"medtech"}
    assert {leaf.typed for leaf in _leaves(_best("medtech").choices[0].node)} == {""}


def _leaves(node: Node) -> list[Word | Run]:
    return ([node] if isinstance(node, Word | Run) else []) + [
        leaf for child in children(node) for leaf in _leaves(child)
    ]


def test_an_english_rendering_is_looked_for_in_any_inflection() -> None:
    runs = [leaf for way in _best("医疗|器械").choices for leaf in _leaves(way.node) if isinstance(leaf, Run)]

    assert ("medical device", "english") in {(run.text, run.scope) for run in runs}


def test_in_titles_everything_is_looked_for_in_titles() -> None:
    assert {leaf.scope for way in _best("medical device", "titles").choices for leaf in _leaves(way.node)} == {"titles"}


def test_a_role_is_answered_in_the_sections_of_that_role() -> None:
    assert Choice(Coded("role", "problems"), ROLE) in _best("问题").choices
    assert Choice(Coded("role", "problems"), ROLE) not in _best("问题", "titles").choices


def test_the_general_dictionary_gives_three_renderings_that_are_worth_least() -> None:
    general = [(_said(way.node), way.weight) for way in _best("cancer").choices[1:]]

    assert general == [({"肿瘤"}, GENERAL), ({"癌|症", "癌", "症", "癌症"} - {"癌|症"}, GENERAL), ({"癌"}, GENERAL)]


def test_a_long_name_may_be_said_by_what_it_is_made_of() -> None:
    whole = Words({**LEADS, "ai医疗器械": [Sense(PREFERRED, "ai-devices", "industry", ())]})
    inner = [way for way in _best("ai|医疗|器械", words=whole).choices if way.weight == INNER]

    assert len(inner) == 1
    assert isinstance(inner[0].node, And)
    assert {"ai", "医疗器械", "医械", "medical device"} <= _said(inner[0].node)
    assert not [way for way in _best("医疗|器械").choices if way.weight == INNER], (
        "a name of two words is taken as it is"
    )


#: word, the same year in the other digits, note
YEARS = [
    ("2025", {"二〇二五", "2,025"}, "to Chinese digits"),
    ("二〇二五", {"2025"}, "from Chinese digits"),
    ("二零二五", {"2025"}, "with another zero"),
    ("202", set(), "no year"),
    ("20250", {"20,250"}, "no year, but a number whose thousands may stand apart"),
    ("1,200", {"1200"}, "and together"),
    ("1200.5", {"1,200.5"}, "with decimals"),
    ("创新产业", set(), "no digits"),
]


@pytest.mark.parametrize(("word", "other", "note"), YEARS, ids=[f"{note}: {word}" for word, _, note in YEARS])
def test_a_year_is_also_looked_for_in_the_other_digits(word: str, other: set[str], note: str) -> None:
    assert set().union(*(_said(way.node) for way in _best(word).choices[1:])) == other


def test_a_word_may_be_said_by_its_family() -> None:
    family = [(_said(way.node), way.weight) for way in _best("investment").choices[1:]]

    assert family == [({"investing"}, FAMILY), ({"investor"}, FAMILY)]


def test_a_word_is_itself_and_several_stand_together_or_all_of_them() -> None:
    assert _best("创新").choices == (Choice(Word("创新")),)
    assert _best("医疗|器械").choices[0].node == Or(
        (
            Run("医疗器械", "text", 1.0, ("医疗", "器械"), whole=True),
            Run("医疗器械", "titles", TITLE_RUN, ("医疗", "器械"), whole=True),
            And((Word("医疗"), Word("器械"))),
        )
    )


def test_a_rendering_counts_with_its_best_name_and_is_told_once() -> None:
    (part,) = cut(
        "medtech",
        Bars(),
        Words({"medtech": [Sense(OTHER, "a", "industry", DEVICES), Sense(PREFERRED, "b", "x", DEVICES[:1])]}),
    )  # type: ignore[arg-type]

    assert dict(renderings(part)) == {
        DEVICES[0]: RENDERING[PREFERRED],
        DEVICES[1]: RENDERING[OTHER],
        DEVICES[2]: RENDERING[OTHER],
    }


def test_no_more_renderings_are_asked_for_than_a_question_may_cost() -> None:
    many = tuple(rendering(f"词{n}") for n in range(100))
    found = _best("medtech", words=Words({"medtech": [Sense(PREFERRED, "a", "industry", many)]}))

    assert len(found.choices) == 1 + 14


def test_a_rendering_of_several_words_stands_as_a_whole() -> None:
    node = _best("medtech").choices[1].node

    assert isinstance(node, Prefer), "what its words are worth only tells apart the clauses that hold it"
    assert {type(leaf) for leaf in _leaves(node.child)} == {Run}
