"""First stage: every line becomes cleaned text; what is on the page and no content is set aside.

Cleaning takes away Markdown marks, residues of conversions and spaces inside Chinese words. The authors' words stay
as they are, misprints included.

Reads: the lines of the source. Writes: rows (lines that hold text) and furniture (residues, rules, images).
"""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from index.analysis.folding import HAN
from index.documents import Furniture, Line, Reason, Source, Span
from index.reading.raising import RAISABLE, raise_digits
from index.structuring.numbering import NumberMark, read_marker
from index.structuring.plain import mend_number, plain_table
from index.structuring.texts import TracedText

#: Characters that nobody sees.
_UNSEEN = "\u200b-\u200d\u2060\ufeff\xad"

#: ``[bookmark: _Toc1665834512]``, perhaps cut by the end of a line, …
_BOOKMARK = rf"[{_UNSEEN}]*".join((r"\[", *"bookmark", "[:：]"))
_CUT = re.compile(rf"{_BOOKMARK}[^\]\n{HAN}]{{0,80}}$")
_REST = re.compile(rf"[^\[\]{HAN}]{{0,60}}\]|[\w \t]{{1,60}}$")

#: … and the field codes that Word leaves in exported text.
_RESIDUE = re.compile(
    rf"{_BOOKMARK}(?:[^\]\n]{{0,200}}\]|[^\]\n{HAN}]{{0,80}}$)"
    r"|(?:HYPERLINK|PAGEREF)[ \t]+(?:\\l[ \t]*)?[\"“]?_Toc\d+[\"”]?(?:[ \t]+\\[a-z])*"
    r"|<!--[^<\n]{0,500}?-->|\[TOC\]|!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)"
)

#: Marks in front of a line: ``## ``, ``> ``, ``- ``, ``• ``.
_LEAD = re.compile(
    r"[ \t\u3000\xa0\u200b-\u200d\u2060\ufeff]*(?:>[ \t]*)*(?:#{1,6}(?!#)[ \t]*|[-*+][ \t]+|[•●▪■◆✓✔☑➢➤][ \t]*)?"
)

#: Marks inside a line: bold runs, ``<br>``, a backslash that escapes (``1\.``), a closing ``##``, characters that are
#: written as entities (``&amp;``, ``&#8226;``) or raised (``10<sup>6</sup>``), and those that nobody sees.
_MARK = re.compile(
    rf"\*{{2,3}}|[{_UNSEEN}]"
    r"|<br ?/?>|\\(?=[!-/:-@\[-`{-~])|[ \t]#{1,6}[ \t]*$"
    rf"|&(?:[A-Za-z]{{2,8}}|#\d{{2,6}}|#[xX][0-9A-Fa-f]{{2,5}});|<sup>{RAISABLE}{{1,12}}</sup>"
)

_WIDE = f"\u2018-\u201d\u2014\u2026\u3001-\u30ff{HAN}\uff01-\uff60"
_SPACE = "[ \t\u3000\xa0\u2002-\u200b]"

#: 现 代化: a hard wrap that a conversion turned into a space; ``,`` and ``:`` stand for ， and ： in Changning.
#: A run of spaces is tried once, at its beginning.
_GAP = re.compile(
    f"(?<=[{_WIDE}]){_SPACE}+(?=[{_WIDE}(])|(?<=[,;:!?)]){_SPACE}+(?=[{_WIDE}])|^{_SPACE}+|(?<!{_SPACE}){_SPACE}+$"
)

#: 第一条　为了, 第二章　中医药服务: the space says that this is a heading and no mention of an article or a chapter.
_ARTICLE = re.compile(
    f"第[〇零一二三四五六七八九十百千两\\d]{{1,7}}(?:[条章节编篇]|部分)(?:之[一二三四五六七八九十]{{1,3}})?(?P<space>{_SPACE}+)"
)


#: Lines that hold no text of the document, and the reason of each kind.
_ASIDE_KINDS: Mapping[str, Reason] = {
    "rule": "rule",
    "image": "image",
    "markup": "divider",
    "contents": "contents",
    "page": "page",
}


