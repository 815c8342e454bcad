"""Automatic numbers are read as Word prints them."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.reading.word.counting import spell
from tests.index.reading.pages import said
from tests.index.reading.word_files import paragraph, word


def level(at: int, form: str, pattern: str, more: str = "") -> str:
    shape = f"<w:start w:val='1'/><w:numFmt w:val='{form}'/>{more}<w:lvlText w:val='{pattern}'/>"
    return f"<w:lvl w:ilvl='{at}'>{shape}</w:lvl>"


def lists(*levels: str, more: str = "", use: str = "") -> dict[str, str]:
    return {
        "numbering": f"<w:abstractNum w:abstractNumId='0'>{''.join(levels)}</w:abstractNum>{more}"
        f"<w:num w:numId='1'><w:abstractNumId w:val='0'/>{use}</w:num>"
        "<w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'>"
        "<w:startOverride w:val='1'/></w:lvlOverride></w:num>"
    }


def item(text: str, at: int = 0, number: int = 1) -> str:
    return paragraph(text, f"<w:numPr><w:ilvl w:val='{at}'/><w:numId w:val='{number}'/></w:numPr>")


def test_levels_count_within_each_other(tmp_path: Path) -> None:
    parts = lists(
        level(0, "chineseCountingThousand", "%1、"),
        level(1, "chineseCountingThousand", "（%2）"),
        level(2, "decimal", "%3."),
    )
    body = (
        item("总体")
        + item("目标", 1)
        + item("产业", 2)
        + item("人才", 2)
        + item("任务", 1)
        + item("甲", 2)
        + item("保障")
    )

    assert said(word(tmp_path, body, parts)) == [
        "一、总体",
        "（一）目标",
        "1.产业",
        "2.人才",
        "（二）任务",
        "1.甲",
        "二、保障",
    ]


@pytest.mark.parametrize(
    ("parts", "body", "lines"),
    [
        pytest.param(
            lists(level(0, "chineseCountingThousand", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>")),
            item("总则") + item("目的", 1) + item("附则") + item("施行", 1),
            ["第一章 总则", "1.1 目的", "第二章 附则", "2.1 施行"],
            id="chapters, and decimals that count them",
        ),
        pytest.param(
            lists(level(0, "chineseCounting", "第%1条", "<w:suff w:val='space'/>")),
            item("为了。") + paragraph("二款。") + item("本办法。"),
            ["第一条 为了。", "二款。", "第二条 本办法。"],
            id="articles over paragraphs without a number",
        ),
        pytest.param(
            lists(level(0, "decimal", "%1、", "<w:suff w:val='nothing'/>")),
            item("甲") + item("乙") + item("丙", number=2) + item("丁", number=2),
            ["1、甲", "2、乙", "1、丙", "2、丁"],
            id="a list that begins again",
        ),
        pytest.param(
            lists(level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)", "<w:lvlRestart w:val='0'/>")),
            item("甲") + item("子", 1) + item("乙") + item("丑", 1),
            ["1.甲", "a)子", "2.乙", "b)丑"],
            id="a level that does not begin again",
        ),
        pytest.param(lists(level(0, "bullet", "\uf0b7")), item("甲") + item("乙"), ["• 甲", "• 乙"], id="bullets"),
        pytest.param(
            lists(level(0, "decimal", "%1.")), item("甲", number=0) + item("乙", number=9), ["甲", "乙"], id="no list"
        ),
        pytest.param({}, item("甲"), ["甲"], id="no part of lists"),
        pytest.param(
            lists(
                level(0, "decimal", "%1."), use="<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride>"
            ),
            item("甲") + item("乙"),
            ["5.甲", "6.乙"],
            id="a list that begins elsewhere",
        ),
    ],
)
def test_numbers_are_printed_as_word_prints_them(
    tmp_path: Path, parts: dict[str, str], body: str, lines: list[str]
) -> None:
    assert said(word(tmp_path, body, parts)) == lines


def test_a_style_gives_its_paragraphs_their_number(tmp_path: Path) -> None:
    parts = lists(
        level(0, "chineseCountingThousand", "%1、", "<w:pStyle w:val='h1'/>"),
        level(1, "chineseCountingThousand", "（%2）", "<w:pStyle w:val='h2'/>"),
    ) | {
        "styles": "".join(
            f"<w:style w:type='paragraph' w:styleId='{key}'><w:name w:val='{key}'/><w:pPr><w:numPr>"
            "<w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
            for key in ("h1", "h2")
        )
    }
    body = paragraph("总体", "<w:pStyle w:val='h1'/>") + paragraph("目标", "<w:pStyle w:val='h2'/>")

    assert said(word(tmp_path, body, parts)) == ["一、总体", "（一）目标"]


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("decimal", {1: "1", 12: "12"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 105: "一〇五"}),
        (
            "chineseCountingThousand",
            {10: "十", 21: "二十一", 100: "一百", 105: "一百零五", 110: "一百一十", 1001: "一千零一"},
        ),
        ("taiwaneseCountingThousand", {12: "十二"}),
        ("japaneseCounting", {30: "三十"}),
        ("ideographDigital", {10: "一〇"}),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 23: "贰拾叁"}),
        ("ideographLegalTraditional", {3: "參"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "㉑", 50: "㊿", 51: "51"}),
        ("decimalEnclosedCircleChinese", {3: "③"}),
        ("decimalEnclosedParen", {2: "⑵"}),
        ("decimalEnclosedFullstop", {2: "⒉"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalZero", {3: "03", 12: "12"}),
        ("upperLetter", {1: "A", 27: "AA"}),
        ("lowerRoman", {4: "iv", 9: "ix"}),
        ("none", {1: ""}),
        ("aFormatOfTomorrow", {7: "7"}),
    ],
)
def test_every_format_counts(form: str, numbers: dict[int, str]) -> None:
    assert {number: spell(number, form) for number in numbers} == numbers
