"""Query tree as typed → query tree as asked: what is typed becomes what it may be written as in the documents.

Words rank, exact runs find. Neighbouring stretches are one phrase (medical device), cut into what it names
(``phrases``), and each part may be matched by any of its renderings (``choices``). A phrase such as
智慧医疗 also matches a clause that holds it as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from index.analysis.analyser import Analyser
from index.questions.grams import question_grams
from search.query.choices import TITLE_RUN, choices, is_single, literal
from search.query.lookup import Lookup
from search.query.needed import DISTRICT, district_code, either_district, of_compared, pivotal, wanted, without_compared
from search.query.phrases import Mention, cut, phrases
from search.query.tree import All, And, Coded, Limit, Node, Not, Or, Prefer, Run, Scope, Stretch, Title, Word, limits

#: What two neighbouring words of the query add when they stand together. Tuned on the judged queries.
PAIR = 0.25
#: What a single Han character is worth (有, 进, 区): it says little without its neighbours.
SINGLE = 0.3
#: What a word inside a name is worth where the name as a whole is not needed: 营养 of 精准营养.
WITHIN = 0.35
#: What two neighbouring characters of the query are worth in a text, against a word. Tuned likewise.
CHARACTERS = 0.5
#: The same within a word that stands nowhere: what a text holds of it is all that can be found of it.
OF_UNKNOWN = 2.5
#: What a single character of a word that stands nowhere is worth: 罚 of 罚多少 is in 罚款.
OF_NOWHERE = 0.6
#: Parts of queries whose choices are kept.
_PARTS_KEPT = 4096


class Expander:
    """Turns trees as typed into trees as asked, for one generation; what was typed before is not worked out again."""

    def __init__(self, analyser: Analyser, wordbook: Lookup, *, exactly: bool = False) -> None:
        """Takes what cuts and what is looked up, and whether single characters must match as words do."""
        self._exactly = exactly
        self.analyser = analyser
        self.wordbook = wordbook
        self.grams_of = lru_cache(maxsize=_PARTS_KEPT)(lambda text: tuple(question_grams(analyser, text)))
        self.cut = lru_cache(maxsize=_PARTS_KEPT)(lambda text: tuple(cut(text, analyser, wordbook)))
        self._choices = lru_cache(maxsize=_PARTS_KEPT)(
            lambda part, scope, is_alone: choices(part, self.analyser, self.wordbook, scope, is_alone=is_alone)
        )

    def expand(self, tree: Node) -> Node:
        """The tree that engines answer: everything that is asked for must be matched, filler aside."""
        return self._expand(tree, "all")

    def loosen(self, tree: Node, *, is_said: bool = True) -> Node:
        """The tree to ask when too little matches: any part of it is enough; exclusions and limits hold.

        Args:
            tree: The query as typed.
            is_said: Whether some of it stands in the documents. Where nothing does, the general dictionary and words
                that are only akin lead nowhere by themselves.
        """
        held: list[Node] = []
        loose: list[Node] = []
        for child in phrases(tree.children) if isinstance(tree, And) else (tree,):
            (held if isinstance(child, All) or limits(child) else loose).append(child)
        found, extras = (
            Or(tuple(part for child in loose for part in self._loose(child, "all", is_said))),
            self._slight(loose),
        )
        if compared := of_compared(self.parts(tree)):
            held.append(Or(tuple(replace(code, weight=0.0) for code in compared)))
        asked = Prefer(found, Or(extras)) if extras else found
        expanded = tuple(self._expand(child, "all") for child in held)
        return And((asked, *expanded)) if expanded else asked

    def held(self, tree: Node) -> tuple[Node, ...]:
        """What limits a query and what it leaves out: it holds for every hit, however that is found."""
        children = tree.children if isinstance(tree, And) else ()
        return tuple(self._expand(child, "all") for child in children if limits(child))

    def characters(self, tree: Node, unknown: Sequence[str] = ()) -> tuple[Word, ...]:
        """Every two neighbouring Han characters of what is asked for: a text that holds most of them is near to it.

        Words that are cut otherwise, or that a text writes in another way, agree in these.

        Args:
            tree: The query as typed.
            unknown: Words of it that stand nowhere.
        """
        pairs = (gram for gram in self.grams(tree) if len(gram) > 1 and not gram.isascii())
        # Single characters side by side (没钱请, 找谁) are mostly no word at all.
        strings = {part.typed for part in self.parts(tree) if part.kind == "string"}
        words = [word for word in unknown if word not in strings]
        return tuple(
            Word(pair, "characters", OF_UNKNOWN if any(pair in word for word in words) else CHARACTERS)
            for pair in pairs
        )

    def singles(self, nowhere: Sequence[str]) -> tuple[Word, ...]:
        """The Han characters of words that stand and lead nowhere: another word for the same thing may have some.

        Args:
            nowhere: These words.
        """
        characters = dict.fromkeys(char for word in nowhere for char in word if not char.isascii())
        return tuple(Word(char, "characters", OF_NOWHERE) for char in characters if char not in self.wordbook.fillers)

    def borders(self, tree: Node) -> frozenset[str]:
        """The pairs of characters between two words of what is asked for: 车超 of 校车超速 says nothing of either.

        Single characters may belong to the word beside them: 中学, 生.
        """
        return frozenset(
            first.words[-1][-1] + second.words[0][0]
            for first, second in pairwise(self.parts(tree))
            if all(part.kind in ("word", "concept") and not part.is_slight for part in (first, second))
        )

    def grams(self, tree: Node) -> list[str]:
        """The words and pairs of characters of what is asked for, each once; none of filler and districts."""
        return list(dict.fromkeys(gram for text in self._stated(tree) for gram in self.grams_of(text)))

    def _stated(self, tree: Node) -> Iterator[str]:
        """The stretches of a query between filler, names of districts, amounts and printed numbers."""
        stretch = ""
        for part in [*self.parts(tree), None]:
            if part is not None and part.kind not in ("filler", "district", "amount", "printed"):
                stretch += f" {part.typed} " if part.is_latin else part.typed
            elif stretch:
                yield stretch
                stretch = ""

    def parts(self, tree: Node) -> list[Mention]:
        """What the phrases of a tree name, in order; nothing that is excluded or quoted."""
        match tree:
            case Stretch(text):
                return list(self.cut(text))
            case And(children) | Or(children):
                return [part for child in phrases(children) for part in self.parts(child)]
            case Title(child):
                return self.parts(child)
        return []

    def mentions(self, tree: Node) -> list[Mention]:
        """What a query names, each thing once, without its filler."""
        return list(dict.fromkeys(part for part in self.parts(tree) if part.kind != "filler"))

    def understood(self, tree: Node) -> Node:
        """The tree as it is told to a reader: each phrase as the parts that must be matched."""
        match tree:
            case Stretch(text):
                parts = wanted(self.cut(text))
                typed = tuple(dict.fromkeys(Stretch(part.typed) for part in parts))
                return And(typed) if len(typed) > 1 else (typed or (tree,))[0]
            case And(children):
                told = (self.understood(child) for child in phrases(children))
                return And(
                    tuple(part for each in told for part in (each.children if isinstance(each, And) else (each,)))
                )
            case Or(children):
                return Or(tuple(self.understood(child) for child in children))
        return tree

    def _expand(self, node: Node, scope: Scope) -> Node:
        """A node with its phrases analysed, looking where ``scope`` says."""
        match node:
            case Stretch(text):
                return self._phrase(text, scope)
            case Run(text):
                return self._quoted(text, scope)
            case Title(child):
                return self._expand(child, "titles")
            case And(children):
                # A stretch of which nothing is left when folded (a zero-width mark) asks for nothing.
                parts = tuple(p for p in (self._expand(child, scope) for child in phrases(children)) if p != Or())
                if not any(not isinstance(part, Not) for part in parts):
                    return Or()
                return parts[0] if len(parts) == 1 else And(parts)
            case Or(children):
                return Or(tuple(self._expand(child, scope) for child in children))
            case Not(child):
                return Not(self._excluded(child, scope))
            case Limit(facet, codes):
                limited = tuple(Coded(facet, code) for code in codes)
                return limited[0] if len(limited) == 1 else Or(limited)
            case _:
                return node

    def _excluded(self, node: Node, scope: Scope) -> Node:
        """What is left out is left out as typed: nobody excludes 医药 by excluding medicine."""
        if isinstance(node, Stretch):
            words = self._words(node.text)
            if len(words) == 1:
                return Word(words[0], scope)
            return literal(node.text, words, self.analyser, scope) if words else Or()
        left_out = self._expand(node, scope)
        # What only ranks has no say in what is left out.
        return left_out.child if isinstance(left_out, Prefer) else left_out

    def _phrase(self, text: str, scope: Scope) -> Node:
        """The phrase as it stands in text or title, or each of its parts, or each of its stretches as it stands."""
        parts = self.cut(text)
        needed = parts if self._exactly else wanted(parts)
        if parts and not needed:
            return Or()
        runs = self._runs(text, scope)
        if not needed:
            return Or(tuple(runs))
        required = (
            And(either_district(needed, lambda part: self.part(part, scope)))
            if len(needed) > 1
            else self.part(needed[0], scope)
        )
        extras: list[Node] = [
            Word(part.words[0], scope, SINGLE) for part in parts if part.is_slight and part not in needed
        ]
        extras += self._pairs(parts) if scope == "all" else []
        asked = Prefer(required, Or(tuple(extras))) if extras else required
        return Or((*runs, *self._stretches(text, scope), asked))

    def _runs(self, text: str, scope: Scope) -> list[Run]:
        """A phrase as it stands, in the text or in a title above it."""
        folded, words = self.analyser.fold(text).text, self._words(text)
        if not folded:
            return []
        run = Run(folded, "text", 1.0, words, whole=True)
        title = replace(run, scope="titles", weight=TITLE_RUN)
        return [title] if scope == "titles" else [run, title]

    def _stretches(self, text: str, scope: Scope) -> Iterator[Node]:
        """Every stretch as it stands: what a reader sees finds its clause, wherever a word would be cut."""
        stretches = text.split(" ")
        if len(stretches) > 1 and not self.analyser.fold(text).text.isascii():
            yield And(tuple(Or(tuple(self._runs(stretch, scope))) for stretch in stretches))

    def part(self, part: Mention, scope: Scope = "all", *, is_alone: bool = False) -> Node:
        """One part in any of its renderings; a district also by the document it is in."""
        found, code = self._choices(part, scope, is_alone), district_code(part)
        return Or((Coded("district", code, DISTRICT), found)) if code and scope == "all" else found

    def _pairs(self, parts: Sequence[Mention]) -> list[Run]:
        """Neighbouring words of the query, standing together."""
        pairs = [
            (first, second) for first, second in pairwise(parts) if {first.kind, second.kind} <= {"word", "concept"}
        ]
        return [_pair(first.words[-1], second.words[0]) for first, second in pairs]

    def _quoted(self, text: str, scope: Scope) -> Node:
        """The exact run alone; its words only rank what it finds."""
        folded, words = self.analyser.fold(text).text, self._words(text)
        if not folded:
            return Or()
        run = Run(folded, "titles" if scope == "titles" else "text", 1.0, words)
        return Prefer(run, Or(tuple(Word(word, scope) for word in words))) if words else run

    def _loose(self, node: Node, scope: Scope, is_said: bool) -> list[Node]:
        """The parts of a node of which any one is enough."""
        match node:
            case Stretch(text):
                parts = self.cut(text)
                if parts and not wanted(parts):
                    return []
                needed = without_compared(pivotal(parts))
                found: list[Node] = [self.part(part, scope, is_alone=not is_said) for part in needed]
                found += [Word(word, scope, WITHIN) for part in needed for word in self._within(part)]
                return [*self._runs(text, scope), *(self._pairs(parts) if scope == "all" else []), *found]
            case Title(child):
                return self._loose(child, "titles", is_said)
            case Or(children):
                return [part for child in children for part in self._loose(child, scope, is_said)]
            case _:
                return [self._expand(node, scope)]

    def _slight(self, nodes: Sequence[Node]) -> tuple[Node, ...]:
        """What says little in some stretches: it ranks what other words find, and finds nothing itself."""
        parts = [p for node in nodes if isinstance(node, Stretch) for p in self.cut(node.text)]
        required = pivotal(parts)
        slight = [part for part in parts if (part.is_slight or part.is_general) and part not in required]
        return tuple(Word(word, "all", SINGLE) for part in slight for word in part.words)

    def _within(self, part: Mention) -> tuple[str, ...]:
        """The words that a name is made of, single characters and function words left out."""
        if len(part.words) < 2 or part.kind in ("district", "string", "amount", "printed"):
            return ()
        return tuple(w for w in part.words if not is_single(w) and w not in self.wordbook.fillers)

    def _words(self, text: str) -> tuple[str, ...]:
        """The words of a text, each once, in order."""
        return tuple(dict.fromkeys(token.text for token in self.analyser.words(text)))


def _pair(first: str, second: str) -> Run:
    """Two neighbouring words of the query, standing together."""
    between = " " if first[-1:].isascii() and second[:1].isascii() else ""
    return Run(first + between + second, "text", PAIR, (first, second), whole=True)
