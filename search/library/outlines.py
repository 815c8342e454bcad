"""The sections of a document as a tree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from index.documents import Section


@dataclass(frozen=True)
class Outline:
    """The sections of one document, by path, in reading order."""

    sections: Mapping[str, Section]

    def above(self, path: str) -> list[Section]:
        """A section with those it stands in, the outermost first; none for an unknown path."""
        chain: list[Section] = []
        section = self.sections.get(path)
        while section is not None:
            chain.append(section)
            section = self.sections.get(section.parent) if section.parent is not None else None
        return chain[::-1]

    def below(self, path: str) -> list[str]:
        """The path of a section and of every section in it, in reading order; none for an unknown path."""
        return [other for other in self.sections if any(section.path == path for section in self.above(other))]
