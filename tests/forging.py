"""Generations that somebody else made up: any bytes in the place of a file, and every checksum fits."""

from __future__ import annotations

import json
import os
import pickle
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from index.storing.generations import CURRENT, checksum_line, current_line, open_current
from index.storing.manifest import MANIFEST, MANIFEST_CHECKSUM


class _Trap:
    """Unpickled, it makes a folder."""

    def __init__(self, sprung: Path) -> None:
        self._sprung = str(sprung)

    def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
        return os.mkdir, (self._sprung,)


def trap(sprung: Path) -> bytes:
    """Bytes that make a folder where somebody unpickles them; that they do was tried."""
    data = pickle.dumps(_Trap(sprung))
    pickle.loads(data)
    sprung.rmdir()
    return data


def forge(root: Path, data: bytes, name: str) -> None:
    """Puts bytes in the place of a file of the current generation and makes every checksum fit."""
    generation = open_current(root)
    (generation.folder / name).write_bytes(data)
    manifest = json.loads(generation.manifest.encode())
    manifest["files"][name] = {"sha256": sha256(data).hexdigest(), "bytes": len(data)}
    told = json.dumps(manifest).encode()
    (generation.folder / MANIFEST).write_bytes(told)
    (generation.folder / MANIFEST_CHECKSUM).write_bytes(checksum_line(told))
    (root / CURRENT).write_bytes(current_line(generation.name, told))
