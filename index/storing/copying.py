"""Copies of an index: one to keep, and one to put in its place while readers go on.

A copy is a folder in the form of an index, with one generation; what was copied is verified before anything counts.
"""

from __future__ import annotations

import shutil
import uuid
from pathlib import Path

from index.errors import GENERATIONS, BuildError, IndexUnavailable, UsageError
from index.storing.generations import (
    CURRENT,
    Generation,
    current_line,
    generation_names,
    open_current,
    open_generation,
)
from index.storing.manifest import MANIFEST
from index.storing.publishing import PARTIAL, adopt


def backup(root: Path, folder: Path) -> Generation:
    """Copies the current generation into a new folder.

    Raises:
        UsageError: The folder is there already and holds something.
        IndexUnavailable: There is no sound index to copy.
        BuildError: The copy does not come out whole.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is there already: name a new folder for the copy")
    generation = open_current(root)
    target = folder / GENERATIONS / generation.name
    try:
        shutil.copytree(generation.folder, target, copy_function=shutil.copyfile)
        # CURRENT last: until it is there, the copy is none.
        (folder / CURRENT).write_bytes(current_line(generation.name, (target / MANIFEST).read_bytes()))
        return open_current(folder)
    except (OSError, shutil.Error, IndexUnavailable) as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise BuildError(f"no copy was made in {folder}: {error}: free space there, or name another folder") from error


def restore(root: Path, folder: Path) -> Generation:
    """Makes a copy the current generation of an index; hold the lock around it.

    It is copied beside and verified, and then made current in one step: readers go on with the old one until then.

    Raises:
        IndexUnavailable: The folder holds no sound copy for this program; the index stays as it is.
    """
    copied = open_current(folder)
    place = root / GENERATIONS / f"{uuid.uuid4().hex}{PARTIAL}"
    try:
        shutil.copytree(copied.folder, place, copy_function=shutil.copyfile)
        number = 1 + max((int(name.split("-")[0]) for name in generation_names(root)), default=0)
        name = f"{number:06d}-{copied.name.split('-')[1]}"
        adopt(root, place, name)
        return open_generation(root, name)
    finally:
        shutil.rmtree(place, ignore_errors=True)
