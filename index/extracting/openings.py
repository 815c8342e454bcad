"""Whom a grant is for by the words that its part of a sentence opens with, where no known word names a class.

对第Ⅰ类化学药按…, 新入驻文创园区的书店，给予…, 年度考核合格的，给予…: the noun at the end is the class and what stands
before it its condition; where 的 ends the words, only the condition is said. Costs, acts and places are no classes.
"""

from __future__ import annotations

import re

from index.analysis.folding import HAN
from index.extracting.beneficiaries import NAMED, Class

_PAY = r"(?:奖励|奖补|补助|补贴|资助)"
#: 奖励企业50万元, 补贴主办方20万元, 给予链主企业奖励: who gets it stands behind the verb.
_PAID = re.compile(
    rf"(?:给予|{_PAY}|奖给|付给)(?!不超过|最高|一次性|每|其|资金|金额|标准)"
    rf"(?P<who>[{HAN}]{{0,8}}?(?:企业|公司|机构|主体|单位|个人|团队|主办方|运营方|引进方|合作社|农户|经营户|业主|本人|村|街道))(?=一次性|最高|\d|{_PAY})"
)
#: 换电站每座补贴30万元, 一级护理站补助20万元, 实体书店每举办一场活动，补贴3000元
_EACH = re.compile(
    rf"^(?:其中)?(?P<who>(?![按每最经对为向针给予在于自从由以将可其再另]|增加|同一|单个|前[一二三]|第[一二三]年|年度|累计|一次性)(?:(?!每)[{HAN}（）A-Z]){{2,14}}?)"
    rf"(?:每[{HAN}]{{1,3}}(?:{_PAY}|给予)|每(?:新增|举办|引进|组织|孵化|培育|收住|招用|吸纳)|{_PAY}(?:最高)?\s*\d)"
)
#: 同时给予引进首店的商业载体20万元奖励
_GIVES_TO = re.compile(
    rf"(?:给予|奖励|奖给)(?P<who>(?!最高|不超过|一次性|每|与|按|额度|金额|标准|比例|费用|不低于|不少于|总额|其(?!中)|首|第|全|两|三|五|年|单|合计|累计|{_PAY})[{HAN}]{{3,18}}?)(?:最高|一次性|不超过)?\s*\d"
)
_NUMBERED = re.compile(r"^\s*(?:第[一二三四五六七八九十百]+条|[（(][一二三四五六七八九十\d]+[)）]|\d+[.、．])\s*")
#: 对新购置的国际航行船舶，按…
_FOR = re.compile(r"(?<![针绝相面核应])对(?:于)?(?![其应外标接口照比])(?P<what>[^；。]{2,90}?)(?=[，。；]|$)")
_TILL_GIVEN = re.compile(
    rf"等?(?:，|分别|给予|予以|按(?!时|期|规定)|一次性|每[{HAN}]|最高|{_PAY}|优先|免[收征]|减[免收]|办理|发放|颁发|授予|实行|再|可(?=[以享申按连给])|由|加倍|减半|全额|前[一二两三四五]年|首年|第[一二三]年|租金|来(?=本?[区市县]|我)|(?<=[{HAN}]{{2}})新增|在[^，]{{2,16}}基础上)"
)
#: What opens a part and names nobody.
_NOBODY = re.compile(
    r"^(?:根据|依据|按|自|每|推进|支持|鼓励|加大|设立|安排|落实|进一步|统筹|为|由|以|将|在[^的，]{0,16}$|通过|依托|建设|组织|开展|视|采取|采用|结合|围绕|聚焦|完善|优化|推动|促进|积极|充分|坚持|深化|加强|一次性|其|同一|上述|市|区|县|省|财政)"
)
#: What is paid for or done, and where or when: no class.
_NO_CLASS = re.compile(
    r"(?:费用?|支出|经费|投入|投资|利息|保费|部分|租金|成本|贷款|面积|贡献|行为|工作|情况|业务|[额量率权数]|手续|引进|建设|改造|发展|转让|上市|落户|购买|租赁|投保|"
    r"认定|评定|[内中时后起前上下]|方面|标准|方式|条件|所得|[价元]|%|以[上下]|安家|一次性|供地|年|月|日|用房|政策|活动|服务|措施|分别|期间|补[贴助]|资助|奖励|奖补|资金|基金|比例|不低于|不超过)$"
)
_CLASS = re.compile(rf"{NAMED}$")
_HEAD = re.compile(rf"[{HAN}A-Za-z0-9“”（）、]{{2,16}}$")
_WHOSE = re.compile(
    r"^(?!申请|成功|连续|累计|认定|获|通过|取得|入选|列入|被|新|首次|经|完成|参|购|租|引|在|因|符合|开展|从事|实现|自|年|当|主导|使用|委托)"
    rf"(?:(?P<who>[{HAN}]{{0,12}}?{NAMED})(?P<does>[^，]{{2,60}})|"
    # 种粮大户连片种植水稻100亩以上的
    rf"(?P<whose>[{HAN}]{{2,10}}?)(?P<acts>(?:开展|购置|购买|新增|新建|建设|加装|获|取得|投保|首次|举办|承办|使用|实施|通过|年度|被评|租|"
    r"引进|吸纳|招用|收住|入驻|参加|完成|设立|聘用|发生|连片|注册|缴纳|经营|从事)[^，]{2,60}))的$"
)


