"""Bytes become text: the strict codecs first, a clear error when none fits."""

from __future__ import annotations

import codecs
import re

from index.errors import SourceError
from index.reading.gibberish import refuse_gibberish
from index.reading.guessing import guess, unmarked

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

#: Encodings that a page may declare and GB18030 would take for its own.
_FOREIGN = ("big5", "big5-hkscs", "shift_jis", "shift-jis", "euc-jp", "euc-kr", "ks_c_5601-1987", "iso-2022-jp")

#: Controls that no text holds (tab, line breaks, form feed, file separators and end-of-file do occur).
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1b\x7f]")

_CURE = "save it as UTF-8 text and build again"


def decode(data: bytes, name: str, *, declared: bool = False) -> tuple[str, str]:
    """Decodes the bytes of a source and says which codec fitted.

    A byte order mark decides; else strict UTF-8; else, for pages, what the page declares, if that is Big5 or one of
    Japan or Korea; else what the characters show (:mod:`guessing`): GB18030, Big5, Shift-JIS, EUC-JP, EUC-KR.

    Raises:
        SourceError: If the file is empty, is no text, is of two encodings, or fits no codec.

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
    text, encoding = _decoded(data, name, declared)
    _refuse_binary(text, name)
    if not text.strip().strip("\ufeff"):
        raise SourceError(
            f"{name}: the file is empty; put the text of the document in it or remove it from the sources"
        )
    refuse_gibberish(text, name, f"open the original and {_CURE}")
    return text, encoding


def _decoded(data: bytes, name: str, declared: bool) -> tuple[str, str]:
    """Decodes by the mark, as UTF-8, as a page declares, or as what the characters are most likely of."""
    marked = any(data.startswith(mark) for mark, _ in _MARKS)
    # UTF-8 accepts the NUL of UTF-16, so that UTF-16 with one is looked for before it, and else behind it.
    has_nul = b"\0" in data
    wide = unmarked(data) if has_nul and not marked else None
    if wide is not None:
        return wide
    for encoding in _candidates(data, declared):
        try:
            return data.decode(encoding), encoding
        except (UnicodeDecodeError, LookupError):
            continue
    wide = None if has_nul or marked else unmarked(data)
    guessed = None if marked else wide or guess(data, name, _CURE)
    if guessed is None:
        raise SourceError(f"{name}: the bytes are neither UTF-8, UTF-16 nor GB18030 text; {_CURE}")
    return guessed


def _candidates(data: bytes, declared: bool) -> list[str]:
    """Lists the codecs to try before guessing, in order; a byte order mark leaves no choice.

    A page's word counts only for Big5, Shift-JIS and their like: pages that declare gb2312 use characters of GB18030.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return [encoding]
    found = _DECLARED.search(data[:4096]) if declared else None
    named = [found.group(1).decode("ascii").lower()] if found else []
    return ["utf-8", *(name for name in named if not name.startswith(("gb", "utf")) and name in _FOREIGN)]


def _refuse_binary(text: str, name: str) -> None:
    """Refuses what decodes by accident: GB18030 accepts many binary files, UTF-8 accepts NUL."""
    found = _CONTROLS.search(text)
    if found:
        at = text.count("\n", 0, found.start()) + 1
        raise SourceError(f"{name}: line {at} holds the control character U+{ord(found.group()):04X}: no text; {_CURE}")
