"""One generation, opened for asking: its catalogue, its analyser and its engine.

What is needed for every search is read at opening (a few milliseconds for five documents); clauses are read when they
are shown.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from whoosh import index as whoosh_index

from index.analysis.analyser import Analyser
from index.documents import Document, Section
from index.storing.catalogue import Catalogue, StoredCard
from index.storing.generations import WORDBOOK, open_current
from index.wordbook.book import Wordbook
from index.wordbook.completion_table import Completions
from search.engines.collection import Collection
from search.engines.memory import MemoryEngine
from search.engines.protocol import Engine
from search.library.english import EnglishTexts

#: The code of a facet where a document or section states no value, so that every clause has one.
UNSTATED = "none"


@dataclass(frozen=True)
class Outline:
    """The sections of one document, by path, in reading order."""

    sections: Mapping[str, Section]

    def above(self, path: str) -> list[Section]:
        """A section with those it stands in, the outermost first."""
        chain: list[Section] = []
        section = self.sections.get(path)
        while section is not None:
            chain.append(section)
            section = self.sections.get(section.parent) if section.parent is not None else None
        return chain[::-1]


class Library:
    """The documents of one generation and what finds things in them.

    Attributes:
        name: The name of the generation.
        built: When it was built, ISO 8601 in UTC.
        english: The English of its documents.
        completions: What can be completed while a reader types.
    """

    def __init__(
        self, name: str, built: str, catalogue: Catalogue, analyser: Analyser, wordbook: Wordbook, postings: Path
    ) -> None:
        self.wordbook = wordbook
        self.name = name
        self.built = built
        self.catalogue = catalogue
        self.analyser = analyser
        self.english = EnglishTexts(catalogue)
        self.documents: Mapping[str, Document] = {document.id: document for document in catalogue.documents()}
        self.outlines: Mapping[str, Outline] = {
            document_id: Outline({section.path: section for section in catalogue.sections(document_id)})
            for document_id in self.documents
        }
        self._reader = whoosh_index.open_dir(str(postings), readonly=True).reader()
        self.engine: Engine = MemoryEngine(self.collection)
        self.completions = Completions(postings.parent / WORDBOOK, lambda text: analyser.fold(text).text)

    @classmethod
    def open(cls, root: Path) -> Library:
        """Open the current generation below ``root``.

        Raises:
            IndexUnavailable: There is none, or it is outdated or damaged; the message names the cure.
        """
        generation = open_current(root)
        catalogue = Catalogue.open(generation.catalogue)
        analyser = Analyser.load(generation.analyser)
        wordbook = Wordbook(generation.wordbook)
        return cls(generation.name, generation.manifest.built, catalogue, analyser, wordbook, generation.postings)

    def close(self) -> None:
        """Close its files; closing again does nothing."""
        if not self._reader.is_closed:
            self._reader.close()
        self.catalogue.close()
        self.wordbook.close()
        self.completions.close()

    @cached_property
    def places(self) -> Sequence[tuple[str, str]]:
        """Document id and section path of each clause, by number."""
        return list(zip(self.catalogue.column("document"), self.catalogue.column("section"), strict=True))

    @cached_property
    def cards(self) -> Sequence[StoredCard]:
        """What each document says about itself, in corpus order; numbered behind the last clause."""
        return self.catalogue.cards()

    def document_of(self, number: int) -> str | None:
        """The id of the document whose card has a number, None for the number of a clause."""
        place = number - self.catalogue.clause_count
        return list(self.documents)[place] if place >= 0 else None

    @cached_property
    def collection(self) -> Collection:
        """What the engine is opened on."""
        places = [*self.places, *((document_id, "") for document_id in self.documents)]
        titles = {place: self._titles(*place) for place in set(places)}
        headings = [*self.catalogue.column("heading"), *([None] * len(self.documents))]
        fold = self.analyser.fold
        column = self.catalogue.column
        return Collection(
            reader=self._reader,
            folded=[*column("folded"), *(card.folded for card in self.cards)],
            folded_en=[*column("folded_en"), *(card.folded_en for card in self.cards)],
            words_en=[*column("words_en"), *(card.words_en for card in self.cards)],
            titles=[
                f"{fold(heading).text}\n{titles[place]}" if heading else titles[place]
                for place, heading in zip(places, headings, strict=True)
            ],
            codes=self._codes(places),
            repeats={n: holder for n, holder in enumerate(self.catalogue.column("repeat_of")) if holder is not None},
        )

    @cached_property
    def labels(self) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
        """The names of the values of each facet that has names: facet → code → language."""
        unstated = {UNSTATED: {"zh": "未注明", "en": "not stated"}}
        labels = {name: {**self.catalogue.labels(name), **unstated} for name in ("district", "role", "kind")}
        labels["document"] = {
            document.id: {
                "zh": document.metadata.title or document.id,
                "en": self.english.document_title(document) or document.metadata.title or document.id,
            }
            for document in self.documents.values()
        }
        departments = sorted({name for _, name in self.departments()})
        labels["department"] = {
            name: {"zh": name, "en": self.english.departments.get(name, name)} for name in departments
        }
        labels["issuer"] = {
            zh: {"zh": zh, "en": en or zh}
            for document in self.documents.values()
            for zh, en in zip(document.metadata.issuers, self.english.issuers(document), strict=True)
        } | unstated
        return labels

    def departments(self) -> set[tuple[str, str]]:
        """Every department of the clauses: as it is written, and its usual name."""
        columns = set(self.catalogue.column("departments"))
        return {(written, name) for column in columns for written, name in json.loads(column)}

    def _titles(self, document_id: str, path: str) -> str:
        """The folded titles above a clause, one a line: of its sections, innermost first, and of its document."""
        titles = [section.title for section in reversed(self.outlines[document_id].above(path))]
        metadata = self.documents[document_id].metadata
        titles += [metadata.title, metadata.cover_title]
        titles += [self.english.section_title(document_id, s) for s in reversed(self.outlines[document_id].above(path))]
        titles.append(self.english.document_title(self.documents[document_id]))
        return "\n".join(self.analyser.fold(title).text for title in titles if title)

    def _codes(self, places: Sequence[tuple[str, str]]) -> dict[str, list[tuple[str, ...]]]:
        """The codes of each clause, by facet."""
        heads = {document.id: (district_of(document), year_of(document)) for document in self.documents.values()}
        above = {place: self.outlines[place[0]].above(place[1]) for place in set(places)}
        sections = {(doc, path): tuple(f"{doc}/{s.path}" for s in above[doc, path]) for doc, path in above}
        roles = {place: ((chain[-1].role if chain else None) or UNSTATED,) for place, chain in above.items()}
        named: dict[str, tuple[str, ...]] = {}
        cards = len(self.documents)
        departments = [*self.catalogue.column("departments"), *(["[]"] * cards)]
        for text in set(departments):
            named[text] = tuple(dict.fromkeys(name for _, name in json.loads(text)))
        return {
            "district": [(heads[doc][0],) for doc, _ in places],
            "document": [(doc,) for doc, _ in places],
            "section": [sections[place] for place in places],
            "role": [roles[place] for place in places],
            "kind": [(kind,) for kind in (*self.catalogue.column("kind"), *(["document"] * cards))],
            "department": [named[text] for text in departments],
            "issuer": [self.documents[doc].metadata.issuers or (UNSTATED,) for doc, _ in places],
            "year": [(heads[doc][1],) for doc, _ in places],
        }


def district_of(document: Document) -> str:
    """The code of the district a document is of."""
    return document.metadata.district or UNSTATED


def year_of(document: Document) -> str:
    """The year a document is counted under: of its date, else the first year of its period."""
    return (document.metadata.date or document.metadata.period or UNSTATED)[:4]
