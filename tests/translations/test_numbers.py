"""The rules about numbers: what they let pass, what they find, and that no figure of the corpus escapes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from index.translations.files import Message
from tests.translations.files import book, of_documents
from tests.translations.numbers import added_numbers, missing_numbers, unparted_thousands

RIGHT = (
    ("营收84.23亿元", "revenue of RMB 8.423 billion", "亿 becomes billion"),
    ("新增税收40亿，", "RMB 4 billion of new tax revenue", "a sum without 元"),
    ("约10万平方米", "about 100,000 m²", "万 and an area"),
    ("2.15平方公里、1391公顷、77亩", "2.15 km², 1,391 hectares and 77 mu", "units of land"),
    ("2300亿美元", "USD 230 billion", "another currency"),
    ("集聚千亿级产业，百亿企业", "an RMB 100-billion-level industry, RMB 10 billion companies", "a scale alone"),
    ("区税（万元）", "District tax (RMB 10,000)", "a unit that heads a column"),
    ("营收亿元以上、过亿元", "revenue of RMB 100 million or more", "a unit that sets a limit"),
    ("达到 12 家，占 7%左右", "reach 12, about 7%", "spaces inside the Chinese"),
    ("提高4.5个百分点", "rise by 4.5 percentage points", "percentage points"),
    ("引进3-5家", "bring in 3-5 companies", "a range"),
    ("培育10-20亿元企业", "nurture RMB 1-2 billion companies", "a range of sums"),
    ("“十四五”规划，十三五时期", "14th Five-Year Plan, 13th Five-Year Plan period", "plans by number"),
    ("第十四个五年规划", "14th Five-Year Plan", "a plan in full"),
    ("二〇二五年和二〇三五年", "2025 and 2035", "years in numerals"),
    ("二〇二一年二月", "February 2021", "year and month in numerals"),
    ("于7月15日出台，至2029年7月31日", "issued on 15 July, valid until 31 July 2029", "days"),
    ("上世纪50年代", "the 1950s", "a decade"),
    ("进入21世纪", "entering the 21st century", "a century"),
    ("十九届二中、三中全会", "second and third plenary sessions of the 19th Central Committee", "sessions"),
    ("区政协十五届四次会议第014号提案", "Proposal No. 014 of the Fourth Session of the 15th", "a proposal"),
    ("列第四位", "ranked 4th", "a rank"),
    ("三大产业、两个拓展区", "three industries and two expansion areas", "counts in words"),
    ("第二、三类医疗器械", "Class II and III medical devices", "Roman numerals"),
    ("全国百强", "the national top 100", "a hundred"),
    ("长三角和九州通", "Yangtze River Delta and Jointown", "numerals inside names"),
    ("全球新冠疫情", "the global COVID-19 epidemic", "a figure that belongs to a name"),
    ("一批企业，进一步发展", "a number of companies, develop further", "一 that counts nothing"),
)
WRONG = (
    ("营收84.23亿元", "revenue of RMB 84.23 billion", ["84.23亿元"], ["RMB 84.23 billion"], "亿 taken for billion"),
    ("营收5亿元", "revenue of 500 million", ["5亿元"], [], "the currency is lost"),
    ("2300亿美元", "RMB 230 billion", ["2300亿美元"], [], "another currency"),
    ("约10万平方米", "about 10,000 m²", ["10万平方米"], ["10,000 m²"], "a digit is lost"),
    ("占7%", "7 of them", ["7%"], [], "the percentage is lost"),
    ("达到7家", "reach 7%", ["7"], [], "a percentage is invented"),
    ("到2025年", "by 2035", ["2025年"], ["2035"], "another year"),
    ("到2025年", "by 2,025", ["2025年"], [], "a year with a comma"),
    ("二〇二五年", "in the coming years", ["二〇二五"], [], "a year in numerals is lost"),
    ("7月15日", "15 June", ["7月"], [], "another month"),
    ("上世纪50年代", "the 1960s", ["上世纪50年代"], ["1960s"], "another decade"),
    ("“十四五”时期", "13th Five-Year Plan period", ["“十四五”"], ["13"], "another plan"),
    ("三大产业", "the industries", ["三大产"], [], "a count is lost"),
    ("十九届", "the Central Committee", ["十九届"], [], "a number of a session is lost"),
    ("3-5家", "3 companies", ["3-5"], [], "the end of a range is lost"),
    ("一批企业", "12 companies", [], ["12"], "a figure is added"),
)


@pytest.mark.parametrize(("chinese", "english"), [case[:2] for case in RIGHT], ids=[case[2] for case in RIGHT])
def test_right_numbers_pass(chinese, english):
    assert missing_numbers(chinese, english) == []
    assert added_numbers(chinese, english) == []


@pytest.mark.parametrize(
    ("chinese", "english", "missing", "added"), [case[:4] for case in WRONG], ids=[case[4] for case in WRONG]
)
def test_wrong_numbers_are_found(chinese, english, missing, added):
    assert missing_numbers(chinese, english) == missing
    assert added_numbers(chinese, english) == added


@pytest.mark.parametrize(
    ("english", "found"),
    [
        pytest.param("2,190 companies in 2025", [], id="a comma, and a year"),
        pytest.param("2190 companies", ["2190"], id="no comma"),
        pytest.param("S5 and G1503", [], id="the number of a road"),
        pytest.param("more than 14000 jobs", ["14000"], id="five digits"),
    ],
)
def test_thousands_are_parted(english, found):
    assert unparted_thousands("", english) == found


def test_a_changed_figure_never_passes():
    """Change each figure of the corpus in turn: the Chinese misses the right one, or does not know the wrong one."""
    escaped = []
    changes = 0
    for entry in of_documents(book()):
        for match in re.finditer(r"(?<![A-Za-z\d,.])\d[\d,.]*\d(?![A-Z+])", entry.english):
            changes += 1
            wrong = f"{entry.english[: match.end() - 1]}{(int(match[0][-1]) + 1) % 10}{entry.english[match.end() :]}"
            if not _found(entry, wrong):
                escaped.append((entry.context, match[0]))
    assert changes > 100
    assert escaped == []


def _found(entry: Message, wrong: str) -> Sequence[str]:
    return missing_numbers(entry.text, wrong) or added_numbers(entry.text, wrong)
