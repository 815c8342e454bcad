"""What a reader is given and what it hands over."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from index.documents import Line, PageFacts


@dataclass(frozen=True, slots=True)
class Delivered:
    """One file as it was delivered.

    Attributes:
        data: Its bytes, at least one.
        name: What it is called in messages.
        suffix: Of its name, in lower case, with the dot.
        ocr: Whether a file of pictures may be given a text by ocrmypdf.
        workplace: Where programs may work, in folders that are gone behind them; with None, where the system has its
            temporary files.
    """

    data: bytes
    name: str
    suffix: str = ""
    ocr: bool = False
    workplace: Path | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader made of a file.

    Attributes:
        text: The decoded text that every span counts in.
        encoding: The codec that decoded it, or the name of the format (``docx``, ``pdf``) where it is no text.
        lines: Its lines in order; together with the line breaks they are the whole text.
        page: What a web page says beside its text; None of every other format.
        warnings: What could not be read although the rest was, a sentence each with the cure.
    """

    text: str
    encoding: str
    lines: tuple[Line, ...]
    page: PageFacts | None = None
    warnings: tuple[str, ...] = ()
