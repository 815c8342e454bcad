"""An id stays with its document: who has had one keeps it, whoever comes, goes or is renamed.

A file is the document that was published from it: by its path, else by its bytes, else by the word of ``corpus.toml``,
else because it says the same (a conversion under another name). Every id that was ever published is taken for good: a
newcomer gets a number behind its name, and so does one to whom ``corpus.toml`` gives the id of another document that
is still there. Only who is named otherwise in ``corpus.toml`` changes its id, and the old one leads to the new one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.finding.corpus import CorpusEntry, slug
from index.storing.ledger import Publication
from index.storing.manifest import sha256_of

#: How alike (0 to 1) a file must be to what a lost one said, to be the same document in another conversion.
ALIKE = 0.5

#: Says how alike a file is to what was published under an id.
Likeness = Callable[[CorpusEntry, str], float]


@dataclass(frozen=True, slots=True)
class Identified:
    """The documents of a corpus with the ids that they keep or get.

    Attributes:
        renamed: Ids that lead to another one from now on: old → new.
        notes: What the operator should know of it, a sentence each.
    """

    entries: tuple[CorpusEntry, ...]
    renamed: Mapping[str, str]
    notes: tuple[str, ...]


def keep_ids(entries: Sequence[CorpusEntry], published: Mapping[str, Publication], likeness: Likeness) -> Identified:
    """Gives every document the id that it was published under, and the newcomers ids that nobody had."""
    owned = _owned(entries, published, likeness)
    owners = {document: place for place, document in owned.items()}
    ids: dict[int, str] = {}
    notes: list[str] = []
    for place in (place for place, entry in enumerate(entries) if entry.facts is not None):
        wanted, holder = entries[place].id, owners.get(entries[place].id, place)
        if holder == place or entries[holder].facts is not None:
            ids[place] = wanted
        else:
            notes.append(_refused(entries[place], entries[holder]))
    taken = {*published, *ids.values()}
    for place, entry in enumerate(entries):
        if place not in ids:
            own = owned.get(place)
            free = own is not None and own not in ids.values()
            base = entry.id if entry.facts is not None else slug(Path(entry.name).stem)
            ids[place] = own if own is not None and free else unused(base, taken)
            taken.add(ids[place])
    renamed = {document: ids[place] for place, document in owned.items() if ids[place] != document}
    notes += [
        f"{entries[owners[old]].name}: its id was {old} and is {new} now, as corpus.toml says; "
        f"the addresses of {old} lead to those of {new}"
        for old, new in renamed.items()
    ]
    leads = {name: one.home for name, one in published.items() if one.home not in (None, name)} | renamed
    kept = tuple(
        dataclasses.replace(entry, id=own, formerly=tuple(old for old, new in leads.items() if new == own))
        for entry, own in ((entry, ids[place]) for place, entry in enumerate(entries))
    )
    return Identified(kept, renamed, tuple(notes))


def unused(base: str, taken: Iterable[str]) -> str:
    """An id that nobody has: the base, else with 2, 3 … behind it.

    >>> unused("plan", {"plan", "plan-2"})
    'plan-3'
    """
    known, number = set(taken), 1
    while (document := base if number == 1 else f"{base}-{number}") in known:
        number += 1
    return document


def _owned(entries: Sequence[CorpusEntry], published: Mapping[str, Publication], likeness: Likeness) -> dict[int, str]:
    """Which document each of the files is, by its place; newcomers are left out."""
    # Those that are there before those that are gone: a path that had two documents belongs to the later one.
    known = [one for one in published.values() if one.home in (None, one.document)]
    lost = {one.document: one for one in sorted(known, key=lambda one: (one.home is None, one.document))}
    found: dict[int, str] = {}

    def settle(document: str, place: int) -> None:
        found[place] = document
        del lost[document]

    named: dict[str, list[int]] = {}
    for place, entry in enumerate(entries):
        named.setdefault(entry.name, []).append(place)
    for document, one in list(lost.items()):
        places = [place for place in named.get(one.source, ()) if place not in found]
        if places:
            settle(document, next((p for p in places if len(places) > 1 and _sum(entries[p]) == one.sha256), places[0]))
    sums = {place: _sum(entry) for place, entry in enumerate(entries) if lost and place not in found}
    for document, one in list(lost.items()):
        places = [place for place, digest in sums.items() if digest == one.sha256 and place not in found]
        if places:
            settle(document, places[0])
    for place, entry in enumerate(entries):
        if entry.facts is not None and entry.id in lost and place not in found:
            settle(entry.id, place)
    newcomers = [place for place, entry in enumerate(entries) if place not in found and entry.problem is None]
    scored = sorted((-likeness(entries[place], document), place, document) for place in newcomers for document in lost)
    for score, place, document in scored:
        if -score >= ALIKE and place not in found and document in lost:
            settle(document, place)
    return found


def _sum(entry: CorpusEntry) -> str:
    """The SHA-256 of a file, "" where it cannot be read."""
    try:
        return "" if entry.problem else sha256_of(entry.path)
    except OSError:
        return ""


def _refused(entry: CorpusEntry, holder: CorpusEntry) -> str:
    return (
        f"{entry.name}: the id {entry.id} that corpus.toml gives it is that of {holder.name}, published before: "
        f"give it another one, or name {holder.name} in corpus.toml too, if the id is to pass on"
    )
