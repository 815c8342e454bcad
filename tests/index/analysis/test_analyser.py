"""The analyser: what texts become, where the words stand, and what a saved one needs."""

import csv
import random
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from index.analysis import Analyser

ROOT = Path(__file__).parents[3]
with (ROOT / "tests/cases/segmenting.tsv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['text']}: {case['note']}" for case in CASES])
def test_cases(analyser, case):
    assert [token.text for token in analyser.words(case["text"])] == case["words"].split()
    assert analyser.fold(case["text"]).text == case["folded"]


def test_tokens_stand_in_the_original_text(analyser):
    text = "发展 ＣＲＯs、60万㎡ 楓林"
    assert [text[token.start : token.end] for token in analyser.words(text)] == [
        "发展",
        "ＣＲＯs",
        "60",
        "万",
        "㎡",
        "楓林",
    ]


def test_white_space_and_cells_end_a_word(analyser):
    assert [token.text for token in analyser.words("桃浦镇\n长寿")] == ["桃浦", "镇", "长寿"]


@pytest.mark.parametrize(
    ("text", "grams"),
    [
        ("租房补贴", ["租房", "房补", "补贴"]),
        ("AI看片，贵吗", ["ai", "看片", "贵吗"]),
        ("Rent subsidies for SMEs", ["rent", "subsidy", "for", "sme"]),
        ("癌", ["癌"]),
        ("網上 看病", ["网上", "看病"]),
        ("、", []),
    ],
)
def test_questions_are_compared_by_words_and_pairs_of_characters(analyser, text, grams):
    assert analyser.grams(text) == grams


def _check(analyser, text):
    """Joined, the words are everything in a text that can be read, in order."""
    tokens = analyser.words(text)
    assert all(0 <= token.start < token.end <= len(text) and token.text for token in tokens)
    assert all(one.start <= other.start and one.end <= other.end for one, other in pairwise(tokens))
    covered = {place for token in tokens for place in range(token.start, token.end)}
    missed = [text[place] for place in range(len(text)) if place not in covered]
    missed = [character for character in missed if analyser.fold(character).text.isalnum()]
    assert missed == []


def test_words_cover_every_line_of_the_documents(analyser, lines):
    for line in lines:
        _check(analyser, line)


def test_words_cover_mixed_text(analyser):
    draw = random.Random(7)
    alphabet = "医疗器械生命健康产业〇二五年区 \n\t　ａＢ１2+&-%.,'’/（）〔〕“”㎡①⻓臺a\u0301\u200b𠀀"
    for _ in range(500):
        _check(analyser, "".join(draw.choices(alphabet, k=draw.randint(1, 40))))


def test_no_text_raises(analyser):
    """Any code points: unassigned, private, halves of pairs, controls."""
    draw = random.Random(11)
    for _ in range(300):
        text = "".join(chr(draw.randrange(sys.maxunicode + 1)) for _ in range(draw.randint(0, 30)))
        for token in analyser.words(text):
            assert 0 <= token.start < token.end <= len(text)
        folded = analyser.fold(text)
        assert len(folded.text) == len(folded.offsets)
        assert analyser.fold(folded.text).text == folded.text


def test_a_term_is_cut_alike_wherever_it_stands(analyser, lines):
    """What jieba's own dictionary cuts by its neighbours: 桃浦智/创城, 区卫健/委, 家规/上, 闵/行将."""
    terms = "智创城,桃浦,卫健委,九州通,规上,华泾,闵行,翔琼生物,信达生物,国大复美,华漕,张江,占比,苏河湾,漕开发,氘代,中以"
    for term in terms.split(","):
        alone = [token.text for token in analyser.words(term)]
        for line in (line for line in lines if term in line):
            at = line.index(term)
            inside = [token.text for token in analyser.words(line) if token.start < at + len(term) and token.end > at]
            assert inside == alone, line


def test_bigrams(analyser):
    assert analyser.bigrams("生物医药") == {"生物", "物医", "医药"}
    assert analyser.bigrams("x") == analyser.bigrams("") == set()


def test_a_saved_analyser_says_the_same(analyser, lines, tmp_path):
    analyser.save(tmp_path / "generation" / "analyser")
    loaded = Analyser.load(tmp_path / "generation" / "analyser")
    assert loaded.fingerprint == analyser.fingerprint
    for line in lines[::20]:
        assert loaded.words(line) == analyser.words(line)
        assert loaded.fold(line) == analyser.fold(line)


def test_without_terms_there_is_still_an_analyser(analyser):
    plain = Analyser.build(None, None)
    assert [token.text for token in plain.words("医疗器械CRO")] == ["医疗", "器械", "cro"]
    assert plain.fingerprint != analyser.fingerprint


def _modules_after(folder, statement):
    program = f"""
import logging, sys
from pathlib import Path
from index.analysis import Analyser
analyser = Analyser.load(Path({str(folder)!r}))
{statement}
print(*[name for name in ("jieba", "jieba.finalseg", "opencc", "pkg_resources", "marisa_trie") if name in sys.modules])
print(logging.getLogger("jieba").handlers, logging.getLogger("jieba").level)
"""
    command = [sys.executable, "-W", "error", "-c", program]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def saved(analyser, tmp_path_factory):
    folder = tmp_path_factory.mktemp("saved")
    analyser.save(folder)
    return folder


def test_a_question_without_chinese_loads_no_dictionary(saved):
    assert _modules_after(saved, "analyser.words('CRO 5G'), analyser.fold('医疗')")[0].split() == []


def test_a_chinese_question_loads_jieba_alone_and_quietly(saved):
    modules, logging = _modules_after(saved, "analyser.words('医疗器械')")
    assert modules.split() == ["jieba", "marisa_trie"]
    assert logging == "[] 0"


def test_who_asks_the_model_of_jieba_has_it(saved):
    asked = "analyser.words('医疗器械'); import jieba; assert '小明' in jieba.lcut('小明硕士毕业', HMM=True)"
    modules, _ = _modules_after(saved, asked)
    assert "jieba.finalseg" in modules.split()
