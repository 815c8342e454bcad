"""Tasks that sentences give to bodies by name: 由市科技局牵头，市财政局配合; 市统计局负责监测，市商务局要做好保障.

Reads: a sentence. Writes: tasks. A sentence is read part by part, from comma to comma; a part names bodies, then says
what they do. What only looks like it (企业应当配合有关部门, 各部门要加强协作) names nobody in particular and is none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from index.documents import Span
from index.extracting.placing import Quoted
from index.extracting.records import Anchor, Party, Task, TaskRole, Text
from index.extracting.task_bodies import Known, is_named
from index.extracting.task_parts import Part, in_parts, parts_of
from index.extracting.task_verbs import DONE, GIVES, JOINS, LEADS, MADE_OF, SHARE, TAKES_PART, WAS_DONE
from index.structuring.bodies import is_group, is_unnamed
from index.structuring.departments import usual_name

#: 查处案件300起，起诉200人 tells what was done.
_COUNT = re.compile(r"\d\s*[百千万亿]*[起件家人元户次]")
#: 完善法律服务，区司法局组建律师团; 银行要…，市金融局做好督导: what is still to be done.
_AIMS = re.compile(
    r"^(?:加强|加快|完善|健全|推动|推进|强化|构建|打造|优化|实施|建立|深化|提升|提高|落实|开展|发挥|坚持|鼓励|支持|引导|扩大|创新|严格|做好|规范|聚焦|围绕)|[，；]?[^，。；]{2,12}(?:要(?!求|素|点|件)|应当)"
)
_TITLE_LENGTH = 60


def tasks_of_sentence(quoted: Quoted, known: Known) -> list[Task]:
    """The tasks that a sentence gives to bodies by name."""
    given: list[Task] = []
    text = in_parts(quoted.sentence.text)
    parts = [] if WAS_DONE.match(text) else list(parts_of(text, known))
    # 市住建局指导城中村改造，市规划局做好用地保障: bodies one after the other, each with its duty.
    if not (
        any(part.gives for part in parts)
        or (
            parts
            and (len(parts) > 1 or _is_aimed(text, parts[0], known))
            and not DONE.search(text)
            and not _COUNT.search(text)
        )
    ):
        return given
    for part in parts:
        led = any(party.role == "lead" for task in given for party in task.departments)
        role = _role(part, led=led)
        if role == "joint" and given and not part.joined and not part.beside:
            # 由市政府办公室牵头，市司法局参加: they take part in the task before.
            given[-1] = replace(given[-1], departments=(*given[-1].departments, *_parties(part, role, known)))
            continue
        # 北京市、天津市协同推进: with nobody beside them, they act together.
        together = part.must or part.verb == MADE_OF or (part.verb == "协同" and part.acts)
        alone = role == "joint" and not given and together and not part.beside
        given.append(_task(quoted, part, None if alone else role, known))
    return [_as_written(task, text, quoted.sentence.text) for task in given if task.departments]


def _as_written(task: Task, plain: str, written: str) -> Task:
    """A task with its bodies printed as the sentence writes them: 各县(市、区), whatever the width of its signs."""
    if plain == written:
        return task
    places = [(each, plain.find(each.printed)) for each in task.departments]
    return replace(
        task,
        departments=tuple(
            replace(each, printed=written[at : at + len(each.printed)]) if at >= 0 else each for each, at in places
        ),
    )


def _is_aimed(text: str, part: Part, known: Known) -> bool:
    """Whether a sentence says what is to be done, and one body by name does it."""
    return _AIMS.search(text) is not None and all(
        is_named(name, known, False) and not is_group(name) for name in part.names
    )


def _task(quoted: Quoted, part: Part, role: TaskRole | None, known: Known) -> Task:
    start = quoted.sentence.start
    return Task(
        id="",
        anchor=Anchor(
            quoted.clause,
            Text(quoted.sentence.text, quoted.english),
            Span(start + part.start, start + part.end),
            "task+sentence",
        ),
        title=Text(part.what or quoted.sentence.text.rstrip("。")[:_TITLE_LENGTH], quoted.english),
        label="" if part.must else part.verb,
        departments=(
            *_parties(part, role, known),
            *(_party(name, "joint", known) for name in part.joined if not is_unnamed(name)),
            *(_party(name, own, known) for name, own in part.beside),
        ),
    )


def _parties(part: Part, role: TaskRole | None, known: Known) -> list[Party]:
    """The bodies before a verb; those of nobody in particular count in lists only: …牵头，有关部门配合."""
    is_list = not part.what and (part.verb in GIVES or JOINS.search(part.verb) is not None)
    return [_party(name, role, known) for name in part.names if is_list or not is_unnamed(name)]


def _party(name: str, role: TaskRole | None, known: Known) -> Party:
    return Party(name, usual_name(name, known.usual), role, is_group(name))


def _role(part: Part, *, led: bool) -> TaskRole | None:
    """Who has others beside them leads, and who says so; who has a share of what is led takes part."""
    if part.joined or part.leads or LEADS.search(part.verb) or part.what.startswith(("总牵头", "牵头")):
        return "lead"
    # …区商务委支持开设首店: it does something of its own.
    takes = (JOINS.search(part.verb) and not (part.verb == "支持" and part.what)) or (
        part.must and TAKES_PART.match(part.what)
    )
    return "joint" if takes or (led and SHARE.search(part.how)) else None
