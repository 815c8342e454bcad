"""What an earlier build left: documents that need not be read again, or cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from index.building.jobs import Stored
from index.documents import Document, English, Metadata
from index.errors import IndexDamaged, IndexOutdated, IndexUnavailable
from index.storing.catalogue import Catalogue
from index.storing.checking import open_parts
from index.storing.generations import Generation, open_current
from index.storing.manifest import MANIFEST, DocumentRecord, Manifest
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
        """Opens it, whatever analyser it was built with: only its texts are used."""
        try:
            generation = open_current(root)
            open_parts(generation)
            return cls(generation, is_current=True, trouble=None)
        except (IndexOutdated, IndexDamaged) as error:
            return cls(last_sound(root), is_current=False, trouble=str(error))
        except IndexUnavailable:
            return cls(last_sound(root), is_current=False, trouble=None)

    @classmethod
    def at(cls, folder: Path | None) -> Previous:
        """Opens a generation that another process has verified; without one there is nothing."""
        if folder is None:
            return cls(None, is_current=False, trouble=None)
        manifest = Manifest.decode((folder / MANIFEST).read_bytes())
        return cls(Generation(folder, folder.name, manifest), is_current=False, trouble=None)

    @property
    def records(self) -> Mapping[str, DocumentRecord]:
        """What its manifest says of each of its documents."""
        return self._records

    def record(self, document_id: str) -> DocumentRecord | None:
        """What its manifest says of a document, None where it does not hold it."""
        return self._records.get(document_id)

    def stated(self, document_id: str) -> Metadata:
        """What the text of a document says about itself."""
        return self._catalogue.stated(document_id) if self._catalogue else Metadata()

    def metadata(self, document_id: str) -> Metadata:
        """What readers are shown of a document."""
        return self._heads[document_id].metadata

    def english(self, document_id: str) -> dict[str, English]:
        """The English of its texts."""
        return self._catalogue.english(document_id) if self._catalogue else {}

    def english_counts(self, document_id: str) -> Mapping[str, int]:
        """How many of its texts have which state of English; nothing where none are kept."""
        return self.generation.manifest.english.get(document_id, {}) if self.generation else {}

    def stored_at(self, document_id: str) -> Stored:
        """Where its rows and postings are."""
        return self._stored[document_id]

    def document(self, document_id: str) -> Document:
        """A document with all its parts.

        Raises:
            KeyError: It does not hold it.
        """
        if self._catalogue is None:
            raise KeyError(document_id)
        return self._catalogue.with_parts(self._heads[document_id])

    @cached_property
    def _heads(self) -> dict[str, Document]:
        return {document.id: document for document in self._catalogue.documents()} if self._catalogue else {}

    @cached_property
    def _stored(self) -> dict[str, Stored]:
        records = list(self._records.values())
        firsts = accumulate((record.clauses for record in records), initial=0)
        placed = enumerate(zip(records, firsts, strict=False))
        return {record.id: Stored(None, position, first) for position, (record, first) in placed}

    def close(self) -> None:
        """Closes its files."""
        if self._catalogue:
            self._catalogue.close()
