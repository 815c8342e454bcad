"""Bodies that a part of a sentence names behind its verb: 会同市财政局制定, 配合市委金融办开展, 加强与上海海关的沟通.

Reads: what a body does. Writes: the other bodies in it, with their roles.
"""

from __future__ import annotations

import re

from index.extracting.records import TaskRole
from index.extracting.task_bodies import Known, are_known_fields, fields_of, is_bureau, is_named
from index.structuring.bodies import LAST, in_sentence, is_of_field, is_unnamed
from index.structuring.department_lists import names_of

#: What 会同 joins ends within so many characters.
_LONGEST = 80
#: 市人力资源社会保障、财政等部门: fields are no names.
_FIELDS = re.compile(r"(?P<fields>[^，。；]{2,120}(?<![委局办厅署]))等(?:有关|相关|各)?(?:行政)?(?:主管|管理)?部门")
#: 加强与人民银行上海总部、上海金融监管局的沟通
_MEETS = re.compile(
    r"(?:(?:进一步)?(?:加强|强化|密切|深化|做好))?与(?P<names>[^，。；]{3,60}?)的?"
    r"(?:信息|工作|业务|执法|监管|司法)?(?:沟通|协调|衔接|对接|合作|联系|协作|联动|配合)"
)
#: 配合市委金融办开展: another body that does it too, or whose task it is.
_TELLS = re.compile(r"(?:密切|积极|主动|全力|应当|依法)*(?P<how>组织|协助|配合)(?P<rest>[^，。；]{4,})")
_HELPS = ("协助", "配合")
Beside = tuple[tuple[str, "TaskRole | None"], ...]


def beside(doing: str, known: Known) -> Beside:
    """The bodies in what a body does, with their roles: who is helped leads, who is met takes part."""
    if met := _MEETS.match(doing):
        met_names = tuple(names_of(met["names"]))
        fields = _FIELDS.match(met["names"]) and fields_of(met_names, known)
        return tuple((name, "joint") for name in met_names) if fields or are_named(met_names, known) else ()
    if told := _TELLS.match(doing):
        names, rest = named_first(told["rest"], known)
        role: TaskRole | None = "lead" if told["how"] in _HELPS else None
        return tuple((name, role) for name in names if not is_unnamed(name)) if rest else ()
    return ()


def joined(content: str, known: Known) -> tuple[tuple[str, ...], str]:
    """The bodies that 会同 joins, and what all of them do: 市财政局、市工业和信息化局制定实施细则."""
    if said := _FIELDS.match(content):
        fields = tuple(names_of(said["fields"]))
        return (fields, content[said.end() :].strip("的 ")) if fields_of(fields, known, sure=True) else ((), content)
    for follows in (False, True):
        names, rest = named_first(content, known, follows=follows)
        if names:
            return names, rest
    return (), content


def named_first(content: str, known: Known, *, follows: bool = False) -> tuple[tuple[str, ...], str]:
    """The longest list of bodies that words open with, and the rest of the words."""
    for end in range(min(len(content), _LONGEST), 1, -1):
        if content[end - 1] not in LAST:
            continue
        names = tuple(names_of(content[:end]))
        torn = content[end - 1] in "、和及与" or content.startswith(("组织", "委员会", "办公室"), end - 1)
        behind = content[:end].rpartition(names[-1])[2] if names else ""
        if names and not torn and (not behind or behind.startswith("等")) and are_named(names, known, follows=follows):
            return names, content[end:].strip("的 ")
    return (), content


def are_named(names: tuple[str, ...], known: Known, *, follows: bool = False) -> bool:
    """Whether all are names of bodies; before the last, the fields of 自然资源、文物主管部门 stand for theirs."""
    named = [is_named(name, known, follows) for name in names]
    if any(named) and all(fits or is_bureau(name) for name, fits in zip(names, named, strict=True)):
        return True
    field = len(names) > 1 and is_of_field(names[-1]) and not in_sentence(names[-1])
    return field and are_known_fields(names[:-1], known)
