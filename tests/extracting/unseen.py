"""Invented sentences that the rules were not written from: other trades, other places, other ways to say it.

Each is a clause of a document of 2024 of the district 青浦区, in a section of the given role. Values are normalised.
"""

from __future__ import annotations

from typing import NamedTuple


class Unseen(NamedTuple):
    """A clause with what a careful reader takes out of it, and what it is there to show."""

    note: str
    role: str | None
    text: str
    #: value, unit, status, direction, year
    figures: tuple[tuple[float, str, str | None, str, int | None], ...] = ()
    #: strength, kind of amount
    measures: tuple[tuple[str, str | None], ...] = ()
    #: departments of a task, each with its role
    parties: tuple[tuple[str, str | None], ...] = ()


CASES: tuple[Unseen, ...] = (
    Unseen(
        "targets in one sentence",
        "goals",
        "到2027年，全区集成电路产业规模达到600亿元，年均增长15%以上，规上企业突破80家。",
        (
            (6e10, "CNY", "target", "reach", 2027),
            (15, "percent", "target", "at_least", 2027),
            (80, "count", "target", "exceed", 2027),
        ),
    ),
    Unseen(
        "upper bound",
        "goals",
        "到2026年，单位生产总值能耗累计下降13.5%，PM2.5年均浓度控制在30微克以内，企业开办时间压缩至1个工作日。",
        ((13.5, "percent", "target", "level", 2026),),
    ),
    Unseen(
        "current with comparison",
        "current state",
        "2023年，全区接待游客1280万人次，同比增长22.4%，实现旅游收入156.7亿元。",
        (
            (1.28e7, "count", "current", "level", 2023),
            (22.4, "percent", "current", "increase", 2023),
            (1.567e10, "CNY", "current", "level", 2023),
        ),
    ),
    Unseen(
        "threshold before the count",
        "current state",
        "目前，全区年营收超10亿元的企业有23家，亿元以上企业156家。",
        ((23, "count", "current", "level", None), (156, "count", "current", "level", None)),
    ),
    Unseen(
        "a class that is not counted",
        "goals",
        "到2030年，培育一批百亿级龙头企业，形成千亿级产业集群。",
        ((1e11, "CNY", "target", "reach", 2030),),
    ),
    Unseen(
        "forecast by a named source",
        "trends",
        "据赛迪研究院测算，2025年我国低空经济规模将达到8591亿元，2026年有望突破万亿元。",
        ((8.591e11, "CNY", "forecast", "reach", 2025), (1e12, "CNY", "forecast", "exceed", 2026)),
    ),
    Unseen(
        "outside the area",
        "trends",
        "2023年全国新能源汽车产量达到958.7万辆，全球市场规模超过1.5万亿美元。",
        ((9.587e6, "count", "external", "reach", 2023), (1.5e12, "USD", "external", "exceed", 2023)),
    ),
    Unseen(
        "range and increments",
        "tasks",
        "新建公共充电桩3000—3500个，新增停车泊位1200个以上，改造老旧小区50万平方米。",
        (
            (3000, "count", "target", "range", None),
            (1200, "count", "target", "at_least", None),
            (5e5, "m2", "target", "level", None),
        ),
    ),
    Unseen(
        "Chinese numerals",
        "tasks",
        "三年内引进两家国家级研究机构，建成五个特色产业园区。",
        ((2, "count", "target", "increase", None), (5, "count", "target", "level", None)),
    ),
    Unseen(
        "no figures: names and structure",
        "layout",
        "构建“一轴两带三片区”空间格局，实施“3+6”产业体系，推动四大工程、八项行动。",
    ),
    Unseen(
        "no figures: dates and numbers of documents",
        "background",
        "根据沪府办〔2023〕12号文件和区政府第58次常务会议精神，于2024年3月15日印发第2版。",
    ),
    Unseen(
        "no figures: a law",
        "liability",
        "违反本条例第十二条规定的，处五万元以上二十万元以下罚款；情节严重的，处五十万元罚款。",
    ),
    Unseen(
        "points",
        "goals",
        "到2028年，常住人口城镇化率提高3个百分点，公共服务满意度保持在90%以上。",
        ((3, "percentage_point", "target", "increase", 2028), (90, "percent", "target", "at_least", 2028)),
    ),
    Unseen("doubling", "goals", "力争五年内软件业营业收入翻一番。", ((2, "ratio", "target", "double", None),)),
    Unseen("rank", "current state", "2022年，全区综合竞争力位列全市第三位。", ((3, "rank", "current", "level", 2022),)),
    Unseen(
        "times", "current state", "2023年高新技术企业数量是2018年的2.6倍。", ((2.6, "ratio", "current", "level", 2023),)
    ),
    Unseen(
        "percent in characters",
        "goals",
        "到2025年，绿色建筑占比达到百分之八十。",
        ((80, "percent", "target", "reach", 2025),),
    ),
    Unseen("minutes", "goals", "打造15分钟社区生活圈。", ((15, "minute", "target", "level", None),)),
    Unseen(
        "area in mu",
        "layout",
        "规划用地约1500亩，总建筑面积120万平方米。",
        ((1000005, "m2", "target", "about", None), (1.2e6, "m2", "target", "level", None)),
    ),
    Unseen(
        "plan period",
        "goals",
        "“十五五”期间，累计完成固定资产投资2000亿元。",
        ((2e11, "CNY", "target", "level", 2030),),
    ),
    Unseen(
        "digits in characters",
        "goals",
        "到二〇三〇年，森林覆盖率达到20.5%左右。",
        ((20.5, "percent", "target", "about", 2030),),
    ),
    Unseen(
        "full width",
        "current state",
        "现有幼儿园１２８所，在园幼儿３．２万人。",
        ((128, "count", "current", "level", None), (32000, "count", "current", "level", None)),
    ),
    Unseen(
        "more than",
        "current state",
        "近年来，累计引进人才5600余名，其中博士400多名。",
        ((5600, "count", "current", "exceed", None), (400, "count", "current", "exceed", None)),
    ),
    Unseen(
        "coordinated",
        "current state",
        "2023年，第二、第三产业增加值分别为312.5亿元和487.3亿元。",
        ((3.125e10, "CNY", "current", "level", 2023), (4.873e10, "CNY", "current", "level", 2023)),
    ),
    Unseen(
        "grant with a cap",
        "tasks",
        "对首次认定的国家高新技术企业，给予一次性20万元奖励；对实施技术改造的企业，按照设备投资额的10%给予补贴，最高不超过300万元。",
        (),
        (("grant", "fixed"), ("grant", "rate")),
    ),
    Unseen("rent", "tasks", "对入驻孵化器的初创团队，前两年给予全额租金补贴。", (), (("grant", "cost-based"),)),
    Unseen(
        "loan interest",
        "safeguards",
        "对符合条件的小微企业贷款，按照实际支付利息的50%给予贴息。",
        (),
        (("grant", "rate"),),
    ),
    Unseen(
        "free space",
        "tasks",
        "每年免费提供200个工位供高校毕业生创业使用。",
        ((200, "count", None, "level", None),),
        (("grant", "unstated"),),
    ),
    Unseen("housing", "safeguards", "为引进的青年人才提供三年免租金的人才公寓。", (), (("grant", "unstated"),)),
    Unseen("land first", "tasks", "优先保障重大产业项目用地指标。", (), (("grant", "unstated"),)),
    Unseen("service officer", "safeguards", "为每家重点企业配备服务专员，实行“一企一策”。", (), (("service", None),)),
    Unseen("approval", "safeguards", "推行告知承诺制，将施工许可审批时限压缩一半。", (), (("service", None),)),
    Unseen(
        "orientation",
        "tasks",
        "鼓励农业合作社开展品牌化经营，支持龙头企业建设加工基地。",
        (),
        (("orientation", None), ("orientation", None)),
    ),
    Unseen(
        "past award is no measure",
        "current state",
        "2023年，全区3家企业获得市科技进步奖，5个项目获得专项资金支持。",
        ((3, "count", "current", "level", 2023), (5, "count", "current", "level", 2023)),
    ),
    Unseen("no measure: noun", "background", "财政支持力度和金融支持体系是产业发展的重要保障。"),
    Unseen(
        "matching",
        "safeguards",
        "对获得国家级立项的项目，按国拨资金1:1比例给予配套支持。",
        (),
        (("grant", "rate"),),
    ),
    Unseen(
        "lead and joint",
        "tasks",
        "完善农村公路管护机制。（牵头单位：区交通委；配合单位：区财政局、区农业农村委）",
        (),
        (),
        (("区交通委", "lead"), ("区财政局", "joint"), ("区农业农村委", "joint")),
    ),
    Unseen(
        "verbs in brackets",
        "tasks",
        "建设社区食堂。（区民政局牵头，各街镇配合）",
        (),
        (),
        (("区民政局", "lead"), ("各街镇", "joint")),
    ),
    Unseen(
        "responsible",
        "tasks",
        "开展河道整治。（责任单位：区水务局、区生态环境局）",
        (),
        (),
        (("区水务局", None), ("区生态环境局", None)),
    ),
    Unseen("in the sentence", "safeguards", "由区发展改革委牵头制定年度计划。", (), (), (("区发展改革委", "lead"),)),
    Unseen(
        "share of a total and a floor",
        "goals",
        "到“十四五”末，全区战略性新兴产业增加值占地区生产总值比重达到25%左右，研发经费投入强度不低于4.5%。",
        ((25, "percent", "target", "about", 2025), (4.5, "percent", "target", "at_least", 2025)),
    ),
    Unseen(
        "stock at a date",
        "current state",
        "截至2022年底，全区共有养老机构58家、床位1.2万张，社区食堂覆盖率达96%。",
        (
            (58, "count", "current", "level", 2022),
            (12000, "count", "current", "level", 2022),
            (96, "percent", "current", "reach", 2022),
        ),
    ),
    Unseen(
        "each year",
        "tasks",
        "力争每年新增发明专利500件以上，引进高层次人才团队20个，培育专精特新企业100家左右。",
        (
            (500, "count", "target", "at_least", None),
            (20, "count", "target", "increase", None),
            (100, "count", "target", "about", None),
        ),
    ),
    Unseen(
        "from a value to a value",
        "current state",
        "“十三五”时期，地区生产总值年均增长6.8%，一般公共预算收入由2015年的120亿元增加到2020年的185亿元。",
        (
            (6.8, "percent", "current", "increase", 2020),
            (1.2e10, "CNY", "current", "level", 2015),
            (1.85e10, "CNY", "current", "level", 2020),
        ),
    ),
    Unseen(
        "physical units",
        "goals",
        "到2027年底，建成充电站120座，轨道交通运营里程达到85公里，PM2.5年均浓度控制在28微克/立方米以下。",
        ((120, "count", "target", "level", 2027), (85, "公里", "target", "reach", 2027)),
    ),
    Unseen(
        "forecast of nobody by name",
        "trends",
        "业内人士预计，未来五年全球机器人市场年均复合增速将保持在12%以上。",
        ((12, "percent", "forecast", "at_least", None),),
    ),
    Unseen(
        "grant to projects that qualify",
        "tasks",
        "支持龙头企业建设开放式创新中心，对符合条件的项目，给予最高不超过1000万元资助。",
        (),
        (("orientation", None), ("grant", "cap")),
    ),
    Unseen("one payment", "safeguards", "对新认定的市级重点实验室，一次性给予50万元奖励。", (), (("grant", "fixed"),)),
    Unseen(
        "rent by the square metre",
        "safeguards",
        "企业租用孵化器场地的，按每平方米每天1元标准给予房租补贴，最长不超过三年。",
        (),
        (("grant", "fixed"),),
    ),
    Unseen(
        "services for companies",
        "tasks",
        "为企业提供政策咨询、融资对接、法律援助等一揽子服务。",
        (),
        (("service", None),),
    ),
    Unseen(
        "officials who call",
        "safeguards",
        "建立区领导联系重点企业制度，及时协调解决企业困难。",
        (),
        (("service", None),),
    ),
    Unseen("money taken back is no measure", "tasks", "依法对违规企业处以罚款，并追回已发放的补贴资金。", (), ()),
    Unseen(
        "a fund",
        "safeguards",
        "设立总规模20亿元的产业发展基金，引导社会资本投早投小。",
        ((2e9, "CNY", "target", "level", None),),
        (("service", None), ("orientation", None)),
    ),
    Unseen(
        "points against an earlier year",
        "goals",
        "森林覆盖率提高到20%，比2020年提高2.5个百分点。",
        ((20, "percent", "target", "reach", None), (2.5, "percentage_point", "target", "increase", None)),
    ),
    Unseen(
        "of which",
        "current state",
        "全区有A级旅游景区12个，其中5A级1个、4A级4个。",
        (
            (12, "count", "current", "level", None),
            (1, "count", "current", "level", None),
            (4, "count", "current", "level", None),
        ),
    ),
    Unseen(
        "counted above a threshold",
        "goals",
        "到2026年，培育产值超百亿元企业3家、超十亿元企业30家。",
        ((3, "count", "target", "level", 2026), (30, "count", "target", "level", 2026)),
    ),
    Unseen(
        "by division of duties",
        "tasks",
        "开展垃圾分类专项行动。（区绿化市容局、区房管局、各街镇按职责分工负责）",
        (),
        (),
        (("区绿化市容局", None), ("区房管局", None), ("各街镇", None)),
    ),
    Unseen(
        "rank in a larger area",
        "current state",
        "2021年规上工业总产值1856.3亿元，增长9.1%，总量居全市第5位。",
        (
            (1.8563e11, "CNY", "current", "level", 2021),
            (9.1, "percent", "current", "increase", 2021),
            (5, "rank", "current", "level", 2021),
        ),
    ),
    Unseen(
        "doubled, and to what",
        "goals",
        "到2025年，万人发明专利拥有量翻一番，达到60件。",
        ((2, "ratio", "target", "double", 2025), (60, "count", "target", "reach", 2025)),
    ),
    Unseen(
        "a share of the price",
        "safeguards",
        "对在园区购买自用厂房的企业给予购房款5%的补助，单个企业最高500万元。",
        (),
        (("grant", "rate"),),
    ),
    Unseen(
        "a flat and rent",
        "safeguards",
        "符合条件的人才可申请入住人才公寓，并享受每月1500元租房补贴。",
        (),
        (("grant", "unstated"), ("grant", "fixed")),
    ),
    Unseen(
        "since a year is not in that year",
        "background",
        "自2018年国务院印发意见以来，全国31个省份相继出台实施方案。",
        ((31, "count", "current", "level", None),),
    ),
)
