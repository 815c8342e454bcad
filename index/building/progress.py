"""Show how far a build is: a bar on a terminal, a line for each document elsewhere, nothing when quiet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from index.building.report import Progress, Row, Silence


@contextmanager
def progress_for(stream: TextIO, *, quiet: bool) -> Iterator[Progress]:
    """The progress that suits where messages go; a bar is taken away at the end."""
    if quiet:
        yield Silence()
    elif not stream.isatty():
        yield Lines(stream)
    else:
        bar = Bar(stream)
        try:
            yield bar
        finally:
            bar.close()


class Lines:
    """A line for each document, for logs."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def start(self, documents: int) -> None:
        """Say how many there are."""
        print(f"{documents} documents", file=self._stream)

    def read(self, row: Row) -> None:
        """Say what became of one."""
        found = f"{row.sections} sections, {row.clauses} clauses"
        print(f"{row.source}: {row.state}" + (f", {found}" if row.state != "failed" else ""), file=self._stream)

    def indexed(self, document_id: str) -> None:
        """Say nothing: the line about reading is enough."""


class Bar:
    """One bar in two rounds: each document is read, then indexed."""

    def __init__(self, stream: TextIO) -> None:
        # Only here: a build without a terminal does without the time to load it.
        from tqdm import tqdm

        self._bar: Any = tqdm(file=stream, unit="step", leave=False, dynamic_ncols=True)

    def start(self, documents: int) -> None:
        """Set the length of the bar."""
        self._bar.reset(total=2 * documents)

    def read(self, row: Row) -> None:
        """Go on by one."""
        self._bar.set_description(f"{row.state} {row.id}")
        self._bar.update()

    def indexed(self, document_id: str) -> None:
        """Go on by one."""
        self._bar.set_description(f"indexed {document_id}")
        self._bar.update()

    def close(self) -> None:
        """Take the bar away."""
        self._bar.close()
