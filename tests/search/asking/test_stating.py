"""What answers a question for a value goes first: the clause that states it beside what was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from index.building.pipeline import build
from search.answers.results import Page
from search.service import SearchService
from tests.requests import requested

CLAUSES = [
    "大力发展渔业，支持渔船企业做大做强，渔船企业是渔业的骨干，渔船企业要更多更强。",
    "现有渔船企业38家，其中远洋渔船企业6家，2020年捕捞量为4.2万吨。",
    "到2030年，渔船企业达到60家，捕捞量年均增长5%。",
    "渔港由市政府和水产大学共同建设，1987年开港，占地120亩。",
    "渔港管理条例施行已久，渔港的管理、渔港的维护和渔港的收费依照条例。",
    "渔民培训持续三个月，渔民培训合格的发给证书。",
    "渔港条例自2001年施行，2011年修订。",
    "渔港条例施行以来成效明显，条例有效期至2031年12月31日。",
    "渔民培训很重要，渔民培训要加强，渔民培训的内容要更新。",
    "东港园区现有产值62.3亿元，年均增长11%，到2030年达到85.2亿元。",
    "西港园区现有产值107.3亿元，年均增长4.5%，到2030年达到122.5亿元。",
    "南港园区现有产值5.6亿元，年均增长14%，到2030年达到7.0亿元。",
    "近五年来，渔业协会发展会员，两次举办渔业节。“十三五”期间共支持渔业新产品32项。",
    "养殖占渔业产值的七成，加工占两成，养殖是渔业的基础。",
    "养殖产值年均增长3%，养殖要更绿色。",
    "海鲜市场分布在东西两岸，海鲜市场的摊位在东岸有摊位68个，海鲜市场的摊位最受欢迎。",
    "海鲜市场共有摊位232个。",
]
#: question, the clause that answers (its place), note
QUESTIONS = [
    ("渔船企业有多少家", 1, "a number with the unit, of today"),
    ("2030年渔船企业达到多少家", 2, "a number that is aimed at"),
    ("远洋渔船企业几家", 1, "one of several numbers of a sentence"),
    ("捕捞量年均增长百分之几", 2, "a share"),
    ("渔港哪一年开港", 3, "a year"),
    ("渔港占地多少亩", 3, "an area"),
    ("渔港条例什么时候失效", 7, "until when, and not since when"),
    ("渔港是谁建设的", 3, "who did it"),
    ("渔民培训多长时间", 5, "how long, in characters"),
    ("哪个园区产值最高", 10, "the greatest amount of money"),
    ("哪个园区产值增速最高", 11, "the greatest share, beside a greater amount of money"),
    ("现有产值最低的园区", 11, "the least, without a word that asks"),
    ("过去五年支持了多少个渔业新产品", 12, "another measure, and a span of time that texts tell of in other words"),
    ("养殖占渔业产值几成", 13, "a share of a whole, and no growth"),
    ("养殖产值每年增长百分之几", 14, "growth, and no share of a whole"),
    ("东港园区2030年产值做到多少", 9, "what a place aims at"),
    ("海鲜市场一共有多少个摊位", 16, "all of them, and not those of one shore"),
]


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchService]:
    folder = tmp_path_factory.mktemp("stating")
    (folder / "harbour.txt").write_text("海洋\n\n" + "\n\n".join(CLAUSES) + "\n", encoding="utf-8")
    build([folder], folder / "index")
    service = SearchService.open(folder / "index")
    yield service
    service.close()


def _texts(service: SearchService, q: str, **values: object) -> list[str]:
    return [result.clause.text for result in service.search(requested(q, **values)).results]


@pytest.mark.parametrize(("question", "place", "note"), QUESTIONS, ids=[note for *_, note in QUESTIONS])
def test_the_clause_that_states_the_value_goes_first(
    harbour: SearchService, question: str, place: int, note: str
) -> None:
    assert _texts(harbour, question)[0] == CLAUSES[place]


def test_what_goes_first_is_the_same_on_every_page_and_stays_of_its_tier(harbour: SearchService) -> None:
    question = "渔船企业有多少家"
    whole = harbour.search(requested(question, per_page=20))
    pages = [text for page in (1, 2, 3) for text in _texts(harbour, question, page=page, per_page=2)]

    assert pages == [result.clause.text for result in whole.results][:6]
    assert sum((whole.query.named, whole.query.related, whole.query.partial)) == whole.total
    assert len({result.clause.text for result in whole.results}) == whole.total
    assert whole.results[0].states_value and not whole.results[-1].states_value


def test_a_term_is_ranked_as_ever_and_so_is_what_is_asked_exactly(harbour: SearchService) -> None:
    assert _texts(harbour, "渔船企业")[0] == CLAUSES[0]
    assert _texts(harbour, "渔船企业多少", exact=True) == []


#: question, what stands in the clause that answers first, note
WHOLES = [
    ("闵行2023年全产业营收要做到多少？", "营收总量达到500亿元", "of the district, and not of a park in it"),
    ("闵行医疗机器人产业园2023年营收要做到多少？", "营收规模超过15亿元", "of the park that is named"),
]


@pytest.mark.parametrize(("question", "text", "note"), WHOLES, ids=[note for *_, note in WHOLES])
def test_the_whole_goes_before_a_place_in_it_unless_that_is_named(
    ask: Callable[..., Page], question: str, text: str, note: str
) -> None:
    assert text in ask(question).results[0].clause.text
