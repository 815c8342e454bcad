"""The sections of a document as a tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.documents import Section
from search.engines.cache import Cache

#: Sections in outlines that are kept: those of some hundred laws.
_BUDGET = 15_000


@dataclass(frozen=True)
class Outline:
    """The sections of one document, by path, in reading order."""

    sections: Mapping[str, Section]

    def __len__(self) -> int:
        return len(self.sections)

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


class Outlines(Mapping[str, Outline]):
    """The outline of each document, in corpus order, read when it is first asked for."""

    def __init__(self, documents: Iterable[str], sections: Callable[[str], Sequence[Section]]) -> None:
        """Takes the ids of the documents, and what reads the sections of one."""
        self._documents = dict.fromkeys(documents)
        self._read: Cache[str, Outline] = Cache(
            lambda name: Outline({section.path: section for section in sections(name)}), _BUDGET
        )

    def __getitem__(self, document_id: str) -> Outline:
        if document_id not in self._documents:
            raise KeyError(document_id)
        return self._read[document_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)
