"""The rules about names, signs, spelling, length, enumerations and terms: what they let pass and what they find."""

from __future__ import annotations

import pytest

from index.terms.glossary import Concept
from tests.translations import enumerations, form, names
from tests.translations.terms import Terms

#: Rule, Chinese, English, what it finds, note.
CASES = (
    (names.missing_latin, "集聚CRO、CMO/CDMO", "gather CROs and CMO/CDMO", [], "a plural"),
    (names.missing_latin, "集聚CRO企业", "gather contract research companies", ["CRO"], "a name is spelt out"),
    (names.missing_latin, "“1+5+X”布局", 'the "1 + 5 + X" layout', [], "spaces around signs"),
    (names.missing_latin, "“1+5+X”布局", 'the "1+5" layout', ["1+5+X"], "a part is lost"),
    (names.missing_latin, "P2+级实验室", "P2+ laboratories", [], "a name that ends with a sign"),
    (names.missing_latin, "P2+级实验室", "P2 laboratories", ["P2+"], "the sign is lost"),
    (names.missing_latin, "AI+医疗", "AI + healthcare", [], "a sign that is no part of the name"),
    (names.missing_latin, "CRO…CRO", "CRO companies", ["CRO"], "once instead of twice"),
    (names.missing_latin, "eHealth", "EHealth", ["eHealth"], "another case"),
    (names.missing_document_numbers, "（沪府发〔2018〕25号）", "(Hu Fu Fa [2018] No. 25)", [], "a document"),
    (names.missing_document_numbers, "长科委[2025]8号", "Chang Ke Wei [2025] No. 8", [], "square brackets"),
    (names.missing_document_numbers, "沪府发〔2018〕25号", "Hu Fu Fa [2018] No. 15", ["沪府发〔2018〕25号"], "a digit"),
    (names.missing_document_numbers, "京政发〔2018〕5号", "Jing [2018] No. 5", ["京政发〔2018〕5号"], "another office"),
    (names.chinese_left, "迪辅乐公司", "Difule (迪辅乐) and others", [], "a name in brackets"),
    (names.chinese_left, "公司", "Difule (迪辅乐) and others", ["迪辅乐"], "a name that the Chinese has not"),
    (names.chinese_left, "腾笼换鸟", "carry out 腾笼换鸟", ["腾笼换鸟"], "no brackets"),
    (names.chinese_left, "腾笼换鸟", "new birds (腾笼换鸟)", ["腾笼换鸟"], "brackets, but no name"),
    (names.chinese_signs, "《纲要》，发展", 'the "Outline", develop', [], "signs of English"),
    (names.chinese_signs, "《纲要》，发展", "the 《Outline》， develop", ["《", "》", "，"], "signs of Chinese"),
    (names.chinese_signs, "“健康”", "“health”", ["“", "”"], "curly quotes"),
    (names.chinese_signs, "——成果", "— Results", [], "a dash that is there"),
    (names.chinese_signs, "成果", "— Results", ["—"], "a dash that is not"),
    (form.implausible_length, "促进产业发展" * 7, "promote the good growth of the industry " * 7, ["1.17"], "long"),
    (form.implausible_length, "促进产业发展" * 7, "promote industrial development " * 7, ["0.50"], "short"),
    (form.implausible_length, "促进产业发展" * 7, "promote the industry's development " * 7, [], "right"),
    (form.implausible_length, "促进产业发展", "yes", [], "too little to tell"),
    (form.other_lines, "一\n二", "one\ntwo", [], "two lines"),
    (form.other_lines, "一\n二", "one two", ["1 line breaks became 0"], "one line"),
    (form.loose_signs, "", 'the "one" (of two).', [], "all closed"),
    (form.loose_signs, "", 'the "one (of two.', ["(", '"'], "nothing closed"),
    (form.loose_signs, "", "one  two , three..", ["  ", " ,", ".."], "spaces and stops"),
    (form.lost_quotes, "“健康中国”和《纲要》", 'the "Healthy China" of the "Outline"', [], "quoted twice"),
    (form.lost_quotes, "“健康中国”和《纲要》", 'Healthy China of the "Outline"', ["2 quotes became 1"], "once"),
    (form.lost_quotes, "“十四五”规划", "14th Five-Year Plan", [], "quotes that go"),
    (form.lost_quotes, '"三个有提升"', 'the "three improvements"', [], "straight quotes"),
    (form.lost_quotes, "《“健康中国”纲要》", '"Outline of the Healthy China Plan"', [], "quotes inside a title"),
    (form.lost_quotes, "适时腾笼换鸟", 'carry out "emptying the cage for new birds"', [], "a picture"),
    (form.american_spelling, "", "organisation, analyse, programme, size, horizon, citizen", [], "British"),
    (form.american_spelling, "", "organization of centers", ["organization", "centers"], "American"),
    (form.american_spelling, "", "analyzed, optimizing", ["analyzed", "optimizing"], "verbs"),
    (form.open_sentence, "发展。", "Develop.", [], "a sentence"),
    (form.open_sentence, "发展。", "Develop", ["Develop"], "no stop"),
    (form.open_sentence, "发展", "Develop.", ["Develop."], "a stop that is not there"),
    (form.open_sentence, "“健康。”", '"Health."', [], "a stop inside quotes"),
    (form.open_sentence, "序号", "No.", [], "the stop of a shortened word"),
    (enumerations.lost_marker, "一是加强", "First, strengthen", [], "a word"),
    (enumerations.lost_marker, "二是加强", "First, strengthen", ["Second, "], "another word"),
    (enumerations.lost_marker, "（3）加强", "(3) Strengthen", [], "brackets"),
    (enumerations.lost_marker, "（三）加强", "(3) Strengthen", [], "a numeral in brackets"),
    (enumerations.lost_marker, "4、加强", "Strengthen", ["4. "], "lost"),
    (enumerations.lost_marker, "2.5亿元", "RMB 250 million", [], "a number, no marker"),
    (enumerations.lost_marker, "——成果", "— Results", [], "a dash"),
    (enumerations.lost_marker, "加强", "1. Strengthen", ["1. St"], "invented"),
    (enumerations.lost_points, "包括：一是加强，二是提升", "First, strengthen; second, raise", [], "two points"),
    (enumerations.lost_points, "包括：一是加强，二是提升", "First, strengthen and raise", ["二是"], "one of two"),
    (enumerations.lost_members, "药品、器械、服务", "drugs, devices and services", [], "three members"),
    (enumerations.lost_members, "药品、器械、服务", "drugs and services", ["2 、 became 1"], "two of three"),
    (
        enumerations.lost_members,
        "甲、乙、丙。发展。",
        "A. Develop x, y, z.",
        ["2 、 became 0"],
        "in one of two sentences",
    ),
    (enumerations.lost_members, "甲、乙、丙。发展。", "Develop A, B and C.", [], "two sentences made one"),
    (enumerations.lost_members, "甲、乙", "Ax Co., Ltd. and B", [], "a stop that ends no sentence"),
    (enumerations.lost_members, "1、药品", "1. Drugs", [], "a marker"),
)


