"""Documents and sections to be read: whole, in parts where they are long, with a reader's words marked in them.

Clauses are numbered in reading order over the whole corpus, so a document is a stretch of numbers, and so is a section:
a part of either is read with one query.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from index.documents import Clause, Document
from search.answers.glossary import Glossary
from search.answers.resources import Resources
from search.answers.values import Json
from search.asking.attempts import Asking
from search.asking.filters import Filters
from search.library.generation import Library
from search.query.tree import leaves
from search.request import DEPTH_LIMIT, Request
from search.snippets.marks import Highlighter, Mark, merge

#: Clauses of one part of a long document, about: a part ends with a section where it can.
PART = 150

#: Documents whose clauses are kept by their sections: those that are read.
_KEPT = 32

#: No clause has a longer number in its section.
_DIGITS = 6

Spans = list[tuple[int, int]]


class SoughtWords:
    """A reader's words as they are looked for in one document: which clauses hold them, and where."""

    def __init__(self, numbers: Sequence[int], parts: Sequence[Any], marker: Highlighter) -> None:
        self.numbers = numbers
        self._parts = parts
        self._marker = marker

    def marks(self, clause: Mapping[str, Any]) -> Json:
        """Where they stand in the texts and cells of a clause, as ``[start, end]`` of each."""
        texts = {language: self._find(text) if text else [] for language, text in clause["text"].items()}
        cells = {
            name: [[self._find(cell) for cell in row] for row in clause[name]] if clause[name] else None
            for name in ("rows", "rows_en")
        }
        return {**texts, **cells}

    def _find(self, text: str) -> Spans:
        found: Sequence[Mark] = self._marker.find(text, self._parts)
        return merge(found)


