"""Marks stand exactly on what matched, on the original characters."""

from __future__ import annotations

import pytest

from search.expand import expand, loosen
from search.library import Library
from search.marks import find_marks, matched, merge
from search.query import leaves
from search.syntax import parse

CASES = [
    ("医疗器械", "支持医疗器械研发", "支持[医疗器械]研发", "a word"),
    ("醫療器械", "支持医疗器械研发", "支持[医疗器械]研发", "a traditional query marks simplified text"),
    ("医疗器械", "支持醫療器械研發", "支持[醫療器械]研發", "a simplified query marks traditional text"),
    ("３个", "建设 3 个 平台", "建设 [3 个] 平台", "width and spaces of the source"),
    ("2025年", "到２０２５年", "到[２０２５年]", "full-width digits"),
    ("cro", "引进ＣＲＯ企业", "引进[ＣＲＯ]企业", "full-width letters"),
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
    ("1+5+X", "“1+5+X”产业", "“[1+5+X]”产业", "signs inside a name"),
]


@pytest.mark.parametrize(("query", "text", "shown", "note"), CASES, ids=[note for *_, note in CASES])
def test_marks_stand_on_what_matched(library: Library, query: str, text: str, shown: str, note: str) -> None:
    parts = list(leaves(expand(parse(query).tree, library.analyser)))
    spans = merge(find_marks(text, parts, library.analyser))
    for start, end in reversed(spans):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"

    assert text == shown


def test_what_matched_is_named_once_and_at_its_longest(library: Library) -> None:
    parts = list(leaves(loosen(parse("智慧医疗平台").tree, library.analyser)))
    marks = find_marks("智慧医疗的平台", parts, library.analyser)

    assert matched(marks, parts) == ["智慧医疗", "平台"]
