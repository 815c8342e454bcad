"""The indicator of a figure: the words that say what is measured, from those around the value."""

from __future__ import annotations

import re

from index.analysis.folding import HAN
from index.extracting.quantities import Quantity

#: What stands before an indicator and is no part of it.
_LEAD = re.compile(
    r"^(?:[比较](?:上年|去年)(?:同期|末)?|[“”\"、,，（(\s—-]|(?<!规模)以[上下]|和|及|与|到?\s*(?:20\d\d|[一二][〇零一二三四五六七八九]{3})\s*年(?:底|末|前|的)?|[“\"]?十[一二三四五六七八九]五[”\"]?(?:期间|时期|末)|其中|包括|以及|并且?|"
    r"目前|现有|现已|现阶段|近年来|近[一二三四五几]年来?|截至|截止|已经?|(?:[\d一二两三四五六七八九十]+)年内|全区(?=.)|区内|区域内?|本区|全年|每年|共有|共计?|总计|合计|累计|"
    r"预计|力争|争取|努力|推动|确保|保证|促进|将|拟|计划|相?比[^，。]{0,8}年前|较上年|同比|该地区|该|也|还|又|均|[一二三四五六七八九]是|是|有|在(?![线建册园岗职校孵])|从(?!业)|年底|底|且|不少于|至少)+"
)
#: Verbs before what they bring about: what is measured stands behind the last of them.
_VERB = re.compile(
    r".*(?:拥有|集聚了?|汇聚了?|包括|形成了?|建成了?|建设了?|实现了?|引进了?|引入了?|新增|新建|培育了?|遴选了?|评选了?|支持了?|取得了?|获得了?|获批|获|通过|开展了?|设立了?|坐落(?:有)?|"
    r"成立了?|认定了?|完成了?|打造|推进|拥有了?|达到|发展|累计|用于|着力|加快|现有|现已|目前|将持续|持续|(?:19|20)\d\d\s*年|位列|位居|名列|位于)(?![）)])"
)
#: 市场规模2023年为, 预计到2025年将
_DATED = re.compile(r"(?:预计|有望|将)?(?:到|至|在|于)?(?:19|20)\d\d$")
#: Verbs and measures behind an indicator.
#: 年均增长10%: of a rate, the growth is what is measured.
_GROWTH = re.compile(r"(?:年均?|年均复合|年复合|复合|平均|同比|环比|比上年|较上年)?(?:增长|递增|下降|增产|减产|增收)$")
_TAIL = re.compile(
    r"(?:达到|达|已达|为|是|有|共有|共计?|总计|合计|超过|超|突破|约为?|近|接近|大约|仅为?|不得?少于|不得?低于|不得?超过|不得?[大小]于|至少|最[多少]|封顶|保持在?|稳定在|维持在?|"
    r"实现|完成|新增|净增|增长了?|增加了?|提高了?|提升了?|提升[到至]|提高[到至]|增长[到至]|增至|降至|控制在|力争|争取|将|预计|有望|每年|同比|年均?|现有?|已|位列|位居|排名|"
    r"形成|全国|在|到|至|过|逾|累计|：|:|＞|≥|>|\s)+$"
)
#: A noun behind a count goes as far as this.
_BREAK = re.compile(
    rf"[、，。；：（）()\s]|以及|及其|和其他|被|越|列入|落户|落地|位于|坐落|已|将|获批|来自|用于|供|由|达|现为|成为|入选|纳入|左右|相比|的?占比|，|等|(?<!规模)以[上下]|(?<=企业)(?=[{HAN}]*(?:产值|营收|收入|税收|利润))|在(?!线)|为(?!主)|营业收入|年营收"
)
#: 保持20%左右的增速
#: 21家和服务业企业32家: another thing that is counted.
_NEXT = re.compile(rf"\s*(?:和|与|及|以及)[{HAN}“”]{{1,16}}?(?P<head>企业|机构|人才|项目)?\s*$")
#: What a head that stands behind the next one is missed by: 规模以上商业.
_QUALITY = re.compile(r"(?:业|型|级|类)$")
_RATE = re.compile(rf"(?:左右|以上|以下)?的(?P<what>[{HAN}]{{0,8}}(?:增速|增长率|增幅|速度|比例|比重|份额|水平))")
_OF = re.compile(rf"(?:左右|以上|以下)?的[{HAN}]")
#: 海洋经济总产值比2023年: what it is compared with is no part of it.
_COMPARED = re.compile(r"(?:相?比|对比|较)(?:19|20)\d\d\s*年(?:同期|[末底])?$")
_SIZE = re.compile(r"(?:首期|总)?规模")
#: So many characters and no noun behind the verb: the verb is part of the noun.
_WHOLE_NAME = 5
_SHARE = re.compile(r"占(?!比)(?:[^，。；]*?)(?:的?(?:比重|比例|份额))?$")


