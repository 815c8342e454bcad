"""The words of a Word paragraph as they are shown: tracked changes accepted, fields as their result, signs as signs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from index.reading.pieces import StyledRun
from index.reading.raising import raise_digits
from index.reading.word.package import Element, child, local, value
from index.reading.word.styles import Styles, is_on

#: What is not shown: deletions, what was moved away, instructions of fields, comments, properties.
_UNSEEN = frozenset(
    (
        *("del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "rubyPr"),
        *("commentReference", "commentRangeStart", "commentRangeEnd", "annotationRef", "fldData", "softHyphen"),
        *("bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak", "object", "ctrlPr", "sSubPr", "sSupPr"),
        *("customXmlPr", "smartTagPr", "tblPr", "footnoteRef", "endnoteRef", "separator", "continuationSeparator"),
    )
)

_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}

#: Signs of the fonts Symbol and Wingdings that official texts use; they lie in the private use area.
_SYMBOLS = dict(
    zip(
        (
            0xF0B7,
            0xF0FC,
            0xF0FE,
            0xF0A8,
            0xF06F,
            0xF0A7,
            0xF06E,
            0xF06C,
            0xF075,
            0xF076,
            0xF0D8,
            0xF0E0,
            0xF0B3,
            0xF0A3,
        ),
        "•✓☑□□▪■●◆❖➢→≥≤",
        strict=True,
    )
)
_PRIVATE = range(0xE000, 0xF900)


#: Footnotes and endnotes that were met, with the numbers that are printed for them.
NoteNumbers = dict[tuple[str, str], int]


class _Dress(NamedTuple):
    """How the words of a run are set."""

    bold: bool = False
    struck: bool = False
    raised: bool = False


@dataclass(slots=True)
class ParagraphText:
    """What one paragraph holds.

    Attributes:
        runs: Its words in order.
        boxes: The text boxes that are anchored in it.
        notes: The footnotes and endnotes that it refers to: their kind and id.
    """

    runs: list[StyledRun] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def say(self, text: str, dress: _Dress) -> None:
        """Adds some words."""
        if any(ord(one) in _PRIVATE for one in text):
            text = "".join(map(symbol, text))
        if text:
            shown = raise_digits(text) if dress.raised else text
            self.runs.append(StyledRun(shown, dress.bold, dress.struck, kept=True))


def read_words(paragraph: Element, styles: Styles, numbers: NoteNumbers) -> ParagraphText:
    """The words of a paragraph.

    Args:
        paragraph: Its element.
        styles: For character styles.
        numbers: The notes that were met so far; those met here are added.
    """
    words = ParagraphText()
    _Reader(words, styles, numbers).children(paragraph, _Dress())
    return words


def symbol(character: str) -> str:
    """A sign as Unicode has it: one of the private use area is of a font of signs."""
    code = ord(character)
    return _SYMBOLS.get(code, "□") if code in _PRIVATE else character


@dataclass(frozen=True, slots=True)
class _Reader:
    """Goes through a paragraph; the XML parser bounds the depth."""

    words: ParagraphText
    styles: Styles
    numbers: NoteNumbers

    def children(self, node: Element, dress: _Dress) -> None:
        """Reads what an element holds."""
        for one in node:
            self._read(one, dress)

    def _read(self, node: Element, dress: _Dress) -> None:
        name = local(node)
        if name in _UNSEEN or not name:
            return
        if name == "t":
            self.words.say(node.text or "", dress)
        elif name in _SIGNS:
            if value(node, "type") not in ("page", "column"):
                self.words.say(_SIGNS[name], dress)
        elif name == "sym":
            self.words.say(_sign(value(node, "char")), dress)
        elif name in ("footnoteReference", "endnoteReference"):
            self._refer((name.removesuffix("Reference"), value(node, "id") or ""))
        elif name == "txbxContent":
            self.words.boxes.append(node)
        elif name == "AlternateContent":
            self._read_alternative(node, dress)
        elif name == "r":
            self._read_run(node, dress)
        else:
            if name == "den":
                self.words.say("/", dress)
            self.children(node, dress._replace(raised=True) if name == "sup" else dress)

    def _read_run(self, run: Element, dress: _Dress) -> None:
        """Reads a run in its dress, unless it is hidden."""
        properties = child(run, "rPr")
        if is_on(child(properties, "vanish")):
            return
        bold = is_on(child(properties, "b"))
        if bold is None:
            bold = self.styles.is_bold(value(child(properties, "rStyle")))
        struck = is_on(child(properties, "strike")) or is_on(child(properties, "dstrike"))
        raised = dress.raised or value(child(properties, "vertAlign")) == "superscript"
        self.children(run, _Dress(bool(bold), bool(struck), raised))

    def _refer(self, key: tuple[str, str]) -> None:
        """Reads the reference to a note as its number, raised."""
        self.words.notes.append(key)
        self.words.say(str(self.numbers.setdefault(key, len(self.numbers) + 1)), _Dress(raised=True))

    def _read_alternative(self, node: Element, dress: _Dress) -> None:
        """Reads the first alternative that holds anything: Word writes a text box twice, for old and new versions."""
        for one in node:
            before = len(self.words.runs) + len(self.words.boxes)
            self.children(one, dress)
            if len(self.words.runs) + len(self.words.boxes) > before:
                return


def _sign(code: str | None) -> str:
    """The sign of a font of signs; Word writes its code with and without the offset of the private use area."""
    try:
        number = int(code or "", 16)
    except ValueError:
        return ""
    return symbol(chr(number)) if number in _PRIVATE else _SYMBOLS.get(0xF000 + number, "□")
