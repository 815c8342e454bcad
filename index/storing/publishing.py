"""Build beside, check, swap: how a generation comes to be current, and how the index returns to the one before."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from index.analysis.version import code_fingerprint
from index.errors import GENERATIONS, BuildError, IndexUnavailable, command
from index.storing.checking import open_parts, open_texts
from index.storing.generations import (
    CURRENT,
    Generation,
    checksum_line,
    confirmed_name,
    current_line,
    generation_names,
    open_generation,
)
from index.storing.manifest import MANIFEST, MANIFEST_CHECKSUM, Manifest

#: How many generations before the current one are kept.
KEPT = 2

#: How the name of a folder ends that is being written; whatever is left of it is removed by the next build.
PARTIAL = ".partial"


@contextmanager
def draft(root: Path) -> Iterator[Path]:
    """Gives an empty folder to build a generation in; it is gone after the block unless :func:`publish` took it."""
    names = generation_names(root)
    number = 1 + max((int(name.split("-")[0]) for name in names), default=0)
    folder = root / GENERATIONS / f"{number:06d}{PARTIAL}"
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def publish(root: Path, folder: Path, manifest: Manifest, check: Callable[[Generation], None]) -> Generation:
    """Makes a drafted generation current.

    Everything is on the disk and verified before CURRENT changes, in one rename: a crash at any moment leaves either
    the old generation current or the new one, each complete.

    Args:
        root: The folder of the index.
        folder: What :func:`draft` gave, filled.
        manifest: With the checksums of all files in it.
        check: Asks the generation questions and raises when it does not answer.
    """
    data = manifest.encode()
    (folder / MANIFEST).write_bytes(data)
    (folder / MANIFEST_CHECKSUM).write_bytes(checksum_line(data))
    _force(folder)
    complete = folder.with_name(f"{folder.stem}-{manifest.inputs[:8]}")
    check(Generation(folder, complete.name, manifest))
    folder.rename(complete)
    _force_entry(complete.parent)
    _point(root, complete.name, data)
    return open_generation(root, complete.name)


def adopt(root: Path, folder: Path, name: str) -> None:
    """Makes a complete generation current under a name; it was copied into a folder beside the others.

    Raises:
        IndexUnavailable: It is not what was written, or this program cannot open it; nothing has changed then.
    """
    _force(folder)
    complete = folder.with_name(name)
    folder.rename(complete)
    _force_entry(complete.parent)
    try:
        open_generation(root, name)
    except IndexUnavailable:
        shutil.rmtree(complete, ignore_errors=True)
        raise
    _point(root, name, (complete / MANIFEST).read_bytes())


def rollback(root: Path) -> Generation:
    """Returns to the newest sound generation that is older than the current one.

    Where CURRENT itself is damaged, that is the newest sound one of all. Hold the lock around it.

    Raises:
        BuildError: There is none.
    """
    current = confirmed_name(root)
    for name in reversed(generation_names(root)):
        if current is not None and name >= current:
            continue
        generation = _sound(root, name)
        if generation is not None and generation.manifest.code == code_fingerprint():
            _point(root, name, (generation.folder / MANIFEST).read_bytes())
            return generation
    raise BuildError(f"{root} holds no older generation to return to: rebuild the index with {command(root)}")


def last_sound(root: Path) -> Generation | None:
    """The newest generation whose texts can be read: the current one, else the first sound one before it, else None."""
    current = confirmed_name(root)
    for name in reversed(generation_names(root)):
        if current is None or name <= current:
            generation = _sound(root, name)
            if generation is not None:
                return generation
    return None


def prune(root: Path) -> None:
    """Removes what killed builds and rollbacks left and what is older than the generations that are kept.

    What cannot be removed now is removed by the next build. Hold the lock around it.
    """
    current = confirmed_name(root)
    names = generation_names(root)
    # Where CURRENT cannot be read, every complete generation may be the one to return to.
    kept = set(names) if current is None else {current, *[name for name in names if name < current][-KEPT:]}
    for path in (root / GENERATIONS).glob("*"):
        if path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)
    for path in root.glob(f"{CURRENT}.*"):
        path.unlink(missing_ok=True)


def _sound(root: Path, name: str) -> Generation | None:
    """A generation that other builds and readers can go on from, None where it is not."""
    try:
        generation = open_generation(root, name)
        (open_parts if generation.manifest.code == code_fingerprint() else open_texts)(generation)
        return generation
    except IndexUnavailable:
        return None


def _point(root: Path, name: str, manifest: bytes) -> None:
    """Makes CURRENT name a generation, in one step that survives a loss of power."""
    beside = root / f"{CURRENT}.new"
    beside.write_bytes(current_line(name, manifest))
    _force_entry(beside)
    beside.replace(root / CURRENT)
    _force_entry(root)


def _force(folder: Path) -> None:
    """Forces every file and folder in ``folder`` to the disk, itself last."""
    for path in sorted(folder.rglob("*"), reverse=True):
        _force_entry(path)
    _force_entry(folder)


def _force_entry(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def writing_errors(root: Path, verb: str = "", *arguments: str) -> Iterator[None]:
    """Turns what a disk or its rights refuse into one error with the cure.

    Args:
        root: The folder of the index.
        verb: What is to be run again, none for a build.
        arguments: Of that.

    Raises:
        BuildError: Something could not be written.
    """
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        where = getattr(error, "filename", None) or root
        raise BuildError(
            f"nothing could be written to {where}: {reason}: free space or correct the rights, "
            f"then run {command(root, verb, *arguments)} again; the index that was current still is"
        ) from error
