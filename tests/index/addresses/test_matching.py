"""What became of the clauses of an earlier edition: cases, and random edits that must never lead to a wrong clause."""

from __future__ import annotations

import random
from dataclasses import dataclass

import pytest

from index.addresses.matching import match
from index.addresses.outcomes import Outcome
from index.addresses.prints import essence
from index.addresses.rows import AddressRow, rows_of
from index.documents import Clause, Coverage, Document, Metadata, Section

ROADS = "负责城市道路养护和路灯管理，每年完成两次全面检查。"
PARKS = "公园绿地实行分级管理，节假日延长开放时间。"
FUNDS = "养护经费列入年度财政预算，专款专用，接受审计监督。"
STAFF = "加强组织领导。"
HALF, REST = "鼓励企业参加境外展会，", "支持设立海外创新中心三个。"


def edition(*parts: tuple[str, list[str]]) -> tuple[AddressRow, ...]:
    """The rows of a document whose sections have these titles and clauses; a title may be deeper: "总则>目的"."""
    sections, clauses, counts = [], [], [0]
    for title, texts in parts:
        depth = title.count(">")
        counts = [*(counts + [0] * depth)[: depth + 1]]
        counts[depth] += 1
        path = ".".join(map(str, counts))
        name = title.rpartition(">")[2]
        parent = path.rpartition(".")[0] or None
        sections.append(Section(path, depth + 1, "", name or None, "section", None, (), parent))
        clauses += [
            Clause(path, number, "paragraph", None, None, (), text, None, 0, ()) for number, text in enumerate(texts, 1)
        ]
    head = ("plan", "plan.txt", "0", Metadata())
    return rows_of(Document(*head, tuple(sections), tuple(clauses), (), Coverage(0, 0, 0, 0, 0)), {})


def became(old: tuple[AddressRow, ...], new: tuple[AddressRow, ...], address: str) -> Outcome:
    row = next(row for row in old if row.address == address)
    return match(old, new)[row.key]


OLD = edition(("职责", [ROADS, STAFF]), ("开放", [PARKS, HALF + REST]), ("保障", [FUNDS, STAFF]))

#: new edition, earlier address, verdict, targets, note
CASES = [
    (edition(("职责", [ROADS])), "1/1", "moved", ("1/1",), "it stands where it stood"),
    (edition(("新增", [REST]), ("职责", [ROADS])), "1/1", "moved", ("2/1",), "a section was put before it"),
    (edition(("保障", [FUNDS, ROADS])), "1/1", "moved", ("1/2",), "it stands in another section"),
    (edition(("开放", [PARKS]), ("职责", [ROADS])), "1/1", "moved", ("2/1",), "sections changed places"),
    (edition(("职责", [ROADS.replace("，", ", ")])), "1/1", "moved", ("1/1",), "retyped"),
    (edition(("职责", ["1、" + ROADS])), "1/1", "moved", ("1/1",), "numbered"),
    (edition(("开放", [PARKS + HALF + REST])), "2/1", "merged", ("1/1",), "merged with the next"),
    (edition(("开放", [PARKS + HALF + REST])), "2/2", "merged", ("1/1",), "merged with the one before"),
    (edition(("开放", [PARKS, HALF, REST])), "2/2", "split", ("1/2", "1/3"), "split in two"),
    (edition(("职责", [ROADS.replace("两次", "三次")])), "1/1", "changed", ("1/1",), "a number is another"),
    (edition(("职责", [ROADS.replace("全面检查", "专项督查")])), "1/1", "changed", ("1/1",), "other words"),
    (edition(("保障", [FUNDS])), "1/1", "gone", (), "removed"),
    (edition(("保障", [FUNDS, ROADS, ROADS])), "1/1", "several", ("1/2", "1/3"), "it stands twice, elsewhere"),
    (
        edition(("开放", [PARKS, ROADS]), ("职责", [ROADS, STAFF])),
        "1/1",
        "moved",
        ("2/1",),
        "a copy in another section",
    ),
    (
        edition(("综述", [FUNDS]), ("保障", [FUNDS, STAFF])),
        "1/2",
        "several",
        ("2/2",),
        "a short text of another section",
    ),
    (edition(("综述", [FUNDS]), ("保障", [FUNDS, STAFF])), "3/2", "moved", ("2/2",), "the same short text of its own"),
]


@pytest.mark.parametrize(("new", "address", "verdict", "targets", "note"), CASES, ids=[case[-1] for case in CASES])
def test_what_became_of_a_clause(new, address, verdict, targets, note):
    found = became(OLD, new, address)
    assert (found.verdict, found.targets) == (verdict, targets)


DEEP = edition(
    ("任务", []), ("任务>医疗", [ROADS, PARKS]), ("任务>其他", [FUNDS]), ("保障", [REST]), ("保障>其他", [HALF])
)

#: titles and clauses of the new edition, earlier path, verdict, targets, note
SECTIONS = [
    ([("新增", [STAFF]), ("任务", []), ("任务>医疗", [ROADS, PARKS])], "1.1", "moved", ("2.1",), "renumbered"),
    (
        [("保障", [REST]), ("保障>其他", [HALF]), ("任务", []), ("任务>其他", [FUNDS])],
        "1.2",
        "moved",
        ("2.1",),
        "a title that stands twice goes with its clauses",
    ),
    (
        [("任务", []), ("任务>医疗服务", [ROADS, PARKS])],
        "1.1",
        "changed",
        ("1.1",),
        "another title over the same clauses",
    ),
    ([("任务", []), ("任务>其他", [FUNDS])], "1.1", "gone", (), "removed"),
    (
        [("任务", []), ("任务>教育", [STAFF]), ("保障", []), ("保障>医疗", [REST])],
        "1.1",
        "changed",
        ("2.1",),
        "the same title over other clauses",
    ),
]


