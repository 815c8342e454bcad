"""What the rules make of sentences that they were not written from.

``elsewhere.jsonl`` holds invented sentences in the styles of other cities (reports of a year, subsidies with caps,
tasks in other brackets), read and written down before the rules met them; where a rule was wrong, its kind was mended.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from index.documents import Clause, Coverage, Document, Metadata
from index.extracting.areas import elsewhere
from index.extracting.contexts import ClauseContext, context_of
from index.extracting.figures import find_figures
from index.extracting.measures import find_measures
from index.extracting.placing import Quoted
from index.extracting.sentences import sentences
from index.extracting.tasks import find_tasks
from index.structuring.departments import read_departments
from index.terms.lists import load_terms
from tests.extracting.unseen import CASES as OWN
from tests.extracting.unseen import Unseen

ELSEWHERE = Path(__file__).with_name("elsewhere.jsonl").read_text(encoding="utf-8").splitlines()
CASES = (*OWN, *(Unseen(**json.loads(line)) for line in ELSEWHERE))

LEXICON = load_terms(Path(__file__).resolve().parents[2] / "seeds" / "terms").lexicon
USUAL = LEXICON.departments
WRITTEN = 2024


def _context(case: Unseen) -> ClauseContext:
    return ClauseContext(
        "plan",
        WRITTEN,
        ("青浦区", "青浦"),
        case.role,
        normative=case.role == "liability",
        elsewhere=elsewhere(LEXICON.places),
    )


def _quoted(case: Unseen) -> list[Quoted]:
    return [Quoted("plan/1/1", sentence, None) for sentence in sentences(case.text)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.note)
def test_figures(case: Unseen) -> None:
    found = find_figures(_quoted(case), _context(case))
    values = [each.normalised or each for each in found]
    given = tuple(
        (value.value, value.unit, each.status, each.direction, each.year)
        for value, each in zip(values, found, strict=True)
    )
    assert given == tuple(map(tuple, case.figures))
    assert all(case.text[slice(*each.anchor.span)].strip() == each.printed for each in found)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.note)
def test_measures(case: Unseen) -> None:
    found = find_measures(_quoted(case), _context(case))
    assert tuple((each.strength, each.amount.kind if each.amount else None) for each in found) == tuple(
        map(tuple, case.measures)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.note)
def test_tasks(case: Unseen) -> None:
    clause = Clause("1", 1, "paragraph", None, None, read_departments(case.text, USUAL), case.text, None, 0, ())
    found = find_tasks("plan/1/1", clause, _quoted(case), None, USUAL)
    assert tuple((each.printed, each.role) for task in found for each in task.departments) == tuple(
        map(tuple, case.parties)
    )


#: What bounds a grant behind it: the text, what is given, the cap; note
CAPS = [
    ("对企业购置设备的，按投资额的15%给予补助，最高不超过500万元。", "15%", "rate", "500万元", "of a share"),
    ("对企业给予奖励，最高不超过50万元。", "50万元", "cap", "50万元", "the grant says no amount"),
    ("给予一次性奖励20万元，每家企业累计不超过60万元。", "20万元", "fixed", "60万元", "of a sum"),
    ("对企业给予研发投入40%的资助。单个品种最高不超过1500万元。", "40%", "rate", "1500万元", "in the next sentence"),
    ("对企业给予30万元奖励。加强监管。收费最高不超过5万元。", "30万元", "fixed", None, "of something else, further on"),
]


@pytest.mark.parametrize(("text", "printed", "kind", "cap", "note"), CAPS, ids=[case[-1] for case in CAPS])
def test_a_cap_goes_to_the_grant_before_it(text: str, printed: str, kind: str, cap: str | None, note: str) -> None:
    found = find_measures(_quoted(Unseen(note, None, text)), ClauseContext("plan", WRITTEN, ()))
    amounts = [each.amount for each in found if each.strength == "grant"]
    assert [(each.printed, each.kind, each.cap.printed if each.cap else None) for each in amounts if each] == [
        (printed, kind, cap)
    ]


#: Whose figures they are: title, issuers, the text, scope and status; note
ISSUERS = [
    (
        "余杭区生物医药产业发展规划",
        (),
        "2023年，全区产值达到300亿元。",
        "district",
        "current",
        "a district that no list knows",
    ),
    ("杭州市生物医药产业发展规划", (), "2023年，全市产值达到900亿元。", "city", "current", "the city itself"),
    (
        "关于促进产业发展的意见",
        ("苏州市人民政府",),
        "2023年，本市产值达到900亿元。",
        "city",
        "current",
        "by its issuer",
    ),
    (
        "静安区生物医药产业发展规划",
        (),
        "2023年，全市生产总值达到900亿元。",
        "city",
        "external",
        "the city around a district",
    ),
    (
        "静安区生物医药产业发展规划",
        (),
        "深圳市2023年产业增加值达到900亿元。",
        "unspecified",
        "external",
        "another city",
    ),
    (
        "深圳市生物医药产业发展规划",
        (),
        "深圳市2023年产业增加值达到900亿元。",
        "city",
        "current",
        "the same city at home",
    ),
    ("浙江省生物医药产业发展规划", (), "2023年，全省产值达到9000亿元。", "unspecified", "current", "a province"),
    (
        "国家生物经济发展规划",
        ("国家发展改革委",),
        "2023年，我国产业规模达到9000亿元。",
        "china",
        "current",
        "the state",
    ),
    ("静安区生物医药产业发展规划", (), "彭浦镇产值达到20亿元。", "sub-district", "target", "a town of the district"),
    ("静安区生物医药产业发展规划", (), "2023年，张江园区产值达到200亿元。", "park", "current", "a park"),
]


@pytest.mark.parametrize(("title", "issuers", "text", "scope", "status", "note"), ISSUERS, ids=[c[-1] for c in ISSUERS])
def test_whose_a_figure_is(title: str, issuers: tuple[str, ...], text: str, scope: str, status: str, note: str) -> None:
    metadata = Metadata(title=title, issuers=issuers, date="2024", district=None)
    document = Document("plan", "plan.txt", "", metadata, (), (), (), Coverage(0, 0, 0, 0, 0))
    context = replace(context_of(document, LEXICON), role="goals" if status == "target" else None)
    (figure,) = find_figures(_quoted(Unseen(note, None, text)), context)
    assert (figure.scope, figure.status) == (scope, status)
