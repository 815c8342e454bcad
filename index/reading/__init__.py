"""A file becomes a :class:`~index.documents.Source`: ``read(path)``, by suffix.

bytes → the reader of the suffix → text and lines with hints → Source. :mod:`decoding` makes text of bytes where a
format is text; :mod:`office` and :mod:`pdf.recognising` ask programs of the system.

Another format is one function and one row in :data:`READERS`; docs/adding-documents.md shows a whole reader.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from index.documents import Source
from index.errors import SourceError
from index.reading.contract import Delivered, Reading
from index.reading.html import read_html
from index.reading.office import read_office
from index.reading.pdf import read_pdf
from index.reading.text import read_text
from index.reading.word import read_docx

__all__ = ["read"]

#: A file in; its text, its lines and what made it out; raises SourceError.
Reader = Callable[[Delivered], Reading]

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": read_text,
        ".md": read_text,
        ".html": read_html,
        ".htm": read_html,
        ".docx": read_docx,
        ".doc": read_office,
        ".wps": read_office,
        ".rtf": read_office,
        ".odt": read_office,
        ".pdf": read_pdf,
    }
)


def read(path: Path, *, name: str | None = None, ocr: bool = False, workplace: Path | None = None) -> Source:
    """Reads one file as delivered.

    Args:
        path: The file.
        name: What the source is called from now on; the file's own name if not given.
        ocr: Whether a PDF of pictures may be given a text by ocrmypdf.
        workplace: Where programs that some formats need may work; with None, where the system has temporary files.

    Raises:
        SourceError: If the file cannot be opened, is of an unknown kind, is empty or is no text.

    """
    name = path.name if name is None else name
    suffix = path.suffix.lower()
    reader = READERS.get(suffix)
    data = _bytes(path, name)
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise SourceError(
            f"{name}: nothing reads {path.suffix or 'a file without suffix'}; known are {known}: convert it"
        )
    found = reader(Delivered(data, name, suffix, ocr, workplace))
    digest = hashlib.sha256(data).hexdigest()
    return Source(name, digest, found.text, found.encoding, found.lines, found.page, found.warnings)


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
