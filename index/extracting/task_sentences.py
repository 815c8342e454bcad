"""Tasks that sentences give to bodies by name: 由市科技局牵头，市财政局配合; 市统计局负责监测，市商务局要做好保障.

Reads: a sentence. Writes: tasks. A sentence is read part by part, from comma to comma; a part names bodies, then says
what they do. What only looks like it (企业应当配合有关部门, 各部门要加强协作) names nobody in particular and is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.analysis.folding import HAN
from index.documents import Span
from index.extracting.placing import Quoted
from index.extracting.plaintext import plain
from index.extracting.records import Anchor, Party, Task, TaskRole, Text
from index.extracting.task_bodies import (
    Known,
    are_places,
    fields_of,
    is_beside,
    is_local,
    is_named,
    is_office,
    places_in_row,
)
from index.extracting.task_verbs import (
    BUILDS,
    DIVIDING,
    DONE,
    GIVES,
    JOINS,
    LEADS,
    OFTEN,
    TAKES_PART,
    TOGETHER,
    VERB,
    WITH,
)
from index.structuring.bodies import is_group
from index.structuring.departments import names_of, usual_name

#: A sentence may open with where it belongs: 其中, 具体工作由.
_OPENING = re.compile(
    rf"^(?:第\S{{1,6}}条\s+|[（(]?[一二三四五六七八九十\d]{{1,3}}[）)、.．]\s*)?(?:其中|同时|此外|另外|并|原则上)*"
    rf"(?:[{HAN}“”《》、]{{0,24}}?(?P<by>(?<!自)由))?"
)
#: 本办法由…负责解释 is no task.
_INTERPRETS = re.compile(r"^[^，。；]{0,16}解释")
#: 市人力资源社会保障、财政等部门: fields are no names.
_FIELDS = re.compile(r"(?P<fields>[^，。；]{2,40}(?<![委局办厅署]))等(?:有关|相关)?部门")
_PARTS = re.compile(r"[^，,；;。：:\n]+")
#: 市生态环境局牵头、各成员单位配合: one part ends, the next one begins.
_LISTED = re.compile(r"(?<=牵头|负责|主办|承办)、")
#: 市科技局：组织实施培育计划. The colon says that the body is given what follows.
_COLON = re.compile(
    r"(?<=[委局办厅署院会部])[:：](?=(?:牵头|负责|组织|统筹|指导|做好|抓好|制定|推进|会同|配合|承担|落实|协助|加强|建立|开展))"
)
_BY = "\u3000"
#: 查处案件300起，起诉200人 tells what was done.
_COUNT = re.compile(r"\d\s*[百千万亿]*[起件家人元户次]")
_TITLE_LENGTH = 60
#: The names of a part and their verb stand within so many characters.
_REACH = 240
#: What 会同 joins ends within so many characters.
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a sentence that names bodies and says what they do."""

    start: int
    end: int
    names: tuple[str, ...]
    joined: tuple[str, ...]
    verb: str
    what: str
    by: bool
    must: bool
    leads: bool
    #: Whether bodies act together, or do it as often as it says.
    acts: bool

    @property
    def gives(self) -> bool:
        """Whether this part alone is a task of its bodies."""
        alone = JOINS.search(self.verb) is not None and not self.what
        return (
            self.verb in GIVES or self.verb.startswith("为") or self.by or self.must or self.leads or self.acts or alone
        )


def tasks_of_sentence(quoted: Quoted, known: Known) -> list[Task]:
    """The tasks that a sentence gives to bodies by name."""
    given: list[Task] = []
    text = _COLON.sub(_BY, _LISTED.sub("，", plain(quoted.sentence.text)))
    parts = list(_parts(text, known))
    # 市住建局指导城中村改造，市规划局做好用地保障: bodies one after the other, each with its duty.
    if not (
        any(part.gives for part in parts) or (len(parts) > 1 and not DONE.search(text) and not _COUNT.search(text))
    ):
        return given
    for part in parts:
        role = _role(part)
        if role == "joint" and given and not part.joined:
            # 由市政府办公室牵头，市司法局参加: they take part in the task before.
            given[-1] = replace(given[-1], departments=(*given[-1].departments, *_parties(part.names, role, known)))
        elif part.names:
            # 北京市、天津市协同推进: with nobody before them, they act together.
            alone = not given and (part.must or (part.verb == "协同" and part.acts)) and role == "joint"
            given.append(_task(quoted, part, None if alone else role, known))
    return given


def _task(quoted: Quoted, part: _Part, role: TaskRole | None, known: Known) -> Task:
    start = quoted.sentence.start
    return Task(
        id="",
        anchor=Anchor(
            quoted.clause,
            Text(quoted.sentence.text, quoted.english),
            Span(start + part.start, start + part.end),
            "task+sentence",
        ),
        title=Text(part.what or quoted.sentence.text.rstrip("。")[:_TITLE_LENGTH]),
        label="" if part.must else part.verb,
        departments=(*_parties(part.names, role, known), *_parties(part.joined, "joint", known)),
    )


