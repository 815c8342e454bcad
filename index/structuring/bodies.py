"""Names of bodies: how they end, where one ends and the next one begins, and which of them are public.

Nothing here is a list of bodies: what a name ends with says what it is of (局, 集团), and what it opens with, whose.
"""

from __future__ import annotations

import re

from index.analysis.folding import HAN

#: Names of nobody in particular.
_ANYBODY = frozenset(
    ("企业", "单位", "部门", "机构", "公司", "医院", "学校", "政府", "团队", "用人单位", "协会", "高校", "平台")
)
#: How the name of any body ends.
_ENDS = (
    "委|局|办|部|院|署|(?<=[分支央总商])行|银行|人行|会|团|政府|中心|公司|集团|单位|部门|街道|街镇|镇街|镇|乡|园|园区|妇联|工商联|联盟|处|站|队|校|大学|"
    "学院|组|企业|机构|所|厅|区|室|县|旗|州|市|馆|社|专班|海关|边检|海事|税务|公安|消防|气象|邮政|烟草|铁路|民航|电力|电网|"
    "移动|联通|电信|铁塔|石化|石油|城投|交投|国投|(?<![平舞后])台|机关|运营商|报社|国企|央企|高校|院校|院所|科协|社科联|残联|侨联|文联|党校|武警|团中央|成员单位|联席会议|(?<=有关)方面"
)
_BODY = re.compile(rf"(?:{_ENDS})$")
#: The last characters of names: of bodies, of places that act together, and of what a verb behind one may leave.
LAST = "".join(sorted({end[-1] for end in _ENDS.split("|")} | set("省库江大源通导）)")))
#: How the name of a public body ends, or begins: 各区, 相关管委会.
_PUBLIC = re.compile(
    r"(?:委|局|办|厅|署|政府|管委会|委员会|分局|总队|支队|海关|分行|支行|街道|街镇|镇|乡|各区|各县|各市|区县|市县|指挥部|"
    r"委[宣组统政]\S{1,3}部|财政部|外交部|公安部|商务部|教育部|科技部|民政部|司法部|住房城乡建设部|应急管理部|供电公司|公积金中心|"
    r"银行\S{0,4}(?:总部|管理部)|总工会|工商联|残联|妇联|科协|人民银行|证监会|法院|检察院)$|^(?:各|[市区县省]级各|相关|有关|属地|人民银行|中国人民银行|国网)"
)
#: 市气象局, 区投资促进中心: a body with its rank, whatever its field. No 市场, 区域 or 市级, and no verb.
_RANKED = re.compile(
    rf"^(?:[{HAN}]{{2,3}})?[省市区县州旗](?<!地区)(?!场|域|级|内|外(?!办|事|经|专)|块|位|间|民(?![政族宗营防委办])|容貌)(?:(?![转由将至]|划[转归拨入给定到]|移[交送至到转])[{HAN}“”]){{0,16}}"
    r"(?:委|局|办|厅|署|会|办公室|中心|院|队|广播电视台|电视台|融媒体中心|城投|交投|国投|移动|电信|联通|集团|公司|银行|大学|学校|站|所|馆|处|室|专班|供销社|妇联|科协|社科联|残联|慈善会|工商联|侨联|文联|团委|政府|领导小组|指挥部|联席会议|(?<!中介)(?<!服务)(?<!市场)(?<!医疗)(?<!担保)(?<!金融)机构|"
    r"委[宣组统政]\S{1,3}部)$"
)
#: 临港新片区管委会, 镇水务站: bodies of areas and of the smallest places.
_OF_AREA = re.compile(
    rf"^(?:(?!各|相关|有关|属地)[{HAN}]{{2,12}}(?:管委会|执委会)|(?:[{HAN}]{{2,6}})?街道(?:办事处|办)|(?:[村居]|[村居]（[村居]）)民委员会|[镇乡](?!江|域|区|级|村|镇|土)[{HAN}]{{0,8}}(?:站|所|院|办|队|中心|政府))$"
)
#: 市人大常委会法制工作委员会: those of a congress, with long names.
_OF_CONGRESS = re.compile(
    rf"^[{HAN}]{{0,3}}[省市区县州](?:人民代表大会|人大|政协)[{HAN}]{{0,16}}(?:委员会|委|室|会议)$"
)
#: Bodies of the state: 国家能源局, 财政部, 海关总署.
_OF_STATE = re.compile(
    r"^(?:国务院(?:[一-鿿]{2,10}[委办局署部])?|国家\S{2,10}[局委署院行]|中央\S{2,16}部|\S{2,10}部|\S{2,6}总[局署]|\S{2,8}监会|(?:中国)?人民银行\S{0,10}|国网\S{2,10}公司|(?:(?![经向在从到由被])\S){2,4}海关(?:驻\S{1,6}办事处)?)$"
)
#: 县级以上地方人民政府: the governments of a level.
_GOVERNMENT = re.compile(
    r"^(?:地方|各级|[省市县乡]级|以上|设区的市|乡镇|镇|乡|县|区|市|省|州|盟|旗|自治[州县区旗]|直辖市|[、和（）()]|民族乡|"
    r"当地|属地|[本上下同]一?级|(?:项目|事[发件]|事故)?(?:所在|发生)?地|试点(?:城市|地区)|沿[江海河线湖]|有?关|基层){1,8}(?:人民)?政府(?:(?:有关|相关)?部门)?$"
)
#: 财政部门, 各级药品监督管理部门: the bodies of a field, at every place their own.
_OF_FIELD = re.compile(
    rf"[{HAN}（）、]{{2,40}}(?:部门|机关|(?<!物业)(?<!基金)(?<!资[产本])(?<!项目)(?<!投资)(?<!平台)(?:主管|行政|监督|监管|管理|执法|预防控制|检疫|消防|救援|征收|经办|督导|指挥|法制|水文)机构)$"
)
#: 各街镇, 相关部门, 领导小组成员单位: several bodies under one name.
_GROUP = re.compile(
    r"^[市区县省]?(?:各|相关|有关|属地)|各(?:街|镇|园|区|有关|相关|部门|单位)|(?:(?:[市省区县]级|各级)|(?:^|[市省区县]级|上级|行业)(?:行业)?(?:主管|职能|牵头|责任)|行业)(?:部门|单位)$|成员单位|等(?:部门|单位)$|"
    r"^(?:园区|街镇|镇街|街道|高校院所|区属国企|市属国企)$"
)
#: Several bodies of which nothing says what they are of: 市级有关部门, 其他相关单位.
_UNNAMED = re.compile(
    r"(?:国务院|中央|国家|全国|[省市区县州盟旗]|自治区|[省市区县州盟旗]?[级直属]|各级|各地区?|地方|本级|同级|上级|下级|党政|行业|其他|其它|所有|各自?|有关|相关|责任|牵头|配合|成员|主管|职能|业务|直属|行政|监督|管理|监管|执法|、|及|和){1,8}"
    r"(?:部门|单位|机关|机构|行业|方面|组织|企业)(?:[、和及](?:部门|单位|机关|机构|组织|企业))*|各(?:地区?|地方|级|方面?|领域)"
)
#: Words of a sentence, in no name: 具体工作由财政部门负责, 公用工程的维护由主管部门负责.
_SENTENCE = re.compile(
    r"(?<=[委局办厅署院])(?:加强|强化|抓好|做好|加快|推进|落实|完善)|(?<!自)由|[为是将须被把]|报经|报请|报(?=国务院|[省市本上])|(?<=[府门委局办厅署])商(?![务业会贸])|对(?!外|口|台|接)|(?<!设区)的|应(?![急用])|其(?![他余])|按照|根据|《|可以|简称|^(?:有关|相关)(?:部门|方面)(?![和及与、]|负责)[一-鿿]|举办|召开|物业|制定|建立|开展|完善|推动|打造|出台|编制|提出|起草|约谈|测算|"
    r"^(?:拒绝|拒不|确保|保障(?!性|局|中心)|防止|要(?!素)|须|移送|未|不?属于|因(?!公)|阻挠|妨碍|违反|督促|指导(?!中心|站|委|组|办)|监督(?!管理|检查|局|所|站|总队|支队|委)|引导|帮助|责成|征求|加强|强化|加大|推进(?!办|领导)|促进(?!局|会|中心)|深化|鼓励|支持|引导|组织(?!部|人事)|健全|获得|依托|发挥|动员|依照|需要|向|在(?=[省市区县国])|建议|免费|报(?!社)|通报|告知|经(?![济信贸发开商管])|"
    r"联合(?!会|采购|办|执法)|协调(?!处|局)|配合|会同|通过|形成|建设(?![局委厅部]|管理|集团|银行|工程|主管|行政)|明确|落实|优化|提升|培育|引进|设立|成立|争取|与|及)"
)
#: 区市场监管局（牵头）, 市科学技术局（市外国专家局）: what stands behind a name in brackets.
_BESIDE = re.compile(r"[（(][^（()）]*[）)]$")
#: 市、区财政部门
_OF_TWO = re.compile(r"^[省市区县]、(?=[省市区县])")
#: Ranks whose bodies are named behind the last of them: 省、自治区、直辖市人民政府, 市和区、县人民政府.
RANKS = re.compile(
    r"(?:省|市|区|县|乡|自治[区州县]|自治旗|直辖市|省辖市|不?设区的市|地级(?:以上)?市|县级市|城市|市辖区|[市县][（(](?:市|区|市、区)[）)]|[省市]和[市区县])"
)
#: Where one body may end and the next begin.
_AND = re.compile(r"以及|及(?:其(?!他))?|和|与|暨")
#: 南滨江及相关街镇, 某集团和各园区: what is joined to a body of any name is several others.
_SEVERAL = re.compile(r"(?:相关|有关|各|属地)[^各]{1,10}$")
#: 各区, 各街镇, 属地政府: bodies and places of one kind.
_EACH_OF = re.compile(r"(?:[区县市州盟旗镇乡局委办厅]|街道|委员会|镇街|政府|管委会|[（(][市县区、]+[）)])$")
#: 各街镇各园区 are two; 各级各部门 is one.
_EACH = re.compile(r"(?<!^)(?=各(?!级|类|自|项|方))")
#: 市委和市政府 are two; 政府和社会资本合作中心 and 园区和企业服务局 are one.
_SHORTEST = 3
#: The longest name of a body that does not end as one.
_LONGEST_OWN = 6
_SHORT_ENDS = frozenset(("市委", "区委", "省委", "县委", "州委", "海关", "边检", "海事", "税务", "公安", "消防"))