@dataclass(frozen=True, slots=True)
class CleanLine:
    """One line that holds text.

    Attributes:
        text: Its cleaned text.
        level: 1–6 where the format marks a heading.
        kind: ``text`` or ``list`` (a bullet stood before it).
        cells: The cells of a table row, cleaned.
        indent: Characters of white space before it (a tab counts as two, an ideographic space as two).
        gap: Blank lines above it.
        width: How far it reaches, in half-width columns.
        tabbed: Its raw cells where tabs divide it.
        marker: The number that it opens with.
        header: Whether a divider (``|---|``) stands under it.
        table: The number of its table, where the format counts tables, and of the page that they are counted on.
        whole: Whether it is a paragraph as its format says, so that no wrap has torn it.

    """

    text: TracedText
    level: int = 0
    kind: str = "text"
    cells: tuple[str, ...] | None = None
    indent: int = 0
    gap: int = 0
    width: int = 0
    tabbed: tuple[str, ...] = ()
    header: bool = False
    table: tuple[int, int] = (0, 0)
    whole: bool = False
    marker: NumberMark | None = None

    @property
    def chars(self) -> str:
        """The cleaned characters of the line."""
        return self.text.chars


def clean_lines(source: Source) -> tuple[list[CleanLine], list[Furniture]]:
    """Cleans every line of a source.

    Reads: source.lines. Writes: rows, furniture.
    """
    rows: list[CleanLine] = []
    furniture: list[Furniture] = []
    gap = 0
    is_cut = False
    table = plain_table(source.text)
    for printed in source.lines:
        if printed.kind in _ASIDE_KINDS:
            _set_aside(printed, furniture, rows)
            continue
        text = mend_number(printed.text.translate(table) if table else printed.text)
        line = printed if text == printed.text else replace(printed, text=text)
        row = _row(line, printed.text, gap, furniture, is_rest=is_cut)
        is_cut = _CUT.search(line.text) is not None
        if row is None:
            gap += 1
        else:
            rows.append(row)
            gap = 0
    return rows, furniture


def _set_aside(line: Line, furniture: list[Furniture], rows: list[CleanLine]) -> None:
    """Keeps a rule, an image, words of the page or a divider as furniture; a divider says what the row above it is."""
    span = _trim(line.text, line.start, 0, len(line.text))
    if span:
        furniture.append(Furniture(_ASIDE_KINDS[line.kind], (span,)))
    if line.kind == "markup" and rows and rows[-1].cells is not None:
        rows[-1] = replace(rows[-1], header=True)


def _row(line: Line, printed: str, gap: int, furniture: list[Furniture], *, is_rest: bool) -> CleanLine | None:
    """Makes a row of a line in its plain form and as printed; None for a line without content."""
    raw, start = line.text, line.start
    parts = []
    at = 0
    for found in _residues(raw, is_rest):
        parts.append((at, found.start()))
        at = found.end()
        furniture.append(Furniture(_residue_of(found.group()), (Span(start + found.start(), start + found.end()),)))
    parts.append((at, len(raw)))
    spans = tuple(span for begin, end in parts if (span := _trim(raw, start, begin, end)))
    if not spans:
        return None
    lead = raw[: spans[0].start - start] if at == 0 else raw[: len(raw) - len(raw.lstrip())]
    cells = None if line.cells is None else tuple(clean(cell, keep_spaces=True) for cell in line.cells)
    tabbed = tuple(cell.strip() for cell in printed.strip().split("\t")) if "\t" in raw.strip() else ()
    text = _text(line, printed, spans)
    if not text.chars.strip() or (cells is not None and not any(cells)):
        furniture.append(Furniture("divider" if cells else "markup", spans))
        return None
    return CleanLine(
        text,
        line.level,
        "list" if line.kind == "list" else "text",
        cells,
        _indent(lead),
        gap,
        width("".join(raw[begin:end] for begin, end in parts).strip()),
        tabbed,
        table=(line.places[0].page, line.places[0].table) if cells and line.places else (0, 0),
        whole=line.whole,
        marker=read_marker(text.chars),
    )


def _residues(raw: str, is_rest: bool) -> Iterator[re.Match[str]]:
    """Finds the residues in a line; the first may be the rest of one that the line above began."""
    rest = _REST.match(raw) if is_rest else None
    if rest:
        yield rest
    yield from _RESIDUE.finditer(raw, rest.end() if rest else 0)


