"""The words of the five documents and of the glossary, for tests of what is compiled from them or corrected by them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.analysis import Analyser
from index.analysis.folding import HAN
from index.terms.glossary import load_glossary
from index.translations.files import read_folder

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
_HAN = re.compile(f"[{HAN}]")


@dataclass(frozen=True)
class Vocabulary:
    """Words with the number of lines that hold them, and all lines: Chinese folded, English as normal words."""

    analyser: Analyser
    chinese: Mapping[str, int]
    english: Mapping[str, int]
    terms: Mapping[str, int]
    chinese_text: str
    english_text: str

    def words(self, text: str) -> list[str]:
        return [token.text for token in self.analyser.words(text)]

    def fold(self, text: str) -> str:
        return self.analyser.fold(text).text

    def known(self, text: str) -> bool:
        """Whether a string stands in the documents: Chinese anywhere, English as whole words."""
        return text in self.chinese_text if _HAN.search(text) else f" {text} " in self.english_text

    def is_word(self, text: str) -> bool:
        """Whether a Chinese stretch is a word of jieba's dictionary or of the field."""
        return bool(_HAN.match(text)) and self.words(text) == [text]


@cache
def vocabulary() -> Vocabulary:
    """Read the seeds, once a session."""
    analyser = Analyser.build(SEEDS / "terms", None)
    lines = [line for path in sorted(SEEDS.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()]
    entries = [entry for several in read_folder(SEEDS / "translations" / "en").entries.values() for entry in several]

    def cut(text: str) -> list[str]:
        return [token.text for token in analyser.words(text)]

    words = [cut(line) for line in lines]
    cut_text = "\n".join(f"|{'|'.join(line)}|" for line in words)
    chinese = Counter(word for found in words for word in set(found) if _HAN.match(word))
    sentences = [[token.text for token in analyser.words(entry.english)] for entry in entries]
    english = Counter(word for sentence in sentences for word in set(sentence) if not _HAN.search(word))
    chinese_text = "\n".join(analyser.fold(line).text for line in lines)
    english_text = "\n".join(f" {' '.join(sentence)} " for sentence in sentences)
    terms = {word: count for word, count in (chinese + english).items() if len(word) > 1}
    for concept in load_glossary(SEEDS / "terms"):
        for text in (analyser.fold(rendering).text for rendering in concept.chinese):
            # A short one must be words there: 生技, short for 生物技术, is no part of 产生技术.
            held = text in chinese_text if len(text) > 3 else f"|{'|'.join(cut(text))}|" in cut_text
            if 1 < len(text) <= 12 and held:
                terms.setdefault(text, chinese_text.count(text))
        for text in concept.english:
            normal = " ".join(token.text for token in analyser.words(text))
            if f" {normal} " in english_text:
                terms.setdefault(normal, english_text.count(f" {normal} "))
    return Vocabulary(analyser, chinese, english, terms, chinese_text, english_text)
