"""Warm search in process: the whole answer, and the search alone beside SQLite FTS5 and tantivy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.schema import FIELDS
from search.engines.protocol import Ask
from search.library.generation import Library
from search.query.tree import And, Node, Word
from search.request import Request
from search.service import SearchService
from tests.bench.peers import Fts5, Row, Tantivy
from tests.bench.timing import Times, time_each

BOOSTS = {field.name: field.boost for field in FIELDS}


@dataclass(frozen=True, slots=True)
class Warm:
    """What warm search takes: the whole answer, and the search alone by engine."""

    clauses: int
    answer: Times
    engines: dict[str, Times]


def measure(root: Path, queries: Sequence[str]) -> Warm:
    """Times every query against the index below `root`, ours and the peers in turn."""
    service = SearchService.open(root)
    answer = time_each(lambda query: service.search(Request(q=query)).as_json(), queries)
    service.close()
    library = Library.open(root)
    asked = [words for query in queries if (words := _words(library, query))]
    trees = [(_tree(words)) for words in asked]
    rows = _rows(library)
    peers = (Fts5(BOOSTS, rows), Tantivy(BOOSTS, rows))
    engines = {"policy-search": time_each(lambda tree: library.engine.search_many([Ask(tree)]), trees)}
    engines |= {peer.name: time_each(peer.search, asked) for peer in peers}
    library.close()
    return Warm(len(rows), answer, engines)


def _words(library: Library, query: str) -> list[str]:
    return list(dict.fromkeys(token.text for token in library.analyser.words(query)))


def _tree(words: Sequence[str]) -> Node:
    found = tuple(Word(word) for word in words)
    return found[0] if len(found) == 1 else And(found)


def _rows(library: Library) -> list[Row]:
    """The tokens of each clause by field, read from the postings: what every engine is given."""
    reader = library.engine.collection.reader  # type: ignore[attr-defined]  # the bench asks the engine in memory
    rows: list[dict[str, list[str]]] = [{name: [] for name in BOOSTS} for _ in range(reader.shape.entries)]
    for name in BOOSTS:
        for term, _ in reader.counts(name):
            for number, count in zip(*reader.postings(name, term), strict=True):
                rows[number][name] += [term] * count
    return rows
