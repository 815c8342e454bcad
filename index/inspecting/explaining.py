"""What was made of a file, line by line or stage by stage, so that a wrong heading is found in a minute.

Every line of the report leads back to the file: the number of the line (p3.12 of a page, ¶12 of a paragraph of a Word
file), what it is, and why it is no content where it is none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType

from index.documents import Clause, Document, Furniture, Place, Reason, Section, Source, Span
from index.structuring import structure
from index.structuring.steps import Steps, take_steps
from index.structuring.tables import Table
from index.terms.lists import Lexicon

#: What each reason of furniture says of a line.
REASONS: Mapping[Reason, str] = MappingProxyType(
    {
        "bookmark": "residue of a word processor",
        "markup": "mark-up without text",
        "image": "place of an image",
        "rule": "drawn line",
        "divider": "line under the head of a table",
        "page": "words of the page, or its number",
        "collector": "key line of whoever collected the text",
        "contents": "table of contents",
        "letterhead": "red header",
        "number": "document number",
        "title": "title of the document",
        "cover title": "title of the notice that carries the document",
        "status": "how far the document has got",
        "issuer": "who issued it, above the text",
        "date": "date on a line of its own",
        "adoption": "who passed, issued or amended it",
        "addressees": "whom it is addressed to",
        "salutation": "greeting",
        "result": "result of a proposal",
        "signatory": "who signed it off",
        "closing": "closing words (特此通知)",
        "annex list": "list of the annexes",
        "annex mark": "附件 above the document that follows",
        "signature": "signature",
        "disclosure": "whether it is public",
        "copied to": "whom it is copied to",
        "printed": "who printed it and when",
        "contact": "whom to ask",
    }
)

#: So much of a line is shown.
_SHOWN = 60


def explain(source: Source, lexicon: Lexicon, stage: str | None = None) -> Iterator[str]:
    """Says what was made of a source.

    Args:
        source: The file as read.
        lexicon: The usual names of departments, and the districts.
        stage: One of :data:`STAGES`; None for the outcome of all of them, one line of the file after the other.

    Returns:
        Lines of text, columns parted by tabs; the first names the columns.

    """
    if stage is None:
        return _lines(source, structure(source, "file", lexicon))
    if stage in _OUTCOMES:
        return _OUTCOMES[stage](_Way(source), structure(source, "file", lexicon))
    return _STEPS[stage](_Way(source), take_steps(source))


class _Way:
    """The way back from the text of a source to the lines of its file."""

    def __init__(self, source: Source) -> None:
        self._places = [
            place
            for number, line in enumerate(source.lines, 1)
            for place in line.places or (Place(line.start, line=number),)
        ]
        self._starts = [place.start for place in self._places]

    def to(self, spans: Sequence[Span]) -> str:
        """Names where the first of some spans was read; "-" where there is none."""
        if not spans:
            return "-"
        place = self._places[max(0, bisect_right(self._starts, spans[0].start) - 1)]
        within = (("¶", place.paragraph), ("t", place.table), ("r", place.row)) if not place.line else ()
        named = (("p", place.page), ("", place.line), *within)
        return ".".join(f"{sign}{number}" for sign, number in named if number) or "-"


def _lines(source: Source, document: Document) -> Iterator[str]:
    """Every line of the file with what it became; a line that holds several units is told once for each."""
    way = _Way(source)
    depth = {section.path: section.level for section in document.sections}
    units: list[tuple[Span, str]] = [
        *((span, _heading(unit)) for unit in document.sections for span in unit.spans),
        *((span, _clause(unit, depth)) for unit in document.clauses for span in unit.spans),
        *((span, _furniture(unit)) for unit in document.furniture for span in unit.spans),
    ]
    yield "line\tis\twhere\tdepth\twhy\ttext"
    for span, told in sorted(units):
        yield f"{way.to((span,))}\t{told}\t{_cut(source.text[span.start : span.end])}"


def _heading(section: Section) -> str:
    return f"heading\t{section.path}\t{section.level}\t{section.kind}, {section.number or 'no number'}"


def _clause(clause: Clause, depth: Mapping[str, int]) -> str:
    why = ", ".join(filter(None, (clause.kind, clause.marker, clause.heading and f"named {clause.heading}")))
    return f"clause\t{clause.section}/{clause.ordinal}\t{depth[clause.section]}\t{why}"


def _furniture(piece: Furniture) -> str:
    return f"furniture\t-\t-\t{piece.reason}: {REASONS[piece.reason]}"


def _cleaning(way: _Way, steps: Steps) -> Iterator[str]:
    yield "line\tlevel\tkind\tindent\tgap\twidth\tnumber\ttext"
    for row in steps.rows:
        kind = "cells" if row.cells is not None else row.kind
        number = f"{row.marker.style} {row.marker.number}" if row.marker else "-"
        told = (way.to(row.text.spans), row.level, kind, row.indent, row.gap, row.width, number, _cut(row.chars))
        yield "\t".join(map(str, told))
    for piece in steps.residues:
        yield f"{way.to(piece.spans)}\t{_furniture(piece)}"


def _page(way: _Way, steps: Steps) -> Iterator[str]:
    yield "line\treason\ttext"
    for aside in steps.page.asides:
        yield f"{way.to(aside.text.spans)}\t{aside.reason}\t{_cut(aside.text.printed)}"
    for name, value in steps.page.facts.items():
        yield f"-\tfact\t{name}: {value}"


def _contents(way: _Way, steps: Steps) -> Iterator[str]:
    yield "line\treason"
    for piece in steps.contents:
        yield f"{way.to(piece.spans)}\t{piece.reason}"


def _tables(way: _Way, steps: Steps) -> Iterator[str]:
    yield "line\tis\tnumber\ttext"
    for item in steps.items:
        if isinstance(item, Table):
            told = f"table of {len(item.rows)} rows, {item.header_rows} of them header\t-"
        else:
            told = f"line\t{item.marker.style} {item.marker.number}" if item.marker else "line\t-"
        yield f"{way.to(item.text.spans)}\t{told}\t{_cut(item.text.printed)}"


def _parts(way: _Way, steps: Steps) -> Iterator[str]:
    yield "line\tpart\treason\ttext"
    for read in steps.parts:
        yield f"-\t{read.part.kind}\t{len(read.part.content)} lines and tables\t{read.part.title or 'no title'}"
        for aside in read.part.asides:
            yield f"{way.to(aside.text.spans)}\t{read.part.kind}\t{aside.reason}\t{_cut(aside.text.printed)}"


def _paragraphs(way: _Way, steps: Steps) -> Iterator[str]:
    yield "line\tkind\tlines joined\tindent\tgap\ttext"
    for read in steps.parts:
        for block in read.blocks:
            told = (way.to(block.text.spans), block.kind, block.lines, block.indent, block.gap, _cut(block.chars))
            yield "\t".join(map(str, told))


def _headings(way: _Way, steps: Steps) -> Iterator[str]:
    yield "line\tis\tstyle\tnumber\ttitle\ttext"
    for read in steps.parts:
        for block, reading in zip(read.blocks, read.readings, strict=True):
            title = block.chars[slice(*reading.title)] or "-"
            told = (way.to(block.text.spans), reading.form, reading.style or "-", reading.number, title)
            yield "\t".join([*map(str, told), _cut(block.chars)])


def _outline(way: _Way, document: Document) -> Iterator[str]:
    yield "line\tpath\tdepth\tkind\tnumber\trole\ttitle"
    for section in document.sections:
        told = (section.path, section.level, section.kind, section.number or "-", section.role or "-")
        yield "\t".join([way.to(section.spans), *map(str, told), section.title or "-"])


def _clauses(way: _Way, document: Document) -> Iterator[str]:
    yield "line\taddress\tkind\tmarker\theading\tdepartments\ttext"
    for clause in document.clauses:
        departments = "、".join(department.written for department in clause.departments)
        told = (f"{clause.section}/{clause.ordinal}", clause.kind, clause.marker or "-", clause.heading or "-")
        yield "\t".join([way.to(clause.spans), *told, departments or "-", _cut(clause.text)])


def _metadata(way: _Way, document: Document) -> Iterator[str]:
    yield "field\tvalue"
    for name, value in asdict(document.metadata).items():
        for each in value if isinstance(value, tuple | list) else [value] if value else []:
            yield f"{name}\t{each}"


def _cut(text: str) -> str:
    bare = " ".join(text.split())
    return bare if len(bare) <= _SHOWN else f"{bare[:_SHOWN]}…"


_STEPS: Mapping[str, Callable[[_Way, Steps], Iterator[str]]] = MappingProxyType(
    {
        "cleaning": _cleaning,
        "page": _page,
        "contents": _contents,
        "tables": _tables,
        "parts": _parts,
        "paragraphs": _paragraphs,
        "headings": _headings,
    }
)
_OUTCOMES: Mapping[str, Callable[[_Way, Document], Iterator[str]]] = MappingProxyType(
    {"outline": _outline, "clauses": _clauses, "metadata": _metadata}
)

#: The stages that can be shown, in their order.
STAGES = (*_STEPS, *_OUTCOMES)
