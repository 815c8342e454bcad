"""Whom a measure is for, and on what condition."""

from __future__ import annotations

import re
from typing import NamedTuple

from index.extracting.addressed import addressed, met
from index.extracting.plaintext import plain

#: Who acts; what is given to a thing (a drug, a project) is given to it only where the text says 对.
_ACTOR = (
    r"(?:企业|公司|机构|人才|团队|主体|单位|集团|总部|园区|医院|高校|院所|大学生|人员|个人|孵化器|研究院|创业者|投资者|"
    r"社会力量|社会资本|商业银行|持有人|注册人|家庭|农户|居民|学生|医师|医生|专家|诊所|大学|医学院|研究所|工程师|合作社|高管|管理团队|毕业生|博士后?|带头人|技师|教师|劳动者|求职者|旅行社|景区|度假区|护理员|酒店|民宿|商户|首店|主办方|运营方|老年人|残疾人|消费者)"
)
_THING = r"(?:项目|产品|药品|器械|创新药|新药|平台|基地|品种|航线|技术|楼宇|载体|活动|中心)"
#: What a class is called by.
NAMED = rf"(?:{_ACTOR}|{_THING})"
#: 集团化, 总部经济, 人才计划: the word is no class there.
_NO_CLASS = "化|经济|制度|创造|计划|称号|名单|目录"
_JOINED = r"(?:、|和|及|以及|或|与)"


def _who(end: str) -> str:
    """A class that ends in one of these words, with what is joined to it (企业、高校院所和园区)."""
    joined = rf"(?:{_JOINED}[^，。；：“”、]{{0,16}}?{end}(?!{end}))*"
    owned = rf"(?:的[^，。；：“”给予提供]{{0,12}}?{end}(?!{end}))?"
    part = r"(?:(?!在[区本市我])[^，。；：“”])"
    return (
        rf"(?P<who>(?![、在]|基于){part}{{0,44}}?{end}(?!{end}|高管|管理|员工|职工|负责人|{_NO_CLASS}){joined}{owned})"
    )


