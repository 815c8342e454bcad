"""How far a document has got, for which years it is meant and when it ends."""

from __future__ import annotations

import pytest

from index.structuring.districts import district_of
from index.structuring.status import comments_until, expires_on, period_of
from index.terms.lists import District
from tests.index.structuring.sources import document

PERIODS = [
    ("某区产业“十四五”发展规划", "2021-2025"),
    ("某市“十五五”规划纲要", "2026-2030"),
    ("某市“九五”计划", "1996-2000"),
    ("某市十三五规划", "2016-2020"),
    ("某市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要", "2021-2025"),
    ("某新区总体规划（2018—2035年）", "2018-2035"),
    ("某区三年行动计划（2024年至2026年）", "2024-2026"),
    ("某区政协十五届四次会议提案的答复", None),
    ("某市十五年教育概况", None),
    ("某区行动计划", None),
]


@pytest.mark.parametrize(("title", "period"), PERIODS)
def test_the_period_of_a_plan_is_read_from_its_title(title: str, period: str | None) -> None:
    assert period_of(title) == period


def test_the_period_of_a_plan_may_stand_in_its_first_paragraphs() -> None:
    assert document("某区总体规划\n规划期限为2018年至2035年，近期至2025年。\n").metadata.period == "2018-2035"


STAGES = [
    ("某区规划\n（征求意见稿）\n为了发展，制定规划。\n", "征求意见稿", "draft for comments"),
    ("某区规划\n（送审稿）\n为了发展，制定规划。\n", "送审稿", "draft"),
    ("某区规划（结题稿）\n为了发展，制定规划。\n", "结题稿", "final project draft"),
    ("某区规划\n某府发〔2021〕9号\n为了发展，制定规划。\n", "印发", "issued"),
    ("关于公开征求《某市办法》意见的公告\n为了征求意见，公告如下。\n", "征求意见稿", "draft for comments"),
    ("某区规划\n为了发展，制定规划。\n", None, None),
]


@pytest.mark.parametrize(("text", "status", "stage"), STAGES)
def test_the_stage_of_a_document_is_told(text: str, status: str | None, stage: str | None) -> None:
    metadata = document(text).metadata

    assert (metadata.status, metadata.stage) == (status, stage)


ENDS = [
    ("公开征求意见时间为2021年3月1日至3月31日。", "2021-03-31"),
    ("征求意见的时间为2021年12月20日至2022年1月10日，请反馈。", "2022-01-10"),
    ("请于2023年5月8日（星期一）前将意见反馈至某局。", "2023-05-08"),
    ("意见反馈截止时间为2022年6月1日。", "2022-06-01"),
    ("2022年6月1日，市政府公开征集企业名单。", None),
    ("项目于2022年6月1日至6月30日建成。", None),
]


@pytest.mark.parametrize(("sentence", "day"), ENDS)
def test_the_end_of_a_comment_period_is_read_where_the_text_states_it(sentence: str, day: str | None) -> None:
    assert comments_until([sentence]) == day


def test_only_a_draft_has_a_comment_period() -> None:
    asking = "关于公开征求《某市办法》意见的公告\n请于2023年5月8日前反馈意见。\n"

    assert document(asking).metadata.comments_until == "2023-05-08"
    assert document(asking.replace("公开征求《某市办法》意见", "某事")).metadata.comments_until is None


VALID = [
    ("本办法自2021年1月1日起施行，有效期至2025年12月31日。", "2025-12-31"),
    ("本办法自2021年1月1日起施行，有效期5年。", "2025-12-31"),
    ("本规定自2024年3月1日起施行，有效期为三年。", "2027-02-28"),
    ("本办法自2021年1月1日起施行。", None),
]


@pytest.mark.parametrize(("line", "day"), VALID)
def test_the_last_day_of_a_text_is_read_or_counted(line: str, day: str | None) -> None:
    metadata = document(f"某市办法\n为了管理，制定办法。\n{line}\n").metadata

    assert metadata.expires == day and metadata.effective


def test_a_leap_day_does_not_stop_the_counting() -> None:
    assert expires_on(["有效期5年。"], "2024-02-29") == "2029-02-28"


DISTRICTS = (
    District("putuo", "普陀区", "Putuo", ("普陀", "上海市普陀区", "Putuoqu")),
    District("pudong", "浦东新区", "Pudong", ("浦东", "上海市浦东新区")),
)
NAMES = [
    ("普陀区生命健康产业规划", "putuo"),
    ("上海市普陀区人民政府", "putuo"),
    ("上海普陀生命健康产业规划", "putuo"),
    ("浦东新区促进条例", "pudong"),
    ("浙江省普陀山风景区条例", None),
    ("舟山市普陀区渔业规划", None),
    ("普陀山风景区条例", None),
    ("浦东国际机场净空保护规定", None),
]


@pytest.mark.parametrize(("name", "code"), NAMES)
def test_a_district_is_named_in_full_or_behind_its_city(name: str, code: str | None) -> None:
    assert district_of([name], DISTRICTS) == code
