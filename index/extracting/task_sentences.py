"""Tasks that sentences give to bodies by name: 由市科技局牵头，市财政局配合; 市统计局负责监测，市商务局要做好保障.

Reads: a sentence. Writes: tasks. A sentence is read part by part, from comma to comma; a part names bodies, then says
what they do. What only looks like it (企业应当配合有关部门, 各部门要加强协作) names nobody in particular and is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from index.analysis.folding import HAN
from index.documents import Span
from index.extracting.placing import Quoted
from index.extracting.plaintext import plain
from index.extracting.records import Anchor, Party, Task, TaskRole, Text
from index.structuring.bodies import LAST, ends_as_body, in_sentence, is_anybody, is_body, is_group, is_ranked
from index.structuring.departments import FIELD, names_of, usual_name

_LEADS = re.compile(r"牵头|主办|主责|第一责任|承办")
_JOINS = re.compile(r"配合|(?<!政)协办|协同|参与|参加|协助|支持|会同")
#: A sentence may open with where it belongs: 其中, 具体工作由.
_OPENING = re.compile(
    rf"^(?:第\S{{1,6}}条\s+|[（(]?[一二三四五六七八九十\d]{{1,3}}[）)、.．]\s*)?(?:其中|同时|此外|另外|并|原则上)*"
    rf"(?:[{HAN}“”《》、]{{0,24}}?(?P<by>(?<!自)由))?"
)
#: Between bodies and verb: 等部门按职责分工分别
_BETWEEN = (
    r"(?:等(?:有关|相关|各|主管|行业主管)?(?:部门|单位)?)?(?:(?:按照?|根据|依据?)(?:各自)?(?:职责|职能|管理权限|权限)(?:分工)?)?"
    r"(?:分别|共同|携手|统一|联合|具体|分头|并联|同步|密切|积极|主动|全力|切实|限时|按时)*(?:作为[^，。；]{2,12}?)?(?:按程序|依程序|优先)?"
)
_VERB = re.compile(
    # Behind a name, or behind fields that stand for their bodies: few places of a sentence are, and each is looked at.
    rf"(?:(?<=[{LAST}\s])|(?=等))(?P<between>{_BETWEEN})(?P<verb>总牵头|牵头(?!部门|单位)|主办|主管(?!部门|单位|机构)|承办|负责|承担|统筹|组织(?!部|人事)|配合|参与|参加|协助|协同|(?<!政)协办|会同|"
    # 每季度通报, 于每年3月底前公布, 对质量进行抽查: whatever is done as often, or to what, is a duty
    r"于?每(?:逢|半?年|年度|个?季度|个?月|周|两年|学期)|按(?:半?年度?|季度?|月度?|周|旬)(?![^，。；]{0,4}[计付])|逐(?:年|季|月)|不定期|"
    rf"对(?=[^，。；]{{2,40}}?(?:进行|开展|予以|实施)(?!了))|受托|推动(?!力)|(?<=共同|携手|协同)[{HAN}]{{2}}|(?<=联合)(?:建设|打造|编制|申报|印发|制定|开展|出台|发布|举办|组织|推进|推动|实施|组建)|共建|建立|制定|"
    r"支持|指导|推进(?!办|领导|中心)|落实|实施|做好|抓好|加强|依法|定期|及时|予以|给予|提供|初审|审核|受理|"
    r"严厉|严格|督促|监督|跟踪|打击|查处|下达|拨付|发放|列支|保障|汇总|推荐|认定|评定|履行|开展|制定|报送|"
    rf"为[{HAN}]{{0,6}}?(?:牵头|责任|配合|主责|参与|参加|实施|承办|主管|拨付|管理)[{HAN}]{{0,4}}?(?:单位|部门)|"
    # Of a body behind 由 only: 由市税务局派员驻点
    r"(?P<only>派员|派驻|派出|归口|拟[订定]|审定|验收|出资|运营|申报|报请|统一管理|安排(?:专人|专项|资金))|"
    r"(?P<must>要(?!求|素|点|件)|应当?(?![急用])|须))"
    # 社会保障局, 监督管理局: in a name
    r"(?![局厅署]|管理[局委部]|办公室)"
)
#: What says by itself that a body is given a task, and what does so behind 由 or beside a part that does.
_GIVES = frozenset(("总牵头", "牵头", "主办", "主管", "承办", "负责", "承担"))
_WITH = "会同"
#: 要密切配合
_TAKES_PART = re.compile(r"(?:密切|积极|主动|全力|大力|切实|认真|做好|抓好)*(?:配合|参与|参加|协助|协同|支持)")
#: How often, or to what: a duty where the sentence does not tell of what was done.
_OFTEN = re.compile(r"于?每|按|逐|不?定期|对|依法")
_DONE = re.compile(
    r"(?:^|[，；。])(?:截至|20\d\d年|[去今]年|近年来|近[\d一二两三四五]+年|[上下]半年|“十[一二三四]五”)|已|了(?!解)|累计|取得|显示"
)
#: 苏州市、嘉兴市共同推进: who acts together is given a task.
_TOGETHER = re.compile(r"共同|联合|具体|分头|协同|携手")
_BUILDS = re.compile("共建")
_DIVIDING = ("具体", "分头")
_PLACE = re.compile(
    rf"(?:(?!省|市|区|县|各|等|和|与)[{HAN}]){{2,7}}(?<!住宅)(?<!商业)(?<!工业)(?<!生活)(?<!功能)(?<!城镇)[省市区县]$"
)
_ENDS = ("局", "委", "办", "厅")
#: Bodies of a place, whatever stands before: 属地政府, 乡镇政府.
_LOCAL = ("政府", "管委会", "街道办事处")
#: 陆家嘴管理局; in 市经信委转至市科委 there are two, and one that had it before.
_OFFICE = re.compile(rf"(?:(?![转至划移经并按依给向从])[{HAN}]){{3,8}}(?:[局委办署]|集团)")
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
        alone = _JOINS.search(self.verb) is not None and not self.what
        return (
            self.verb in _GIVES
            or self.verb.startswith("为")
            or self.by
            or self.must
            or self.leads
            or self.acts
            or alone
        )


def tasks_of_sentence(quoted: Quoted, usual: Mapping[str, str]) -> list[Task]:
    """The tasks that a sentence gives to bodies by name."""
    given: list[Task] = []
    text = _COLON.sub(_BY, _LISTED.sub("，", plain(quoted.sentence.text)))
    parts = list(_parts(text, usual))
    # 市住建局指导城中村改造，市规划局做好用地保障: bodies one after the other, each with its duty.
    if not (
        any(part.gives for part in parts) or (len(parts) > 1 and not _DONE.search(text) and not _COUNT.search(text))
    ):
        return given
    for part in parts:
        role = _role(part)
        if role == "joint" and given and not part.joined:
            # 由市政府办公室牵头，市司法局参加: they take part in the task before.
            given[-1] = replace(given[-1], departments=(*given[-1].departments, *_parties(part.names, role, usual)))
        elif part.names:
            # 北京市、天津市协同推进: with nobody before them, they act together.
            alone = not given and (part.must or (part.verb == "协同" and part.acts)) and role == "joint"
            given.append(_task(quoted, part, None if alone else role, usual))
    return given


def _task(quoted: Quoted, part: _Part, role: TaskRole | None, usual: Mapping[str, str]) -> Task:
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
        departments=(*_parties(part.names, role, usual), *_parties(part.joined, "joint", usual)),
    )


def _parties(names: tuple[str, ...], role: TaskRole | None, usual: Mapping[str, str]) -> list[Party]:
    return [Party(each, usual_name(each, usual), role, is_group(each)) for each in names]


def _role(part: _Part) -> TaskRole | None:
    """Who has others beside them leads, and who says so."""
    if part.joined or part.leads or _LEADS.search(part.verb) or part.what.startswith(("总牵头", "牵头")):
        return "lead"
    takes = _JOINS.search(part.verb) or (part.must and _TAKES_PART.match(part.what))
    return "joint" if takes else None


def _parts(text: str, usual: Mapping[str, str]) -> Iterator[_Part]:
    """The parts of a sentence that name bodies; those of 会同 are joined to the part before them."""
    last: _Part | None = None
    told = _DONE.search(text) is not None
    for piece in _PARTS.finditer(text):
        content = piece.group()
        if last is not None and content.startswith(_WITH):
            joined = _joined(content.removeprefix(_WITH), usual)
            last = replace(last, joined=(*last.joined, *joined[0]), end=piece.end()) if joined[0] else last
            continue
        found = _part(content, piece.start(), last is not None, usual, told=told)
        if found is None:
            continue
        if last is not None:
            yield last
        last = found
    if last is not None:
        yield last


def _part(content: str, start: int, follows: bool, usual: Mapping[str, str], *, told: bool) -> _Part | None:
    """The bodies of a part and what they do; None where it names none."""
    opening = _OPENING.match(content)
    at = opening.end() if opening else 0
    by = opening is not None and opening["by"] is not None
    for verb in _VERB.finditer(content, at, at + _REACH):
        told_apart = by and verb["verb"] not in _GIVES and content.startswith("的", verb.end())
        if told_apart or (verb["only"] and not by):
            # 由区科委认定的企业 tells what companies these are.
            continue
        by = by or content.startswith(_BY, verb.start() - 1)
        names = tuple(names_of(content[at : verb.start()]))
        what = content[verb.end() :].strip("的 ")
        joins = follows and _JOINS.search(verb["verb"]) is not None
        acts, others = _acts(names, verb, usual, told=told)
        owned = by and (verb["verb"] in _GIVES or verb["verb"] == _WITH)
        named = [
            name in others or _is_named(name, usual, joins) or (by and _is_local(name, whole=owned)) for name in names
        ]
        # 市金融局、湖北金融监管局负责: beside one that is known, bodies of other ranks.
        beside = any(named) and (verb["verb"] in _GIVES or _OFTEN.match(verb["verb"]) is not None)
        if not names or not all(
            known or (beside and is_body(name) and not in_sentence(name))
            for name, known in zip(names, named, strict=True)
        ):
            continue
        if _INTERPRETS.match(what) or (verb["must"] and (len(what) < 2 or any(map(is_group, names)))):
            return None
        if any(map(is_group, names)) and not by and _OFTEN.match(verb["verb"]):
            return None
        if all(map(is_group, names)) and not (by or follows or acts or verb["verb"] in _GIVES):
            return None
        joined: tuple[str, ...] = ()
        leads = verb["verb"] == _WITH or what.startswith(_WITH)
        if leads:
            joined, what = _joined(what.removeprefix(_WITH), usual)
        must = bool(verb["must"])
        return _Part(start + at, start + len(content), names, joined, verb["verb"], what, by, must, leads, acts)
    return None


def _is_local(name: str, *, whole: bool) -> bool:
    """Whether a name behind 由 is of a body of some place, or of any office: 由陆家嘴管理局负责."""
    return name.endswith(_LOCAL) or (whole and _OFFICE.fullmatch(name) is not None and not in_sentence(name))


def _acts(
    names: tuple[str, ...], verb: re.Match[str], usual: Mapping[str, str], *, told: bool
) -> tuple[bool, frozenset[str]]:
    """Whether what is said is a duty by how it is done, and which names are bodies here: of places, of fields."""
    named = [name for name in names if _PLACE.fullmatch(name) and not in_sentence(name)]
    places = frozenset(named) if len(names) > 1 else frozenset()
    fields: frozenset[str] = frozenset()
    if verb["between"].startswith("等") or (names and names[-1].endswith("部门")):
        fields = _fields(names, usual)
    together = _TOGETHER.search(verb["between"]) or (len(names) > 1 and _BUILDS.fullmatch(verb["verb"]))
    if together and together[0] not in _DIVIDING and all(map(is_group, names)):
        together = None
    often = _OFTEN.match(verb["verb"]) is not None
    return not told and (bool(together) or often or len(places) == len(names) > 1), places | fields


def _fields(names: Sequence[str], usual: Mapping[str, str]) -> frozenset[str]:
    """The names if they are of fields, that stand for their bodies: 城管、交通运输等部门.

    One of them at least has bodies with a usual name.
    """
    fitting = all(len(name) <= FIELD and not is_anybody(name) and not in_sentence(name) for name in names)
    known = any(is_body(name) or f"{name}{end}" in usual for name in names for end in _ENDS)
    return frozenset(names) if fitting and known else frozenset()


def _joined(content: str, usual: Mapping[str, str]) -> tuple[tuple[str, ...], str]:
    """The bodies that 会同 joins, and what all of them do: 市财政局、市工业和信息化局制定实施细则."""
    if said := _FIELDS.match(content):
        fields = tuple(names_of(said["fields"]))
        known = _fields(fields, usual)
        return (fields, content[said.end() :].strip("的 ")) if known else ((), content)
    for follows in (False, True):
        for end in range(min(len(content), _LONGEST), 1, -1):
            names = tuple(names_of(content[:end]))
            if names and content[end - 1] not in "、和及与" and all(_is_named(name, usual, follows) for name in names):
                return names, content[end:].strip("的 ")
    return (), content


def _is_named(name: str, usual: Mapping[str, str], follows: bool) -> bool:
    """Whether this is a body of its own; behind one that leads, whatever is called like a body is one."""
    if in_sentence(name):
        return False
    known = usual_name(name, usual) != name or name in usual.values()
    group = is_group(name) and ends_as_body(name)
    return known or group or is_ranked(name) or (follows and is_body(name))
