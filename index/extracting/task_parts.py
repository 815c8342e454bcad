"""The parts of a sentence that name bodies and say what they do: 由市科技局牵头 | 市财政局配合.

Reads: a sentence, from comma to comma. Writes: parts, each with its bodies and their verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.analysis.folding import HAN
from index.extracting.plaintext import plain
from index.extracting.task_bodies import Known, is_named, is_standing, places_in_row
from index.extracting.task_naming import are_bodies, how_they_act
from index.extracting.task_objects import Beside, are_named, beside, named_first
from index.extracting.task_objects import joined as joined_by
from index.extracting.task_verbs import ADJUNCT_END, DONE, GIVES, JOINS, MADE_OF, NO_END, OFTEN, PENALTY, VERB, WITH
from index.structuring.bodies import LAST, is_each, is_government, is_group, is_of_field
from index.structuring.department_lists import names_of

#: A sentence may open with where it belongs: 其中, 具体工作由, 应当经…会同…批准.
_NUMBERED = r"[（(【〔\[]?(?:第\S{1,6}条\s+|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*)?"
_OPENING = re.compile(
    rf"^{_NUMBERED}(?:其中|同时|此外|另外|并|请|原则上)*(?:(?:接到|收到|受理)[^，。；]{{1,12}}的|[^，。；]{{0,24}}(?:所在地|直属|所属)的)?"
    rf"(?:[{HAN}\w“”《》、]{{0,24}}?(?P<by>(?<![自原])由|(?<=[应须])当?经(?=[^，。；]{{2,40}}会同)))?"
)
#: 本办法由…负责解释 is no task.
_INTERPRETS = re.compile(r"^[^，。；]{0,16}解释")
_PARTS = re.compile(r"[^，,；;。：:\n]+")
#: 负责管理地震工作的部门 tells what bodies these are.
_WHOSE = re.compile(r"[^，。；]{1,20}的(?:部门|机构|单位)")
#: What many are told alike says nothing to anybody.
_VAGUE = re.compile(
    r"(?:切实|进一步|不断)?(?:高度重视|主动靠前|主动作为|充分认识|加强[^，。；]{0,12}领导|密切|提高认识|增强|统一思想|抓好落实)"
)
#: 成立由区府办、区国资委等组成的专班: those who are its members
_SETS_UP = re.compile(rf"[{HAN}]{{0,8}}(?:成立|组建|设立|建立)由")
#: 由农业农村部牵头的协调机制 is a task; 由市经委负责的项目 tells what projects these are.
_LEADING = frozenset(("总牵头", "牵头", "主办", "承办"))
#: The names of a part and their verb stand within so many characters.
_REACH = 240
#: 市生态环境局牵头、各成员单位配合: one part ends, the next one begins.
_LISTED = re.compile(r"(?<=牵头|负责|主办|承办|统筹)、")
#: 市科技局：组织实施培育计划. The colon says that the body is given what follows.
_COLON = re.compile(
    r"(?<=[委局办厅署院会部])[:：](?=(?:牵头|负责|组织|统筹|指导|做好|抓好|制定|推进|会同|配合|承担|落实|协助|加强|建立|开展))"
)
#: 受区政府委托，负责…: what a body is told of before the comma, and what says behind it what it does.
_GOES_ON = re.compile(
    r"$|(?:受|在|对|除|根据|按照?|依照|依据|接到|收到|经|作为|为|因|通过|结合|发现|认为)[^，。；]{1,60}$"
    r"|(?:依法|经)?(?:审[批核查定]|实施|作出|制[定订]|编制|组织|进行|开展|批准|发现|办理|处理|受理|发布|决定|举办|召开|检查|执行|履行|采取"
    r"|征收|划定|设立|建立)[^，。；]{0,50}(?:时|前|后|外|的)$"
)
#: 属于本部门职责: a name that ends within a word
_TORN = re.compile(r"部[分门位]|委员|办公|会议|局[部长]")
#: 对…表现突出的，应当给予表彰: nothing of it tells who does it.
_ADJUNCT = re.compile(r"(?:对|在|根据|按照|依照|经)[^，。；]*$")
_CARRIES = re.compile(r"(?:还|均|都|也|并)?(?:应当?(?![急用对届])|要(?!求|素|点|件)|须|负责|承担|具体负责|统筹)")
_LONGEST_SUBJECT = 60
#: 备案的机构; 书记主持
_WHICH = re.compile(
    r"[^，。；]{1,6}的(?!，|$)|[和与及或、（(]|[一二三四五六七八九十\d]|负责人|主要|分管|领导|书记|秘书长|主任|副|[省市区县局部厅院]长"
)
#: 由林业部门核发证书的企业
_WHICH_THINGS = re.compile(r"[^，。；]{0,4}的(?:企业|单位|项目|机构|产品|人员|个人|车辆|证书|名单|场所)")
#: 备案机关: a body only by what it does in one case
_BY_ROLE = re.compile(r"(?:备案|登记|审批|发证|批准|受理|承办|许可|举报|检查|执法|采购|原\S{1,6})机关$")
_SHORTEST_DEED = 2
_BY = "\u3000"
_JOINTLY = "联合"
#: 以县公安局为主，县交通运输局参与; 各街镇为主，区绿化市容局为辅
_MAINLY = re.compile(rf"(?:其中)?以?(?P<name>[{HAN}]{{2,20}})(?P<how>为[主辅])")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sentence that names bodies and says what they do."""

    start: int
    end: int
    names: tuple[str, ...]
    verb: str
    what: str = ""
    by: bool = False
    must: bool = False
    leads: bool = False
    #: Whether bodies act together, or do it as often as it says.
    acts: bool = False
    joined: tuple[str, ...] = ()
    #: What stands between the names and their verb: 按职责分工.
    how: str = ""
    #: Bodies that are named behind the verb, with their roles.
    beside: Beside = ()

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
    # The part before that says nothing: it may be what the next one is said of.
    before = ""
    for piece in _PARTS.finditer(text):
        content = piece.group()
        if last is not None and content.startswith(WITH):
            joined = joined_by(content.removeprefix(WITH), known)
            last = replace(last, joined=(*last.joined, *joined[0]), end=piece.end()) if joined[0] else last
            continue
        carried = _carried(before, content, known) if before else ""
        found = _part(carried + content, piece.start() - len(carried), last is not None, known, told=told)
        if found is None and carried:
            found = _part(content, piece.start(), last is not None, known, told=told)
        if found is not None:
            before = ""
        elif not (before and _ADJUNCT.match(content)):
            before = content
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
    end = start + len(content)
    if (mainly := _MAINLY.fullmatch(content)) and is_named(mainly["name"], known, False):
        return Part(start, end, (mainly["name"],), mainly["how"], leads=mainly["how"] == "为主")
    opening = _OPENING.match(content)
    at = opening.end() if opening else 0
    by = opening is not None and opening["by"] is not None
    if not told and (row := places_in_row(content, at, known.places)):
        places = tuple(re.split("[、和与及]", row["row"]))
        return Part(start + at, end, places, row["verb"], content[row.end() :], by=by, acts=True)
    for verb in VERB.finditer(content, at, at + _REACH):
        if _is_told_apart(verb, content, by=by, follows=follows):
            continue
        by = by or content.startswith(_BY, verb.start() - 1)
        names = tuple(names_of(content[at : verb.start()]))
        acts, others = how_they_act(names, verb, known, told=told)
        joins = follows and (verb["verb"] in GIVES or JOINS.search(verb["verb"]) is not None)
        if not names or not are_bodies(names, verb, known, others, by=by, joins=joins, acts=acts):
            continue
        what = content[verb.end() :].strip("的 ")
        if _is_no_task(names, verb, what, by=by, acts=acts, follows=follows):
            return None
        return _with_others(Part(start + at, end, names, verb["verb"], what, by=by, acts=acts), verb, known, told=told)
    return _given_by(content, at, start, known) if by else None


