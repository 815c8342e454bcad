"""The glossary as readers see it: concepts by what they are called in either language, and who names them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from index.documents import Clause
from index.wordbook.sounds import sound
from search.answers.numbering import english_number
from search.answers.values import Json
from search.library.generation import Library

if TYPE_CHECKING:
    from index.terms.glossary import Concept

#: Rows that lead from what people say (看病贵) to words of the texts; they name no concept of the documents.
NEEDS = "need"
#: Clauses that a list of concepts names for each; the page of a concept names all.
FIRST_CLAUSES = 3
#: Characters of a query that searches for a concept: pages use 300, and those with many renderings would need more.
_QUERY_LENGTH = 240

#: What an English name may begin with and is not looked up under.
_ARTICLES = re.compile(r"^(?:(?:a number of|a group of|a batch of|a series of|an|a|the)\s+)+")
_JOINTS = re.compile(r"[\s\-‐‑–—/·]+")


class Glossary:
    """The glossary of one generation."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def page(
        self, q: str = "", kind: str = "", page: int = 1, per_page: int = 50, lang: str = "en", sort: str = "name"
    ) -> Json:
        """One page of the concepts that a reader's words and a kind leave: from A to Z, or by pinyin for ``zh``.

        Concepts that are called exactly what the reader wrote come first, then those that begin with it; with the sort
        ``kind``, kind after kind. Without words, ``letters`` says on which page each letter begins.
        """
        called = self._called(q, lang)
        found = [concept for concept in called if _is_listed(concept, kind)]
        if sort == "kind":
            found.sort(key=lambda concept: self.kinds.index(concept.kind))
        shown = found[(page - 1) * per_page : page * per_page]
        counts = Counter(concept.kind for concept in called)
        return {
            "q": q,
            "kind": kind or None,
            "total": len(found),
            "page": page,
            "per_page": per_page,
            "generation": self._library.name,
            "kinds": [
                {"value": value, "count": counts[value], "selected": value == kind}
                for value in self.kinds
                if value != NEEDS
            ],
            "needs": counts[NEEDS],
            "letters": [] if q or sort == "kind" else self._letters(found, per_page, lang),
            "concepts": self._with_clauses(shown, FIRST_CLAUSES),
        }

    def concept(self, concept_id: str) -> Json | None:
        """One concept with every clause that names it, None where there is none of that id."""
        found = next((concept for concept in self._concepts if concept.id == concept_id), None)
        return None if found is None else self._with_clauses([found], None)[0]

    def rows(self, q: str = "", kind: str = "") -> Iterator[Json]:
        """Every concept that the words and the kind leave, needs included, with the number of clauses that name it."""
        called = self._called(q, "en")
        yield from (self._brief(concept) for concept in called if _is_listed(concept, kind))
        if not kind:
            yield from (self._brief(concept) for concept in called if concept.kind == NEEDS)

    def said(self, lang: str) -> list[str]:
        """What people say in a language, as an editor of the glossary has put it in order."""
        return [concept.zh if lang == "zh" else concept.en for concept in self._concepts if concept.kind == NEEDS]

    @cached_property
    def kinds(self) -> Sequence[str]:
        """The kinds of concepts, the most frequent first."""
        return [kind for kind, _ in Counter(concept.kind for concept in self._concepts).most_common()]

    def terms_of(self, clauses: Sequence[tuple[int, Clause]]) -> dict[int, list[Json]]:
        """By number, the concepts that each clause names, in the order of its text, with the rendering it uses."""
        named = self._library.catalogue.concepts_at([number for number, _ in clauses])
        return {number: self._terms(clause, named[number]) for number, clause in clauses}

    def _terms(self, clause: Clause, named: Sequence[Concept]) -> list[Json]:
        from index.terms.glossary import COMMON_KINDS  # only here: hits are shown without their terms

        folded = self._library.analyser.fold(clause.text).text
        return [
            {
                "id": concept.id,
                "url": _url(concept),
                "zh": concept.zh,
                "en": concept.en,
                "written": next(iter(self._used(concept, folded)), concept.zh),
            }
            for concept in named
            if concept.kind not in COMMON_KINDS
        ]

    def _letters(self, found: Sequence[Concept], per_page: int, lang: str) -> list[Json]:
        """Each letter that concepts begin with, and the page of the first of them; # for what begins with none."""
        pages: dict[str, int] = {}
        for place, concept in enumerate(found):
            pages.setdefault(self._order[lang][concept.id][1][:1].upper(), place // per_page + 1)
        return [
            {"letter": letter if letter.isalpha() else "#", "page": page} for letter, page in pages.items() if letter
        ]

    def _called(self, q: str, lang: str) -> list[Concept]:
        """The concepts that are called what a reader wrote, best first, then in the order of a language."""
        key = self._key(q)
        ranked = []
        for place, concept in enumerate(self._concepts):
            keys = self._keys[concept.id]
            rank = _rank(key, keys) if key else 0
            if rank is not None:
                ranked.append((rank, *self._order[lang][concept.id], place))
        return [self._concepts[place] for *_, place in sorted(ranked)]

    @cached_property
    def _concepts(self) -> Sequence[Concept]:
        return self._library.catalogue.glossary()

    @cached_property
    def _keys(self) -> Mapping[str, tuple[str, ...]]:
        """What is compared, by concept: its Chinese renderings, then the English and what people say, folded."""
        return {
            concept.id: tuple(self._key(text) for text in (*concept.chinese, *concept.english, *concept.said))
            for concept in self._concepts
        }

    @cached_property
    def _order(self) -> Mapping[str, Mapping[str, tuple[bool, str]]]:
        """By language and concept, what it is sorted by: signs (1+5+X) behind words, English without its article."""
        sounds = self._library.wordbook.sounds()
        orders: dict[str, dict[str, tuple[bool, str]]] = {"zh": {}, "en": {}}
        for concept in self._concepts:
            keys = self._keys[concept.id]
            read = {"zh": sound(keys[0], sounds), "en": _ARTICLES.sub("", keys[len(concept.chinese)])}
            for lang, text in read.items():
                # What begins with another script than letters has no letter to stand under.
                is_word = text[:1].isascii() and text[:1].isalpha()
                orders[lang][concept.id] = (not is_word, text if is_word else f"#{text}")
        return orders

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        return self._library.catalogue.use_counts()

    def _key(self, text: str) -> str:
        """Folded, and life-health = life health."""
        return _JOINTS.sub(" ", self._library.analyser.fold(text).text).strip()

    def _brief(self, concept: Concept) -> Json:
        return {
            "id": concept.id,
            "url": _url(concept),
            "zh": concept.zh,
            "en": concept.en,
            "zh_also": list(concept.zh_also),
            "en_also": list(concept.en_also),
            "abbr": list(concept.abbr),
            "kind": concept.kind,
            "note": concept.note,
            "said": list(concept.said),
            "related": list(concept.related),
            "uses": self._counts.get(concept.id, 0),
        }

    def _with_clauses(self, concepts: Sequence[Concept], limit: int | None) -> list[Json]:
        """Concepts with the first clauses that name each, and the words that find them all.

        What people say has no clauses of its own: its words are those of the documents that it leads to.
        """
        users = self._library.catalogue.users_of([concept.id for concept in concepts], limit)
        numbers = sorted({number for several in users.values() for number in several})
        places = dict(zip(numbers, self._library.clauses.at(numbers), strict=True))
        return [
            {
                **self._brief(concept),
                "clauses": [self._place(*places[number]) for number in users[concept.id]],
                "query": self._query(self._standing(concept)),
            }
            for concept in concepts
        ]

    def _place(self, document_id: str, clause: Clause) -> Json:
        """Where a clause stands."""
        clause_id = f"{document_id}/{clause.section}/{clause.ordinal}"
        section = self._library.outlines[document_id].sections[clause.section]
        title = {"zh": section.title, "en": self._library.english.section_title(document_id, section)}
        return {
            "id": clause_id,
            "url": f"/documents/{clause_id}",
            "section": {
                "path": section.path,
                "number": section.number,
                "number_en": english_number(section.number),
                "title": title,
                "kind": section.kind,
            },
        }

    def _used(self, concept: Concept, folded: str) -> list[str]:
        """The Chinese renderings of a concept that stand in a folded text, the longest first."""
        said = concept.said + concept.related if concept.kind == NEEDS else ()
        chinese = (text for text in (*concept.chinese, *said) if not text.isascii())
        folds = {rendering: self._library.analyser.fold(rendering).text for rendering in chinese}
        used = [rendering for rendering, fold in folds.items() if len(fold) > 1 and fold in folded]
        return sorted(used, key=lambda rendering: -len(folds[rendering]))

    def _standing(self, concept: Concept) -> list[str]:
        """The Chinese renderings of a concept that stand in the documents, the longest first."""
        standing = {rendering.folded for rendering in self._library.wordbook.renderings(concept.id)}
        said = concept.said + concept.related if concept.kind == NEEDS else ()
        chinese = (text for text in (*concept.chinese, *said) if not text.isascii())
        folds = {rendering: self._library.analyser.fold(rendering).text for rendering in chinese}
        found = [rendering for rendering, fold in folds.items() if len(fold) > 1 and fold in standing]
        return sorted(found, key=lambda rendering: -len(folds[rendering]))

    def _query(self, renderings: Sequence[str]) -> str | None:
        """The words that find every clause with one of the renderings; one that holds another is not needed."""
        needed = [r for r in renderings if not any(other in r for other in renderings if other != r)]
        query = ""
        for run in (f"“{rendering}”" for rendering in reversed(needed)):
            if len(query) + len(run) < _QUERY_LENGTH:
                query += f" OR {run}" if query else run
        return query or None


def _url(concept: Concept) -> str:
    return f"/glossary/{concept.id}"


def _is_listed(concept: Concept, kind: str) -> bool:
    """Whether a concept is of a kind; without one, all are listed but what people say."""
    return concept.kind == kind if kind else concept.kind != NEEDS


def _rank(key: str, names: Sequence[str]) -> int | None:
    """How well names fit what a reader wrote: 0 exactly, 1 at their beginning, 2 within, 3 by every word; None not."""
    if key in names:
        return 0
    if any(name.startswith(key) for name in names):
        return 1
    if any(_holds(name, key) for name in names):
        return 2
    words = key.split()
    return 3 if any(all(_holds(name, word) for word in words) for name in names) else None


def _holds(name: str, word: str) -> bool:
    """Whether a name holds a word: Chinese anywhere, Latin letters where a word begins (IT is not in digital)."""
    return word in name and (not word[0].isascii() or f" {word}" in f" {name}" or not name.isascii())
