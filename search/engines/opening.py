"""Opens the engine that a generation was built for, by the name in its manifest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from index.analysis.analyser import Analyser
from index.errors import IndexOutdated
from index.storing.catalogue import Catalogue
from index.storing.engine import MEMORY, OPENSEARCH
from index.storing.generations import Generation
from index.storing.postings import PostingsReader
from search.engines.collecting import Collected
from search.engines.memory import MemoryEngine
from search.engines.protocol import Engine


@dataclass(frozen=True, slots=True)
class Opened:
    """What of a generation is open already when its engine is opened."""

    generation: Generation
    catalogue: Catalogue
    analyser: Analyser


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
    return MemoryEngine(Collected(reader, opened.catalogue, opened.analyser))


def _opensearch(opened: Opened) -> Engine:
    # Only here: who has no cluster does without what asks one.
    from search.engines.opensearch.opening import open_opensearch

    return open_opensearch(opened.generation, opened.catalogue)


#: The engines there are, by the name that a manifest gives.
ENGINES: Mapping[str, Callable[[Opened], Engine]] = {MEMORY: _memory, OPENSEARCH: _opensearch}
