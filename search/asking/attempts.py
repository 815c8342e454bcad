"""From the words of a reader to an answer: strict, then looser, corrected where a word stands nowhere.

1. The thing itself that was asked for (a number, a title, an address) goes first.
2. Clauses that match all of the query; when they are few, clauses that match some of it follow.
3. A word that stands nowhere is corrected, if a correction finds something; otherwise the query stays as it is typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from index.wordbook.naming import key_of
from search.answers.results import Expansion, Suggestion, Wider
from search.asking.filters import FACETS, Filters, Selection
from search.asking.known import Known
from search.engines.protocol import Answer, Ask
from search.library.generation import Library
from search.query.choices import renderings
from search.query.expand import Expander
from search.query.lookup import Nothing
from search.query.phrases import Part
from search.query.syntax import Parsed, parse
from search.query.tree import All, And, Coded, Lead, Node, Not, Or, Pinned, Run, Stretch
from search.request import Request
from search.spelling import Speller

#: Fewer hits than this that match all of a query, and clauses that match some of it follow.
FEW = 10
#: Of those, the ones that score this much of the best of them.
SHARE = 0.2
#: Wider choices that are offered when nothing is found, and targets of an expansion that are named.
_CHOICES, _TARGETS = 4, 6

Selected = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Found:
    """What was asked in the end, and what it found.

    Attributes:
        typed: The query as the reader typed it, understood.
        asked: The query that was answered: the typed one or its correction.
        tree: What the engine was asked.
        is_pinned: Whether the query names a thing as such, which then goes first and alone answers it.
        complete: How many of the hits match all of the query; the others follow behind them.
        unmatched: Words of the query that find nothing.
    """

    typed: Parsed
    asked: Parsed
    tree: Node
    answer: Answer
    complete: int
    is_pinned: bool = False
    expansions: tuple[Expansion, ...] = ()
    suggestion: Suggestion | None = None
    unmatched: tuple[str, ...] = ()
    wider: tuple[Wider, ...] = ()


class Asking:
    """Answers the queries of one generation."""

    def __init__(self, library: Library, filters: Filters) -> None:
        self._library = library
        self._filters = filters
        self._expander = Expander(library.analyser, library.wordbook)
        self._exactly = Expander(library.analyser, Nothing(), exactly=True)
        self._known = Known(library, filters.district)

    def ask(self, request: Request, selection: Selection) -> Found:
        """Answer a request; whatever is typed has an answer."""
        typed = self._parse(request.q)
        strict = self._strict(typed, selection.codes, request)
        if isinstance(typed.tree, All):
            return strict
        unknown = self._unknown(typed.tree)
        suggestion = self._suggestion(typed, unknown, strict, selection.codes)
        if suggestion and suggestion.applied and request.exact:
            suggestion = suggestion._replace(applied=False)
        if suggestion and suggestion.applied:
            strict = replace(self._strict(self._parse(suggestion.text), selection.codes, request), typed=typed)
        found = replace(self._loosened(strict, selection.codes, request), suggestion=suggestion)
        return self._told(found, unknown, selection.codes, request)

    def _told(self, found: Found, unknown: tuple[str, ...], selected: Selected, request: Request) -> Found:
        """The same with what the reader is told of it."""
        tree = found.asked.tree
        expansions = () if request.exact else self._expansions(tree)
        if found.complete and not found.suggestion:
            return replace(found, expansions=expansions)
        unmatched = unknown or (() if found.complete else self._unmatched(tree))
        found = replace(found, expansions=expansions, unmatched=unmatched)
        return found if found.answer.total else replace(found, wider=tuple(self._wider(found, selected)))

    def understood(self, query: Parsed) -> Node:
        """A query as it is told to a reader."""
        return self._expander.understood(query.tree)

    def count(self, text: str) -> int:
        """How many clauses match all of a text."""
        return self._count(self._expander.expand(self._parse(text).tree), {})

    def _parse(self, text: str) -> Parsed:
        return parse(text, self._filters.limit)

    def _strict(self, query: Parsed, selected: Selected, request: Request) -> Found:
        """What matches all of a query, the thing itself first."""
        tree = (self._exactly if request.exact else self._expander).expand(query.tree)
        if isinstance(tree, All) and "kind" not in selected:
            # Everything is every clause; what documents say about themselves is shown where it is found.
            tree = And((tree, Not(Coded("kind", "document"))))
        numbers = self._known.numbers(query.text)
        if numbers:
            tree = Or((*(Run(number, "text") for number in numbers), tree))
        pinned = self._known.find(query.text)
        if pinned:
            tree = Or((Pinned(pinned), tree))
        answer = self._ask(tree, selected, request)
        return Found(query, query, tree, answer, answer.total, bool(pinned))

    def _loosened(self, strict: Found, selected: Selected, request: Request) -> Found:
        """The same, with what matches only some of the query behind it where little matches all."""
        if strict.complete >= FEW or request.exact or strict.is_pinned:
            return strict
        tree = Lead(strict.tree, self._expander.loosen(strict.asked.tree), SHARE)
        return replace(strict, tree=tree, answer=self._ask(tree, selected, request))

    def _ask(self, tree: Node, selected: Selected, request: Request) -> Answer:
        limit = request.page * request.per_page
        return self._library.engine.search(Ask(tree, selected, FACETS, limit, request.sort == "document"))

    def _count(self, tree: Node, selected: Selected) -> int:
        return self._library.engine.search(Ask(tree, selected, (), 0)).total

    # Corrections

    def _suggestion(
        self, typed: Parsed, unknown: Sequence[str], strict: Found, selected: Selected
    ) -> Suggestion | None:
        """A correction that finds something: applied where a word stands nowhere, offered where nothing matches."""
        if not unknown and strict.complete:
            return None
        for text in self._corrected(typed):
            tree = self._parse(text).tree
            hits = self._count(self._expander.expand(tree), selected)
            if hits or (unknown and self._count(self._expander.loosen(tree), selected)):
                return Suggestion(text, hits, applied=bool(unknown))
        return None

    def _corrected(self, typed: Parsed) -> Iterator[str]:
        """The query with its phrases corrected; quotes, prefixes and what is excluded stay as they are."""
        if any(not isinstance(node, Stretch) for node in _asked(typed.tree)):
            return
        for text in self._speller.corrections(self._library.analyser.fold_spaced(typed.text).text, self._stands):
            yield _as_typed(text, typed.text)

    @cached_property
    def _speller(self) -> Speller:
        wordbook, analyser = self._library.wordbook, self._library.analyser

        def is_word(text: str) -> bool:
            if text.isascii():
                return wordbook.is_english(text)
            return [token.text for token in analyser.words(text)] == [text]

        return Speller(wordbook.terms(), wordbook.sounds(), is_word)

    def _stands(self, text: str) -> bool:
        """Whether a clause holds a string: Chinese as it stands, English words in any inflection; or a name is so."""
        words = [token.text for token in self._library.analyser.words(text)]
        if not words or self._library.wordbook.leads(key_of(words)):
            return bool(words)
        scope = "english" if text.isascii() else "text"
        run = Run(" ".join(words) if text.isascii() else self._library.analyser.fold(text).text, scope)  # type: ignore[arg-type]
        return bool(self._count(run, {}))

    def _unknown(self, tree: Node) -> tuple[str, ...]:
        """The words that stand nowhere and lead nowhere; single characters side by side are one."""
        unknown: list[str] = []
        for is_slight, group in groupby(self._expander.parts(tree), key=lambda part: part.is_slight):
            parts = list(group)
            if is_slight:
                stretch = "".join(part.typed for part in parts)
                if len(parts) > 1 and not self._stands(stretch):
                    unknown.append(stretch)
            else:
                unknown += [part.typed for part in parts if part.kind != "filler" and not self._finds(part)]
        return tuple(dict.fromkeys(unknown))

    def _unmatched(self, tree: Node) -> tuple[str, ...]:
        parts = self._expander.parts(tree)
        return tuple(dict.fromkeys(part.typed for part in parts if part.kind != "filler" and not self._finds(part)))

    def _finds(self, part: Part) -> bool:
        return bool(self._count(self._expander.part(part), {}))

    # What is said

    def _expansions(self, tree: Node) -> tuple[Expansion, ...]:
        """What the parts of the query are called in the documents."""
        found = {
            part.typed: [rendering.text for rendering, _ in renderings(part)] for part in self._expander.parts(tree)
        }
        return tuple(
            Expansion(typed, tuple(dict.fromkeys(targets))[:_TARGETS]) for typed, targets in found.items() if targets
        )

    def _wider(self, found: Found, selected: Selected) -> Iterator[Wider]:
        """What else to ask when nothing was found: without the filters, the correction, one part of the query."""
        text = found.asked.text
        if selected and (hits := self.count(text)):
            yield Wider("filters", text, hits)
        if found.suggestion and not found.suggestion.applied:
            yield Wider("correction", found.suggestion.text, found.suggestion.hits)
        for part in self._expander.parts(found.asked.tree)[:_CHOICES]:
            if (
                part.kind != "filler"
                and part.typed != text
                and (hits := self._count(self._expander.part(part), selected))
            ):
                yield Wider("parts", part.typed, hits)


def _as_typed(corrected: str, typed: str) -> str:
    """A corrected text with the words that were right as the reader wrote them: Huashan hospital."""
    words = {word.lower(): word for word in typed.split(" ")}
    return " ".join(words.get(word, word) for word in corrected.split(" "))


def _asked(node: Node) -> Iterator[Node]:
    """The leaves of a tree as typed, excluded ones among them."""
    if isinstance(node, And | Or):
        for child in node.children:
            yield from _asked(child)
    else:
        yield node
