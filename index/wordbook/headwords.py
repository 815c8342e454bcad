"""The entries of the wordbook: what concepts, departments and districts are called by readers and by the documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from index.documents import Language

#: How well a name leads to an entry: it is what the entry is called; one of its other names; its name in pinyin; the
#: name of what is only near to it.
PREFERRED, OTHER, SPELT, RELATED = 0, 1, 2, 3


class Rendering(NamedTuple):
    """One way the documents write a concept: as shown, folded, and its words."""

    text: str
    language: Language
    folded: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Headword:
    """What a concept, department or district is called.

    Attributes:
        code: Id of the concept, code of the district.
        renderings: Those that stand in the documents, the preferred one first.
        names: What readers call it → how well the name leads here.
    """

    code: str
    kind: str
    renderings: tuple[Rendering, ...]
    names: Mapping[str, int]
