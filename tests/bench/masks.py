"""The sets of clauses that filters and counts use, for a corpus that nobody has yet: their time and memory."""

from __future__ import annotations

import gc
import resource
import sys
import time
from pathlib import Path

from index.documents import Coverage, Document, Metadata
from search.engines.codes import Codes

#: Clauses a section, sections a document, and roles that these have in turn.
CLAUSES, SECTIONS, ROLES = 3, 33, ("goals", "tasks", "safeguards", None)


class Synthetic:
    """As much of a catalogue as the sets are made of."""

    def __init__(self, clauses: int) -> None:
        self.places = [(f"d{n // (CLAUSES * SECTIONS)}", str(n // CLAUSES % SECTIONS)) for n in range(clauses)]
        self.documents = {
            name: Document(name, "", "", Metadata(district=f"x{int(name[1:]) % 16}", date="2021"), (), (), (), _NOTHING)
            for name, _ in dict.fromkeys(self.places)
        }

    def roles(self) -> dict[tuple[str, str], str | None]:
        """Those of sections in turn."""
        return {place: ROLES[int(place[1]) % len(ROLES)] for place in dict.fromkeys(self.places)}

    def column(self, name: str) -> list[str]:
        """Kinds and departments in turn."""
        values = {"kind": ["paragraph", "item", "table"], "departments": ["[]"] * 6 + ['[["区科委", "区科委"]]']}[name]
        return [values[n % len(values)] for n in range(len(self.places))]


_NOTHING = Coverage(0, 0, 0, 0, 0)


def main(clauses: int) -> str:
    """Seconds and megabytes of the sets of all facets of so many clauses, in a process of its own."""
    catalogue = Synthetic(clauses)
    cards = [(name, "") for name in catalogue.documents]
    places = [*catalogue.places, *cards]
    before = _resident()
    started = time.process_time()
    codes = Codes(catalogue, catalogue, catalogue.documents, lambda: places)  # type: ignore[arg-type]
    sets = sum(len(codes[name]) for name in codes if name != "section")
    spent = time.process_time() - started
    gc.collect()
    held = _resident() - before
    return f"{sets:,} sets of {clauses:,} clauses: {spent:.2f} s of CPU, {held:.0f} MB (a section is looked up)"


def _resident() -> float:
    """The memory that this process holds now, in megabytes (2**20 bytes)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


if __name__ == "__main__":
    sys.stdout.write(main(int(sys.argv[1])) + "\n")