def _parties(names: tuple[str, ...], role: TaskRole | None, known: Known) -> list[Party]:
    return [Party(each, usual_name(each, known.usual), role, is_group(each)) for each in names]


def _role(part: _Part) -> TaskRole | None:
    """Who has others beside them leads, and who says so."""
    if part.joined or part.leads or LEADS.search(part.verb) or part.what.startswith(("总牵头", "牵头")):
        return "lead"
    # …区商务委支持开设首店: it does something of its own.
    takes = (JOINS.search(part.verb) and not (part.verb == "支持" and part.what)) or (
        part.must and TAKES_PART.match(part.what)
    )
    return "joint" if takes else None


def _parts(text: str, known: Known) -> Iterator[_Part]:
    """The parts of a sentence that name bodies; those of 会同 are joined to the part before them."""
    last: _Part | None = None
    told = DONE.search(text) is not None
    for piece in _PARTS.finditer(text):
        content = piece.group()
        if last is not None and content.startswith(WITH):
            joined = _joined(content.removeprefix(WITH), known)
            last = replace(last, joined=(*last.joined, *joined[0]), end=piece.end()) if joined[0] else last
            continue
        found = _part(content, piece.start(), last is not None, known, told=told)
        if found is None:
            continue
        if last is not None:
            yield last
        last = found
    if last is not None:
        yield last


def _part(content: str, start: int, follows: bool, known: Known, *, told: bool) -> _Part | None:
    """The bodies of a part and what they do; None where it names none."""
    opening = _OPENING.match(content)
    at = opening.end() if opening else 0
    by = opening is not None and opening["by"] is not None
    if not told and (row := places_in_row(content, at, known.places)):
        places = tuple(re.split("[、和与及]", row["row"]))
        what = content[row.end() :]
        return _Part(start + at, start + len(content), places, (), row["verb"], what, by, False, False, True)
    for verb in VERB.finditer(content, at, at + _REACH):
        told_apart = by and verb["verb"] not in GIVES and content.startswith("的", verb.end())
        if told_apart or (verb["only"] and not by):
            # 由区科委认定的企业 tells what companies these are.
            continue
        by = by or content.startswith(_BY, verb.start() - 1)
        names = tuple(names_of(content[at : verb.start()]))
        what = content[verb.end() :].strip("的 ")
        acts, others = _acts(names, verb, known, told=told)
        joins = follows and JOINS.search(verb["verb"]) is not None
        if not names or not _are_bodies(names, verb, known, others, by=by, joins=joins, acts=acts):
            continue
        grouped = all(map(is_group, names))
        if _INTERPRETS.match(what) or (verb["must"] and (len(what) < 2 or grouped)):
            return None
        if grouped and not by and (OFTEN.match(verb["verb"]) or not (follows or acts or verb["verb"] in GIVES)):
            return None
        joined: tuple[str, ...] = ()
        leads = verb["verb"] == WITH or what.startswith(WITH)
        if leads:
            joined, what = _joined(what.removeprefix(WITH), known)
        must = bool(verb["must"])
        return _Part(start + at, start + len(content), names, joined, verb["verb"], what, by, must, leads, acts)
    return None


def _are_bodies(
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
        or ((by or acts or whole) and is_office(name))
        for name in names
    ]
    # 市金融局、湖北金融监管局负责: beside one that is known, bodies of other ranks.
    beside = any(named) and (acts or verb["verb"] in GIVES or OFTEN.match(verb["verb"]) is not None)
    return all(fits or (beside and is_beside(name)) for name, fits in zip(names, named, strict=True))


def _acts(names: tuple[str, ...], verb: re.Match[str], known: Known, *, told: bool) -> tuple[bool, frozenset[str]]:
    """Whether what is said is a duty by how it is done, and which names are bodies here: of places, of fields."""
    places = are_places(names)
    fields: frozenset[str] = frozenset()
    if verb["between"].startswith("等") or (names and names[-1].endswith("部门")):
        fields = fields_of(names, known)
    # 市财政局、市市场监管局按职责开展检查
    by_duty = "职责" in verb["between"] and not all(map(is_group, names))
    together = TOGETHER.search(verb["between"]) or (len(names) > 1 and BUILDS.fullmatch(verb["verb"]))
    if together and together[0] not in DIVIDING and all(map(is_group, names)):
        together = None
    often = OFTEN.match(verb["verb"]) is not None
    return not told and (bool(together) or often or by_duty or len(places) == len(names) > 1), places | fields


def _joined(content: str, known: Known) -> tuple[tuple[str, ...], str]:
    """The bodies that 会同 joins, and what all of them do: 市财政局、市工业和信息化局制定实施细则."""
    if said := _FIELDS.match(content):
        fields = tuple(names_of(said["fields"]))
        return (fields, content[said.end() :].strip("的 ")) if fields_of(fields, known) else ((), content)
    for follows in (False, True):
        for end in range(min(len(content), _LONGEST), 1, -1):
            names = tuple(names_of(content[:end]))
            if names and content[end - 1] not in "、和及与" and all(is_named(name, known, follows) for name in names):
                return names, content[end:].strip("的 ")
    return (), content
