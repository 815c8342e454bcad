"""The page numbers that are offered under a result."""

from __future__ import annotations


def window(page: int, last: int) -> list[int | None]:
    """The first and last page and those around the present one; None where some are left out.

    >>> window(6, 20)
    [1, None, 5, 6, 7, None, 20]
    """
    near = sorted({1, last, *range(max(1, page - 1), min(last, page + 1) + 1)} - {0})
    shown: list[int | None] = []
    for number in near:
        if shown and number - (shown[-1] or 0) == 2:
            shown.append(number - 1)  # a gap of one page is that page
        elif shown and number - (shown[-1] or 0) > 2:
            shown.append(None)
        shown.append(number)
    return shown
