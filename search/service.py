"""The search service: one generation, opened once, asked many times.

In the order of the data: a request's words become a tree (``syntax``, ``expand``), its filters codes (``filters``); the
engine answers with clause numbers; their texts are fetched, marked and cut (``marks``, ``snippets``), and a page made.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from index.analysis.folding import HAN
from index.documents import Clause, Section
from index.storing.generations import default_root
from search.addresses.book import AddressBook
from search.answers.answering import led_by
from search.answers.facets import facets
from search.answers.glossary import Glossary
from search.answers.reading import PER_PAGE, DocumentReader
from search.answers.references import CitedWorks
from search.answers.resources import Resources
from search.answers.results import Page, Result, Understanding
from search.answers.sources import SourceViews
from search.answers.values import Json
from search.asking.attempts import Asking, Finding
from search.asking.filters import Filters, Selection
from search.asking.plans import SIMILAR, TIERS
from search.asking.suggest import Suggester
from search.compare.comparing import Choose, Comparison
from search.compare.verifying import Verifier
from search.data.asking import Data
from search.data.facts import FactReader
from search.engines.protocol import Hit
from search.exports.taking import Taking
from search.library.generation import Library
from search.query.describe import describe
from search.query.tree import Run, Word, leaves
from search.request import Request, Tier
from search.snippets.marks import Highlighter, matched
from search.snippets.pairing import paired
from search.snippets.rows import excerpt

_HAN = re.compile(rf"[{HAN}]")
_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]")

#: Clauses whose questions are kept, and questions that are kept in pieces.
_QUESTIONS_KEPT = 8192


class SearchService:
    """Searches one generation and shows what it holds; may be used from several threads."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._filters = Filters(library)
        #: The concepts of its glossary and the clauses that name them.
        self.glossary = Glossary(library)
        self._resources = Resources(library, self.glossary)
        #: What its documents cite.
        self.references = CitedWorks(library, self._resources)
        #: The files of its documents as they were delivered.
        self.sources = SourceViews(library, self._resources)
        #: What its addresses lead to, and what stood at them before.
        self.addresses = AddressBook(library, self._resources)
        self._asking = Asking(library, self._filters)
        # What clauses answer is read and cut once: the same clauses are hits of many questions.
        self._questions = lru_cache(maxsize=_QUESTIONS_KEPT)(library.wordbook.asked)
        self._grams = lru_cache(maxsize=_QUESTIONS_KEPT)(lambda text: frozenset(library.analyser.grams(text)))
        self._marker = Highlighter(library.analyser)
        facts = FactReader(library, self._resources)
        #: Policy as data: targets, measures and tasks.
        self.data = Data(library, facts)
        #: The same topic or question in several districts.
        self.comparison = Comparison(library, self._resources, self.search)
        #: What of it can be taken away as a file.
        self.taking = Taking(library, self._resources, self._asking, self._filters)
        self._reading = DocumentReader(
            library, self._resources, self.glossary, self._asking, self._filters, self._marker
        )
        #: Whether a sentence stands in a clause.
        self.verifier = Verifier(library, self._resources, self.search)

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
            results=self._results(choose(answer.hits), found),
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

    def whole(self, document_id: str, part: int = 1, q: str = "", at: str = "") -> Json | None:
        """A part of a document to be read, with the words of a query marked; None where there is no such document."""
        document = self._library.documents.get(document_id)
        return None if document is None else self._reading.document(document, part, q, at)

    def section(self, document_id: str, path: str, page: int = 1, per_page: int = PER_PAGE, q: str = "") -> Json | None:
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
        """What the words typed so far could become, with the number of hits; nothing that can be typed raises."""
        return Suggester(self._library.completions, self._asking.counts).suggest(q, lang, limit)

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

    def _results(self, hits: Sequence[Hit], finding: Finding) -> list[Result]:
        """The hits with their texts, marked and cut, and the questions that they answer of what was asked."""
        asked = self._asking.grams(finding)
        parts = list(dict.fromkeys(part for part in leaves(finding.tree) if part.scope not in ("asked", "characters")))
        found, find = self._found(hits), self._marker.finder(parts)
        results = []
        for hit, (document_id, clause) in zip(hits, found, strict=True):
            marks = find(clause.text)
            english = self._resources.english(document_id, clause)
            marks_en = find(english.text) if english.text else []
            snippets = paired((clause.text, marks), (english.text, marks_en) if english.text else None)
            results.append(
                Result(
                    document=self._library.documents[document_id],
                    section=self._section(document_id, clause),
                    clause=clause,
                    english=english,
                    score=hit.score,
                    tier=TIERS[hit.tier],
                    snippet=snippets[0],
                    snippet_en=snippets[1],
                    rows=excerpt(clause.rows, english.rows, clause.header_rows, find) if clause.rows else None,
                    matched=matched([*marks, *marks_en]) or self._led_by_title(document_id, clause, parts),
                    repeats=hit.repeats,
                    answers=self._answers(hit, asked),
                    states_value=hit.number in finding.stating,
                    similar=hit.tier == SIMILAR,
                )
            )
        return results

    def _answers(self, hit: Hit, asked: frozenset[str]) -> tuple[str, ...]:
        """The questions that led to a clause which does not name what was asked."""
        if not asked or TIERS[hit.tier] == "named":
            return ()
        return led_by(self._questions(hit.number), asked, self._grams)

    def _led_by_title(self, document_id: str, clause: Clause, parts: Sequence[Word | Run]) -> list[str]:
        """What of the query stands in the titles above a clause, where nothing stands in its text."""
        document = self._library.documents[document_id]
        above = self._library.outlines[document_id].above(clause.section)
        titles = [section.title for section in above] + [document.metadata.title]
        titles += [self._library.english.section_title(document_id, section) for section in above]
        titles.append(self._library.english.document_title(document))
        # In a title, what is asked of titles is looked for like the rest.
        asked = [replace(part, scope="text") if part.scope == "titles" else part for part in parts]
        find = self._marker.finder(asked)
        return matched([mark for title in titles if title for mark in find(title)])

    def _found(self, hits: Sequence[Hit]) -> list[tuple[str, Clause]]:
        """Document id and clause of each hit; a card is a clause of kind ``document``."""
        numbers = [hit.number for hit in hits if hit.key.ordinal]
        read = dict(zip(numbers, self._library.clauses.at(numbers), strict=True))
        return [read[hit.number] if hit.key.ordinal else self._card(hit.key.document) for hit in hits]

    def _card(self, document_id: str) -> tuple[str, Clause]:
        text = self._library.card_of(document_id).text
        return document_id, Clause("", 0, "document", None, None, (), text, None, 0, ())

    def _section(self, document_id: str, clause: Clause) -> Section:
        """The section of a clause; a card stands above all sections, under the title of its document."""
        if clause.kind == "document":
            return Section("", 0, "", self._library.documents[document_id].metadata.title, "section", None, (), None)
        return self._library.outlines[document_id].sections[clause.section]


def _language(text: str) -> str:
    """The language of a query by its letters; Chinese where it has none (2025, 5%)."""
    has_latin = _LATIN.search(text) is not None
    if not has_latin:
        return "zh"
    return "mixed" if _HAN.search(text) else "en"
