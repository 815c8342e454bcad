"""Numbers of standards in a text: GB/T 50378-2019, DG/TJ 08-2445-2024, ISO/IEC 27001:2022.

The signs are those of the national, sector, local, group and company standards of China, and of the bodies that others
are taken from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.references.records import CitedNumber

#: A sign of two letters alone (SC, JT) may be anything: it needs the slash of a kind, or the year behind the number.
_SURE = (
    r"GB(?:/[TZ]|Z(?:/T)?|J)?|DBJ?\s?\d{0,2}(?:/T)?|DG/TJ|[A-Z]{2}/[TZ]|T/[A-Z]{2,10}|Q/[A-Z\d]{2,12}|"
    r"(?:ISO|IEC|ISO/IEC)(?:/T[SR])?"
)
_SECTOR = r"[A-Z]{2,3}"
_NUMBER = r"\d{1,6}(?:[.-]\d{1,4})*?"
_YEAR = r"\s?[-–—－:：]\s?(?P<{}>(?:19|20)\d\d)(?!\d)"
_STANDARD = re.compile(
    rf"(?<![A-Za-z\d/])(?:(?P<sure>{_SURE})\s?(?P<number>{_NUMBER})(?:{_YEAR.format('year')})?"
    rf"|(?P<sector>{_SECTOR})\s?(?P<dated>{_NUMBER}){_YEAR.format('since')})(?![-.–—]?\d)"
)
#: In brackets behind its title, or before its title: 通过ISO 9001认证 names no document.
_BRACKET = re.compile(r"[》”\"\w]\s*[（(〔\[【]\s*(?:(?:标准|编)号[:：]?\s*)?$")
_TITLE = re.compile(r"\s*[《“]")


def standards(text: str) -> Iterator[tuple[int, int, CitedNumber]]:
    """Every number of a standard that stands beside a title, with its place.

    The last part of the number is its serial, what stands before it belongs to the sign.

    >>> text = "《规程》（DG/TJ 08-2445-2024）和《导则》（GB/T 1.1—2020）"
    >>> [(number.issuer, number.year, number.serial) for _, _, number in standards(text)]
    [('DG/TJ 08', 2024, 2445), ('GB/T 1', 2020, 1)]
    """
    for found in _STANDARD.finditer(text):
        start, end = found.span()
        if _BRACKET.search(text, max(0, start - 8), start) or _TITLE.match(text, end):
            sign = found["sure"] or found["sector"]
            head, _, serial = re.sub(r"[.-]", " ", found["number"] or found["dated"]).rpartition(" ")
            year = found["year"] or found["since"]
            written = re.sub(r"\s+", " ", found.group())
            yield start, end, CitedNumber(written, f"{sign} {head}".strip(), int(year) if year else None, int(serial))
