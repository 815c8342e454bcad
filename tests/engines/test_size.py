"""On 20,000 clauses, recombined from those of the contract, every form of the engine answers as the reference does."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import pytest

from search.engines import runs
from search.engines.memory import MemoryEngine
from search.engines.protocol import Answer, Ask
from search.query.tree import And, Best, Choice, Lead, Node, Not, Or, Prefer, Run, Word
from tests.engines.contract import LINES, EngineContract, Line, assert_agree
from tests.engines.reference import ReferenceEngine
from tests.engines.tiny import collection, whoosh

SIZE, CLAUSES_A_DOCUMENT = 20_000, 80
#: Of few values each: the reference walks through all hits for every value.
FACETS = ("district", "kind", "department")
#: Characters of names that few clauses hold, so that there are rare words and words that are met once.
NAMES = "安邦博晨达德恩方丰光海瀚和恒宏华汇嘉健杰金景康科凯蓝朗立联灵龙明铭诺普齐启瑞润盛世舒思泰"
#: Of the trees of the contract, and of those below, the reference is asked every so many: it takes a moment for each.
STEP = 9


def recombined(size: int) -> list[Line]:
    """So many lines of the words of the contract and of rare names; the same ones each time."""
    chance = random.Random(2026)
    words = [word for line in LINES for word in line.text.split()]
    english = [word for line in LINES for word in line.english.split()]
    lines: list[Line] = []
    for number in range(size):
        like = chance.choice(LINES)
        document = f"law{number // CLAUSES_A_DOCUMENT}"
        text = [*chance.choices(words, k=chance.randint(2, 9)), "".join(chance.choices(NAMES, k=2))]
        line = Line(
            text=" ".join(text),
            section=like.section,
            document=document,
            district=("xuhui", "jingan", "putuo")[number // CLAUSES_A_DOCUMENT % 3],
            kind=like.kind,
            department=like.department,
            english=" ".join(chance.choices(english, k=chance.randrange(4))),
            asked=like.asked,
        )
        if number % 50 == 49 and lines[-1].document == document and lines[-1].repeat_of is None:
            line = Line(lines[-1].text, line.section, document, line.district, "box-item", repeat_of=number - 1)
        lines.append(line)
    return lines


def trees() -> list[Node]:
    """The trees of the contract, and some that put its leaves together as a question of many words does."""
    found = [tree for tree, *_ in EngineContract.MATCHES]
    leaves = [tree for tree in found if isinstance(tree, Word | Run) and tree.text]
    chance = random.Random(11)
    for _ in range(40):
        one, two, three, four = chance.sample(leaves, 4)
        best = Best((Choice(one), Choice(two, 0.7)))
        found += [
            Prefer(Or((best, three)), Or((four, Run("人才公寓", "text", 0.25, ("人才", "公寓"), whole=True)))),
            Lead(And((best, three)), Or((one, two, three, four)), 0.2),
            And((Or((one, two)), Not(three))),
        ]
    return found


@pytest.fixture(scope="module")
def lines() -> list[Line]:
    return recombined(SIZE)


@pytest.fixture(scope="module")
def asks() -> list[Ask]:
    several = trees()
    selected = ({}, {"district": frozenset({"jingan"})}, {"kind": frozenset({"item", "paragraph"})})
    return [
        Ask(tree, selected[n % 3], FACETS, limit=20, values=50, tiers=(several[n - 1], several[n - 2]))
        for n, tree in enumerate(several)
    ]


@pytest.fixture(scope="module")
def answers(lines: Sequence[Line], asks: Sequence[Ask]) -> Iterator[list[Answer]]:
    """Those of the engine of the product, which takes runs from the postings."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "SCAN_LIMIT", 0)
        yield MemoryEngine(collection(lines)).search_many(asks)


def test_runs_from_postings_and_from_texts_give_the_same_answers(
    lines: Sequence[Line], asks: Sequence[Ask], answers: Sequence[Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "SCAN_LIMIT", 10**9)
    assert MemoryEngine(collection(lines)).search_many(asks) == answers
    assert sum(answer.total > SIZE / 100 for answer in answers) > len(asks) / 2, "most trees find many clauses"


def test_the_reference_gives_the_same_answers(
    lines: Sequence[Line], asks: Sequence[Ask], answers: Sequence[Answer]
) -> None:
    reference = ReferenceEngine(collection(lines), whoosh(lines))
    for ask, mine in list(zip(asks, answers, strict=True))[::STEP]:
        [theirs] = reference.search_many([ask])
        assert_agree(mine, theirs)
