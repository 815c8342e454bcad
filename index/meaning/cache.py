"""Vectors that were made before, by the fingerprint of their text: a build makes only those of texts that are new.

One SQLite file a model, beside the generations. It is written as a build goes on, so that one that was killed has not
worked for nothing; what is damaged is thrown away and made again.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from index.errors import EncoderUnavailable
from index.meaning.quantising import Quantised

_NAME = "vectors-{}.sqlite"
#: SQLite takes at most 999 values in one statement where it was built long ago.
_BATCH = 900
_SCALE_BYTES = 4
#: A cache that holds so many times what a build used is cut down to that.
_SPARE = 2


class VectorCache:
    """The vectors of one model; used by one process at a time."""

    def __init__(self, folder: Path, encoder: str) -> None:
        """Opens the file of a model in a folder, or makes it."""
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / _NAME.format(hashlib.sha256(encoder.encode("utf-8")).hexdigest()[:16])
        try:
            self._connection = _opened(self._path)
        except sqlite3.DatabaseError:
            self._path.unlink()
            self._connection = _opened(self._path)

    def close(self) -> None:
        """Closes the file; closing again does nothing."""
        self._connection.close()

    def held(self, fingerprints: Sequence[bytes]) -> set[bytes]:
        """Which of some texts have a vector."""
        return set(self._rows(fingerprints))

    def get(self, fingerprints: Sequence[bytes]) -> dict[bytes, tuple[bytes, bytes]]:
        """The vector of each text that has one, as the bytes of its values and of its scale."""
        return {key: (row[_SCALE_BYTES:], row[:_SCALE_BYTES]) for key, row in self._rows(fingerprints).items()}

    def put(self, fingerprints: Sequence[bytes], vectors: Quantised) -> None:
        """Keeps the vectors of some texts, on the disk when it returns.

        Raises:
            EncoderUnavailable: They are longer or shorter than those that are kept.
        """
        first = self._connection.execute("SELECT length(vector) FROM vectors LIMIT 1").fetchone()
        if first is not None and first[0] != _SCALE_BYTES + vectors.values.shape[1]:
            other = "the model of this name made vectors of another length before"
            raise EncoderUnavailable(f"{other}: give it another name, or remove {self._path}")
        rows = (
            (key, scale.astype("<f4").tobytes() + values.tobytes())
            for key, values, scale in zip(fingerprints, *vectors, strict=True)
        )
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)

    def prune(self, used: set[bytes]) -> None:
        """Removes what a build did not use, where that is more than it used."""
        held = [row[0] for row in self._connection.execute("SELECT fingerprint FROM vectors")]
        if len(held) > _SPARE * len(used):
            with self._connection:
                unused = ((key,) for key in held if key not in used)
                self._connection.executemany("DELETE FROM vectors WHERE fingerprint = ?", unused)
            self._connection.execute("VACUUM")

    def _rows(self, fingerprints: Sequence[bytes]) -> dict[bytes, bytes]:
        found: dict[bytes, bytes] = {}
        for at in range(0, len(fingerprints), _BATCH):
            batch = fingerprints[at : at + _BATCH]
            marks = ", ".join("?" * len(batch))
            query = f"SELECT fingerprint, vector FROM vectors WHERE fingerprint IN ({marks})"
            found.update(self._connection.execute(query, batch).fetchall())
        return found


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    try:
        table = "(fingerprint BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID"
        connection.execute(f"CREATE TABLE IF NOT EXISTS vectors {table}")
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("a damaged cache")
        if len(connection.execute("SELECT DISTINCT length(vector) FROM vectors LIMIT 2").fetchall()) > 1:
            raise sqlite3.DatabaseError("vectors of several lengths")
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection
