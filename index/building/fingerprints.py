"""Fingerprints of what an index depends on: its code, its names, its documents."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from index.documents import Metadata
from index.schema import SCHEMA_VERSION
from index.storing.manifest import DocumentRecord
from index.terms.lists import Lexicon
from index.translations.folder import fingerprint

_HERE = Path(__file__).parent.parent

#: What decides how a file is read and cut. The code itself is hashed: no version number that one forgets to raise.
_READING = ("documents.py", "reading", "structuring")

#: Packages that parse what is read: another version may read otherwise.
_PARSERS = ("beautifulsoup4", "lxml", "pypdfium2")


def reading_fingerprint(lexicon: Lexicon) -> str:
    """Of everything but the file that decides its sections and clauses: our code, and the parsers it reads with."""
    parsers = [version(name) for name in _PARSERS]
    return _digest([list(sys.version_info[:2]), parsers, _code(_HERE / name for name in _READING), repr(lexicon)])


def analysing_fingerprint(analyser: str, shared: str) -> str:
    """Of everything but a document and what is known of it that decides its words, terms and concepts.

    Args:
        analyser: Fingerprint of the analyser.
        shared: Fingerprint of the terms, the glossary and the translations that documents share.
    """
    return _digest([SCHEMA_VERSION, _code([_HERE]), analyser, shared])


def words_fingerprint(metadata: Metadata, english: Path | None, name: str) -> str:
    """Of what is known of one document besides its text: its metadata and its PO file, by the stem of that."""
    file = [english / f"{name}.po"] if english is not None else []
    return _digest([repr(metadata), english is not None, fingerprint(file)])


def inputs_fingerprint(analysing: str, documents: Sequence[DocumentRecord]) -> str:
    """Of everything that goes into a generation: an equal one would come out equal."""
    return _digest([analysing, [repr(record) for record in documents]])


def _code(places: Iterable[Path]) -> str:
    files = [file for place in places for file in ([place] if place.is_file() else sorted(place.rglob("*.py")))]
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.relative_to(_HERE)}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _digest(values: object) -> str:
    return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode("utf-8")).hexdigest()
