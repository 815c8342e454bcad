"""The general dictionary: CC-CEDICT, cut down to what leads to a word of the documents.

The last resort of a query that neither the documents nor the glossary know. It leads across languages, 癌症 → cancer
and cancer → 癌症, and from a Chinese word to another that CC-CEDICT renders alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from index.wordbook.glosses import read_entries, rendering

#: Renderings that are kept of a key: what comes later in an entry is an ever looser sense.
_MOST = 5
#: Chinese words that are kept of a Chinese key, beside its renderings.
_MOST_ALIKE = 3
#: Glosses of an entry that count; the sixth sense of a word is seldom the one that is meant.
_SENSES = 5
#: A gloss that renders so many Chinese words makes none of them alike (beautiful, suddenly).
_MOST_SHARING = 8
_SHORTEST_ENGLISH = 3
_SHORTEST_CHINESE = 2
_LONGEST_CHINESE = 8

Words = Callable[[str], Sequence[str]]


#: A Chinese word, one of its glosses, and the place of the gloss in the entry.
_Sense = tuple[str, str, int]
#: What a word is ranked by, lowest first, and the word.
_Row = tuple[int, int, str]


def compile_general(
    chinese: Mapping[str, int], english: Mapping[str, int], words: Words, fold: Callable[[str], str]
) -> dict[str, tuple[str, ...]]:
    """Compiles the dictionary of a corpus.

    A key is a folded Chinese word or the normal words of an English one, joined by a space. A Chinese key leads to
    English renderings and, when the documents lack it, then to Chinese words that are rendered alike; an English key
    to Chinese words.

    Args:
        chinese: The Chinese words of the documents, with the number of their clauses.
        english: The same for the words of the English texts, in normal form.
        words: Cuts a text into index words.
        fold: Folds a text.
    """
    entries = _merged(fold)
    senses = [(word, gloss, place) for word, glosses in entries.items() for place, gloss in enumerate(glosses)]
    sharing: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for word, gloss, place in senses:
        sharing[gloss].append((place, word))
    corpus = _Corpus(chinese, english, words, {token for gloss in sharing for token in gloss.split(" ")})
    general = _to_english(senses, sharing, corpus)
    for word, alike in _to_alike(entries, sharing, corpus).items():
        general[word] = (*general.get(word, ()), *alike)
    return {**general, **_to_chinese(senses, corpus)}


class _Corpus:
    """What the documents say, in both languages; ``tokens`` are the words of the glosses, as they are written."""

    def __init__(
        self, chinese: Mapping[str, int], english: Mapping[str, int], words: Words, tokens: Iterable[str]
    ) -> None:
        self._chinese, self._english, self._words = chinese, english, words
        self._characters = set("".join(chinese))
        self._normals = _normals([token for token in tokens if token.isalpha()], words)
        self.clauses = lru_cache(maxsize=None)(self._clauses)

    def _clauses(self, word: str) -> int:
        """How many clauses a Chinese word leads to: its own, or those of the rarest of its parts; 0 where one lacks."""
        if word in self._chinese:
            return self._chinese[word]
        if len(word) < _SHORTEST_CHINESE or not self._characters.issuperset(word):
            return 0
        parts = self._words(word)
        # Single characters stand in so many words that a word made of them is not said by the documents.
        if any(len(part) < _SHORTEST_CHINESE for part in parts):
            return 0
        return min((self._chinese.get(part, 0) for part in parts), default=0)

    def normal(self, text: str) -> str:
        """An English text as its normal words, joined by a space."""
        return " ".join([self._normals.get(token) or self._cut(token) for token in text.split(" ")])

    def _cut(self, token: str) -> str:
        normal = self._normals[token] = " ".join(self._words(token))
        return normal

    def says(self, normal: str) -> bool:
        """Whether every word of an English text stands in the English of the documents."""
        return all(word in self._english for word in normal.split(" "))


def _normals(tokens: Sequence[str], words: Words) -> dict[str, str]:
    """The normal form of each token that is one word, cut in one call: one by one would take a second."""
    normals = words(" ".join(tokens))
    return dict(zip(tokens, normals, strict=True)) if len(normals) == len(tokens) else {}


def _merged(fold: Callable[[str], str]) -> dict[str, list[str]]:
    """The glosses of each word; those of several entries (行 xing, hang) take turns: the first sense of each counts."""
    entries: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for entry in read_entries():
        if len(entry.word) <= _LONGEST_CHINESE:
            entries[fold(entry.word)].append(entry.glosses)
    return {word: _in_turn(several) for word, several in entries.items()}


def _in_turn(several: Sequence[Sequence[str]]) -> list[str]:
    longest = max(map(len, several))
    turns = (glosses[place] for place in range(longest) for glosses in several if place < len(glosses))
    return list(dict.fromkeys(turns))[:_SENSES]


def _to_english(
    senses: Iterable[_Sense], sharing: Mapping[str, Sequence[tuple[int, str]]], corpus: _Corpus
) -> dict[str, tuple[str, ...]]:
    """Chinese word → renderings that the English texts can have."""
    ranked: dict[str, list[_Row]] = defaultdict(list)
    for word, gloss, place in senses:
        if len(word) < _SHORTEST_CHINESE or len(gloss) < _SHORTEST_ENGLISH:
            continue
        if corpus.says(normal := corpus.normal(rendering(gloss))):
            # A rendering that leads back to many other words renders none of them well.
            loose = len(sharing[gloss]) > _MOST_SHARING
            ranked[word].append((place + loose, place, normal))
    return {word: _best(rows, _MOST) for word, rows in ranked.items()}


def _to_chinese(senses: Iterable[_Sense], corpus: _Corpus) -> dict[str, tuple[str, ...]]:
    """English words → Chinese words of the documents, those first that have the rendering as their first."""
    ranked: dict[str, list[_Row]] = defaultdict(list)
    for word, gloss, place in senses:
        # A single character is a part of many words (money is not every 金, nor office every 署).
        if len(word) < _SHORTEST_CHINESE or not (clauses := corpus.clauses(word)):
            continue
        if len(key := corpus.normal(rendering(gloss))) >= _SHORTEST_ENGLISH:
            ranked[key].append((place, -clauses, word))
    return {key: _best(rows, _MOST) for key, rows in ranked.items()}


def _to_alike(
    entries: Mapping[str, Sequence[str]], sharing: Mapping[str, Sequence[tuple[int, str]]], corpus: _Corpus
) -> dict[str, tuple[str, ...]]:
    """Chinese word that the documents lack → words of theirs that are rendered alike."""
    alike: dict[str, tuple[str, ...]] = {}
    for word, glosses in entries.items():
        shared: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for place, gloss in enumerate(glosses):
            if len(word) >= _SHORTEST_CHINESE and 1 < len(sharing[gloss]) <= _MOST_SHARING:
                for behind, other in sharing[gloss]:
                    if other != word and len(other) >= _SHORTEST_CHINESE and corpus.clauses(other):
                        shared[other].append((place + behind, gloss))
        rows = [
            (min(found)[0], -corpus.clauses(other), other)
            for other, found in shared.items()
            if _is_alike(found, len(glosses) + len(entries[other]))
        ]
        if rows and not corpus.clauses(word):
            alike[word] = _best(rows, _MOST_ALIKE)
    return alike


def _is_alike(shared: Sequence[tuple[int, str]], glosses: int) -> bool:
    """Whether the glosses that two words share, of all that they have, show that they say the same.

    English words have senses too: 能源 is energy and 活力 is energy. So they share

    1. two glosses (援助, 帮助: help; assistance), or
    2. the only gloss of both (医师, 医生: doctor), or
    3. a gloss of several words, among the first of both (本埠, 本市: this city).
    """
    place, gloss = shared[0]
    return len(shared) > 1 or glosses == 2 or (" " in rendering(gloss) and place <= 1)


def _best(rows: Iterable[_Row], most: int) -> tuple[str, ...]:
    """The words of the rows, the lowest row first, each once."""
    return tuple(dict.fromkeys(row[-1] for row in sorted(rows)))[:most]
