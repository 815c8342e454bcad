"""Documents, sections and clauses as the JSON-ready values that pages, API and command line are made from.

Every text stands in both languages; where there is no English text its English is null.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from functools import cached_property, lru_cache
from itertools import islice

from index.documents import Clause, Document, Section
from index.entries.codes import UNSTATED, district_of, year_of
from index.translations.composing import EnglishClause
from search.answers.glossary import Glossary
from search.answers.numbering import english_number
from search.answers.standing import period, standing
from search.answers.values import Json
from search.library.generation import Library


def bilingual(zh: str | None, en: str | None = None) -> Json:
    """A text in both languages."""
    return {"zh": zh, "en": en}


def document_url(document_id: str) -> str:
    """The lasting address of a document."""
    return f"/documents/{document_id}"


def section_url(document_id: str, path: str) -> str:
    """The lasting address of a section; no path is the document itself."""
    return f"/documents/{document_id}/{path}" if path else document_url(document_id)


def clause_id(document_id: str, clause: Clause) -> str:
    """The id of a clause; what a document says about itself has the document's."""
    return document_id if clause.kind == "document" else f"{document_id}/{clause.section}/{clause.ordinal}"


def clause_url(document_id: str, clause: Clause) -> str:
    """The lasting address of a clause."""
    return f"/documents/{clause_id(document_id, clause)}"


#: Documents and sections whose values are kept: the same few stand beside the hits of many questions.
_DOCUMENTS_KEPT, _SECTIONS_KEPT = 512, 4096
#: Documents that are listed beside what the corpus holds.
_LISTED = 100


