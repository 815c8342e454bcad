"""A part of documents that is asked for as one, by what it tells of: 讲短板的部分, the safeguards section."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from index.analysis.folding import HAN
from search.query.limit_values import FilterReader, Limited

#: The name of the role of sections that words speak of, None where they speak of none.
RoleReader = Callable[[str], str | None]

#: What stands behind the name of a part, and before it.
_BEHIND = re.compile(
    r"的?(?:部分|章节|[那这]?一?[章节])(?=$|[的里中，,。；;：:\s])| (?:sections?|chapters?|parts?)\b", re.I
)
_AHEAD = re.compile(r"(?:讲|说|谈|写|关于|有关|\bthe )$", re.I)
#: A name that ends there: up to six characters, or two words.
_NAME = re.compile(rf"[{HAN}]{{2,6}}$|[A-Za-z][\w'’-]*(?: [A-Za-z][\w'’-]*)?$")


def named_parts(text: str, of: FilterReader, role_of: RoleReader) -> Iterator[tuple[int, int, Limited]]:
    """The parts of documents that are named: where what stands behind the name does, and the limit to the part.

    The name stays in the query: whatever the part says is asked for.

    Args:
        text: The query.
        of: Which filter has a value of a name.
        role_of: The role of sections that words speak of.
    """
    for behind in _BEHIND.finditer(text):
        before = _NAME.search(text[: behind.start()])
        for start in _beginnings(before) if before else ():
            name = text[start : behind.start()]
            role = name if of(name) == "role" else role_of(name)
            if role is not None:
                ahead = _AHEAD.search(text[:start])
                words = text[ahead.start() if ahead else start : behind.end()].strip()
                term = f"role:“{role}”" if " " in role else f"role:{role}"
                yield *behind.span(), Limited(words, term, is_negative=False)
                break


def _beginnings(name: re.Match[str]) -> Iterator[int]:
    """Where a name may begin, the longest first."""
    if name[0].isascii():
        yield from (name.start() + found.start() for found in re.finditer(r"\b(?<!['’-])\w", name[0]))
    else:
        yield from range(name.start(), name.end() - 1)
