"""The nouns of the product: what a source holds once it has been read and cut.

Every module passes these frozen records along; this one imports none of them. All offsets are Unicode code points
into :attr:`Source.text`, half-open, before any newline translation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

SectionKind = Literal["section", "box", "preamble", "part", "article", "annex"]
#: A ``document`` is no clause of a source: it is what a document says about itself, found and shown as one.
ClauseKind = Literal["paragraph", "item", "table", "figure", "box-item", "document"]
#: Why a stretch of a source is no content: what its line is for.
Reason = Literal[
    "bookmark", "markup", "image", "rule", "divider",
    "page", "collector", "contents",
    "letterhead", "number", "title", "cover title", "status", "issuer", "date", "adoption", "addressees", "salutation",
    "result", "signatory",
    "closing", "annex list", "annex mark", "signature", "disclosure", "copied to", "printed", "contact",
]  # fmt: skip
#: How far a document has got.
Stage = Literal["draft", "draft for comments", "final project draft", "issued", "repealed"]
#: What was done to a regulation: 通过, 批准, 公布, 修正, 施行, 废止.
EventKind = Literal["passed", "approved", "issued", "amended", "in force", "repealed"]
#: Of a text, or of its reader.
Language = Literal["zh", "en"]
#: Whether the English of a text can be trusted: of this very text, unreviewed, of an earlier text, or not there.
TranslationState = Literal["current", "fuzzy", "outdated", "missing"]


class Span(NamedTuple):
    """A half-open stretch ``[start, end)`` of a source text, in code points."""

    start: int
    end: int


class Place(NamedTuple):
    """Where in the file as delivered a stretch of the text was read; 0 where the format has no such thing.

    Attributes:
        start: Where the stretch begins in the source text; it reaches to the next place.
        page: Of a PDF, from 1.
        line: Of the file (text, web page), or of the page (PDF), from 1.
        paragraph: Of the body of a Word document, from 1; of a part of it, within the part; of a web page, as it is
            shown.
        table: The table, from 1.
        row: Its row, from 1.
        cell: The cell of that row where the stretch is of one cell alone, from 1.
        part: ``header``, ``footer``, ``footnote``, ``endnote`` or ``text box``; "" of the body.
    """

    start: int
    page: int = 0
    line: int = 0
    paragraph: int = 0
    table: int = 0
    row: int = 0
    cell: int = 0
    part: str = ""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a web page says about its document beside the text, in the meta data of government sites; None if unsaid.

    Attributes:
        title: ``ArticleTitle`` and its like.
        window: The ``<title>`` less the name of the site.
        date: ``PubDate``, when the site published it, ISO 8601 (not the date of the document itself).
        source: ``ContentSource``, who the text comes from: an issuer, a newspaper or a site.
        site: ``SiteName``.
    """

    title: str | None = None
    window: str | None = None
    date: str | None = None
    source: str | None = None
    site: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source, with what its format says about it.

    Attributes:
        start: Offset of the first character in the source text.
        text: The characters of the line, without its line break.
        level: 1–6 where the format marks a heading (``##``, ``<h2>``), else 0. A hint: numbering decides.
        cells: The cells where the format marks a table row (``| a | b |``, ``<tr>``), else None.
        kind: ``text``, ``list`` (``- ``, ``<li>``), ``rule`` (``---``), ``image``, ``markup``, ``contents`` (a
            table of contents that the format marks), or ``page`` (what is on the page around the document: menus,
            footers, running heads, page numbers).
        bolds: Where the format sets bold type without marks of its own in the text, in offsets of the source text.
        places: Where it was read, in order; more than one where the reader joined what a page or column break tore.
        whole: Whether the format says where its paragraph begins and ends: no hard wrap has torn it.
    """

    start: int
    text: str
    level: int = 0
    cells: tuple[str, ...] | None = None
    kind: str = "text"
    bolds: tuple[Span, ...] = ()
    places: tuple[Place, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """One file as delivered, decoded and never edited.

    Attributes:
        name: The file name, relative to the folder it was found in.
        sha256: Of the bytes as delivered, in hexadecimal.
        text: The decoded text that every span counts in (of an HTML page: the text its reader sees).
        encoding: The codec that decoded it.
        lines: The lines of ``text`` in order; together with the line breaks they are the whole text.
        page: What a web page says beside its text; None of every other format.
        warnings: What could not be read although the rest was, a sentence each with the cure.
    """

    name: str
    sha256: str
    text: str
    encoding: str
    lines: tuple[Line, ...]
    page: PageFacts | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Department:
    """A department as the clause writes it (区卫健委) and under its usual name (区卫生健康委)."""

    written: str
    name: str


@dataclass(frozen=True, slots=True)
class Event:
    """One step in the life of a regulation, as the lines below its title tell it.

    Attributes:
        kind: What was done.
        date: When, ISO 8601.
        bodies: Who did it, without 第十届 and 第三次会议; empty where the line does not say.
    """

    kind: EventKind
    date: str
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says about itself; None where nothing is stated.

    ``district`` is a code (``putuo``), ``place`` the name of one that no list of districts holds (苏州市), ``date``
    is ISO 8601, ``number`` is the 发文字号, ``period`` is ``2021-2025``.

    Attributes:
        url: The page on which the issuer published it; only ``corpus.toml`` knows it.
        history: Who passed, approved, issued and amended the text, and when, in the order of the lines that say it.
        stage: How far it has got, of which ``status`` is the printed word.
        comments_until: The last day for comments on a draft, ISO 8601, where the text states it.
        effective: When it came or comes into force, ISO 8601.
        expires: The last day on which it holds, ISO 8601.
        inferred: The names of the fields that no line states: concluded from the file's name, the day on which the
            text came into force, or the kind of body that alone makes such a text.
    """

    title: str | None = None
    title_en: str | None = None
    district: str | None = None
    place: str | None = None
    issuers: tuple[str, ...] = ()
    number: str | None = None
    date: str | None = None
    type: str | None = None
    status: str | None = None
    period: str | None = None
    cover_title: str | None = None
    addressees: str | None = None
    copied_to: str | None = None
    approved_by: str | None = None
    printed_by: str | None = None
    printed_date: str | None = None
    signatory: str | None = None
    result: str | None = None
    disclosure: str | None = None
    contact: str | None = None
    telephone: str | None = None
    address: str | None = None
    postcode: str | None = None
    stage: Stage | None = None
    comments_until: str | None = None
    effective: str | None = None
    expires: str | None = None
    url: str | None = None
    history: tuple[Event, ...] = ()
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a document; ``path`` is its address there (``4.1.3``, ``4.1.3.b1``, ``a12``, ``0``, ``N``)."""

    path: str
    level: int
    number: str
    title: str | None
    kind: SectionKind
    role: str | None
    spans: tuple[Span, ...]
    parent: str | None


@dataclass(frozen=True, slots=True)
class Clause:
    """The smallest unit that a person would cite.

    Attributes:
        section: Path of the section that holds it.
        ordinal: 1, 2, 3 … within that section: the last part of its address.
        text: The whole clause, cleaned, with its marker, run-in heading and （责任部门：…）.
        rows: The cells of a table, header rows first, else None.
    """

    section: str
    ordinal: int
    kind: ClauseKind
    marker: str | None
    heading: str | None
    departments: tuple[Department, ...]
    text: str
    rows: tuple[tuple[str, ...], ...] | None
    header_rows: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """Text that is on the page and is no content, with the reason why (``contents``, ``bookmark``, ``title`` …).

    Attributes:
        text: What a line around the content says (letterhead, number, signature, contact …), cleaned; "" of all else.
    """

    reason: Reason
    spans: tuple[Span, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How the characters of a source that are not white space are accounted for; ``unassigned`` must be 0."""

    characters: int
    headings: int
    clauses: int
    furniture: int
    unassigned: int


@dataclass(frozen=True, slots=True)
class Document:
    """What a source says: its metadata and, in reading order, its sections, clauses and furniture.

    Attributes:
        places: The way back to the file: where each stretch of the source text was read, by ``start``.
    """

    id: str
    source: str
    sha256: str
    metadata: Metadata
    sections: tuple[Section, ...]
    clauses: tuple[Clause, ...]
    furniture: tuple[Furniture, ...]
    coverage: Coverage
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class English:
    """The English of one text; ``text`` is empty only where it is missing."""

    text: str
    state: TranslationState


@dataclass(frozen=True, slots=True)
class Card:
    """What a document says about itself, one fact a line.

    Attributes:
        text: In Chinese, the printed lines as printed.
        english: In English; numbers and names that have no English as they are printed.
    """

    text: str
    english: str
