"""Which names in a sentence are of bodies that it gives a task to: known, with a rank, of some place, or of fields.

Reads: a name, the usual names of departments. Writes: whether it is one. What ends as a body does (企业的办, 任何单位)
is none in a sentence unless more than its end says so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from index.analysis.folding import HAN
from index.structuring.bodies import ends_as_body, in_sentence, is_anybody, is_body, is_group, is_ranked
from index.structuring.departments import FIELD, usual_name

#: 深圳、东莞共建: bare names of places, one after the other, and what they do together.
_ROW = re.compile(
    rf"(?P<row>[{HAN}]{{2,8}}?(?:[、和与及][{HAN}]{{2,8}}?)+?)(?:[两三四五六]地|等地|等)?"
    r"(?P<verb>共建|共同(?!签|点|体)|联合(?!签|会|体|国|声明)|携手|协同(?!发展)|合力|合作(?:建|共|开)|一体(?:推进|规划|建设))"
)
_PLACE = re.compile(
    rf"(?:(?!省|市|区|县|各|等|和|与)[{HAN}]){{2,7}}(?<!住宅)(?<!商业)(?<!工业)(?<!生活)(?<!功能)(?<!城镇)[省市区县]$"
)
_ENDS = ("局", "委", "办", "厅")
#: Bodies of a place, whatever stands before: 属地政府, 乡镇政府.
_LOCAL = ("政府", "管委会", "街道办事处", "专班", "领导小组", "指挥部", "联席会议")
#: 禁毒办, 文明创建办, 防汛抗旱指挥部: offices that are set up for one task; not 主办, 承办.
_OFFICE_FOR = re.compile(
    rf"(?:(?![转至划移经并按依给向从各在])[{HAN}]){{2,12}}"
    r"(?:(?<![主承举开经协交督催查代帮领新补兴创报补办])办|领导小组(?:办公室)?|指挥部(?:办公室)?|联席会议(?:办公室)?|工作专班)"
)
#: 县级以上人民政府商务、市、县（区）文物主管部门: whose fields they are, and what they are called.
_LEVEL = re.compile(
    r"^(?:国务院|县级以上|[省市区县盟旗]|自治[区州县旗]|设区的|地级以上|地方|各级|同级|本级|级|人民政府|（[^（）]{1,8}）|、|和)+"
)
_CALLED = re.compile(r"(?:行政)?(?:主管|管理)?部门$")
_TOLD = ("企业", "单位", "公司", "集团", "区", "县", "市", "州", "校", "院所", "园", "村", "社", "组", "部门")
#: 地方人民政府组织统计机构 is longer than a name.
_LONGEST_BESIDE = 11
#: 上海电信局: ends of names that no other thing has, where the verb says that a body is given a task.
_BUREAU = re.compile(
    rf"(?:(?![转至划移经并按依给向从])[{HAN}]){{2,14}}(?:[局厅署]|管委会|办公室|总队|支队|警备区|军分区)"
)
#: 国家药品集中采购试点工作小组办公室: bodies set up for one task, however long their names.
_STANDING = re.compile(
    rf"(?:[{HAN}“”·]{{2,36}}(?:领导小组|工作小组|协调小组|指挥部|联席会议)|(?:各级|[省市区县])?[{HAN}]{{2,16}}仲裁委员会"
    rf"|(?:各级|[省市区县])[{HAN}]{{2,16}}(?<!居民)(?<!村民)委员会)(?:办公室)?"
)
#: 县级以上地方人民政府, 国务院教育行政部门
_OF_LEVEL = re.compile(
    rf"(?:县级以上|国务院|国家|设区的市|省、自治区|地方各级|各级|乡（?镇)[{HAN}、（）]{{0,24}}(?:人民政府|部门)$"
)
#: What their names may open with, and hold then what else is a verb: 省推进长江经济带发展领导小组.
_WHOSE = re.compile(rf"(?:国家|全国|国务院|中央|各级|[{HAN}]{{0,3}}?[省市区县州])(?!级)")
_IN_NAME = re.compile(r"组织|推进|推动|促进|开展|建立|完善|落实|打造|建设|创建|制定")
#: 陆家嘴管理局; in 市经信委转至市科委 there are two, and one that had it before.
_OFFICE = re.compile(rf"(?:(?![转至划移经并按依给向从])[{HAN}]){{3,8}}(?:[局委办署]|集团|机构|委员会|办公室)")


class Known(NamedTuple):
    """What is known by name: departments, as written and as usual, and places."""

    usual: Mapping[str, str]
    places: Collection[str] = frozenset()


def is_named(name: str, known: Known, follows: bool) -> bool:
    """Whether this is a body of its own; behind one that leads, whatever is called like a body is one."""
    if in_sentence(name):
        return False
    usual = usual_name(name, known.usual) != name or name in known.usual.values()
    group = is_group(name) and ends_as_body(name)
    return usual or group or is_ranked(name) or (follows and is_body(name))


def is_local(name: str, *, whole: bool) -> bool:
    """Whether a name behind 由 is of a body of some place, or of any office: 由陆家嘴管理局负责."""
    return not in_sentence(name) and (name.endswith(_LOCAL) or (whole and _OFFICE.fullmatch(name) is not None))


def is_office(name: str) -> bool:
    """Whether this is an office for one task, named without whose it is: 禁毒办, 重大项目专班."""
    return _OFFICE_FOR.fullmatch(name) is not None and not in_sentence(name)


def is_bureau(name: str) -> bool:
    """Whether a name ends as only those of bodies do, where a verb says that one is given a task: 兰州电信局牵头."""
    return _BUREAU.fullmatch(name) is not None and not in_sentence(name)


def is_any_government(name: str) -> bool:
    """Whether this is the government of any place, told by where it lies: 流域所在地县级以上人民政府."""
    return name.endswith("人民政府") and name != "人民政府" and not in_sentence(name)


def of_level(name: str) -> bool:
    """Whether this is a body of every place of a level, which only rules speak of: 县级以上人民政府水行政主管部门."""
    return _OF_LEVEL.match(name) is not None and not in_sentence(name)


def is_standing(name: str) -> bool:
    """Whether this is a body set up for one task, as its end says: 京津冀协同发展领导小组办公室."""
    if _STANDING.fullmatch(name) is None:
        return False
    return not in_sentence(_IN_NAME.sub("", name) if _WHOSE.match(name) else name)


def is_beside(name: str, *, must: bool) -> bool:
    """Whether a name that stands beside one of a known body is of a body too: 湖北金融监管局.

    Companies and areas are told what they must do (企业应当) and are no bodies for it.
    """
    fits = is_body(name) and len(name) <= _LONGEST_BESIDE and not in_sentence(name)
    return fits and not (must and name.endswith(_TOLD))


def are_places(names: Sequence[str]) -> frozenset[str]:
    """Those of several names that are of places with their rank: 北京市、天津市协同推进."""
    named = [name for name in names if _PLACE.fullmatch(name) and not in_sentence(name)]
    return frozenset(named) if len(names) > 1 else frozenset()


def places_in_row(text: str, at: int, places: Collection[str]) -> re.Match[str] | None:
    """Places that are named without their rank and act together, from a place of a text on: 深圳、东莞共建."""
    row = _ROW.match(text, at) if places else None
    return row if row and all(name in places for name in re.split("[、和与及]", row["row"])) else None


def are_known_fields(names: Sequence[str], known: Known) -> bool:
    """Whether each of several names is of a field whose bodies have a usual name."""
    fields = [_CALLED.sub("", _LEVEL.sub("", name)) for name in names]
    return all(any(f"{field}{end}" in known.usual for end in (*_ENDS, "委员会")) for field in fields)


def fields_of(names: Sequence[str], known: Known, *, sure: bool = False) -> frozenset[str]:
    """The names if they are of fields, that stand for their bodies: 城管、交通运输等部门.

    One of them at least has bodies with a usual name, unless it is sure that bodies are meant.
    """
    fields = [_CALLED.sub("", _LEVEL.sub("", name)) for name in names]
    fitting = all(len(name) <= FIELD and not is_anybody(name) and not in_sentence(name) for name in fields)
    usual = any(map(is_body, names)) or any(f"{field}{end}" in known.usual for field in fields for end in _ENDS)
    return frozenset(names) if fitting and (usual or sure) else frozenset()
