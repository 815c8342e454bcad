"""A collection in memory for the embedded engines, from the lines of the contract, and the same in Whoosh."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyroaring import BitMap

from index.analysis.analyser import Token
from index.analysis.borders import Borders
from index.documents import Clause
from index.inspecting.reference import WhooshWriter
from index.schema import BIGRAMS, FIELDS, SHORT_NAMES
from index.storing.parts import PostingsWriter
from index.storing.postings import PostingsReader
from index.storing.writer import IndexedClause, Writer
from search.engines.collection import Collection
from search.engines.protocol import Key
from tests.engines.contract import Line


@dataclass(frozen=True)
class Lines:
    """A collection; see :class:`search.engines.collection.Collection`."""

    lines: Sequence[Line]
    reader: PostingsReader
    folded: Sequence[str]
    folded_en: Sequence[str]
    words_en: Sequence[str]
    titles: Sequence[tuple[str, range]]
    codes: Mapping[str, Mapping[str, BitMap]]
    repeats: Mapping[int, int]
    known: frozenset[str]
    addresses: Sequence[Key]

    def cut(self, text: str) -> Sequence[Token]:
        return _cut(self.known, text)

    def keys(self, numbers: Sequence[int]) -> list[Key]:
        return [self.addresses[number] for number in numbers]


def collection(lines: Sequence[Line]) -> Collection:
    return Lines(
        lines,
        reader=postings(map(_words, lines), _terms(lines)),
        folded=[line.folded for line in lines],
        folded_en=[line.english for line in lines],
        words_en=[line.english for line in lines],
        titles=[(line.section.replace(" ", ""), range(n, n + 1)) for n, line in enumerate(lines)],
        codes={
            "district": _codes((line.district,) for line in lines),
            "document": _codes((line.document,) for line in lines),
            "kind": _codes((line.kind,) for line in lines),
            "department": _codes(line.department for line in lines),
        },
        addresses=_addresses(lines),
        known=frozenset(w for line in lines for field in (line.text, line.section) for w in field.split()),
        repeats={n: line.repeat_of for n, line in enumerate(lines) if line.repeat_of is not None},
    )


def whoosh(lines: Sequence[Line]) -> Any:
    """Whoosh's reader of the same lines."""
    writer = WhooshWriter()
    _fill(writer, map(_words, lines), _terms(lines))
    return writer.reader()


def postings(words: Iterable[dict[str, list[str]]], terms: Sequence[Mapping[str, set[str]]]) -> PostingsReader:
    """Postings of clauses that are words by field."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "postings"
        _fill(PostingsWriter(path), words, terms)
        # Its files are open already, or in memory.
        return PostingsReader(path)


def _fill(writer: Writer, words: Iterable[dict[str, list[str]]], terms: Sequence[Mapping[str, set[str]]]) -> None:
    empty: dict[str, list[str]] = {field.name: [] for field in FIELDS}
    for number, (held, several) in enumerate(zip(words, terms, strict=True)):
        clause = Clause("1", number + 1, "paragraph", None, None, (), "", None, 0, ())
        writer.add([IndexedClause(number, clause, empty | held, "", "", "", several, None)])
    writer.finish()


def _terms(lines: Sequence[Line]) -> list[dict[str, set[str]]]:
    """The pairs of characters and the short names of each line."""
    known = frozenset(word for line in lines for field in (line.text, line.section) for word in field.split())
    borders = Borders(lambda text: _cut(known, text))
    return [{BIGRAMS: _pairs(line), SHORT_NAMES: borders.names(line.folded)} for line in lines]


def _words(line: Line) -> dict[str, list[str]]:
    return {
        "text": line.text.replace("_", "").split(),
        "text_en": line.english.split(),
        "section": line.section.split(),
        "asked": line.asked.split(),
    }


def _pairs(line: Line) -> set[str]:
    return {text[at : at + 2] for text in (line.folded, line.english) for at in range(len(text) - 1)}


def _cut(known: frozenset[str], text: str) -> list[Token]:
    """The words of a stretch of a text or a title, as the lines part them; the longest that fits comes first."""
    found, at = [], 0
    while at < len(text):
        end = max(end for end in range(at + 1, len(text) + 1) if end == at + 1 or text[at:end] in known)
        found.append(Token(text[at:end], at, end))
        at = end
    return found


def _addresses(lines: Sequence[Line]) -> list[Key]:
    """As :func:`tests.engines.contract.key_of` gives them, all in one walk."""
    counts: Counter[str] = Counter()
    keys = []
    for line in lines:
        counts[line.document] += 1
        keys.append(Key(line.document, "1", counts[line.document]))
    return keys


def _codes(codes: Iterable[Sequence[str]]) -> dict[str, BitMap]:
    members: dict[str, BitMap] = {}
    for number, several in enumerate(codes):
        for code in several:
            members.setdefault(code, BitMap()).add(number)
    return members
