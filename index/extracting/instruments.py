"""Instruments: what a sentence gives or promises, by named rules in the order of their strength."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from index.analysis.folding import HAN
from index.extracting.records import Strength, Text


class InstrumentRule(NamedTuple):
    """A kind of instrument: its name, what a sentence says of it, what forbids it, and its names in both languages."""

    name: str
    strength: Strength
    pattern: re.Pattern[str]
    zh: str
    en: str
    group: str | None = None
    unless: re.Pattern[str] | None = None


def _rule(
    name: str, strength: Strength, pattern: str, names: tuple[str, str], group: str | None = None, unless: str = ""
) -> InstrumentRule:
    return InstrumentRule(name, strength, re.compile(pattern), *names, group, re.compile(unless) if unless else None)


#: 给予 … and what follows it in its stretch.
_GIVE = r"(?:给予|予以|发放|兑现|落实|享受|可获(?:得)?|可以?(?:申请|申领|享受)|提供|给(?=.{0,8}(?:补|奖)))"
_MONEY = (
    r"(?:[创科算服消研人数培体语模][一-鿿]{1,2}|[一-鿿])(?<![证债国])券|补贴|补助|资助|奖励|奖补|奖金|贴息|匹配|配套(?:资金|支持|奖励)|资金(?:支持|扶持|奖励|补助|资助|配套)|"
    r"经费(?:支持|补助|资助)|财政(?:支持|扶持|补助|奖励)|扶持资金|专项资金|以奖代补"
)
_KINDS = (
    r"租金|房租|购房|住房|装修|开办费?|投资|贷款|保费|利息|租赁|用电|物流|认证|研发费?用?|场地|"
    r"人才|安家|生活|培训|社保|税收"
)
#: What a text tells of the past or wants of others is no measure.
_PAST = (
    r"获得了?[^，。]{0,10}奖|奖\s*\d+|已(?:累计)?(?:发放|兑现|给予)|不得|禁止|严禁|骗取|追回|收回|取消|全年|"
    r"累计(?!给予|不|最高|可|奖励\d|\d)|同比"
)

#: Grants before services before orientations; within one stretch the first that holds counts.
RULES: tuple[InstrumentRule, ...] = (
    _rule(
        "give-money",
        "grant",
        rf"{_GIVE}[^，。；]{{0,40}}?(?:{_MONEY})",
        ("资金支持", "financial support"),
        "budget",
        rf"{_PAST}|落实[^，。]*(?:机制|责任)",
    ),
    _rule(
        "give-amount",
        "grant",
        r"(?:给予|予以|发放)[^，。；]{0,24}?\d[\d.,]*\s*[百千]?[万亿]?元|"
        r"(?:给予|予以|按)[^，。；]{0,16}?(?:\d\s*[:：∶]\s*\d|[一等]比[一例])[^，。；]{0,8}(?:配套|匹配)|(?:给予|予以)(?:配套|匹配)(?!服务|设施)|"
        r"(?:补贴|补助|奖励|津贴|资助)标准[^，。；]{0,10}?[到至为][^，。；]{0,10}?\d[\d.,]*\s*[百千]?[万亿]?元|"
        r"安排[^，。；]{0,12}?\d[\d.,]*\s*[百千]?[万亿]?元[^，。；]{0,8}(?:专项|扶持|补助|奖励|奖补|补贴)资金|"
        r"(?:启动|科研|建设|工作|开办|运行)(?:经费|资金)(?:最高|不超过|上限)[^，。；]{0,6}\d[\d.,]*\s*[百千]?[万亿]?元|"
        r"(?:资助|补助|奖励|补贴|贴息|奖补|扶持)(?:额度|金额|标准|总额|比例|资金)[^，。；]{0,8}?(?:最高|不超过|上限|为)[^，。；]{0,12}?\d[\d.,]*\s*(?:[百千]?[万亿]?元|%)",
        ("资金支持", "financial support"),
        "budget",
        rf"{_PAST}|罚|处分|警告|年度[^，。；]{{0,8}}总额|元[^，。；]{{0,10}}(?:贷款|授信|信贷)(?!贴息|利息|额|[奖补])",
    ),
    _rule(
        "give-for-costs",
        "grant",
        r"(?:费用|经费|资金|费|投入|成本|政策及资金)[^，。；]{0,12}(?:给予|予以)[^，。；]{0,12}(?:支持|扶持|保障|减免|优惠|补偿)|"
        r"(?:给予|予以)[^，。；]{0,20}(?:费用|经费|资金|成本)[^，。；]{0,8}(?:支持|扶持|保障|减免|优惠|补偿)|"
        r"(?:给予|予以)[^，。；]{0,16}?\d[\d.,]*\s*[百千]?[万亿]?元[^，。；]{0,10}(?:支持|扶持)|"
        r"财政[^，。；]{0,6}(?:给予|予以)[^，。；]{0,8}(?:支持|扶持|补偿)(?!的)|(?:给予|发放)[^，。；]{0,10}(?:启动|创业|科研)(?:资金|经费)",
        ("费用支持", "support for costs"),
        "budget",
        _PAST,
    ),
    _rule(
        "reward",
        "grant",
        r"(?:按(?:照)?|最高|一次性|每年)[^，。；]{0,24}(?:补贴|补助|资助|奖励|贴息|匹配|扶持)|"
        r"(?:奖励|补贴|补助|资助)(?:不超过|最高|企业)?\s*\d[\d.,]*\s*[百千]?[万亿]?元",
        ("补贴奖励", "subsidy or reward"),
        "budget",
        rf"{_PAST}|按(?:照)?[^，。]*(?:要求|原则|规定|部署|职责)",
    ),
    _rule(
        "subsidy",
        "grant",
        rf"(?:通过|提供|享受|发放|给予|实行|予以|设立|可)[^，。；]{{0,16}}?(?:{_KINDS})(?:补贴|补助|贴息|奖励|减免|返还|券)|(?:减免|免收|免缴|返还)[^，。；]{{0,10}}(?:租金|费|税)|(?:租金|房租)[^，。；]{{0,4}}(?:全免|免除|减半)|免租|以奖代补|"
        r"(?:缓缴|延缓缴纳|延期缴纳)[^，。；]{0,10}(?:费|税|金)",
        ("补贴减免", "subsidy or remission"),
        "budget",
        rf"{_PAST}|(?:减轻|避免|防止)|奖励机制|激励机制",
    ),
    _rule(
        "strengthen-funds",
        "grant",
        r"(?:予以|给予)(?:强化|重点|优先|必要的?|适当的?)?(?:扶持|资助|奖励|补助|倾斜)",
        ("扶持", "support"),
        "budget",
        _PAST,
    ),
    _rule(
        "rate",
        "grant",
        r"(?:给予|实行|提供|享受)[^，。；]{0,12}(?:利率|费率|税率|价格|租金)[^，。；]{0,6}(?:优惠|减免|折扣|下浮)|优惠(?:利率|贷款|税率|租金)|"
        r"(?:将|把|对)[^，。；]{0,12}(?:费率|利率)(?:降至|下调至|降低至|降到|下调到)[^，。；]{0,4}\d",
        ("利率优惠", "preferential rate"),
        "finance",
    ),
    _rule(
        "tax",
        "grant",
        r"减按[^，。；]{0,10}税率|(?:免征|减征|减半征收|即征即退)[^，。；]{0,14}税|享受[^，。；]{0,16}税[^，。；]{0,4}(?:优惠|减免)",
        ("税收优惠", "tax preference"),
        "budget",
        _PAST,
    ),
    _rule(
        "price",
        "grant",
        r"(?:底价|起始价|地价|租金|房租|价格)[^，。；]{0,10}按[^，。；]{0,40}?(?:\d+%|[一二三四五六七八九]折|优惠)[^，。；]{0,6}(?:执行|收取|确定|计收|计价)|"
        r"用[水电气热能][^，。；]{0,10}(?:(?:执行|享受)[^，。；]{0,10}价格|按[^，。；]{0,12}(?:价格|标准)[^，。；]{0,4}(?:执行|收取|收费|计收))|"
        r"按(?:照)?[^，。；]{0,20}(?:地价|底价|租金|房租|市场价)[^，。；\d]{0,8}(?:\d+%|[一二三四五六七八九]折)[^，。；]{0,6}(?:执行|收取|确定|计收|计价|出让|出租)",
        ("价格优惠", "preferential price"),
        "space",
    ),
    _rule(
        "land",
        "grant",
        r"优先(?:供地|供应|保障|安排|配置)[^，。；]{0,8}(?:用地|土地|指标|空间)?(?<!采购)|(?:保障|安排|统筹)[^，。；]{0,10}(?:用地指标|土地指标)|优先供地",
        ("用地保障", "land"),
        "space",
        r"优先(?:保障|安排)[^，。；]{0,8}(?:资金|供应链|就业|救治|公交|学位|入学|就读)",
    ),
    _rule(
        "space",
        "grant",
        r"(?:免费|无偿|低租金|优惠|优先)[^，。；]{0,6}提供[^，。；]{0,20}(?:场地|空间|用房|厂房|办公|工位|载体)|"
        r"提供[^，。；]{0,20}(?:免费|零租金|拎包入住|低成本|低租金)[^，。；]{0,8}(?:场地|空间|用房|厂房|办公|工位|载体)|配置[^，。；]{0,16}(?:孵化|办公|研发|产业)空间|配备[^，。；]{0,6}(?:办公|研发|实验|生产)(?:场所|场地|用房)",
        ("场地空间", "space"),
        "space",
    ),
    _rule(
        "housing",
        "grant",
        r"(?:提供|给予|配租|分配|安排)[^，。；]{0,24}(?:人才公寓|公租房|住房保障|居住条件|安居|租房|购房|人才(?:住)?房|保障性住房|周转(?:住)?房|过渡(?:住)?房|免费住宿)|(?:优先|可|申请)(?:入住|申请|租住)[^，。；]{0,8}(?:公寓|住房|公租房)",
        ("住房", "housing"),
        "talent",
    ),
    _rule(
        "certificate",
        "grant",
        r"(?:给予|办理|直接|可|优先|申请)[^，。；]{0,10}(?:(?<![企业目部构])落户(?:手续|指标|资格|本[市区]|我[市区]|(?=[，。；、]|$))|居住证(?:积分|加分)|户籍)",
        ("落户", "registration of residence"),
        "talent",
        _PAST,
    ),
    _rule(
        "companion",
        "service",
        r"[“\"](?:一对一|一企一策|一人一策|一事一议|管家式|店小二|一项目一[^”]{1,3}|一站式|保姆式|绿色通道|服务包|妈妈式)[”\"]|一[企人事链园项][一][策议]|服务包|绿色通道|帮办|代办|"
        r"专班|服务专员|(?:解决|协调)[^，。；]{0,10}企业[^，。；]{0,8}(?:困难|问题|诉求)|全程(?:服务|跟踪|陪同|帮办|代办)|管家服务|首席服务|首问负责",
        ("专人专办", "personal service"),
        "services",
        r"破除|防止|整治|过去",
    ),
    _rule(
        "one-stop",
        "service",
        r"(?:提供|建立|打造|构建|推行|实行)[^，。；]{0,24}(?:一站式|全周期|全生命周期|全方位|个性化|精准化?|专业化|定制化|集成)[^，。；]{0,16}(?:服务|支持|功能)",
        ("一站式服务", "one-stop service"),
        "services",
    ),
    _rule(
        "approval",
        "service",
        r"(?:优化|简化|压缩|缩短|加快|推行|完善|探索)[^，。；]{0,20}(?:审批|审评|办理时限|办事流程|准入评估|环评手续|通关|登记流程)|(?:审批|办理|办结|审查)[^，。；]{0,12}(?:控制在|压缩[到至]|缩短[到至]|不超过)|拿地即开工|[即免]申即享|(?:容缺|告知承诺|并联审批|优先审[评批]|快速通道|快速维权|即来即办|通关便利|审批便利)|"
        r"(?:给予|提供)[^，。；]{0,24}便利(?!店|化)",
        ("审批便利", "easier approval"),
        "approval",
        r"药品审批制度|机制环境",
    ),
    _rule(
        "serve",
        "service",
        r"(?:为|向|面向|帮助|助力|协助|指导)(?!主动|进一步|贯彻|顺应|维护|推动|加快|深入|切实|提供)[^，。；]{1,30}(?:提供|搭建|开展|争取|享受|解决|对接|办理)[^，。；]{1,36}|"
        r"提供[^，。；]{2,40}(?:服务|指导|培训|咨询|便利)(?!供给)|(?<!理)享受[^，。；]{2,30}(?:服务|便利|待遇)|"
        r"(?:面向|向)[^，。；]{0,16}(?:企业|机构|社会|团队|用户)开放|可以?申请[^，。；]{0,16}(?:贷款|签证|居留)|"
        r"给予[^，。；]{0,24}(?:贷款|授信)(?!贴息|利息|额|[奖补])|由(?:专人|专员)[^，。；]{2,16}|"
        r"提供[^，。；]{0,24}(?:贷款|授信|信贷)|(?:帮助|协助)(?:(?:企业|机构|团队)(?:开拓|拓展|解决)|解决|对接|办理)[^，。；]{1,36}|为[^，。；]{1,16}(?:量身)?定制[^，。；]{2,20}",
        ("提供服务", "service provided"),
        None,
        r"向提供|提供[^，。；]{0,8}应用场景|为[^，。]{0,30}提供[^，。]{0,16}(?:支撑|源力|动力|基础|条件支持|智力)|提供[^，。；]{0,24}(?:的|等)?(?:企业|机构|平台|公司|支撑)|服务企业|互联网|从提供|营商环境|对接(?:全|国|市)",
    ),
    _rule(
        "give-support",
        "service",
        r"(?:给予|予以)(?:重点|优先|必要的?|适当的?|大力|积极|政策|全力|相应的?|一定的?)*(?:支持|指导|帮助|协助)(?!的)|(?:给予|予以)[^，。；]{0,20}(?:保障|倾斜)",
        ("重点支持", "support"),
        None,
    ),
    _rule(
        "platform",
        "service",
        r"(?:搭建|建立|设立|建设)[^，。；]{0,24}(?:沟通平台|交流平台|对接平台|展示平台|储备库|培育库|服务机制|联络机制|工作站|工作组|服务站|上市储备库|联系机制|信息平台|公共服务平台)(?!建设)",
        ("服务平台", "service platform"),
        None,
        r"鼓励|支持|引导.{0,6}企业|一批",
    ),
    _rule(
        "priority",
        "service",
        r"优先(?:安排|保障)[^，。；]{0,8}(?:学位|入学|就读|就医)|优先(?:采购|应用|使用|推荐|纳入|推广|临床应用|列入|申报)|首购|首用|政府(?:首购|采购支持)|采购支持|(?:预留|安排)[^，。；]{0,12}采购份额|采购[^，。；]{0,6}预留|纳入[^，。；]{0,8}采购目录",
        ("优先采用", "priority"),
        "market",
    ),
    _rule(
        "apply",
        "service",
        r"(?:推荐|协助|帮助|指导|支持)[^，。；]{0,30}申报[^，。；]{0,24}(?:资金|计划|项目|认定|资质|称号|专项|政策)",
        ("协助申报", "help with applications"),
        None,
        r"^.{0,2}鼓励",
    ),
    _rule(
        "invest",
        "service",
        r"(?:强化|加大|加强)[^，。；]{0,24}(?:基金|资金|投资)[^，。；]{0,16}支持力度|(?:基金|资金|投资)[^，。；]{0,16}(?:的)?(?:投资支持|重点支持)|加强对[^，。；]{2,16}的(?:投资|融资|信贷|资金)支持|设立[^，。；]{0,20}(?:基金|资金池|风险补偿|转贷|周转金|(?:转贷|应急|周转|引导)资金)",
        ("投资支持", "investment"),
        "finance",
        r"(?:引导|鼓励|支持)[^，。；]{0,12}设立",
    ),
    _rule(
        "lean",
        "orientation",
        rf"(?:^|(?<=[：:、，]))(?:一是|二是|三是|四是|五是|六是)?(?:并|同时|也|将|要|通过)?(?:大力|积极|重点|优先|充分|进一步|广泛|全力|加大)?(?:鼓励并?(?:支持|引导|推进)?|支持(?!力度|政策|体系|下)(?:和引导|并鼓励|与鼓励)?|扶持|扶植|引导(?=[^，。；]{{0,12}}(?:企业|机构|资本|社会|银行|力量|园区)))(?=[{HAN}“A-Za-z])",
        ("支持鼓励", "encouragement"),
        unless=r"^(?:共|累计)?支持[^，。；\d]{1,8}\d",
    ),
)

#: What a measure is about, where its rule leaves that open: in this order, the first that its sentence names.
TOPICS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("talent", re.compile(r"人才(?!、|服务机构)|博士|青年科研|团队招引|创业人员")),
    (
        "finance",
        re.compile(r"融资|上市(?!许可|销售|申请|进程)|基金|信贷|贷款|担保|保险|保理|风险投资|股权|投资基金|商业银行"),
    ),
    ("approval", re.compile(r"审批|注册人|上市许可持有人|MAH|通关|环评|准入评估|审评")),
    ("space", re.compile(r"用地|厂房|楼宇|载体(?!资源)|园区(?=.{0,6}(?:发展|建设|打造))|空间")),
    ("platform", re.compile(r"平台|实验室|研究中心|创新中心|工程中心|孵化器|中试|共建|合作|成果转化|产业化运作")),
    ("budget", re.compile(r"专项资金|财政|补贴|奖励|资助|专项政策|支持政策")),
    ("attraction", re.compile(r"总部|龙头企业|落户|引进|集聚|做强|做大|并购|培育|成长|初创|高成长|中小企业")),
    ("services", re.compile(r"服务")),
    ("market", re.compile(r".")),
)


def group_of(sentence: str) -> str:
    """The group of a measure by the words of its sentence."""
    return next(group for group, pattern in TOPICS if pattern.search(sentence) or group == "market")


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
    "储备库": "reserve list",
    "培育库": "nurturing list",
    "沟通平台": "platform for exchange with authorities",
    "交流平台": "platform for exchange",
    "公共服务平台": "public service platform",
    "告知承诺": "approval on commitment",
    "容缺": "acceptance of incomplete files",
    "通关便利": "easier customs clearance",
    "鼓励": "encouragement",
    "支持": "support",
    "引导": "guidance",
    "扶植": "support",
}
_NAMED = re.compile("|".join(sorted(map(re.escape, _NAMES), key=len, reverse=True)))


def name_instrument(rule: InstrumentRule, stretch: str) -> Text:
    """What a stretch gives, in its own words where they are known, else by the name of its rule."""
    found = [each.group() for each in _NAMED.finditer(stretch)]
    if rule.strength == "orientation":
        return Text(found[0], _NAMES[found[0]]) if found else Text(rule.zh, rule.en)
    fitting = [name for name in found if name not in ("支持", "鼓励", "引导", "扶植")]
    best = max(fitting, key=len, default="")
    return Text(best, _NAMES[best]) if best else Text(rule.zh, rule.en)
