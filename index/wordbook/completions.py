"""What can be completed while a reader types: titles, terms, names, numbers, and the questions that clauses answer.

Reads: the indexed documents with their English, the glossary, the districts. Writes: completions, for
:mod:`index.wordbook.completion_table` to keep.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal, NamedTuple

from index.analysis.folding import HAN
from index.documents import Language
from index.terms.glossary import Concept
from index.terms.lists import District
from index.wordbook.naming import squash
from index.wordbook.typing_keys import Fold, keys

CompletionKind = Literal["section", "term", "name", "document", "number", "question"]

#: Kinds of concepts that are names of one thing.
_NAMES = frozenset(("institution", "company", "park", "university", "hospital", "place", "district", "department"))
#: Kinds that nobody looks for by themselves: verbs of policy prose, and what people say, which no document does.
_NOT_OFFERED = frozenset(("verb", "need"))
#: What a text is called that is several things: the first of these.
_ORDER: tuple[CompletionKind, ...] = ("number", "document", "name", "term", "section", "question")
#: A heading with more characters is a sentence that nobody types.
_LONGEST = 80
_HAN = re.compile(f"[{HAN}]")
#: What makes a question of what clauses answer; the rest are names of things (rent subsidies), which terms complete.
_ASKS = re.compile(
    r"什么|怎|哪|谁|几|多少|多大|多久|多远|多快|吗$|呢$|能不能|可不可|有没有|是否|是不是|如何|何时|为何"
    r"|^(?:what|which|who|whom|whose|where|when|why|how|is|are|can|could|do|does|did|should|will|may)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Completion:
    """Something that what is typed can be completed to.

    Attributes:
        weight: The number of clauses that name it; of a question, that answer it.
        keys: What it begins with: its text and its pinyin (:mod:`index.wordbook.typing_keys`).
        parts: What it is found by besides: its later words, its initials.
        clause: The number of the first clause that answers it, where it is a question.
    """

    text: str
    language: Language
    kind: CompletionKind
    weight: int = 0
    keys: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    clause: int | None = None


class CompletionTitle(NamedTuple):
    """A title, its English where it has one, and the number of clauses below it."""

    text: str | None
    english: str | None
    kind: CompletionKind
    clauses: int


def completions(
    titles: Iterable[CompletionTitle], numbers: Iterable[tuple[str, int]], names: Iterable[Completion], fold: Fold
) -> list[Completion]:
    """Everything that can be completed, each text once, in one order whatever the input's.

    Args:
        titles: Of documents and sections, in corpus order.
        numbers: Numbers of documents, with the number of clauses that cite each, or that its document has.
        names: What :func:`offered_names` gives, with the number of clauses that hold each; those in none are left out;
            and what :func:`offered_questions` gives.
        fold: The fold of the analyser, as text.
    """
    offered = chain(
        chain.from_iterable(map(_of_title, titles)),
        (Completion(text, "zh", "number", weight) for text, weight in numbers),
        (name for name in names if name.weight),
    )
    return _distinct(offered, fold)


def offered_names(glossary: Sequence[Concept], districts: Sequence[District]) -> Iterator[Completion]:
    """What each concept and district is called, whether the corpus says it or not."""
    for concept in glossary:
        if concept.kind in _NOT_OFFERED:
            continue
        kind: CompletionKind = "name" if concept.kind in _NAMES else "term"
        for text in (*concept.chinese, *concept.english):
            yield Completion(text, _language(text), kind)
    for district in districts:
        for text in (district.zh, district.en):
            yield Completion(text, _language(text), "name")


def offered_questions(asked: Mapping[int, Sequence[str]]) -> Iterator[Completion]:
    """The questions among what clauses answer, by the number of the clause; each once."""
    answering: dict[str, list[int]] = {}
    for number, texts in asked.items():
        for text in texts:
            if _ASKS.search(text):
                answering.setdefault(text, []).append(number)
    for text, numbers in answering.items():
        yield Completion(text, _language(text), "question", len(numbers), clause=min(numbers))


def _of_title(title: CompletionTitle) -> Iterator[Completion]:
    """A title and its English."""
    for text in (title.text, title.english):
        if text and len(text) <= _LONGEST * (1 + text.isascii()):
            yield Completion(" ".join(text.split()), _language(text), title.kind, title.clauses)


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
            weight, typed = max(found.weight for found in same), keys(first.text, fold)
            # A question is begun at its beginning: its later words are those of terms.
            parts = () if first.kind == "question" else typed.parts
            kept.append(replace(first, weight=weight, keys=typed.whole, parts=parts))
    return sorted(kept, key=lambda found: (_ORDER.index(found.kind), found.text))
