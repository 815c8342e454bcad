"""Fingerprints of what an index depends on: its code, its names, its documents."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from index.schema import SCHEMA_VERSION
from index.storing.manifest import DocumentRecord
from index.terms.lists import Lexicon

_HERE = Path(__file__).parent.parent

#: What decides how a file is read and cut. The code itself is hashed: no version number that one forgets to raise.
_READING = ("documents.py", "reading", "structuring")


def reading_fingerprint(lexicon: Lexicon) -> str:
    """Of everything but the file that decides its sections and clauses; the HTML parser is Python's own."""
    return _digest([list(sys.version_info[:2]), _code(_HERE / name for name in _READING), repr(lexicon)])


def inputs_fingerprint(analyser: str, words: str, documents: Sequence[tuple[DocumentRecord, str]]) -> str:
    """Of everything that goes into a generation: an equal one would come out equal.

    Args:
        analyser: Fingerprint of the analyser.
        words: Fingerprint of the translations and of the glossary.
        documents: The record of every document, and its metadata as text.
    """
    described = [[repr(record), metadata] for record, metadata in documents]
    return _digest([SCHEMA_VERSION, _code([_HERE]), analyser, words, described])


def _code(places: Iterable[Path]) -> str:
    files = [file for place in places for file in ([place] if place.is_file() else sorted(place.rglob("*.py")))]
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.relative_to(_HERE)}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _digest(values: object) -> str:
    return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode("utf-8")).hexdigest()
