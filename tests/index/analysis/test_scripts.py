"""The script table takes back whatever OpenCC makes of simplified characters."""

from importlib.util import find_spec
from pathlib import Path

import opencc
import pytest

from index.analysis.scripts import script_table


@pytest.fixture(scope="module")
def table():
    return script_table()


def test_a_form_is_not_changed_again(table):
    assert not set(table.values()) & set(table)


PAIRS = "开開,产產,医醫,药藥,疗療,链鏈,发發,发髮,为爲,为為,里裏,里裡,台臺,像象,着著,复復,复複,么麼,群羣,床牀"


@pytest.mark.parametrize("pair", PAIRS.split(","))
def test_everyday_characters_stand_for_their_variants(table, pair):
    assert table.get(pair[0], pair[0]) == pair[0] == table[pair[1]]


@pytest.mark.parametrize("name", ["s2t", "s2tw", "s2hk"])
def test_phrases_of_a_whole_dictionary_come_back(table, name):
    """jieba's dictionary holds 349,000 words: every third, so that each character stands in many phrases."""
    dictionary = Path(find_spec("jieba").origin).with_name("dict.txt")
    words = [line.split(" ")[0] for line in dictionary.read_text(encoding="utf-8").splitlines()][::3]
    forms = {ord(variant): form for variant, form in table.items()}
    converted = opencc.OpenCC(name).convert("\n".join(words)).translate(forms).split("\n")
    assert [pair for pair in zip(words, converted, strict=True) if pair[0].translate(forms) != pair[1]] == []
