"""Amounts that one sentence gives to several classes: 对国家级、省级的，分别给予50万元、20万元奖励 is two.

Reads: the amounts that stand side by side, the class of their stretch as a whole, the words before them. Writes: the
class of each amount, where the sentence shows it: its own words (一等奖50万元、二等奖30万元), else the like place in a
list of as many classes before it. Where the two lists are not of one length, a class that holds a list is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.analysis.folding import HAN
from index.extracting.beneficiaries import NAMED, Class

_AND = r"(?:、|以及|和|及|或|与|/)"
_TOKEN = (
    r"(?:国家|全国|世界|国际|省部|自治区|省|部|市|区|县|校|乡镇|村|行业|团体|地方|特|[一二三四五六]|[ⅠⅡⅢⅣⅤI]{1,3}V?|\d(?!\d)|[A-F](?![a-z])|"
    r"[甲乙丙丁金银铜]|第[一二三四五]|优秀|良好|合格|博士|硕士|本科)"
)
_UNIT = r"(?:星级?|级|等奖|等|类|期|奖|档|A级?|名|标准|研究生|生)"
_LEVEL = rf"{_TOKEN}{_UNIT}?"
_NUMBER = (
    r"(?:\d[\d.,]*(?:%|\s*(?:万亿|[百千万亿])?(?:美元|元|家|人|亩|平方米|个|项|户|名|次|吨|年|场|件|期)?)"
    r"(?:及?以上|（[^（）]{1,4}）)?)"
)
#: Behind these a list of classes begins: 首次认定为…, 获得…, 上一年度的….
_LEADS = re.compile(
    r".*(?:(?:认定|评定|评|列|升级|晋升|确定|授予|命名|遴选|入选|成长|转型|定)为|列入|入选|获得|获评|取得|通过|获批|获|达到?|突破|超过|完成|进入|引进|新建|建设|成为|举办|承办|"
    r"主导制定|制定|制订|参与|注册|购置|租用|开展|分为|包括|在|的|对|向|给予|针对|首次|新|年度)(?!第)"
)
#: What a class of its own ends in: 省级, 一等奖, 硕士, 龙头企业.
_IS_CLASS = re.compile(rf"(?:[级奖类期档名强星证A标准店]|等次|博士|硕士|本科生?|专科生?|大专|者|[{HAN}]的|{NAMED})$")
#: 奖励标准：国家级每家100万元，省级每家50万元; 按级别给予资助：…: what a list gives, and its grades.
_LISTS = re.compile(
    r"(?:奖励|补助|补贴|资助|津贴|扶持|奖补|支持|返还|减免)[^，。；：]{0,8}：$|(?:按|分)[^，。；]{0,8}(?:级别?|档次?|类别?|等次?|等级|标准|情况)[^，。；：]{0,6}(?:给予|予以)?[^，。；：]{0,8}(?:奖励|补助|补贴|资助|支持|奖补)[：，]$"
)
_AMOUNT = r"\d[\d.,]*\s*(?:[百千]?[万亿]?(?:美)?元|%)"
_GRADE = re.compile(
    rf"(?!单[个家项]|同一|每[年月季]|年度|累计|合计|总额|全年|期限|有效期|自)(?:[^，。；：\d]|\d(?=A|[级星类期等档])|\d+(?=强)){{2,24}}{_AMOUNT}"
)
#: 市级20万元 behind 国家级给予50万元奖励: a class and its amount, and nothing else.
_ALONE = re.compile(
    rf"(?P<whom>[^，。；：\d]{{1,14}}?)(?:奖励|补助|补贴|资助)?(?:最高|各)?{_AMOUNT}(?:的?(?:奖励|补助|补贴|资助))?[，。；]?$"
)
_TILL_GIVEN = re.compile(r"分别|最高|不超过|给予|予以|按|各(?=奖|补|给)|一次性|奖励")
_BARE_VERB = re.compile(r"为$")
#: What says of an amount how it is given.
_GIVES = re.compile(
    r"(?:其中|则|再|可|均|各|即)?(?:分别|一次性|最高|不超过|按|每[家个人项户年月次件]|每人每月|给予|予以|奖励|补助|补贴|资助|支持|扶持|奖补|标准为|为|：|是|□|（[^（）]*）)+"
)


def opens_list(stretch: str) -> bool:
    """Whether a stretch says that what follows are grades: 按级别给予资助：."""
    # Most stretches end in a comma and say nothing of an order.
    listing = stretch.endswith("：") or ("按" in stretch or "分" in stretch)
    return listing and _LISTS.search(stretch) is not None


def grade_in(stretch: str, of_list: bool, behind_grant: bool) -> re.Match[str] | None:
    """A class with its amount: in a list, or by itself behind a grant that says what is given."""
    if of_list:
        return _GRADE.match(stretch)
    alone = _ALONE.match(stretch) if behind_grant else None
    return alone if alone and _class_in(alone["whom"]) else None


def own_class(shared: Class, place: int, whose: Sequence[str], before: str) -> Class:
    """The class of one of several amounts.

    Args:
        shared: The class of the stretch as a whole.
        place: Which of the amounts it is, from 0.
        whose: What stands before each of the amounts in their list.
        before: The sentence up to the first amount.
    """
    named = [_class_in(each) for each in whose]
    if all(named[1:]) and (named[0] or shared.who is None or not _listed(shared.who, 2)):
        own = named[place]
        return _with(shared, own, named[0]) if own else shared
    count = len(whose)
    if shared.condition and (listed := _of_list(shared.condition, count, place)):
        return Class(shared.who, listed)
    if shared.who and (listed := _of_list(shared.who, count, place)):
        return Class(listed, shared.condition)
    for stretch in reversed(re.split(r"[，；：。]", before)):
        if of_stretch := _of_stretch(stretch, count, place, shared):
            return of_stretch
    # A list of another length says nothing of this amount.
    return Class(
        None if shared.who and re.search(_AND, shared.who) else shared.who,
        None if shared.condition and re.search("、", shared.condition) else shared.condition,
    )


def _class_in(words: str) -> str:
    """The class that the words before an amount name; nothing where they say how it is given: 每年, 安家补贴."""
    own = _GIVES.sub("", re.sub(r"^.*[，、：]|^其中", "", words)).strip("的 ")
    return own if _IS_CLASS.search(own) and len(own) > 1 else ""


def _with(shared: Class, own: str, first: str) -> Class:
    """A class of one amount: it is the class, or what the class of all must be."""
    who = shared.who
    if who is None or own in who or own.endswith(who) or who in first:
        # 给予博士每月2000元、硕士每月1000元: the class of the stretch is that of its first amount.
        return Class(own, None)
    level = re.match(_LEVEL, who)
    if level and re.fullmatch(_LEVEL, own):
        # 对国家级园区给予100万元奖励，省级50万元
        return Class(own + who[level.end() :], shared.condition)
    return Class(who, own)


def _of_stretch(stretch: str, count: int, place: int, shared: Class) -> Class | None:
    """The class of an amount by the list of a stretch before it: 对新评定为国家级、省级的研学基地."""
    named = _TILL_GIVEN.split(re.sub(r"^.*?(?:针对|对于|对)", "", stretch).strip("，"))[0]
    found = _listed(named, count)
    if found is None:
        return None
    start, end, items = found
    lead, own, tail = re.sub(r".*(?:分为|包括)", "", named[:start]), items[place], named[end:]
    left, joined, head = tail.rpartition("的")
    if joined:
        # 首次突破1亿元、5亿元的园区; 评定为国家甲级、乙级的
        kept = shared.who if shared.who and shared.who not in stretch else None
        return Class(head or kept, lead + own + left)
    if not tail:
        if lead.endswith("的"):
            return Class(own, lead[:-1])
        return Class(None, lead + own) if _LEADS.fullmatch(lead) else Class(lead + own, None)
    return Class(own + tail, _BARE_VERB.sub("", lead).strip("的") or None)


def _of_list(text: str, count: int, place: int) -> str | None:
    """A text with the item of one place instead of its list of so many: 获得国家级、省级称号 → 获得省级称号."""
    found = _listed(text, count)
    return text[: found[0]] + found[2][place] + text[found[1] :] if found else None


def _listed(text: str, count: int) -> tuple[int, int, list[str]] | None:
    """Where a text lists so many classes, and the classes: grades, then bounds, then any others."""
    for item in (_LEVEL, _NUMBER):
        pattern = rf"(?<![、和及或与/]){item}(?:{_AND}{item}){{{count - 1}}}(?!{_AND}{item})"
        found = next(reversed(list(re.finditer(pattern, text))), None)
        if found:
            return found.start(), found.end(), _completed(re.split(_AND, found.group()))
    return _others(text, count)


def _completed(items: list[str]) -> list[str]:
    """Items with what only the last of them says: 国家、省级 → 国家级、省级; 1、5亿元 → 1亿元、5亿元."""
    unit = re.search(rf"(?:{_UNIT}|(?:万亿|[百千万亿])?(?:美元|元|家|人|亩|平方米|%))(?:及?以上)?$", items[-1])
    if unit is None:
        return items
    bare = re.compile(rf"(?:{_TOKEN}|\d[\d.,]*)")
    return [each + unit.group() if bare.fullmatch(each) else each for each in items]


def _others(text: str, count: int) -> tuple[int, int, list[str]] | None:
    """Classes with names of their own: 市级众创空间、科技企业孵化器、加速器."""
    body = re.search(r"(?:的?(?:，|$)|的(?=[^的、]{1,8}$))", text)
    end = body.start() if body and body.start() else len(text)
    for separator in (_AND, r"、"):
        pieces = list(re.split(separator, text[:end]))
        if len(pieces) != count or min(map(len, pieces)) < 2:
            continue
        lead = _LEADS.match(pieces[0])
        start = lead.end() if lead and lead.end() < len(pieces[0]) - 1 else 0
        return start, end, [pieces[0][start:], *pieces[1:]]
    return None
