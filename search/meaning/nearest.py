"""What is asked for → the clauses that are nearest to it in meaning, by one encoding and one product.

A clause is as near as the nearest of its passages. One that has passages in the language of the question is held to
these; the others are farther from it only because they are in another language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from threading import Lock
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.documents import Language
from index.errors import EncoderUnavailable
from index.meaning.encoder import Encoder, UnitVectors
from index.meaning.levels import held_off
from index.meaning.passages import language_of
from index.meaning.quantising import products
from index.storing.vectors import VectorsReader

#: Clauses that are hits for their meaning alone, at most: further ones are nearer to each other than to the question.
_MOST = 20
#: Where some clause is above the level, the question has an answer; so far below it (in steps of its spread) others are
#: shown with that, and so far if they hold some of the words, too.
_BESIDE, _CLOSE = 0.5, 3.0
#: Of these, as many as a question goes on with.
_MOST_CLOSE = 500
#: What the nearest clause adds to its score by words, of which the best is 1. Tuned, as the others, on the
#: tuning half of ``tests/relevance/second.json``.
_WORTH = 0.4
#: Questions whose vector is kept: the next page and another filter ask the same.
_KEPT = 512

#: Less than any nearness.
_FAR = -1e9


class NearClauses(NamedTuple):
    """Clauses by their nearness, the nearest first.

    Attributes:
        numbers: Of the clauses.
        strengths: What the nearness of each is worth beside the share that it has of the best score by words.
        sure: How many of them, from the first, are similar whatever words they hold.
    """

    numbers: tuple[int, ...]
    strengths: tuple[float, ...]
    sure: int


class Nearest:
    """Finds the clauses of one generation that are near to a question; several threads may share it."""

    def __init__(self, reader: VectorsReader, encoder: Encoder) -> None:
        self._reader = reader
        self._encoder = encoder
        self._vector: Callable[[str], UnitVectors] = lru_cache(maxsize=_KEPT)(self._encoded)
        self._foreign: dict[Language, NDArray[np.bool_]] = {}
        self._lock = Lock()

    def close(self) -> None:
        """Closes the files; closing again does nothing."""
        self._reader.close()

    def near(self, text: str) -> NearClauses | None:
        """The clauses that are near to a question, None where none surely is.

        Raises:
            EncoderUnavailable: The model does not answer.
        """
        if not self._reader.shape.rows:
            return None
        asked = language_of(text)
        by_clause, nearness = self._by_clause(self._nearness(self._vector(text), asked))
        if nearness.max() <= 0.0:
            return None
        sure = min(_MOST, int((nearness > -_BESIDE).sum()))
        order = np.lexsort((by_clause, -nearness))[:_MOST_CLOSE]
        order = order[nearness[order] > -_CLOSE]
        strengths = _WORTH * (nearness[order] + _CLOSE) / (nearness[order[0]] + _CLOSE)
        return NearClauses(tuple(by_clause[order].tolist()), tuple(strengths.tolist()), sure)

    def _encoded(self, text: str) -> UnitVectors:
        vector: UnitVectors = self._encoder.queries([text])
        if vector.shape[1] != self._reader.shape.dimension:
            raise EncoderUnavailable(f"{self._encoder.name}: its vectors have another length than those of the index")
        return vector

    def _nearness(self, vector: UnitVectors, asked: Language) -> NDArray[np.float32]:
        """The nearness of each passage; of one that does not count, less than any."""
        told = self._reader.is_english
        near = np.concatenate([block[:, 0] for block in products(self._reader.vectors, vector)])
        off, spread = np.zeros(2, np.float32), np.ones(2, np.float32)
        tongues: Mapping[Language, int] = {"zh": 0, "en": 1}
        for language, place in tongues.items():
            level = self._reader.levels.get((asked, language))
            if level is not None:
                strangers = (self._reader.strangers[language] @ vector.T)[:, 0]
                off[place], spread[place] = held_off(strangers, asked, language) + level.at, level.spread
        places = told.astype(np.int64)
        return np.where(self._elsewhere(asked), _FAR, (near - off[places]) / spread[places]).astype(np.float32)

    def _elsewhere(self, asked: Language) -> NDArray[np.bool_]:
        """Which passages are in another language than a question, and of a clause that has some in that language."""
        with self._lock:
            if asked not in self._foreign:
                clauses, own = self._reader.clauses, self._reader.is_english == (asked == "en")
                has_own = np.zeros(self._reader.shape.clauses, np.bool_)
                has_own[clauses[own]] = True
                self._foreign[asked] = ~own & has_own[clauses]
            return self._foreign[asked]

    def _by_clause(self, near: NDArray[np.float32]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The number of each clause that has passages, and the largest nearness of these."""
        numbers, starts = self._clauses
        return numbers, np.maximum.reduceat(near, starts)

    @cached_property
    def _clauses(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The number of each clause that has passages, and where these begin."""
        return np.unique(self._reader.clauses, return_index=True)
