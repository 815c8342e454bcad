"""The files of a saved analyser: its settings, its script table, and the dictionary."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from index.errors import damaged

SETTINGS = "settings.json"
SCRIPT = "script.json"
TRIE = "words.trie"
FREQUENCIES = "words.freq"
FILES = (SETTINGS, SCRIPT, TRIE, FREQUENCIES)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a saved analyser is made of, and the digest of each other file of its folder."""

    fingerprint: str
    digests: Mapping[str, str]


def read_settings(folder: Path) -> Settings:
    """Returns the settings of a saved analyser."""
    return Settings(**json.loads((folder / SETTINGS).read_text(encoding="utf-8")))


def write_settings(folder: Path, fingerprint: str) -> None:
    """Writes the settings, last: a folder that has them is complete."""
    settings = asdict(Settings(fingerprint, _digests(folder)))
    (folder / SETTINGS).write_text(json.dumps(settings, indent=1), encoding="utf-8")


def read_script(folder: Path) -> dict[str, str]:
    """Returns the table from variant to simplified character."""
    variants, forms = json.loads((folder / SCRIPT).read_text(encoding="utf-8"))
    return dict(zip(variants, forms, strict=True))


def write_script(folder: Path, script: Mapping[str, str]) -> None:
    """Writes the table as two strings, the characters of one standing for those of the other."""
    pair = ["".join(script.keys()), "".join(script.values())]
    (folder / SCRIPT).write_text(json.dumps(pair, ensure_ascii=False), encoding="utf-8")


@contextmanager
def opening(folder: Path) -> Iterator[None]:
    """Turns what is said of files that are not those of an analyser into one error with the cure.

    Raises:
        IndexDamaged: A file is missing or is something else.

    """
    try:
        yield
    # The trie says with a RuntimeError that a file is none.
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        raise damaged(folder, error) from error


def is_whole(folder: Path) -> bool:
    """Whether every file of a saved analyser is there and as it was written."""
    try:
        return read_settings(folder).digests == _digests(folder)
    except (OSError, ValueError, TypeError):
        return False


def _digests(folder: Path) -> dict[str, str]:
    return {name: sha256((folder / name).read_bytes()).hexdigest() for name in FILES if name != SETTINGS}
