"""The file of the wordbook: written once by a build, read by whoever asks the generation."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from index.storing.frozen import FrozenTables
from index.wordbook.families import stem
from index.wordbook.headwords import Headword, Rendering
from index.wordbook.naming import squash

#: Names that were looked up and are kept, most of them of nothing.
_KEPT = 4096

_TABLES = """
CREATE TABLE entries (position INTEGER PRIMARY KEY, code TEXT, kind TEXT, renderings TEXT);
CREATE TABLE names (name TEXT, rank INTEGER, entry INTEGER, PRIMARY KEY (name, rank, entry)) WITHOUT ROWID;
CREATE TABLE fillers (text TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE slight (text TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE general (word TEXT PRIMARY KEY, renderings TEXT) WITHOUT ROWID;
CREATE TABLE terms (term TEXT PRIMARY KEY, clauses INTEGER) WITHOUT ROWID;
CREATE TABLE english (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE families (stem TEXT PRIMARY KEY, words TEXT) WITHOUT ROWID;
CREATE TABLE asked (clause INTEGER PRIMARY KEY, questions TEXT);
CREATE TABLE sounds (character TEXT PRIMARY KEY, readings TEXT) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything a wordbook is made of.

    Attributes:
        entries: What names lead to.
        fillers: Keys of the words of questions that need not match.
        slight: Keys of the words that say little beside others.
        general: Word or phrase → renderings of the general dictionary in the words of the corpus, best first.
        terms: What a wrong word may be corrected to → the number of clauses that hold it.
        english: The English words there are: one of them is no error, whether the documents use it or not.
        families: Stem → the English words of the corpus that have it.
        sounds: Character → its readings without tones, parted by "/".
        asked: Number of a clause → what people ask that it answers, as written.
    """

    entries: Sequence[Headword]
    fillers: Iterable[str]
    general: Mapping[str, Sequence[str]]
    terms: Mapping[str, int]
    sounds: Mapping[str, str]
    english: Iterable[str]
    families: Mapping[str, Sequence[str]]
    slight: Iterable[str] = ()
    asked: Mapping[int, Sequence[str]] = field(default_factory=dict)


class Sense(NamedTuple):
    """An entry that a name leads to, and how well (:data:`index.wordbook.concepts.PREFERRED` …)."""

    rank: int
    code: str
    kind: str
    renderings: tuple[Rendering, ...]


def write(connection: sqlite3.Connection, contents: Contents) -> None:
    """Writes the tables of a wordbook; rows are in one order, so the same contents give the same file."""
    connection.executescript(_TABLES)
    rows: dict[str, list[tuple[Any, ...]]] = {
        "entries": [
            (n, e.code, e.kind, json.dumps(e.renderings, ensure_ascii=False)) for n, e in enumerate(contents.entries)
        ],
        "names": sorted((name, rank, n) for n, e in enumerate(contents.entries) for name, rank in e.names.items()),
        "fillers": [(text,) for text in sorted(set(contents.fillers))],
        "slight": [(text,) for text in sorted(set(contents.slight))],
        "general": [(word, json.dumps(found, ensure_ascii=False)) for word, found in sorted(contents.general.items())],
        "terms": sorted(contents.terms.items()),
        "english": [(word,) for word in sorted(contents.english)],
        "families": [(root, json.dumps(words)) for root, words in sorted(contents.families.items())],
        "asked": [(number, json.dumps(each, ensure_ascii=False)) for number, each in sorted(contents.asked.items())],
        "sounds": sorted(contents.sounds.items()),
    }
    with connection:
        for table, values in rows.items():
            if values:
                marks = ", ".join("?" * len(values[0]))
                connection.executemany(f"INSERT INTO {table} VALUES ({marks})", values)


class Wordbook(FrozenTables):
    """The read side; fillers are read whole when the first question needs them, names one by one."""

    def __init__(self, path: Path) -> None:
        """Opens the file.

        Raises:
            IndexDamaged: It is missing or is no wordbook.
        """
        super().__init__(path)
        self._rows = self._file.rows
        # A query is cut several times on its way, and its names lead to the same entries each time.
        self._lead = lru_cache(maxsize=None)(lambda rank, position: Sense(rank, *self._entry(position)))
        self._leads = lru_cache(maxsize=_KEPT)(
            lambda name: self._rows("SELECT rank, entry FROM names WHERE name = ? ORDER BY rank, entry", name)
        )

    def leads(self, name: str) -> Sequence[Sense]:
        """The entries that a name leads to, what is called so first."""
        # Asked for one by one: a query has a handful of names, the book has as many as the corpus.
        return [self._lead(rank, position) for rank, position in self._leads(name)]

    def renderings(self, code: str) -> tuple[Rendering, ...]:
        """What stands in the documents of the entry with a code, by either language; nothing of an unknown one."""
        return tuple(rendering for position in self._positions.get(code, ()) for rendering in self._entry(position)[2])

    @cached_property
    def fillers(self) -> frozenset[str]:
        """The keys of what need not match."""
        return frozenset(row[0] for row in self._rows("SELECT text FROM fillers"))

    @cached_property
    def slight(self) -> frozenset[str]:
        """The keys of words that say little beside others."""
        return frozenset(row[0] for row in self._rows("SELECT text FROM slight"))

    def general(self, word: str) -> Sequence[str]:
        """What the general dictionary has for a word, in words of the corpus, best first."""
        found = self._rows("SELECT renderings FROM general WHERE word = ?", word)
        return json.loads(found[0][0]) if found else ()

    def terms(self) -> dict[str, int]:
        """Every term that a wrong word may be corrected to, with the number of clauses that hold it."""
        return dict(self._rows("SELECT term, clauses FROM terms"))

    def family(self, word: str) -> Sequence[str]:
        """The other English words of the corpus of the same family: investing for investment."""
        found = self._rows("SELECT words FROM families WHERE stem = ?", stem(word))
        return [other for other in json.loads(found[0][0]) if other != word] if found else ()

    def names(self) -> frozenset[str]:
        """Every name that leads to something, in the documents or not."""
        return frozenset(row[0] for row in self._rows("SELECT DISTINCT name FROM names"))

    def is_english(self, word: str) -> bool:
        """Whether a word in small letters is an English word, in the documents or not."""
        return bool(self._rows("SELECT 1 FROM english WHERE word = ?", word))

    def holds(self, word: str) -> bool:
        """Whether a ranked word, or a term, stands in the documents."""
        return bool(self._rows("SELECT 1 FROM terms WHERE term = ?", word))

    def asked(self, number: int) -> Sequence[str]:
        """What people ask that a clause answers, by the number of the clause."""
        found = self._rows("SELECT questions FROM asked WHERE clause = ?", number)
        return json.loads(found[0][0]) if found else ()

    def answering(self, folded: str) -> tuple[int, ...]:
        """The number of the clause that answers a folded question as it is kept; none where nothing is asked so."""
        query = "SELECT clause FROM completions WHERE key = ? AND kind = 'question' ORDER BY place"
        # Half of a surrogate pair is no character, and SQLite takes none.
        key = squash(folded).encode("utf-8", "ignore").decode("utf-8")
        return tuple(row[0] for row in self._rows(query, key))

    def sounds(self) -> dict[str, str]:
        """Character → readings without tones, parted by "/"."""
        return dict(self._rows("SELECT character, readings FROM sounds"))

    @cached_property
    def _positions(self) -> dict[str, list[int]]:
        positions: dict[str, list[int]] = {}
        for position, code in self._rows("SELECT position, code FROM entries ORDER BY position"):
            positions.setdefault(code, []).append(position)
        return positions

    def _entry(self, position: int) -> tuple[str, str, tuple[Rendering, ...]]:
        query = "SELECT code, kind, renderings FROM entries WHERE position = ?"
        [(code, kind, renderings)] = self._rows(query, position)
        read = (Rendering(text, lang, folded, tuple(words)) for text, lang, folded, words in json.loads(renderings))
        return code, kind, tuple(read)
