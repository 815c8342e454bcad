"""Every sign that Unicode names as one of a kind folds as the sign that readers type for it; letters stay letters."""

import re
import unicodedata

import pytest

from index.analysis.folding import Folding
from index.analysis.scripts import script_table

#: All characters but those for private use, with their names.
NAMES = {
    chr(code): unicodedata.name(chr(code), "")
    for code in range(0x21, 0x20000)
    if unicodedata.category(chr(code)) not in {"Co", "Cs", "Cn"}
}
_BRACKET = "(PARENTHESIS|TORTOISE SHELL BRACKET|SQUARE BRACKET|LENTICULAR BRACKET)"
#: (what Unicode calls the kind, what it does not mean by it, what is typed for it)
KINDS = (
    (r"(EN|EM|FIGURE|SWUNG) DASH|HORIZONTAL BAR|(NON-BREAKING |SMALL |FULLWIDTH )?HYPHEN-?(MINUS|BULLET)?", "", "-"),
    (r"(MINUS|HEAVY MINUS|FULLWIDTH TILDE|WAVE DASH|TILDE OPERATOR)( SIGN)?", "", "-"),
    (r"BOX DRAWINGS (LIGHT|HEAVY)( \w+ DASH)? HORIZONTAL", "", "-"),
    (
        r".*LEFT( \w+)? (PARENTHESIS|TORTOISE SHELL BRACKET|SQUARE BRACKET|LENTICULAR BRACKET)",
        "SQUARED|WITH|HALF|ORNATE",
        "(",
    ),
    (rf".*RIGHT( \w+)? {_BRACKET}", "WITH|HALF|ORNATE", ")"),
    (r"(MATHEMATICAL )?LEFT (DOUBLE )?ANGLE BRACKET", "", "《"),
    (r"(MATHEMATICAL )?RIGHT (DOUBLE )?ANGLE BRACKET", "", "》"),
    (r"(LEFT|RIGHT|DOUBLE) ?(LOW|HIGH-REVERSED|LOW-9)?-?9? ?DOUBLE (HIGH-REVERSED-9 )?QUOTATION MARK", "", '"'),
    (r"(REVERSED )?DOUBLE PRIME( QUOTATION MARK)?|MODIFIER LETTER DOUBLE PRIME", "", '"'),
    (r"(REVERSED )?PRIME|MODIFIER LETTER PRIME|(LEFT|RIGHT) SINGLE QUOTATION MARK|(ACUTE|GRAVE) ACCENT", "", "'"),
    (r"MIDDLE DOT|BULLET|BULLET OPERATOR|DOT OPERATOR|(HALFWIDTH )?KATAKANA MIDDLE DOT|HYPHENATION POINT", "", "·"),
    (r"(FRACTION|DIVISION) SLASH|FULLWIDTH SOLIDUS|BIG SOLIDUS", "", "/"),
    (r"RATIO|(FULLWIDTH|SMALL|MODIFIER LETTER) COLON|MODIFIER LETTER RAISED COLON|TWO DOT PUNCTUATION", "", ":"),
    (r"(HEAVY )?MULTIPLICATION (SIGN|X)|N-ARY TIMES OPERATOR|VECTOR OR CROSS PRODUCT", "", "x"),
    (r"GREATER-THAN (OR|OVER) (EQUAL|SLANTED EQUAL) TO|GREATER-THAN OR SLANTED EQUAL TO", "", "≥"),
    (r"LESS-THAN (OR|OVER) (EQUAL|SLANTED EQUAL) TO|LESS-THAN OR SLANTED EQUAL TO", "", "≤"),
    (r"APPROXIMATELY EQUAL TO OR THE IMAGE OF|ASYMPTOTICALLY EQUAL TO|ALMOST EQUAL TO", "", "≈"),
    (r"(FULLWIDTH|SMALL|HEAVY) PLUS SIGN|SUPERSCRIPT PLUS SIGN", "", "+"),
    (r"(FULLWIDTH|SMALL) ASTERISK|ASTERISK OPERATOR|LOW ASTERISK", "", "*"),
    (r"(FULLWIDTH|SMALL) PERCENT SIGN", "", "%"),
    (r"DEGREE SIGN|RING ABOVE|RING OPERATOR|MASCULINE ORDINAL INDICATOR", "", "°"),
    (r"DEGREE CELSIUS", "", "°c"),
    (r"DEGREE FAHRENHEIT", "", "°f"),
    (r"MICRO SIGN|GREEK (SMALL|CAPITAL) LETTER MU", "", "u"),
    (r"OHM SIGN", "", "ω"),
    (r"ANGSTROM SIGN", "", "a"),
    (r"KELVIN SIGN", "", "k"),
    (r"NUMERO SIGN", "", "no"),
    (r"INCREMENT", "", "δ"),
    (r"(HEAVY )?CHECK MARK|BALLOT BOX WITH CHECK|SQUARE ROOT", "", "√"),
    (r"(LONG |HEAVY |DASHED TRIANGLE-HEADED )?RIGHTWARDS (DOUBLE |WHITE )?ARROW", "", "→"),
    (r"FULLWIDTH VERTICAL LINE|DIVIDES|BOX DRAWINGS (LIGHT|HEAVY) VERTICAL", "", "|"),
    (r"HORIZONTAL ELLIPSIS|MIDLINE HORIZONTAL ELLIPSIS|TWO DOT LEADER|(BRAILLE PATTERN BLANK|HANGUL FILLER)", "", " "),
    (r"(EM|EN|THIN|HAIR|FIGURE|NO-BREAK|IDEOGRAPHIC|SIX-PER-EM|NARROW NO-BREAK|MEDIUM MATHEMATICAL) SPACE", "", " "),
    (r"ZERO WIDTH .*|WORD JOINER|SOFT HYPHEN|(LEFT-TO-RIGHT|RIGHT-TO-LEFT) MARK|VARIATION SELECTOR-\d+", "", ""),
)


