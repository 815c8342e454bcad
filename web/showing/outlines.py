"""Trees of the flat outline of a document: all of it, or what a reader needs around one section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Branch:
    """One section of an outline and what stands under it."""

    section: dict[str, Any]
    below: list[Branch] = field(default_factory=list)


def tree(outline: Sequence[dict[str, Any]]) -> list[Branch]:
    """The outline as a tree, by level: a deeper section stands under the last one that is less deep."""
    roots: list[Branch] = []
    above: list[Branch] = []
    for section in outline:
        while above and above[-1].section["level"] >= section["level"]:
            above.pop()
        branch = Branch(section)
        (above[-1].below if above else roots).append(branch)
        above.append(branch)
    return roots


def around(branches: Sequence[Branch], path: str) -> list[Branch]:
    """The outline folded up but for the way to one section and what stands directly under it."""
    return [Branch(branch.section, around(branch.below, path) if _holds(branch, path) else []) for branch in branches]


def _holds(branch: Branch, path: str) -> bool:
    return branch.section["path"] == path or any(_holds(below, path) for below in branch.below)
