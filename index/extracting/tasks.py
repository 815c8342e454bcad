"""Tasks: what is to be done by which departments.

Reads: a clause with its departments, its sentences, the usual names of departments. Writes: tasks: those of the rows
of a table, one of the departments at the end of a clause, and one of each sentence that says 由…牵头 or
…按照职责分工负责 in its middle.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.analysis.folding import HAN
from index.documents import Clause, Span
from index.extracting.placing import Quoted
from index.extracting.plaintext import plain
from index.extracting.records import Anchor, Party, Task, TaskRole, Text
from index.extracting.task_tables import tasks_of_rows
from index.structuring.departments import OWN_ROLE, names_of, usual_name

_LABEL = re.compile(rf"(?P<label>[{HAN}]{{2,8}}(?:部门|单位|主体|处室|科室|机构)(?:及(?:分工|单位|部门))?)\s*[:：]")
#: 区科委牵头，区财政局配合
_VERB = re.compile(r"(?P<verb>牵头负责|共同牵头|牵头|主办|主管|负责|配合|参与|协助|协同|会同|承担|落实|推进|实施)")
_LEADS = re.compile(r"牵头|主办|主责|第一责任|承办")
_JOINS = re.compile(r"配合|协办|协同|参与|参加|协助|支持|会同")
#: 各街镇, 相关部门, 领导小组成员单位: several bodies under one name.
_GROUP = re.compile(
    r"^各|各(?:街|镇|园|区|有关|相关)|相关(?:部门|单位|园区|街镇|委办局)|有关(?:部门|单位)|成员单位|等(?:部门|单位)$|^(?:园区|街镇|街道)$"
)

_BODY = (
    r"(?:委|局|办公室|办|委员会|厅|署|中心|管委会|政府|街道|街镇|镇|园区|公司|集团|公安分局|分局|税务局|"
    r"委宣传部|委组织部|工作部|统战部|联合会|总工会|妇联|团委|法院|检察院|银行|分行|支行|海关|部门|单位)"
)
_NAME = rf"(?:各[{HAN}]{{1,4}}[（(][{HAN}、]{{1,8}}[）)](?:人民政府|政府)?|[各市区县省]?[{HAN}]{{0,12}}?{_BODY})"
#: 其中区发改委、区经委按照职责分工牵头协调相关政策; 由区科委牵头，会同区财政局…
_INLINE = re.compile(
    rf"(?:(?P<by>由)|(?:^|(?<=[，；。])|(?<=其中)))(?P<names>{_NAME}(?:(?:、|和|及|与){_NAME})*)(?:等(?:部门|单位))?(?:按照?(?:各自)?职责(?:分工)?)?"
    r"(?P<must>要|应当?|须)?(?P<verb>牵头|负责|承担|会同|配合|参加|参与|协助|共同推进|具体负责|主管|(?<=要)(?!求|素|点|件))(?P<what>[^，。；]{0,40})"
)
_NAMES = re.compile(rf"{_NAME}(?:(?:、|和|及|与){_NAME})*")
#: 市科技局和市财政局 are two, 市工业和信息化局 is one.
_BREAKS = re.compile(r"、(?![^（()）]*[）)])|(?<=[委局办厅署会心府镇道司团区位门])(?:和|及(?!其)|与)")
_WITH = re.compile(rf"，会同(?P<names>{_NAME}(?:(?:、|和|及|与){_NAME})*)")
#: A sentence may open with where it belongs: 其中.
_OPENING = re.compile(r"^(?:其中|由|并由|同时)+")
#: 市审计局, 区投资促进局: a body with its rank, whatever its field.
_RANKED = re.compile(
    rf"^[省市区县州](?!场|域|级|内)(?:(?![转划移由将至])[{HAN}]){{2,14}}(?:委|局|办|厅|署|委员会|办公室|中心|法院|检察院|委[{HAN}]{{2,6}}部)$"
)
#: 本办法由…负责解释 is no task.
_INTERPRETS = re.compile(r"^(?:[^，。；]{0,16}负责)?(?:具体)?解释")
_TITLE_LENGTH = 60
#: Characters before the first department in which its label is looked for.
_LOOK_BACK = 24


def find_tasks(
    clause_id: str,
    clause: Clause,
    quoted: Sequence[Quoted],
    heading: Text | None,
    usual: Mapping[str, str],
    rows: Sequence[Sequence[str]] | None = None,
) -> list[Task]:
    """The tasks of a clause; ids are given by :mod:`index.extracting.stage`.

    Args:
        clause_id: The address of the clause.
        clause: The clause; the rows of a table give tasks where a column names bodies.
        quoted: Its sentences.
        heading: Its run-in heading, the title of the task at its end.
        usual: Written names of departments and their usual ones.
        rows: The rows of its English.
    """
    if clause.rows:
        return list(tasks_of_rows(clause_id, clause, rows, usual, (_role, _is_group)))
    found = []
    if clause.departments and quoted:
        found.append(_closing(clause_id, clause, quoted, heading))
    if not clause.departments:
        found += [task for each in quoted for task in _inline(each, usual)]
    return found


def _closing(clause_id: str, clause: Clause, quoted: Sequence[Quoted], heading: Text | None) -> Task:
    """The task of the departments that stand at the end of a clause."""
    start = clause.text.rfind(clause.departments[0].written)
    end = max(clause.text.rfind(each.written) + len(each.written) for each in clause.departments)
    label = next(reversed(list(_LABEL.finditer(clause.text, max(0, start - _LOOK_BACK), start))), None)
    tail = clause.text[label.start() if label else start :]
    roles = _roles(tail)
    parties = tuple(
        Party(each.written, each.name, roles.get(each.written), _is_group(each.written)) for each in clause.departments
    )
    verb = _VERB.search(tail)
    shown = label["label"] if label else verb["verb"] if verb else ""
    last = next((each for each in reversed(quoted) if each.sentence.start <= start), quoted[-1])
    return Task(
        id="",
        anchor=Anchor(
            clause_id,
            Text(last.sentence.text, last.english),
            Span(label.start() if label else start, max(end, start)),
            "task+label" if label else "task+verb",
        ),
        title=heading or _title(quoted[0]),
        label=shown,
        departments=parties,
    )


def _title(first: Quoted) -> Text:
    """The first sentence of a clause without a heading."""
    text = first.sentence.text.rstrip("。；")
    return Text(text, first.english) if len(text) <= _TITLE_LENGTH else Text(text[:_TITLE_LENGTH] + "…", first.english)


def _roles(tail: str) -> dict[str, TaskRole | None]:
    """The role of each department of a list: by the label before it (牵头单位), or the verb behind it (…配合)."""
    roles: dict[str, TaskRole | None] = {}
    pieces = _LABEL.split(tail)
    if len(pieces) > 1:
        # split() gives: what stands before, then label and names in turn.
        for label, names in zip(pieces[1::2], pieces[2::2], strict=True):
            roles |= dict.fromkeys(names_of(_unclosed(names)), _role(label))
        return roles
    verb = ""
    for part in reversed(re.split(r"[，,；;]", tail.strip("（(）)。【】〔〕[]"))):
        # …牵头，区财政局，各街镇配合: names without a verb share the next one.
        verb = next(reversed(_VERB.findall(part)), verb)
        names = names_of(part)
        own = {name: found["role"] for name in names if (found := OWN_ROLE.search(name))}
        for name in names:
            roles.setdefault(name, _role(own.get(name, "") if own else verb))
    return roles


def _unclosed(names: str) -> str:
    """Names without the bracket that closes the list; 各县（市、区） keeps its own."""
    names = names.rstrip("】]〕。；; ")
    while names.endswith(("）", ")")) and names.count("）") + names.count(")") > names.count("（") + names.count("("):
        names = names[:-1].rstrip("】]〕。；; ")
    return names


def _role(words: str) -> TaskRole | None:
    """The role that a label or verb gives; 责任部门 and 负责 leave it open who leads."""
    if _LEADS.search(words):
        return "lead"
    return "joint" if _JOINS.search(words) else None


def _is_group(name: str) -> bool:
    return _GROUP.search(name) is not None


def _is_ranked(name: str) -> bool:
    return _RANKED.match(name) is not None


def _inline(quoted: Quoted, usual: Mapping[str, str]) -> list[Task]:
    """The tasks that a sentence gives to bodies by name."""
    given: list[Task] = []
    text = plain(quoted.sentence.text)
    for found in _INLINE.finditer(text):
        names = [_OPENING.sub("", each) for each in _BREAKS.split(found["names"])]
        names = [each for each in names if each]
        known = sum(
            usual_name(each, usual) != each or each in usual.values() or _is_group(each) or _is_ranked(each)
            for each in names
        )
        what = found["what"].strip("的 ")
        joins = found["verb"] == "会同" and _NAMES.match(found["what"]) is not None
        says = found["verb"] in ("负责", "牵头", "") and len(what) > 1 and all(map(_is_ranked, names))
        follows = bool(given) and _role(found["verb"]) == "joint"
        # Verbs like 负责 stand in many sentences: bodies must be known, or be named by 由.
        told = found["by"] or joins or says or follows or (known == len(names) and len(names) > 1)
        if not known or not told or _INTERPRETS.search(found["what"]):
            continue
        role = "lead" if what.startswith(("总牵头", "牵头")) else _role(found["verb"])
        if role == "joint" and given and not joins:
            # 由市政府办公室牵头，市司法局参加: they take part in the task before.
            joined = [Party(each, usual_name(each, usual), role, _is_group(each)) for each in names]
            given[-1] = replace(given[-1], departments=(*given[-1].departments, *joined))
            continue
        others: list[str] = []
        if joins:
            # 由区科委会同区市场监管局…: who is named first leads, who is joined to it takes part.
            with_them = _NAMES.match(found["what"])
            others = [each for each in _BREAKS.split(with_them.group()) if each] if with_them else []
            what = found["what"][with_them.end() :].strip("的 ") if with_them else what
            role = "lead"
        elif role == "lead" and (joined_to := _WITH.match(text, found.end())):
            # 由省科技厅牵头，会同省财政厅…
            others = [each for each in _BREAKS.split(joined_to["names"]) if each]
        start = quoted.sentence.start
        given.append(
            Task(
                id="",
                anchor=Anchor(
                    quoted.clause,
                    Text(quoted.sentence.text, quoted.english),
                    Span(start + found.start("names"), start + found.end()),
                    "task+sentence",
                ),
                title=Text(what or quoted.sentence.text.rstrip("。")[:_TITLE_LENGTH]),
                label=found["verb"],
                departments=tuple(
                    Party(each, usual_name(each, usual), role if each in names else "joint", _is_group(each))
                    for each in [*names, *others]
                ),
            )
        )
    return given
