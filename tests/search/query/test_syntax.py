"""What is typed → what is asked. One row per rule of the syntax; hostile text at the end."""

from __future__ import annotations

import random
import sys

import pytest

from search.query.syntax import QUERY_LIMIT, parse
from search.query.tree import All, And, Limit, Node, Not, Or, Run, Stretch, Title

XUHUI, TABLES = Limit("district", ("xuhui",)), Limit("kind", ("table", "figure"))
A, B, C = Stretch("创新药"), Stretch("临床"), Stretch("CRO")

CASES = [
    ("创新药", A, "one stretch"),
    ("创新药 临床", And((A, B)), "a space joins"),
    ("创新药　临床\t", And((A, B)), "ideographic space and tab are spaces"),
    ("创新药 OR 临床", Or((A, B)), "either"),
    ("创新药 临床 OR CRO", And((A, Or((B, C)))), "OR binds its two neighbours"),
    ("创新药 OR 临床 OR CRO", Or((A, B, C)), "OR in a row"),
    ("创新药 AND 临床", And((A, B)), "AND says what a space says"),
    ("创新药 or 临床", And((A, Stretch("or"), B)), "small letters are a word"),
    ("OR 创新药", And((Stretch("OR"), A)), "OR with nothing before it is a word"),
    ("创新药 OR", And((A, Stretch("OR"))), "OR with nothing behind it is a word"),
    ("创新药 -临床", And((A, Not(B))), "hyphen leaves out"),
    ("创新药 −临床", And((A, Not(B))), "minus sign leaves out"),
    ("创新药 －临床", And((A, Not(B))), "full-width minus leaves out"),
    ("创新药 NOT 临床", And((A, Not(B))), "NOT leaves out"),
    ("NOT 临床 创新药", And((A, Not(B))), "NOT may come first"),
    ("创新药 -“临床 CRO”", And((A, Not(Run("临床 CRO")))), "a run can be left out"),
    ("创新药 OR -临床", And((A, Not(B))), "OR does not join what is left out"),
    ("创新药 AND NOT 临床", And((A, Not(B))), "AND NOT is NOT"),
    ("-临床", Stretch("-临床"), "purely negative: literal"),
    ("NOT 临床", And((Stretch("NOT"), B)), "purely negative: literal"),
    ("-临床 -CRO", And((Stretch("-临床"), Stretch("-CRO"))), "purely negative: literal"),
    ("- 临床", And((Stretch("-"), B)), "a lone hyphen is a character"),
    ("3-5家", Stretch("3-5家"), "a hyphen inside is a hyphen"),
    ("“创新药”", Run("创新药"), "curly quotes"),
    ('"创新药"', Run("创新药"), "straight quotes"),
    ('“创新药"', Run("创新药"), "mixed quotes, as input methods leave them"),
    ("「创新药」", Run("创新药"), "corner brackets"),
    ("『创新药』", Run("创新药"), "white corner brackets"),
    ("«创新药»", Run("创新药"), "guillemets"),
    ("‘创新药’", Run("创新药"), "single quotes"),
    ("＂创新药＂", Run("创新药"), "full-width quotes"),
    ("“TOP 健康城” CRO", And((Run("TOP 健康城"), C)), "a run may hold a space"),
    ("“创新药", Stretch("“创新药"), "a quote without partner is a character"),
    ("“”", Stretch("“”"), "empty quotes are characters"),
    ("打造“三医融合”生态", Stretch("打造“三医融合”生态"), "quotes inside a pasted sentence are its own"),
    ("Jing’an", Stretch("Jing’an"), "an apostrophe is no quote"),
    ("标题:创新药", Title(A), "title"),
    ("标题：创新药", Title(A), "full-width colon"),
    ("Title:创新药 临床", And((Title(A), B)), "English prefix in any case; only its own stretch"),
    ("title:“创新药 CRO”", Title(Run("创新药 CRO")), "a run in titles"),
    ("標題:创新药 OR 临床", Or((Title(A), B)), "a traditional prefix joins like any term"),
    ("district:徐汇 创新药", And((XUHUI, A)), "district"),
    ("区：“徐汇区”", XUHUI, "a quoted name"),
    ("创新药 -区:徐汇", And((A, Not(XUHUI))), "a district can be left out"),
    ("district:火星", Stretch("district:火星"), "an unknown district is literal"),
    ("kind:表图 创新药", And((TABLES, A)), "any filter, and any of the codes that its value means"),
    ("创新药 OR 类型：表图", Or((A, TABLES)), "a limit joins like any term"),
    ("文号:9", Stretch("文号:9"), "an unknown prefix is literal"),
    ("title:", Stretch("title:"), "a prefix before nothing is literal"),
    ("10:30", Stretch("10:30"), "a colon in a time"),
    ("", All(), "nothing asked: everything"),
    (" \t　", All(), "white space asks nothing"),
    ("\x00\x07", Or(), "control characters find nothing"),
    ("创\x00新药\ud800", A, "control characters and half surrogates go"),
]


def _limits(prefix: str, value: str) -> Limit | None:
    known = {("区", "徐汇区"): XUHUI, ("district", "徐汇"): XUHUI, ("区", "徐汇"): XUHUI}
    known |= {("kind", "表图"): TABLES, ("类型", "表图"): TABLES}
    return known.get((prefix, value))


@pytest.mark.parametrize(("typed", "tree", "note"), CASES, ids=[f"{note}: {typed!a}" for typed, _, note in CASES])
def test_what_is_typed_is_understood(typed: str, tree: Node, note: str) -> None:
    assert parse(typed, _limits).tree == tree


def test_a_long_query_is_cut_and_says_so() -> None:
    at_limit, beyond = parse("健" * QUERY_LIMIT), parse("健" * (QUERY_LIMIT + 1))

    assert (at_limit.cut, beyond.cut) == (False, True)
    assert beyond.tree == at_limit.tree == Stretch("健" * QUERY_LIMIT)


def test_no_text_raises() -> None:
    rng = random.Random(7)
    signs = "“”\"'「」『』«»‘’-－−–:： ORANDNOT标题区titledistrict()（）*?~^\\/\x00\ud800\u200b健康A1"
    for _ in range(3000):
        typed = "".join(rng.choice(signs) for _ in range(rng.randrange(30)))
        assert isinstance(parse(typed, _limits).tree, Node)
    for code in range(0, sys.maxunicode + 1, 97):
        parse(chr(code) * 3)


def test_a_query_of_a_million_characters_is_no_burden() -> None:
    assert parse("\x00" * 1_000_000 + "健康").tree == Or()
    assert parse("- " * 500_000).cut
