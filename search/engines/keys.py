"""The keys of clauses and cards, read from the catalogue when hits are shown."""

from __future__ import annotations

from collections.abc import Sequence

from index.storing.catalogue import Catalogue
from search.engines.protocol import Key

#: Keys that are kept, about 200 bytes each; all are forgotten when there are more.
_KEPT = 32_768


class HitKeys:
    """Finds the keys of the clauses and cards of a generation.

    Args:
        catalogue: Of the generation.
        documents: Their ids, in corpus order: that of their cards.
    """

    def __init__(self, catalogue: Catalogue, documents: Sequence[str]) -> None:
        self._catalogue = catalogue
        self._documents = documents
        self._kept: dict[int, Key] = {}

    def of(self, numbers: Sequence[int]) -> list[Key]:
        """The addresses of clauses and cards, one a number."""
        kept, clauses = self._kept, self._catalogue.clause_count
        if missing := [number for number in numbers if number not in kept]:
            if len(kept) > _KEPT:
                kept = self._kept = {}
                missing = list(numbers)
            found = self._catalogue.addresses([number for number in missing if number < clauses])
            kept |= {n: Key(*found[n]) if n < clauses else Key(self._documents[n - clauses], "", 0) for n in missing}
        return [kept[number] for number in numbers]
