"""Show how far a build is: a bar on a terminal, a line for each document elsewhere, nothing when quiet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from index.building.report import DocumentRow, Progress, Silence


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
    """A line for each document, and for each tenth of the vectors, for logs."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._missing = self._encoded = 0

    def start(self, documents: int) -> None:
        """Says how many there are."""
        print(f"{documents} documents", file=self._stream)

    def read(self, row: DocumentRow) -> None:
        """Says what became of one."""
        found = f"{row.sections} sections, {row.clauses} clauses"
        print(f"{row.source}: {row.state}" + (f", {found}" if row.state != "failed" else ""), file=self._stream)

    def stage(self, name: str) -> None:
        """Says nothing: the lines about documents are enough."""

    def vectors(self, missing: int, seconds: float | None) -> None:
        """Says how many are to be made, and how long that takes."""
        self._missing, self._encoded = missing, 0
        print(f"{missing} vectors to make{_duration(seconds)}", file=self._stream)

    def encoded(self, texts: int) -> None:
        """Says how many there are, at each tenth of them."""
        before, self._encoded = self._encoded, self._encoded + texts
        if before * _TENTHS // self._missing < self._encoded * _TENTHS // self._missing:
            print(f"{self._encoded} of {self._missing} vectors", file=self._stream)


#: How often a log says how many vectors there are.
_TENTHS = 10
#: Seconds after which a time is told in minutes.
_LONG = 100

#: What stands in a bar, as tqdm names it; the postfix is the clauses.
_FORM = "{desc}{percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt} documents{postfix}, {elapsed} gone, {remaining} left"


class Bar:
    """A bar of documents with the clauses found so far and the time left, then what is put together."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._bar: Any = None
        self._clauses = 0

    def start(self, documents: int) -> None:
        """Draws the bar, as long as there are documents."""
        # Only here: a build without a terminal does without the time to load it.
        from tqdm import tqdm

        self._bar = tqdm(total=documents, file=self._stream, bar_format=_FORM, leave=False, dynamic_ncols=True)

    def read(self, row: DocumentRow) -> None:
        """Goes on by one."""
        self._clauses += row.clauses
        self._bar.set_postfix_str(f"{self._clauses:,} clauses", refresh=False)
        self._bar.update()

    def stage(self, name: str) -> None:
        """Says what is put together."""
        self._bar.set_description_str(f"joining {name}: ")

    def vectors(self, missing: int, seconds: float | None) -> None:
        """Draws another bar, as long as there are vectors to make, and says above it how long that takes."""
        from tqdm import tqdm

        self.close()
        print(f"{missing} vectors to make{_duration(seconds)}", file=self._stream)
        self._bar = tqdm(total=missing, file=self._stream, unit=" vectors", leave=False, dynamic_ncols=True)

    def encoded(self, texts: int) -> None:
        """Goes on by so many."""
        self._bar.update(texts)

    def close(self) -> None:
        """Takes the bar away, if there is one yet."""
        if self._bar is not None:
            self._bar.close()


def _duration(seconds: float | None) -> str:
    """A time that is about to pass, "" for one that nobody knows."""
    if seconds is None:
        return ""
    return f", about {seconds / 60:.0f} minutes" if seconds > _LONG else f", about {max(1, round(seconds))} seconds"
