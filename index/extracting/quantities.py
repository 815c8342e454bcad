"""Quantities in a sentence: a number with a unit, where it stands, and what it is in a unit that can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.analysis.folding import HAN, TITLE_IN_MARKS
from index.extracting.numerals import ARABIC, HAN_NUMBER, MAGNITUDE, read_arabic, read_han, read_magnitude
from index.extracting.records import Normalised, NormalUnit
from index.extracting.units import MeasureUnit, read_unit

_DASH = r"\s*(?:-|~|～|至|到)\s*"

#: 2190 家, 3-5家, 14000亿元, 40余条; not 2020-2025年, V2.0, 2.1.3, 〔2018〕25号, 第240次, 1+5+X.
_ARABIC = re.compile(
    rf"(?<![\d.A-Za-z+〔\[第])(?<![第前]\s)(?P<low>{ARABIC})(?![\d.]|\s*[+xX]|\s*[A-Za-z]+\d)"
    rf"(?:\s*(?:%|万元|亿元|万|亿|家|个|元|项)?{_DASH}(?P<high>{ARABIC}))?\s*(?P<size>{MAGNITUDE})?\s*(?P<more>余|多)?\s*"
)
_DIGIT = re.compile(r"\d")
#: 提高3.9、2.0、2.9个百分点: numbers that share the unit behind the last of them.
_LISTED = re.compile(
    rf"(?<![\d.A-Za-z+〔\[第、])(?:(?:{ARABIC})[、和]){{1,5}}(?P<last>{ARABIC})(?![\d.])\s*(?P<size>{MAGNITUDE})?\s*"
)
#: 两家, 十几家, 百亿, 千亿元, 半小时; 二〇二五 is a year.
_HAN = re.compile(
    # What it begins with is looked for first: most characters are none of these.
    rf"(?=[一二两三四五六七八九十百千万亿零〇半])(?<![第前一二两三四五六七八九十百千万亿零〇数几每逐唯单统另同\d.])(?<!\d\s)(?P<low>{HAN_NUMBER})\s*(?P<more>余|多)?\s*"
)
#: 百分之三十
_PERCENT = re.compile(rf"百分之(?P<low>{HAN_NUMBER})(?:点(?P<rest>[零一二三四五六七八九]+))?")
#: 翻番, 翻一番, 翻了两番
_DOUBLE = re.compile(r"翻\s*了?\s*(?P<times>[一两二三]|\d)?\s*番")
#: 第四位, 第1名; 前10% and 前10名 only where something is placed there.
_RANK = re.compile(
    rf"第\s*(?P<place>{HAN_NUMBER}|\d+)\s*(?:(?:位|名)(?![{HAN}]?(?:书记|副))|(?=[，。；、]|$))|"
    rf"(?:位列|位居|排名|排在|进入|跻身|名列|列|居)[^，。；]{{0,14}}?前\s*(?P<top>\d+(?:\.\d+)?|{HAN_NUMBER})\s*(?P<unit>%|位|名|强|(?<=[三五十])(?=[，。；、]|$))"
)

#: 位列…第四位; not 第一位者.
_PLACED = re.compile(r"位列|位居|排名|排在|名列|跻身|进入|列|居|占|百强|榜")

#: Money without 元: 62.3亿, 百亿规模; never 1亿人次, 3万千瓦.
_MONEY = re.compile(
    r"营收|收入|产值|税收|投资|规模|增加值|增值|资金|基金|总量|生产总值|GDP|产出|销售额|交易额|贸易额|市值|估值|资产|能级|集群|产业|利润|消费"
)
_NOT_MONEY = re.compile(rf"[{HAN}A-Za-z]*?(?:人|吨|千瓦|斤|立方|平方|亩|次|件|只|支|条|剂|台|套|株|米|字|户|家|个)")
#: Counted in Chinese characters only where a thing is counted: 两家孵化器, not 两个拓展区, 三类, 一个.
_COUNTED = re.compile(
    r"[家所座]|(?:个|项|名)(?=[^，。；、]{0,12}(?:平台|项目|园区|实验室|企业|专利|机构|医院|孵化器|人才|成果|集群|基地|中心))"
)
_MADE = re.compile(r"(?:建成|建设|打造|新增|新建|培育|引进|引育|设立|拥有|集聚|成立|认定|形成)[^，。；]{0,6}$")
_PERSONS = re.compile(r"(?:人数|人口|用户数?|户数|数量|人次)(?:总数|规模)?(?:已?达到?|[为至约近超]|超过|突破){0,2}\s*$")
#: 百亿级企业, not 千亿级参数的模型
_OF_MONEY = re.compile(r"级(?![^，。；]{0,6}(?:参数|用户|像素|数据|设备|连接|人口))")
#: 至少建设一所: one is counted where more are allowed.
_AT_LEAST = re.compile(r"(?:至少|不少于)[^，。；]{0,8}$")
#: 两个千亿级产业集群
_LEVELLED = re.compile(r"个[十百千万]*亿元?级")
#: 万元地区生产总值能耗 is one thing that is measured.
_PER_MONEY = re.compile(r"[百千万亿]{1,2}元(?:(?:地区|国内)?生产总值|GDP|(?:规上|规模以上)?工业|增加值|产值)")
#: 不到三成, 四成以上; not 三成功.
_TENTHS = re.compile(
    r"(?<=[占到近约达的超过足有长升降高低少])(?P<tenths>[一二三四五六七八九])成(?P<half>半)?(?=[，。；、）]|以上|以下|左右|多|$)"
)
#: From here on a value has no fractions that anybody printed.
_WHOLE = 1e8
#: Names that hold a number: “1+5+X”, 《…（2021-2023年）》, （沪府发〔2018〕25号）.
_NAMES = re.compile(rf"“[^”]{{1,20}}”|\"[^\"]{{1,20}}\"|{TITLE_IN_MARKS}|〔[^〔〕]*〕|\[\d{{4}}\]")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    Attributes:
        start: Where it stands in the sentence, half-open with ``end``.
        value: As printed, in ``unit`` (84.23 of 84.23亿元); ``high`` is the upper end of a range.
        more: Whether 余 or 多 stands in it.
    """

    start: int
    end: int
    printed: str
    value: float
    high: float | None
    unit: str
    normalised: Normalised | None
    more: bool = False

    @property
    def normal_unit(self) -> NormalUnit | None:
        """The unit of the normalised value."""
        return self.normalised.unit if self.normalised else None