def is_body(name: str) -> bool:
    """Whether this is the name of a body, where a verb or a label says that some are named."""
    bare = _BESIDE.sub("", name)
    return bare not in _ANYBODY and _BODY.search(bare) is not None


def is_anybody(name: str) -> bool:
    """Whether this is nobody in particular: 企业, in a list of bodies."""
    return name in _ANYBODY


def is_public(name: str) -> bool:
    """Whether this is the name of a public body, where nothing else says that some are named."""
    return _PUBLIC.search(_BESIDE.sub("", name)) is not None


def is_group(name: str) -> bool:
    """Whether this is one name of several bodies: 各街镇, 相关部门."""
    return _GROUP.search(name) is not None or is_unnamed(name)


def is_of_field(name: str) -> bool:
    """Whether this is the bodies of a field, at every place their own: 各级财政部门, not 各有关部门."""
    return _OF_FIELD.match(name) is not None and not is_unnamed(name)


def is_unnamed(name: str) -> bool:
    """Whether nothing in a name says of which field or place it is: 各有关部门, 市直相关单位.

    >>> [is_unnamed(name) for name in ("各有关部门", "市级各部门", "各级财政部门", "各街镇")]
    [True, True, False, False]
    """
    return _UNNAMED.fullmatch(name) is not None


