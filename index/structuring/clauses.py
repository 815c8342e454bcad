"""Clauses: the smallest units that a person would cite, with marker, run-in heading and departments.

Reads: the placed text of a file. Writes: clauses, numbered within their section.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from index.documents import Clause, ClauseKind
from index.structuring.departments import opens_departments, read_departments
from index.structuring.enumeration import find_items
from index.structuring.numbering import read_marker
from index.structuring.outline import Placed
from index.structuring.paragraphs import DASH
from index.structuring.phrases import AMENDS, DATE, is_statement
from index.structuring.texts import TracedText

#: 重点打造半小时交通圈。依托… — a name, its stop, and something behind it.
_SENTENCE = re.compile(r"(?P<name>[^。！？；;\n]{2,60}?)(?P<stop>。)[”’]?\s*(?=\S)")
_COLON = re.compile(r"(?P<name>[^。，,；;：:！？\n]{2,30}?)(?P<stop>[：:])\s*(?=\S)")

#: What opens a sentence and no name: 2020 年…, 近年来…, 目前….
_OPENERS = re.compile(
    r"(?:\d|到\s*[\d二]|至\s*\d|截至|截止|近年来|近几年|目前|当前|同时|此外|另外|因此|其中|未来|随着|我国|我市|我区|本市|本区|本|该|这|"
    r"为了|为|注|备注|附|联系|来源|资料)"
)
#: What closes the announcement of something and no name: 重点载体包括：
_ANNOUNCES = re.compile(r"(?:如下|包括|以下|指出|提出|强调|要求|认为|表示|即|为|是|规定|明确|载体|分解)$")
_RULES = re.compile(r"应当|不得|是指|必须|可以|有下列|予以|之日起")

#: A name behind a marker, in a box or in bold may be longer than one that stands bare.
_MARKED_LENGTH = 40
_BARE_LENGTH = 24
_TERM_LENGTH = 16

_NUMBERED = frozenset(("han", "hanp", "num", "nump", "circle", "letter", "spoken", "ordinal", "dotted"))


@dataclass(frozen=True, slots=True)
class _Cutting:
    """A clause while it is made."""

    section: str
    kind: ClauseKind
    text: TracedText
    marker: str | None = None
    begin: int = 0
    heading: str | None = None
    candidate: str | None = None
    placed: Placed | None = None


def cut_clauses(placed: Iterable[Placed], usual: Mapping[str, str]) -> list[Clause]:
    """Cuts placed text into clauses.

    Reads: placed text; the usual names of departments. Writes: clauses.
    """
    pieces = [piece for place in placed for piece in _cut(place)]
    _name_parallels(pieces)
    ordinals: Counter[str] = Counter()
    clauses = []
    for piece in pieces:
        ordinals[piece.section] += 1
        clauses.append(_clause(piece, ordinals[piece.section], usual))
    return clauses


def _clause(piece: _Cutting, ordinal: int, usual: Mapping[str, str]) -> Clause:
    """Makes a clause."""
    table = piece.placed.block.table if piece.placed else None
    text = piece.text
    departments = () if table else read_departments(text.chars, usual)
    return Clause(
        section=piece.section,
        ordinal=ordinal,
        kind=piece.kind,
        marker=None if piece.marker is None else text.as_printed(piece.marker),
        heading=None if piece.heading is None else text.as_printed(piece.heading),
        departments=tuple(replace(each, written=text.as_printed(each.written)) for each in departments),
        text=text.printed.strip(),
        rows=table.rows if table else None,
        header_rows=table.header_rows if table else 0,
        spans=piece.text.spans,
    )


def _cut(place: Placed) -> list[_Cutting]:
    """Cuts one paragraph where it enumerates."""
    block = place.block
    if block.table is not None or block.kind == "figure":
        shape: ClauseKind = "table" if block.table is not None else "figure"
        heading = block.table.caption if block.table is not None else block.text.printed
        return [_Cutting(place.section, shape, place.text, heading=heading, placed=place)]
    if place.reading.style == "quoted":
        return [_Cutting(place.section, "box-item" if place.in_box else "paragraph", place.text, placed=place)]
    marker = None if place.is_body else read_marker(place.text.chars)
    if marker is not None and (
        marker.style not in _NUMBERED or (place.reading.form == "text" and marker.style == "han")
    ):
        marker = None
    begin = marker.end if marker else 0
    kind: ClauseKind = "box-item" if place.in_box else "item" if marker else "paragraph"
    items = [item for item in find_items(place.text.chars, begin) if item.start > 0 or marker is None]
    if marker is not None and marker.number == 1:
        # （1）…；（2）…；（3）… on one line: the marker of the paragraph is that of its first item.
        counted = find_items(place.text.chars)
        items = counted if counted and counted[0].start == 0 else items
    texts = place.text.cut([item.start for item in items if item.start > 0])
    pieces = []
    if not items or items[0].start > 0:
        printed = marker.printed.rstrip("，,：:") if marker else None
        lead = texts.pop(0)
        pieces.append(_named(_Cutting(place.section, kind, lead, printed, begin, placed=place)))
    item_kind: ClauseKind = "box-item" if place.in_box else "item"
    for item, text in zip(items, texts, strict=True):
        pieces.append(_named(_Cutting(place.section, item_kind, text, item.printed, len(item.printed), placed=place)))
    return pieces


def _named(piece: _Cutting) -> _Cutting:
    """Reads the run-in heading of a clause; one that only its neighbours can confirm stays a candidate."""
    chars = piece.text.chars
    lead = piece.placed.block.lead if piece.placed else 0
    dash = DASH.match(chars)
    if dash and lead:
        return replace(piece, heading=_bare(chars[dash.end() : lead]))
    words = chars[max(piece.begin, dash.end() if dash else 0) :].lstrip("，, ")
    bold = piece.text.bold_lead()
    if bold and not piece.marker and _is_bold_name(chars, bold):
        return replace(piece, heading=_bare(chars[dash.end() if dash else 0 : bold]))
    limit = _MARKED_LENGTH if piece.marker or dash or piece.kind == "box-item" else _BARE_LENGTH
    name = _name(words, limit, 2 if limit == _MARKED_LENGTH else 1)
    if name is None:
        return piece
    if piece.marker or dash or piece.kind == "box-item":
        in_article = piece.placed is not None and piece.placed.section.rpartition(".")[2].startswith("a")
        return piece if in_article and not dash and not _is_term(words, name) else replace(piece, heading=name)
    return replace(piece, candidate=name)


def _name(words: str, limit: int, commas: int) -> str | None:
    """Reads the name that a stop or a colon closes at the head of a paragraph."""
    for pattern in (_COLON, _SENTENCE):
        found = pattern.match(words)
        if found is None:
            continue
        name = found["name"].strip()
        rest = words[found.end() :]
        if len(name) > limit or name.count("，") + name.count(",") > commas or opens_departments(rest):
            continue
        if _OPENERS.match(name) or DATE.search(name) or _RULES.search(name):
            continue
        if AMENDS.match(name) or is_statement(name):
            continue
        if found["stop"] != "。" and _ANNOUNCES.search(name):
            continue
        return _bare(name)
    return None


def _is_term(words: str, name: str) -> bool:
    """Whether an item of an article opens with a term and its colon (林地补偿费：按标准…), no condition with a stop."""
    return words.startswith((f"{name}：", f"{name}:")) and len(name) <= _TERM_LENGTH


def _bare(name: str) -> str:
    """Takes the stop off a name."""
    return name.strip().rstrip("。：:；，, ")


def _is_bold_name(chars: str, bold: int) -> bool:
    """Whether this is a bold run that opens a paragraph as its name: **加强组织领导。**成立…."""
    name = chars[:bold]
    if not 3 <= len(name) <= _MARKED_LENGTH or bold >= len(chars):
        return False
    return name.endswith(("。", "：", ":")) or chars[bold] in "。：:"


def _name_parallels(pieces: list[_Cutting]) -> None:
    """Takes a bare name for a heading where a sister in the same section has one too.

    One paragraph that opens with a short sentence has a topic sentence (普陀区生命健康产业已经初步形成…。);
    paragraphs that all do have names (产业规模保持增长。 创新能力稳步增强。).
    """
    counts = Counter(
        piece.section for piece in pieces if piece.candidate or (piece.heading and piece.kind == "paragraph")
    )
    for at, piece in enumerate(pieces):
        if piece.candidate and counts[piece.section] > 1:
            pieces[at] = replace(piece, heading=piece.candidate)
