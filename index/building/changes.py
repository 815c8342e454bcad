"""What an operator should know beside each document: which are gone, renamed, or there twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from index.storing.manifest import DocumentRecord


def changes_between(before: Mapping[str, DocumentRecord], now: Iterable[DocumentRecord]) -> Iterator[str]:
    """A sentence for each document that left the index, and for each whose file has another path."""
    present = {record.id: record for record in now}
    for document_id, record in before.items():
        if document_id not in present:
            yield f"removed: {document_id} ({record.source} is not among the sources any more)"
        elif present[document_id].source != record.source:
            yield f"renamed: {document_id} ({record.source} is {present[document_id].source} now)"


def same_bytes(records: Iterable[DocumentRecord]) -> Iterator[str]:
    """A sentence for each file with the bytes of another one: its clauses are found twice."""
    first: dict[str, DocumentRecord] = {}
    for record in records:
        other = first.setdefault(record.sha256, record)
        if other is not record:
            yield f"{record.source} has the same bytes as {other.source}: remove one, or its clauses are found twice"
