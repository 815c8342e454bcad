"""Marks stand exactly on what matched, on the original characters."""

from __future__ import annotations

import pytest

from search.library.generation import Library
from search.query.expand import Expander
from search.query.syntax import parse
from search.query.tree import Run, Word, leaves
from search.snippets.marks import Highlighter, Mark, matched, merge

CASES = [
    ("医疗器械", "支持医疗器械研发", "支持[医疗器械]研发", "a word"),
    ("醫療器械", "支持医疗器械研发", "支持[医疗器械]研发", "a traditional query marks simplified text"),
    ("医疗器械", "支持醫療器械研發", "支持[醫療器械]研發", "a simplified query marks traditional text"),
    ("３个", "建设 3 个 平台", "建设 [3 个] 平台", "width and spaces of the source"),
    ("2025年", "到２０２５年", "到[２０２５年]", "full-width digits"),
    ("cro", "引进ＣＲＯ平台", "引进[ＣＲＯ]平台", "full-width letters"),
    ("CRO", "引进CROs和CRO", "引进[CROs]和[CRO]", "the plural is marked whole"),
    ("IT", "digital 和 IT", "digital 和 [IT]", "a plain Latin run marks no part of a word"),
    ("“IT”", "digital 和 IT", "[digital] 和 [IT]", "a quoted run marks the whole word it lies in"),
    ("90", "2190家和90家", "2190家和[90]家", "a number is no part of a number"),
    ("智慧医疗", "智慧化的医疗", "[智慧]化的[医疗]", "words apart"),
    ("智慧医疗", "智慧化的医疗和智慧医疗", "智慧化的医疗和[智慧医疗]", "together: not marked apart"),
    ("徐汇区", "徐汇区和各区", "[徐汇区]和各区", "a single character is not marked beside a word"),
    ("区", "各区", "各[区]", "unless it is all that was asked"),
    ("创新药 -器械", "创新药和器械", "[创新药]和器械", "what is left out is not marked"),
    ("“药和器”", "创新药和器械", "创新[药和器]械", "a quoted run goes over words"),
    ("没有", "支持创新", "支持创新", "nothing matched"),
    ("medical device", "高端医疗器械研发", "高端[医疗器械]研发", "an English query marks Chinese text"),
    ("医疗器械", "High-end medical devices", "High-end [medical devices]", "a Chinese query marks English text"),
    ("Medical Devices", "A medical device.", "A [medical device].", "in any inflection"),
    ("centre", "Health Centers and a center", "Health [Centers] and a [center]", "British marks American"),
    ("hemodialysis", "Haemodialysis", "[Haemodialysis]", "American marks British"),
    ("“medical dev”", "A medical device.", "A [medical device].", "quoted English marks whole words"),
    ("IT", "parks and halls", "parks and halls", "no word of a rendering (information and communications technology)"),
    ("“医疗器械”", "医疗服务和医疗器械", "医疗服务和[医疗器械]", "no word of a quoted run"),
    ("芯片", "semiconductor chips", "[semiconductor chips]", "the longest rendering"),
    ("1+5+X", "“1+5+X”产业", "“[1+5+X]”产业", "signs inside a name"),
]


@pytest.fixture(scope="module")
def marker(library: Library) -> Highlighter:
    return Highlighter(library.analyser)


@pytest.fixture(scope="module")
def expander(library: Library) -> Expander:
    return Expander(library.analyser, library.wordbook)


@pytest.mark.parametrize(("query", "text", "shown", "note"), CASES, ids=[note for *_, note in CASES])
def test_marks_stand_on_what_matched(
    marker: Highlighter, expander: Expander, query: str, text: str, shown: str, note: str
) -> None:
    parts = list(leaves(expander.expand(parse(query).tree)))
    spans = merge(marker.find(text, parts))
    for start, end in reversed(spans):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"

    assert text == shown


#: text, leaves, the marks as they are labelled, note
LABELS = [
    ("支持医疗器械", [Word("医疗器械")], ["医疗器械"], "what was typed"),
    (
        "支持医疗器械",
        [Word("医疗器械", typed="medical device")],
        ["medical device → 医疗器械"],
        "what it is called there",
    ),
    (
        "Medical  devices",
        [Run("medical device", "english", typed="医疗器械")],
        ["医疗器械 → Medical devices"],
        "as printed",
    ),
    ("医疗器械", [Word("医疗器械", typed="医械"), Word("医疗器械")], ["医疗器械"], "typed itself before a rendering"),
    ("医疗器械", [Word("医疗器械"), Word("医疗器械", typed="医械")], ["医疗器械"], "in either order"),
    ("医疗器械", [Word("医疗器械", "titles")], [], "what is looked for in titles marks no text"),
    ("医疗器械", [Word("")], [], "nothing"),
]


@pytest.mark.parametrize(("text", "found", "labels", "note"), LABELS, ids=[note for *_, note in LABELS])
def test_a_mark_says_what_led_there(
    marker: Highlighter, text: str, found: list[Word | Run], labels: list[str], note: str
) -> None:
    assert [mark.matched for mark in marker.find(text, found)] == labels


def test_a_text_that_is_read_again_has_the_same_marks(marker: Highlighter) -> None:
    leaf = [Run("医疗器械")]
    assert marker.find("医疗器械和医疗器械", leaf) == marker.find("医疗器械和医疗器械", leaf) == [
        Mark(0, 4, "医疗器械"),
        Mark(5, 9, "医疗器械"),
    ]  # fmt: skip


def test_what_matched_is_named_once_and_at_its_longest(marker: Highlighter, expander: Expander) -> None:
    parts = list(leaves(expander.loosen(parse("智慧医疗疫苗").tree)))

    assert matched(marker.find("智慧医疗的疫苗", parts)) == ["智慧医疗", "疫苗"]


def test_what_was_typed_is_named_before_what_it_is_called() -> None:
    marks = [Mark(0, 1, "x → y"), Mark(2, 3, "z"), Mark(4, 5, "x → y")]

    assert matched(marks) == ["z", "x → y"]
