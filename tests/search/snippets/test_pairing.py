"""One cut for both languages: the same sentences are shown, by whichever language holds more of the query."""

from __future__ import annotations

import re

import pytest

from search.snippets.cutting import Fragment
from search.snippets.marks import Mark
from search.snippets.pairing import LENGTHS, paired


def _marks(text: str, words: list[str], says: str = "{}") -> list[Mark]:
    found = [Mark(*each.span(), says.format(word)) for word in words for each in re.finditer(re.escape(word), text)]
    return sorted(found)


def _shown(pieces: list[Fragment] | None) -> str:
    assert pieces is not None
    return "".join(f"[{piece.text}]" if piece.mark else piece.text for piece in pieces)


ZH = "为推动产业发展提供保障。" * 12 + "支持疫苗研发。" + "加强组织领导，落实各项任务。" * 12
EN = "It serves the growth of the industry here. " * 12 + "Support vaccine research. " + "Lead and act on it. " * 12

#: Chinese, its words, English, its words, what the Chinese shown holds, what the English shown holds, note
PAIRS = [
    (
        "支持疫苗研发。",
        ["疫苗"],
        "Support vaccines.",
        ["vaccines"],
        "支持[疫苗]研发。",
        "Support [vaccines].",
        "both short",
    ),
    ("支持疫苗研发。", ["疫苗"], "Support them.", [], "支持[疫苗]研发。", "Support them.", "only Chinese matched"),
    (ZH, ["疫苗"], EN, [], "支持[疫苗]研发。", "Support vaccine research.", "the Chinese leads, the English follows"),
    (
        ZH,
        [],
        EN,
        ["vaccine"],
        "支持疫苗研发。",
        "Support [vaccine] research.",
        "the English leads, the Chinese follows",
    ),
    (ZH, ["疫苗"], EN, ["vaccine"], "支持[疫苗]研发。", "Support [vaccine] research.", "both are marked"),
    (
        ZH,
        ["疫苗"],
        "Only one sentence stands for all of it, and it is long enough to be cut: " + "words and words, " * 30,
        [],
        "支持[疫苗]研发。",
        "words and words",
        "another number of sentences",
    ),
    (
        "<b>疫苗</b>\n" + "字" * 300,
        ["疫苗"],
        "<b>Vaccines</b>\n" + "x " * 300,
        ["Vaccines"],
        "<b>[疫苗]</b>",
        "<b>[Vaccines]</b>",
        "signs",
    ),
]


@pytest.mark.parametrize(
    ("zh", "zh_words", "en", "en_words", "chinese", "english", "note"), PAIRS, ids=[p[-1] for p in PAIRS]
)
def test_the_same_sentences_of_both_languages_are_shown(
    zh: str, zh_words: list[str], en: str, en_words: list[str], chinese: str, english: str, note: str
) -> None:
    shown_zh, shown_en = paired((zh, _marks(zh, zh_words)), (en, _marks(en, en_words)))
    assert chinese in _shown(shown_zh)
    assert english in _shown(shown_en)
    assert len("".join(piece.text for piece in shown_zh)) <= LENGTHS["zh"] + 2
    assert len("".join(piece.text for piece in shown_en or ())) <= LENGTHS["en"] + 4


def test_what_is_left_out_is_told_on_both_sides() -> None:
    shown, english = paired((ZH, _marks(ZH, ["疫苗"])), (EN, []))
    assert _shown(shown).startswith("…") and _shown(shown).endswith("…")
    assert _shown(english).startswith("… ") and _shown(english).endswith(" …")


def test_without_english_only_chinese_is_shown() -> None:
    shown, english = paired((ZH, _marks(ZH, ["疫苗"])), None)
    assert english is None
    assert "[疫苗]" in _shown(shown)


def test_renderings_of_one_word_count_once() -> None:
    """Vaccines and vaccine are one word of the query: a Chinese text that holds two words leads."""
    zh = "甲支持疫苗研发。" + "乙" * 200 + "。丙丁戊己。"
    en = "A. Support vaccines and a vaccine. " + "B" * 500 + ". Drugs, devices."
    shown, _ = paired((zh, _marks(zh, ["丙丁", "戊己"])), (en, _marks(en, ["vaccines", "vaccine"], "疫苗 → {}")))
    assert "[丙丁戊己]" in _shown(shown)
