"""What a reader hands over."""

from __future__ import annotations

from dataclasses import dataclass

from index.documents import Line, PageFacts


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader made of the bytes of a file.

    Attributes:
        text: The decoded text that every span counts in.
        encoding: The codec that decoded it, or the name of the format (``docx``, ``pdf``) where it is no text.
        lines: Its lines in order; together with the line breaks they are the whole text.
        page: What a web page says beside its text; None of every other format.
    """

    text: str
    encoding: str
    lines: tuple[Line, ...]
    page: PageFacts | None = None