@pytest.mark.parametrize(("new", "path", "verdict", "targets", "note"), SECTIONS, ids=[case[-1] for case in SECTIONS])
def test_what_became_of_a_section(new, path, verdict, targets, note):
    found = became(DEEP, edition(*new), path)
    assert (found.verdict, found.targets) == (verdict, targets)


def test_what_is_gone_leads_to_the_section_that_is_nearest():
    new = edition(("绪论", [STAFF]), ("任务", []), ("任务>其他", [FUNDS]))
    assert became(DEEP, new, "1.1/2").nearest == "2", "the section above the one that is gone as well"
    assert became(DEEP, new, "1.2/1").nearest == "2.1"
    assert became(DEEP, (), "1.1/2").nearest == ""


@dataclass(frozen=True)
class Said:
    """A clause of a random text, known by what it is and not by what it says."""

    names: frozenset[int]
    text: str


WORDS = "推进完善加快建设支持引导产业创新平台企业人才园区医疗器械服务机制资金项目研发转化示范应用协同开放监管标准"
#: Texts that stand in every plan, more than once.
PHRASES = ("加强组织领导。", "加大财政投入力度。", "建立联席会议制度，定期研究重大问题。", "强化考核评估。")


def sentence(random_: random.Random) -> str:
    return "".join(random_.choice(WORDS) for _ in range(random_.randint(8, 60))) + "。"


def written(random_: random.Random) -> list[tuple[str, list[Said]]]:
    """A random plan; some clauses are phrases of the genre, and titles stand twice."""
    titles = ["发展现状", "总体要求", "主要任务", "重点工程", "保障措施", "保障措施", "组织实施"]
    number = iter(range(1000))

    def clause() -> Said:
        text = random_.choice(PHRASES) if random_.random() < 0.25 else sentence(random_)
        return Said(frozenset({next(number)}), text)

    return [(title, [clause() for _ in range(random_.randint(1, 5))]) for title in titles]


def edited(plan: list[tuple[str, list[Said]]], random_: random.Random) -> list[tuple[str, list[Said]]]:
    """The plan after some edits that a new conversion or edition brings."""
    plan = [(title, list(clauses)) for title, clauses in plan]
    for _ in range(random_.randint(1, 6)):
        at = random_.randrange(len(plan))
        title, clauses = plan[at]
        n = random_.randrange(len(clauses)) if clauses else 0
        edit = random_.randrange(9) if clauses else 0
        if edit == 0:
            plan.insert(
                at,
                (
                    random_.choice(["国际合作", title]),
                    [Said(frozenset(), random_.choice([sentence(random_), *PHRASES]))],
                ),
            )
        elif edit == 1 and len(plan) > 2:
            del plan[at]
        elif edit == 2:
            other = random_.randrange(len(plan))
            plan[at], plan[other] = plan[other], plan[at]
        elif edit == 3:
            cut = random_.randint(1, len(clauses[n].text))
            clauses[n : n + 1] = [
                Said(clauses[n].names, text) for text in (clauses[n].text[:cut], clauses[n].text[cut:]) if text
            ]
        elif edit == 4 and n + 1 < len(clauses):
            clauses[n : n + 2] = [Said(clauses[n].names | clauses[n + 1].names, clauses[n].text + clauses[n + 1].text)]
        elif edit == 5:
            clauses[n] = Said(clauses[n].names, clauses[n].text.replace("。", "") + "，" + sentence(random_))
        elif edit == 6:
            clauses.insert(
                random_.randrange(len(clauses) + 1), random_.choice(random_.choice([c for _, c in plan if c]))
            )
        elif edit == 7:
            del clauses[n]
        elif edit == 8:
            clauses.insert(n, Said(frozenset(), random_.choice(PHRASES)))
    return plan  # fmt: skip


def rows(plan: list[tuple[str, list[Said]]]) -> tuple[tuple[AddressRow, ...], dict[str, Said]]:
    made = edition(*[(title, [said.text for said in clauses]) for title, clauses in plan])
    flat = [said for _, clauses in plan for said in clauses]
    places = [row.address for row in made if row.kind == "clause"]
    return made, dict(zip(places, flat, strict=True))


@pytest.mark.parametrize("seed", range(12))
def test_random_edits_never_lead_to_a_wrong_clause(seed: int):
    random_ = random.Random(seed)
    sure = alive = 0
    for _ in range(25):
        plan = written(random_)
        old, said = rows(plan)
        new, says = rows(edited(plan, random_))
        found = match(old, new)
        under = {row.address: row.under for row in new if row.kind == "clause"}
        for row in (row for row in old if row.kind == "clause"):
            outcome, own = found[row.key], said[row.address]
            if outcome.is_sure:
                there = says[outcome.targets[0]]
                # The same words under the same title, or at the same address, are no wrong clause to any reader.
                is_same = essence(own.text) == essence(there.text) and (
                    outcome.targets == (row.address,) or row.under == under[outcome.targets[0]]
                )
                assert own.names & there.names or is_same, (row.address, row.text, outcome)
            survives = any(own.names & other.names and own.text == other.text for other in says.values())
            alive += survives and len(row.essence) >= 12
            sure += survives and outcome.is_sure and len(row.essence) >= 12
    assert sure / alive > 0.95
