"""A file becomes a :class:`~index.documents.Source`: ``read(path)``, by suffix.

bytes → :mod:`index.reading.decoding` → text → :mod:`index.reading.text` or :mod:`index.reading.html` → lines with
hints. A reader for another format (Word, PDF) is one function and one row in :data:`READERS`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from index.documents import Source
from index.errors import SourceError
from index.reading.html import read_html
from index.reading.result import Reading
from index.reading.text import read_text
from index.reading.word import read_docx

__all__ = ["read"]

#: Bytes and name of a file in; its text, its codec and its lines out; raises SourceError.
Reader = Callable[[bytes, str], Reading]

READERS: Mapping[str, Reader] = MappingProxyType(
    {".txt": read_text, ".md": read_text, ".html": read_html, ".htm": read_html, ".docx": read_docx}
)


def read(path: Path, *, name: str | None = None) -> Source:
    """Reads one file as delivered.

    Args:
        path: The file.
        name: What the source is called from now on; the file's own name if not given.

    Raises:
        SourceError: If the file cannot be opened, is of an unknown kind, is empty or is no text.

    """
    name = path.name if name is None else name
    reader = READERS.get(path.suffix.lower())
    data = _bytes(path, name)
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise SourceError(
            f"{name}: nothing reads {path.suffix or 'a file without suffix'}; known are {known}: convert it"
        )
    found = reader(data, name)
    return Source(name, hashlib.sha256(data).hexdigest(), found.text, found.encoding, found.lines, found.page)


def _bytes(path: Path, name: str) -> bytes:
    """Opens the file, or says why not and what to do."""
    try:
        if path.is_dir():
            raise SourceError(f"{name}: this is a directory; name the files in it, or name it as a folder of sources")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError(f"{name}: there is no such file at {path}; check the name") from error
    except PermissionError as error:
        raise SourceError(f"{name}: no permission to read {path}; allow it (chmod +r) and build again") from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SourceError(f"{name}: {path} cannot be read ({reason}); check the file and build again") from error
    if not data:
        raise SourceError(f"{name}: the file is empty; put the document in its place or remove it from the sources")
    return data
