"""Find the files among the sources: folders are searched, links followed once, and what is no document left out."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

#: Folders and files at the top of a source folder that hold other things than documents.
RESERVED = frozenset({"addresses", "corpus.toml", "questions", "terms", "translations"})


@dataclass(frozen=True, slots=True)
class Found:
    """One file, or something in its place that cannot be read.

    Attributes:
        name: Its path below the source folder, with ``/``; bytes that are no text are replaced.
        problem: Why it cannot be read, None where that is not known yet.
    """

    path: Path
    name: str
    problem: str | None = None


def find_files(folder: Path, *, besides: Path | None = None) -> list[Found]:
    """Every file below a folder, in path order; hidden ones and :data:`RESERVED` are left out.

    A link to a folder that was already searched leads nowhere new and is passed over, so a loop ends. A link that
    leads to itself, a folder that may not be opened, a pipe or a device is found with its problem, never opened.

    Args:
        folder: Where to look.
        besides: A folder to leave out, such as an index that lies among its own sources.
    """
    seen = {_identity(besides)} if besides and besides.is_dir() else set()
    return sorted(_search(folder, folder, seen), key=lambda found: found.name)


def inspect_file(path: Path, name: str) -> Found:
    """One file, with the problem that its directory entry already shows."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        # A link that leads to itself: "Too many levels of symbolic links".
        return Found(path, name, f"{error.strerror}: mend or remove it")
    if stat.S_ISDIR(mode):
        return Found(path, name, "is a folder, not a file: name a file, or the folder as a source of its own")
    if not stat.S_ISREG(mode):
        # Opening a pipe would wait for ever.
        return Found(path, name, "is no regular file: remove it from the sources")
    return Found(path, name)


def printable(name: str | os.PathLike[str]) -> str:
    """A file name that can be printed and stored, whatever bytes it has on the disk."""
    return os.fsencode(name).decode("utf-8", "replace")


def _search(folder: Path, top: Path, seen: set[tuple[int, int]]) -> Iterator[Found]:
    try:
        identity = _identity(folder)
        paths = sorted(folder.iterdir())
    except OSError as error:
        yield Found(folder, printable(folder.relative_to(top)), f"{error.strerror}: the folder was not searched")
        return
    if identity in seen:
        return
    seen.add(identity)
    for path in paths:
        if path.name.startswith(".") or (folder == top and path.name in RESERVED):
            continue
        if _is_folder(path):
            yield from _search(path, top, seen)
        else:
            yield inspect_file(path, printable(path.relative_to(top).as_posix()))


def _identity(folder: Path) -> tuple[int, int]:
    """What tells a folder from every other one, whatever links lead to it."""
    status = folder.stat()
    return status.st_dev, status.st_ino


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        # In a folder that may be listed and not entered; inspect_file tells the reason.
        return False
