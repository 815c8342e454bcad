"""What became of a row that an earlier edition published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: ``moved``, ``merged`` and ``split`` are sure: the whole text stands at the targets. ``changed`` and ``several`` are
#: likely: another wording of it, or the same text in more than one place. ``gone`` is neither.
Verdict = Literal["moved", "merged", "split", "changed", "several", "gone"]
SURE: frozenset[Verdict] = frozenset({"moved", "merged", "split"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where the text of a row stands now.

    Attributes:
        targets: Addresses in the present edition, the best first: of a split text, its parts in order; none when gone.
        nearest: Path of the section that is nearest to where it stood; "" for the document.
    """

    verdict: Verdict
    targets: tuple[str, ...] = ()
    nearest: str = ""

    @property
    def is_sure(self) -> bool:
        """Whether a reader may be led there without being asked."""
        return self.verdict in SURE
