"""The keys of clauses and cards, read from the catalogue when hits are shown."""

from __future__ import annotations

from collections.abc import Sequence

from index.storing.catalogue import Catalogue
from search.engines.protocol import Key


class HitKeys:
    """Finds the keys of the clauses and cards of a generation.

    Args:
        catalogue: Of the generation.
        documents: Their ids, in corpus order: that of their cards.
    """

    def __init__(self, catalogue: Catalogue, documents: Sequence[str]) -> None:
        self._catalogue = catalogue
        self._documents = documents

    def of(self, numbers: Sequence[int]) -> list[Key]:
        """The addresses of clauses and cards, one a number."""
        clauses = self._catalogue.clause_count
        found = self._catalogue.addresses([number for number in numbers if number < clauses])
        return [Key(*found[n]) if n < clauses else Key(self._documents[n - clauses], "", 0) for n in numbers]
