"""What a build asks of its workers and what they answer: a chunk of documents, and what became of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from index.building.report import DocumentRow, ReadState, row_of
from index.documents import Metadata
from index.finding.corpus import CorpusEntry
from index.storing.manifest import DocumentRecord

#: Documents of a chunk are of so many bytes together, and so many at most: a second or two of work.
CHUNK_BYTES, CHUNK_DOCUMENTS = 256 * 1024, 200


@dataclass(frozen=True, slots=True)
class BuildContext:
    """What is the same for all documents of a build.

    Attributes:
        terms: The folder of the terms.
        english: The folder of the translations.
        questions: The folder of what clauses answer.
        analyser: The folder of the analyser, which is made already.
        previous: The folder of the generation before, where there is one.
        reading: Fingerprint of what reads and cuts files.
        analysing: Fingerprint of what folds, cuts into words and compares.
        parts: Where parts are written.
        memory: About how many bytes of postings a worker holds before it writes them.
        ocr: Whether a PDF of pictures may be given a text by ocrmypdf.
        is_spooled: Whether what is read is kept for a cluster, too.
    """

    terms: Path | None
    english: Path | None
    questions: Path | None
    analyser: Path
    previous: Path | None
    reading: str
    analysing: str
    parts: Path
    memory: int
    ocr: bool = False
    is_spooled: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """One document to prepare.

    Attributes:
        record: What the generation before has of it, None where it has nothing.
        unchanged: The same where the file has not changed since, so that only the analysis is made again; else None.
        bytes: Of its file, about.
    """

    entry: CorpusEntry
    record: DocumentRecord | None
    unchanged: DocumentRecord | None
    bytes: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """Documents that one worker prepares together; ``name`` tells their parts from those of other chunks."""

    name: str
    jobs: tuple[Job, ...]


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a document lies until the parts are joined.

    Attributes:
        part: The folder of the part, None where it lies in the generation before.
        position: Its place among the documents there.
        first: The number of its first clause there.
    """

    part: Path | None
    position: int
    first: int


@dataclass(frozen=True, slots=True)
class Prepared:
    """One document that goes into the index.

    Attributes:
        metadata: What readers are shown.
        english: How many of its texts have which state of English, where translations are kept.
        stored: Where its rows and postings are.
    """

    record: DocumentRecord
    state: ReadState
    metadata: Metadata
    english: Mapping[str, int]
    stored: Stored

    @property
    def row(self) -> DocumentRow:
        """Its row in the report."""
        return row_of(self.record, self.state)


#: What became of a document: it goes into the index, or a row says why it does not.
Worked = Prepared | DocumentRow
