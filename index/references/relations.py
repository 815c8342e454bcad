"""What a document is named for, by the words around its title."""

from __future__ import annotations

import re

from index.analysis.folding import HAN, HAN_RUN, TITLE_IN_MARKS
from index.references.records import Relation

#: A sentence, or a part of it, ends here: what stands before says nothing of a title behind.
_STOP = re.compile(r"[。；！？\n]")
#: A word of the sentence → what it says of the next title. The last one before a title counts.
_BEFORE: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    ("basis", re.compile(r"根据|依据|依照|按照|按(?=$)|遵照|参照|对照|对标|结合")),
    ("implements", re.compile(r"贯彻落实|贯彻|落实|执行|推进实施|实施(?!条例|细则|办法|意见|方案|规定|以来)")),
    ("forwards", re.compile(r"转发|批转|印发")),
    ("reports", re.compile(r"制定|制订|编制|编写|编印|出台|发布|颁布|公布|写入|纳入|起草|修订|废止")),
)
#: The same in an English text.
_BEFORE_ENGLISH: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    (
        "basis",
        re.compile(r"(?i)\b(?:pursuant to|in (?:accordance|line) with|according to|based on|under|compliance with)\b"),
    ),
    ("implements", re.compile(r"(?i)\b(?:implement(?:ing|s|ation of)?|carry(?:ing)? out)\b")),
    ("forwards", re.compile(r"(?i)\b(?:forward(?:ing|ed)?|issuing)\b")),
    ("reports", re.compile(r"(?i)\b(?:formulat|draft|publish|issued|promulgat|adopt|repeal|amend|revis)\w*\b")),
)
_AFTER_ENGLISH = re.compile(
    r"(?i)^[^.;]{0,40}?\b(?:was|were|is|are|been|be|shall be)\s+(?:hereby\s+)?"
    r"(?:issued|published|promulgated|adopted|approved|repealed|amended)"
)
#: What may stand behind a title and say that it was issued.
_AFTER = re.compile(
    r"^\s*(?:[、和及]|等|[两二三四五六七八九十\d]+[部个项件](?:[^\W\d、和及]{2,6}?)?)*"
    r"(?:已经|已|正式|先后|相继|[经由][^，。；]{0,24}|于[\d年月日]+|自?[\d年月日]+起)*(?:印发|出台|发布|施行|公布|通过|颁布)"
)
#: 现将《甲方案》转发给你们
_FORWARDED = re.compile(r"^\s*(?:转发|批转)")
#: Words between the verb and the title; more of them, and the verb is about something else.
_REACH = 24
_NAMES = re.compile(
    rf"{TITLE_IN_MARKS}|中华人民共和国[{HAN}]{{1,24}}?(?:法|条例)|[（(][^（()）]*[）)]|[〔\[（(]\d{{4}}[〕\]）)]\d+号"
)


def relation(text: str, start: int, end: int) -> Relation:
    """What a text names a document for, whose title stands from ``start`` to ``end``.

    >>> text = "根据《甲规划》以及《乙纲要》，结合实际，制定《丙方案》。"
    >>> [relation(text, text.index(name) - 1, text.index(name) + 4) for name in ("甲规划", "乙纲要", "丙方案")]
    ['basis', 'basis', 'reports']
    """
    if not HAN_RUN.search(text):
        return _in_english(text, start, end)
    before = text[:start]
    stops = [found.end() for found in _STOP.finditer(before)]
    # Titles and brackets in a row (《甲》（沪府发〔2018〕25号）以及《乙》) share the verb before the first of them.
    sentence = _NAMES.sub("", before[stops[-1] if stops else 0 :])
    found = [(match.end(), name) for name, pattern in _BEFORE for match in pattern.finditer(sentence)]
    if found:
        last, name = max(found)
        gap = sentence[last:]
        if len(gap) <= _REACH and "，" not in gap and "," not in gap:
            return name
    behind = _NAMES.sub("", text[end:])
    if _FORWARDED.match(behind):
        return "forwards"
    return "reports" if _AFTER.match(behind) else "mentions"


def _in_english(text: str, start: int, end: int) -> Relation:
    sentence = text[max(text.rfind(stop, 0, start) for stop in (". ", "; ", "\n")) + 1 : start]
    found = [(match.end(), name) for name, pattern in _BEFORE_ENGLISH for match in pattern.finditer(sentence)]
    if found:
        return max(found)[1]
    return "reports" if _AFTER_ENGLISH.match(text[end:]) else "mentions"
