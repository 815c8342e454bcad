"""Tables as a reader sees them: headers that span columns, and what stands under the rows."""

from __future__ import annotations

from collections.abc import Sequence


def spans(row: Sequence[str]) -> list[tuple[str, int]]:
    """The cells of a header row with the columns that each spans: an empty cell belongs to the one before it.

    >>> spans(["重点地区", "2019 年", "", "2020 年", ""])
    [('重点地区', 1), ('2019 年', 2), ('2020 年', 2)]
    """
    cells: list[tuple[str, int]] = []
    for text in row:
        if not text and cells and cells[-1][0]:
            cells[-1] = (cells[-1][0], cells[-1][1] + 1)
        else:
            cells.append((text, 1))
    return cells


def notes(text: str, rows: Sequence[Sequence[str]], caption: str | None) -> list[str]:
    """The lines of a table clause that are neither its caption nor its rows (资料来源：区商务委)."""
    shown = {caption}
    for row in rows:
        shown.update(" | ".join(cell for cell in row if cell).splitlines())
    return [line for line in text.splitlines() if line.strip() and line not in shown]
