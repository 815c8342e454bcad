"""What is asked for → the clauses that are nearest to it in meaning, by one encoding and one product.

A clause is as near as the nearest of its passages. One that has passages in the language of the question is held to
these; the others are farther from it only because they are in another language. Where it answers questions, the nearest
of these counts as much as its text: two signs of one thing, which seldom err in the same way.
"""

from __future__ import annotations

from collections.abc import Callable
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
#: Where some clause is above the level, the question has an answer; so far below it (in steps of its spread) others are
#: shown with that, and so far if they hold some of the words, too.
_BESIDE, _CLOSE = 0.5, 3.0
#: Of these, as many as a question goes on with.
_MOST_CLOSE = 500
#: How far behind the nearest clause another is worth nothing. Tuned, as the others, on the tuning halves.
_RANGE = 4.0
#: Questions whose vector is kept: the next page and another filter ask the same.
_KEPT = 512

#: What the nearest question that a clause answers counts for beside the nearest passage of its text. Tuned likewise.
_OF_ANSWERS = 0.6


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


class _Compared(NamedTuple):
    """The passages that a question in one language is compared with.

    Attributes:
        vectors: Of all of them.
        kinds: What each is.
        texts: Those that are texts of clauses.
        answers: Those that are questions which clauses answer.
        is_own: Whether the texts of each clause are in the language of the question.
    """

    vectors: Quantised
    kinds: NDArray[np.uint8]
    texts: _Rows
    answers: _Rows
    is_own: NDArray[np.bool_]

    def by_clause(self, near: NDArray[np.float32]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The number of each clause that has passages, and its nearness."""
        numbers, nearness = self.texts.clauses, self.texts.nearest(near)
        if len(self.answers.rows):
            _, places, others = np.intersect1d(numbers, self.answers.clauses, assume_unique=True, return_indices=True)
            answers = self.answers.nearest(near)[others]
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

    def near(self, text: str) -> NearClauses | None:
        """The clauses that are near to a question, None where there are no vectors.

        Raises:
            EncoderUnavailable: The model does not answer.
        """
        if not self._reader.shape.rows:
            return None
        asked = language_of(text)
        compared = self._compared(asked)
        by_clause, nearness = compared.by_clause(self._nearness(self._vector(text), compared, asked))
        is_own = compared.is_own
        if nearness.max() <= 0.0:
            # Across languages what is not surely near is nearer or farther by chance.
            by_clause, nearness, is_own = by_clause[is_own], nearness[is_own], is_own[is_own]
        if not len(by_clause):
            return None
        order = np.lexsort((by_clause, -nearness))[:_MOST_CLOSE]
        nearest = nearness[order]
        strengths = 1.0 + (nearest - nearest[0]) / max(_RANGE, float(nearest[0]) + _CLOSE)
        kept = int((strengths > 0.0).sum())
        sure, similar = (int((nearest > -below).sum()) if nearest[0] > 0.0 else 0 for below in (_BESIDE, _CLOSE))
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
    return _Compared(vectors, kinds, texts, answers, has_own[texts.clauses])
