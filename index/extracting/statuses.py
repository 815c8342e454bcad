"""The status of a figure, decided in the order of :data:`RULES`; None where no rule decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.analysis.folding import HAN
from index.extracting.contexts import ClauseContext
from index.extracting.records import FigureStatus


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a rule looks at.

    Attributes:
        before: The sentence up to the value.
        segment: The part of the sentence between two commas that holds the value, up to the value.
        indicator: What is measured.
        year: The year of the value, where the sentence says one.
        behind: What stands right behind the value.
        follows: Whether the value before it lies outside the area, and nothing between says that this one does not.
    """

    context: ClauseContext
    before: str
    segment: str
    indicator: str
    year: int | None
    follows: bool = False
    behind: str = ""


#: 据国盛证券估算, 根据权威机构预测, 预计, 有望. 预期性 is the attribute of a target.
_SOURCE = re.compile(
    r"预计|有望|预测|据[^，。；]{2,24}(?:估算|预测|测算|估计|分析|研究|报告)|(?:市场|业内|业界|机构|普遍)预期"
)

_STRIVES = re.compile(r"力争|争取|努力|确保")

#: 我国医疗器械市场, 全球智慧医疗市场, 全市生产总值: what is measured belongs to a larger area.
#: 占全市比重 and 位列全国 do not.
_AMONG = tuple("占居列在为于入向聚")
_OUTSIDE = re.compile(
    rf"(?<![{''.join(_AMONG)}])(?P<where>我国|全国|国内(?![游旅外])|中国|全球|世界(?![级一领先前]|\d)|全市|本市|全省|长三角)(?P<what>[^，。；]*)$"
)
#: 从全球看，产业规模…
_SEEN_FROM = re.compile(r"从(?P<where>全球|世界|国际|国内|全国|我国|全省|全市)[^，。；]{0,4}看，[^；]*$")
#: What is the whole of an issuer's own area, by how large that is.
_OWN = {
    "city": re.compile(r"全市|本市"),
    "province": re.compile(r"全省|本省"),
    "state": re.compile(r"我国|全国|国内|中国"),
}
_HOME = re.compile(r"全区|我区|本区|区内|区域内|我市|我省|我县|全县|本县|园区|企业|公司")
#: 某集团营收额位列全国…第四位: a company or a place among others is none of it.
_NAMED = re.compile(r"公司|集团|股份|位列|位居|排名|榜")
_MEASURED_OUTSIDE = re.compile(
    r"市场|行业|规模|生产总值|GDP|占比|比重|增速|增长|支出|人口|消费|产值|产量|销量|总数|收入|增加值|总量|需求|产业|[总口售交易资]额|投资|专利|装机|保有量|贸易|出口|进口"
)

