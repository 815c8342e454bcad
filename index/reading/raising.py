"""Raised characters: 10<sup>6</sup> is no 106, in web pages, Word files and Markdown alike."""

from __future__ import annotations

import re

#: The characters of powers, units and notes that Unicode has raised.
RAISABLE = "[0-9+\\-−=()n]"
_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_WHOLE = re.compile(rf"(?:{RAISABLE}|\s)*")


def raise_digits(text: str) -> str:
    """The text in superior characters where Unicode has them all, else as it is.

    >>> raise_digits("6"), raise_digits("th")
    ('⁶', 'th')
    """
    return text.translate(_RAISED) if _WHOLE.fullmatch(text) else text
