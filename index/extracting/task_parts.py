"""The parts of a sentence that name bodies and say what they do: 由市科技局牵头 | 市财政局配合.

Reads: a sentence, from comma to comma. Writes: parts, each with its bodies and their verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.analysis.folding import HAN
from index.extracting.plaintext import plain
from index.extracting.task_bodies import (
    Known,
    are_places,
    fields_of,
    is_beside,
    is_bureau,
    is_local,
    is_named,
    is_office,
    is_standing,
    places_in_row,
)
from index.extracting.task_verbs import (
    ADJUNCT_END,
    BUILDS,
    DIVIDING,
    DONE,
    GIVES,
    JOINS,
    MADE_OF,
    NO_END,
    OFTEN,
    TOGETHER,
    VERB,
    WITH,
)
from index.structuring.bodies import is_government, is_group, is_of_field
from index.structuring.departments import names_of

#: A sentence may open with where it belongs: 其中, 具体工作由.
_OPENING = re.compile(
    rf"^(?:第\S{{1,6}}条\s+|[（(]?[一二三四五六七八九十\d]{{1,3}}[）)、.．]\s*)?(?:其中|同时|此外|另外|并|请|原则上)*"
    rf"(?:[{HAN}“”《》、]{{0,24}}?(?P<by>(?<![自原])由))?"
)
#: 本办法由…负责解释 is no task.
_INTERPRETS = re.compile(r"^[^，。；]{0,16}解释")
#: 市人力资源社会保障、财政等部门: fields are no names.
_FIELDS = re.compile(r"(?P<fields>[^，。；]{2,40}(?<![委局办厅署]))等(?:有关|相关)?部门")
_PARTS = re.compile(r"[^，,；;。：:\n]+")
#: Several bodies; beside them nobody is named by the place in the list alone.
_ANY = ("各", "有关", "相关", "属地")
#: 负责管理地震工作的部门 tells what bodies these are.
_WHOSE = re.compile(r"[^，。；]{1,20}的(?:部门|机构|单位)")
#: What many are told alike says nothing to anybody.
_VAGUE = re.compile(
    r"(?:切实|进一步|不断)?(?:高度重视|充分认识|加强[^，。；]{0,12}领导|密切|提高认识|增强|统一思想|抓好落实)"
)
#: 由农业农村部牵头的协调机制 is a task; 由市经委负责的项目 tells what projects these are.
_LEADING = frozenset(("总牵头", "牵头", "主办", "承办"))
#: 指导、监督本行政区域的法律援助工作: the duty of a body for its area.
_OWN_AREA = re.compile(r"[^，。；]{0,12}本(?:行政区域?|辖区|[省市区县])(?:内|范围)?的?")
#: The names of a part and their verb stand within so many characters.
_REACH = 240
#: What 会同 joins ends within so many characters.
_LONGEST = 80
#: 市生态环境局牵头、各成员单位配合: one part ends, the next one begins.
_LISTED = re.compile(r"(?<=牵头|负责|主办|承办|统筹)、")
#: 市科技局：组织实施培育计划. The colon says that the body is given what follows.
_COLON = re.compile(
    r"(?<=[委局办厅署院会部])[:：](?=(?:牵头|负责|组织|统筹|指导|做好|抓好|制定|推进|会同|配合|承担|落实|协助|加强|建立|开展))"
)
_BY = "\u3000"
_JOINTLY = "联合"
#: 以县公安局为主，县交通运输局参与
_MAINLY = re.compile(rf"(?:其中)?以(?P<name>[{HAN}]{{2,20}})为主")


@dataclass(frozen=True, slots=True)
class Part:
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


def in_parts(sentence: str) -> str:
    """The text of a sentence with a mark wherever one part ends, as long as it was."""
    text = _COLON.sub(_BY, _LISTED.sub("，", plain(sentence)))
    return ADJUNCT_END.sub(lambda found: found.group()[:-1] + NO_END, text)


def parts_of(text: str, known: Known) -> Iterator[Part]:
    """The parts of a sentence that name bodies; those of 会同 are joined to the part before them."""
    last: Part | None = None
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


def _part(content: str, start: int, follows: bool, known: Known, *, told: bool) -> Part | None:
    """The bodies of a part and what they do; None where it names none."""
    if content.startswith(WITH):
        return None
    if (mainly := _MAINLY.fullmatch(content)) and is_named(mainly["name"], known, False):
        return Part(start, start + len(content), (mainly["name"],), (), "为主", "", False, False, True, False)
    opening = _OPENING.match(content)
    at = opening.end() if opening else 0
    by = opening is not None and opening["by"] is not None
    if not told and (row := places_in_row(content, at, known.places)):
        places = tuple(re.split("[、和与及]", row["row"]))
        what = content[row.end() :]
        return Part(start + at, start + len(content), places, (), row["verb"], what, by, False, False, True)
    for verb in VERB.finditer(content, at, at + _REACH):
        told_apart = (by and verb["verb"] not in _LEADING and content.startswith("的", verb.end())) or (
            not by and verb["verb"] in GIVES and _WHOSE.match(content, verb.end())
        )
        if told_apart or (verb["only"] and not by) or (verb["verb"] == MADE_OF and not follows):
            # 由区科委认定的企业 tells what companies these are.
            continue
        by = by or content.startswith(_BY, verb.start() - 1)
        names = tuple(names_of(content[at : verb.start()]))
        what = content[verb.end() :].strip("的 ")
        acts, others = _acts(names, verb, known, told=told)
        joins = follows and (verb["verb"] in GIVES or JOINS.search(verb["verb"]) is not None)
        if not names or not _are_bodies(names, verb, known, others, by=by, joins=joins, acts=acts):
            continue
        grouped = all(map(is_group, names))
        if _INTERPRETS.match(what) or (what.endswith("后") and not by):
            return None
        if verb["must"] and (len(what) < 2 or (grouped and (_VAGUE.match(what) or not all(map(_is_somebody, names))))):
            return None
        sure = follows or acts or verb["must"] or verb["verb"] in GIVES
        many = OFTEN.match(verb["verb"]) and not (acts and all(map(is_government, names)))
        if grouped and not by and (many or not sure):
            return None
        joined: tuple[str, ...] = ()
        leads = verb["verb"] == WITH or what.startswith(WITH)
        if leads or (verb["must"] and what.startswith(_JOINTLY)):
            # 区妇联要联合区教育局开展…
            joined, what = _joined(what.removeprefix(WITH).removeprefix(_JOINTLY), known)
            leads = leads or bool(joined)
        must = bool(verb["must"])
        return Part(start + at, start + len(content), names, joined, verb["verb"], what, by, must, leads, acts)
    return None


def _is_somebody(group: str) -> bool:
    """Whether one of several bodies under a name can be looked for: each government, the bodies of a field."""
    return is_government(group) or is_of_field(group)


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
        or ((whole or by) and is_bureau(name))
        or ((by or acts or whole) and is_office(name))
        or (bool(verb["must"]) and is_standing(name))
        for name in names
    ]
    # 市金融局、湖北金融监管局负责: beside one that is known, bodies of other ranks.
    must = bool(verb["must"])
    told = must and any(fits and not name.startswith(_ANY) for name, fits in zip(names, named, strict=True))
    beside = any(named) and (acts or told or verb["verb"] in GIVES or OFTEN.match(verb["verb"]) is not None)
    return all(fits or (beside and is_beside(name, must=must)) for name, fits in zip(names, named, strict=True))


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
    governs = _OWN_AREA.match(verb.string, verb.end()) is not None
    acts = bool(together) or often or by_duty or governs or len(places) == len(names) > 1
    return not told and acts, places | fields


def _joined(content: str, known: Known) -> tuple[tuple[str, ...], str]:
    """The bodies that 会同 joins, and what all of them do: 市财政局、市工业和信息化局制定实施细则."""
    if said := _FIELDS.match(content):
        fields = tuple(names_of(said["fields"]))
        return (fields, content[said.end() :].strip("的 ")) if fields_of(fields, known) else ((), content)
    for follows in (False, True):
        for end in range(min(len(content), _LONGEST), 1, -1):
            names = tuple(names_of(content[:end]))
            torn = content[end - 1] in "、和及与" or content.startswith("组织", end - 1)
            if names and not torn and all(is_named(name, known, follows) for name in names):
                return names, content[end:].strip("的 ")
    return (), content
