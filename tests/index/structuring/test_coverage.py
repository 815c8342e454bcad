"""Nothing is lost: every character belongs to exactly one heading, clause or piece of furniture, whatever the input."""

from __future__ import annotations

import random
import re
import subprocess
import sys

import pytest

from index.documents import Document
from index.structuring import structure
from tests.index.structuring.sources import CASES, FIVE, ROOT, SEEDS, source

TEXTS = {name: (SEEDS / f"{name}.txt").read_text(encoding="utf-8") for name in FIVE}
NUMBER = re.compile(
    r"^(\W*)(?:第?\d+[.、条章]|第[一二三四五六七八九十]+[条章节]|[（(]?[一二三四五六七八九十\d]+[)）、.])", re.MULTILINE
)

#: What documents are made of, in pieces that no author would put together.
PIECES = [
    "一、",
    "（一）",
    "1.",
    "1、",
    "（1）",
    "1）",
    "①",
    "1.2",
    "第一条",
    "第二条\u3000",
    "第三章",
    "第一节",
    "第一编",
    "第十二条之一",
    "专栏1",
    "专栏",
    "附件",
    "附件1：表",
    "附表",
    "表1",
    "图1",
    "——",
    "**",
    "*",
    "#",
    "##",
    "-",
    ">",
    "|",
    "|a|b|",
    "|---|",
    "[bookmark:x]",
    "<!--",
    "-->",
    "![](a)",
    "前言",
    "附则",
    "目录",
    "序号",
    "……3",
    "-3-",
    "12",
    "2021年3月",
    "〔2021〕3号",
    "区政府办公室",
    "关于",
    "的通知",
    "《",
    "》",
    "（",
    "）",
    "。",
    "，",
    "；",
    "：",
    "抄送：区委",
    "印发",
    "特此通知。",
    "责任部门：",
    "（责任单位：区科委、区经委）",
    "一是",
    "二是",
    "首先",
    "其次",
    "生物医药产业发展",
    "CRO",
    "\ufeff",
    "\u200b",
    "\\",
    "<br>",
    "&nbsp;",
    "[TOC]",
]
BREAKS = ("\n", "\n", "\n\n", "\r\n", "\r", "\t", " ", "　", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "", "")


def assert_whole(text: str) -> Document:
    document = structure(source(text), "text")
    coverage = document.coverage
    claimed = [0] * len(text)
    for unit in (*document.sections, *document.clauses, *document.furniture):
        for start, end in unit.spans:
            assert 0 <= start < end <= len(text)
            for at in range(start, end):
                claimed[at] += 1
    wrong = [(at, text[at]) for at, count in enumerate(claimed) if count != 1 and not text[at].isspace()]
    assert wrong == []
    assert coverage.unassigned == 0
    assert coverage.characters == coverage.headings + coverage.clauses + coverage.furniture
    paths = [section.path for section in document.sections]
    assert len(set(paths)) == len(paths)
    assert all(section.parent is None or section.parent in paths for section in document.sections)
    assert all(clause.text and clause.section in paths for clause in document.clauses)
    addresses = [(clause.section, clause.ordinal) for clause in document.clauses]
    assert len(set(addresses)) == len(addresses)
    return document