@pytest.fixture(scope="module")
def folding():
    return Folding(script_table())


@pytest.mark.parametrize(("named", "but", "typed"), KINDS, ids=[f"{kind[2]} {kind[0][:24]}" for kind in KINDS])
def test_signs_of_one_kind_fold_as_what_is_typed_for_them(folding, named, but, typed):
    signs = [c for c, name in NAMES.items() if re.fullmatch(named, name) and not (but and re.search(but, name))]
    assert signs, "a kind that Unicode does not know"
    assert {sign: folding.form(sign) for sign in signs if folding.form(sign) != typed} == {}


def test_numbers_in_circles_and_brackets_are_numbers(folding):
    """①, ❶, ➊, ⓵, ⓫ and ㊿ are read as the number in them, ⑴ with its brackets, ⒈ with its stop, ㈠ as (一)."""
    circled = [c for c, name in NAMES.items() if "CIRCLED" in name and unicodedata.category(c) == "No"]
    read = {c: folding.form(c) for c in circled if "IDEOGRAPH" not in NAMES[c]}
    assert len(read) > 100
    assert {c: form for c, form in read.items() if form != str(int(unicodedata.numeric(c)))} == {}
    assert [folding.fold(text).text for text in ("⑴⑿", "⒈⒓", "㈠㈩", "㊀㊉", "⒜ⓐ", "Ⅻⅳ")] == [
        "(1)(12)", "1.12.", "(一)(十)", "一十", "(a)a", "xiiiv",
    ]  # fmt: skip


def test_digits_of_every_script_are_digits(folding):
    digits = [c for c in NAMES if unicodedata.category(c) == "Nd"]
    assert {c for c in digits if folding.form(c) != str(unicodedata.decimal(c))} == set()


def test_radicals_and_compatibility_ideographs_are_characters(folding):
    """Every Kangxi radical, and every one of the supplement that is drawn as a character; no ideograph stands twice."""
    kangxi = map(chr, range(0x2F00, 0x2FD6))
    assert [c for c in kangxi if not "㐀" <= folding.form(c) <= "鿿" and c != "⼁"] == []
    assert [c for c in map(chr, range(0xF900, 0xFB00)) if unicodedata.decomposition(c) and folding.form(c) == c] == []
    left = [c for c in map(chr, range(0x2E80, 0x2EF4)) if c in NAMES and folding.form(c) == c]
    assert "".join(left) == "⺂⺃⺈⺍⺑⺕⺗⺜⺥⺧⺴⺵", "parts of characters that are none themselves"


def test_letters_of_other_scripts_stay_what_they_are(folding):
    """カ, ロ and ニ are no Han characters, and Greek, Hangul and kana fold to their own script."""
    for block, name in (("αβγλ", "GREEK"), ("カロニエト", "KATAKANA"), ("한국", "HANGUL")):
        assert all(name in unicodedata.name(folding.form(letter)) for letter in block)


def test_marks_stay_right_where_one_sign_becomes_several(folding):
    """What stands around a sign of several characters leads back to where it is printed, and the sign as a whole."""
    for sign in ("℃", "№", "㎡", "⑿", "㈩", "⒓", "Ⅻ", "½", "⸺", "㏒"):
        folded = folding.fold(f"约{sign}的")
        form = folding.form(sign)
        assert len(form) > 1
        assert folded.original(0, 1) == (0, 1)
        assert {folded.original(1 + n, 2 + n) for n in range(len(form))} == {(1, 2)}
        assert folded.original(len(folded.text) - 1, len(folded.text)) == (2, 3)
