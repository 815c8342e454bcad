"""Bytes become text: the strict codecs first, a clear error when none fits."""

from __future__ import annotations

import codecs
import re

from index.errors import SourceError

#: Byte order marks, the longer before the shorter that it begins with (UTF-32 LE begins like UTF-16 LE).
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

#: First bytes of formats that people rename to .txt.
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word (.docx) or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word (.doc) file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
)

#: What a page declares: <meta charset="gb2312"> or http-equiv … charset=gb2312.
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)

#: Controls that no text holds (tab, line breaks, form feed, file separators and end-of-file do occur).
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1b\x7f]")

_CURE = "save it as UTF-8 text and build again"


def decode(data: bytes, name: str, *, declared: bool = False) -> tuple[str, str]:
    """Decodes the bytes of a source and says which codec fitted.

    A byte order mark decides; else strict UTF-8; else strict GB18030, which holds GBK and GB2312 (pages that declare
    gb2312 use characters of GB18030 all the same); else, for pages, what the page declares.

    Raises:
        SourceError: If the file is empty, is no text, or fits no codec.

    """
    if not data.strip():
        raise SourceError(
            f"{name}: the file is empty; put the text of the document in it or remove it from the sources"
        )
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise SourceError(
                f"{name}: this is {what}, whatever its name says; convert it to text or HTML and build again"
            )
    for encoding in _candidates(data, declared):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        _refuse_binary(text, name)
        if not text.strip().strip("\ufeff"):
            raise SourceError(
                f"{name}: the file is empty; put the text of the document in it or remove it from the sources"
            )
        return text, encoding
    raise SourceError(f"{name}: the bytes are neither UTF-8, UTF-16 nor GB18030 text; {_CURE}")


def _candidates(data: bytes, declared: bool) -> list[str]:
    """Lists the codecs to try, in order; a byte order mark leaves no choice.

    A page's word counts before GB18030 only for Big5, whose bytes GB18030 accepts as other characters.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return [encoding]
    found = _DECLARED.search(data[:4096]) if declared else None
    named = [found.group(1).decode("ascii").lower()] if found else []
    return ["utf-8", *(name for name in named if name.startswith("big5")), "gb18030", *named]


def _refuse_binary(text: str, name: str) -> None:
    """Refuses what decodes by accident: GB18030 accepts many binary files, UTF-8 accepts NUL."""
    found = _CONTROLS.search(text)
    if found:
        at = text.count("\n", 0, found.start()) + 1
        raise SourceError(f"{name}: line {at} holds the control character U+{ord(found.group()):04X}: no text; {_CURE}")
