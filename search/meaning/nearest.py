"""What is asked for → the clauses that are nearest to it in meaning, by one encoding and one product.

A clause is as near as the nearest of its passages. One that has passages in the language of the question is held to
these; the others are farther from it only because they are in another language. Where it answers questions, the nearest
two of these count as much as its text: signs of one thing, which seldom err in the same way. A passage that is near to
whatever is asked says little: what it has in common with all others is taken off in part.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.documents import Language
from index.errors import EncoderUnavailable
from index.meaning.encoder import Encoder, UnitVectors
from index.meaning.levels import KINDS, TONGUES, held_off
from index.meaning.passages import language_of
from index.meaning.quantising import Quantised, products
from index.storing.vectors import VectorsReader

#: Clauses that are hits for their meaning alone, at most: further ones are nearer to each other than to the question.
_MOST = 20
#: A question has an answer where the nearest clause is so far above the level (in steps of its spread), or the three
#: nearest are on the average: what it shares with a whole subject. The more of its words stand nowhere, the nearer they
#: must be: so much from a question of which all words stand somewhere to one of which none does. Across languages words
#: stand nowhere anyway: there the level alone decides.
_SURE, _SURE_OF_THREE, _OF_UNHELD = 0.6, -0.4, 1.0
#: So far below the level others are shown with these, and so far if they hold some of the words, too.
_BESIDE, _CLOSE = 1.0, 3.0
#: Of these, as many as a question goes on with.
_MOST_CLOSE = 500
#: How far behind the nearest clause another is worth nothing. Tuned, as the others, on the tuning halves.
_RANGE = 4.0
#: Which of some clauses are within the limits of a question.
Within = Callable[[Sequence[int]], AbstractSet[int]]

#: Questions whose vector is kept: the next page and another filter ask the same.
_KEPT = 512

#: What the questions that a clause answers count for beside the nearest passage of its text, what the second of them
#: does beside the first, and how much of what a passage has in common with all others is taken off. Tuned likewise.
_OF_ANSWERS, _OF_SECOND, _OF_COMMON = 0.6, 0.5, 0.2


class _Rows(NamedTuple):
    """Some of the passages, clause by clause: which they are, the number of each clause, and where its own begin."""

    rows: NDArray[np.int64]
    clauses: NDArray[np.int64]
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, clauses: NDArray[np.int64], is_one: NDArray[np.bool_]) -> _Rows:
        """Those of the passages of clauses that are ones."""
        rows = np.flatnonzero(is_one)
        return cls(rows, *np.unique(clauses[rows], return_index=True))

    def nearest(self, near: NDArray[np.float32]) -> NDArray[np.float32]:
        """The largest nearness of each clause."""
        return np.maximum.reduceat(near[self.rows], self.starts)

    def nearest_two(self, near: NDArray[np.float32]) -> NDArray[np.float32]:
        """The largest nearness of each clause and the one after it, the first counting more."""
        near, sizes = near[self.rows], np.diff(self.starts, append=len(self.rows))
        first = np.maximum.reduceat(near, self.starts)
        others = np.where(near == np.repeat(first, sizes), -np.inf, near)
        second = np.maximum.reduceat(others, self.starts)
        second = np.where(np.isfinite(second), second, first)
        return ((first + _OF_SECOND * second) / (1 + _OF_SECOND)).astype(np.float32)


class _Compared(NamedTuple):
    """The passages that a question in one language is compared with.

    Attributes:
        vectors: Of all of them.
        kinds: What each is.
        texts: Those that are texts of clauses.
        answers: Those that are questions which clauses answer.
        is_own: Whether the texts of each clause are in the language of the question.
        common: What each passage has in common with all of its kind, against the average of these.
    """

    vectors: Quantised
    kinds: NDArray[np.uint8]
    texts: _Rows
    answers: _Rows
    is_own: NDArray[np.bool_]
    common: NDArray[np.float32]

    def by_clause(self, near: NDArray[np.float32]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The number of each clause that has passages, and its nearness."""
        numbers, nearness = self.texts.clauses, self.texts.nearest(near)
        if len(self.answers.rows):
            _, places, others = np.intersect1d(numbers, self.answers.clauses, assume_unique=True, return_indices=True)
            answers = self.answers.nearest_two(near)[others]
            nearness[places] = (1 - _OF_ANSWERS) * nearness[places] + _OF_ANSWERS * answers
        return numbers, nearness


class NearClauses(NamedTuple):
    """Clauses by their nearness, the nearest first.

    Attributes:
        numbers: Of the clauses.
        strengths: What the nearness of each is worth, that of the nearest 1.
        sure: How many of them, from the first, are similar whatever words they hold: none where no clause is surely
            near. Which of several is nearer is known even then, and ranks what words find.
        similar: How many of them are similar where they hold some of the words.
        is_own: Whether the nearest has a text in the language of the question.
    """

    numbers: tuple[int, ...]
    strengths: tuple[float, ...]
    sure: int
    similar: int
    is_own: bool

    def weighed(self, weight: float) -> NearClauses:
        """The same with each strength so many times what it is."""
        return self._replace(strengths=tuple(weight * strength for strength in self.strengths))