#: 对新引进的优质企业给予…, 针对成功上市的企业给予…
_FOR = re.compile(
    rf"(?:针对|对于|对(?!外)){_who(NAMED)}(?=等?[，,]?[^，。；]{{0,8}}?(?:按|给予|予以|实行|实施|提供|最高|一次性|可|支持|奖励|补贴|资助|优先|建立|进行|兑现|每[项个家人户年]|分别|"
    r"在[^，。；]{0,30}(?:给予|予以|方面)|[^，。；]{0,12}，(?:按|给予|予以|最高|一次性)))"
)
#: 为中小企业提供…, 向中小型生物医药企业信贷, 供大学生使用, 吸引…企业落户
_TO = re.compile(
    rf"(?:(?<![作认成])为(?!主体|主导|引领)|向(?!.{{0,2}}化)|面向|(?<!提)供(?!应链)|帮助|助力|协助|(?<!顾问)指导(?!服务|站)|加强对|(?<![或和、])推荐|吸引){_who(_ACTOR)}(?!升级|转型|转变|延伸|拓展|迈进|集中)"
)
#: 通过租金补贴，吸引…企业落户: whom the means behind which it stands are for
_DRAWN = re.compile(rf"^[，,]?(?:积极|大力)?吸引{_who(_ACTOR)}")
_MEANS = re.compile(r"^(?:通过|以|用|运用|利用)")
#: 鼓励龙头企业联合…, 支持符合条件的生命健康企业通过…; not 支持引进…企业
_LEANT = re.compile(
    r"(?:鼓励并?(?:支持|引导|推进)?|支持(?:和引导|并鼓励)?|扶持|扶植|引导|经认定的)(?:(?:和|并|与)(?:支持|引导|鼓励|规范|推动|帮助))?"
    rf"(?!引进|开展|建设|发展|申报|举办|设立|搭建|打造|创办|各类新|在)(?:以(?=[^，。；]{{2,8}}为主体))?{_who(_ACTOR)}"
)
#: 省级创新平台给予300万元支持
_SUBJECT = re.compile(
    rf"^(?:其中)?(?![按每最经一对为向针给予]|分别|将对|可|再|并){_who(NAMED)}(?=给予|予以|奖励|补助|资助|补贴|按|最高|可(?:以|优先|直接|申请|享受))"
)
#: 企业取得合格证的，给予…
_WHOSE = re.compile(rf"^(?P<who>[^，。；对为由将]{{0,14}}?{_ACTOR})(?P<condition>[^，。；]{{2,60}}?)的[，,]$")
#: Behind a class with 对 stands what is given.
_GIVEN = (
    r"(?=[，,]?(?:可|再|分别|每年|连续.{1,3}|均|也)?(?:按|给予|予以|一次性|最高|奖励|补贴|补助|资助|分别|首年|免征|减免|免收|实行|每[人家个户项件张年月]|"
    rf"提供(?![^，。；]{{1,12}}?的[^，。；]{{0,6}}?{_ACTOR})))"
)
_OBJECT = re.compile(
    rf"(?:针对|对于|(?<![相应面针绝核比])对(?![标接外照比于]))(?P<what>[^。；，：对]{{2,60}}?){_GIVEN}"
)
#: 企业新引进的博士, 我市企业购买保险的保费支出: what the class does or is paid for, before the last 的 and behind it.
_DOES = re.compile(
    r"获|取得|认定|评[定为选]|引进|设立|开设|组织|承担|超过|达到|就业|落户|入驻|上规|入统|提供|购买|购置|注册|符合|通过|牵头|参与|纳入|列入|"
    r"完成|实现|开展|使用|租[赁用]|毕业|新|首次|成功|具有|从事|建设|投资|研发出|入选|主导|委托|吸纳|招用|创办|举办|缴纳|发生|支付|上市|挂牌|获批|建成|投产|开业|参展|参加|予以支持|给予支持|为.{1,16}(?:服务|配套)"
)
_COST = re.compile(r"(?:费用?|支出|经费|投入|投资|利息|保费|部分|租金|成本|贷款|面积)$")
_PLACED = r"(?:我[市区县省]|本[市区县省]|[市区县]内)?"
#: 企业使用平台服务: who acts, then what they do.
_ACTS = re.compile(rf"^{_PLACED}(?P<who>(?:[^的，。；]{{0,10}}?{_ACTOR}))(?P<does>[^，。；]{{2,}})$")
#: 引进顶尖人才和团队，给予…; 遴选10家优秀孵化器，每家…; 给予首批入驻企业三年房租减免; 大学生创办企业，可申请…
_MONEY = r"(?:减免|奖励|补贴|补助|资助|优惠)"
_OTHERS = (
    re.compile(
        rf"(?:引进|引育|遴选|评选)(?:\d+[家个名项])?(?P<who>[^，。；\d]{{0,16}}?{_ACTOR}(?:[和与及、][^，。；]{{0,6}}?{_ACTOR})?)"
        rf"[，,](?=[^，。；]{{0,6}}(?:给予|{_MONEY}))"
    ),
    re.compile(
        rf"(?:给予|给)(?:其|首批|每[家个名])?(?P<who>[^，。；\d其首]{{0,8}}?{_ACTOR})"
        rf"(?!培养|服务|公寓|补贴|奖励|津贴|安居|住房|评价|所|管理)(?=[^，。；]{{0,40}}{_MONEY})"
    ),
    re.compile(
        rf"^(?P<who>[^，。；对为由将]{{0,10}}?{_ACTOR})"
        r"(?P<condition>(?:创办|开办|购买|购置|租赁|参加|举办|首次|新|取得|获得|入选|主导|牵头|委托|吸纳|招用)[^，。；]{1,40}?)"
        rf"的?[，,](?=可|给予|予以|按|一次性|最高|{_MONEY})"
    ),
    re.compile(
        r"^(?:被|经)?(?P<condition>(?:认定|评定|评为|列入|获评)[^，。；]{2,30}?)的"
        rf"(?P<who>[^的，。；]{{0,8}}?{_ACTOR})[，,]"
    ),
    re.compile(r"为(?P<who>[^，。；]{0,8}?项目)(?=提供)"),
)
#: What leans to a class of its own, or to a thing: 支持某园举办会议.
_LEANS = re.compile(r"^(?:大力|积极|重点|并|同时|还)?(?:支持|鼓励|引导|扶持)")
#: The stretch names a class itself, though not one that is known.
_NAMES_CLASS = re.compile(r"(?<!其)对(?![标接外照比])|为[^，。；]{1,20}提供")
_CONDITION = re.compile(
    r"^(?P<condition>(?:符合|获得|取得|通过|达到|具有|具备|新|首次|成功|有条件|营收|在国内|入选|牵头|主持|参与|承担|实施|开展|购置|购买|租赁|承租|入驻|使用|招用|来|年|上一年度|当年|连续|自主|列入|被认定|评为|经认定|满足|拥有|对?区)[^，。；]*?)的?(?P<who>[^的]+)$"
)


