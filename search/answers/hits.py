"""Hits → results: their texts, where the query stands in them, and what of it led to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from index.documents import Clause, Section
from index.questions.grams import question_grams
from search.answers.answering import led_by
from search.answers.resources import Resources
from search.answers.results import Result
from search.asking.finding import Finding
from search.asking.plans import SIMILAR, TIERS
from search.engines.protocol import Hit
from search.library.generation import Library
from search.query.tree import Run, Word, leaves
from search.snippets.marks import Highlighter, matched
from search.snippets.pairing import paired
from search.snippets.rows import excerpt

#: Clauses whose questions are kept, and questions that are kept in pieces.
_QUESTIONS_KEPT = 8192


class ResultMaker:
    """Makes the results of one generation."""

    def __init__(self, library: Library, resources: Resources, marker: Highlighter) -> None:
        self._library = library
        self._resources = resources
        self._marker = marker
        # What clauses answer is read and cut once: the same clauses are hits of many questions.
        self._questions = lru_cache(maxsize=_QUESTIONS_KEPT)(library.wordbook.asked)
        self._grams = lru_cache(maxsize=_QUESTIONS_KEPT)(lambda text: frozenset(question_grams(library.analyser, text)))

    def results(self, hits: Sequence[Hit], finding: Finding, asked: frozenset[str]) -> list[Result]:
        """The hits with their texts, marked and cut, and the questions that they answer of what was asked.

        Args:
            hits: Those of a page.
            finding: What was asked in the end.
            asked: Its words and pairs of characters.
        """
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
        text = self._library.catalogue.card(document_id).text
        return document_id, Clause("", 0, "document", None, None, (), text, None, 0, ())

    def _section(self, document_id: str, clause: Clause) -> Section:
        """The section of a clause; a card stands above all sections, under the title of its document."""
        if clause.kind == "document":
            return Section("", 0, "", self._library.documents[document_id].metadata.title, "section", None, (), None)
        return self._library.outlines[document_id].sections[clause.section]
