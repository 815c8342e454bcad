"""Pinyin is read as terms of the documents, the fewest and the most frequent, and nothing else is."""

from __future__ import annotations

import pytest

from search.spelling.pinyin import PinyinReader

TERMS = {
    "医疗": 9, "器械": 5, "医疗器械": 4, "影响": 3, "影像": 2, "银行": 1, "企业": 7, "脑机接口": 1, "cro": 4, "园": 3,
}  # fmt: skip
SOUNDS = {
    "医": "yi", "疗": "liao", "器": "qi", "械": "xie", "影": "ying", "响": "xiang", "像": "xiang", "银": "yin",
    "行": "hang/xing", "企": "qi", "业": "ye", "脑": "nao", "机": "ji", "接": "jie", "口": "kou", "园": "yuan",
}  # fmt: skip

CASES = [
    ("yiliaoqixie", ["医疗器械"], "together"),
    ("yiliao qixie", ["医疗器械"], "a term over a space"),
    ("yi liao qi xie", ["医疗器械"], "by the syllable"),
    ("qiye yinhang", ["企业 银行"], "two terms"),
    ("yinxing", ["银行"], "another reading of a character"),
    ("yingxiang", ["影响", "影像"], "the one in most clauses first"),
    ("naojijiekou", ["脑机接口"], "four syllables together"),
    ("yili", [], "no term is read so"),
    ("cro", [], "a Latin term is no pinyin"),
    ("yuan", [], "a single character is not read"),
    ("medical device", [], "English"),
    ("yiliao 5g", [], "not letters alone"),
    ("", [], "nothing"),
]


@pytest.mark.parametrize(("typed", "read", "note"), CASES, ids=[note for _, _, note in CASES])
def test_pinyin_is_read(typed: str, read: list[str], note: str) -> None:
    assert PinyinReader(TERMS, SOUNDS).readings(typed) == read


REWRITTEN = [
    ("yīliáo qìxiè", ["yīliáo", "qìxiè"], ["医疗器械"], "with the marks of its tones"),
    ("yi1liao2 QI4XIE4", ["yi1liao2", "QI4XIE4"], ["医疗器械"], "with digits for them, in capitals"),
    ("CRO qiye", ["qiye"], ["CRO 企业"], "what stands somewhere stays as it is typed"),
    ("yiliao qixie park", ["yiliao", "qixie"], ["医疗器械 park"], "words side by side are one term"),
    ("AI yingxiang", ["yingxiang"], ["AI 影响", "AI 影像"], "each way to read it"),
    ("medcial devise", ["medcial", "devise"], [], "no pinyin"),
    ("yiliao", [], [], "what stands somewhere is not read"),
    ("医僚器械", ["医僚"], [], "Chinese is no pinyin"),
]


NAMED = [
    ("ylqx", ["医疗器械"], "the initials of a name"),
    ("ylqx qiye", ["医疗器械 企业"], "beside pinyin"),
    ("njjk", ["脑机接口"], "four initials of a name in one clause"),
    ("YLQX", [], "in capitals it is an abbreviation"),
    ("yqx", [], "not all of them"),
    ("yhy", [], "three initials of a name in one clause"),
    ("yyq", ["医院企"], "three of a name in several"),
    ("dujiaoshou", ["独角兽"], "a name that stands in no document"),
    ("djs", [], "by its initials that one is not meant"),
    ("yxjk", [], "two names as likely"),
]


@pytest.mark.parametrize(("typed", "texts", "note"), NAMED, ids=[note for *_, note in NAMED])
def test_names_are_read_by_their_pinyin_and_by_their_initials(typed: str, texts: list[str], note: str) -> None:
    terms = {**TERMS, "银行业": 1, "医院企": 3, "影像接口": 2, "影响机口": 2}
    sounds = {**SOUNDS, "独": "du", "角": "jiao", "兽": "shou", "院": "yuan"}
    names = ["医疗器械", "脑机接口", "银行业", "医院企", "影像接口", "影响机口", "独角兽"]
    assert PinyinReader(terms, sounds, names).rewritten(typed, typed.split()) == texts


def test_a_name_is_meant_before_a_word_that_is_more_frequent() -> None:
    terms = {"重要": 40, "中药": 3, "钟要": 0}
    sounds = {**dict.fromkeys("重中钟", "zhong"), **dict.fromkeys("要药", "yao")}

    assert PinyinReader(terms, sounds, ["中药", "钟要"]).readings("zhongyao") == ["中药", "重要", "钟要"]
    assert PinyinReader(terms, sounds).readings("zhongyao")[0] == "重要"


#: query, words that stand nowhere, texts, note
WHOLE = [
    ("nao ji jie kou", ["nao", "jie"], ["脑机接口"], "half of it stands nowhere, and ji and kou somewhere"),
    ("nǎo jī jiē kǒu", ["nǎo", "jiē"], ["脑机接口"], "the same with tones"),
    ("nao ji jie kou", ["nao"], [], "most of it stands somewhere"),
    ("yin hang", ["yin", "hang"], [], "two syllables are words as likely"),
    ("nao ji jack kou", ["nao", "jack"], [], "no syllable"),
    ("nao ji yin hang", ["nao", "ji", "yin", "hang"], [], "no one term"),
]


@pytest.mark.parametrize(("typed", "unmatched", "texts", "note"), WHOLE, ids=[note for *_, note in WHOLE])
def test_a_row_of_syllables_is_one_term(typed: str, unmatched: list[str], texts: list[str], note: str) -> None:
    assert PinyinReader(TERMS, SOUNDS).whole(typed, unmatched) == texts


@pytest.mark.parametrize(("typed", "unknown", "texts", "note"), REWRITTEN, ids=[note for *_, note in REWRITTEN])
def test_unknown_words_of_a_query_are_read(typed: str, unknown: list[str], texts: list[str], note: str) -> None:
    assert PinyinReader(TERMS, SOUNDS).rewritten(typed, unknown) == texts