@pytest.mark.parametrize(
    ("rule", "chinese", "english", "found"),
    [case[:4] for case in CASES],
    ids=[f"{case[0].__name__}: {case[4]}" for case in CASES],
)
def test_a_rule_finds_what_is_wrong_and_nothing_else(rule, chinese, english, found):
    assert [what[: len(wanted)] for what, wanted in zip(rule(chinese, english), found, strict=True)] == found


SHARED = {"区科委": "District Science and Technology Commission", "各园区": "All parks"}


@pytest.mark.parametrize(
    ("chinese", "english", "is_right"),
    [
        pytest.param(
            "发展。（责任部门：区科委、各园区）",
            "Develop. (Responsible departments: District Science and Technology Commission, all parks)",
            True,
            id="as all documents name them",
        ),
        pytest.param(
            "发展。（责任部门：区科委、各园区）",
            "Develop. (Responsible departments: District Science and Technology Commission)",
            False,
            id="one is lost",
        ),
        pytest.param(
            "发展。（推进单位：各园区）",
            "Develop. (Implementing departments: All parks)",
            False,
            id="called something else",
        ),
        pytest.param("发展。（责任部门：区医保局）", "Develop.", False, id="unknown and lost"),
        pytest.param("发展（含培育）。", "Develop (including nurturing).", True, id="brackets that name nobody"),
    ],
)
def test_departments_are_those_of_the_list(chinese, english, is_right):
    assert (enumerations.other_departments(chinese, english, SHARED) == []) is is_right


def concept(zh: str, en: str, *more: str, kind: str = "drug", zh_also: tuple[str, ...] = ()) -> Concept:
    return Concept(en.replace(" ", "-"), zh, en, zh_also, more, (), kind, "")


TERMS = Terms(
    (
        concept("新药", "new drugs"),
        concept("新药研发", "new drug R&D"),
        concept("细胞治疗", "cell therapy", zh_also=("细胞免疫疗法",)),
        concept("重大项目", "major projects", "key projects", kind="concept"),
        concept("衰老", "ageing (of the body)", kind="clinical"),
        concept("加快", "accelerate", kind="verb"),
        concept("影响力", "influence", kind="concept"),
    ),
    [("影响力", "influential", "before a noun")],
)


@pytest.mark.parametrize(
    ("chinese", "english", "found"),
    [
        pytest.param("支持新药", "support each new drug", [], id="singular and plural"),
        pytest.param("支持新药", "support novel medicines", ["新药"], id="another word"),
        pytest.param("新药研发", "the R&D of new drugs", [], id="the words count, not their order"),
        pytest.param("新药研发", "new drugs", ["新药研发"], id="the longest term rules"),
        pytest.param("细胞免疫疗法", "immune treatment", [], id="only preferred Chinese is held to preferred English"),
        pytest.param("重大项目", "key municipal-level projects", [], id="another rendering, parted"),
        pytest.param("抗衰老", "anti-ageing", [], id="an explanation in brackets, a hyphen"),
        pytest.param("加快", "speed up", [], id="verbs may vary"),
        pytest.param("有影响力", "influential", [], id="a form that grammar asks for"),
    ],
)
def test_preferred_terms_are_used(chinese, english, found):
    assert TERMS.unused(chinese, english) == found
