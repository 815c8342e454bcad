"""A SQLite file of a generation, opened for reading: nobody ever writes to it again.

It is opened once and for all: it stays readable when its generation is removed under a running reader, on a read-only
disk too, and by several threads.
"""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path
from typing import Any

from index.errors import IndexDamaged, damaged


class FrozenFile:
    """Answers queries of SQL."""

    def __init__(self, path: Path) -> None:
        """Opens the file.

        Raises:
            IndexDamaged: It is missing or is no database.
        """
        self._path = path
        self._lock = threading.Lock()
        try:
            # `immutable`: no locks and no journal are looked for.
            address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
            self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
            # Only a query looks into the file.
            self._connection.execute("PRAGMA schema_version").fetchone()
        except sqlite3.Error as error:
            raise self._damaged(error) from error

    def close(self) -> None:
        """Closes the file; closing again does nothing."""
        with self._lock:
            self._connection.close()

    def rows(self, query: str, *values: object, **named: object) -> list[Any]:
        """Every row of a query, with values for its ``?`` or, by name, for its ``:name``.

        Raises:
            IndexDamaged: The file does not hold what was asked for.
        """
        try:
            with self._lock:
                return self._connection.execute(query, named or values).fetchall()
        except sqlite3.DatabaseError as error:
            raise self._damaged(error) from error

    def _damaged(self, error: Exception) -> IndexDamaged:
        return damaged(self._path, error)


class FrozenTables:
    """The read side of tables in a frozen file: what the parts of a generation that are such files have in common."""

    def __init__(self, path: Path) -> None:
        """Opens the file.

        Raises:
            IndexDamaged: It is missing or is no database.
        """
        self._file = FrozenFile(path)

    def close(self) -> None:
        """Closes the file; closing again does nothing."""
        self._file.close()
