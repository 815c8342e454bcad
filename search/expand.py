"""Query tree as typed → query tree as asked: each stretch becomes an exact run or all its words.

Words rank, exact runs find. A stretch such as 智慧医疗 matches a clause that holds it as it stands, in its text or in a
title above it, and a clause that holds all its words anywhere. Rules that add other words (glossary, spelling, names)
belong here too: one more function from tree to tree.
"""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from itertools import pairwise

from index.analysis.analyser import Analyser
from search.query import All, And, District, Node, Not, Or, Prefer, Run, Scope, Stretch, Title, Word

#: What a run in a title above the clause adds, against the same run in its text. Tuned on the judged queries.
TITLE_RUN = 0.5
#: What two neighbouring words of the query add when they stand together, in the loose form. Tuned likewise.
PAIR = 0.25
#: What a single Han character is worth in the loose form (有, 进, 区): it says little without its neighbours.
SINGLE = 0.3


def expand(tree: Node, analyser: Analyser) -> Node:
    """The tree that engines answer: every stretch must be matched."""
    asked = _expand(tree, analyser, "all")
    whole = _whole(tree, analyser)
    return asked if whole is None else Prefer(asked, whole)


def loosen(tree: Node, analyser: Analyser) -> Node:
    """The tree to ask when nothing matches every stretch: any word of it is enough; exclusions and districts hold."""
    held: list[Node] = []
    loose: list[Node] = []
    for child in tree.children if isinstance(tree, And) else (tree,):
        (held if isinstance(child, Not | District | All) else loose).append(child)
    wanted = Or(tuple(part for child in loose for part in _loose(child, analyser, "all")))
    expanded = tuple(_expand(child, analyser, "all") for child in held)
    return And((wanted, *expanded)) if expanded else wanted


def _expand(node: Node, analyser: Analyser, scope: Scope) -> Node:
    """A node with its stretches analysed, looking where ``scope`` says."""
    match node:
        case Stretch(text):
            return _stretch(text, analyser, scope)
        case Run(text):
            return _quoted(text, analyser, scope)
        case Title(child):
            return _expand(child, analyser, "titles")
        case And(children):
            # A stretch of which nothing is left when folded (a zero-width mark) asks for nothing.
            parts = tuple(part for part in (_expand(child, analyser, scope) for child in children) if part != Or())
            return And(parts) if any(not isinstance(part, Not) for part in parts) else Or()
        case Or(children):
            return Or(tuple(_expand(child, analyser, scope) for child in children))
        case Not(child):
            left_out = _expand(child, analyser, scope)
            # What only ranks has no say in what is left out.
            return Not(left_out.child if isinstance(left_out, Prefer) else left_out)
        case _:
            return node


def _stretch(text: str, analyser: Analyser, scope: Scope) -> Node:
    """An exact run in text or title, or all the words."""
    folded, words = analyser.fold(text).text, _words(text, analyser)
    if not folded:
        return Or()
    run = Run(folded, "text", 1.0, words, whole=True)
    title = replace(run, scope="titles", weight=TITLE_RUN)
    runs = (title,) if scope == "titles" else (run, title)
    if not words:
        return Or(runs)
    found = tuple(Word(word, scope) for word in words)
    return Or((*runs, found[0] if len(found) == 1 else And(found)))


def _quoted(text: str, analyser: Analyser, scope: Scope) -> Node:
    """The exact run alone; its words only rank what it finds."""
    folded, words = analyser.fold(text).text, _words(text, analyser)
    if not folded:
        return Or()
    run = Run(folded, "titles" if scope == "titles" else "text", 1.0, words)
    return Prefer(run, Or(tuple(Word(word, scope) for word in words))) if words else run


def _whole(tree: Node, analyser: Analyser) -> Run | None:
    """The run of a whole query of several stretches: a clause that holds it as typed comes first."""
    parts = [child for child in tree.children if not isinstance(child, Not)] if isinstance(tree, And) else []
    texts = [part.text for part in parts if isinstance(part, Stretch)]
    if len(texts) < 2 or len(texts) < len(parts):
        return None
    text = " ".join(texts)
    folded = analyser.fold(text).text
    return Run(folded, "text", 1.0, _words(text, analyser), whole=True) if folded else None


def _loose(node: Node, analyser: Analyser, scope: Scope) -> list[Node]:
    """The parts of a node of which any one is enough."""
    match node:
        case Stretch(text):
            words = _words(text, analyser)
            pairs = [_pair(first, second) for first, second in pairwise(words)]
            asked: list[Node] = [Word(word, scope, SINGLE if _is_single(word) else 1.0) for word in words]
            whole = _stretch(text, analyser, scope)
            runs = [part for part in whole.children if isinstance(part, Run)] if isinstance(whole, Or) else []
            return [*runs, *(pairs if scope == "all" else []), *asked]
        case Title(child):
            return _loose(child, analyser, "titles")
        case Or(children):
            return reduce(lambda found, child: found + _loose(child, analyser, scope), children, [])
        case _:
            return [_expand(node, analyser, scope)]


def _is_single(word: str) -> bool:
    return len(word) == 1 and not word.isascii()


def _pair(first: str, second: str) -> Run:
    """Two neighbouring words of the query, standing together."""
    between = " " if first[-1:].isascii() and second[:1].isascii() else ""
    return Run(first + between + second, "text", PAIR, (first, second), whole=True)


def _words(text: str, analyser: Analyser) -> tuple[str, ...]:
    """The words of a text, each once, in order."""
    return tuple(dict.fromkeys(token.text for token in analyser.words(text)))
