"""Generations: complete copies of the index, one of them current, switched in one atomic step.

::

    var/index/CURRENT                    one JSON line: the generation, and the SHA-256 of its manifest
    var/index/lock                       held while a build runs
    var/index/generations/000012-3fa9…/  manifest.json, manifest.sha256, catalogue.sqlite, wordbook.sqlite,
                                         addresses.sqlite, references.sqlite, postings/, analyser/, and vectors/
                                         where there is a model
    var/index/generations/….partial/     being built, or left by a build that was killed: the next build removes it

A reader opens what CURRENT names and keeps to it; nothing that CURRENT has ever named is written to again.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

from index.analysis.version import code_fingerprint
from index.errors import DEFAULT_ROOT, GENERATIONS, IndexDamaged, IndexOutdated, IndexUnavailable, command
from index.schema import SCHEMA_VERSION
from index.storing.manifest import MANIFEST, MANIFEST_CHECKSUM, FileRecord, Manifest, schema_version, sha256_of

CURRENT = "CURRENT"
CATALOGUE = "catalogue.sqlite"
POSTINGS = "postings"
ANALYSER = "analyser"
WORDBOOK = "wordbook.sqlite"
ADDRESSES = "addresses.sqlite"
REFERENCES = "references.sqlite"
SOURCES = "sources.sqlite"
VECTORS = "vectors"

#: The environment variable that says where the index is.
ROOT_VARIABLE = "POLICY_INDEX"

#: Bytes of a generation from which threads save more than they cost.
_LARGE = 64 * 2**20

_NAME = re.compile(r"\d{6,}-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class GenerationFiles:
    """Where the parts of a generation are."""

    folder: Path

    @property
    def catalogue(self) -> Path:
        """The file of its catalogue."""
        return self.folder / CATALOGUE

    @property
    def postings(self) -> Path:
        """The folder of its postings."""
        return self.folder / POSTINGS

    @property
    def wordbook(self) -> Path:
        """The file of its wordbook."""
        return self.folder / WORDBOOK

    @property
    def addresses(self) -> Path:
        """The file of its addresses, earlier ones included."""
        return self.folder / ADDRESSES

    @property
    def references(self) -> Path:
        """The file of what its documents cite."""
        return self.folder / REFERENCES

    @property
    def sources(self) -> Path:
        """The file of its sources as delivered."""
        return self.folder / SOURCES

    @property
    def vectors(self) -> Path:
        """The folder of its vectors, which is there if the manifest says so."""
        return self.folder / VECTORS

    @property
    def analyser(self) -> Path:
        """The folder of its analyser."""
        return self.folder / ANALYSER


@dataclass(frozen=True, slots=True)
class Generation(GenerationFiles):
    """A generation whose every byte has been verified."""

    name: str
    manifest: Manifest


def default_root() -> Path:
    """Where the index is unless somebody says otherwise."""
    return Path(os.environ.get(ROOT_VARIABLE) or DEFAULT_ROOT)


def open_current(root: Path) -> Generation:
    """Opens the current generation after verifying all of it.

    Raises:
        IndexUnavailable: There is none yet.
        IndexOutdated: Another schema wrote it, or other code that folds, cuts and weighs words.
        IndexDamaged: A file of it, or CURRENT, is missing or not what was written.
    """
    name, manifest_sha256 = _read_current(root)
    generation = open_generation(root, name)
    if sha256_of(generation.folder / MANIFEST) != manifest_sha256:
        raise _damaged(root, f"{root / CURRENT} does not fit the manifest of {name}")
    if generation.manifest.code != code_fingerprint():
        raise _outdated(root, "it was made by other code that folds, cuts and weighs words")
    return generation


def current_name(root: Path) -> str | None:
    """The name of the current generation, None where there is none; cheap enough to ask before every request."""
    try:
        return _read_current(root)[0]
    except IndexUnavailable:
        return None


def confirmed_name(root: Path) -> str | None:
    """The name of the current generation if CURRENT fits its manifest: only then may others be removed for it."""
    try:
        name, manifest_sha256 = _read_current(root)
        return name if sha256_of(root / GENERATIONS / name / MANIFEST) == manifest_sha256 else None
    except (IndexUnavailable, OSError):
        return None


def generation_names(root: Path) -> list[str]:
    """The names of all complete generations, oldest first."""
    try:
        return sorted(path.name for path in (root / GENERATIONS).iterdir() if _NAME.fullmatch(path.name))
    except FileNotFoundError:
        return []


def open_generation(root: Path, name: str) -> Generation:
    """Verifies one generation, whatever code analysed it: its texts can still be read.

    Raises:
        IndexOutdated: Another schema version wrote it.
        IndexDamaged: A file of it is missing or not what was written.
    """
    folder = root / GENERATIONS / name
    try:
        data = (folder / MANIFEST).read_bytes()
        checksum = (folder / MANIFEST_CHECKSUM).read_bytes()
    except OSError as error:
        raise _damaged(root, f"{error.filename}: {error.strerror}") from error
    if checksum != checksum_line(data):
        raise _damaged(root, f"{folder / MANIFEST} is not what was written")
    if schema_version(data) != SCHEMA_VERSION:
        raise _outdated(root, f"it has schema version {schema_version(data)}, this program needs {SCHEMA_VERSION}")
    try:
        manifest = Manifest.decode(data)
    except ValueError as error:
        raise _outdated(root, "its manifest has another form") from error
    _verify_names(root, folder, manifest)
    _verify_files(root, folder, manifest)
    return Generation(folder, name, manifest)


def checksum_line(manifest: bytes) -> bytes:
    """What :data:`MANIFEST_CHECKSUM` holds for the bytes of a manifest."""
    return f"{hashlib.sha256(manifest).hexdigest()}  {MANIFEST}\n".encode("ascii")


def current_line(name: str, manifest: bytes) -> bytes:
    """What CURRENT holds while the generation ``name`` is current."""
    values = {"generation": name, "manifest_sha256": hashlib.sha256(manifest).hexdigest()}
    return (json.dumps(values) + "\n").encode("ascii")


def _read_current(root: Path) -> tuple[str, str]:
    """The name and the manifest checksum in CURRENT, which must be byte for byte what was written."""
    try:
        data = (root / CURRENT).read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise IndexUnavailable(f"there is no index in {root}: build it with {command(root)}") from error
    except OSError as error:
        raise IndexUnavailable(f"{root / CURRENT}: {error.strerror}: mend it, or build with {command(root)}") from error
    found = re.fullmatch(rb'\{"generation": "([^"]*)", "manifest_sha256": "([0-9a-f]{64})"\}\n', data)
    name = found[1].decode("ascii", "replace") if found else ""
    if found is None or not _NAME.fullmatch(name):
        raise _damaged(root, f"{root / CURRENT} is not what was written")
    return name, found[2].decode("ascii")


def _verify_names(root: Path, folder: Path, manifest: Manifest) -> None:
    """Refuses a file that nobody wrote: what opens a generation might read it."""
    known = {*manifest.files, MANIFEST, MANIFEST_CHECKSUM}
    held = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    if other := next((name for name in held if name not in known), None):
        raise _damaged(root, f"{folder / other} is not of this generation")


def _verify_files(root: Path, folder: Path, manifest: Manifest) -> None:
    """Reads every file; of a large generation several at once, as a checksum leaves the other processors alone."""
    if manifest.counts["bytes"] < _LARGE:
        for file, record in manifest.files.items():
            _verify(root, folder / file, record)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        # The largest first, so that none is left alone at the end.
        files = sorted(manifest.files.items(), key=lambda pair: -pair[1].bytes)
        for _ in pool.map(lambda pair: _verify(root, folder / pair[0], pair[1]), files):
            pass


def _verify(root: Path, path: Path, record: FileRecord) -> None:
    try:
        is_intact = path.stat().st_size == record.bytes and sha256_of(path) == record.sha256
    except OSError as error:
        raise _damaged(root, f"{path}: {error.strerror}") from error
    if not is_intact:
        raise _damaged(root, f"{path} is not what was written")


def _damaged(root: Path, what: str) -> IndexDamaged:
    return IndexDamaged(
        f"the index is damaged: {what}: rebuild it with {command(root)}, "
        f"or return to the one before with {command(root, 'rollback')}"
    )


def _outdated(root: Path, what: str) -> IndexOutdated:
    return IndexOutdated(f"the index is outdated: {what}: rebuild it with {command(root)}")
