"""How near a text must be to a question before it is said to be similar in meaning.

Vectors of one model lie in a narrow cone: whatever is asked, something is at 0.85. So a question is held against
texts that surely do not answer it (:mod:`index.meaning.strangers`) in the language of the passage, and the rest must
be more than these very strangers reach in the corpus, each held against the others. What is left, in the unit of how
far the strangers differ among themselves, is the *nearness*: above 0 where few unanswerable questions come.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from index.documents import Language
from index.meaning.encoder import UnitVectors

#: The nearest strangers that a question is held against, and how far its nearness to them is taken off: wholly where
#: the passage is in another language (all is farther there, and by how much is a matter of the question), by half in
#: its own (where a question that is put like one of them may be answered all the same). Tuned on the tuning half of
#: ``tests/relevance/second.json`` with ``unanswerable.tsv``, as the percentile.
_NEAREST = 3
_SHARE_OF_OWN, _SHARE_OF_OTHER = 0.5, 1.0
#: Of the strangers, so many of a hundred stay below the level.
_PERCENTILE = 93.0
#: No level is finer than this.
_LEAST_SPREAD = 1e-4


class Level(NamedTuple):
    """What the product with a passage must be above, and what a step above it is worth."""

    at: float
    spread: float


#: What a passage is: the text of a clause in a language, or a question in it that the clause answers.
Kind = Literal["zh", "en", "zh?", "en?"]
KINDS: tuple[Kind, ...] = ("zh", "en", "zh?", "en?")
#: The language of each kind.
TONGUES: Mapping[Kind, Language] = {"zh": "zh", "en": "en", "zh?": "zh", "en?": "en"}
#: The vectors of the strangers by language.
Strangers: TypeAlias = Mapping[Language, UnitVectors]
#: The level of each language of a question and each kind of passage.
Levels: TypeAlias = Mapping[tuple[Language, Kind], Level]


def held_off(products: NDArray[np.float32], asked: Language, told: Language) -> float:
    """What is taken off the products of a question with passages.

    Args:
        products: Of the question with the strangers in the language of the passages.
        asked: The language of the question.
        told: The language of the passages.
    """
    share = _SHARE_OF_OWN if asked == told else _SHARE_OF_OTHER
    return share * float(np.sort(products)[-_NEAREST:].mean())


def level(best: NDArray[np.float32], strangers: Strangers, asked: Language, told: Language) -> Level:
    """The level for questions in one language and passages in another.

    Args:
        best: The largest product of each stranger in the language asked with any passage in the language told.
        strangers: In both languages, in the same order.
        asked: The language of the questions.
        told: The language of the passages.
    """
    products = strangers[asked] @ strangers[told].T
    # None is held against itself or its own translation: it would be nearer to that than to anything.
    left = [
        float(top) - held_off(np.delete(row, place), asked, told)
        for place, (top, row) in enumerate(zip(best, products, strict=True))
    ]
    return Level(float(np.percentile(left, _PERCENTILE)), max(float(np.std(left)), _LEAST_SPREAD))
