"""The search service: one generation, opened once, asked many times.

In the order of the data: a request's words become a tree (``syntax``, ``expand``), its filters codes (``filters``); the
engine answers with clause numbers; their texts are fetched, marked and cut (``marks``, ``snippets``), and a page made.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.schema import FACETS
from index.writing.generations import default_root
from search.describe import describe
from search.engines.protocol import Answer, Ask, Hit
from search.expand import expand, loosen
from search.facets import facets
from search.filters import Filters, Selection
from search.glossary import Glossary
from search.library import Library
from search.marks import find_marks, matched
from search.query import All, Node, Or, Word, leaves
from search.request import Request
from search.resources import Json, Resources
from search.results import Page, Result, Understanding
from search.snippets import snippet
from search.syntax import Parsed, parse

_HAN = re.compile(r"[㐀-鿿豈-﫿\U00020000-\U0003ffff]")
_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]")


@dataclass(frozen=True, slots=True)
class _Asked:
    """The tree that was asked in the end, and whether any of its words was enough."""

    tree: Node
    is_loose: bool


class SearchService:
    """Searches one generation and shows what it holds; may be used from several threads."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._filters = Filters(library)
        self._resources = Resources(library)
        #: The concepts of its glossary and the clauses that name them.
        self.glossary = Glossary(library)

    @classmethod
    def open(cls, root: Path | None = None) -> SearchService:
        """Open the current generation below ``root`` (the usual place without one).

        Raises:
            IndexUnavailable: There is none, or it is outdated or damaged; the message names the cure.
        """
        return cls(Library.open(root or default_root()))

    def prepare(self) -> None:
        """Read now what is else read with the first question: a server outlives the files of its generation."""
        self._library.analyser.words("区 district")

    @property
    def generation(self) -> str:
        """The name of the generation."""
        return self._library.name

    @property
    def built(self) -> str:
        """When the generation was built, ISO 8601 in UTC."""
        return self._library.built

    def close(self) -> None:
        """Close the files of the generation."""
        self._library.close()

    def search(self, request: Request) -> Page:
        """Find, rank and cut: one page of hits. Nothing that a reader can write raises."""
        started = time.perf_counter()
        request = request.within_limits()
        parsed = parse(request.q, self._filters.district)
        selection = self._filters.select(request)
        asked, answer = self._answer(parsed.tree, selection, request)
        shown = self._results(answer.hits[(request.page - 1) * request.per_page :], asked)
        return Page(
            request=request,
            query=_understanding(parsed, asked, selection),
            total=answer.total,
            documents=len(_left(answer.counts["document"], selection.codes.get("document"))),
            took_ms=round((time.perf_counter() - started) * 1000, 2),
            generation=self.generation,
            facets=facets(self._library, answer.counts, selection.codes),
            results=shown,
            resources=self._resources,
        )

    def documents(self) -> list[Json]:
        """The head of every document, in corpus order."""
        return [self._resources.document_head(document) for document in self._library.documents.values()]

    def corpus(self) -> Json:
        """What the corpus holds and what it does not hold."""
        return self._resources.corpus()

    def document(self, document_id: str) -> Json | None:
        """A document with its outline, None where there is none of that id."""
        document = self._library.documents.get(document_id)
        return None if document is None else self._resources.document(document)

    def section(self, document_id: str, path: str) -> Json | None:
        """A section with its clauses, None where there is none at that address."""
        document = self._library.documents.get(document_id)
        section = self._library.outlines[document_id].sections.get(path) if document is not None else None
        return None if document is None or section is None else self._resources.section(document, section)

    def clause(self, document_id: str, path: str, ordinal: int) -> Json | None:
        """A clause with its place and neighbours, None where there is none at that address."""
        document = self._library.documents.get(document_id)
        number = self._library.catalogue.number_of(document_id, path, ordinal) if document is not None else None
        if document is None or number is None:
            return None
        return self._resources.clause(document, self._library.catalogue.clauses_at([number])[0][1], number)

    def known_values(self, name: str) -> list[str]:
        """The values that a filter takes, as readers write them."""
        return self._filters.known_values(name)

    def _answer(self, tree: Node, selection: Selection, request: Request) -> tuple[_Asked, Answer]:
        """The engine's answer to all of the query or, when nothing has all of it, to any word of it."""
        asked = _Asked(expand(tree, self._library.analyser), is_loose=False)
        answer = self._ask(asked.tree, selection, request)
        if answer.total or request.exact or isinstance(tree, All):
            return asked, answer
        loose = _Asked(loosen(tree, self._library.analyser), is_loose=True)
        found = self._ask(loose.tree, selection, request)
        return (loose, found) if found.total else (asked, answer)

    def _ask(self, tree: Node, selection: Selection, request: Request) -> Answer:
        limit = request.page * request.per_page
        return self._library.engine.search(Ask(tree, selection.codes, FACETS, limit, request.sort == "document"))

    def _results(self, hits: Sequence[Hit], asked: _Asked) -> list[Result]:
        """The hits with their texts, marked and cut."""
        parts = list(dict.fromkeys(leaves(asked.tree)))
        found = self._library.catalogue.clauses_at([hit.number for hit in hits])
        results = []
        for hit, (document_id, clause) in zip(hits, found, strict=True):
            marks = find_marks(clause.text, parts, self._library.analyser)
            results.append(
                Result(
                    document=self._library.documents[document_id],
                    section=self._library.outlines[document_id].sections[clause.section],
                    clause=clause,
                    score=hit.score,
                    snippet=snippet(clause.text, marks),
                    matched=matched(marks, parts),
                    repeats=hit.repeats,
                )
            )
        return results


def _left(counts: Mapping[str, int], selected: frozenset[str] | None) -> list[str]:
    """The codes with hits that the facet's own selection leaves."""
    return [code for code, count in counts.items() if count and (selected is None or code in selected)]


def _understanding(parsed: Parsed, asked: _Asked, selection: Selection) -> Understanding:
    """What is said about the query: as typed, or as the words of which any was enough."""
    tree = parsed.tree
    if asked.is_loose:
        tree = Or(tuple(dict.fromkeys(Word(leaf.text) for leaf in leaves(asked.tree) if isinstance(leaf, Word))))
    return Understanding(
        text=parsed.text,
        language=_language(parsed.text),
        understood={"zh": describe(tree, "zh"), "en": describe(tree, "en")},
        fallback="or" if asked.is_loose else None,
        cut=parsed.cut,
        unknown=selection.unknown,
    )


def _language(text: str) -> str:
    """The language of a query by its letters; Chinese where it has none (2025, 5%)."""
    has_latin = _LATIN.search(text) is not None
    if not has_latin:
        return "zh"
    return "mixed" if _HAN.search(text) else "en"
