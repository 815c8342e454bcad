"""Departments: who is to do what a clause says, as written at its end and under their usual names."""

from __future__ import annotations

import re
from collections.abc import Mapping

from index.analysis.folding import HAN
from index.documents import Department

#: 责任部门, 推进单位, 牵头单位, 配合部门, 责任主体 …
_ROLE = (
    r"(?:主要|主|第一|共同)?(?:责任|推进|牵头|配合|实施|主责|承办|协办|协同|组织|落实|参与|参加|主管|主办|负责|支持|协调|指导|监管|责任落实)"
    r"(?:实施|推进|落实|责任|配合)?(?:部门|单位|主体|处室|科室|机构)(?:及(?:分工|单位|部门))?"
)
_LABEL = re.compile(rf"{_ROLE}\s*[:：]\s*")

#: （责任部门：区科委、区商务委、区投资办）
_BRACKETED = re.compile(
    rf"[（(\[【]\s*(?={_ROLE}\s*[:：])(?P<names>[^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*)[）)\]】]\s*。?$"
)

#: 责任单位：区科委、区经委。 — without brackets, at the end or on a line of its own.
_BARE = re.compile(rf"(?:^|(?<=[。；\n]))(?={_ROLE}\s*[:：])(?P<names>[^。]*)。?$")

#: （区科委、区经委负责）, （区科委牵头，区财政局配合）
_INNER = r"[^（()）。:：]|[（(][^（()）]{1,16}[）)]"
_DOES = r"(?:负责|牵头|配合|参与|参加|落实|推进|实施|协助)"
_VERBED = re.compile(
    rf"[（(](?P<names>(?:{_INNER}){{2,240}}?{_DOES}(?:(?:{_INNER}){{0,160}}{_DOES})?)"
    # …负责，排在第一位的为牵头单位，下同
    r"(?P<remark>[，,；;](?:排在|排|列|按|下同|以下|其他|上述|各地)[^（()）]{0,60})?[）)]\s*。?$"
)

#: Words around names that are no part of them.
_VERBS = re.compile(
    r"(?:等?(?:按照?|根据)(?:各自)?(?:职责|职能|任务)?(?:分工|职责)?(?:分别|共同|协同)?(?:负责|落实|推进|实施)|共同牵头|共同负责|牵头负责|分别负责|具体负责|"
    r"牵头|负责|配合|参与|落实|推进|实施)+$"
)
_BREAK = re.compile(rf"[、，,；;\n](?![^（()）]*[)）])|\s{{2,}}|(?<=[{HAN}）)])[ \u3000](?=[{HAN}])")

#: 教育部等部门, 区科委等
_AND_OTHERS = re.compile(r"等(?:有关|相关|各)?(?:部门|单位|部委)?$")

#: A department is no sentence; 区促进生命健康产业发展工作领导小组成员单位 has 21 characters.
_NAME_LENGTH = 36

#: Only the end of a clause is searched.
_TAIL = 600

#: 区, 市 … before a name that the list of usual names holds without it.
_RANK = re.compile(r"^(?:上海市|本市|本区|市|区|县)")


def opens_departments(chars: str) -> bool:
    """Whether this is a line that only names departments: it belongs to the clause above.

    >>> opens_departments("（推进部门：区科委、区市场监管局）"), opens_departments("责任重大")
    (True, False)
    """
    return _LABEL.match(chars.lstrip("（([【 ")) is not None


def read_departments(text: str, usual: Mapping[str, str]) -> tuple[Department, ...]:
    """Reads the departments at the end of a clause.

    Args:
        text: The clause.
        usual: Written names and their usual ones (区卫健委 → 区卫生健康委).

    """
    tail = text[-_TAIL:]
    found = _BRACKETED.search(tail) or _BARE.search(tail) or _VERBED.search(tail)
    if found is None:
        return ()
    written = dict.fromkeys(names_of(found["names"]))
    if found.re is _VERBED and not all(_looks_like(name) for name in written):
        return ()
    return tuple(Department(name, usual_name(name, usual)) for name in written)


def names_of(listed: str) -> list[str]:
    """Divides a list of departments into names.

    >>> names_of("牵头单位：区科委；配合单位：区经委、各街镇")
    ['区科委', '区经委', '各街镇']
    """
    names: list[str] = []
    for piece in _BREAK.split(_LABEL.sub("、", listed)):
        name = _VERBS.sub("", piece.strip(" 。.　")).strip()
        name = _AND_OTHERS.sub("", name) if len(name) > 3 else name
        if name.startswith(("以下", "不再")):
            continue
        if len(name) == 1 and names:
            # 各街道、镇 is one party
            names[-1] += f"、{name}"
        elif 1 < len(name) <= _NAME_LENGTH:
            names.append(name)
    return names


def _looks_like(name: str) -> bool:
    """Whether this is the name of a body, where only a verb says that the bracket names some."""
    return (
        re.search(
            r"(?:委|局|办|部|院|署|行|会|团|政府|中心|公司|集团|单位|部门|街道|街镇|镇|园区|会|处|站|队|校|大学|组|企业|医院|机构|所|厅|区)$",
            name,
        )
        is not None
    )


def usual_name(written: str, usual: Mapping[str, str]) -> str:
    """Looks a department's usual name up, with its rank (区, 市) and without."""
    if written in usual:
        return usual[written]
    rank = _RANK.match(written)
    bare = written[rank.end() :] if rank else written
    return f"{rank.group()}{usual[bare]}" if rank and bare in usual else written
