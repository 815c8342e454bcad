"""What became of the rows of an earlier edition: where each of them stands in the present one.

In this order, each on what is still open: the same text, wherever it stands (:mod:`index.addresses.same`); texts that
were merged or split (:mod:`index.addresses.parts`); other wordings (:mod:`index.addresses.wording`); once more the same
texts, because more is known of what stands around them; sections (:mod:`index.addresses.outlines`). Only the first two
lead anywhere for sure, and only where there is no choice.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from index.addresses.comparing import EditionComparison
from index.addresses.outcomes import Outcome
from index.addresses.outlines import find_sections, migration
from index.addresses.parts import find_parts
from index.addresses.rows import AddressRow
from index.addresses.same import find_same, leave_undecided
from index.addresses.wording import find_changed

GONE = Outcome("gone")


def match(old: Sequence[AddressRow], new: Sequence[AddressRow]) -> dict[tuple[str, str, str], Outcome]:
    """What became of each row of an earlier edition, by its key; a row that stands as it stood has moved nowhere.

    Args:
        old: All rows of the earlier edition, in reading order.
        new: All rows of the present edition, in reading order; none of a document that is gone.
    """
    clauses = EditionComparison(_of(old, "clause"), _of(new, "clause"))
    for find in (find_same, find_parts, find_changed, find_same, leave_undecided):
        find(clauses)
    sections = EditionComparison(_of(old, "section"), _of(new, "section"))
    outcomes = [clauses.outcomes.get(place, GONE) for place in range(len(clauses.old))]
    find_sections(sections, migration(clauses.old, outcomes))
    found = {row.key: outcome for row, outcome in zip(clauses.old, outcomes, strict=True)}
    found |= {row.key: sections.outcomes.get(place, GONE) for place, row in enumerate(sections.old)}
    homes = {row.address: found[row.key].targets[0] for row in sections.old if found[row.key].targets}
    return {key: dataclasses.replace(outcome, nearest=_nearest(key[1], homes)) for key, outcome in found.items()}


def _of(rows: Sequence[AddressRow], kind: str) -> list[AddressRow]:
    return [row for row in rows if row.kind == kind]


def _nearest(address: str, homes: Mapping[str, str]) -> str:
    """The present section that the section of an address, or the nearest one above it, has become; "" for none."""
    path = address.partition("/")[0]
    while path:
        if path in homes:
            return homes[path]
        path = path.rpartition(".")[0]
    return ""
