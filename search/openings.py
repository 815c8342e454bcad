"""The opening of an English text: what is shown of it beside the part of the Chinese that matched."""

from __future__ import annotations

import re

from search.snippets import GAP, Piece

#: Characters of an English clause that are shown: what stands for the 160 Chinese ones of a snippet, or a little less.
LENGTH = 420

#: A sentence ends here: a sign, and behind it white space and what a sentence can begin with; or at a row of a table.
_ENDS = re.compile(r"[.;!?][\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9])|\n")
#: What has a full stop inside a sentence: No. 014, Dr. Li, U.S. companies, e.g. Roche.
_ABBREVIATED = re.compile(r"(?:\b(?:No|Nos|Dr|Mr|Ms|Prof|St|vs|cf|Co|Ltd|Inc|approx|e\.g|i\.e|etc)|\b[A-Z])\.$")
_PAUSES = re.compile(r"(?<=[,;:)])\s|\s(?=[(–—])")


def opening(text: str, length: int = LENGTH) -> list[Piece]:
    """The whole text when it is short, else as many of its first sentences as fit, unmarked.

    >>> opening("Set up No. 1 Park. Then fill it with companies.", 30)
    [Piece(text='Set up No. 1 Park.', mark=False), Piece(text=' …', mark=False)]
    """
    if len(text) <= length:
        return [Piece(text, False)]
    found = (end.end() for end in _ENDS.finditer(text, 0, length + 1))
    ends = [end for end in found if not _ABBREVIATED.search(text, 0, end)]
    # A first sentence that is far too short says nothing: "First, sales of devices." goes with what follows.
    if not ends or ends[-1] < length // 3:
        ends = _pauses(text, length)
    return [Piece(text[: ends[-1]].rstrip(), False), Piece(f" {GAP}", False)]


def _pauses(text: str, length: int) -> list[int]:
    """Where a long sentence may be cut: at its pauses, else between words, else anywhere."""
    for pattern in (_PAUSES, re.compile(r"\s")):
        found = [pause.start() for pause in pattern.finditer(text, length // 2, length)]
        if found:
            return found
    return [length]
