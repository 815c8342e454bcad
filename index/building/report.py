"""How a build went: a row for each document, the totals, and the exit code that says it in one number."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from index.documents import Coverage
from index.storing.manifest import DocumentRecord

#: Exit codes of the command line.
DONE, SOME_FAILED, WRONG_USE, RUNNING, NOTHING_WRITTEN = range(5)

ReadState = Literal["read", "unchanged", "kept", "failed"]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document of a build.

    Attributes:
        state: ``read`` from its file, ``unchanged`` since the last build, ``kept`` in its last good version because the
            file cannot be read now, or ``failed`` and not in the index.
        problem: Why it was kept or failed.
    """

    id: str
    source: str
    state: ReadState
    problem: str | None = None
    sections: int = 0
    clauses: int = 0
    coverage: Coverage | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One build.

    Attributes:
        generation: The generation that is current now.
        is_new: Whether this build wrote it; False when nothing had changed.
        notes: What else the operator should know, such as a damaged index that was replaced.
        changes: Which documents are gone or have another path since the generation before.
        passed_over: Files among the sources that nobody means as documents.
        english: How complete the English of each document is, where translations are kept.
        cluster: What was sent to a cluster, and how often it was tried again; nothing where there is none.
    """

    generation: str
    is_new: bool
    rows: tuple[DocumentRow, ...]
    notes: tuple[str, ...]
    seconds: float
    english: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    changes: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()
    cluster: Mapping[str, object] = field(default_factory=dict)

    @property
    def failures(self) -> tuple[DocumentRow, ...]:
        """The documents whose file could not be read, kept or not."""
        return tuple(row for row in self.rows if row.problem)

    @property
    def exit_code(self) -> int:
        """0, or 1 when a document failed."""
        return SOME_FAILED if self.failures else DONE

    @property
    def warnings(self) -> int:
        """How many warnings there are."""
        return len(self.notes) + sum(len(row.warnings) for row in self.rows)

    def as_json(self) -> dict[str, object]:
        """The report as one JSON object."""
        return {
            "generation": self.generation,
            "new": self.is_new,
            "exit_code": self.exit_code,
            "documents": [dataclasses.asdict(row) for row in self.rows],
            "counts": {
                "documents": sum(row.state != "failed" for row in self.rows),
                "failed": len(self.failures),
                "sections": sum(row.sections for row in self.rows),
                "clauses": sum(row.clauses for row in self.rows),
                "warnings": self.warnings,
            },
            "coverage": round(assigned(self.rows), 6),
            "english": self.english,
            "notes": list(self.notes),
            "changes": list(self.changes),
            "passed_over": list(self.passed_over),
            **({"cluster": dict(self.cluster)} if self.cluster else {}),
            "seconds": round(self.seconds, 3),
        }


class Progress(Protocol):
    """Told how far a build is; the command line shows it."""

    def start(self, documents: int) -> None:
        """So many documents were found."""

    def read(self, row: DocumentRow) -> None:
        """A document was read, left as it was, or failed."""

    def stage(self, name: str) -> None:
        """All documents are prepared, and what is named is put together."""

    def vectors(self, missing: int, seconds: float | None) -> None:
        """So many texts have no vector yet; it takes about so long to make them, None where nobody knows."""

    def encoded(self, texts: int) -> None:
        """So many more of them have one."""


class Silence:
    """A :class:`Progress` that shows nothing."""

    def start(self, documents: int) -> None:
        """Says nothing."""

    def read(self, row: DocumentRow) -> None:
        """Says nothing."""

    def stage(self, name: str) -> None:
        """Says nothing."""

    def vectors(self, missing: int, seconds: float | None) -> None:
        """Says nothing."""

    def encoded(self, texts: int) -> None:
        """Says nothing."""


def row_of(record: DocumentRecord, state: ReadState) -> DocumentRow:
    """The row of a document that is in the index."""
    return DocumentRow(
        id=record.id,
        source=record.source,
        state=state,
        problem=record.problem,
        sections=record.sections,
        clauses=record.clauses,
        coverage=record.coverage,
        warnings=record.differences + record.warnings,
    )


def assigned(rows: tuple[DocumentRow, ...]) -> float:
    """The share of the characters that belong to a heading, a clause or furniture: 1.0 is all."""
    known = [row.coverage for row in rows if row.coverage]
    characters = sum(coverage.characters for coverage in known)
    return 1.0 - sum(coverage.unassigned for coverage in known) / characters if characters else 1.0


def translated(counts: Mapping[str, int]) -> float:
    """The share of the texts of a document whose English is up to date."""
    lacking = sum(counts[state] for state in ("missing", "outdated", "fuzzy"))
    return 1.0 - lacking / counts["texts"] if counts["texts"] else 1.0


def _all_english(report: Report) -> str:
    if not report.english:
        return "-"
    names = ("texts", "missing", "outdated", "fuzzy")
    return f"{translated({name: sum(one[name] for one in report.english.values()) for name in names}):.4f}"


def table(report: Report) -> str:
    """The closing table of a build, for people.

    Documents, sections and clauses are those of the index as it now is.
    """
    heads = f"{'sections':>8} {'clauses':>8} {'coverage':>9} {'English':>8} {'warnings':>9}"
    lines = [f"{'document':<24} {'state':<10} {heads}"]
    for row in report.rows:
        share = f"{assigned((row,)):.4f}" if row.coverage else "-"
        english = f"{translated(report.english[row.id]):.4f}" if row.id in report.english else "-"
        counts = f"{row.sections:>8} {row.clauses:>8} {share:>9} {english:>8} {len(row.warnings):>9}"
        lines.append(f"{row.id:<24} {row.state:<10} {counts}")
    documents = sum(row.state != "failed" for row in report.rows)
    sections, clauses = (sum(getattr(row, name) for row in report.rows) for name in ("sections", "clauses"))
    total = f"{documents} documents"
    counts = f"{sections:>8} {clauses:>8} {assigned(report.rows):>9.4f} {_all_english(report):>8} {report.warnings:>9}"
    lines.append(f"{total:<35} {counts}")
    if report.passed_over:
        lines.append(f"{len(report.passed_over)} files passed over that are no documents: {_few(report.passed_over)}")
    if report.cluster:
        lines.append("OpenSearch: " + ", ".join(f"{name} {value}" for name, value in report.cluster.items()))
    is_new = "is current" if report.is_new else "is still current, nothing has changed"
    lines.append(f"generation {report.generation} {is_new}; {report.seconds:.1f} seconds")
    return "\n".join(lines)


def _few(names: tuple[str, ...]) -> str:
    """The first of many names."""
    return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
