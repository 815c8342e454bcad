"""What clauses share: the concepts of the glossary that they name, rarer ones counting more."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from index.documents import Clause
from index.terms.glossary import COMMON_KINDS, Concept
from index.translations.units import address
from search.answers.values import Json
from search.compare.columns import column_of
from search.library.generation import Library

#: Similar clauses of one district that are shown.
_OF_A_DISTRICT = 2
#: A concept that so much of all clauses names says nothing of any one.
_EVERYWHERE = 0.2
#: So many concepts at least are shared by clauses that are alike.
_TERMS = 2
#: Clauses that are looked at more closely.
_CANDIDATES = 80


class Like(NamedTuple):
    """A clause that is like another: its id, how much, and the concepts they share with the words for them."""

    clause: str
    score: float
    terms: Sequence[Json]


class Likeness:
    """Compares clauses of one generation by what they name."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def of(self, number: int, limit: int) -> list[Like]:
        """The clauses of other districts that are most like a clause, at most two of each."""
        own = {concept.id: concept for concept in self._concepts(number)}
        weights: dict[int, float] = {}
        shared: dict[int, list[Concept]] = {}
        users = self._library.catalogue.users_of(list(own)) if own else {}
        for concept_id, numbers in users.items():
            for user in numbers:
                weights[user] = weights.get(user, 0.0) + self._weight(own[concept_id])
                shared.setdefault(user, []).append(own[concept_id])
        able = sorted(weights, key=lambda user: (-weights[user], user))[:_CANDIDATES]
        read = dict(zip(able, self._library.clauses.at(able), strict=True))
        named = self._library.catalogue.concepts_at(able)
        # Set against how much the other clause names: a list of everything is like nothing.
        scores = {user: weights[user] / math.sqrt(1 + len(named[user])) for user in able}
        home, taken = self._district(read.get(number)), dict[str | None, int]()
        found: list[Like] = []
        for user in sorted(scores, key=lambda each: (-scores[each], each)):
            district = self._district(read[user])
            if district == home or taken.get(district, 0) >= _OF_A_DISTRICT or len(shared[user]) < _TERMS:
                continue
            taken[district] = taken.get(district, 0) + 1
            found.append(_like(*read[user], scores[user], shared[user]))
        return found[:limit]

    def shared(self, first: int, second: int) -> list[Json]:
        """The concepts that two clauses both name, the rarest first."""
        other = {concept.id for concept in self._concepts(second)}
        texts = " ".join(clause.text for _, clause in self._library.clauses.at([first, second]))
        both = [concept for concept in self._concepts(first) if concept.id in other]
        return [_term(concept, texts) for concept in sorted(both, key=lambda each: -self._weight(each))]

    def _concepts(self, number: int) -> list[Concept]:
        """What a clause names, without words of policy prose and what stands everywhere."""
        everywhere = max(_EVERYWHERE * self._library.catalogue.clause_count, _TERMS)
        return [
            concept
            for concept in self._library.catalogue.concepts_at([number])[number]
            if concept.kind not in COMMON_KINDS and self._counts.get(concept.id, 0) <= everywhere
        ]

    def _weight(self, concept: Concept) -> float:
        return math.log(1 + self._library.catalogue.clause_count / (1 + self._counts.get(concept.id, 0)))

    def _district(self, placed: tuple[str, Clause] | None) -> str | None:
        return column_of(self._library.documents[placed[0]]) if placed else None

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        return self._library.catalogue.use_counts()


def _like(document_id: str, clause: Clause, score: float, concepts: Sequence[Concept]) -> Like:
    terms = [_term(concept, clause.text) for concept in concepts]
    return Like(address(document_id, clause), round(score, 3), terms)


def _term(concept: Concept, text: str) -> Json:
    """A shared concept, with the renderings of it that stand in a text, and what it is called in English."""
    words = [word for word in concept.chinese if word in text] or [concept.zh]
    named = {"id": concept.id, "zh": concept.zh, "en": concept.en, "url": f"/glossary/{concept.id}"}
    return {**named, "words": words, "words_en": list(concept.english)}
