"""What a block is in its document: the record that reading headings, drawing the outline and cutting clauses share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ReadingForm = Literal["heading", "run-in", "article", "box", "opening", "item", "text"]


@dataclass(frozen=True, slots=True)
class BlockReading:
    """What a block is in its document.

    Attributes:
        form: ``heading`` (a line of its own), ``run-in`` (heading and body in one paragraph), ``article``, ``box``,
            ``opening`` (前言), ``item`` or ``text``.
        style: The style of its number; ``plain`` or ``hint`` without one.
        number: The value of its number.
        title: Where the title begins and ends in the block's characters.
        body: Where the body begins, the block's length if there is none.
        above: The style of the series that begins right below a heading without a number.

    """

    form: ReadingForm
    style: str = ""
    number: int = 0
    title: tuple[int, int] = (0, 0)
    body: int = 0
    above: str = ""