class DocumentReader:
    """Reads the documents of one generation."""

    def __init__(
        self,
        library: Library,
        resources: Resources,
        glossary: Glossary,
        asking: Asking,
        filters: Filters,
        marker: Highlighter,
    ) -> None:
        self._library = library
        self._resources = resources
        self._glossary = glossary
        self._asking = asking
        self._filters = filters
        self._marker = marker
        # Of each document, the number of its first clause and the section of each of its clauses.
        self._places = lru_cache(maxsize=_KEPT)(library.catalogue.paths_of)

    def document(self, document: Document, part: int, q: str, at: str = "") -> Json:
        """A document with the sections and clauses of one part, and where the words of a query stand.

        Returns:
            The document as its resource is, with the number of this ``part`` and of all ``parts``; in ``outline``, for
            each section, the part it begins in and how many of its own clauses hold the words (``hits``); ``sections``
            with their ``clauses``, each with its ``marks``; and ``matches``, the id and the part of every clause that
            holds the words, in reading order. A part after the last is the last; the part of a clause ``at`` is taken.
        """
        self._library.english.of(document.id)  # at once, as a page shows that of many clauses
        cuts = self._cuts(document.id)
        part = self._part_of(document.id, cuts, at) or min(max(part, 1), len(cuts))
        words = self.words(document.id, q)
        shown = self._read(cuts[part - 1])
        counts = self._hits(document.id, words)
        begins = self._begins(document.id, cuts)
        resource = self._resources.document(document)
        outline = [
            {**row, "part": begins[row["path"]], "hits": counts.get(row["path"], 0)} for row in resource["outline"]
        ]
        return {
            **resource,
            "outline": outline,
            "part": part,
            "parts": len(cuts),
            "q": q,
            "sections": list(self._sections(document, outline, shown, part, words)),
            "matches": self._matches(document.id, cuts, words),
        }

    def section(self, document: Document, path: str, page: int, per_page: int, q: str) -> Json:
        """A section with one page of its clauses, its parts, its neighbours and where the words of a query stand."""
        self._library.english.of(document.id)
        sections = list(self._library.outlines[document.id].sections.values())
        at = next(n for n, section in enumerate(sections) if section.path == path)
        brief = self._resources.section_brief
        numbers = self._numbers(document.id, path)
        shown = numbers[(page - 1) * per_page : page * per_page]
        words = self.words(document.id, q)
        read = self._read(shown)
        terms = self._glossary.terms_of(read)
        return {
            "id": f"{document.id}/{path}",
            "document": self._resources.document_brief(document),
            **self._resources.placed(document.id, sections[at]),
            "total": len(numbers),
            "page": page,
            "per_page": per_page,
            "clauses": [
                {**self._clause(document.id, number, clause, words), "terms": terms[number]} for number, clause in read
            ],
            "sections": [brief(document.id, part) for part in sections if part.parent == path],
            "previous": brief(document.id, sections[at - 1]) if at else None,
            "next": brief(document.id, sections[at + 1]) if at + 1 < len(sections) else None,
        }

    def words(self, document_id: str, q: str) -> SoughtWords:
        """The words of a query as they are looked for in a document; none hold no words."""
        first, paths = self._places(document_id)
        request = Request(q=q, filters={"document": (document_id,)}, per_page=min(max(1, len(paths)), DEPTH_LIMIT))
        if not q.strip():
            return SoughtWords((), (), self._marker)
        found = self._asking.ask(request, self._filters.select(request))
        hits = found.answer.hits[: found.complete or None]
        numbers = {number for hit in hits for number in (hit.number, *hit.repeats)}
        inside = sorted(number for number in numbers if first <= number < first + len(paths))
        return SoughtWords(inside, list(dict.fromkeys(leaves(found.tree))), self._marker)

    def _numbers(self, document_id: str, path: str) -> Sequence[int]:
        first, paths = self._places(document_id)
        return [first + n for n, each in enumerate(paths) if each == path]

    def _cuts(self, document_id: str) -> list[range]:
        """The parts of a document; one, if empty, at least. A section that is longer than a part is cut itself."""
        first, paths = self._places(document_id)
        cuts: list[range] = []
        start = end = first
        for _, clauses in groupby(paths):
            size = len(list(clauses))
            if end > start and end - start + size > PART:
                cuts.append(range(start, end))
                start = end
            end += size
            while end - start > PART:
                cuts.append(range(start, start + PART))
                start += PART
        if end > start or not cuts:
            cuts.append(range(start, end))
        return cuts

    def _part_of(self, document_id: str, cuts: Sequence[range], at: str) -> int | None:
        """The part with a clause (``4.1.3/2``), None where there is no such clause."""
        path, _, ordinal = at.partition("/")
        if not ordinal.isascii() or not ordinal.isdigit() or len(ordinal) > _DIGITS:
            return None
        number = self._library.catalogue.number_of(document_id, path, int(ordinal))
        return next((place for place, cut in enumerate(cuts, 1) if number in cut), None)

    def _begins(self, document_id: str, cuts: Sequence[range]) -> dict[str, int]:
        """The part that each section begins in: that of the next clause, its own or of a section below it."""
        first, paths = self._places(document_id)
        of = {first + n: path for n, path in enumerate(paths)}
        parts: dict[str, int] = {}
        for number, cut in enumerate(cuts, 1):
            for clause in cut:
                parts.setdefault(of[clause], number)
        begins: dict[str, int] = {}
        part = len(cuts)
        for path in reversed(list(self._library.outlines[document_id].sections)):
            part = parts.get(path, part)
            begins[path] = part
        return begins

    def _read(self, numbers: Sequence[int]) -> list[tuple[int, Clause]]:
        found = self._library.clauses.at(numbers)
        return [(number, clause) for number, (_, clause) in zip(numbers, found, strict=True)]

    def _sections(
        self,
        document: Document,
        outline: Sequence[Json],
        shown: Sequence[tuple[int, Clause]],
        part: int,
        words: SoughtWords,
    ) -> Iterator[Json]:
        """The sections of a part with their clauses, headings without clauses included, in reading order."""
        clauses: dict[str, list[Json]] = {}
        for number, clause in shown:
            made = self._clause(document.id, number, clause, words)
            clauses.setdefault(clause.section, []).append(made)
        for row in outline:
            if row["path"] in clauses or row["part"] == part:
                yield {**row, "continued": row["part"] != part, "clauses": clauses.get(row["path"], [])}

    def _clause(self, document_id: str, number: int, clause: Clause, words: SoughtWords) -> Json:
        made = self._resources.clause_text(document_id, clause)
        return {**made, "marks": words.marks(made)} if number in words.numbers else made

    def _hits(self, document_id: str, words: SoughtWords) -> dict[str, int]:
        first, paths = self._places(document_id)
        counts: dict[str, int] = {}
        for number in words.numbers:
            path = paths[number - first]
            counts[path] = counts.get(path, 0) + 1
        return counts

    def _matches(self, document_id: str, cuts: Sequence[range], words: SoughtWords) -> list[Json]:
        parts = {number: place for place, cut in enumerate(cuts, 1) for number in cut}
        found = zip(words.numbers, self._library.clauses.at(words.numbers), strict=True)
        return [
            {"id": f"{document_id}/{clause.section}/{clause.ordinal}", "part": parts[number]}
            for number, (_, clause) in found
        ]