#: 完成全年目标任务2000万元 tells; 计划总投资38亿元 is said of what has come.
_GOAL, _PLANNED = r"目标(?!任务\s*\d)", r"计划(?!总?投资|任务|的\s*\d)"
#: 到今年底, 年底前
_SOON = r"到[今明本]年[底末]|[今明本]?年[底末]前"
#: The issuer means to bring it about.
_AIM = re.compile(
    rf"力争|争取|努力|{_GOAL}|确保|{_PLANNED}|规划|拟|将(?!来|军)|{_SOON}|到(?:20\d\d|[一二][〇零一二三四五六七八九]{{3}})年|打造|建设(?!成效|情况)|实现|形成|建成|新建|新增|"
    r"培育|引进|引育|招引|壮大|集聚|遴选|评选|构建|推进|推动|加快|做到|完成(?!\s*\d)|提升|设立|发展成为|成为"
)
#: A bound is set by whoever means to keep it: 不少于, 不得低于.
_BOUND = re.compile(r"不得?(?:少于|低于|高于|超过)")
#: Sections that say what is to be done.
_AHEAD = frozenset(("goals", "tasks", "safeguards"))
#: What sections of tasks and safeguards set out to do.
_DO = re.compile(
    r"组[织建]|走访|实施|开展|举办|筹集|撬动|投放|安排|推广|转化|淘汰|削减|选择|遴选|选派|培训|改造|完善|建立|深化|优化|健全|强化|净增|扩建|布局|"
    r"导入|开发|开[通行工]|投[运用产]|竣工|完成|开放|部署|吸引|配备|创建|争创|鼓励|支持|对接|降低|压缩|保持|稳定|维持|达到|提[高升增][到至]"
)
#: Stronger: they aim in a section that tells how things are, too.
_WILL = re.compile(
    rf"力争|争取|{_GOAL}|{_PLANNED}|拟|将(?!来|军)|{_SOON}|到(?:20\d\d|[一二][〇零一二三四五六七八九]{{3}})年(?=[，,末底前]?[^，。]*(?:达到|超过|建成|形成))"
)
#: It was done: what follows in the sentence was done too, unless it says what is to be.
_DONE = re.compile(
    rf"^(?:目前|当前|现阶段)(?=[，,])|同比|环比|比上年|较上年|全年(?!龄)|去年|上年|一年来|[一二三四五六七八九]五[”\"]?以来|[今近]年以来|年来(?=[，,])|过去[{HAN}]{{1,3}}年|截至|截止|[{HAN}]了\s*(?:约|近|超过?)?\s*\d"
)
#: 完成11.1亿元，比上年增收0.1亿元: what is compared with a year that is over has come.
_COMPARED = re.compile(r"[，,](?:[比较](?:上年|去年)|同比|环比)")
#: 实现增加值188亿元，增长6%: what was brought about, with how it grew.
_GREW = re.compile(r"实现[^，。；\d]{2,16}\d[\d.]*\s*[百千万亿]*元，(?:增长|下降)\s*(?:$|\d[\d.]*%(?!以上|左右))")
_GROWN = re.compile(r"，(?:增长|下降)\s*\d[\d.]*%(?!以上|左右)")
_BROUGHT = re.compile(r"实现[^，。；\d]{2,16}$")
_AROUND = re.compile(r"以上|左右")
#: Whoever keeps a rate within a bound means to: 失业率控制在5%以内.
_KEEPS = re.compile(r"控制在\s*$")
#: It is so already.
_NOW = re.compile(
    r"现有|现已|现为|现拥有|目前|已经|已(?=[拥有形建集达完成突])|截至|截止|了$|近[一二三四五六七八九十几]年来?|过去|上年|去年|历史|曾|同比(?!每年|年均)|环比|全年|(?<!\d)年末|比上年|比年初|今年以来|一年来"
)


def status_of(evidence: Evidence) -> tuple[FigureStatus | None, str]:
    """The status of a value and the name of the rule that decided."""
    for name, status, holds in RULES:
        if holds(evidence):
            return status, name
    return None, "undecided"


def _is_forecast(evidence: Evidence) -> bool:
    # 预计到2027年…，力争…: what the issuer itself means to reach is no forecast.
    end = max((found.end() for found in _SOURCE.finditer(evidence.before)), default=None)
    return end is not None and _STRIVES.search(evidence.before, end) is None


def _is_outside(evidence: Evidence) -> bool:
    if evidence.follows:
        return True
    elsewhere = evidence.context.elsewhere.match(evidence.segment)
    if elsewhere and _is_of_there(elsewhere) and _is_another(elsewhere["place"], evidence.context):
        return True
    own = _OWN.get(evidence.context.level or "")
    seen = _SEEN_FROM.search(evidence.before)
    if seen and not (own and own.fullmatch(seen["where"])):
        return True
    found = _OUTSIDE.search(evidence.segment)
    if found and own and own.fullmatch(found["where"]):
        return False
    what = found["what"] if found else _behind(evidence.segment, evidence.context.around)
    if what is None or any(name in what for name in evidence.context.area):
        return False
    return _is_measured(what)


def _behind(segment: str, around: Sequence[str]) -> str | None:
    """What stands behind the name of the city around a district, where that is the subject."""
    for name in around:
        before, named, what = segment.rpartition(name)
        if named and not before.endswith(_AMONG):
            return what
    return None


def _is_of_there(elsewhere: re.Match[str]) -> bool:
    """Whether something is said of another place: of a country anything but of a company, of a city a measure."""
    of_country = bool(elsewhere["abroad"]) and not _NAMED.search(elsewhere["what"])
    return of_country or _is_measured(elsewhere["what"])


def speaks_of_own(words: str, context: ClauseContext) -> bool:
    """Whether words name the issuer's own area: 全区, 我市, its name."""
    return _HOME.search(words) is not None or any(name in words for name in context.area)


