"""Compiles the wordbook of a generation from the terms and from what the indexed documents hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from index.analysis.analyser import Analyser
from index.storing.writer import IndexedCard, IndexedClause
from index.terms.glossary import Concept
from index.terms.lists import Terms
from index.wordbook.book import Contents
from index.wordbook.concepts import OTHER, Corpus, Entry, Rendering, compile_entries
from index.wordbook.families import compile_families
from index.wordbook.general import compile_general
from index.wordbook.lexicon import compile_lexicon
from index.wordbook.naming import key_of
from index.wordbook.regional import compile_regional
from index.wordbook.sounds import compile_sounds

#: Fields whose words belong to the clause itself, by language: what can be corrected to, and translated into.
_OWN = {"zh": ("text", "heading", "section"), "en": ("text_en", "heading_en", "section_en")}


class Compiler:
    """Takes in what is indexed, document by document, and makes the wordbook of it."""

    def __init__(self, analyser: Analyser, *, has_english: bool) -> None:
        """Takes what cuts texts into words, and whether the documents have translations."""
        self._analyser = analyser
        self._has_english = has_english
        self._folded: list[str] = []
        self._words_zh: list[Sequence[str]] = []
        self._words_en: list[str] = []
        self._asked: dict[int, tuple[str, ...]] = {}
        self._counts: Mapping[str, Counter[str]] = {language: Counter() for language in _OWN}

    def add(self, entries: Iterable[IndexedClause | IndexedCard]) -> None:
        """Take in the clauses and the card of a document."""
        for entry in entries:
            if isinstance(entry, IndexedClause) and entry.asked:
                self._asked[entry.number] = entry.asked
            self._folded.append(entry.folded)
            self._words_zh.append([word for field in _OWN["zh"] for word in (*entry.words[field], "")])
            self._words_en.append(entry.words_en)
            for language, fields in _OWN.items():
                self._counts[language].update({word for field in fields for word in entry.words[field]})

    def contents(self, glossary: Sequence[Concept], terms: Terms, department_names: Mapping[str, str]) -> Contents:
        """The wordbook of everything that was taken in."""
        corpus = Corpus(self._folded, self._words_zh, self._words_en)
        entries = compile_entries(
            glossary, terms.departments, department_names, terms.lexicon.districts, terms.roles, self._analyser, corpus
        )
        entries += self._regional(entries)
        fillers, slight = ({self._key(text) for text in texts} for texts in (terms.fillers, terms.general))
        return Contents(
            entries=entries,
            fillers=fillers - {""},
            slight=slight - fillers - {""},
            general=self._general(),
            terms=self._terms(entries),
            sounds=compile_sounds(self._fold),
            families=compile_families(self._counts["en"]),
            asked=self._asked,
            english=compile_lexicon() if self._has_english else (),
        )

    def _regional(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Entries for what Taiwan calls the words of the documents and the renderings of the others."""
        own = {rendering.folded for entry in entries for rendering in entry.renderings if rendering.language == "zh"}
        found = compile_regional({*self._counts["zh"], *own}, self._fold)
        return tuple(
            Entry(word, "regional", (Rendering(word, "zh", word, tuple(self._words(word))),), {self._key(there): OTHER})
            for there, word in found.items()
        )

    def _key(self, text: str) -> str:
        return key_of(self._words(text))

    def _general(self) -> dict[str, tuple[str, ...]]:
        """The general dictionary; it leads from one language to the other, so a corpus without English has none."""
        if not self._has_english:
            return {}
        return compile_general(self._counts["zh"], self._counts["en"], self._words, self._fold)

    def _words(self, text: str) -> list[str]:
        return [token.text for token in self._analyser.words(text)]

    def _fold(self, text: str) -> str:
        return self._analyser.fold(text).text

    def _terms(self, entries: Iterable[Entry]) -> dict[str, int]:
        """The words of the index and the renderings that it holds, with the number of clauses."""
        counts: Counter[str] = self._counts["zh"] + self._counts["en"]
        terms = {word: count for word, count in counts.items() if len(word) > 1 and not word.isdigit()}
        for entry in entries:
            for rendering in entry.renderings:
                term = rendering.folded if rendering.language == "zh" else " ".join(rendering.words)
                if term not in terms:
                    terms[term] = self._count(term, rendering.language)
        return terms

    def _count(self, term: str, language: str) -> int:
        if language == "zh":
            return sum(term in text for text in self._folded)
        return sum(f" {term} " in f" {words} " for words in self._words_en)
