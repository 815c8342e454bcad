"""A Word file (.docx) becomes the text that Word shows, straight from its XML.

bytes → :mod:`package` (the zip, bounded) → :mod:`styles` and :mod:`numbering` → :mod:`walking` goes through the body,
:mod:`runs` through the words of a paragraph, :mod:`tables` through tables → pieces → lines.

python-docx gives no automatic numbers, no text boxes and stops at a broken relationship; docx2python prints other
numbers than Word does ("1)" for "1.") and fails on tracked changes: neither leads back to paragraph and cell.
"""

from __future__ import annotations

from dataclasses import replace

from index.errors import SourceError
from index.reading.contract import Delivered, Reading
from index.reading.pieces import PageLine, lines_of
from index.reading.word.numbering import Numbering
from index.reading.word.package import Package
from index.reading.word.styles import Styles
from index.reading.word.walking import Walk

__all__ = ["read_docx"]

#: Relationship types end so in both editions of the standard.
_HEADERS, _FOOTERS, _FOOTNOTES, _ENDNOTES = "/header", "/footer", "/footnotes", "/endnotes"


def read_docx(delivered: Delivered) -> Reading:
    """Reads a Word file: tracked changes as accepted, comments left out, headers and footers as data of the page.

    Raises:
        SourceError: If it is no Word file, damaged, protected, too large, or holds no text.

    """
    name = delivered.name
    package = Package(delivered.data, name)
    main = package.main
    body = package.part(main)
    if body is None:
        raise SourceError(f"{name}: there is no Word document in it; save it as .docx with the program that made it")
    styles = Styles(package.related(main, "/styles"))
    numbering = package.related(main, "/numbering")
    notes = {
        "footnote": package.related(main, _FOOTNOTES),
        "endnote": package.related(main, _ENDNOTES),
    }
    walk = Walk(styles, Numbering(numbering, styles), {kind: part for kind, part in notes.items() if part is not None})
    pieces = walk.body(body)
    if not any(piece.text.strip() for piece in pieces):
        raise SourceError(
            f"{name}: there is no text in it; if it holds pictures of pages, save it as PDF and build with --ocr"
        )
    above = _around(package, main, walk, _HEADERS, "header")
    below = _around(package, main, walk, _FOOTERS, "footer")
    lines = lines_of([*above, *pieces, *below])
    return Reading("\n".join(line.text for line in lines), "docx", lines)


def _around(package: Package, main: str, walk: Walk, type_: str, part: str) -> list[PageLine]:
    """The lines of all headers or footers, each different one once: data of the page."""
    found: dict[str, PageLine] = {}
    for root in package.all_related(main, type_):
        for piece in walk.aside(root, part):
            if piece.text.strip():
                found.setdefault(piece.text.strip(), replace(piece, kind="page", level=0))
    return list(found.values())
