"""The manifest of a generation: what it holds, what it was built with, and the checksum of every file."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from index.documents import Coverage

MANIFEST = "manifest.json"

#: Beside the manifest, in the form that `sha256sum --check` reads: a generation can be verified without CURRENT.
MANIFEST_CHECKSUM = "manifest.sha256"

_VERSION = re.compile(rb'^ "schema_version": (\d{1,9}),?$', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One file of a generation as it was written."""

    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One document of a generation.

    Attributes:
        source: The file's name within its source folder.
        sha256: Of the bytes that were read.
        reading: Fingerprint of the code and names that it was read and cut with.
        analysing: Fingerprint of the code, terms and glossary that it was analysed with.
        words: Fingerprint of what was known of it besides: its metadata and its translations.
        warnings: What the structure had to say.
        differences: Where ``corpus.toml`` and the file disagree.
        problem: Why the file could not be read this time, where this is its last good version; else None.
    """

    id: str
    source: str
    sha256: str
    reading: str
    analysing: str
    words: str
    sections: int
    clauses: int
    coverage: Coverage
    warnings: tuple[str, ...]
    differences: tuple[str, ...]
    problem: str | None


@dataclass(frozen=True, slots=True)
class VectorRecord:
    """The vectors of a generation.

    Attributes:
        encoder: The model that made them, with its version.
        unit: What each is of: a ``sentence`` or a ``clause``.
        rows: How many there are.
        dimension: How many numbers each has.
        missing: How many could not be made because the model did not answer.
    """

    encoder: str
    unit: str
    rows: int
    dimension: int
    missing: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation says about itself.

    Attributes:
        built: When, in UTC, ISO 8601.
        schema_version: Of :mod:`index.schema`.
        code: Fingerprint of the code that folded, cut and weighed the words; a query must be cut by the same.
        analyser: Fingerprint of that code with its dictionary and tables.
        inputs: Fingerprint of everything that went in; equal inputs give an equal index.
        files: Every other file of the generation, by its name relative to the folder.
        english: For each document whose English is kept, how many texts it has (``texts``) and how many of them are
            ``missing``, ``outdated`` and ``fuzzy``.
        engine: The engine that its postings were written for.
        vectors: Of what its clauses mean; None where it was built without a model.
    """

    built: str
    schema_version: int
    code: str
    analyser: str
    inputs: str
    documents: tuple[DocumentRecord, ...]
    files: Mapping[str, FileRecord]
    english: Mapping[str, Mapping[str, int]]
    engine: str = "memory"
    vectors: VectorRecord | None = None

    @property
    def counts(self) -> dict[str, int]:
        """How many documents, sections, clauses and bytes there are."""
        return {
            "documents": len(self.documents),
            "sections": sum(document.sections for document in self.documents),
            "clauses": sum(document.clauses for document in self.documents),
            "bytes": sum(record.bytes for record in self.files.values()),
        }

    def encode(self) -> bytes:
        """The manifest as the bytes of its file."""
        values = {**asdict(self), "counts": self.counts}
        return (json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")

    @classmethod
    def decode(cls, data: bytes) -> Manifest:
        """The manifest that :meth:`encode` wrote.

        Raises:
            ValueError: These are not the bytes of a manifest of this schema version.
        """
        try:
            # Each object becomes its record as soon as it is read: of thousands of documents no second form is held.
            values: dict[str, Any] = json.loads(data, object_hook=_record)
            del values["counts"]
            values["documents"] = tuple(values["documents"])
            return cls(**values)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"no manifest: {error}") from error


def schema_version(data: bytes) -> object:
    """The schema version that a manifest of any version states, None where it states none."""
    # As this version writes it, on a line of its own; only another form is read whole.
    if told := _VERSION.search(data):
        return int(told[1])
    try:
        values = json.loads(data)
    except ValueError:
        return None
    return values.get("schema_version") if isinstance(values, dict) else None


def record_files(folder: Path) -> dict[str, FileRecord]:
    """Every file under ``folder`` with its checksum, by its name relative to the folder, sorted."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): FileRecord(sha256_of(path), path.stat().st_size) for path in found}


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _record(values: dict[str, Any]) -> object:
    """The record that has the keys of an object of a manifest; any other object as it is."""
    make = _RECORDS.get(frozenset(values))
    return make(values) if make is not None else values


def _document(values: dict[str, Any]) -> DocumentRecord:
    for name in ("warnings", "differences"):
        values[name] = tuple(values[name])
    # Most documents were read and analysed with the same code and names.
    for name in ("reading", "analysing"):
        values[name] = sys.intern(values[name])
    return DocumentRecord(**values)


_RECORDS: Mapping[frozenset[str], Callable[[dict[str, Any]], object]] = {
    frozenset(field.name for field in fields(record)): make
    for record, make in (
        (DocumentRecord, _document),
        (Coverage, lambda values: Coverage(**values)),
        (FileRecord, lambda values: FileRecord(**values)),
        (VectorRecord, lambda values: VectorRecord(**values)),
    )
}