class Class(NamedTuple):
    """A class of beneficiaries and what it must meet; None where the text names none."""

    who: str | None
    condition: str | None


def beneficiary_of(stretch: str, sentence: str) -> Class:
    """Whom a stretch of a sentence is for: its own words first, then those of its sentence.

    >>> beneficiary_of("对获得国际认证的药品给予资助", "对获得国际认证的药品给予资助。")
    Class(who='药品', condition='获得国际认证')
    """
    own, whole = plain(stretch), plain(sentence)
    subject = _SUBJECT.match(own)
    if subject:
        return _parted(subject["who"])
    before = whole[: max(whole.find(own), 0)]
    if given := _given(own) or ("对" not in own and _given(before + own)):
        return given
    # What its own stretch does not say stands before it; a class that is leant to is given nothing by that.
    for pattern in (_FOR, _TO, _LEANT):
        if found := _last(pattern, own):
            return _parted(found["who"])
    leans = _LEANS.match(own) is not None
    if not _NAMES_CLASS.search(own):
        # 针对重点项目建立专班，面向创新型企业，提供服务: the nearest before it.
        near = max(filter(None, (_last(_FOR, before + own), _last(_TO, before + own))), key=_start, default=None)
        who = None if leans else addressed(own, before, "")
        if who is None and (found := near or (None if leans else _last(_LEANT, before))):
            return _parted(found["who"])
        if who is not None:
            return _parted(who)
    if not leans and (who := addressed(own, before, whole[len(before) + len(own) :])):
        return _parted(who)
    if condition := met(before + own):
        return Class(None, condition)
    if whose := _WHOSE.match(before):
        return Class(whose["who"], whose["condition"])
    drawn = _DRAWN.match(whole[len(before) + len(own) :]) if _MEANS.match(own) else None
    return _parted(drawn["who"]) if drawn else Class(None, None)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text))), None)


def _start(found: re.Match[str]) -> int:
    return found.start()


def _given(text: str) -> Class | None:
    """Whom something is given to by 对 or one of the other ways to say it; the last of them."""
    found = next(reversed(list(_OBJECT.finditer(text))), None)
    if found:
        return _of_object(found["what"].strip("，, "))
    for pattern in _OTHERS:
        if other := pattern.search(text):
            said = other.groupdict()
            return Class(said["who"], said.get("condition"))
    return None


def _of_object(what: str) -> Class | None:
    """The class in what stands behind 对: its head, and what it does as its condition.

    >>> _of_object("企业新引进的博士"), _of_object("企业使用平台服务的费用")
    (Class(who='博士', condition='企业新引进'), Class(who='企业', condition=None))
    """
    left, joined, head = what.rpartition("的")
    if joined and re.search(rf"{NAMED}$", head) and _DOES.search(left):
        return Class(head, left)
    acts = _ACTS.match(left or what) if (joined and _COST.search(head)) else None
    return Class(acts["who"], None) if acts else None


def _parted(named: str) -> Class:
    who = re.sub(r"^(?:今年|区内|一批|本区|区域内|各类(?=.{3})|不同层次)", "", named).strip("“”的、")
    condition = _CONDITION.match(who)
    left, _, head = who.rpartition("的")
    if left and "、" not in left and not condition and re.search(rf"^[^的]*{NAMED}$", head) and _DOES.search(left):
        # 重点企业引进或推荐的符合条件的人才: what others do for a class.
        return Class(head, left)
    if condition and "的" in who:
        return Class(condition["who"], condition["condition"].rstrip("的"))
    return Class(who or None, None)
