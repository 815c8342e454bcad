"""Compiles the wordbook of a generation from the terms and from what the indexed documents hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from index.analysis.analyser import Analyser
from index.terms.lists import Terms
from index.wordbook.book import Contents
from index.wordbook.concepts import Named, compile_entries
from index.wordbook.corpus import OWN, Corpus, TermHolders
from index.wordbook.families import compile_families
from index.wordbook.general import compile_general
from index.wordbook.headwords import OTHER, Headword, Rendering
from index.wordbook.lexicon import compile_lexicon
from index.wordbook.naming import key_of
from index.wordbook.regional import compile_regional
from index.wordbook.sounds import compile_sounds

#: A word in fewer clauses than this is no word that a wrong one is corrected to, and no name that is offered: one for
#: each so many clauses, so that the misprints of a large corpus are not taken for its vocabulary.
_CLAUSES_A_USE = 20_000

_NOTHING: Mapping[int, Sequence[str]] = MappingProxyType({})


def fewest(clauses: int) -> int:
    """The clauses that a word must stand in to be offered or corrected to, in a corpus of so many.

    >>> fewest(300), fewest(150_000)
    (1, 8)
    """
    return 1 + clauses // _CLAUSES_A_USE


class Compiler:
    """Makes the wordbook of what the postings hold."""

    def __init__(self, analyser: Analyser, postings: TermHolders, *, has_english: bool) -> None:
        """Takes what cuts texts into words, what was indexed, and whether the documents have translations."""
        self._analyser = analyser
        self._has_english = has_english
        self._corpus = Corpus(postings)
        self._counts = {language: self._corpus.words(language) for language in OWN}

    def contents(
        self, several: Iterable[Named], terms: Terms, asked: Mapping[int, Sequence[str]] = _NOTHING
    ) -> Contents:
        """The wordbook of the corpus, with entries for everything that has names, and what clauses answer."""
        entries = compile_entries(several, terms.roles, self._analyser, self._corpus)
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
            asked=asked,
            english=compile_lexicon() if self._has_english else (),
        )

    def _regional(self, entries: Iterable[Headword]) -> tuple[Headword, ...]:
        """Entries for what Taiwan calls the words of the documents and the renderings of the others."""
        own = {rendering.folded for entry in entries for rendering in entry.renderings if rendering.language == "zh"}
        found = compile_regional({*self._counts["zh"], *own}, self._fold)
        return tuple(
            Headword(
                word, "regional", (Rendering(word, "zh", word, tuple(self._words(word))),), {self._key(there): OTHER}
            )
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

    def _terms(self, entries: Iterable[Headword]) -> dict[str, int]:
        """The words of the index and the renderings that it holds, with the number of clauses."""
        counts = Counter(self._counts["zh"]) + Counter(self._counts["en"])
        terms = {word: count for word, count in counts.items() if len(word) > 1 and not word.isdigit()}
        for entry in entries:
            for rendering in entry.renderings:
                term = rendering.folded if rendering.language == "zh" else " ".join(rendering.words)
                if term not in terms:
                    terms[term] = self._corpus.count(rendering.language, rendering.folded, rendering.words)
        return terms
