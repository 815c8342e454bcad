"""The files of a generation as they were delivered, with the text that its spans count in, in one SQLite file.

A worker that has read a file leaves it in a folder of its build; once all documents are known they are put together,
and those that were not read again are taken over from the generation before.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from index.documents import Source
from index.errors import SourceError
from index.storing.frozen import FrozenTables
from index.storing.manifest import DocumentRecord

#: Below the parts of a build: one file a document that was read.
STAGED = "sources"

#: Both packed; an empty text is that of a file in UTF-8, whose bytes are the text.
_TABLES = """
CREATE TABLE sources (document TEXT PRIMARY KEY, name TEXT, sha256 TEXT, encoding TEXT, data BLOB, text BLOB)
    WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class StoredSource:
    """One file as delivered.

    Attributes:
        name: Its path below the source folder.
        data: Its bytes.
        text: What was read of it: all spans of the document count in this.
    """

    name: str
    sha256: str
    encoding: str
    data: bytes
    text: str


def stage_source(parts: Path, document: str, path: Path, source: Source) -> None:
    """Leaves a file that was read for :func:`write_sources`.

    Raises:
        SourceError: It is not the file any more that was read.
    """
    data = path.read_bytes()
    folder = parts / STAGED
    folder.mkdir(parents=True, exist_ok=True)
    found = StoredSource(source.name, source.sha256, source.encoding, data, source.text)
    if hashlib.sha256(data).hexdigest() != source.sha256:
        raise SourceError(f"{source.name}: it was changed while it was read: build again")
    text = found.text.encode("utf-8", "surrogatepass")
    packed = zlib.compress(data), b"" if text == data else zlib.compress(text)
    head = json.dumps([found.name, found.sha256, found.encoding, len(packed[0])])
    (folder / document).write_bytes(head.encode("ascii") + b"\n" + b"".join(packed))


def write_sources(path: Path, records: Iterable[DocumentRecord], parts: Path, previous: Path | None) -> None:
    """Writes the file of a generation.

    Args:
        path: Where.
        records: The documents of the generation.
        parts: Where the workers left what they have read.
        previous: The file of the generation before, for the documents that were not read again.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(_TABLES)
        if previous is not None and previous.is_file():
            connection.execute("ATTACH ? AS previous", (f"{previous.absolute().as_uri()}?mode=ro&immutable=1",))
        connection.execute("BEGIN")
        for record in records:
            staged = parts / STAGED / record.id
            values = _staged(staged.read_bytes()) if staged.is_file() else None
            # What was read and then could not be cut is not the version that the index holds.
            if values is not None and values[1] == record.sha256:
                connection.execute("INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?)", (record.id, *values))
            elif previous is not None and previous.is_file():
                query = "INSERT INTO sources SELECT * FROM previous.sources WHERE document = ?"
                connection.execute(query, (record.id,))
        connection.execute("COMMIT")


class SourceFiles(FrozenTables):
    """The read side; several threads may share it."""

    def find(self, document: str) -> StoredSource | None:
        """The file of a document, None where there is none."""
        found = self._file.rows("SELECT name, sha256, encoding, data, text FROM sources WHERE document = ?", document)
        if not found:
            return None
        name, sha256, encoding, data, text = found[0]
        delivered = zlib.decompress(data)
        return StoredSource(name, sha256, encoding, delivered, _text(zlib.decompress(text) if text else delivered))


def _staged(body: bytes) -> tuple[str, str, str, bytes, bytes]:
    head, _, rest = body.partition(b"\n")
    name, sha256, encoding, length = json.loads(head)
    return name, sha256, encoding, rest[:length], rest[length:]


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")
