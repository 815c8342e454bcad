"""Corrections over the words of the five documents: errors that are mended, and words that are left as they are."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest

from index.wordbook.lexicon import compile_lexicon
from index.wordbook.sounds import compile_sounds
from search.spelling import Speller
from search.spelling.covering import cover
from search.spelling.letters import distance
from tests.vocabulary import vocabulary

Correct = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def sounds() -> dict[str, str]:
    return compile_sounds(vocabulary().fold)


@pytest.fixture(scope="module")
def correct(sounds: dict[str, str]) -> Correct:
    """Correct by the documents alone."""
    speller = Speller(vocabulary().terms, sounds)
    return lambda text: speller.corrections(text, vocabulary().known)


@pytest.fixture(scope="module")
def correct_what_is_no_word(sounds: dict[str, str]) -> Correct:
    """Correct by the documents, and take no word of either language for an error."""
    lexicon = frozenset(compile_lexicon())
    speller = Speller(vocabulary().terms, sounds, lambda word: word in lexicon or vocabulary().is_word(word))
    return lambda text: speller.corrections(text, vocabulary().known)


MENDED = [
    ("临床式验", "临床试验", "sound: the last but one"),
    ("干细包", "干细胞", "sound, three characters"),
    ("知识产全", "知识产权", "sound, the last"),
    ("创心药", "创新药", "sound, in the middle"),
    ("闽行区", "闵行区", "sound, a name"),
    ("基因质疗", "基因治疗", "sound"),
    ("互连网医院", "互联网医院", "sound, a longer term"),
    ("临床研究伦里委员会", "临床研究伦理委员会", "sound, a whole name"),
    ("医疗器戒", "医疗器械", "another character: 械 is xie, though many read it as 戒, jie"),
    ("人工职能", "人工智能", "sound, though both halves are words"),
    ("供应练", "供应链", "sound, the end of a word"),
    ("式验", "实验", "sound, two characters with the same end: the one in more clauses"),
    ("生物医要产业", "生物医药产业", "yao, in four tones"),
    ("干细包治疗", "干细胞治疗", "the part that is wrong; the rest is kept"),
    ("徐汇区知识产全保护", "徐汇区知识产权保护", "in the middle of a longer stretch"),
    ("干细包临床式验", "干细胞临床试验", "two parts that are wrong"),
    ("临床司验", "临床试验", "near: s and sh"),
    ("精准医聊", "精准医疗", "sound"),
    ("分险投资", "风险投资", "near: en and eng"),
    ("智慧医尿", "智慧医疗", "near: n and l"),
    ("床临试验", "临床试验", "order: neighbours"),
    ("知产识权", "知识产权", "order, before what sounds like a part of it"),
    ("器医疗械", "医疗器械", "order: moved to the front"),
    ("人智能", "人工智能", "one too few"),
    ("医疗械", "医疗器械", "one too few"),
    ("生物医产业", "生物医药产业", "one too few"),
    ("医疗器器械", "医疗器械", "one too many"),
    ("产业集聚聚区", "产业集聚区", "one too many"),
    ("医疗机械人", "医疗机器人", "another character"),
    ("脑机结口", "脑机接口", "another character"),
    ("总布经济", "总部经济", "another character"),
    ("首发经挤", "首发经济", "another character"),
    ("biomedcine", "biomedicine", "a letter is missing"),
    ("incubater", "incubator", "another letter"),
    ("hosptial", "hospital", "letters that changed places"),
    ("vacccine", "vaccine", "a letter too many"),
    ("labratory", "laboratory", "eight letters or more: one"),
    ("pharmacutcal", "pharmaceutical", "eight letters or more: two"),
    ("incubaters", "incubator", "a plural becomes the normal form"),
    ("drgus", "drug", "a plural with a slip near its end"),
    ("jealth industry", "health industry", "the first letter, in a longer word"),
    ("ehalth industry", "ehealth industry", "the same first letter is preferred"),
    ("medcial devices", "medical devices", "one word of two; the other as it was typed"),
    ("intelectual proprety", "intellectual property", "two words of two"),
    ("bio medicine", "biomedicine", "a space too many"),
    ("healthindustry", "health industry", "a space is missing"),
    ("lifehealth", "life health", "a space is missing, of words that a hyphen parts"),
    ("lifehealthindustry", "life health industry", "two spaces are missing"),
    ("medicaldevices", "medical devices", "a space is missing before a plural"),
    ("biomedcine产业", "biomedicine产业", "English before Chinese"),
    ("cro 临床式验", "cro 临床试验", "Chinese behind English"),
]


@pytest.mark.parametrize(("typed", "meant", "note"), MENDED, ids=[f"{row[0]} {row[2]}" for row in MENDED])
def test_errors_are_mended(correct: Correct, typed: str, meant: str, note: str) -> None:
    assert (correct(typed) or [typed])[0] == meant


LEFT = [
    ("临床试验", "right"),
    ("clinical trial", "right, in English"),
    ("老年公寓", "another word before a word, both whole"),
    ("青年公寓", "two characters away from 人才公寓"),
    ("医疗器械法", "a term and one more character"),
    ("区医院", "a word with what people put before it"),
    ("学生宿舍", "nothing alike"),
    ("黄浦区人民政府", "another district"),
    ("量子计算", "nothing alike"),
    ("停车位", "three characters, no sound alike"),
    ("老人智能手表", "人智能 lies across two words"),
    ("房", "one character"),
    ("blockchain", "nothing alike in English"),
    ("kindergarten", "nothing alike in English"),
    ("cel", "too short"),
    ("bank", "right, and short"),
    ("crt", "an abbreviation"),
    ("bcdmr", "an abbreviation without a vowel"),
    ("BIOMEDCINE", "in capitals: it is no folded text"),
    ("2025", "a number"),
    ("5g9", "letters and numbers"),
    ("", "nothing"),
    (" ", "white space"),
    ("，。", "signs"),
    ("干细包" * 30, "a text that was pasted"),
]


@pytest.mark.parametrize(("typed", "note"), LEFT, ids=[f"{row[0][:12]} {row[1]}" for row in LEFT])
def test_words_are_left_as_they_are(correct: Correct, typed: str, note: str) -> None:
    assert correct(typed) == []


WORDS = [
    "智能手机",
    "失业保险",
    "残疾人证",
    "肺结核",
    "牙科诊所",
    "养鸡机构",
    "公积金",
    "drone",
    "criminal",
    "investors",
]


@pytest.mark.parametrize("word", WORDS)
def test_words_of_the_language_are_no_errors(correct_what_is_no_word: Correct, word: str) -> None:
    assert correct_what_is_no_word(word) == []


@pytest.mark.parametrize(("typed", "meant", "note"), MENDED[:4] + MENDED[13:16] + MENDED[28:34])
def test_errors_are_still_mended_where_words_are_known(
    correct_what_is_no_word: Correct, typed: str, meant: str, note: str
) -> None:
    assert correct_what_is_no_word(typed)[0] == meant


TERMS = {
    "医疗器械": 9,
    "医疗机械": 3,
    "医疗": 20,
    "临床": 9,
    "临床试验": 5,
    "试验": 8,
    "实验": 2,
    "gene": 3,
    "genes": 1,
}
SOUNDS = {"试": "shi", "实": "shi", "式": "shi", "验": "yan", "械": "xie", "谢": "xie", "临": "lin", "床": "chuang"}


def _correct(text: str, known: str = "") -> list[str]:
    return Speller(TERMS, SOUNDS).corrections(text, lambda piece: piece in TERMS or piece == known)


def test_the_longer_term_comes_first_and_then_the_one_in_more_clauses() -> None:
    assert _correct("临床式验") == ["临床试验"]
    assert _correct("式验") == ["试验", "实验"]


def test_sound_comes_before_shape_and_excludes_it() -> None:
    assert _correct("医疗器谢") == ["医疗器械"]
    assert _correct("医疗某械") == ["医疗器械", "医疗机械"]


def test_what_is_known_is_not_changed() -> None:
    assert _correct("式验", known="式验") == []
    assert _correct("临床式验", known="临床式验") == []
    assert _correct("医疗式验", known="式验") == []


def test_at_most_three_corrections_come_back_each_once() -> None:
    terms = {f"诗{c}": 1 for c in "甲乙丙丁"} | {"test": 2, "text": 1, "tent": 1, "tesla": 1}
    speller = Speller(terms, dict.fromkeys("甲乙丙丁戊", "jia"))
    assert speller.corrections("诗戊", lambda piece: False) == ["诗丁", "诗丙", "诗乙"]
    assert len(set(speller.corrections("tert", lambda piece: False))) == 3


def test_no_terms_no_sounds_no_corrections() -> None:
    assert Speller({}, {}).corrections("临床式验 trial", lambda piece: False) == []


def test_a_cover_leaves_the_fewest_characters_over() -> None:
    words = {"老人", "智能", "人智", "手表"}
    covered = cover("老人智能的手车", lambda word: word in words, 4)
    assert covered.piece == (0, 0, 1, 1, 2, 3, 4)
    assert covered.left == {4, 5, 6}
    assert covered.odd == {5, 6}
    assert covered.is_odd(5, 7)
    assert not covered.is_whole(1, 4)
    assert not covered.is_whole(5, 8)


DISTANCES = [
    ("health", "health", 0),
    ("helth", "health", 1),
    ("healtth", "health", 1),
    ("haelth", "health", 1),
    ("hxalth", "health", 1),
    ("hlaeth", "health", 2),
    ("", "ab", 2),
    ("health", "wealthy", 2),
]


@pytest.mark.parametrize(("one", "other", "expected"), DISTANCES)
def test_distances(one: str, other: str, expected: int) -> None:
    assert distance(one, other, 2) == distance(other, one, 2) == expected


def test_tables_are_made_and_asked_in_a_moment(sounds: dict[str, str]) -> None:
    terms = dict(vocabulary().terms)
    number = random.Random(1)
    characters = sorted({character for term in terms for character in term if character in sounds})
    while len(terms) < 12_000:
        terms["".join(number.choices(characters, k=number.randint(2, 6)))] = 1
    made, asked = [], []
    for _ in range(5):
        started = time.process_time()
        speller = Speller(terms, sounds)
        speller.corrections("干细包 genne", lambda piece: False)
        made.append(time.process_time() - started)
        started = time.process_time()
        speller.corrections("徐汇区知识产全保护的医疗机械人临床式验", lambda piece: False)
        asked.append(time.process_time() - started)
    # Some three times what it takes on a machine that does nothing else.
    assert min(made) < 0.06
    assert min(asked) < 0.006


def test_random_texts_are_answered_in_a_moment(correct: Correct) -> None:
    number = random.Random(2026)
    alphabet = "医疗器械产业创新的区临床试式验abcdeinor' -+&.0259，。　é𠀀\x00\n"
    started = time.process_time()
    for _ in range(1_000):
        text = "".join(number.choices(alphabet, k=number.randint(0, 40)))
        for correction in correct(text):
            assert correction
            assert correction != text
    assert time.process_time() - started < 10


#: text, note
OF_WORDS = [
    ("区大", "区 and a noun; 区 has a rare reading that sounds like 巨"),
    ("区校", "区 and a noun"),
    ("区渔", "区 and a noun"),
    ("吃到", "a verb and what comes of it"),
    ("听上", "likewise"),
    ("看懂", "likewise"),
    ("画蛇添足", "a saying of four characters"),
    ("守株待兔", "likewise"),
    ("hospitably", "an English word that dictionaries leave to its base"),
    ("boarded", "likewise"),
    ("devise", "an English word one letter from another"),
    ("desert", "likewise"),
]


@pytest.mark.parametrize(("text", "note"), OF_WORDS, ids=[text for text, _ in OF_WORDS])
def test_what_is_made_of_words_is_no_error(correct_what_is_no_word: Correct, text: str, note: str) -> None:
    assert correct_what_is_no_word(text) == []


#: English that was typed, the same put right, note
CERTAIN = [
    ("medical trails of drugs", "medical trial of drugs", "a word of the language, by its neighbour"),
    ("trails of drugs", "trails of drugs", "no neighbour says so"),
    ("bloodsugar", "blood sugar", "two words of a name"),
    ("medicineproduct", "medicine product", "two words of the documents"),
    ("xylophonists", "xylophonists", "no two words"),
]


@pytest.mark.parametrize(("typed", "right", "note"), CERTAIN, ids=[note for *_, note in CERTAIN])
def test_what_is_certain_is_put_right(typed: str, right: str, note: str) -> None:
    terms = {"medical trial": 5, "medicine": 3, "product": 4, "drugs": 2}
    english = {"trails", "medical", "drugs", "of"}
    speller = Speller(terms, {}, english.__contains__, {"blood sugar"}.__contains__)

    assert speller.certain(typed, terms.__contains__) == ([right] if right != typed else [])
