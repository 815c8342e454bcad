"""The references of a generation in one SQLite file: what every document cites, and where."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Sequence
from typing import Any

from index.references.records import CitedNumber, Reference
from index.storing.frozen import FrozenTables

#: References that are read at once where all are.
_AT_ONCE = 1000


class References(FrozenTables):
    """The read side; several threads may share it."""

    def all(self) -> Iterator[Reference]:
        """Every reference, in reading order over the whole corpus."""
        query = "SELECT record FROM cited WHERE position >= ? AND position < ? ORDER BY position"
        last = self._file.rows("SELECT max(position) FROM cited")[0][0]
        for first in range(0, 0 if last is None else int(last) + 1, _AT_ONCE):
            for row in self._file.rows(query, first, first + _AT_ONCE):
                yield _read(row[0])

    def of_clauses(self, addresses: Sequence[str]) -> dict[str, list[Reference]]:
        """What clauses cite, by their addresses (``xuhui/1.1.3/1``); those that cite nothing are left out."""
        found: dict[str, list[Reference]] = {}
        query = "SELECT record FROM cited WHERE document = ? AND clause = ? ORDER BY position"
        for address in addresses:
            cited = [_read(row[0]) for row in self._file.rows(query, address.partition("/")[0], address)]
            if cited:
                found[address] = cited
        return found

    def said(self, document_id: str) -> list[Reference]:
        """What a document cites, in reading order, as its text alone says it: without the documents that it means."""
        query = "SELECT record, is_own FROM cited WHERE document = ? ORDER BY position"
        rows = self._file.rows(query, document_id)
        return [dataclasses.replace(_read(record), document_id=None, is_self=bool(is_own)) for record, is_own in rows]


def _read(record: str) -> Reference:
    values: dict[str, Any] = json.loads(record)
    values["span"] = tuple(values["span"])
    values["number"] = CitedNumber(**values["number"]) if values["number"] else None
    return Reference(**values)