#: 技改投入3000万元至5000万元的企业奖补10万元: a class that opens its own stretch.
_OPENS = re.compile(
    rf"^(?!对|按|由|在|每|并|再|可|经|为|其中|给予|同时)(?P<met>[^，。；]{{2,40}})的(?P<who>[{HAN}]{{0,6}}?{NAMED})(?=等?(?:{_PAY}|给予|一次性|分别|最高))"
)


def named_first(own: str) -> Class | None:
    """The class that a stretch opens with, before what it gives."""
    found = _OPENS.match(own)
    return Class(found["who"], found["met"]) if found else None


def opened_with(before: str, own: str) -> Class | None:
    """Whom a stretch is for by its own words or those that its part opens with; None where neither names anybody.

    Args:
        before: The sentence before the stretch.
        own: The stretch.
    """
    if paid := _PAID.search(own):
        return Class(paid["who"], None)
    if to := _GIVES_TO.search(own):
        return _of(to["who"])
    if each := _EACH.match(own):
        return _of(each["who"])
    met = _TILL_GIVEN.split(own)[0]
    if met.endswith("的") and not met.startswith("对"):
        # 列入国家级的加倍奖励
        return _of(met)
    part = _NUMBERED.sub("", re.split(r"[；。：]", before)[-1]) + own
    if found := next(reversed(list(_FOR.finditer(part))), None):
        return _of(_whole(found["what"], part[found.end("what") :]))
    opening = _NUMBERED.sub("", part).split("，")[0]
    if _NOBODY.match(opening):
        return None
    if each := _EACH.match(opening):
        return _of(each["who"])
    named = _of(opening if opening.endswith("的") else _TILL_GIVEN.split(opening)[0])
    # Without 对 before it only a known class tells, or that the grant stands right behind it.
    near = part == f"{opening}，{own}" and named is not None and named.condition is not None
    told = named and (opening.endswith("的") or near or _CLASS.search(named.who or ""))
    return named if told else None


def _whole(what: str, behind: str) -> str:
    """The words of a class that goes on behind a comma: 对投资达到300万元，客房10间以上的民宿，…."""
    named = _TILL_GIVEN.split(what)[0]
    goes_on = re.match(r"，(?P<more>[^，。；]{2,40}的[^，。；]{0,12})，", behind)
    if "的" in named or named != what or goes_on is None or _TILL_GIVEN.search(goes_on["more"]):
        return named
    return f"{named}，{goes_on['more']}"


def _of(words: str) -> Class | None:
    """The class in words that end in a noun, or the condition in words that end in 的."""
    bare = words.strip("，、 ")
    if bare.endswith("的"):
        whose = _WHOSE.match(bare)
        if whose:
            return Class(whose["who"] or whose["whose"], whose["does"] or whose["acts"])
        return Class(None, bare[:-1]) if len(bare) > 4 else None
    left, _, head = bare.rpartition("的")
    named = re.sub(r"（[^（）]*）$", "", head)
    if not _HEAD.match(head) or _NO_CLASS.search(named) or _NOBODY.match(named):
        return None
    if not left and len(head) > 14:
        return None
    return Class(head, left or None)
