"""The addresses of a generation in one SQLite file: the ledgers that it carries, and what became of what they hold.

Its form changes by itself alone: a program that refuses an older generation still takes over its ledgers.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from index.addresses.outcomes import Outcome, Verdict
from index.errors import damaged
from index.storing.frozen import FrozenTables

if TYPE_CHECKING:
    from index.addresses.ledger import Ledger
    from index.addresses.rows import RowKind

#: Raised when the tables change; a file of another form is not taken over.
FORM = 1

_TABLES = f"""
PRAGMA user_version = {FORM};
CREATE TABLE ledgers (document TEXT PRIMARY KEY, lines BLOB) WITHOUT ROWID;
CREATE TABLE published (document TEXT PRIMARY KEY, source TEXT, sha256 TEXT, reading TEXT, home TEXT) WITHOUT ROWID;
CREATE TABLE recorded (sha256 TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE earlier (document TEXT, kind TEXT, address TEXT, fingerprint TEXT, until TEXT, text TEXT, english TEXT,
    home TEXT, verdict TEXT, targets TEXT, nearest TEXT,
    PRIMARY KEY (document, kind, address, fingerprint)) WITHOUT ROWID;
CREATE TABLE arrivals (home TEXT, kind TEXT, target TEXT, document TEXT, address TEXT, verdict TEXT, part INTEGER,
    PRIMARY KEY (home, kind, target, document, address, verdict)) WITHOUT ROWID;
"""


class Publication(NamedTuple):
    """A document that was published under an id.

    Attributes:
        reading: Fingerprint of what cut it, "" where that is not known.
        home: The id of the document that it is now, None where it is gone.
    """

    document: str
    source: str
    sha256: str
    reading: str
    home: str | None


class Earlier(NamedTuple):
    """A row that stood at an address and does so no longer, with what became of it.

    Attributes:
        until: Date of the edition without it, ISO 8601.
        home: Id of the document that holds it now, None where that is gone.
    """

    document: str
    kind: RowKind
    address: str
    fingerprint: str
    until: str
    text: str
    english: str
    home: str | None
    outcome: Outcome


class Arrival(NamedTuple):
    """An earlier address that leads to a present one; ``part`` counts the parts of a text that was split."""

    document: str
    address: str
    verdict: Verdict
    part: int


def write_addresses(
    path: Path,
    ledgers: Iterable[tuple[Ledger | str, Publication]],
    earlier: Iterable[Earlier],
    recorded: Iterable[str],
    previous: Path | None,
) -> None:
    """Writes the file of a generation.

    Args:
        path: Where.
        ledgers: Each with the document's present state; an id alone is taken over whole from the previous file.
        earlier: What became of the rows of the ledgers that are not taken over.
        recorded: SHA-256 of the files of the sources that the ledgers have taken in.
        previous: The file of the generation before.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(_TABLES)
        if previous is not None:
            connection.execute("ATTACH ? AS previous", (f"{previous.absolute().as_uri()}?mode=ro&immutable=1",))
        connection.execute("BEGIN")
        for ledger, publication in ledgers:
            connection.execute("INSERT INTO published VALUES (?, ?, ?, ?, ?)", publication)
            if isinstance(ledger, str):
                for table in ("ledgers", "earlier", "arrivals"):
                    query = f"INSERT INTO {table} SELECT * FROM previous.{table} WHERE document = ?"
                    connection.execute(query, (ledger,))
            else:
                lines = zlib.compress("".join(f"{line}\n" for line in ledger.lines()).encode("utf-8"))
                connection.execute("INSERT INTO ledgers VALUES (?, ?)", (ledger.document, lines))
        for row in earlier:
            _insert(connection, row)
        connection.executemany("INSERT OR IGNORE INTO recorded VALUES (?)", [(sha256,) for sha256 in recorded])
        connection.execute("COMMIT")


def _insert(connection: sqlite3.Connection, row: Earlier) -> None:
    *head, home, outcome = row
    targets = json.dumps(outcome.targets)
    values = (*head, home, outcome.verdict, targets, outcome.nearest)
    connection.execute(f"INSERT OR REPLACE INTO earlier VALUES ({', '.join('?' * len(values))})", values)
    for part, target in enumerate(outcome.targets):
        arrival = (home, row.kind, target, row.document, row.address, outcome.verdict, part)
        connection.execute("INSERT OR REPLACE INTO arrivals VALUES (?, ?, ?, ?, ?, ?, ?)", arrival)


class Addresses(FrozenTables):
    """The read side; several threads may share it."""

    def __init__(self, path: Path) -> None:
        """Opens the file.

        Raises:
            IndexDamaged: It is missing, no database, or of another form.
        """
        super().__init__(path)
        if self._file.rows("PRAGMA user_version") != [(FORM,)]:
            raise damaged(path, "its addresses have another form")
        self.path = path

    def publications(self) -> dict[str, Publication]:
        """Every document that was ever published, by its id."""
        return {row[0]: Publication(*row) for row in self._file.rows("SELECT * FROM published ORDER BY document")}

    def publication(self, document: str) -> Publication | None:
        """The document that was published under an id, None where none was."""
        found = self._file.rows("SELECT * FROM published WHERE document = ?", document)
        return Publication(*found[0]) if found else None

    def leads(self) -> dict[str, str]:
        """The present id that each earlier one leads to; ids that stand, or lead nowhere any more, are left out."""
        found = self.publications().items()
        return {document: one.home for document, one in found if one.home not in (None, document)}

    def ledger(self, document: str) -> Ledger:
        """The ledger of an id, an empty one where nothing was published under it."""
        from index.addresses.ledger import parse

        return parse(document, self.lines(document).splitlines())

    def lines(self, document: str) -> str:
        """The ledger of an id as the text of its file."""
        found = self._file.rows("SELECT lines FROM ledgers WHERE document = ?", document)
        return zlib.decompress(found[0][0]).decode("utf-8") if found else ""

    def homes(self, document: str) -> list[str]:
        """The documents that hold what was published under an id."""
        query = "SELECT DISTINCT home FROM earlier WHERE document = ? AND home IS NOT NULL"
        return [str(row[0]) for row in self._file.rows(query, document)]

    def recorded(self) -> frozenset[str]:
        """SHA-256 of the recorded files that were taken in."""
        return frozenset(row[0] for row in self._file.rows("SELECT sha256 FROM recorded"))

    def earlier(self, document: str, kind: RowKind, address: str) -> list[Earlier]:
        """What stood at an address before, the latest first."""
        query = "SELECT * FROM earlier WHERE document = ? AND kind = ? AND address = ? ORDER BY until DESC, fingerprint"
        return [_read(row) for row in self._file.rows(query, document, kind, address)]

    def all_earlier(self) -> list[Earlier]:
        """Everything that stood somewhere before, by document and address."""
        return [_read(row) for row in self._file.rows("SELECT * FROM earlier ORDER BY document, kind, address, until")]

    def arrivals(self, home: str, kind: RowKind, address: str) -> list[Arrival]:
        """The earlier addresses whose text stands at a present one."""
        query = "SELECT document, address, verdict, part FROM arrivals WHERE home = ? AND kind = ? AND target = ?"
        return [Arrival(*row) for row in self._file.rows(query, home, kind, address)]


def _read(row: tuple[str, ...]) -> Earlier:
    document, kind, address, fingerprint, until, text, english, home, verdict, targets, nearest = row
    outcome = Outcome(verdict, tuple(json.loads(targets)), nearest)  # type: ignore[arg-type]
    return Earlier(document, kind, address, fingerprint, until, text, english, home, outcome)  # type: ignore[arg-type]
