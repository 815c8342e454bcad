"""Clauses → the texts whose vectors are kept: a sentence each in a short corpus, a clause each in a large one.

A sentence says one thing and lies near to what asks for it; a clause of ten sentences lies near to nothing. But ten
times as many vectors take ten times as long to make and to compare. The English of a clause has vectors of its own: a
model finds what is said in the language of the question more surely than in another one. So has each question that a
clause answers: a question in other words is nearer to a question than to the sentence that answers both.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from index.analysis.folding import HAN
from index.documents import Language
from index.extracting.sentences import english_sentences, sentences
from index.meaning.levels import KINDS, Kind
from index.storing.catalogue import Catalogue
from index.translations.composing import compose

#: What a vector is of.
Unit = Literal["sentence", "clause"]

#: Clauses of a corpus whose sentences are kept apart: some 15,000 vectors, twenty minutes of one core.
SHORT_CORPUS = 5_000

#: Characters of a passage at least (a shorter sentence is read with its neighbour) and at most: what a model takes in.
_FEWEST = {"zh": 8, "en": 24}
_MOST = {"zh": 400, "en": 1_200}
_BREAKS = ("；", ";", "，", ",", "、", " ")


_HAN = re.compile(rf"[{HAN}]")
_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]")


class VectorPassage(NamedTuple):
    """A text whose vector is kept.

    Attributes:
        clause: The number of the clause that it is of.
        is_answered: Whether it is a question that the clause answers, and no text of it.
    """

    clause: int
    text: str
    language: Language
    is_answered: bool = False

    @property
    def kind(self) -> Kind:
        """What it is."""
        return KINDS[KINDS.index(self.language) + 2 * self.is_answered]

    @property
    def fingerprint(self) -> bytes:
        """Of the text, equal where the text is."""
        return fingerprint_of(self.text)


def fingerprint_of(text: str) -> bytes:
    """What a cache knows a text by."""
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()


def unit_of(clauses: int) -> Unit:
    """What a vector is of in a corpus of so many clauses."""
    return "sentence" if clauses <= SHORT_CORPUS else "clause"


def passages(catalogue: Catalogue) -> Iterator[VectorPassage]:
    """The passages of a corpus, clause by clause in the order of their numbers; one document at a time is in memory."""
    unit, number, answered = unit_of(catalogue.clause_count), 0, catalogue.asked()
    for document in catalogue.documents():
        english = catalogue.english(document.id)
        for clause in catalogue.clauses(document.id):
            said = {language_of(clause.text): clause.text}
            translated = compose(document.id, clause, english).text
            if translated and translated != clause.text:
                said.setdefault("en", translated)
            for language, text in said.items():
                yield from (
                    VectorPassage(number, piece, language) for piece in dict.fromkeys(pieces(text, language, unit))
                )
            for question in dict.fromkeys(answered.get(number, ())):
                yield VectorPassage(number, question, language_of(question), is_answered=True)
            number += 1


def language_of(text: str) -> Language:
    """The language of a text by its letters: Chinese where it has any Chinese, or no letters at all.

    >>> [language_of(text) for text in ("CRO企业", "CRO companies", "2025")]
    ['zh', 'en', 'zh']
    """
    return "en" if _LATIN.search(text) and not _HAN.search(text) else "zh"


def pieces(text: str, language: Language, unit: Unit) -> list[str]:
    """The passages of a text.

    >>> pieces("支持研发。对首次获批的产品给予奖励！", "zh", "sentence")
    ['支持研发。对首次获批的产品给予奖励！']
    >>> pieces("支持企业开展研发活动。对首次获批的产品给予奖励！", "zh", "sentence")
    ['支持企业开展研发活动。', '对首次获批的产品给予奖励！']
    """
    cut, between = (sentences, "") if language == "zh" else (english_sentences, " ")
    most = _MOST[language]
    least = _FEWEST[language] if unit == "sentence" else most
    found: list[str] = []
    for piece in (part for sentence in cut(text) for part in _shortened(sentence.text, most)):
        is_short = bool(found) and min(len(found[-1]), len(piece)) < least
        if is_short and len(found[-1]) + len(piece) < most:
            found[-1] += between + piece
        else:
            found.append(piece)
    return found


def _shortened(sentence: str, most: int) -> Iterator[str]:
    """A sentence in parts of at most so many characters, cut where it breathes."""
    while len(sentence) > most:
        ends = (sentence.rfind(mark, most // 2, most) + 1 for mark in _BREAKS)
        end = next((end for end in ends if end), most)
        yield sentence[:end].strip()
        sentence = sentence[end:]
    if sentence.strip():
        yield sentence.strip()
