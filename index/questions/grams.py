"""What questions are compared by: pairs of Han characters, and English words by what their family has in common.

Who asks how scientists register what they discovered means the question that a clause answers about registering
discoveries. Texts are ranked by their words, and families of them only lead there (:mod:`index.wordbook.families`).
"""

from __future__ import annotations

from index.analysis.analyser import Analyser
from index.wordbook.families import stem

#: Letters of a word below which it is left alone: families of short words are chance.
_SHORTEST = 5


def question_grams(analyser: Analyser, text: str) -> list[str]:
    """The words and pairs of characters of a question, or of what it is held against."""
    return [
        stem(gram) if len(gram) >= _SHORTEST and gram.isascii() and gram.isalpha() else gram
        for gram in analyser.grams(text)
    ]
