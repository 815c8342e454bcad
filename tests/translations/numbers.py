"""Numbers of Chinese policy prose and of its English, as values that can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

_SCALES = {
    "万亿": 10**12,
    "千亿": 10**11,
    "百亿": 10**10,
    "十亿": 10**9,
    "亿": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "万": 10**4,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_UNITS = {
    "元": "RMB",
    "美元": "USD",
    "%": "%",
    "％": "%",
    "个百分点": "percentage points",
    "平方米": "m²",
    "平方公里": "km²",
    "公顷": "hectares",
    "亩": "mu",
    "年": "year",
}
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September")
_MONTHS += ("October", "November", "December")
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINALS = ("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")

_DIGIT = {"〇": 0, "零": 0, "两": 2, **{character: value for value, character in enumerate("一二三四五六七八九", 1)}}
_NUMERAL = "〇零一二两三四五六七八九十百"

_FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_SCALE = "万亿|千亿|百亿|十亿|亿|千万|百万|万"

_WRITTEN_YEAR = re.compile("[〇零一二三四五六七八九]{4}(?=年)")
_DECADE = re.compile(r"上世纪\s*(\d)0\s*年代")
_MONTH = re.compile(rf"(?<!个)(\d{{1,2}}|[{_NUMERAL}]{{1,3}})月")
_SCALED = re.compile(
    rf"(?P<first>{_FIGURE})(?:[-—~～至](?P<second>{_FIGURE}))?\s*(?P<scale>{_SCALE})?\s*余?"
    r"(?P<unit>元|美元|%|％|个百分点|平方米|平方公里|公顷|亩|年)?"
)
_BARE_SCALE = re.compile(rf"(?<![\d{_NUMERAL}])(?P<scale>万亿|千亿|百亿|十亿)(?P<unit>元|美元)?")
#: A unit that heads a column or opens a limit: 区税（万元）, 亿元以上.
_BARE_UNIT = re.compile(r"(?<![\d一二两三四五六七八九十百千 ])(?P<scale>亿|万)(?P<unit>元)")
#: Words with a numeral that count nothing.
_NO_COUNT = re.compile("三角|九州|百联|[三二]甲|三乙|[十百千数]亿|千万|数[十百千万]|[一二三四五六七八九十]是")
_COUNT = re.compile(f"[{_NUMERAL}]+")
_PLAN = re.compile("“?十([一二三四五六七八九])五”?(?!届|中|、)")

_ENGLISH = re.compile(
    rf"(?P<currency>RMB |USD )?(?P<first>{_FIGURE})(?:[-–](?P<second>{_FIGURE}))?"
    r"(?:[ -](?P<scale>thousand|million|billion|trillion))?"
    r"(?P<unit>%| m²| km²| hectares?\b| mu\b| percentage points?\b|s\b)?"
)


class Number(NamedTuple):
    """A value with its unit in English, empty where it counts things; ``printed`` is what the text says."""

    printed: str
    value: Decimal
    unit: str


def missing_numbers(chinese: str, english: str) -> list[str]:
    """The numbers that the English does not say as often: figures, years, months, sums, plan periods, counts."""
    said = list(_said(english))
    rest, wanted = _figures(chinese)
    found = []
    for number in sorted(wanted, key=lambda number: not number.unit):
        same = next((other for other in said if _agree(number, other)), None)
        if same is None:
            found.append(number.printed)
        else:
            said.remove(same)
    found += [month for month, name in _months(chinese) if name not in english]
    return found + [printed for printed, value in _counts(rest) if not _counted(value, english)]


def added_numbers(chinese: str, english: str) -> list[str]:
    """The figures of the English that the Chinese does not say."""
    rest, wanted = _figures(chinese)
    known = {number.value for number in wanted} | {value for _, value in _counts(rest, least=1)}
    known |= {Decimal(_scaled("1", match["scale"])) for match in _BARE_UNIT.finditer(chinese)}
    return [number.printed for number in _said(english) if number.value not in known]


def unparted_thousands(_: str, english: str) -> list[str]:
    """Figures from 1,000 on without a comma, unless they are years."""
    figures = re.findall(r"(?<![\d,.A-Za-z])\d{4,}(?![\d,])", english)
    return [figure for figure in figures if not re.fullmatch("(?:19|20)[0-9]{2}", figure)]


def _figures(text: str) -> tuple[str, list[Number]]:
    """The numbers that English writes in figures, and the text without them."""
    found = []

    def take(match: re.Match[str], value: Decimal | str | int, unit: str = "") -> str:
        found.append(Number(match[0].strip(), Decimal(value), unit))
        return " " * len(match[0])

    text = _DECADE.sub(lambda match: take(match, f"19{match[1]}0", "decade"), text)
    text = _WRITTEN_YEAR.sub(lambda match: take(match, "".join(str(_DIGIT[one]) for one in match[0]), "year"), text)
    text = _PLAN.sub(lambda match: take(match, 10 + _DIGIT[match[1]]), text)
    unmonthed = _MONTH.sub(lambda match: " " * len(match[0]), text)
    for match in _SCALED.finditer(unmonthed):
        for part in ("first", "second"):
            if match[part]:
                take(match, _scaled(match[part], match["scale"]), _unit(match, part))
    text = _SCALED.sub(lambda match: " " * len(match[0]), unmonthed)
    return _BARE_SCALE.sub(lambda match: take(match, _scaled("1", match["scale"]), "RMB"), text), found


def _unit(match: re.Match[str], part: str) -> str:
    unit = match["unit"]
    if unit == "年" and len(match[part]) != 4:
        # 3年 are three years, and a part of 2021-2023年 is a year as well.
        return ""
    return _UNITS.get(unit or "", "")


def _scaled(figure: str, scale: str | None) -> Decimal:
    return Decimal(figure.replace(",", "")) * (_SCALES[scale] if scale else 1)


def _months(text: str) -> Iterator[tuple[str, str]]:
    for match in _MONTH.finditer(text):
        yield match[0], _MONTHS[(int(match[1]) if match[1].isdigit() else _numeral(match[1])) - 1]


def _counts(text: str, least: int = 2) -> Iterator[tuple[str, int]]:
    """The Chinese numerals that count or number something: 三大领域, 第四位, 十五届."""
    for match in _COUNT.finditer(_NO_COUNT.sub(lambda match: " " * len(match[0]), text)):
        value = _numeral(match[0])
        if value >= least and not text.startswith("几", match.end()):
            yield text[match.start() : match.end() + 2].strip(), value


def _numeral(text: str) -> int:
    """The value of a numeral below 1,000: 十五, 四十, 一百二十."""
    total, digit = 0, 0
    for character in text:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _DIGIT[character]
    return total + digit


def _counted(value: int, english: str) -> bool:
    """Whether the English says a count: 3, 3rd, three, third, III, and two as both, dual or two-way."""
    forms = [rf"{value}(?:st|nd|rd|th)?"]
    for names in (_WORDS, _ORDINALS, _ROMAN):
        forms += [names[value] + "(?:fold)?"] if value < len(names) else []
    forms += ["both", "dual", "double", "again", "secondary"] if value == 2 else []
    return re.search(rf"(?i)\b(?:{'|'.join(forms)})\b", english) is not None


def _said(english: str) -> Iterator[Number]:
    for match in _ENGLISH.finditer(english.replace("COVID-19", "COVID")):
        unit = (match["currency"] or match["unit"] or "").strip()
        unit = {"s": "decade", "hectare": "hectares", "percentage point": "percentage points"}.get(unit, unit)
        for part in ("first", "second"):
            if match[part]:
                yield Number(match[0].strip(), _scaled(match[part], match["scale"]), unit or _plain(match[part]))


def _plain(figure: str) -> str:
    """``year`` where a figure can be one: four digits without a comma."""
    return "year" if re.fullmatch("(?:19|20)[0-9]{2}", figure) else ""


def _agree(wanted: Number, said: Number) -> bool:
    if wanted.value != said.value:
        return False
    # A sum may leave out its 元, as in 新增税收40亿; anything else without a unit has none in English either.
    return wanted.unit == said.unit or (not wanted.unit and said.unit in ("RMB", "year"))