def _given_by(content: str, at: int, start: int, known: Known) -> Part | None:
    """What governments and bodies of a field behind 由 do, whatever it is.

    To tell which things they did something to (由市科委备案的机构) gives no task, and a penalty is none.
    """
    names, rest = named_first(content[at:], known)
    told = _WHICH.match(rest) or _INTERPRETS.match(rest) or PENALTY.search(rest) or content.rstrip().endswith("的")
    if len(rest) < _SHORTEST_DEED or told or not (names and _is_official(names[-1])):
        return None
    deed, what = rest[:_SHORTEST_DEED], rest[_SHORTEST_DEED:]
    return Part(start + at, start + len(content), names, deed, what, by=True) if names else None


def _is_official(name: str) -> bool:
    return (is_of_field(name) or is_government(name)) and not _BY_ROLE.search(name)


def _is_told_apart(verb: re.Match[str], content: str, *, by: bool, follows: bool) -> bool:
    """Whether a verb tells only which thing is meant (由区科委认定的企业), or says nothing of bodies here."""
    made = verb["verb"] == MADE_OF
    which = verb["verb"] not in _LEADING and not made and content.startswith("的", verb.end())
    things = verb["only"] and _WHICH_THINGS.match(content, verb.end())
    whose = not by and verb["verb"] in GIVES and _WHOSE.match(content, verb.end())
    members = made and not follows and not _SETS_UP.match(content)
    return bool(which or things or whose or members or (verb["only"] and not by))