@pytest.mark.parametrize("name", FIVE)
def test_every_character_of_the_five_documents_is_accounted_for(name: str) -> None:
    assert_whole(TEXTS[name])


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_every_character_of_the_other_texts_is_accounted_for(path) -> None:
    assert_whole(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("seed", range(400))
def test_every_character_of_random_text_is_accounted_for(seed: int) -> None:
    drawn = random.Random(seed)
    assert_whole("".join(drawn.choice(PIECES) + drawn.choice(BREAKS) for _ in range(drawn.randint(0, 60))))


@pytest.mark.parametrize("seed", range(100))
def test_every_character_of_noise_is_accounted_for(seed: int) -> None:
    drawn = random.Random(seed)
    ranges = ((0, 127), (0x4E00, 0x4E40), (0x2000, 0x2040), (0x3000, 0x3020), (0xFF00, 0xFF20), (0x1F300, 0x1F320))
    assert_whole("".join(chr(drawn.randint(*drawn.choice(ranges))) for _ in range(drawn.randint(0, 300))))


def drop(lines: list[str], drawn: random.Random) -> list[str]:
    return [line for line in lines if drawn.random() > 0.2]


def double(lines: list[str], drawn: random.Random) -> list[str]:
    return [line for line in lines for _ in range(1 + (drawn.random() < 0.2))]


def shuffle(lines: list[str], drawn: random.Random) -> list[str]:
    return drawn.sample(lines, len(lines))


def merge(lines: list[str], drawn: random.Random) -> list[str]:
    at = drawn.randrange(len(lines))
    return [*lines[:at], "".join(lines[at : at + 9]), *lines[at + 9 :]]


def halve(lines: list[str], drawn: random.Random) -> list[str]:
    return [half for line in lines for half in (line[: len(line) // 2], line[len(line) // 2 :])]


def unnumber(lines: list[str], drawn: random.Random) -> list[str]:
    return [NUMBER.sub(r"\1", line) for line in lines]


@pytest.mark.parametrize(
    "mutilate", [drop, double, shuffle, merge, halve, unnumber], ids=lambda change: change.__name__
)
@pytest.mark.parametrize("name", FIVE)
def test_every_character_of_a_mutilated_copy_is_accounted_for(name: str, mutilate) -> None:
    drawn = random.Random(f"{name} {mutilate.__name__}")
    for _ in range(2):
        assert_whole("\n".join(mutilate(TEXTS[name].split("\n"), drawn)))


@pytest.mark.parametrize("text", ["", " \n\t\n", "\x0c"], ids=["nothing", "white space", "a form feed"])
def test_a_text_without_characters_is_a_document_without_sections(text: str) -> None:
    document = assert_whole(text)

    assert document.sections == () and document.clauses == ()


@pytest.mark.parametrize(
    "unit",
    [
        "专栏\n",
        "专栏1 甲\n1.乙。丙\n\n",
        "第一条 甲\n",
        "附件\n",
        "一、\n",
        "（",
        "**",
        "<!--",
        "[bookmark: ",
        "《甲乙丙丁戊》\n",
        "3\n",
        "一是甲，",
        "1、甲\n（1）乙\n1.丙\n",
        "1 甲\n",
        "1.1 甲\n2 乙\n",
        "第1条 甲。",
        "附《甲乙丙丁戊己》\n甲乙丙丁戊己\n",
        "2021年3月1日某市人大常委会通过\n",
        "甲\u200b",
        "產業",
        "某市人民政府\n2021年3月1日\n",
    ],
)
def test_growth_is_linear_in_the_work_that_is_done(unit: str) -> None:
    """Counts the lines of code that run: twice the text is at most about twice the work."""
    small, large = (_work(unit * count) for count in (150, 300))

    assert large < 2.6 * small


#: Lines on which a pattern that tries every place anew would not come to an end: at this length it takes 5 · 10⁹ steps.
ENDLESS = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (25, 25))
sys.path.insert(0, sys.argv[1])
from tests.index.structuring.test_coverage import assert_ends
n = 100_000
for line in (
    "甲" + " " * n + "|-x", " " * n + "|-x", "|" + " " * n + "|-x", "|-" * n + "x", "甲" + " " * n + "a",
    "\\u3000" * n + "甲", "[bookmark: " * n, "<!--" * n, "> " * n + "甲", "**" * n, "甲 > " * n,
    "打印 关闭 " * n + "甲", "1.1" * n, "（" * n, "《" * n,
):
    assert_ends(line)
print("done")
"""


def assert_ends(text: str) -> None:
    assert structure(source(text), "text").coverage.unassigned == 0


def test_long_lines_are_read_in_steps_that_grow_with_their_length() -> None:
    """Runs with a limit of the processor's time far above what is needed and far below what 5 · 10⁹ steps need."""
    done = subprocess.run([sys.executable, "-c", ENDLESS, str(ROOT)], capture_output=True, encoding="utf-8", cwd=ROOT)

    assert done.stdout == "done\n", done.stderr


def _work(text: str) -> int:
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        structure(source(text), "text")
    finally:
        sys.settrace(before)
    return count
