"""Where on the page the document stands: the element that holds nearly all of the prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from index.reading.html.elements import LEVELS, is_page_part, is_unseen, names

#: How much of the prose an element must hold to be the body: where its name says that it is one, and where not.
_NAMED, _UNNAMED = 0.75, 0.85

#: What holds as much of the page as this belongs to the document, whatever its name says.
_MOST = 0.5

#: A text node shorter than this is a label, a number or a word of a menu; one without a stop counts a quarter.
_SHORTEST = 4
_STOPS = re.compile("[，。；]")

#: Names of the element that holds an article, of the usual systems (TRS, UCAP …) and in general.
_BODY_NAMES = re.compile(
    r"(?:^|[-_])(?:contents?|con|cont|article|artibody|articlecontent|bodytext|maintext|txtcont|zoom|fontzoom|trs|ucap|text|txt"
    r"|body|main|details?|editor|news|doc|xxgk|zwxl|pages|zhengwen|zw|zwnr|wzzw|wznr|xxnr|neirong|nr|xl)(?:$|[-_])"
)
_CONTAINERS = frozenset(("div", "td", "th", "article", "main", "section", "body"))


@dataclass(frozen=True)
class Body:
    """The body of a page, and what one pass over the whole of it tells of its elements.

    Attributes:
        node: The element that holds the document; None where no element stands out.
        exempt: Ids (:func:`id`) of elements that are no page data although their names say so: they hold the document.
        framing: Ids of elements that hold a table or a heading.
    """

    node: Tag | None
    exempt: frozenset[int]
    framing: frozenset[int]


def find_body(soup: BeautifulSoup) -> Body:
    """The body of a page: the innermost element that holds nearly all of its prose.

    Prose is what stands neither in links nor in menus and footers. In one pass over the tree, in any depth.
    """
    shown = _shown(soup)
    raw = _weigh(shown, frozenset())
    whole = raw.get(id(soup), 0)
    parts = {id(node) for node in shown if isinstance(node, Tag) and is_page_part(node)}
    exempt = frozenset(key for key in parts if raw.get(key, 0) >= _MOST * max(whole, 1))
    weights = _weigh(shown, frozenset(parts) - exempt)
    total = weights.get(id(soup), 0)
    if not total:
        return Body(None, exempt, _framing(shown))
    node: Tag | None = None
    for candidate in shown:
        if isinstance(candidate, Tag) and candidate.name in _CONTAINERS:
            share = weights.get(id(candidate), 0) / total
            if share >= _UNNAMED or (share >= _NAMED and _is_named(candidate)):
                # In reading order: whatever passes later stands within those that passed before.
                node = candidate
    return Body(node, exempt, _framing(shown))


def _framing(shown: Sequence[PageElement]) -> frozenset[int]:
    """The elements that hold a table or a heading."""
    found: set[int] = set()
    for node in reversed(shown):
        if isinstance(node, Tag) and (id(node) in found or node.name == "table" or node.name in LEVELS):
            found.add(id(node.parent))
    return frozenset(found)


def _is_named(node: Tag) -> bool:
    return node.name in ("article", "main") or any(_BODY_NAMES.search(name) for name in names(node))


def _shown(soup: BeautifulSoup) -> list[PageElement]:
    """Everything that a reader is shown, in reading order, parents before children."""
    found: list[PageElement] = []
    stack: list[PageElement] = [soup]
    while stack:
        node = stack.pop()
        if isinstance(node, Tag):
            if node is not soup and is_unseen(node):
                continue
            stack.extend(reversed(node.contents))
        elif not isinstance(node, NavigableString) or isinstance(node, PreformattedString):
            continue
        found.append(node)
    return found


def _weigh(shown: Sequence[PageElement], left_out: frozenset[int]) -> dict[int, int]:
    """How many characters of prose each element holds, by its :func:`id`; what is left out counts for nobody above."""
    weights: dict[int, int] = {}
    for node in reversed(shown):
        if isinstance(node, Tag):
            weight = 0 if node.name == "a" and node.has_attr("href") else weights.get(id(node), 0)
        else:
            weight = _prose(str(node).strip())
        if weight and node.parent is not None and id(node) not in left_out:
            weights[id(node.parent)] = weights.get(id(node.parent), 0) + weight
    return weights


def _prose(text: str) -> int:
    """How far some words count as prose."""
    if len(text) < _SHORTEST:
        return 0
    return len(text) if _STOPS.search(text) else (len(text) + 3) // 4