def indicator_of(left: str, right: str, quantity: Quantity, before: str, subject: str = "") -> str:
    """What a value measures.

    Args:
        left: The words before the value in its segment, from the value before it.
        right: The words behind it in its segment, up to the next value.
        quantity: The value.
        before: The indicator of the last value in a like unit, for 新增128亿元 and 占比达到8%.
        subject: The indicator of the last value of all, for 同比增长3%.
    """
    unit = quantity.normal_unit
    rate = _RATE.match(right) if unit == "percent" else None
    if rate:
        return rate["what"]
    if unit == "percent" and not left.strip("，、；： ") and _OF.match(right):
        # 80%以上的高频事项实现“一网通办”
        return _behind(right)
    named, behind = _before(left, quantity), _behind(right)
    if unit == "count" and named and (next_one := _NEXT.match(right)):
        # 规模以上商业21家和服务业企业32家: behind the count another thing begins, whose head may be for both.
        return named + (next_one["head"] or "") * (_QUALITY.search(named) is not None)
    if _GROWTH.fullmatch(named):
        return subject + named if subject and not _GROWTH.search(subject) else named
    if unit in ("count", "m2", None) and behind and not _names_count(named):
        return behind
    if behind and _SIZE.fullmatch(named) and right.lstrip().startswith("的"):
        # 规模不低于30亿元的产业基金
        return behind + named
    if unit in ("CNY", "USD", "minute") and behind:
        # 形成百亿规模, 千亿级产业集群, 半小时交通圈
        scale = behind.startswith(("规模", "产业规模", "能级"))
        return behind if unit == "minute" or quantity.printed.endswith("级") else named + behind * scale or behind
    return named or before or (behind if unit not in ("percent", "ratio", "rank") else "") or _GROWTH.sub("", subject)


def _behind(right: str) -> str:
    text = re.sub(r"^(?:左右|以上|以下)?的?", "", right.lstrip()).lstrip("的 ")
    cut = _BREAK.search(text)
    noun = text[: cut.start()] if cut else text
    head, of, _ = noun.partition("的")
    noun = re.sub(r"(?:和|与|及)$", "", head if of and len(head) >= 4 else noun)
    return noun.strip('“”" ') if 2 <= len(noun) <= 24 else ""


def _names_count(named: str) -> bool:
    """Whether the words before a count already name it: …企业数量10家, 规模以上工业企业59家."""
    return (
        re.search(r"数量|总数|数$|企业$|机构$|项目$|医院$|平台$|总部$|中心$|批件$|注册证$|专利$|人才$", named)
        is not None
    )


def _before(left: str, quantity: Quantity) -> str:
    text = _COMPARED.sub("", left.rstrip())
    text = re.sub(
        r"(?:原则上)?(?:不得?少于|不得?低于|不得?超过|不得?高于|约|近|接近|超过|超|突破|不少于|不低于|了|达到?|每[日天])+\s*$",
        "",
        text,
    )
    growth = _GROWTH.search(text) if quantity.normal_unit == "percent" else None
    share = _SHARE.search(_TAIL.sub("", text))
    if share and not growth:
        return share.group().strip().removesuffix("的")
    grown = growth.group() if growth else ""
    text = _LEAD.sub("", text.removesuffix(grown))
    text = _DATED.sub("", _TAIL.sub("", text))
    verb = _VERB.match(text)
    if verb:
        # 累计拆除违法建设126万平方米: what looks like a verb is what is measured.
        text = text[verb.end() :] or (text if len(text) >= _WHOLE_NAME else "")
    text = _LEAD.sub("", text).strip('“”" 、，—-\n')
    named = text.rpartition("等")[2] if "、" in text and len(text.rpartition("等")[2]) > 1 else text
    head, of, noun = named.rpartition("的")
    named = (noun if of and len(noun) >= 2 and len(head) > 4 else named) + grown
    # “工业上楼”厂房: its opening mark went with what stands before.
    return f"“{named}" if "”" in named and "“" not in named else named
