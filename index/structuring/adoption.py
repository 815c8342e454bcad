"""Adoption lines: who passed, approved, issued or amended a regulation, and when.

They stand below the title, in brackets or not, all on one line or one an event:

    （1998年5月9日某市第一届人民代表大会常务委员会第九次会议通过　根据2001年…《关于修改…的决定》第一次修正）
    2004年6月17日 中华人民共和国国务院令第409号公布

Reads: the rows of a head. Writes: how many of them belong together, and the events that they tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.analysis.folding import HAN, TITLE_IN_MARKS
from index.documents import Event, EventKind
from index.structuring.cleaning import CleanLine
from index.structuring.phrases import DATE, iso_date
from index.structuring.tables import Table

#: What is done to a regulation, by the words that say it; the last of a stretch is what came of it.
_VERBS: tuple[tuple[str, EventKind], ...] = (
    ("通过", "passed"),
    ("审定", "passed"),
    ("批准", "approved"),
    ("核准", "approved"),
    ("同意", "approved"),
    ("公布", "issued"),
    ("发布", "issued"),
    ("颁布", "issued"),
    ("印发", "issued"),
    ("签署", "issued"),
    ("制定", "issued"),
    ("修正", "amended"),
    ("修订", "amended"),
    ("修改", "amended"),
    ("施行", "in force"),
    ("实施", "in force"),
    ("生效", "in force"),
    ("废止", "repealed"),
)
_KIND_OF = dict(_VERBS)
_VERB = re.compile("|".join(_KIND_OF))

#: How a line of adoption begins: 2004年…, （根据2005年…, 自2011年…; the day may stand on the next line.
_BEGINS = re.compile(rf"[（(\[【]?\s*(?:根据|依据|自|从|经|已经|由)?\s*{DATE.pattern}")

#: How one ends: behind its verb there may be 自公布之日起施行 or the 根据 of the next line.
_ENDS = re.compile(
    # 修正公布名称及全文21条 of Taiwan
    rf"(?:{_VERB.pattern}|号)(?:(?:名称及)?全文|第[\d\s、～~－-]{{1,40}}条)?(?:条文)?(?:\s*\d+\s*条)?[\s，,、；;]*(?:(?:自|从)?(?:公布|发布|颁布|印发)之日起?(?:施行|实施|生效)|根据|依据)?[\s。；;，,）)\]】]*"
)
_ON_THE_DAY = re.compile(r"[（(]?(?:自|从)?(?:公布|发布|颁布|印发|签署|通过)之日起?(?:施行|实施|生效)[。）)]?")

#: A line of adoption is no longer than this, with all its amendments, and torn into no more rows than this.
_LENGTH = 1500
_ROWS = 8

_QUOTED = re.compile(rf"{TITLE_IN_MARKS}|[〈<][^〈〉<>]*[〉>]")
#: 《国务院关于修改部分行政法规的决定》: who decided.
_DECIDED_BY = re.compile(rf"《\s*([{HAN}、]{{2,30}}?)关于")
#: What follows the name of a body: 第三次会议, 令第5号, 公告, 常务会议, 审判委员会, a quoted decision.
_BEHIND_BODY = re.compile(
    rf"第[〇零一二三四五六七八九十百\d]+次|令|第\s*[〇零一二三四五六七八九十百\d]+\s*号|公告|常务会议|部务会议|局务会议|办公会议|"
    rf"审判委员会|华总[一二经义]{{1,4}}字|(?:第[一二三四五六七八九十]+届)?检察委员会|会议|《|关于|并经|{_VERB.pattern}"
)
_SESSION = re.compile(r"第[一二三四五六七八九十百\d]+届")
_PREPOSITION = re.compile(r"^[\s，,、；;：:（(）)]*(?:经|由|已由|已经|根据|并经|，|的|审议)*")
_COUNTRY = re.compile(r"^中华人民共和国(?=国务院|中央)")


def count_adoption(items: Sequence[CleanLine | Table], at: int) -> int:
    """Counts the rows of the adoption line that begins at a row; 0 where none does.

    1. It begins with a date (根据2005年…) or is 自公布之日起施行, and ends with what was done (通过, 修正, 施行).
    2. It holds no full stop, unless brackets hold the whole of it.
    3. A line that does not end so was torn: up to eight rows are joined until it does.
    """
    first = items[at]
    if not isinstance(first, CleanLine) or first.level:
        return 0
    if _ON_THE_DAY.fullmatch(first.chars):
        return 1
    if not _BEGINS.match(first.chars):
        return 0
    joined = ""
    for count, item in enumerate(items[at : at + _ROWS], 1):
        if not isinstance(item, CleanLine) or item.level or (count > 1 and item.marker):
            return 0
        joined += item.chars
        if len(joined) > _LENGTH or ("。" in joined.rstrip("。）) ") and joined[0] not in "（("):
            return 0
        if is_adoption(joined):
            return count
    return 0


def is_adoption(chars: str) -> bool:
    """Whether a line tells nothing but who passed, issued or amended the text, and when."""
    if not _BEGINS.match(chars) or chars.count("《") != chars.count("》"):
        return False
    if chars[0] in "（(" and chars.count("（") + chars.count("(") > chars.count("）") + chars.count(")"):
        return False
    masked = _mask(chars)
    begin = max((found.start() for found in _VERB.finditer(masked)), default=masked.rfind("号"))
    return begin >= 0 and _ENDS.fullmatch(masked, begin) is not None


def read_events(chars: str) -> tuple[Event, ...]:
    """Reads the events of the adoption lines of one document, joined.

    A name before another date (最高人民法院…会议、2001年7月2日最高人民检察院…会议通过) shares the event of the next;
    so does 通过并经…批准的《…决定》修正, whose 通过 is that of the amending decision.
    """
    events: list[Event] = []
    waiting: tuple[str, ...] = ()
    for date, words in _stretches(chars):
        masked = _mask(words)
        kinds = [_KIND_OF[found.group()] for found in _VERB.finditer(masked)]
        bodies = (*waiting, *_bodies(words))
        waiting = ()
        if not kinds or masked.rstrip("，,、 ").endswith("并经"):
            waiting = bodies
        elif "amended" in kinds:
            events.append(Event("amended", date, _deciders(words) or bodies[:1]))
        elif kinds[-1] == "in force" and len(kinds) > 1:
            events += [Event(kinds[-2], date, bodies), Event("in force", date)]
        else:
            events.append(Event(kinds[-1], date, () if kinds[-1] == "in force" else bodies))
    return tuple(events)


def _stretches(chars: str) -> Iterator[tuple[str, str]]:
    """Cuts joined lines at their dates: each date with the words up to the next."""
    masked = _mask(chars)
    dates = list(DATE.finditer(masked))
    ends = [*(found.start() for found in dates[1:]), len(chars)]
    for found, end in zip(dates, ends, strict=False):
        date = iso_date(found.group())
        if date:
            yield date, chars[found.end() : end]


def _mask(chars: str) -> str:
    """Blanks what is quoted: the dates and verbs in 《…》 are another text's."""
    return _QUOTED.sub(lambda found: "《" + "\u3000" * (len(found.group()) - 2) + "》", chars)


def _bodies(words: str) -> tuple[str, ...]:
    """Reads the bodies that a stretch begins with: 国务院、中央军事委员会令第22号."""
    bare = _SESSION.sub("", words[_PREPOSITION.match(words).end() :])  # type: ignore[union-attr]
    end = _BEHIND_BODY.search(bare)
    names = (_COUNTRY.sub("", name.strip()) for name in re.split(r"[、 \u3000]", bare[: end.start() if end else 0]))
    return tuple(dict.fromkeys(name for name in names if 2 <= len(name) <= 40))


def _deciders(words: str) -> tuple[str, ...]:
    """Reads who made the decision that amends: 《国务院关于修改…的决定》."""
    found = _DECIDED_BY.search(words)
    return tuple(_COUNTRY.sub("", name) for name in found.group(1).split("、")) if found else ()
