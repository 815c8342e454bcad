"""Small pages, written to a file and read."""

from __future__ import annotations

from pathlib import Path

from index.documents import Source
from index.reading import read


def page(tmp_path: Path, markup: str, encoding: str = "utf-8") -> Source:
    path = tmp_path / "page.html"
    path.write_bytes(markup.encode(encoding))
    return read(path)


def said(source: Source) -> list[str]:
    """The lines of the document itself."""
    return [line.text for line in source.lines if line.kind != "page"]


def around(source: Source) -> list[str]:
    """The words of the page around it."""
    return [line.text for line in source.lines if line.kind == "page"]


def bolds(source: Source) -> list[str]:
    """The bold runs of all lines."""
    return [source.text[span.start : span.end] for line in source.lines for span in line.bolds]
