"""Document numbers (发文字号) in a text: 沪府办规〔2021〕5号, 国务院令第752号, 国家药监局公告2021年第5号."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.analysis.folding import HAN
from index.references.records import CitedNumber

_DIGITS = "0-9０-９〇○零一二三四五六七八九十百"
_HAN_RUN = f"[{HAN}]{{1,14}}"
_GIVEN = re.compile(
    rf"({_HAN_RUN})\s*[〔\[［（(【〖]\s*([12１２][0-9０-９]{{3}}|二[〇○零一二三四五六七八九]{{3}})\s*[〕\]］）)】〗]"
    rf"\s*(?:第\s*)?([0-9０-９]{{1,5}})\s*号"
)
_ORDER = re.compile(rf"([{HAN}]{{1,18}}(?:令|公告))\s*([（(〔\[])?\s*第\s*([{_DIGITS}]{{1,6}})\s*号(?(2)\s*[）)〕\]]?)")
#: 沪府令50号, 国务院令752号: without 第 behind who gives orders.
_ORDER_BARE = re.compile(rf"([{HAN}]{{0,17}}(?:府|院|席|部|局|委|署|会)令)\s*([0-9０-９]{{1,4}})\s*号")
#: 第722号国务院令
_ORDER_BEHIND = re.compile(
    rf"第\s*([{_DIGITS}]{{1,6}})\s*号\s*"
    rf"((?:中华人民共和国)?(?:国务院|主席|[{HAN}]{{1,8}}?(?:政府|部|委|委员会|局|署|会))令)"
)
#: 国家药监局2023年第30号公告: the kind behind the number.
_NUMBERED = re.compile(
    rf"([{HAN}]{{2,16}}?)\s*([12][0-9]{{3}})\s*年\s*第\s*([{_DIGITS}]{{1,5}})\s*号\s*(?:公告|通告|令)"
)
#: 国家统计局第13号令
_ORDERED = re.compile(rf"([{HAN}]{{2,16}}?)第\s*([{_DIGITS}]{{1,6}})\s*号\s*令")
#: 海关总署公告2020年第75号, 国家卫生健康委公告（2022年第3号）
_NOTICE = re.compile(
    rf"([{HAN}]{{1,16}}\s?(?:公告|通告|令))\s*([（(])?\s*([12][0-9]{{3}})\s*年\s*第\s*([{_DIGITS}]{{1,5}})\s*号(?(2)\s*[）)]?)"
)

#: 《甲规范》（2023年第7号）: beside a title the year and the serial of an announcement suffice.
_BESIDE_TITLE = re.compile(
    rf"(?<=[》〉])(\s*[（(]\s*)([12][0-9]{{3}})\s*年\s*第\s*([{_DIGITS}]{{1,5}})\s*号\s*(公告|通告|令)?(?=\s*[）)])"
)
#: 财政部 税务总局 科技部公告, 国家发展改革委、商务部令: those before the last of the bodies that speak together.
_JOINTLY = re.compile(rf"(?:[{HAN}]{{2,14}}?(?:部|委|委员会|局|署|会|行|院)(?:\s*、\s*|\s+))+$")
#: 住房和城乡建设部, 发展和改革委员会: 和 inside the name of a body.
_INSIDE = "".join(
    f"(?<!{word})" for word in ("住房", "工业", "文化", "资源", "规划", "发展", "粮食", "林业", "广播", "新闻出版")
)
#: Words before a number that belong to the sentence: 根据国发〔2016〕77号, 依据和沪府发〔2018〕25号.
_BEFORE = re.compile(
    r".*(?:根据|依据|按照|按|依照|参照|对照|对标|遵照|遵循|适用|符合|违反|引用|援引|参考|贯彻|落实|执行|印发|转发|批转|发布|公布|结合|以|(?:决定|现|拟|已|同意)将|(?<![太固中平])原|文号|字号|编号|详见|"
    # 省财政厅闽财社〔2022〕36号: a body before the sign, unless what follows is a body again
    rf"(?:[省市区县]|国家)[{HAN}]{{1,6}}(?:厅|局|委(?!员)|委员会|部)(?=[{HAN}]{{2,10}}$)(?![{HAN}]*(?:公告|通告|令|[局委部厅])$)|"
    rf"(?:法院|检察院|人民政府|办公厅|办公室)(?=[{HAN}]{{2,8}}$)|[{HAN}]{{2}}[市省](?=[{HAN}]{{2,6}}[发函规办字]$)|经(?![信济发贸商开管委])|由|见|自(?![治然贸])|的|了|与|及|是|为|[年月日]|(?<!共){_INSIDE}和(?=[{HAN}]{{2}}))"
)
#: So many characters before an issuer may name others.
_REACH = 80
#: 卫消证字（2020）第0012号 is the number of a licence.
_OF_LICENCE = re.compile(r"[证准许备注广审登]字$|[证批]号$")
#: 中华人民共和国国务院令 is 国务院令.
_STATE = "中华人民共和国"
_HAN_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0}


def numbers(text: str) -> Iterator[tuple[int, int, CitedNumber]]:
    """Every document number of a text with its place.

    >>> [(n.issuer, n.year, n.serial) for _, _, n in numbers("按照国发〔2016〕77号和国务院令第752号")]
    [('国发', 2016, 77), ('国务院令', None, 752)]
    """
    if "号" not in text:
        # Most texts have none, and these patterns take longer than all else that is looked for.
        return
    found = [(match, match[2], match[3]) for pattern in (_GIVEN, _NUMBERED) for match in pattern.finditer(text)]
    found += [(match, match[3], match[4]) for match in _NOTICE.finditer(text)]
    found += [(match, "", match[3]) for match in _ORDER.finditer(text)]
    found += [(match, "", match[2]) for pattern in (_ORDERED, _ORDER_BARE) for match in pattern.finditer(text)]
    found += [(match, "", match[1]) for match in _ORDER_BEHIND.finditer(text)]
    for match in _BESIDE_TITLE.finditer(text):
        written = re.sub(r"\s+", "", text[match.end(1) : match.end()])
        yield match.end(1), match.end(), CitedNumber(written, match[4] or "", _year(match[2]), value_of(match[3]))
    for match, year, serial in sorted(found, key=lambda one: one[0].start()):
        is_behind = match.re is _ORDER_BEHIND
        issuer = _issuer(match[2 if is_behind else 1])
        start = match.start() if is_behind else match.end(1) - len(issuer)
        if issuer.endswith(("公告", "通告", "令")):
            start, issuer = _with_others(text, start, issuer)
        if len(issuer) > 1 and not _OF_LICENCE.search(issuer):
            written = re.sub(r"\s+", "", text[start : match.end()])
            yield start, match.end(), CitedNumber(written, issuer, _year(year), value_of(serial))


def parse(text: str) -> CitedNumber | None:
    """The number that a text is, None where it is none."""
    return next((number for start, _, number in numbers(text.strip()) if start == 0), None)


def value_of(numeral: str) -> int:
    """What a numeral means: 752, ７５２, 七百五十二 and 七五二 alike.

    >>> value_of("七百五十二"), value_of("十六"), value_of("二〇二一")
    (752, 16, 2021)
    """
    if numeral.isdecimal():
        return int(numeral)
    if not set(numeral) & set("十百"):
        return int("".join(str(_HAN_DIGITS.get(sign, sign)) for sign in numeral))
    total, digit = 0, 0
    for sign in numeral:
        if sign in "十百":
            total, digit = total + (digit or 1) * (10 if sign == "十" else 100), 0
        else:
            digit = _HAN_DIGITS.get(sign, 0)
    return total + digit


def _year(numeral: str) -> int | None:
    return value_of(numeral) if numeral else None


def _with_others(text: str, start: int, issuer: str) -> tuple[int, str]:
    """The issuer with the bodies before it that speak with it, and where they start."""
    others = _JOINTLY.search(text, max(0, start - _REACH), start)
    if others is None:
        return start, issuer
    before = _BEFORE.sub("", others.group(), count=1) or others.group()
    before = before.removeprefix(_STATE)
    return start - len(before), re.sub(r"[\s、]+", "、", before) + issuer


def _issuer(run: str) -> str:
    """The sign of the issuer at the end of a run of characters, without the words of the sentence before it."""
    issuer = _BEFORE.sub("", run, count=1) or run
    return issuer.removeprefix(_STATE) or issuer