def _is_no_task(names: tuple[str, ...], verb: re.Match[str], what: str, *, by: bool, acts: bool, follows: bool) -> bool:
    """Whether what bodies do is none for them: who explains a document, what all are told alike, what is vague."""
    grouped = all(map(is_group, names))
    if _INTERPRETS.match(what) or (what.endswith(("后", "前", "时")) and not by and not verb["must"]):
        return True
    if by and verb["verb"] == "依法" and PENALTY.search(what):
        return True
    if verb["must"] and (len(what) < 2 or (grouped and (_VAGUE.match(what) or not any(map(is_each, names))))):
        return True
    sure = follows or acts or verb["must"] or verb["verb"] in GIVES
    many = OFTEN.match(verb["verb"]) and not (acts and all(map(is_government, names)))
    return grouped and not by and bool(many or not sure)


def _with_others(part: Part, verb: re.Match[str], known: Known, *, told: bool) -> Part:
    """A part with the bodies that it names behind its verb."""
    must, what = bool(verb["must"]), part.what
    joined: tuple[str, ...] = ()
    leads = part.verb == WITH or what.startswith(WITH)
    if leads or (must and what.startswith(_JOINTLY)):
        # 区妇联要联合区教育局开展…
        joined, what = joined_by(what.removeprefix(WITH).removeprefix(_JOINTLY), known)
        leads = leads or bool(joined)
    others = () if leads else beside(what if must else part.verb + what, known)
    met = any(role == "joint" for _, role in others) and not told
    acts = part.acts or met
    return replace(
        part, joined=joined, what=what, must=must, leads=leads, acts=acts, how=verb["between"], beside=others
    )


def _carried(before: str, content: str, known: Known) -> str:
    """The names that a part is said of that stand in the part before it: its subject, or a list that goes on."""
    said = _CARRIES.match(content) is not None
    if not said and before[-1] not in LAST:
        return ""
    subject = _subject(before, known)
    return subject.removesuffix("、") if said else subject if subject.endswith("、") else ""


def _subject(content: str, known: Known) -> str:
    """The names that a part opens with, where only the next part says what they do: 园区管委会受区政府委托，负责…."""
    opening = _OPENING.match(content)
    at = opening.end() if opening and not opening["by"] else 0
    for end in range(min(len(content), at + _LONGEST_SUBJECT), at + 2, -1):
        if content[end - 1] not in LAST or _TORN.match(content, end - 1) or not _GOES_ON.match(content, end):
            continue
        names = tuple(names_of(content[at:end]))
        if names and (
            all(is_named(name, known, False) or is_standing(name) for name in names) or are_named(names, known)
        ):
            # 沿河县人民政府，太白湖新区管委会负责…: a list that goes on behind the comma
            return content[at:end] + ("、" if end == len(content) else "")
    return ""