class Resources:
    """Makes the values of one generation; what is given is shared, and not to be changed."""

    def __init__(self, library: Library, glossary: Glossary) -> None:
        self._library = library
        self._english = library.english
        self._glossary = glossary
        self._brief = lru_cache(maxsize=_DOCUMENTS_KEPT)(self._brief_of)
        self._placed = lru_cache(maxsize=_SECTIONS_KEPT)(self._placed_at)

    @cached_property
    def districts(self) -> list[Json]:
        """The districts that have documents, in the order of the corpus."""
        return [label for code in self._library.documents.by_district if (label := self.label("district", code))]

    def label(self, facet: str, code: str | None) -> Json | None:
        """A code with its names, null for none."""
        if code is None or code == UNSTATED:
            return None
        return {"value": code, **self._library.labels[facet].get(code, {"zh": code, "en": code})}

    def document_brief(self, document: Document) -> Json:
        """A document as it is named beside one of its clauses: what it is, whose, of when, and how it stands."""
        return self._brief(document.id, date.today())

    def _brief_of(self, document_id: str, today: date) -> Json:
        document = self._library.documents[document_id]
        year = year_of(document)
        metadata, english = document.metadata, self._english.metadata(document)
        issuers = zip(metadata.issuers, self._english.issuers(document), strict=True)
        return {
            "id": document.id,
            "url": document_url(document.id),
            "title": bilingual(document.metadata.title, self._english.document_title(document)),
            "district": self.label("district", district_of(document)),
            "year": int(year) if year.isdigit() else None,
            "issuers": [bilingual(*pair) for pair in issuers],
            "number": metadata.number,
            "date": metadata.date,
            "type": bilingual(metadata.type, english.get("type")) if metadata.type else None,
            "status": standing(metadata.status, english.get("status")),
            "period": period(metadata.period, today),
        }

    def document_head(self, document: Document) -> Json:
        """A document without its outline: what a list of documents shows."""
        outline = self._library.outlines[document.id]
        stated = self._stated(document)
        return {
            **self.document_brief(document),
            "source": {"file": document.source, "sha256": document.sha256},
            "metadata": stated,
            "coverage": asdict(document.coverage),
            "counts": {"sections": len(outline.sections), "clauses": self._totals[document.id]},
        }

    def document(self, document: Document) -> Json:
        """A document with its outline."""
        counts = Counter(self._library.catalogue.paths_of(document.id)[1])
        sections = self._library.outlines[document.id].sections.values()
        rows = [{**self.section_brief(document.id, each), "clauses": counts[each.path]} for each in sections]
        return {**self.document_head(document), "outline": rows}

    def section_brief(self, document_id: str, section: Section) -> Json:
        """A section as an outline or a neighbour names it."""
        return {
            "path": section.path,
            "url": section_url(document_id, section.path),
            "level": section.level,
            "number": section.number,
            "number_en": english_number(section.number),
            "title": self._title(document_id, section),
            "kind": section.kind,
            "role": self.label("role", section.role),
        }

    def placed(self, document_id: str, section: Section) -> Json:
        """A section with the way to it: the sections it stands in, the outermost first, and itself."""
        if self._library.outlines[document_id].sections.get(section.path) is section:
            return self._placed(document_id, section.path)
        # A card stands above all sections.
        return {**self.section_brief(document_id, section), "breadcrumb": []}

    def _placed_at(self, document_id: str, path: str) -> Json:
        above = self._library.outlines[document_id].above(path)
        step = ("path", "url", "number", "number_en", "title")
        briefs = [self.section_brief(document_id, each) for each in above]
        way = [{name: brief[name] for name in step} for brief in briefs]
        return {**briefs[-1], "breadcrumb": way}

    def clause(self, document: Document, clause: Clause, number: int) -> Json:
        """A clause with its place and its neighbours in reading order."""
        around = [n for n in (number - 1, number + 1) if 0 <= n < self._library.catalogue.clause_count]
        found = dict(zip(around, self._library.clauses.at(around), strict=True))
        before, after = (found.get(n, ("", clause)) for n in (number - 1, number + 1))
        return {
            "document": self.document_brief(document),
            "section": self.placed(document.id, self._library.outlines[document.id].sections[clause.section]),
            **self.clause_text(document.id, clause),
            "terms": self._glossary.terms_of([(number, clause)])[number],
            "also_in": self.also_in(self._library.catalogue.same_as(number)),
            "previous": self._neighbour(*before) if before[0] == document.id else None,
            "next": self._neighbour(*after) if after[0] == document.id else None,
        }

    def answering(self, document_id: str, clause: Clause) -> Json:
        """A clause as a suggestion names it: its address, whose it is, and the title that it stands below."""
        section = self._library.outlines[document_id].sections[clause.section]
        return {
            "id": clause_id(document_id, clause),
            "url": clause_url(document_id, clause),
            "district": self.label("district", district_of(self._library.documents[document_id])),
            "title": self._title(document_id, section),
        }

    def clause_text(self, document_id: str, clause: Clause, english: EnglishClause | None = None) -> Json:
        """A clause itself: its address, its parts and its text in both languages, its English where it is known."""
        english = english or self.english(document_id, clause)
        return {
            "id": clause_id(document_id, clause),
            "url": clause_url(document_id, clause),
            "ordinal": clause.ordinal,
            "kind": clause.kind,
            "marker": clause.marker,
            "heading": bilingual(clause.heading, english.heading) if clause.heading else None,
            "departments": [
                {"written": each.written, "name": each.name, "en": self._english.department(each)}
                for each in clause.departments
            ],
            "text": bilingual(clause.text, english.text),
            "rows": _lists(clause.rows),
            "rows_en": _lists(english.rows),
            "header_rows": clause.header_rows,
            "translation": english.state,
        }

    def english(self, document_id: str, clause: Clause) -> EnglishClause:
        """A clause in English, or what a document says about itself."""
        if clause.kind == "document":
            return EnglishClause(self._library.catalogue.card(document_id).english, None, None, "current")
        return self._english.clause(document_id, clause)

    def also_in(self, numbers: Sequence[int]) -> list[Json]:
        """Clauses that say the same in another place."""
        return [
            {
                "id": clause_id(doc, clause),
                "url": clause_url(doc, clause),
                "text": bilingual(clause.text, self.english(doc, clause).text),
            }
            for doc, clause in (self._library.clauses.at(numbers))
        ]

    def corpus(self) -> Json:
        """What the corpus holds, and which districts it holds nothing of; of many documents the first are listed."""
        documents = self._library.documents
        labels = {code: label for code, label in self._library.labels["district"].items() if code != UNSTATED}
        of_district = {code: len(several) for code, several in documents.by_district.items()}
        districts = [{"value": code, **label, "documents": of_district.get(code, 0)} for code, label in labels.items()]
        return {
            "generation": self._library.name,
            "built": self._library.built,
            "counts": {
                "documents": len(documents),
                "sections": self._library.catalogue.section_count,
                "clauses": self._library.catalogue.clause_count,
            },
            "districts": [district for district in districts if district["documents"]],
            "without": [district for district in districts if not district["documents"]],
            "years": sorted(year for year in documents.years if year.isdigit()),
            "coverage": dict(zip(("characters", "unassigned"), documents.coverage, strict=True)),
            "documents": [self.document_head(documents[name]) for name in islice(documents, _LISTED)],
        }

    def _title(self, document_id: str, section: Section) -> Json:
        if not section.path:
            document = self._library.documents[document_id]
            return bilingual(document.metadata.title, self._english.document_title(document))
        return bilingual(section.title, self._english.section_title(document_id, section))

    def _stated(self, document: Document) -> Json:
        """What is known of a document: words in both languages; numbers, dates and telephone numbers as they are."""
        english = self._english.metadata(document)
        stated: Json = {}
        for name, value in asdict(document.metadata).items():
            if name == "place" and document.metadata.district:
                continue
            if value not in (None, ()) and name != "title_en":
                stated[name] = bilingual(value, english[name]) if name in english else value
        if document.metadata.title:
            stated["title"] = bilingual(document.metadata.title, self._english.document_title(document))
        if document.metadata.issuers:
            pairs = zip(document.metadata.issuers, self._english.issuers(document), strict=True)
            stated["issuers"] = [bilingual(*pair) for pair in pairs]
        return stated

    def _neighbour(self, document_id: str, clause: Clause) -> Json:
        section = self._library.outlines[document_id].sections[clause.section]
        return {
            "id": clause_id(document_id, clause),
            "url": clause_url(document_id, clause),
            "section": self.section_brief(document_id, section),
            "ordinal": clause.ordinal,
        }

    @cached_property
    def _totals(self) -> Mapping[str, int]:
        """How many clauses each document has."""
        return self._library.catalogue.clause_counts()


def _lists(rows: Sequence[Sequence[str]] | None) -> list[list[str]] | None:
    return [list(row) for row in rows] if rows is not None else None
