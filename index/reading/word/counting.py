"""The formats that Word counts in: 1, 一, （一）, ①, 甲, 壹, I, a ….

https://learn.microsoft.com/dotnet/api/documentformat.openxml.wordprocessing.numberformatvalues names them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

_DIGITS = "〇一二三四五六七八九"
_SIMPLE = ("零一二三四五六七八九", "十百千", "万")
_LEGAL = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟", "万")
_LEGAL_TRADITIONAL = ("零壹貳參肆伍陸柒捌玖", "拾佰仟", "萬")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def spell(number: int, form: str) -> str:
    """A number as Word prints it in a format; in Arabic digits where the format does not reach or is not known.

    >>> spell(12, "chineseCountingThousand"), spell(3, "ideographTraditional"), spell(4, "lowerRoman")
    ('十二', '丙', 'iv')
    """
    if form == "none":
        return ""
    write = _FORMATS.get(form)
    return (write(number) if write and number > 0 else "") or str(number)


def chinese(number: int, signs: tuple[str, str, str] = _SIMPLE) -> str:
    """A number below 100,000,000 in Chinese, 10 as 十 and 110 as 一百一十.

    >>> chinese(10), chinese(21), chinese(105), chinese(12345)
    ('十', '二十一', '一百零五', '一万二千三百四十五')
    """
    digits, units, myriad = signs
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        gap = digits[0] if 0 < low < 1_000 else ""
        return chinese(high, signs) + myriad + gap + (chinese(low, signs) if low else "")
    written = ""
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            written += digits[digit] + (units[place - 1] if place else "")
        elif written and not written.endswith(digits[0]) and number % 10**place:
            written += digits[0]
    ten = digits[1] + units[0]
    return written[1:] if 10 <= number < 20 and written.startswith(ten) and digits is _SIMPLE[0] else written


def _digit_by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _counting(number: int) -> str:
    """ChineseCounting leaves the units out from 100 on."""
    return chinese(number) if number < 100 else _digit_by_digit(number)


def _letters(number: int) -> str:
    """A … Z, AA … ZZ, as Word repeats them."""
    return chr(ord("A") + (number - 1) % 26) * min((number - 1) // 26 + 1, 10)


def _roman(number: int) -> str:
    steps = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
    written = ""
    for size, sign in (*steps, (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        count, number = divmod(number, size)
        written += sign * min(count, 10)
    return written


def _row(signs: str) -> Callable[[int], str]:
    """A format that has a sign for each number as far as it goes."""
    return lambda number: signs[number - 1] if number <= len(signs) else ""


def _run(first: str, length: int) -> Callable[[int], str]:
    return _row("".join(chr(ord(first) + step) for step in range(length)))


_CIRCLED = _row("".join(map(chr, [*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0)])))
_THOUSAND: Callable[[int], str] = chinese

_FORMATS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "chineseCounting": _counting,
        "chineseCountingThousand": _THOUSAND,
        "taiwaneseCounting": _counting,
        "taiwaneseCountingThousand": _THOUSAND,
        "japaneseCounting": _THOUSAND,
        "ideographDigital": _digit_by_digit,
        "japaneseDigitalTenThousand": _digit_by_digit,
        "taiwaneseDigital": _digit_by_digit,
        "chineseLegalSimplified": lambda number: chinese(number, _LEGAL),
        "ideographLegalTraditional": lambda number: chinese(number, _LEGAL_TRADITIONAL),
        "japaneseLegal": lambda number: chinese(number, _LEGAL_TRADITIONAL),
        "ideographTraditional": _row(_STEMS),
        "ideographZodiac": _row(_BRANCHES),
        "ideographZodiacTraditional": lambda number: _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12],
        "ideographEnclosedCircle": _run("㊀", 10),
        "decimalEnclosedCircle": _CIRCLED,
        "decimalEnclosedCircleChinese": _CIRCLED,
        "decimalEnclosedFullstop": _run("⒈", 20),
        "decimalEnclosedParen": _run("⑴", 20),
        "decimalFullWidth": lambda number: "".join(chr(ord("０") + int(digit)) for digit in str(number)),
        "decimalFullWidth2": lambda number: "".join(chr(ord("０") + int(digit)) for digit in str(number)),
        "decimalZero": lambda number: f"{number:02d}",
        "numberInDash": lambda number: f"- {number} -",
        "upperLetter": _letters,
        "lowerLetter": lambda number: _letters(number).lower(),
        "upperRoman": _roman,
        "lowerRoman": lambda number: _roman(number).lower(),
    }
)
