"""Coverage: every character of a source that is not white space, accounted for.

Reads: the source and everything that was read from it. Writes: coverage.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.documents import Clause, Coverage, Furniture, Section, Span

#: White space as :meth:`str.isspace` has it (``\\s`` leaves the separators U+001C–U+001F in, too).
_WORDS = re.compile(r"\S+")


def measure(
    text: str, sections: Iterable[Section], clauses: Iterable[Clause], furniture: Iterable[Furniture]
) -> Coverage:
    """Counts the characters of headings, clauses and furniture, and those that nothing claims.

    A character that two units claim counts in both, so that the sum is larger than the whole and the mistake shows.
    """
    claimed: list[Span] = []
    counts = []
    for units in (sections, clauses, furniture):
        spans = [span for unit in units for span in unit.spans]
        counts.append(sum(_count(text, span) for span in spans))
        claimed.extend(spans)
    characters = sum(len(found.group()) for found in _WORDS.finditer(text))
    held = sum(_count(text, span) for span in _merge(claimed))
    return Coverage(characters, counts[0], counts[1], counts[2], characters - held)


def _count(text: str, span: Span) -> int:
    """Counts the characters of a span that are not white space."""
    return sum(found.end() - found.start() for found in _WORDS.finditer(text, span.start, span.end))


def _merge(spans: list[Span]) -> list[Span]:
    """Merges spans that overlap."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
