"""The questions of a folder, one file a document, found by the text of the clause that answers them.

A row has the fingerprint of a text, the address where it stood when the row was written (for people; nothing reads it),
and what people ask that this text answers, in Chinese and in English, parted by ``|``. A text that changes loses its
questions, one that moves keeps them.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path

from index.terms.tabular import Columns, read_table

_COLUMNS = Columns(("fingerprint", "clause", "zh", "en"), filled=2)
#: Hexadecimal digits of a fingerprint: 64 bits tell the texts of any corpus apart.
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class AnsweredText:
    """What one text answers, in each language."""

    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


NOTHING_ASKED = AnsweredText()


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of a corpus by the fingerprint of the text that answers them."""

    rows: Mapping[str, AnsweredText] = field(default_factory=dict)

    def of(self, text: str) -> AnsweredText:
        """What a text answers, nothing where no row has its fingerprint."""
        return self.rows.get(fingerprint_of(text), NOTHING_ASKED) if self.rows else NOTHING_ASKED

    def stale(self, standing: Set[str]) -> int:
        """How many rows belong to none of the texts that stand, by fingerprint: theirs was changed or is gone."""
        return sum(1 for key in self.rows if key not in standing)


def question_files(folder: Path | None) -> list[Path]:
    """The files of a folder, by name; none without a folder."""
    return sorted(folder.glob("*.tsv")) if folder is not None else []


def read_questions(folder: Path | None) -> Questions:
    """Reads every file of a folder; no folder has no questions.

    Raises:
        UsageError: A row is malformed; the message says where and how to mend it.
    """
    rows: dict[str, AnsweredText] = {}
    for path in question_files(folder):
        for key, _, zh, en in read_table(path, _COLUMNS):
            earlier = rows.get(key, AnsweredText())
            rows[key] = AnsweredText((*earlier.zh, *_several(zh)), (*earlier.en, *_several(en)))
    return Questions(rows)


def fingerprint_of(text: str) -> str:
    """The fingerprint of a text: of its characters, white space and width aside.

    >>> fingerprint_of("区税（万元） 到 2025 年") == fingerprint_of("区税(万元)到2025年")
    True
    """
    bare = "".join(unicodedata.normalize("NFKC", text).split())
    return hashlib.sha256(bare.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
