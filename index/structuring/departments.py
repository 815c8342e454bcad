"""Departments: who is to do what a clause says, as written at its end and under their usual names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.analysis.folding import HAN
from index.documents import Department
from index.structuring.bodies import in_sentence, is_anybody, is_body, is_public, is_ranked
from index.structuring.department_lists import BESIDE, DOES, LABEL, bare_name, names_of

#: …，完成时限：2024年6月）, …，2025年9月底前完成）
_TIME = re.compile(
    r"[，,；;]\s*(?:(?:完成|办理|实施)?(?:时限|时间|期限)\s*[:：][^，,；;（）()]{1,20}|(?:20\d\d年|\d{1,2}月|年底|长期)[^，,；;（）()]{0,12})"
    r"(?=[）)\]】〕]$)"
)
#: …，排第一位的为牵头单位）
_REMARK = re.compile(r"[，,；;。]\s*(?:排|列)[^，。；）)]{0,16}牵头(?:单位|部门)?(?:[，,]下同)?(?=[）)\]】〕]$)")
#: Brackets around names, and the bracket that closes each.
_BRACKETS = {"（": "）", "(": ")", "【": "】", "[": "]", "〔": "〕"}
#: What stands before names that are labelled, without a bracket.
_BEFORE = "。；;，,\n—─ \u3000"
#: （区科委、区经委负责）, （区科委牵头，区财政局配合）
_INNER = r"[^（()）。:：]|[（(][^（()）]{1,16}[）)]"
_VERBED = re.compile(
    rf"[（(\[【〔](?P<names>(?:{_INNER}){{2,240}}?{DOES}(?:(?:{_INNER}){{0,160}}{DOES}(?:属地|主体|监管)?(?:责任)?)?)"
    # …负责，排在第一位的为牵头单位，下同; …负责；完成时限：2025年
    r"(?P<remark>[，,；;。](?:排在|排|列|按|下同|以下|其他|上述|各地|持续|长期|常年|常态|完成|全年|年内|年底|\d)[^（()）]{0,60})?[）)\]】〕]$"
)
#: 区科委牵头，区财政局配合。 as a sentence of its own.
_STATED = re.compile(rf"(?:^|(?<=[。；;\n]))\s*[（(【〔\[]?(?P<names>[^。；;:：\n]{{2,160}}{DOES})$")
#: （市城管局、市公安局，各区政府）: a bracket of public bodies alone, several of them.
_BARE = re.compile(
    rf"[（(\[【〔](?P<names>(?:[{HAN}]|[（(][{HAN}、]{{1,8}}[）)]){{2,24}}(?:[、，；,;/](?:[{HAN}]|[（(][{HAN}、]{{1,8}}[）)]){{2,24}}){{0,11}})[）)\]】〕]$"
)
#: One body alone is read with its rank only: （市气象局）.
_ALONE = re.compile(
    rf"[省市区县州](?!场|域|级|内)[{HAN}]{{0,12}}(?:(?<=[{HAN}]{{2}})[委局办厅署]|政府|工商联|残联|妇联|科协|总工会|红十字会)$|^各[^各]{{0,8}}(?:部门|单位|政府)$"
)
#: How places of work end that are named beside bodies.
_OWN_END = re.compile(r"^[^的]{2,12}(?:基地|平台|实验室|联合体|工作站|项目部|管委|油田|矿|厂|农场|林场|港|电台)$")
#: The longest name that says not what it is of.
_OWN = 4
_PLACE = re.compile(rf"[{HAN}]{{2}}[区县市]$")
#: 人社、教育等部门参与, 民政、残联等按职责落实
_FIELDS_OF = re.compile(r"等(?:有关|相关)?部门|等(?=按|负责|落实)")
#: 人力资源社会保障, the longest name of a field.
FIELD = 8
#: Only the end of a clause is searched.
_TAIL = 600
#: 区, 市, 上海市 … before a name that the list of usual names holds without it.
_RANK = re.compile(rf"^(?:本市|本区|[市区县省]|[{HAN}]{{2,4}}?[市省区县])")


def opens_departments(chars: str) -> bool:
    """Whether this is a line that only names departments: it belongs to the clause above.

    >>> [opens_departments(line) for line in ("（推进部门：区科委）", "（区科委牵头，区财政局配合）", "责任重大")]
    [True, True, False]
    """
    bare = chars.strip(" 。；")
    if LABEL.match(bare.lstrip("（([【 ")) or LABEL.match(bare.lstrip("（( ")):
        return True
    said = _VERBED.match(bare)
    return said is not None and _are_bodies(names_of(said["names"]))


def read_departments(text: str, usual: Mapping[str, str]) -> tuple[Department, ...]:
    """Reads the departments at the end of a clause.

    Args:
        text: The clause.
        usual: Written names and their usual ones (区卫健委 → 区卫生健康委).

    """
    tail = text[-_TAIL:].rstrip("。；;，, \n\u3000")
    listed = _labelled(tail)
    if listed is not None:
        names = names_of(listed)
    elif bare := _bare(tail):
        names = bare
    else:
        names = _told(tail, usual)
    return tuple(Department(name, usual_name(name, usual)) for name in dict.fromkeys(names))


def _told(tail: str, usual: Mapping[str, str]) -> list[str]:
    """The names that a verb says to be of bodies, in a bracket or in a sentence of its own."""
    found = _VERBED.search(tail) or _STATED.search(tail)
    names = names_of(found["names"]) if found else []
    # 人社、教育等部门参与: fields stand for their departments.
    fields = found is not None and _FIELDS_OF.search(found["names"]) is not None
    known = fields and any(f"{name}局" in usual for name in names) and max(map(len, names)) <= FIELD
    if found is None or not (known or _are_bodies(names, fields=fields)):
        return []
    if found.re is _STATED:
        first = names[0]
        known = usual_name(first, usual) != first or first in usual.values()
        if any(map(in_sentence, names)) or not (known or is_public(first) or is_ranked(first)):
            return []
    return names


def _are_bodies(names: Sequence[str], *, fields: bool = False) -> bool:
    """Whether all of some names are of bodies or, beside one, of nobody in particular or of a field.

    Beside several bodies one may be a place of work: 深交所江苏基地.
    """
    fitting = [is_body(name) or is_anybody(name) or (fields and len(name) <= FIELD) for name in names]
    others = [name for name, fits in zip(names, fitting, strict=True) if not fits]
    owned = len(others) == 1 and sum(map(is_ranked, names)) > 1 and _OWN_END.search(others[0]) is not None
    return any(map(is_body, names)) and (not others or owned)


def _labelled(tail: str) -> str | None:
    """Finds the names at the end of a clause that labels announce, from the first label on; None where none does.

    Between the labels stand names alone: 责任单位：区科委。配合单位：区经委、区财政局。
    """
    for label in LABEL.finditer(tail):
        before = tail[label.start() - 1] if label.start() else "\n"
        end = len(tail)
        opening = _opening(tail, label.start())
        if opening is not None:
            if tail[-1] != _BRACKETS[tail[opening]]:
                continue
            end -= 1
        elif before not in _BEFORE:
            continue
        pieces = [piece.strip() for piece in tail[label.start() : end].split("。")]
        announced = [piece for piece in pieces if LABEL.match(piece) or BESIDE.match(piece)]
        # In brackets a remark may stand behind the names: …。以下均需各区落实，不再列出
        if len(announced) == len([piece for piece in pieces if piece]) or opening is not None:
            return "。".join(announced)
    return None


def _opening(tail: str, at: int) -> int | None:
    """Finds the bracket that is open at a place, the outermost of those without a stop behind them."""
    opened: list[int] = []
    for place, character in enumerate(tail[:at]):
        if character in _BRACKETS:
            opened.append(place)
        elif character in _BRACKETS.values() and opened:
            opened.pop()
        elif character == "。":
            opened.clear()
    return opened[0] if opened else None


def _bare(tail: str) -> list[str]:
    """The public bodies, and the districts beside them, that a bracket names without a word more."""
    found = _BARE.search(_REMARK.sub("", _TIME.sub("", tail)))
    names = names_of(found["names"]) if found else []
    publics = sum(map(is_public, names))
    others = [name for name in names if not (is_public(name) or is_body(name) or _PLACE.search(name))]
    # Beside several bodies one may go by its own name: 张江.
    owned = len(others) == 1 and len(names) > 2 and len(others[0]) <= _OWN
    fitting = (not others or owned) and not any(map(in_sentence, names))
    several = len(names) > 1 or all(map(_ALONE.match, names))
    return names if fitting and several and publics else []


def usual_name(written: str, usual: Mapping[str, str]) -> str:
    """Looks a department's usual name up, with its rank (区, 市) and without."""
    written = bare_name(written)
    if written in usual:
        return usual[written]
    rank = _RANK.match(written)
    bare = written[rank.end() :] if rank else written
    return f"{rank.group()}{usual[bare]}" if rank and bare in usual else written
