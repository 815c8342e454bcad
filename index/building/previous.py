"""What an earlier build left: documents that need not be read again, or cannot be."""

from __future__ import annotations

import dataclasses
from functools import cached_property
from pathlib import Path

from index.documents import Document, Metadata
from index.errors import IndexDamaged, IndexOutdated, IndexUnavailable
from index.storing.catalogue import Catalogue
from index.storing.generations import Generation, open_current
from index.storing.manifest import DocumentRecord
from index.storing.publishing import last_sound


class Previous:
    """The newest generation whose texts can be read, or nothing at all.

    Attributes:
        is_current: Whether readers get it now; else an index that they are refused has to be replaced.
        trouble: Why they are refused, None where there is no index yet.
    """

    def __init__(self, generation: Generation | None, *, is_current: bool, trouble: str | None) -> None:
        self.generation = generation
        self.is_current = is_current
        self.trouble = trouble
        self._catalogue = Catalogue.open(generation.catalogue) if generation else None
        self._records = {record.id: record for record in generation.manifest.documents} if generation else {}

    @classmethod
    def find(cls, root: Path) -> Previous:
        """Open it, whatever analyser it was built with: only its texts are used."""
        try:
            return cls(open_current(root), is_current=True, trouble=None)
        except (IndexOutdated, IndexDamaged) as error:
            return cls(last_sound(root), is_current=False, trouble=str(error))
        except IndexUnavailable:
            return cls(last_sound(root), is_current=False, trouble=None)

    def record(self, document_id: str) -> DocumentRecord | None:
        """What its manifest says of a document, None where it does not hold it."""
        return self._records.get(document_id)

    def stated(self, document_id: str) -> Metadata:
        """What the text of a document says about itself."""
        return self._catalogue.stated(document_id) if self._catalogue else Metadata()

    def document(self, document_id: str) -> Document:
        """A document with all its parts.

        Raises:
            KeyError: It does not hold it.
        """
        if self._catalogue is None:
            raise KeyError(document_id)
        return dataclasses.replace(
            self._heads[document_id],
            sections=self._catalogue.sections(document_id),
            clauses=self._catalogue.clauses(document_id),
            furniture=self._catalogue.furniture(document_id),
            places=self._catalogue.places(document_id),
        )

    @cached_property
    def _heads(self) -> dict[str, Document]:
        return {document.id: document for document in self._catalogue.documents()} if self._catalogue else {}

    def close(self) -> None:
        """Close its files."""
        if self._catalogue:
            self._catalogue.close()
