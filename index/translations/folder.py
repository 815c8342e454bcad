"""Files of words, without reading them: a build that finds nothing changed goes no further."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

#: The file of the short texts that documents share: departments, districts, kinds, roles.
COMMON = "common"


def po_files(folder: Path | None) -> list[Path]:
    """The PO files of a folder, by name; none without a folder."""
    return sorted(folder.glob("*.po")) if folder is not None else []


def po_name(folder: Path | None, document_id: str, formerly: Iterable[str]) -> str:
    """The stem of a document's PO file: its id, or while there is no such file, an id that it had."""
    names = [document_id, *formerly]
    return next((name for name in names if folder is not None and (folder / f"{name}.po").is_file()), document_id)


def fingerprint(paths: Iterable[Path]) -> str:
    """Of the names and bytes of files; one that is not there counts as nothing."""
    digest = hashlib.sha256()
    for path in paths:
        if path.is_file():
            digest.update(f"{path.name}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
