"""What a measure is about and what its instrument is called: 用地, 绿色通道 (green channel).

Reads: the rule that found a measure, its stretch and its sentence. Writes: its group, and its name in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from index.extracting.instruments import InstrumentRule
from index.extracting.records import Text

#: What a measure is about, where its rule leaves that open: in this order, the first that its sentence names.
TOPICS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("talent", re.compile(r"人才(?!、|服务机构)|博士|青年科研|团队招引|创业人员")),
    (
        "finance",
        # 药品上市 is no finance, 企业上市 is.
        re.compile(
            r"融资|(?:企业|公司|股份|境内外|境外|板|成功|推动|重点)[^，。；、]{0,8}(?<!研发)上市(?!许可|销售|申请|进程)|上市(?:融资|公司|企业|辅导|储备|培育|后备|挂牌|奖励)|"
            r"基金|信贷|贷款|担保|保险|(?:健康|责任|信用|意外|财产|寿)险|保理|风险投资|股权|投资基金|商业银行|金融(?!机构|、)"
        ),
    ),
    ("approval", re.compile(r"审批|注册人|上市许可持有人|MAH|通关|环评|准入评估|审评")),
    (
        "space",
        re.compile(
            r"用地|厂房|楼宇|载体(?!资源)|园区(?=.{0,6}(?:发展|建设|打造))|(?:孵化|办公|产业|研发|众创|生产|物理|载体|创新)空间"
        ),
    ),
    ("platform", re.compile(r"平台|实验室|研究中心|创新中心|工程中心|孵化器|中试|共建|合作|成果转化|产业化运作")),
    ("budget", re.compile(r"专项资金|财政|补贴|奖励|资助|专项政策|支持政策")),
    ("attraction", re.compile(r"总部|龙头企业|落户|引进|集聚|做强|做大|并购|培育|成长|初创|高成长|中小企业")),
    ("services", re.compile(r"服务")),
)


#: 在技术改造、载体建设、平台建设等方面给予重点支持: of many fields, none decides.
_FIELDS = re.compile(r"、[^，。；]*、[^，。；]*方面")
#: Rules of services: whom they are for (初创企业) says nothing of what they are.
_SERVES = ("serve", "give-support", "apply")


def group_of(rule: InstrumentRule, stretch: str, sentence: str) -> str:
    """The group of a measure: that of its rule, else by the words of its stretch, else by those of its sentence."""
    if rule.group:
        return rule.group
    if rule.name == "give-support" and _FIELDS.search(stretch):
        return "budget"
    own = _named(stretch, rule.name in _SERVES)
    if own != "market" or rule.strength == "orientation":
        return own
    return _named(sentence, rule.name in _SERVES)


def _named(text: str, serves: bool) -> str:
    """The first group that a text names; ``market`` where it names none."""
    named = (group for group, pattern in TOPICS if pattern.search(text) and not (serves and group == "attraction"))
    return next(named, "market")


#: What the words of an instrument are in English; the longest that a stretch names is shown.
_NAMES: Mapping[str, str] = {
    "租金补贴": "rent subsidy",
    "房租补贴": "rent subsidy",
    "租房补贴": "housing rent subsidy",
    "购房补贴": "housing purchase subsidy",
    "住房补贴": "housing subsidy",
    "装修补贴": "fitting-out subsidy",
    "用房补贴": "subsidy for premises",
    "投资补贴": "investment subsidy",
    "贷款贴息": "loan interest subsidy",
    "保费补贴": "insurance premium subsidy",
    "生活补贴": "living allowance",
    "资金扶持": "financial support",
    "资金支持": "financial support",
    "经费支持": "support for costs",
    "财政扶持": "budget support",
    "配套资金": "matching funds",
    "配套支持": "matching support",
    "以奖代补": "rewards in place of subsidies",
    "利率优惠": "preferential interest rate",
    "税收优惠": "tax preference",
    "租金减免": "rent reduction",
    "免租": "rent-free period",
    "贴息": "interest subsidy",
    "优待": "preferential treatment",
    "优惠": "preferential treatment",
    "照顾": "preferential treatment",
    "激励": "incentive",
    "代缴": "payment on behalf",
    "补贴": "subsidy",
    "补助": "grant",
    "资助": "funding",
    "奖励": "reward",
    "奖补": "reward and subsidy",
    "匹配": "matching funds",
    "减免": "reduction",
    "扶持": "support",
    "优先供地": "priority in land supply",
    "孵化空间": "incubation space",
    "人才公寓": "apartments for talent",
    "居住条件": "housing",
    "绿色通道": "green channel",
    "服务专员": "service officer",
    "一对一": "one-to-one service",
    "一人一策": "a policy for each person",
    "一企一策": "a policy for each company",
    "管家式": "butler service",
    "一站式": "one-stop service",
    "全生命周期服务": "service over the whole life cycle",
    "服务包": "service package",
    "帮办": "help with procedures",
    "代办": "procedures done for the company",
    "投资支持": "investment",
    "固定资产投资补贴": "fixed-asset investment subsidy",
    "告知承诺": "approval on commitment",
    "容缺": "acceptance of incomplete files",
    "通关便利": "easier customs clearance",
    "鼓励": "encouragement",
    "支持": "support",
    "引导": "guidance",
    "扶植": "support",
}
#: What a service sets up; a grant may be for those that have one (对公共服务平台给予奖励).
_FACILITIES: Mapping[str, str] = {
    "储备库": "reserve list",
    "培育库": "nurturing list",
    "沟通平台": "platform for exchange with authorities",
    "交流平台": "platform for exchange",
    "公共服务平台": "public service platform",
    "公共实验室": "public laboratory",
    "公共平台": "public platform",
    "检测平台": "testing platform",
    "中试平台": "pilot-scale platform",
    "共享平台": "shared platform",
    "信息平台": "information platform",
    "转化平台": "commercialisation platform",
    "服务平台": "service platform",
    "服务团队": "service team",
    "服务联盟": "service alliance",
    "服务机制": "service mechanism",
    "服务站": "service station",
    "工作站": "workstation",
    "工作组": "working group",
    "服务网": "service network",
    "应用场景": "application scenarios",
    "检测服务": "testing services",
    "融资服务": "financing services",
}
_ALL: Mapping[str, str] = {**_NAMES, **_FACILITIES}
_NAMED = re.compile("|".join(sorted(map(re.escape, _ALL), key=len, reverse=True)))


def name_instrument(rule: InstrumentRule, stretch: str) -> Text:
    """What a stretch gives, in its own words where they are known, else by the name of its rule."""
    found = [each.group() for each in _NAMED.finditer(stretch)]
    if rule.strength == "orientation":
        return Text(found[0], _NAMES[found[0]]) if found else Text(rule.zh, rule.en)
    given = rule.strength == "grant" or rule.name == "give-support"
    fitting = [
        name for name in found if name not in ("支持", "鼓励", "引导", "扶植") and not (given and name in _FACILITIES)
    ]
    best = max(fitting, key=len, default="")
    return Text(best, _ALL[best]) if best else Text(rule.zh, rule.en)
