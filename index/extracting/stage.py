"""The stage of a build that extracts: what one document says as data.

Reads: a document, its English, the districts and usual names of departments, the topics. Writes: an
:class:`~index.extracting.records.Extracted`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from index.documents import Clause, Document, English, Section
from index.extracting.cells import find_cells
from index.extracting.classes import class_namer
from index.extracting.contexts import ClauseContext, context_of
from index.extracting.figures import find_figures
from index.extracting.measures import find_measures
from index.extracting.naming import IndicatorNamer
from index.extracting.placing import Quoted
from index.extracting.records import Extracted, Measure, Target, Task, Text
from index.extracting.rendering import with_english
from index.extracting.repeating import find_same
from index.extracting.sentences import pair_sentences, sentences
from index.extracting.tasks import find_tasks
from index.extracting.topics import Passage, Topic, sort_passage
from index.structuring.departments import opens_departments
from index.terms.lists import Lexicon
from index.translations.composing import EnglishClause, compose
from index.translations.units import address

Fact = TypeVar("Fact", Target, Measure, Task)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What extraction knows beside the document: names of departments and districts, topics, English names."""

    lexicon: Lexicon
    topics: Sequence[Topic]
    namer: IndicatorNamer


@dataclass(frozen=True, slots=True)
class ClauseFacts:
    """What was extracted from one clause, and the clause as topics are asked for it."""

    targets: Sequence[Target]
    measures: Sequence[Measure]
    tasks: Sequence[Task]
    passage: Passage


def extract(document: Document, english: Mapping[str, English], knowledge: Knowledge) -> Extracted:
    """Extracts targets, measures, tasks and topics of a document, in reading order."""
    read = list(clause_facts(document, english, knowledge))
    targets = [target for each in read for target in each.targets]
    return Extracted(
        targets=tuple(find_same(targets)),
        measures=tuple(measure for each in read for measure in each.measures),
        tasks=tuple(task for each in read for task in each.tasks),
        topics=tuple(found for each in read for found in sort_passage(each.passage, knowledge.topics)),
    )


def clause_facts(document: Document, english: Mapping[str, English], knowledge: Knowledge) -> Iterator[ClauseFacts]:
    """What each clause of a document says, in reading order."""
    context = context_of(document, knowledge.lexicon)
    sections = {section.path: section for section in document.sections}
    classes = class_namer(knowledge.lexicon.classes)
    places = frozenset(name for each in knowledge.lexicon.places if each.kind != "country" for name in each.names)
    for clause in document.clauses:
        section = sections.get(clause.section)
        place = context.at(clause, section)
        own = compose(document.id, clause, english)
        clause_id = address(document.id, clause)
        quoted = _quoted(clause_id, clause, own)
        targets = _targets(clause_id, clause, own, quoted, place, knowledge.namer)
        given = [] if clause.rows else find_measures(quoted, place)
        measures = _numbered([with_english(each, knowledge.namer, classes) for each in given], clause_id, "m")
        heading = Text(clause.heading, own.heading) if clause.heading else _title_of(clause, section)
        tasks = find_tasks(clause_id, clause, quoted, heading, knowledge.lexicon.departments, own.rows, places)
        passage = _passage(clause_id, clause, section, _titles_above(section, sections), targets, measures)
        yield ClauseFacts(targets, measures, _numbered(tasks, clause_id, "k"), passage)


def _title_of(clause: Clause, section: Section | None) -> Text | None:
    """The title of the section of a clause that only names who is to do it."""
    if section is None or not section.title or not opens_departments(clause.text):
        return None
    return Text(section.title, None)


def _quoted(clause_id: str, clause: Clause, english: EnglishClause) -> list[Quoted]:
    found = sentences(clause.text)
    return [Quoted(clause_id, *pair) for pair in zip(found, pair_sentences(found, english.text), strict=True)]


def _targets(
    clause_id: str,
    clause: Clause,
    english: EnglishClause,
    quoted: Sequence[Quoted],
    place: ClauseContext,
    namer: IndicatorNamer,
) -> list[Target]:
    if clause.rows:
        found = find_cells(clause_id, clause, english.rows, place)
    elif clause.kind == "figure":
        found = []
    else:
        found = find_figures(quoted, place)
    named = [each if each.indicator.en else replace(each, indicator=namer.name(each.indicator.zh)) for each in found]
    return _numbered(named, clause_id, "t")


def facts_of(targets: Sequence[Target], measures: Sequence[Measure]) -> frozenset[str]:
    """What the rules of topics may ask of a clause: ``target``, ``grant:budget``, ``service:approval``."""
    aimed = {"target" for each in targets if each.status == "target"}
    return frozenset(aimed | {f"{each.strength}:{each.group}" for each in measures})


def _passage(
    clause_id: str,
    clause: Clause,
    section: Section | None,
    above: str,
    targets: Sequence[Target],
    measures: Sequence[Measure],
) -> Passage:
    title, role, depth = (section.title or "", section.role, section.level) if section else ("", None, 1)
    heading, facts = clause.heading or "", facts_of(targets, measures)
    return Passage(clause_id, clause.text, heading, title, above, role, facts, depth)


def _titles_above(section: Section | None, sections: Mapping[str, Section]) -> str:
    """The titles of the sections around a section."""
    titles: list[str] = []
    outer = sections.get(section.parent) if section and section.parent else None
    while outer is not None:
        titles.append(outer.title or "")
        outer = sections.get(outer.parent) if outer.parent else None
    return " ".join(titles)


def _numbered(found: Sequence[Fact], clause_id: str, kind: str) -> list[Fact]:
    """The facts of a clause with their ids."""
    return [replace(fact, id=f"{clause_id}:{kind}{number}") for number, fact in enumerate(found, 1)]
