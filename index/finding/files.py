"""Find the files among the sources: folders are searched, links followed once, and what is no document passed over."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

#: What desktops leave in folders, in small letters; hidden files, locks of editors (~$plan.docx) and their copies
#: (plan.txt~) are known by their names.
_OF_DESKTOPS = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx"})
#: How a browser names the folder of what belongs to a saved page, and the page.
_OF_PAGES, _PAGES = ("_files", ".files"), (".html", ".htm", ".xhtml")
#: Folders and files at the top of a source folder that hold other things than documents.
RESERVED = frozenset({"addresses", "corpus.toml", "questions", "terms", "translations"})


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file, or something in its place that cannot be read.

    Attributes:
        name: Its path below the source folder, with ``/``; bytes that are no text are replaced.
        problem: Why it cannot be read, None where that is not known yet.
    """

    path: Path
    name: str
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Files:
    """What lies below a source folder, in path order.

    Attributes:
        found: Every file that may be a document.
        passed_over: The names of what nobody means as one: files of a desktop, of an editor, of a saved page.
    """

    found: tuple[SourceFile, ...]
    passed_over: tuple[str, ...]


def find_files(folder: Path, *, besides: Path | None = None, within: Sequence[Path] = ()) -> Files:
    """Every file below a folder; :data:`RESERVED` is left out.

    A link to a folder that was already searched leads nowhere new and is passed over, so a loop ends. A link that
    leads to itself or out of the sources, a folder that may not be opened, a pipe or a device is found with its
    problem, never opened.

    Args:
        folder: Where to look.
        besides: A folder to leave out, such as an index that lies among its own sources.
        within: The other folders that links may lead to.
    """
    seen = {_identity(besides)} if besides and besides.is_dir() else set()
    search = _Search(folder, tuple(path.resolve() for path in (folder, *within)), seen)
    found = sorted(search.below(folder), key=lambda found: found.name)
    return Files(tuple(found), tuple(sorted(search.passed_over)))


def inspect_file(path: Path, name: str) -> SourceFile:
    """One file, with the problem that its directory entry already shows."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        # A link that leads to itself: "Too many levels of symbolic links".
        return SourceFile(path, name, f"{error.strerror}: mend or remove it")
    if stat.S_ISDIR(mode):
        return SourceFile(path, name, "is a folder, not a file: name a file, or the folder as a source of its own")
    if not stat.S_ISREG(mode):
        # Opening a pipe would wait for ever.
        return SourceFile(path, name, "is no regular file: remove it from the sources")
    return SourceFile(path, name)


def printable(name: str | os.PathLike[str]) -> str:
    """A file name that can be printed and stored, whatever bytes it has on the disk."""
    return os.fsencode(name).decode("utf-8", "replace")


class _Search:
    """One search through a source folder."""

    def __init__(self, top: Path, within: tuple[Path, ...], seen: set[tuple[int, int]]) -> None:
        self._top = top
        self._within = within
        self._seen = seen
        self.passed_over: list[str] = []

    def below(self, folder: Path) -> Iterator[SourceFile]:
        """The files of a folder and of those in it."""
        try:
            identity = _identity(folder)
            paths = sorted(folder.iterdir())
        except OSError as error:
            yield SourceFile(folder, self._name(folder), f"{error.strerror}: the folder was not searched")
            return
        if identity in self._seen:
            return
        self._seen.add(identity)
        names = {path.name for path in paths}
        for path in paths:
            if folder == self._top and path.name in RESERVED:
                continue
            if is_passed_over(path.name, names):
                self.passed_over.append(self._name(path))
            elif path.is_symlink() and (problem := leads_out(path, self._within)):
                yield SourceFile(path, self._name(path), problem)
            elif _is_folder(path):
                yield from self.below(path)
            else:
                yield inspect_file(path, self._name(path))

    def _name(self, path: Path) -> str:
        return printable(path.relative_to(self._top).as_posix())


def is_passed_over(name: str, beside: Collection[str]) -> bool:
    """Whether a file or folder is one that nobody means as a document.

    >>> [is_passed_over(name, ()) for name in (".DS_Store", "Thumbs.db", "~$plan.docx", "plan.docx")]
    [True, True, True, False]
    >>> is_passed_over("page_files", {"page.html"}), is_passed_over("page_files", ())
    (True, False)
    """
    if name.startswith((".", "~$")) or name.endswith("~") or name.lower() in _OF_DESKTOPS:
        return True
    stem = next((name.removesuffix(end) for end in _OF_PAGES if name.endswith(end)), None)
    return stem is not None and any(f"{stem}{suffix}" in beside for suffix in _PAGES)


def leads_out(link: Path, within: Sequence[Path]) -> str | None:
    """Why a link is refused: it leads out of the folders that were named; None where it does not, or leads nowhere."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):
        # Leads nowhere or to itself: whoever opens it says so.
        return None
    if any(target.is_relative_to(folder) for folder in within):
        return None
    return "is a link that leads out of the sources: put a copy in its place, or name the folder as a source of its own"


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