def _is_measured(what: str) -> bool:
    """Whether words behind a place name a measure of it, no company: 国内龙头企业7家 are counted at home."""
    is_measure = _MEASURED_OUTSIDE.search(what) is not None or what.startswith(("共有", "共发生", "共计"))
    return is_measure and not _NAMED.search(what) and not what.rstrip().endswith("企业")


def _is_another(place: str | None, context: ClauseContext) -> bool:
    """Whether a place is another than the issuer's; a country is, and what we cannot tell is not."""
    return place is None or (bool(context.area) and place not in context.area)


def _is_done(evidence: Evidence) -> bool:
    if evidence.context.role not in _AHEAD and _COMPARED.match(evidence.behind):
        return True
    if evidence.context.role not in _AHEAD and not evidence.context.planning and _has_grown(evidence):
        return True
    return evidence.context.role != "goals" and _is_said(_DONE, _of_time(evidence, evidence.before))


def _has_grown(evidence: Evidence) -> bool:
    """Whether a value was brought about, and how it grew is said beside it; what is meant to be has a bound."""
    if _WILL.search(evidence.before) or evidence.year is not None:
        return False
    if _BROUGHT.search(evidence.segment):
        return _GROWN.match(evidence.behind) is not None
    return _GREW.search(evidence.before) is not None and _AROUND.match(evidence.behind) is None


def _is_now(evidence: Evidence) -> bool:
    return _is_said(_NOW, _of_time(evidence, evidence.segment))


def _of_time(evidence: Evidence, text: str) -> str:
    """A text as signs of time are looked for in it: in sections of tasks 全年举办 is to be done."""
    return text.replace("全年", "　　") if evidence.context.role in _AHEAD else text


def _is_said(sign: re.Pattern[str], text: str) -> bool:
    """Whether a sign stands in a text and nothing behind its last says what is to be.

    全年力争新增6家 is to be, 全年新增6家 was.
    """
    end = max((found.end() for found in sign.finditer(text)), default=None)
    return end is not None and _WILL.search(text, end) is None and _BOUND.search(text, end) is None


def _is_ahead(evidence: Evidence) -> bool:
    return evidence.context.is_future(evidence.year)


def _is_behind(evidence: Evidence) -> bool:
    year, written = evidence.year, evidence.context.written
    return year is not None and written is not None and year < written


def _is_aimed(evidence: Evidence) -> bool:
    if evidence.context.role == "goals":
        return True
    # 获批…；…争取…: what stands behind a semicolon is said of something else.
    said = evidence.before.rpartition("；")[2]
    ahead = evidence.context.role in _AHEAD or (evidence.context.role is None and evidence.context.planning)
    if ahead and _DO.search(said):
        return True
    if evidence.context.tells:
        return _WILL.search(said) is not None
    if _KEEPS.search(evidence.segment):
        return True
    return _AIM.search(said) is not None or _BOUND.search(evidence.segment) is not None


def _is_told(evidence: Evidence) -> bool:
    return (
        evidence.context.tells
        or "累计" in evidence.segment
        or _NOW.search(_of_time(evidence, evidence.before)) is not None
    )


#: 毛入学率为93.5%, 本市仅有38家; what 达到 says may be aimed at.
_STATES = re.compile(
    r"(?:率|比重|占比|比例|总数|数量|人口|面积|规模|用户)(?:为|达|是)\s*(?:近|约|超过?)?\s*$|"
    r"(?:仅|共|拥|现|还|已)有\s*(?:近|约|超过?)?\s*$"
)


def _is_stated(evidence: Evidence) -> bool:
    """Whether a text that neither plans nor sets rules only states a value."""
    context = evidence.context
    if context.role is not None or context.planning or context.normative or context.giving or evidence.year:
        return False
    return _STATES.search(evidence.segment) is not None and _DO.search(evidence.before) is None


#: Name, status, test: the first that holds decides.
RULES: tuple[tuple[str, FigureStatus, Callable[[Evidence], bool]], ...] = (
    ("named-source", "forecast", _is_forecast),
    ("outside-area", "external", _is_outside),
    ("marked-present", "current", _is_now),
    ("future-year", "target", _is_ahead),
    ("past-year", "current", _is_behind),
    ("done-before", "current", _is_done),
    ("aiming", "target", _is_aimed),
    ("telling", "current", _is_told),
    ("stated", "current", _is_stated),
)
