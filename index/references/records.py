"""A reference: one place where a document names another, or itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: What a document is named for: it rests on it, carries it out, passes it on, tells that it was issued, or names it.
Relation = Literal["basis", "implements", "forwards", "reports", "mentions"]
#: The marks around a title: those of books, quotation marks behind the name of a level, or none.
Marks = Literal["《》", "“”", ""]


@dataclass(frozen=True, slots=True)
class CitedNumber:
    """A document number, or that of a standard, with its parts; 国务院令第752号 has no year.

    Attributes:
        written: As it stands in the text, without white space.
        issuer: The sign of the issuer (沪府办规), the name of an order (国务院令), or the sign of standards (GB/T).
        serial: The number itself.
    """

    written: str
    issuer: str
    year: int | None
    serial: int

    @property
    def key(self) -> tuple[str, int | None, int]:
        """What tells it from every other number, however it is written."""
        return self.issuer, self.year, self.serial


@dataclass(frozen=True, slots=True)
class CitedText:
    """A title, a number or both, in one text.

    Attributes:
        title: The title as written, white space of the layout removed; None for a number alone.
        short: The name that the text gives it from here on (以下简称《若干意见》).
    """

    start: int
    end: int
    title: str | None
    number: CitedNumber | None
    marks: Marks
    short: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference as it is stored.

    Attributes:
        id: The address of the text, ``#`` and a count: ``xuhui/1.1.3/1#1``; of metadata ``jingan#cover_title.1``.
        document: Id of the document that cites.
        clause: Address of the clause that cites, None for a title or for metadata.
        full: The title that a short one stands for, where the text has said it.
        span: Where it stands in the text, in code points.
        document_id: Id of the document that is meant, where the corpus holds it.
        is_self: Whether a document names itself.
    """

    id: str
    document: str
    clause: str | None
    title: str | None
    full: str | None
    number: CitedNumber | None
    marks: Marks
    relation: Relation
    quote: str
    quote_en: str | None
    span: tuple[int, int]
    document_id: str | None = None
    is_self: bool = False
