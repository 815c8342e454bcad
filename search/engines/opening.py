"""Opens the engine that a generation was built for, by the name in its manifest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from index.analysis.analyser import Analyser
from index.errors import IndexOutdated
from index.storing.catalogue import Catalogue
from index.storing.generations import Generation
from index.storing.postings import PostingsReader
from search.engines.collecting import Collecting
from search.engines.memory import MemoryEngine
from search.engines.protocol import Engine
from search.library.english import EnglishTexts
from search.library.outlines import Outline


@dataclass(frozen=True, slots=True)
class Opened:
    """What of a generation is open already when its engine is opened."""

    generation: Generation
    catalogue: Catalogue
    analyser: Analyser
    english: EnglishTexts
    outlines: Mapping[str, Outline]


def open_engine(opened: Opened) -> Engine:
    """The engine of a generation.

    Raises:
        IndexOutdated: It was built for an engine that this version does not have; the message names the cure.
    """
    name = opened.generation.manifest.engine
    if name not in ENGINES:
        raise IndexOutdated(
            f"the index was built for the engine “{name}”, which this version does not have "
            f"(it has {', '.join(ENGINES)}). Build it again: python -m index --full"
        )
    return ENGINES[name](opened)


def _memory(opened: Opened) -> Engine:
    reader = PostingsReader(opened.generation.postings)
    collecting = Collecting(opened.catalogue, opened.analyser, opened.english, opened.outlines)
    return MemoryEngine(collecting.collection(reader))


#: The engines there are, by the name that a manifest gives.
ENGINES: Mapping[str, Callable[[Opened], Engine]] = {"memory": _memory}
