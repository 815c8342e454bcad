"""What can be completed while a reader types: titles, terms, names and document numbers that the corpus holds.

Reads: the indexed documents with their English, the glossary, the districts. Writes: completions, for
:mod:`index.wordbook.completion_table` to keep.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal

from index.analysis.folding import HAN
from index.documents import Document, English
from index.terms.glossary import Concept
from index.terms.lists import District
from index.wordbook.counting import Counting
from index.wordbook.typing_keys import Fold, keys, squash

Kind = Literal["section", "term", "name", "document", "number"]
Language = Literal["zh", "en"]

#: Kinds of concepts that are names of one thing.
_NAMES = frozenset(("institution", "company", "park", "university", "hospital", "place", "district", "department"))
#: Kinds that nobody looks for by themselves: verbs of policy prose, and what people say, which no document does.
_NOT_OFFERED = frozenset(("verb", "need"))
#: What a text is called that is several things: the first of these.
_ORDER: tuple[Kind, ...] = ("number", "document", "name", "term", "section")
#: A heading with more characters is a sentence that nobody types.
_LONGEST = 80
#: A 发文字号 that a text cites between brackets: （沪府发〔2018〕25号）; in running words nobody knows where it begins.
_NUMBER = re.compile(rf"(?<=[（(、；])([{HAN}]{{2,10}}[〔﹝［\[（(【]\d{{4}}[〕﹞］\]）)】]\s*第?\d{{1,5}}号)")
_HAN = re.compile(f"[{HAN}]")


@dataclass(frozen=True, slots=True)
class Completion:
    """Something that what is typed can be completed to.

    Attributes:
        weight: The number of clauses that hold it.
        keys: What it begins with: its text and its pinyin (:mod:`index.wordbook.typing_keys`).
        parts: What it is found by besides: its later words, its initials.
    """

    text: str
    language: Language
    kind: Kind
    weight: int = 0
    keys: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """What a document says, as far as it can be completed.

    Attributes:
        folded: The folded text of each of its clauses, in their order.
        english: The English of its texts, by the context of :mod:`index.translations.units`.
    """

    document: Document
    folded: Sequence[str]
    english: Mapping[str, English]


def completions(
    documents: Iterable[Wording], glossary: Sequence[Concept], districts: Sequence[District], fold: Fold
) -> list[Completion]:
    """Everything that can be completed, each text once, in one order whatever the input's.

    Args:
        documents: The documents of the corpus, in its order.
        glossary: The concepts; of their renderings those that stand in the corpus are offered.
        districts: The districts; those that the corpus names are offered.
        fold: The fold of the analyser, as text.
    """
    held = list(documents)
    renderings = [*_renderings(glossary), *_district_names(districts)]
    counts = _counts(held, [fold(found.text) for found in renderings], fold)
    offered = chain(
        chain.from_iterable(_of_document(wording) for wording in held),
        _used(renderings, counts, fold),
    )
    return _distinct(offered, fold)


def _renderings(glossary: Sequence[Concept]) -> Iterator[Completion]:
    """What each concept is called, whether the corpus says it or not."""
    for concept in glossary:
        if concept.kind in _NOT_OFFERED:
            continue
        kind: Kind = "name" if concept.kind in _NAMES else "term"
        for text in (*concept.chinese, *concept.english):
            yield Completion(text, _language(text), kind)


def _district_names(districts: Sequence[District]) -> Iterator[Completion]:
    for district in districts:
        for text in (district.zh, district.en):
            yield Completion(text, _language(text), "name")


def _counts(held: Sequence[Wording], wanted: Sequence[str], fold: Fold) -> Counter[str]:
    """The number of clauses and titles, in either language, that hold each folded rendering."""
    counting = Counting(wanted)
    return counting.count(chain.from_iterable(chain(one.folded, _english(one, fold)) for one in held))


def _english(wording: Wording, fold: Fold) -> Iterator[str]:
    """The English of each clause, folded: of a table, all of its cells together."""
    together: dict[str, list[str]] = {}
    for context, english in wording.english.items():
        together.setdefault(context.partition("#")[0], []).append(english.text)
    return (fold("\n".join(texts)) for texts in together.values())


def _used(renderings: Iterable[Completion], counts: Mapping[str, int], fold: Fold) -> Iterator[Completion]:
    """The renderings that the corpus holds, with the number of clauses that do."""
    for found in renderings:
        if weight := counts.get(fold(found.text), 0):
            yield replace(found, weight=weight)


def _of_document(wording: Wording) -> Iterator[Completion]:
    """Its title and number, the titles of its sections, the numbers that it cites."""
    document, clauses = wording.document, Counter(clause.section for clause in wording.document.clauses)
    every = len(document.clauses)
    yield from _both(document.metadata.title, document.id, wording, "document", every, document.metadata.title_en)
    if document.metadata.number:
        yield Completion(document.metadata.number, "zh", "number", every)
    for clause in document.clauses:
        for number in _NUMBER.findall(clause.text):
            yield Completion(number, "zh", "number", 1)
    for section in document.sections:
        yield from _both(section.title, f"{document.id}/{section.path}", wording, "section", clauses[section.path])


def _both(
    title: str | None, context: str, wording: Wording, kind: Kind, weight: int, otherwise: str | None = None
) -> Iterator[Completion]:
    """A title and its English."""
    english = wording.english.get(context)
    for text in (title, (english.text if english else None) or otherwise):
        if text and len(text) <= _LONGEST * (1 + text.isascii()):
            yield Completion(" ".join(text.split()), _language(text), kind, weight)


def _language(text: str) -> Language:
    return "zh" if _HAN.search(text) else "en"


def _distinct(offered: Iterable[Completion], fold: Fold) -> list[Completion]:
    """Each text once, with its keys: under the first of its kinds, written as there, with the weight of the heaviest.

    Texts are one where they are typed alike (《规划》 and 规划). A single character is not offered.
    """
    together: dict[str, list[Completion]] = {}
    for found in offered:
        together.setdefault(squash(fold(found.text)), []).append(found)
    kept = []
    for key, same in together.items():
        first = min(same, key=lambda found: _ORDER.index(found.kind))
        if len(key) > 1:
            # A number is cited by one clause at a time.
            weight = max(len(same) if first.kind == "number" else 0, *(found.weight for found in same))
            kept.append(replace(first, weight=weight, keys=(typed := keys(first.text, fold)).whole, parts=typed.parts))
    return sorted(kept, key=lambda found: (_ORDER.index(found.kind), found.text))
