"""What questions are compared by: pairs of Han characters, and English words by what their family has in common.

Who asks how scientists register what they discovered means the question that a clause answers about registering
discoveries. Texts are ranked by their words, and families of them only lead there (:mod:`index.wordbook.families`).
"""

from __future__ import annotations

from functools import lru_cache

from index.analysis.analyser import Analyser
from index.wordbook.families import stem

#: Letters that the words of a family have in common, at least: parking is no park.
_SHORTEST = 5


def question_grams(analyser: Analyser, text: str) -> list[str]:
    """The words and pairs of characters of a question, or of what it is held against."""
    return [_common(gram) if gram.isascii() and gram.isalpha() else gram for gram in analyser.grams(text)]


@lru_cache(maxsize=16384)
def _common(word: str) -> str:
    """What a word has in common with its family; the word itself where that is short."""
    found = stem(word)
    return found if len(found) >= _SHORTEST else word