def _residue_of(chars: str) -> Reason:
    """Says what a residue is: an image, a comment, or the bookmark or field code of a word processor."""
    return "image" if chars[0] == "!" else "markup" if chars.startswith(("<", "[T")) else "bookmark"


def _trim(raw: str, start: int, begin: int, end: int) -> Span | None:
    """Cuts the white space off both ends of a stretch of a line; None where nothing is left."""
    piece = raw[begin:end]
    head = len(piece) - len(piece.lstrip())
    tail = len(piece.rstrip())
    return Span(start + begin + head, start + begin + tail) if tail > head else None


def _indent(lead: str) -> int:
    """Measures white space before a line in half-width columns."""
    return sum(2 if character in "\t\u3000" else 1 for character in lead)


def width(text: str) -> int:
    """Measures a line in half-width columns: what is neither ASCII nor a quotation mark fills two."""
    narrow = len(text.encode("ascii", "ignore")) + sum(text.count(mark) for mark in "“”‘’—…")
    return 2 * len(text) - narrow


def _text(line: Line, printed: str, spans: tuple[Span, ...]) -> TracedText:
    """Cleans the characters of some spans of a line and keeps their offsets."""
    raw, start = line.text, line.start
    chars: list[str] = []
    offsets: array[int] = array("L")
    marks: list[Span] = []
    for number, span in enumerate(spans):
        begin, end = span.start - start, span.end - start
        lead = _LEAD.match(raw, begin, end) if number == 0 else None
        at = lead.end() if lead else begin
        for found in _MARK.finditer(raw, at, end):
            stead = _stead(found.group())
            chars.append(raw[at : found.start()] + stead)
            offsets.extend(range(start + at, start + found.start()))
            offsets.extend([start + found.start()] * len(stead))
            if found.group()[0] == "*":
                marks.append(Span(start + found.start(), start + found.end()))
            at = found.end()
        chars.append(raw[at:end])
        offsets.extend(range(start + at, start + end))
    text, kept = _close_gaps("".join(chars), offsets)
    shown = "" if printed == raw else _printed(text, kept, line, printed)
    return TracedText(text, kept, spans, line.bolds or _bolds(marks, spans[-1].end), "" if shown == text else shown)


def _printed(text: str, offsets: array[int], line: Line, printed: str) -> str:
    """Gives cleaned characters as printed; what stands for a mark (& for &amp;) stays."""
    places = [offset - line.start for offset in offsets]
    return "".join(
        printed[place] if line.text[place] == character else character
        for character, place in zip(text, places, strict=True)
    )


def _stead(mark: str) -> str:
    """What a reader sees in place of a mark; an entity that stands for no one character stays as it is."""
    if mark[0] == "&":
        character = html.unescape(mark)
        return mark if len(character) > 1 or not (character.isprintable() or character == "\xa0") else character.strip()
    return raise_digits(mark[5:-6]) if mark.startswith("<sup>") else ""


def _bolds(marks: list[Span], end: int) -> tuple[Span, ...]:
    """Pairs the marks of bold type; one that is never closed (a page ends) reaches to the end of the line."""
    closing = [mark.start for mark in marks[1::2]] + [end]
    return tuple(Span(mark.start, close) for mark, close in zip(marks[::2], closing, strict=False))


def _close_gaps(text: str, offsets: array[int]) -> tuple[str, array[int]]:
    """Takes spaces out of Chinese text and keeps those between words of Western script."""
    article = _ARTICLE.match(text)
    kept_space = article.span("space") if article else (-1, -1)
    chars: list[str] = []
    kept: array[int] = array("L")
    at = 0
    for found in _GAP.finditer(text):
        begin = found.start() + 1 if found.span() == kept_space else found.start()
        chars.append(text[at:begin])
        kept.extend(offsets[at:begin])
        at = found.end()
    if not at:
        return text, offsets
    chars.append(text[at:])
    kept.extend(offsets[at:])
    return "".join(chars), kept


def clean(text: str, *, keep_spaces: bool = False) -> str:
    """Cleans a piece of text that needs no offsets (a cell, a name).

    >>> clean("**优化** 营商 环境")
    '优化营商环境'
    """
    bare = _MARK.sub(lambda found: _stead(found.group()), _RESIDUE.sub("", text)).strip()
    return bare if keep_spaces else _GAP.sub("", bare)
