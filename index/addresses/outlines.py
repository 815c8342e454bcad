"""Finds what became of sections: by their titles, and by where their clauses have gone.

1. A title that stands once in both editions is the same section, if its clauses went there, or if nothing speaks
   against it and it stands under the same title or beside the same ones.
2. Of equal titles, the one to which the clauses went.
3. A section with another title now is likely the one to which most of its clauses went; where neither has a title
   (articles that were renumbered), that is sure.

Reads: a :class:`~index.addresses.comparing.EditionComparison` of sections, and what became of the clauses. Writes: the
first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.addresses.comparing import EditionComparison
from index.addresses.outcomes import Outcome
from index.addresses.rows import AddressRow

#: Share of the clauses of a section that must have gone to one place: to believe its title, or without a title.
_MOST, _NEARLY_ALL = 0.5, 0.8


@dataclass(frozen=True)
class Migration:
    """Where the clauses of each section went: sections of the earlier edition → sections of the present one."""

    went: Mapping[str, Counter[str]]
    came: Mapping[str, Counter[str]]

    def share(self, old: str, new: str) -> float | None:
        """The share of the clauses under a section that went to a section or below it; None where it had none."""
        gone = self.went.get(old)
        return _below(gone, new) / gone.total() if gone else None

    def share_back(self, old: str, new: str) -> float:
        """The share of the clauses of a present section that came from an earlier one or from below it."""
        come = self.came.get(new)
        return _below(come, old) / come.total() if come else 0.0

    def likeliest(self, old: str) -> str | None:
        """The present section with most of the clauses."""
        known = Counter({path: count for path, count in self.went.get(old, Counter()).items() if path})
        return known.most_common(1)[0][0] if known else None


def migration(old: Sequence[AddressRow], outcomes: Sequence[Outcome]) -> Migration:
    """Counts where the clauses went; a clause that is gone went to ""."""
    went: dict[str, Counter[str]] = {}
    came: dict[str, Counter[str]] = {}
    for row, outcome in zip(old, outcomes, strict=True):
        path = outcome.targets[0].partition("/")[0] if outcome.targets else ""
        for above in _above(row.section):
            went.setdefault(above, Counter())[path] += 1
        for above in _above(path):
            came.setdefault(above, Counter())[row.section] += 1
    return Migration(went, came)


def find_sections(compared: EditionComparison, moved: Migration) -> None:
    """Concludes on every earlier section that has a successor."""
    for old in compared.open:
        row = compared.old[old]
        stays = compared.new_at.get(row.address)
        if stays is None or compared.new[stays].key != row.key:
            continue
        # 其他 under another title, at the same place: its clauses say which of the two it is.
        if len(compared.new_places[row.essence]) == 1 or moved.share(row.address, row.address) != 0:
            compared.pair(old, stays)
    for old in compared.open:
        _by_title(compared, moved, old)
    for old in compared.open:
        _by_clauses(compared, moved, old)


def _by_title(compared: EditionComparison, moved: Migration, old: int) -> None:
    row = compared.old[old]
    if not row.text:
        return
    found = [place for place in compared.new_places.get(row.essence, []) if place not in compared.taken]
    scored = sorted(
        ((_weight(compared, moved, old, place), place) for place in found), key=lambda one: (-one[0], one[1])
    )
    if not scored:
        return
    (best, place), rest = scored[0], scored[1:]
    rivals = [other for other in compared.old_places[row.essence] if other != old and other not in compared.outcomes]
    is_alone = not rest or rest[0][0] < best
    is_wanted = any(_weight(compared, moved, other, place) >= best for other in rivals)
    if best >= _MOST and is_alone and not is_wanted:
        compared.pair(old, place)
    else:
        compared.conclude(old, "several" if rest else "changed", [place for _, place in scored[:3]])


def _weight(compared: EditionComparison, moved: Migration, old: int, new: int) -> float:
    """How much speaks for a section of the same title: its clauses, and what stands around it."""
    share = moved.share(compared.old[old].address, compared.new[new].address)
    context = compared.context(old, new)
    if share is None:
        return context / 3
    return share + context / 100 if share else context / 10


def _by_clauses(compared: EditionComparison, moved: Migration, old: int) -> None:
    row = compared.old[old]
    path = moved.likeliest(row.address)
    place = compared.new_at.get(path or "")
    if path is None or place is None:
        return
    share, back = moved.share(row.address, path) or 0.0, moved.share_back(row.address, path)
    untitled = not row.text and not compared.new[place].text
    if untitled and share >= _NEARLY_ALL and back >= _NEARLY_ALL and place not in compared.taken:
        compared.pair(old, place)
    elif share >= _MOST:
        compared.conclude(old, "changed", [place])


def _below(counts: Counter[str], path: str) -> int:
    return sum(count for other, count in counts.items() if other == path or other.startswith(f"{path}."))


def _above(path: str) -> list[str]:
    """A path and those above it: 4.1.3, 4.1, 4."""
    parts = path.split(".")
    return [".".join(parts[:length]) for length in range(len(parts), 0, -1)]
