"""Whether the names before a verb are of bodies that it gives a task to, the more so the surer it is that it does.

Reads: names, the match of their verb. Writes: whether all are of bodies, and whether how it is done makes it a duty.
"""

from __future__ import annotations

import re

from index.extracting.task_bodies import (
    Known,
    are_known_fields,
    are_places,
    fields_of,
    is_any_government,
    is_beside,
    is_bureau,
    is_local,
    is_named,
    is_office,
    is_standing,
    of_level,
)
from index.extracting.task_verbs import BUILDS, DIVIDING, GIVES, OFTEN, TOGETHER, WITH
from index.structuring.bodies import is_group

#: 等部门, 等单位: not 政府网站、政务热线等
_OF_BODIES = re.compile("部门|单位|组织|团体")
#: Several bodies; beside them nobody is named by the place in the list alone.
_ANY = ("各", "有关", "相关", "属地")
#: 指导、监督本行政区域的法律援助工作: the duty of a body for its area.
_OWN_AREA = re.compile(r"[^，。；]{0,12}本(?:行政区域?|辖区|[省市区县])(?:内|范围)?的?")


def are_bodies(
    names: tuple[str, ...],
    verb: re.Match[str],
    known: Known,
    others: frozenset[str],
    *,
    by: bool,
    joins: bool,
    acts: bool,
) -> bool:
    """Whether all names before a verb are of bodies, the more so the surer it is that it gives a task."""
    whole = verb["verb"] in GIVES or verb["verb"] == WITH
    named = [
        name in others
        or is_named(name, known, joins)
        or (by and is_local(name, whole=whole))
        or ((whole or by) and is_bureau(name))
        or ((by or acts or whole) and is_office(name))
        or (bool(verb["must"]) and (is_standing(name) or is_any_government(name)))
        for name in names
    ]
    # 市金融局、湖北金融监管局负责: beside one that is known, bodies of other ranks.
    must = bool(verb["must"])
    told = must and any(fits and not name.startswith(_ANY) for name, fits in zip(names, named, strict=True))
    beside = any(named) and (acts or told or verb["verb"] in GIVES or OFTEN.match(verb["verb"]) is not None)
    return all(fits or (beside and is_beside(name, must=must)) for name, fits in zip(names, named, strict=True))


def how_they_act(
    names: tuple[str, ...], verb: re.Match[str], known: Known, *, told: bool
) -> tuple[bool, frozenset[str]]:
    """Whether what is said is a duty by how it is done, and which names are bodies here: of places, of fields."""
    places = are_places(names)
    fields: frozenset[str] = frozenset()
    if verb["between"].startswith("等") or (names and names[-1].endswith("部门")):
        sure = _OF_BODIES.search(verb["between"]) or names[-1].endswith("部门")
        fields = fields_of(names, known) if sure or are_known_fields(names, known) else frozenset()
    # 市财政局、市市场监管局按职责开展检查
    by_duty = "职责" in verb["between"] and not all(map(is_group, names))
    together = TOGETHER.search(verb["between"]) or (len(names) > 1 and BUILDS.fullmatch(verb["verb"]))
    if together and together[0] not in DIVIDING and all(map(is_group, names)):
        together = None
    often = OFTEN.match(verb["verb"]) is not None
    governs = _OWN_AREA.match(verb.string, verb.end()) is not None or (bool(names) and all(map(of_level, names)))
    acts = bool(together) or often or by_duty or governs or len(places) == len(names) > 1
    return not told and acts, places | fields
