"""Why a clause speaks of its topics, and how far it is from the others: the points of every topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from index.errors import UsageError
from index.extracting.stage import titles_above
from index.extracting.topics import ENOUGH, Passage, Topic, explain
from index.storing.catalogue import Catalogue
from index.storing.extracted import ExtractedFacts


def explain_topics(clause_id: str, path: Path, topics: Sequence[Topic]) -> Iterator[str]:
    """Lines that say what points a clause earns for each topic that it earns any for, the most first.

    Args:
        clause_id: As in ``xuhui/4.1.3/2``.
        path: The catalogue that holds it.
        topics: With their rules, as the seeds give them now.

    Raises:
        UsageError: There is no such clause.
    """
    passage = _passage(clause_id, Catalogue.open(path), ExtractedFacts(path))
    earned = [(topic, explain(passage, topic)) for topic in topics]
    for topic, points in sorted(earned, key=lambda pair: -sum(point.points for point in pair[1])):
        total = sum(point.points for point in points)
        if points:
            said = "speaks of it" if total >= ENOUGH else "does not speak of it"
            yield f"{topic.id}: {total:.2f} of {ENOUGH}, {said}"
            yield from (f"    {each.points:5.2f}  {each.reason}  {' '.join(each.words)}".rstrip() for each in points)


def _passage(clause_id: str, catalogue: Catalogue, facts: ExtractedFacts) -> Passage:
    document_id, _, place = clause_id.partition("/")
    path, _, ordinal = place.rpartition("/")
    number = catalogue.number_of(document_id, path, int(ordinal)) if ordinal.isascii() and ordinal.isdigit() else None
    if number is None:
        raise UsageError(f"{clause_id}: there is no such clause. Cure: name one as in xuhui/4.1.3/2.")
    clause = catalogue.clauses_at([number])[0][1]
    sections = {section.path: section for section in catalogue.sections(document_id)}
    section = sections[path]
    aimed = {"target" for fact in _of(facts, "targets", clause_id) if fact["status"] == "target"}
    given = {f"{fact['strength']}:{fact['group']}" for fact in _of(facts, "measures", clause_id)}
    return Passage(
        clause=clause_id,
        text=clause.text,
        heading=clause.heading or "",
        title=section.title or "",
        above=titles_above(section, sections),
        role=section.role,
        facts=frozenset(aimed | given),
        depth=section.level,
    )


def _of(facts: ExtractedFacts, kind: str, clause_id: str) -> list[dict[str, object]]:
    return [fact for fact in facts.facts(kind) if fact["anchor"]["clause"] == clause_id]
