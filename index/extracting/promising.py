"""Whether what a rule finds is promised where it stands: what firms give, what was paid and what is praised is not.

Reads: a rule, its stretch, the sentence and its place. Writes: whether it counts.
"""

from __future__ import annotations

import re

from index.extracting.contexts import ClauseContext
from index.extracting.instruments import InstrumentRule

_ORDINAL = re.compile(r"^(?:[一二三四五六七八九十]是|[（(]?[一二三四五六七八九十\d]+[)）、.．]?)\s*")
#: Firms that are wanted, and what they do then: 支持龙头企业发展壮大，提供外包服务; a platform that is set up serves.
_FIRMS = re.compile(
    r"(?:吸引|引进|引育|集聚|培育)[^，。；]{0,30}(?:企业|公司|机构|服务商)(?:[^，。；]{0,8}(?:集聚|落户|落地|入驻))?，$|"
    r"(?:支持|鼓励|推动)[^，。；办设]{0,30}(?:企业|公司|机构|服务商)[^，。；]{0,12}(?:集聚|壮大|发展|落户|落地|入驻|成长|布局|做大|做强|升级)，$"
)
_PROVIDE = re.compile(r"^(?:并|共同|联合|可)?(?:提供|开展)")
#: 对于打造产业高地具有重要意义
_MEANS = re.compile(r"^(?:是|对于?)[^。；]*(?:具有|有着|有)[^，。；]{0,10}(?:意义|作用|价值)")
#: 为本区企业提供融资达到3000万元的，…: what a class does.
_CONDITION = re.compile(r"的，$|^(?:根据|依据|凡)")
#: 对减免租金的企业，…: whom something is given to, and what those do.
_CLASS = re.compile(r"^对(?:(?!给予|予以|按|补贴|奖励|补助|资助)[^，。；])*(?P<of>的)[^，。；的]{2,24}，$")
#: What was paid: 截至今年6月，…发放补贴资金2300万元.
_PAID_OUT = re.compile(
    r"截至|截止|今年以来|近[年几两三五][年来]|一年来|去年|全年|累计(?!给予|不|最高|可|奖[励补](?:最高|不))|共(?=发放|兑现|拨付|给予|奖励|补)|(?:19|20)\d\d年(?:[，,]|共|全年)"
)
_TO_COME = re.compile(r"对[^，。；]*(?:给予|予以)|可|将|拟|按")


def is_of_firms(rule: InstrumentRule, said: str, stretch: str) -> bool:
    """Whether firms that are wanted give the service: 吸引检测企业集聚，提供检测服务."""
    return rule.strength == "service" and _PROVIDE.match(stretch) is not None and _FIRMS.search(said) is not None


def is_praise(rule: InstrumentRule, start: int, behind: str) -> bool:
    """Whether a sentence only says what it is good for: 支持新产业发展，对于转型具有重要意义."""
    return rule.strength == "orientation" and start == 0 and _MEANS.match(behind) is not None


def speaks(rule: InstrumentRule, starts: tuple[int, int], text: str, stretch: str, context: ClauseContext) -> bool:
    """Whether a rule counts where its stretch and its words start: laws, telling sections and paid money do not."""
    start, at = starts
    if context.normative and not context.giving and rule.strength != "grant":
        return False
    of_class = _CLASS.match(stretch)
    if of_class and at - start < of_class.start("of"):
        return False
    if rule.strength == "service" and _CONDITION.search(stretch):
        return False
    if context.tells and not _speaks_in_telling(rule, start):
        return False
    return (
        rule.strength != "grant"
        or all(found.start() >= max(at, start + 2) for found in _PAID_OUT.finditer(text))
        or _TO_COME.search(stretch) is not None
    )


def is_heading(text: str, context: ClauseContext) -> bool:
    """Whether a sentence only repeats the title above it: 一是支持企业规模化发展."""
    bare = _ORDINAL.sub("", text).rstrip("。：:")
    return bool(bare) and bare in context.heading


def _speaks_in_telling(rule: InstrumentRule, start: int) -> bool:
    """In sections that tell how things are, services are of the past, and only whole sentences lean to something."""
    return rule.strength == "grant" or (rule.strength == "orientation" and start == 0)
