"""Makes sources and outlines for the tests of structuring."""

from __future__ import annotations

from pathlib import Path

from index.documents import Document, Source
from index.reading.text import split_lines
from index.structuring import structure
from index.terms.lists import District, Lexicon

ROOT = Path(__file__).resolve().parents[3]
SEEDS = ROOT / "seeds"
CASES = ROOT / "tests" / "cases" / "structuring"
FIVE = ("putuo", "xuhui", "jingan", "changning", "minhang")

LEXICON = Lexicon(
    {"区卫健委": "区卫生健康委", "区发改委": "区发展改革委", "卫健委": "卫生健康委"},
    (District("jingan", "静安区", "Jing'an", ("静安",)), District("putuo", "普陀区", "Putuo")),
)


def source(text: str, name: str = "text.txt") -> Source:
    return Source(name, "0" * 64, text, "utf-8", split_lines(text))


def document(text: str) -> Document:
    return structure(source(text), "text", LEXICON)


def outline(text: str) -> list[str]:
    """Says path, printed number and title of every section in one line each."""
    return [" ".join(filter(None, (item.path, item.number, item.title))) for item in document(text).sections]


def clauses(text: str) -> list[str]:
    """Says section, kind, marker, heading and text of every clause in one line each."""
    return [
        f"{item.section} {item.kind} {item.marker or '-'} {item.heading or '-'} | {item.text}"
        for item in document(text).clauses
    ]


def reasons(text: str) -> list[str]:
    return [item.reason for item in document(text).furniture]