def find_quantities(text: str) -> list[Quantity]:
    """The quantities of a plain sentence in its order; what stands in the name of a thing is none."""
    names = [found.span() for found in _NAMES.finditer(text)]
    found: list[Quantity] = []
    for quantity in sorted(_candidates(text), key=lambda each: (each.start, -each.end)):
        named = any(start <= quantity.start and quantity.end <= end for start, end in names)
        if not named and (not found or quantity.start >= found[-1].end):
            found.append(quantity)
    return found


def _candidates(text: str) -> Iterator[Quantity]:
    yield from _special(text)
    if _DIGIT.search(text):
        yield from _in_digits(text)
    for found in _HAN.finditer(text):
        yield from _in_han(text, found)


def _in_digits(text: str) -> Iterator[Quantity]:
    for found in _LISTED.finditer(text):
        yield from _of_list(text, found)
    for found in _ARABIC.finditer(text):
        low = read_arabic(found["low"])
        high = read_arabic(found["high"]) if found["high"] else None
        size = found["size"] or ""
        quantity = _measured(text, found.start(), found.end(), low, high, size, bool(found["more"]))
        if quantity and not (high is not None and high <= low):
            yield quantity


def _special(text: str) -> Iterator[Quantity]:
    for found in _TENTHS.finditer(text) if "成" in text else ():
        value = 10.0 * ("一二三四五六七八九".index(found["tenths"]) + 1) + (5.0 if found["half"] else 0.0)
        yield _quantity(text, *found.span(), value, None, "%", Normalised(value, None, "percent"))
    for found in _DOUBLE.finditer(text) if "番" in text else ():
        times = read_han(found["times"]) if found["times"] and not found["times"].isdigit() else None
        value = 2.0 ** (times.value if times else float(found["times"] or 1))
        yield _quantity(text, *found.span(), value, None, "番", Normalised(value, None, "ratio"))
    for found in _PERCENT.finditer(text) if "百分之" in text else ():
        number = read_han(found["low"])
        if number:
            digits = "".join(str("零一二三四五六七八九".index(each)) for each in found["rest"] or "")
            value = float(f"{number.value:.0f}.{digits or 0}")
            yield _quantity(text, *found.span(), value, None, "%", Normalised(value, None, "percent"))
    for found in _RANK.finditer(text) if "第" in text or "前" in text else ():
        if found["place"] and not _PLACED.search(text, 0, found.start()):
            continue
        if found["place"]:
            place = read_han(found["place"]) if not found["place"].isdigit() else None
            value = place.value if place else float(found["place"])
            yield _quantity(text, *found.span(), value, None, "位", Normalised(value, None, "rank"))
        else:
            top = None if found["top"][0].isdigit() else read_han(found["top"])
            value, unit = top.value if top else float(found["top"]), found["unit"]
            start = text.rindex("前", found.start(), found.start("top"))
            normal: NormalUnit = "percent" if unit == "%" else "rank"
            yield _quantity(text, start, found.end(), value, None, unit, Normalised(value, None, normal))