class Nearest:
    """Finds the clauses of one generation that are near to a question; several threads may share it."""

    def __init__(self, reader: VectorsReader, encoder: Encoder) -> None:
        self._reader = reader
        self._encoder = encoder
        self._vector: Callable[[str], UnitVectors] = lru_cache(maxsize=_KEPT)(self._encoded)
        self._by_language: dict[Language, _Compared] = {}
        self._lock = Lock()

    def close(self) -> None:
        """Closes the files; closing again does nothing."""
        self._reader.close()

    def near(self, text: str, unheld: float = 0.0, within: Within | None = None) -> NearClauses | None:
        """The clauses that are near to a question, None where there are no vectors.

        Args:
            text: The question.
            unheld: Of the things that it names, the share that stands nowhere.
            within: Which clauses are within its limits, None where it has none: the nearest of these are wanted.

        Raises:
            EncoderUnavailable: The model does not answer.
        """
        if not self._reader.shape.rows:
            return None
        asked = language_of(text)
        compared = self._compared(asked)
        by_clause, nearness = compared.by_clause(self._nearness(self._vector(text), compared, asked))
        is_own = compared.is_own
        is_answered = _is_answered(nearness, unheld) if is_own[nearness.argmax()] else nearness.max() > 0.0
        if not is_answered:
            # Across languages what is not surely near is nearer or farther by chance.
            by_clause, nearness, is_own = by_clause[is_own], nearness[is_own], is_own[is_own]
        order = np.lexsort((by_clause, -nearness))[:_MOST_CLOSE]
        if within is not None and len(order):
            order = order[np.isin(by_clause[order], list(within(by_clause[order].tolist())))]
        if not len(order):
            return None
        nearest = nearness[order]
        strengths = 1.0 + (nearest - nearest[0]) / max(_RANGE, float(nearest[0]) + _CLOSE)
        kept = int((strengths > 0.0).sum())
        level = min(0.0, float(nearest[0]))
        sure, similar = (int((nearest > level - below).sum()) if is_answered else 0 for below in (_BESIDE, _CLOSE))
        return NearClauses(
            tuple(by_clause[order[:kept]].tolist()),
            tuple(strengths[:kept].tolist()),
            min(sure, _MOST, kept),
            min(similar, kept),
            bool(is_own[order[0]]),
        )

    def _encoded(self, text: str) -> UnitVectors:
        vector: UnitVectors = self._encoder.queries([text])
        if vector.shape[1] != self._reader.shape.dimension:
            raise EncoderUnavailable(f"{self._encoder.name}: its vectors have another length than those of the index")
        return vector

    def _nearness(self, vector: UnitVectors, compared: _Compared, asked: Language) -> NDArray[np.float32]:
        """The nearness of each passage that a question is compared with."""
        near = np.concatenate([block[:, 0] for block in products(compared.vectors, vector)])
        off, spread = np.zeros(len(KINDS), np.float32), np.ones(len(KINDS), np.float32)
        for place, kind in enumerate(KINDS):
            level = self._reader.levels.get((asked, kind))
            if level is not None:
                tongue = TONGUES[kind]
                strangers = (self._reader.strangers[tongue] @ vector.T)[:, 0]
                off[place], spread[place] = held_off(strangers, asked, tongue) + level.at, level.spread
        near -= _OF_COMMON * compared.common
        return ((near - off[compared.kinds]) / spread[compared.kinds]).astype(np.float32)

    def _compared(self, asked: Language) -> _Compared:
        """What questions in a language are compared with."""
        with self._lock:
            if asked not in self._by_language:
                self._by_language[asked] = _compared(self._reader, asked)
            return self._by_language[asked]


def _compared(reader: VectorsReader, asked: Language) -> _Compared:
    """The passages in the language of a question, and of clauses that have none those in the other one."""
    clauses, kinds = reader.clauses, reader.kinds
    is_answered = kinds >= len(TONGUES) // 2
    is_own = (kinds % 2 == 1) == (asked == "en")
    has_own = np.zeros(reader.shape.clauses, np.bool_)
    has_own[clauses[is_own & ~is_answered]] = True
    is_kept = np.where(is_answered, is_own, is_own | ~has_own[clauses])
    vectors = reader.vectors
    if not is_kept.all():
        vectors = Quantised(vectors.values[is_kept], vectors.scales[is_kept])
    clauses, kinds, is_answered = clauses[is_kept], kinds[is_kept], is_answered[is_kept]
    texts, answers = _Rows.of(clauses, ~is_answered), _Rows.of(clauses, is_answered)
    return _Compared(vectors, kinds, texts, answers, has_own[texts.clauses], _common(vectors, kinds, asked))


def _common(vectors: Quantised, kinds: NDArray[np.uint8], asked: Language) -> NDArray[np.float32]:
    """The product of each passage with the mean of all, against the average of its kind; 0 in another language.

    Across languages what passages have in common is their language.
    """
    mean = (vectors.scales @ vectors.values.astype(np.float32) / max(1, len(kinds))).astype(np.float32)
    common = np.concatenate([block[:, 0] for block in products(vectors, mean[None, :])])
    for place, kind in enumerate(KINDS):
        is_kind = kinds == place
        common[is_kind] -= common[is_kind].mean() if TONGUES[kind] == asked and is_kind.any() else common[is_kind]
    return common.astype(np.float32)


def _is_answered(nearness: NDArray[np.float32], unheld: float) -> bool:
    """Whether some clause is near enough to a question to answer it, by the nearness of all."""
    nearest, more = np.sort(nearness)[-3:], _OF_UNHELD * (unheld - 0.5)
    return bool(nearest[-1] > _SURE + more or nearest.mean() > _SURE_OF_THREE + more)
