"""The general dictionary: of entries of one's own, and of CC-CEDICT over the words of the five documents."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Sequence

import pytest

from index.analysis.english import singular
from index.wordbook import general
from index.wordbook.general import compile_general
from index.wordbook.glosses import DictionaryEntry
from tests.vocabulary import vocabulary

General = dict[str, tuple[str, ...]]


def _compile(
    monkeypatch: pytest.MonkeyPatch, entries: Sequence[tuple[str, str]], chinese: str, english: str
) -> General:
    """Compile entries ``(word, "gloss; gloss")``; Chinese words are parted by bars."""
    read = [DictionaryEntry(word, tuple(glosses.split("; "))) for word, glosses in entries]
    monkeypatch.setattr(general, "read_entries", lambda: iter(read))
    return compile_general(
        # Words that come first are in more clauses.
        {word: 100 - place for place, word in enumerate(chinese.split())},
        dict.fromkeys(english.split(), 1),
        lambda text: [singular(word) for word in re.findall(r"[a-z]+|[一-龥]{1,2}", text)],
        lambda text: text.replace("醫", "医"),
    )


TABLES = [
    ([("癌症", "cancer")], "", "cancer", {"癌症": ("cancer",)}, "a Chinese word to its English"),
    ([("癌症", "cancer")], "癌症", "", {"cancer": ("癌症",)}, "an English word to its Chinese"),
    ([("癌症", "cancer")], "肿瘤", "tumour", {}, "neither is said: no entry"),
    ([("糖尿病", "diabetes patients")], "", "diabetes patient", {}, "a word of it is not said: no rendering"),
    ([("病人", "patients")], "", "patient", {"病人": ("patient",)}, "in normal form"),
    ([("病人", "sick patients")], "病人", "", {"sick patient": ("病人",)}, "a phrase, in normal form"),
    ([("醫生", "doctor")], "医生", "", {"doctor": ("医生",)}, "folded"),
    ([("癌", "cancer")], "癌", "cancer", {}, "one character leads nowhere: it is a part of many words"),
    ([("医疗器械", "medical device")], "医疗 器械", "", {"medical device": ("医疗器械",)}, "said by its parts"),
    ([("医疗器", "medical tool")], "医疗 器", "", {}, "not by a part of one character"),
    ([("租金", "rent"), ("租赁", "to rent")], "租赁 租金", "", {"rent": ("租赁", "租金")}, "the more frequent first"),
    ([("租赁", "lease; rent"), ("租金", "rent")], "租赁 租金", "", {"rent": ("租金", "租赁"), "lease": ("租赁",)},
     "before that, the one that means it first of all"),
    ([("补贴", "to subsidize; subsidy"), ("补贴", "benefit")], "", "subsidize subsidy benefit",
     {"补贴": ("subsidize", "benefit", "subsidy")}, "the first sense of each entry first"),
    ([("词语", "alpha; beta; gamma; delta; term; word")], "", "term word", {"词语": ("term",)},
     "what comes sixth is not meant"),
    ([("工厂", "factory"), ("厂房", "factory")], "厂房", "", {"工厂": ("厂房",), "factory": ("厂房",)},
     "a word that is not said, to one that is rendered alike"),
    ([("工厂", "factory"), ("厂房", "factory")], "工厂 厂房", "", {"factory": ("工厂", "厂房")},
     "a word that is said needs no other"),
    ([("治疗", "to treat"), ("款待", "treat")], "治疗", "", {"treat": ("治疗",)}, "a verb is not like a noun"),
    ([("大夫", "physician; doctor"), ("博士", "scholar; doctor")], "博士", "",
     {"scholar": ("博士",), "doctor": ("博士",)}, "a sense that both share among others makes no two words alike"),
    ([("援助", "help; aid"), ("帮助", "help; to assist; aid")], "帮助", "",
     {"援助": ("帮助",), "help": ("帮助",), "assist": ("帮助",), "aid": ("帮助",)}, "two senses make them alike"),
    ([("本埠", "this city; here"), ("本市", "this city")], "本市", "",
     {"本埠": ("本市",), "this city": ("本市",)}, "a phrase makes them alike"),
    ([("能源", "energy; power source"), ("活力", "energy; vigour")], "活力", "",
     {"energy": ("活力",), "vigour": ("活力",)}, "an English word with two senses does not"),
    ([("大夫", "doctor"), ("医生", "doctor")], "医生", "doctor",
     {"大夫": ("doctor", "医生"), "医生": ("doctor",), "doctor": ("医生",)}, "English first, then Chinese"),
    ([(f"美{c}", "pretty") for c in "一二三四五六七八九"], "美一", "", {"pretty": ("美一",)},
     "what renders too many words makes none of them alike"),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "chinese", "english", "expected", "note"), TABLES, ids=[row[-1] for row in TABLES])
def test_what_leads_to_what(
    monkeypatch: pytest.MonkeyPatch,
    entries: Sequence[tuple[str, str]],
    chinese: str,
    english: str,
    expected: General,
    note: str,
) -> None:
    assert _compile(monkeypatch, entries, chinese, english) == expected


def test_at_most_five_renderings_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [(f"好{c}", "good") for c in "一二三四五六七"]
    compiled = _compile(monkeypatch, entries, " ".join(word for word, _ in entries), "good")
    assert compiled["good"] == ("好一", "好二", "好三", "好四", "好五")


@pytest.fixture(scope="module")
def compiled() -> General:
    words = vocabulary()
    started = time.process_time()
    compiled = compile_general(words.chinese, words.english, words.words, words.fold)
    # Twice the aim, since a machine that runs other tests too counts what it waits for memory.
    assert time.process_time() - started < 8
    return compiled


FOUND = [
    ("癌症", "cancer", "said in both languages"),
    ("老人", "elderly", "a word of readers, where the documents say 老年"),
    ("宠物", "house pet", "a phrase"),
    ("房子", "house", "the first sense"),
    ("看病", "visit a doctor", "a verb"),
    ("医师", "医生", "a word that the documents say instead"),
    ("中草药", "国药", "likewise, through a phrase"),
    ("elderly", None, "the documents say 老年人, which CC-CEDICT renders otherwise"),
    ("rent", "租金", "English to Chinese"),
    ("pharmacy", "药店", "English to Chinese, the second sense"),
    ("benign tumor", "良性肿瘤", "a phrase, said by its words"),
    ("bank", "银行", "not 岸, which is a single character"),
    ("老", None, "a single character is no key"),
    ("to", None, "nor are two letters"),
    ("量子力学", None, "nothing of it is said"),
]


@pytest.mark.parametrize(("key", "expected", "note"), FOUND, ids=[note for *_, note in FOUND])
def test_the_five_documents(compiled: General, key: str, expected: str | None, note: str) -> None:
    assert expected in compiled[key] if expected else key not in compiled


def test_every_value_can_find_something(compiled: General) -> None:
    words = vocabulary()
    for key, values in compiled.items():
        assert 0 < len(values) <= 8
        assert len(set(values)) == len(values)
        assert key not in values
        for value in values:
            known = words.chinese if "一" <= value[0] <= "龥" else words.english
            assert value in known or all(word in known for word in words.words(value)), (key, value)


def test_keys_are_what_a_query_is_cut_to(compiled: General) -> None:
    words = vocabulary()
    for key in list(compiled)[::50]:
        if "一" <= key[0] <= "龥":
            assert words.fold(key) == key
        else:
            assert " ".join(words.words(key)) == key


def test_it_is_of_a_size_to_keep(compiled: General) -> None:
    assert 10_000 < len(compiled) < 30_000
    assert len(json.dumps(compiled, ensure_ascii=False).encode("utf-8")) < 1_000_000
