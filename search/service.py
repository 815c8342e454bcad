"""The search service: one generation, opened once, asked many times.

In the order of the data: a request's words become a tree (``syntax``, ``expand``), its filters codes (``filters``); the
engine answers with clause numbers; their texts are fetched, marked and cut (``marks``, ``snippets``), and a page made.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from index.analysis.folding import HAN_RUN
from index.storing.generations import default_root
from search.answers.facets import facets
from search.answers.glossary import Glossary
from search.answers.hits import ResultMaker
from search.answers.resources import Resources
from search.answers.results import Page, Understanding
from search.answers.values import Json
from search.asking.attempts import Asking
from search.asking.filters import Filters, Selection
from search.asking.finding import Finding
from search.asking.plans import SIMILAR, TIERS
from search.library.generation import Library
from search.query.describe import describe
from search.request import SECTION_PART, Request, Tier
from search.snippets.marks import Highlighter

if TYPE_CHECKING:
    from search.addresses.book import AddressBook
    from search.answers.reading import DocumentReader
    from search.answers.references import CitedWorks
    from search.answers.sources import SourceViews
    from search.compare.comparing import Choose, Comparison
    from search.compare.verifying import Verifier
    from search.data.asking import Data
    from search.exports.taking import Taking

_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]")


class SearchService:
    """Searches one generation and shows what it holds; may be used from several threads."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._filters = Filters(library)
        #: The concepts of its glossary and the clauses that name them.
        self.glossary = Glossary(library)
        self._resources = Resources(library, self.glossary)
        self._asking = Asking(library, self._filters)
        self._marker = Highlighter(library.analyser)
        self._maker = ResultMaker(library, self._resources, self._marker)

    @classmethod
    def open(cls, root: Path | None = None, *, by_words: bool = False) -> SearchService:
        """Opens the current generation below ``root`` (the usual place without one).

        Args:
            root: The folder of the index.
            by_words: Whether it is not asked by meaning, though it could be.

        Raises:
            IndexUnavailable: There is none, or it is outdated or damaged; the message names the cure.
        """
        return cls(Library.open(root or default_root(), by_words=by_words))

    def prepare(self) -> None:
        """Reads now what is else read with the first question: a server outlives the files of its generation."""
        self._library.analyser.words("区 district")
        self._library.completions.starting("区")
        self._library.open_all()

    # What a search does not need is imported when it is first asked for: a command line is a new process each time.

    @cached_property
    def addresses(self) -> AddressBook:
        """What its addresses lead to, and what stood at them before."""
        from search.addresses.book import AddressBook

        return AddressBook(self._library, self._resources)

    @cached_property
    def references(self) -> CitedWorks:
        """What its documents cite."""
        from search.answers.references import CitedWorks

        return CitedWorks(self._library, self._resources)

    @cached_property
    def sources(self) -> SourceViews:
        """The files of its documents as they were delivered."""
        from search.answers.sources import SourceViews

        return SourceViews(self._library, self._resources)

    @cached_property
    def _reading(self) -> DocumentReader:
        """Documents and sections to be read."""
        from search.answers.reading import DocumentReader

        library, resources = self._library, self._resources
        return DocumentReader(library, resources, self.glossary, self._asking, self._filters, self._marker)

    @cached_property
    def data(self) -> Data:
        """Policy as data: targets, measures and tasks."""
        from search.data.asking import Data
        from search.data.facts import FactReader

        return Data(self._library, FactReader(self._library, self._resources))

    @cached_property
    def comparison(self) -> Comparison:
        """The same topic or question in several districts."""
        from search.compare.comparing import Comparison

        return Comparison(self._library, self._resources, self.search)

    @cached_property
    def taking(self) -> Taking:
        """What of it can be taken away as a file."""
        from search.exports.taking import Taking

        return Taking(self._library, self._resources, self._asking, self._filters)

    @cached_property
    def verifier(self) -> Verifier:
        """Whether a sentence stands in a clause."""
        from search.compare.verifying import Verifier

        return Verifier(self._library, self._resources, self.search)

    @property
    def generation(self) -> str:
        """The name of the generation."""
        return self._library.name

    @property
    def built(self) -> str:
        """When the generation was built, ISO 8601 in UTC."""
        return self._library.built

    @property
    def meaning(self) -> Json:
        """Whether the generation is asked by meaning: ``asked``, its ``state``, and the model of its ``vectors``."""
        meaning = self._library.meaning
        return {"asked": meaning.is_open, "state": meaning.state, "vectors": meaning.vectors}

    def close(self) -> None:
        """Closes the files of the generation."""
        self._library.close()

    def search(self, request: Request, choose: Choose = list) -> Page:
        """Finds, rank and cut: one page of hits. Nothing that a reader can write raises.

        Args:
            request: What is asked.
            choose: Which hits of the page are shown; texts are read and marked of these alone.
        """
        started = time.perf_counter()
        request = request.within_limits()
        selection = self._filters.select(request)
        found = self._asking.ask(request, selection)
        answer = found.answer
        return Page(
            request=request,
            query=self._understanding(found, selection),
            total=answer.total,
            documents=answer.documents,
            took_ms=round((time.perf_counter() - started) * 1000, 2),
            generation=self.generation,
            facets=facets(self._library, answer, selection.codes),
            results=self._maker.results(choose(answer.hits), found, self._asking.grams(found)),
            resources=self._resources,
        )

    @property
    def document_ids(self) -> Sequence[str]:
        """The id of every document, in corpus order."""
        return self._library.catalogue.document_ids

    @property
    def districts(self) -> list[Json]:
        """The districts that have documents, with their names, in corpus order."""
        return self._resources.districts

    @property
    def clause_count(self) -> int:
        """How many clauses there are."""
        return self._library.catalogue.clause_count

    def documents(self, document_ids: Iterable[str] | None = None) -> list[Json]:
        """The heads of some documents, in their order; of all, in corpus order."""
        documents = self._library.documents
        several = documents.walk() if document_ids is None else map(documents.__getitem__, document_ids)
        return [self._resources.document_head(document) for document in several]

    def corpus(self) -> Json:
        """What the corpus holds and what it does not hold."""
        return self._resources.corpus()

    def document(self, document_id: str) -> Json | None:
        """A document with its outline, None where there is none of that id."""
        document = self._library.documents.get(document_id)
        return None if document is None else self._resources.document(document)

    def whole(self, document_id: str, part: int = 1, q: str = "", at: str = "") -> Json | None:
        """A part of a document to be read, with the words of a query marked; None where there is no such document."""
        document = self._library.documents.get(document_id)
        return None if document is None else self._reading.document(document, part, q, at)

    def section(
        self, document_id: str, path: str, page: int = 1, per_page: int = SECTION_PART, q: str = ""
    ) -> Json | None:
        """A section with a page of its clauses, None where there is none at that address."""
        document = self._library.documents.get(document_id)
        if document is None or path not in self._library.outlines[document_id].sections:
            return None
        return self._reading.section(document, path, page, per_page, q)

    def marks(self, clause: Json, q: str) -> Json:
        """Where the words of a query stand in a clause of :meth:`clause`."""
        return self._reading.words(clause["document"]["id"], q).marks(clause)

    def clause(self, document_id: str, path: str, ordinal: int) -> Json | None:
        """A clause with its place and neighbours, None where there is none at that address."""
        document = self._library.documents.get(document_id)
        number = self._library.catalogue.number_of(document_id, path, ordinal) if document is not None else None
        if document is None or number is None:
            return None
        return self._resources.clause(document, self._library.clauses.at([number])[0][1], number)

    def suggest(self, q: str, lang: str, limit: int = 8) -> list[Json]:
        """What the words typed so far could become, with the number of hits; nothing that can be typed raises.

        A question that a clause answers has that clause: its id, its address and what its section is called.
        """
        from search.asking.suggest import Suggester

        rows = Suggester(self._library.completions, self._asking.counts).suggest(q, lang, limit)
        numbers = [row["clause"] for row in rows if row["clause"] is not None]
        answering = dict(zip(numbers, self._library.clauses.at(numbers), strict=True))
        told = {number: self._resources.answering(*answering[number]) for number in numbers}
        return [{**row, "clause": told.get(row["clause"])} for row in rows]

    def known_values(self, name: str) -> list[str]:
        """The values that a filter takes, as readers write them."""
        return self._filters.known_values(name)

    def _understanding(self, found: Finding, selection: Selection) -> Understanding:
        """What is said about the query."""
        tree = self._asking.understood(found.asked)
        counts: Counter[Tier] = Counter()
        for tier, count in zip(TIERS, found.answer.tiers, strict=True):
            counts[tier] += count
        return Understanding(
            text=found.typed.text,
            language=_language(found.typed.text),
            understood={"zh": describe(tree, "zh"), "en": describe(tree, "en")},
            fallback="or" if counts["partial"] else None,
            cut=found.typed.cut,
            unknown=selection.unknown,
            expansions=found.expansions,
            suggestion=found.suggestion,
            named=counts["named"],
            in_titles=found.answer.tiers[1],
            related=counts["related"],
            partial=counts["partial"],
            unmatched=found.unmatched,
            limits=found.typed.limits,
            wider=found.wider,
            similar=found.answer.tiers[SIMILAR],
            meaning=found.meaning,
        )


def _language(text: str) -> str:
    """The language of a query by its letters; Chinese where it has none (2025, 5%)."""
    has_latin = _LATIN.search(text) is not None
    if not has_latin:
        return "zh"
    return "mixed" if HAN_RUN.search(text) else "en"