def is_each(name: str) -> bool:
    """Whether this is each body of a kind that can be looked for: 各街镇, 各级财政部门, not 各有关部门 nor 各高校."""
    return not is_unnamed(name) and (is_of_field(name) or _EACH_OF.search(name) is not None)


def ends_as_body(name: str) -> bool:
    """Whether a name ends where names of bodies do, at a bracket too: 各县（市、区）."""
    return name.endswith(("）", ")")) or _BODY.search(name) is not None


def is_ranked(name: str) -> bool:
    """Whether this is a body of a city, of the state or of a field, wherever it stands.

    >>> [is_ranked(name) for name in ("市气象局", "国家能源局", "财政部门", "市场中心", "企业")]
    [True, True, True, False, False]
    """
    bare = _OF_TWO.sub("", _BESIDE.sub("", name))
    if _SENTENCE.search(bare) or bare in _ANYBODY:
        return False
    return any(pattern.match(bare) for pattern in (_RANKED, _OF_STATE, _OF_FIELD, _OF_AREA, _OF_CONGRESS, _GOVERNMENT))


def is_government(name: str) -> bool:
    """Whether this is the government of a level, or of each place: 各级人民政府, 各县区政府."""
    return name.endswith("政府")


def in_sentence(name: str) -> bool:
    """Whether this has words of a sentence in it: 获得市科委, 具体工作由财政部门."""
    return _SENTENCE.search(name) is not None


def divide(names: str, start: int = 0) -> list[str]:
    """Divides what 和, 及 or 以及 joins, where a body stands on both sides, from a place on.

    >>> divide("州委编办及州直相关单位"), divide("市工业和信息化局"), divide("省科技厅以及有关市政府")
    (['州委编办', '州直相关单位'], ['市工业和信息化局'], ['省科技厅', '有关市政府'])
    >>> divide("临江公司及相关街镇"), divide("各街镇各园区"), divide("各级各部门")
    (['临江公司', '相关街镇'], ['各街镇', '各园区'], ['各级各部门'])
    """
    for word in _AND.finditer(names, start):
        left, right = names[: word.start()], names[word.end() :]
        if RANKS.fullmatch(left.rsplit("、", 1)[-1]):
            continue
        fits = is_body(left) or (_SEVERAL.match(right) is not None and len(left) <= _LONGEST_OWN)
        if (len(left) >= _SHORTEST or left in _SHORT_ENDS) and fits and is_body(right.split("、")[0]):
            return [left, *divide(right)]
    return _each(names)


def _each(names: str) -> list[str]:
    """Divides names of several bodies that stand one behind the other: 各街镇各园区."""
    if names.count("各") < 2 or "、" in names:
        return [names]
    parts = _EACH.split(names)
    return parts if len(parts) > 1 and all(map(is_body, parts)) else [names]
