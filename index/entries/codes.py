"""The codes that clauses are filtered and counted by: what a document gives to all of its clauses."""

from __future__ import annotations

from index.documents import Document

#: The code of a facet where a document or section states no value, so that every clause has one.
UNSTATED = "none"


def district_of(document: Document) -> str:
    """The code of the district a document is of, the name of its place where no list of districts holds that."""
    return document.metadata.district or document.metadata.place or UNSTATED


def year_of(document: Document) -> str:
    """The year a document is counted under: of its date, else the first year of its period."""
    return (document.metadata.date or document.metadata.period or UNSTATED)[:4]
