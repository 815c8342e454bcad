"""Keeps completions in a table of an SQLite file, and finds those that begin with what is typed.

One row a key: what is typed is a stretch of the sorted keys, which is found without looking at the others.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from index.storing.frozen import FrozenTables
from index.wordbook.completions import Completion
from index.wordbook.naming import squash
from index.wordbook.typing_keys import Fold

_TABLE = """
CREATE TABLE completions (key TEXT, place INTEGER, is_part INTEGER, text TEXT, language TEXT, kind TEXT, weight INTEGER,
    clause INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""
#: Exact ones first, questions last, then those that begin with it, then by language, clauses and length. Each text has
#: several keys.
_STARTING = """
SELECT text, language, kind, weight, clause FROM completions WHERE key >= :typed AND key < :after
GROUP BY place
ORDER BY max(key = :typed AND NOT is_part) DESC, kind = 'question', min(is_part), language = :language DESC,
    weight DESC, length(text), place
LIMIT :limit
"""
#: Behind every key that begins with what is typed.
_LAST = "\U0010ffff"
#: Nobody types more characters than this to find one.
_LONGEST = 120


def write_completions(connection: sqlite3.Connection, completions: Iterable[Completion]) -> None:
    """Writes the table and commit; the same completions in the same order give the same file."""
    connection.executescript(_TABLE)
    with connection:
        connection.executemany("INSERT INTO completions VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _rows(completions))


def _rows(completions: Iterable[Completion]) -> Iterator[tuple[str, int, int, str, str, str, int, int | None]]:
    for place, found in enumerate(completions):
        told = (found.text, found.language, found.kind, found.weight, found.clause)
        is_part = dict.fromkeys(found.parts, 1) | dict.fromkeys(found.keys, 0)
        yield from ((key, place, part, *told) for key, part in is_part.items())


class Completions(FrozenTables):
    """The completions of one generation; several threads may share them."""

    def __init__(self, path: Path, fold: Fold) -> None:
        """Opens the file for reading, on a read-only disk too.

        Args:
            path: The file with the table.
            fold: The fold that the keys were made with, as text.

        Raises:
            IndexDamaged: The file is missing or is no database.
        """
        super().__init__(path)
        self._fold = fold

    def starting(self, prefix: str, limit: int = 8, language: str = "") -> list[Completion]:
        """What begins with the characters typed, best first: exact, at its beginning, in the language, in more clauses.

        Without a letter or digit typed there is nothing to begin with.
        """
        # Half of a surrogate pair is no character, and SQLite takes none.
        typed = squash(self._fold(prefix)).encode("utf-8", "ignore").decode("utf-8")[:_LONGEST]
        if not typed:
            return []
        rows = self._file.rows(_STARTING, typed=typed, after=typed + _LAST, language=language, limit=limit)
        return [
            Completion(text, language, kind, weight, clause=clause) for text, language, kind, weight, clause in rows
        ]
