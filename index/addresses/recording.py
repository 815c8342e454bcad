"""Ledgers beside the sources: written for review and for the day when the index is lost, and what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from index.addresses.archive import SUFFIX
from index.errors import BuildError
from index.storing.ledger import Addresses, Earlier


def record(folder: Path, addresses: Addresses) -> list[str]:
    """Writes the ledgers of a generation into a folder, one file a document.

    Returns:
        A sentence for each file that was written; none where all was recorded already.

    Raises:
        BuildError: A file cannot be written.
    """
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for document in addresses.publications():
            path, lines = folder / f"{document}{SUFFIX}", addresses.lines(document)
            before = path.read_text(encoding="utf-8") if path.is_file() else ""
            if lines and lines != before:
                # Whatever stops the writing: the old ledger is there, or the new one.
                beside = path.with_suffix(f"{SUFFIX}.new")
                beside.write_text(lines, encoding="utf-8")
                beside.replace(path)
                written.append(f"{path}: {lines.count(chr(10)) - before.count(chr(10))} lines added")
    except OSError as error:
        raise BuildError(f"the addresses could not be recorded in {folder}: {error.strerror}: correct that") from error
    return written


def unrecorded(folder: Path, addresses: Addresses) -> list[str]:
    """What the ledgers of a folder do not say yet, a sentence for each document."""
    found = []
    for document in addresses.publications():
        path, lines = folder / f"{document}{SUFFIX}", addresses.lines(document)
        known = path.read_text(encoding="utf-8") if path.is_file() else ""
        if lines != known:
            missing = len(set(lines.splitlines()) - set(known.splitlines()))
            found.append(f"{document}: {missing} lines are not in {path}: run `python -m index build --record`")
    return found


def listed(addresses: Addresses) -> Iterator[str]:
    """What became of every address at which another text stands now, or none; then how many there are of each."""
    counts: Counter[str] = Counter()
    for one in addresses.all_earlier():
        counts[one.outcome.verdict] += 1
        yield _line(one)
    for name, publication in addresses.publications().items():
        if publication.home != name:
            yield f"renamed  {name} → {publication.home}" if publication.home else f"gone     {name}"
    yield ", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items())) or "every address stands"


def _line(one: Earlier) -> str:
    targets = ", ".join(f"{one.home}/{address}" for address in one.outcome.targets)
    near = f"near {one.home}/{one.outcome.nearest}".rstrip("/") if one.home else ""
    return f"{one.outcome.verdict:<8} {one.document}/{one.address} → {targets or near or 'nowhere'}"
