"""One column a district or place: its documents, its best clauses, how many more there are, and whether it is silent.

A silent district is one whose documents here say nothing of it; that the district has no such policy is not said. A
document of which no place is known stands in a column of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from index.documents import Document
from index.entries.codes import UNSTATED, district_of
from search.answers.resources import Resources
from search.answers.values import Json
from search.library.generation import Library
from search.snippets.cutting import Fragment, snippet
from search.snippets.english import english_snippet
from search.snippets.marks import Mark

#: Clauses of a district that are shown.
SHOWN = 3

#: Columns that are laid side by side; a corpus of a whole country has thousands of places.
MOST = 60
#: Documents that a column names.
_NAMED = 20
#: What the name of a column opens with that is one document alone.
_ALONE = "document:"

#: What the silence of a district means.
SILENT = {
    "zh": "未找到相关条款：所收文件对此未作表述，并不说明该区没有这方面的政策。",
    "en": "No clause found: our documents say nothing of it; that does not mean that the district has no such policy.",
}


def column_of(document: Document) -> str:
    """The name of the column of a document: its district or place, else its own."""
    code = district_of(document)
    return f"{_ALONE}{document.id}" if code == UNSTATED else code


def filter_of(column: str) -> tuple[str, str]:
    """The filter that leaves the documents of a column, and its value."""
    return ("document", column.removeprefix(_ALONE)) if column.startswith(_ALONE) else ("district", column)


class ColumnMaker:
    """Makes the columns of comparisons of one generation."""

    def __init__(self, library: Library, resources: Resources) -> None:
        self._library = library
        self._resources = resources
        self._documents: dict[str, list[str]] = {}
        for document in library.documents.walk():
            self._documents.setdefault(column_of(document), []).append(document.id)

    @cached_property
    def names(self) -> list[str]:
        """The names of the columns, in the order of the corpus; no more than can be laid side by side."""
        return list(self._documents)[:MOST]

    @property
    def left_off(self) -> int:
        """How many columns there are beside those."""
        return max(0, len(self._documents) - MOST)

    def label(self, column: str) -> Json:
        """A column with its names in both languages: those of its district, or the title of its document."""
        label = self._resources.label("district", column)
        if label is None or not column.startswith(_ALONE):
            return label or {"value": column, "zh": column, "en": column}
        document = self._library.documents[self._documents[column][0]]
        title = document.metadata.title or document.id
        return {"value": column, "zh": title, "en": self._library.english.document_title(document) or title}

    def column(self, district: str, total: int, clauses: Sequence[Json]) -> Json:
        """The column of a district."""
        name, value = filter_of(district)
        return {
            "district": self.label(district),
            "filter": {"name": name, "value": value},
            "documents": [
                self._resources.document_brief(self._library.documents[each])
                for each in self._documents[district][:_NAMED]
            ],
            "more_documents": max(0, len(self._documents[district]) - _NAMED),
            "silent": not total,
            "total": total,
            "clauses": list(clauses),
        }

    def clause(
        self, clause_id: str, words: Sequence[str], rows: Sequence[str] = (), words_en: Sequence[str] = ()
    ) -> Json:
        """A clause as a column shows it, with the words that led to it marked in both languages."""
        document_id, path, ordinal = clause_id.rsplit("/", 2)
        number = self._library.catalogue.number_of(document_id, path, int(ordinal))
        assert number is not None, clause_id
        clause = self._library.clauses.at([number])[0][1]
        document = self._library.documents[document_id]
        section = self._library.outlines[document_id].sections[path]
        told = self._resources.clause_text(document_id, clause)
        english = told["text"]["en"]
        shown = snippet(clause.text, _marks(clause.text, words))
        return {
            **{name: told[name] for name in ("id", "url", "kind", "heading", "text", "translation")},
            "document": self._resources.document_brief(document),
            "section": self._resources.section_brief(document_id, section),
            "snippet": {
                "zh": [piece._asdict() for piece in shown],
                "en": [piece._asdict() for piece in english_snippet(english, _english_marks(english, words_en))]
                if english
                else None,
            },
            "rows": list(rows),
            "status": self._status(document),
        }

    def _status(self, document: Document) -> Mapping[str, str | None] | None:
        """What the document is called to be (征求意见稿), in both languages."""
        status = document.metadata.status
        return {"zh": status, "en": self._library.english.metadata(document).get("status")} if status else None


def _marks(text: str, words: Sequence[str]) -> list[Mark]:
    """Where the words stand in a text; white space that lays out a page is ignored."""
    found = []
    for word in words:
        pattern = r"\s*".join(map(re.escape, "".join(word.split())))
        found += [Mark(*each.span(), word) for each in re.finditer(pattern, text)]
    return sorted(found)


def _english_marks(text: str, words: Sequence[str]) -> list[Mark]:
    """Where the words stand in an English text, in any case and number (company, companies); longer ones first."""
    found: list[Mark] = []
    for word in sorted(words, key=len, reverse=True):
        stem = re.escape(word.removesuffix("y")) + "(?:y|ies)" if word.endswith("y") else re.escape(word) + "(?:s|es)?"
        for each in re.finditer(rf"(?<![A-Za-z]){stem}(?![A-Za-z])", text, re.IGNORECASE):
            if not any(mark.start < each.end() and each.start() < mark.end for mark in found):
                found.append(Mark(*each.span(), word))
    return sorted(found)


def whole(text: str, words: Sequence[str], *, is_english: bool = False) -> list[Json]:
    """A whole text in pieces, with the words marked."""
    marks = _english_marks(text, words) if is_english else _marks(text, words)
    return (
        [piece._asdict() for piece in snippet(text, marks, len(text) + 1)] if text else [Fragment("", False)._asdict()]
    )
