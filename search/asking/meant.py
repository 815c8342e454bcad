"""When a question is asked by meaning, too: where words do not suffice, and it was put in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from search.query.tree import And, Node, Stretch, limits

#: Fewer clauses that name all of a query, and meaning is asked.
_FEW_NAMED = 3
#: What the nearest clause adds to its score by words, of which the best is 1: in the language of the question, and
#: across languages, where words that are the same in both (numbers, names) say more. In the first case so much is added
#: where nothing of what was asked stands anywhere. Tuned on the tuning halves of the judged queries.
_WORTH, _WORTH_ACROSS, _OF_UNHELD = 0.6, 0.4, 3.0
#: So many things are a long question: words that are many seldom stand together, and when, then in passing.
_MANY_THINGS, _FEW_FOR_MANY = 4, 10


def meant(tree: Node) -> str:
    """The plain words of a query, without what it leaves out and is limited to; "" where some of it is meant exactly.

    Quotes, prefixes and operators say what must stand in a clause: nothing is similar to that.
    """
    nodes = tree.children if isinstance(tree, And) else (tree,)
    said = [node for node in nodes if not limits(node)]
    texts = [node.text for node in said if isinstance(node, Stretch)]
    return " ".join(texts) if len(texts) == len(said) else ""


def without(text: str, names: Sequence[str]) -> str:
    """A question without some names; as it is where nothing else is left of it."""
    left = text
    for name in names:
        left = left.replace(name, " ")
    return " ".join(left.split()) or text


def words_suffice(named: int, things: int, unmatched: Sequence[str]) -> bool:
    """Whether what was found by words is enough of an answer.

    Args:
        named: How many clauses name all of a query.
        things: How many things it names.
        unmatched: Words of it that stand nowhere.
    """
    few = _FEW_FOR_MANY if things >= _MANY_THINGS else _FEW_NAMED
    return named >= few and not unmatched


def unheld(things: int, unmatched: int) -> float:
    """Of the things that a query names, the share that stands nowhere."""
    return min(1.0, unmatched / max(1, things))


def worth(share: float, *, is_own: bool) -> float:
    """What the nearest clause adds to its score by words.

    Args:
        share: Of the things that a query names, the share that stands nowhere.
        is_own: Whether the clause has a text in the language of the question.
    """
    return _WORTH + _OF_UNHELD * share if is_own else _WORTH_ACROSS
