"""Why the clauses of a file speak of their topics: the points of each, and what earned them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.documents import Source
from index.extracting.naming import IndicatorNamer
from index.extracting.stage import Knowledge, clause_facts
from index.extracting.topics import ENOUGH, Point, Topic, explain
from index.structuring import structure
from index.terms.lists import Lexicon


def explain_topics(source: Source, lexicon: Lexicon, topics: Sequence[Topic]) -> Iterator[str]:
    """Lines that say for each clause of a source which topics it earns points for, the most first.

    Returns:
        Lines of text, columns parted by tabs: clause, topic, points, whether it speaks of it, what earned the points.
    """
    document = structure(source, "file", lexicon)
    yield "\t".join(("clause", "topic", "points", "speaks", "because of"))
    for facts in clause_facts(document, {}, Knowledge(lexicon, topics, IndicatorNamer(()))):
        earned = [(topic, explain(facts.passage, topic)) for topic in topics]
        for topic, points in sorted(earned, key=lambda pair: -sum(point.points for point in pair[1])):
            total = sum(point.points for point in points)
            if points:
                place = facts.passage.clause.partition("/")[2]
                said = "yes" if total >= ENOUGH else f"below {ENOUGH}"
                yield "\t".join((place, topic.id, f"{total:.2f}", said, "; ".join(map(_because, points))))


def _because(point: Point) -> str:
    words = f" ({' '.join(point.words)})" if point.words else ""
    return f"{point.reason}{words} {point.points:.2f}"