def _of_list(text: str, found: re.Match[str]) -> Iterator[Quantity]:
    """All but the last of several numbers that share one unit: 提高3.9、2.0、2.9个百分点."""
    last = found.start("last")
    size, end = found["size"] or "", found.end()
    read = read_unit(text, end)
    if read is None or read[0].normal is None:
        return
    unit, printed = read
    for number in re.finditer(ARABIC, text[found.start() : last]):
        start, value = found.start() + number.start(), read_arabic(number.group())
        normalised = _normalised(unit, value, None, read_magnitude(size))
        yield _quantity(text, start, start + len(number.group()), value, None, size + printed, normalised)


def _in_han(text: str, found: re.Match[str]) -> Iterator[Quantity]:
    """A quantity in Chinese characters, where it is one: 百亿规模, 两家企业."""
    number = read_han(found["low"])
    end = found.end()
    if number is None or found["low"] in "零〇":
        return
    if found["low"] == "一" and not _AT_LEAST.search(text, max(0, found.start() - 12), found.start()):
        return
    if _PER_MONEY.match(text, found.start()) or text[found.start() - 1 : found.start()] in ("/", "／"):
        return
    unit = read_unit(text, end)
    large = found["low"][-1] in "万亿"
    if unit and unit[0].normal == "count" and found["low"][0] in "百千万亿":
        # 万人发明专利拥有量, 百家企业: a manner of speaking.
        return
    if unit and unit[0].normal == "count" and not large:
        counted = _COUNTED.match(text, end)
        made = _MADE.search(text[: found.start()]) or _LEVELLED.match(text, end)
        if counted is None or (counted.group() in "个项名" and not made):
            return
    elif unit is None and not (large and "亿" in found["low"]):
        return
    quantity = _measured(text, found.start(), end, number.value, number.high, "", bool(found["more"]))
    if quantity:
        yield quantity


def _measured(
    text: str, start: int, end: int, low: float, high: float | None, size: str, more: bool
) -> Quantity | None:
    """The quantity of a number that ends at ``end``, where a unit follows or money needs none."""
    read = read_unit(text, end)
    factor = read_magnitude(size)
    if read is None and size in ("万", "亿") and _PERSONS.search(text, max(0, start - 12), start):
        # 注册人数达268万
        normalised = Normalised(low * factor, high and high * factor, "count")
        return _quantity(text, start, start + len(text[start:end].rstrip()), low, high, size, normalised, more)
    if read is None:
        written = text[start:end].rstrip()
        if not written.endswith("亿") or _NOT_MONEY.match(text[end : end + 4]) or not _is_money(text, start, end):
            return None
        level = re.compile("级").match(text, end)
        last = level.end() if level else start + len(written)
        normalised = Normalised(low * factor, high and high * factor, "CNY")
        return _quantity(text, start, last, low, high, size or "元", normalised, more)
    unit, printed = read
    if unit.normal == "CNY" and text.startswith("级", end + len(printed)):
        printed += "级"
    normalised_unit = _normalised(unit, low, high, factor)
    return _quantity(text, start, end + len(printed), low, high, size + printed, normalised_unit, more)


def _normalised(unit: MeasureUnit, low: float, high: float | None, factor: int) -> Normalised | None:
    if unit.normal is None:
        return None
    scale = factor * unit.factor
    return Normalised(_rounded(low * scale), None if high is None else _rounded(high * scale), unit.normal)


def _rounded(value: float) -> float:
    """A value without what its binary form adds: 4231.6 times a hundred million is 423160000000."""
    return float(round(value)) if abs(value) >= _WHOLE else round(value, 4)


def _is_money(text: str, start: int, end: int) -> bool:
    """Whether the words around say that money is meant: 营收200亿, 百亿规模, 千亿级产业集群."""
    if _OF_MONEY.match(text, end):
        return True
    return _MONEY.search(text[max(0, start - 24) : start]) is not None or _MONEY.search(text[end : end + 8]) is not None


def _quantity(
    text: str,
    start: int,
    end: int,
    value: float,
    high: float | None,
    unit: str,
    normalised: Normalised | None,
    more: bool = False,
) -> Quantity:
    return Quantity(start, end, text[start:end].strip(), value, high, unit, normalised, more)
