"""Answers for addresses that were published: from the ledger of the generation and from what stands in it now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from index.addresses.rows import RowKind
from index.documents import Clause, Document, Section
from index.storing.ledger import Earlier
from search.addresses.differences import difference
from search.answers.resources import Resources, bilingual, clause_url, document_url, section_url
from search.answers.values import Json
from search.library.generation import Library

#: What is told of one address; more wordings than this stood at none that was not made for it.
_TOLD = 5


@dataclass(frozen=True, slots=True)
class EarlierAddress:
    """What is said where nothing stands now, but something stood.

    Attributes:
        kind: ``moved`` (its text stands at ``url``, and that is sure), ``changed`` (what was likely made of it) or
            ``gone``.
        earlier: What stood there, the latest first.
        nearest: The section, or else the document, that is nearest to where it stood; None where that is gone as well.
    """

    kind: Literal["moved", "changed", "gone"]
    url: str | None
    earlier: Sequence[Json]
    nearest: Json | None


class AddressBook:
    """The addresses of one generation, earlier ones included."""

    def __init__(self, library: Library, resources: Resources) -> None:
        self._library = library
        self._resources = resources
        self._addresses = library.addresses

    def stands(self, document_id: str, path: str = "", ordinal: int | None = None) -> bool:
        """Whether something stands at an address now."""
        if document_id not in self._library.documents:
            return False
        if ordinal is not None:
            return self._library.catalogue.number_of(document_id, path, ordinal) is not None
        return not path or path in self._library.outlines[document_id].sections

    def was(self, document_id: str, path: str = "", ordinal: int | None = None) -> bool:
        """Whether something stood at an address once."""
        if not path:
            return self._addresses.publication(document_id) is not None
        return bool(self._rows(document_id, path, ordinal))

    def answer(self, document_id: str, path: str = "", ordinal: int | None = None) -> EarlierAddress | None:
        """What an address leads to at which nothing stands now; None where nothing ever stood."""
        if not path:
            return self._document(document_id)
        rows = self._rows(document_id, path, ordinal)
        if not rows:
            return None
        told = [self._told(row) for row in rows[:_TOLD]]
        nearest = self._nearest(rows[0].home, rows[0].outcome.nearest)
        urls = {one["moved_to"] for one in told}
        if len(urls) == 1 and all(one["sure"] for one in told):
            return EarlierAddress("moved", urls.pop(), told, nearest)
        if all(row.outcome.verdict == "gone" for row in rows):
            return EarlierAddress("gone", None, told, nearest)
        return EarlierAddress("changed", next(one["moved_to"] for one in told if one["moved_to"]), told, nearest)

    def beside(self, document_id: str, path: str, ordinal: int | None = None) -> Json:
        """What is to be known of an address at which something stands.

        Returns:
            ``earlier``: other texts that stood there, the latest first; ``moved_to``: where the latest of them stands
            now, null where that is here or nowhere; ``formerly``: earlier addresses of what stands there now.
        """
        told = [self._told(row) for row in self._rows(document_id, path, ordinal)[:_TOLD]]
        here = self._url(document_id, path, ordinal)
        moved = next((one["moved_to"] for one in told), None)
        kind: RowKind = "section" if ordinal is None else "clause"
        arrivals = self._addresses.arrivals(document_id, kind, _address(path, ordinal))
        formerly = [
            {"id": f"{one.document}/{one.address}", "verdict": one.verdict, "part": one.part}
            for one in arrivals
            if (one.document, one.address) != (document_id, _address(path, ordinal))
        ]
        return {"earlier": told, "moved_to": None if moved == here else moved, "formerly": formerly}

    def way_on(self, document_id: str, path: str) -> Json | None:
        """The section above an address that never was, else its document; None where there is not even that."""
        outline = self._library.outlines.get(document_id)
        while outline is not None and path and path not in outline.sections:
            path = path.rpartition(".")[0]
        return self._nearest(document_id, path)

    def _document(self, document_id: str) -> EarlierAddress | None:
        published = self._addresses.publication(document_id)
        if published is None:
            return None
        if published.home is None or published.home == document_id:
            return EarlierAddress("gone", None, (), None)
        return EarlierAddress("moved", document_url(published.home), (), self._nearest(published.home, ""))

    def _rows(self, document_id: str, path: str, ordinal: int | None) -> list[Earlier]:
        kind: RowKind = "section" if ordinal is None else "clause"
        return self._addresses.earlier(document_id, kind, _address(path, ordinal))

    def _told(self, row: Earlier) -> Json:
        """What stood at an address, and what became of it."""
        stands_at = [self._target(row, address) for address in row.outcome.targets]
        return {
            "id": f"{row.document}/{row.address}",
            "kind": row.kind,
            "until": row.until,
            "text": bilingual(row.text, row.english or None),
            "verdict": row.outcome.verdict,
            "sure": row.outcome.is_sure,
            "moved_to": stands_at[0]["url"] if stands_at else None,
            "stands_at": stands_at,
            "nearest": self._nearest(row.home, row.outcome.nearest),
        }

    def _target(self, row: Earlier, address: str) -> Json:
        """What stands at one of the present addresses of an earlier text, and how it differs where it does."""
        document = self._library.documents[row.home or ""]
        path, _, ordinal = address.partition("/")
        if row.kind == "section":
            section = self._library.outlines[document.id].sections[path]
            brief = self._resources.section_brief(document.id, section)
            return {"id": f"{document.id}/{path}", "url": brief["url"], "text": brief["title"], "difference": None}
        clause = self._clause(document, path, int(ordinal))
        text = self._resources.clause_text(document.id, clause)["text"]
        changed = None
        if row.outcome.verdict == "changed":
            english = difference(row.english, text["en"], "en") if row.english and text["en"] else None
            changed = {"zh": difference(row.text, text["zh"], "zh"), "en": english}
        url = clause_url(document.id, clause)
        return {"id": f"{document.id}/{address}", "url": url, "text": text, "difference": changed}

    def _clause(self, document: Document, path: str, ordinal: int) -> Clause:
        number = self._library.catalogue.number_of(document.id, path, ordinal)
        return self._library.clauses.at([number or 0])[0][1]

    def _nearest(self, document_id: str | None, path: str) -> Json | None:
        document = self._library.documents.get(document_id or "")
        if document is None:
            return None
        brief = self._resources.document_brief(document)
        section: Section | None = self._library.outlines[document.id].sections.get(path)
        found = None if section is None else self._resources.section_brief(document.id, section)
        return {"document": brief, "section": found, "url": found["url"] if found else brief["url"]}

    def _url(self, document_id: str, path: str, ordinal: int | None) -> str:
        url = section_url(document_id, path)
        return url if ordinal is None else f"{url}/{ordinal}"


def _address(path: str, ordinal: int | None) -> str:
    return path if ordinal is None else f"{path}/{ordinal}"
