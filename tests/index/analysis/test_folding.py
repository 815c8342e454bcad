"""Every way of writing the same character folds to one form, and a part of a text to a part of its fold."""

import random

import opencc
import pytest

from index.analysis.folding import Folding
from index.analysis.forms import FORMS, RADICALS
from index.analysis.scripts import script_table

#: (as it is written, its fold, what it is for)
CASES = (
    ("ＣＲＯ，５Ｇ", "cro,5g", "full width"),
    ("MAH", "mah", "case"),
    ("STRASSE Straße", "strasse strasse", "case that changes the length"),
    ("⼈才⻓三角", "人才长三角", "radicals that PDF conversions leave"),
    ("\uf967\u2f00", "不一", "compatibility ideographs"),
    ("臺灣羣眾裡裏牀啟爲", "台湾群众里里床启为", "traditional forms of Taiwan and Hong Kong"),
    ("著力 着力", "着力着力", "one simplified character, two traditional"),
    ("乾淨幹部干预", "干净干部干预", "three characters that are one"),
    ("產業鏈 區塊鏈 影像", "产业链区块链影像", "the words of this field keep the form they are known by"),
    ("沪府发〔2018〕25号", "沪府发(2018)25号", "brackets of a document number"),
    ("长科委[2025]8号", "长科委(2025)8号", "square brackets"),
    ("【专栏】（一）", "(专栏)(一)", "other brackets"),
    ("“金三角”「金三角」", '"金三角""金三角"', "quotation marks"),
    ("枫林—华泾 2021–2025 2021～2025", "枫林-华泾2021-2025 2021-2025", "dashes"),
    ("卡尔·马克思•ABC", "卡尔·马克思·abc", "middle dots"),
    ("①⑫⑴", "112(1)", "circled and bracketed numbers"),
    ("60万㎡", "60万m2", "a sign that is two characters"),
    ("二○二五年", "二〇二五年", "the circle that stands for zero"),
    ("吸引 3 个方向", "吸引3个方向", "a space beside a Han character vanishes"),
    ("疾 \n\n 病", "疾病", "a break of the source vanishes"),
    ("in  digital\nhealth", "in digital health", "between Latin words one space stays"),
    ("R & D", "r&d", "a space beside a sign vanishes"),
    ("  中山 soho ", "中山soho", "no space at the ends"),
    ("é e\u0301 È", "e e e", "accents, however they are written"),
    ("生物\u200b医\ufeff药\u00ad", "生物医药", "invisible characters"),
    ("¨", "¨", "a mark that stands alone is still visible"),
    ("か゛が", "か゛が", "marks that make another letter stay"),
    ("《通知》", "《通知》", "a title keeps its marks"),
    ("1∶3 1：3 1:3", "1:3 1:3 1:3", "the sign of a ratio"),
    ("3×4 3✕4 3X4", "3x4 3x4 3x4", "times"),
    ("≥5≧5⩾5≤6≦6", "≥5≥5≥5≤6≤6", "at least and at most"),
    ("5μm 5µm 5um", "5um 5um 5um", "the Greek letter, the sign of it, and the letter that is typed for it"),
    ("等……共…计", "等共计", "dots that go on, however many"),
    ("СRО", "cro", "Cyrillic letters in a Latin word"),
    ("37˚C 37º 37°", "37°c 37°37°", "degrees"),
    ("甲➜乙⇒丙", "甲→乙→丙", "arrows"),
    ("✓☑√", "√√√", "ticks"),
    ("", "", "nothing"),
)


@pytest.fixture(scope="module")
def folding():
    return Folding(script_table())


@pytest.mark.parametrize(("text", "expected"), [case[:2] for case in CASES], ids=[case[2] for case in CASES])
def test_folds(folding, text, expected):
    assert folding.fold(text).text == expected


@pytest.mark.parametrize("text", [case[0] for case in CASES], ids=[case[2] for case in CASES])
def test_every_folded_character_leads_to_where_it_came_from(folding, text):
    folded = folding.fold(text)
    assert len(folded.offsets) == len(folded.text)
    for place, offset in enumerate(folded.offsets):
        assert folded.text[place] in (folding.form(text[offset]) or " ")


def test_a_stretch_leads_back_to_whole_characters(folding):
    folded = folding.fold("约 60 万㎡ 的")
    start = folded.text.index("m2")
    assert folded.original(start, start + 1) == folded.original(start, start + 2) == (6, 7)
    start = folded.text.index("约60万")
    assert folded.original(start, start + 4) == (0, 6)


def test_spaces_between_words_stay_where_they_end_a_word(folding):
    assert folding.fold_spaced(" 桃浦镇 \n 长寿\tCRO ").text == "桃浦镇 长寿 cro"


def test_every_form_is_its_own_form(folding):
    """A folded text can be folded again, as a query that was folded before it is stored is."""
    changed = [
        chr(code)
        for code in (*range(0xE000), *range(0xF900, 0x323B0), *range(0xE0000, 0xE0200))  # all but private use
        if any(folding.form(part) != part for part in folding.form(chr(code)).replace(" ", ""))
    ]
    assert changed == []


def test_a_character_is_listed_once():
    others = [other for group in FORMS.values() for other in group]
    assert len(set(others)) == len(others)
    assert not set(others) & set(FORMS)
    assert all("⺀" <= radical <= "⻳" or "㇀" <= radical <= "㇣" for radical in RADICALS)
    assert all("㐀" <= form <= "鿿" for form in RADICALS.values())


WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
VARIANTS = {
    "as printed": str,
    "full width": lambda text: text.translate(WIDE),
    "upper case": str.upper,
    "lower case": str.lower,
    **{name: opencc.OpenCC(name).convert for name in ("s2t", "s2tw", "s2hk")},
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_what_a_reader_sees_in_a_line_is_in_its_fold(folding, lines, variant):
    """2,500 strings of 2 to 8 visible characters, drawn from the five documents."""
    draw = random.Random(20261122)
    lost = []
    for _ in range(2_500):
        line = draw.choice(lines)
        start = draw.randrange(len(line) - 1)
        part = line[start : start + draw.randint(2, 8)].strip()
        written = folding.fold(VARIANTS[variant](part)).text
        if written not in folding.fold(line).text or not written:
            lost.append((part, VARIANTS[variant](part), line))
    assert lost == []


def test_what_opencc_makes_of_a_whole_line_folds_to_the_line(folding, lines):
    """Phrases decide between characters (着手, 著名), and the fold must not care."""
    for name in ("s2t", "s2tw", "s2hk"):
        converted = [VARIANTS[name](line) for line in lines]
        assert [folding.fold(line).text for line in converted] == [folding.fold(line).text for line in lines]
