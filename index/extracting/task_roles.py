"""Who leads and who takes part, of the bodies that a list names: 牵头单位：…；配合单位：…, …牵头，…配合, ☆市经信局.

Reads: the end of a clause, or a cell of a table. Writes: the role of each name. Beside one that leads, who is
responsible too takes part (牵头单位：甲；责任单位：乙); where nobody leads it is left open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.extracting.records import TaskRole
from index.extracting.task_verbs import JOINS, LEADS, SHARE
from index.structuring.department_lists import LABEL, MARK, OWN_ROLE, names_of

#: 区科委牵头，区财政局配合
VERB = re.compile(
    r"(?P<verb>牵头负责|共同牵头|牵头|主办|主管|负责|配合|参与|参加|协助|(?<!政)协办|协同|承担|承办|指导|督导|支持|落实|推进|实施)"
)
#: 配合落实, 协助做好, 负责落实: verbs that follow each other say one thing.
_RUN = re.compile(rf"(?:{VERB.pattern.replace('?P<verb>', '?:')}|完成|开展|办理|做好|抓好|共同|工作)+\W*$")
#: …负责，排在第一位的为牵头单位; 标☆的为牵头单位
_FIRST_LEADS = re.compile(r"[（(，,；;。](?:排|列)[^，。；]{0,4}(?:第一|首)位?[^，。；]{0,6}牵头")
_MARKED_LEADS = re.compile(r"[（(，,；;。](?:标|带|加|有|注)[^，。；]{1,8}牵头")
_OPENING, _CLOSING = "（([【〔", "）)]】〕"

Roles = dict[str, "TaskRole | None"]


def role_of(words: str) -> TaskRole | None:
    """The role that a label or verb gives; 责任部门 and 负责 leave it open who leads."""
    if LEADS.search(words):
        return "lead"
    return "joint" if JOINS.search(words) else None


def roles_of(tail: str) -> Roles:
    """The role of each body of a list: by its mark, by the label before it, or by the verb behind it.

    >>> roles_of("（牵头单位：区科委；责任单位：区经委）"), roles_of("（区科委牵头，区财政局配合）")
    ({'区科委': 'lead', '区经委': 'joint'}, {'区科委': 'lead', '区财政局': 'joint'})
    """
    first, marked = _FIRST_LEADS.search(tail), _MARKED_LEADS.search(tail)
    remark = first or marked
    roles = _listed(tail[: remark.start()] if remark else tail)
    if first or (marked and any(map(MARK.match, roles))):
        leading = list(roles)[:1] if first else [name for name in roles if MARK.match(name)]
        return {name: "lead" if name in leading else role or "joint" for name, role in roles.items()}
    return roles


def shown(label: re.Match[str]) -> str:
    """A label without the marks around it."""
    return label["label"] or label["bracketed"] or label["bare"] or ""


def _listed(tail: str) -> Roles:
    labels = list(LABEL.finditer(tail))
    if not labels:
        return _told(tail.strip("（(）)。【】〔〕[]"), None)
    words = [shown(label) for label in labels]
    ends = [*(label.start() for label in labels[1:]), len(tail)]
    roles: Roles = {}
    for label, end in zip(labels, ends, strict=True):
        listed, _, _ = tail[label.end() : end].partition("。")
        roles |= _told(_unclosed(listed), _beside(shown(label), words))
    return roles


def _beside(label: str, labels: Sequence[str]) -> TaskRole | None:
    """The role of a label among others: beside 牵头单位 a 责任单位 takes part, and beside 主办 who is 承办."""
    others = [other for other in labels if other != label]
    if "承办" in label and any("主办" in other for other in others):
        return "joint"
    leads = any(role_of(other) == "lead" and "承办" not in other for other in others)
    return role_of(label) or ("joint" if leads and "责任" in label else None)


def _told(listed: str, usual: TaskRole | None) -> Roles:
    """The roles in a list by the verbs in it; where none is, the one that its label gives."""
    roles: Roles = {}
    leads = False
    for group in re.split(r"[；;]", listed):
        waiting: list[str] = []
        led = False
        for part in re.split(r"[，,]", group):
            first, joins, others = part.partition("会同")
            names = names_of(first)
            own = {name: role_of(found["role"]) for name in names if (found := OWN_ROLE.search(name))}
            if not names and not others:
                continue
            verb = None if own else _said(part, [*names, *names_of(others)])
            role = "lead" if joins else role_of(verb) if verb else usual
            if verb and role is None and leads and SHARE.search(part):
                role = "joint"
            if verb and (led or leads or role != "joint"):
                # …牵头，区财政局，各街镇配合: names without a verb share the next one.
                roles |= dict.fromkeys(waiting, role)
                waiting = []
            waiting += names if verb is None and not own else []
            roles |= {name: own.get(name, None if own else role) for name in names}
            roles |= dict.fromkeys(names_of(others), "joint")
            led = led or verb is not None
            leads = leads or role == "lead"
    return _sharing(roles)


def _sharing(roles: Mapping[str, TaskRole | None]) -> Roles:
    """区科委（牵头）、区经委: beside one that is marked to lead the others take part."""
    marked = any(OWN_ROLE.search(name) and role == "lead" for name, role in roles.items())
    return {name: role or ("joint" if marked else None) for name, role in roles.items()}


def _said(part: str, names: Sequence[str]) -> str | None:
    """What the verbs beside the names say: the first if it leads (牵头组织实施), one that shares (配合落实), the last.

    Those within names (各产业链牵头部门) say nothing.
    """
    for name in names:
        part = part.replace(name, "、")
    verbs: list[str] = VERB.findall(part)
    if not verbs or LEADS.search(verbs[0]):
        return verbs[0] if verbs else None
    run = _RUN.search(part)
    return next(filter(JOINS.search, VERB.findall(run.group())), verbs[-1]) if run else verbs[-1]


def _unclosed(names: str) -> str:
    """Names without the bracket that closes the list; 各县（市、区） keeps its own."""
    names = names.rstrip("。；; ")
    while names.endswith(tuple(_CLOSING)) and _count(names, _CLOSING) > _count(names, _OPENING):
        names = names[:-1].rstrip("。；; ")
    return names


def _count(names: str, marks: str) -> int:
    return sum(names.count(mark) for mark in marks)
