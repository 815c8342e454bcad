"""Plain text and Markdown become lines with hints; conversions of documents mix the two, so both are read alike."""

from __future__ import annotations

import re
from dataclasses import replace

from index.documents import Line, PageFacts, Place
from index.reading.contract import Delivered, Reading
from index.reading.decoding import decode
from index.reading.slicing import join_slices

#: Marks are marks behind a character that nobody sees, and in full width too (＃＃　一、总体要求).
_UNSEEN: dict[int, None] = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_HIDDEN = re.compile(f"[{''.join(map(chr, _UNSEEN))}]")
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
#: The signs of Markdown in full width, and none that Chinese sentences are written with.
_WIDE_MARK = re.compile("[＃＊＋－．＞＜［］｜＿＝～｀]")

#: ``## 一、总体要求``; the space is missing in some conversions.
_HEADING = re.compile(r"\s{0,3}(?:>\s*)*(#{1,6})(?!#)\s*\S")

#: ``- (二) 围绕产业发展``, ``* 一是``, ●技术攻关工程.
_LIST = re.compile(r"\s*(?:>\s*)*(?:[-*+]\s+|[•●▪■◆✓✔☑➢➤]\s*)\S")

#: ``---``, ``***``, ``____`` and the drawn rules of red-headed documents.
_RULE = re.compile(r"\s*(?:[-*_=~─━—―＿－]\s*){3,}$")

#: ``![](_page_3_Picture_2.jpeg)`` on a line of its own.
_IMAGE = re.compile(r"\s*!\[[^\]\n]*\]\([^)\n]*\)\s*$")

#: One cell of ``|---|:--:|``, the line under a table's header.
_DIVIDER = re.compile(r":?-+:?")


#: The lines between two rules at the head of a Markdown file, which say things about it: title: 某行动方案.
_FRONT = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?P<matter>(?:(?:[A-Za-z][\w -]{0,30}:.*|[ \t]+.*|- .*|#.*)?\r?\n){1,40}?)"
    r"---[ \t]*(?:\r?\n|$)"
)
_FACT = re.compile(r"(?m)^(?P<key>title|date|source|publisher|author):[ \t]*[\"']?(?P<value>[^\r\n]*?)[\"']?[ \t]*\r?$")


def read_text(delivered: Delivered) -> Reading:
    """Reads a text or Markdown file: its text, its codec and its lines; its front matter as data of the page."""
    text, encoding = decode(delivered.data, delivered.name)
    lines = split_lines(text)
    front = _FRONT.match(text) if text.startswith(("---", "\ufeff---")) else None
    if front is None:
        return Reading(text, encoding, lines)
    aside = tuple(replace(line, kind="page") if line.start < front.end() else line for line in lines)
    told = {fact["key"]: fact["value"] for fact in _FACT.finditer(front["matter"]) if fact["value"]}
    source = told.get("source") or told.get("publisher") or told.get("author")
    return Reading(text, encoding, aside, PageFacts(told.get("title"), date=told.get("date"), source=source))


def split_lines(text: str) -> tuple[Line, ...]:
    """Cuts a text at every kind of line break (also lone CR, NEL, LS, PS and form feed) and reads each line's hints."""
    lines = []
    for start, written, parts in join_slices(text):
        bare = written.translate(_UNSEEN) if _HIDDEN.search(written) else written
        hinted = _line(start, bare)
        if hinted.kind == "text" and not hinted.level and hinted.cells is None and _WIDE_MARK.search(bare):
            hinted = _line(start, bare.translate(_HALF_WIDTH))
        places = tuple(Place(begin, line=number) for begin, number in parts)
        lines.append(replace(hinted, text=written, places=places))
    return tuple(lines)


def _line(start: int, text: str) -> Line:
    """Reads what Markdown says about one line."""
    if "|" in text:
        if "-" in text and _is_divider(text):
            return Line(start, text, kind="markup")
        cells = _cells(text)
        if cells is not None:
            return Line(start, text, cells=cells)
    if _RULE.fullmatch(text):
        return Line(start, text, kind="rule")
    if _IMAGE.fullmatch(text):
        return Line(start, text, kind="image")
    heading = _HEADING.match(text)
    if heading:
        return Line(start, text, level=len(heading.group(1)))
    return Line(start, text, kind="list" if _LIST.match(text) else "text")


def _is_divider(text: str) -> bool:
    """Whether a line with bars is the one under a table's header: every cell of dashes."""
    cells = text.strip().removeprefix("|").removesuffix("|").split("|")
    return all(_DIVIDER.fullmatch(cell.strip()) for cell in cells)


def _cells(text: str) -> tuple[str, ...] | None:
    """Reads ``| a | b |`` as cells; None where the bars are part of a sentence."""
    bare = text.strip()
    if len(bare) < 2 or bare[0] != "|" or bare[-1] != "|":
        return None
    return tuple(cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", bare[1:-1]))
