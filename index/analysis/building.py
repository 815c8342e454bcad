"""Makes the files of an analyser from the terms, jieba's dictionary and OpenCC, or finds them made in the cache."""

from __future__ import annotations

import json
import shutil
import tempfile
import uuid
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from index.analysis import dictionary, scripts, storing
from index.analysis.folding import Folding
from index.analysis.version import code_fingerprint
from index.terms.lists import load_terms

#: How the name of a temporary folder begins; beside the cache, the next build removes what a killed one left.
TEMPORARY = "policy-analyser-"


class Made(NamedTuple):
    """A folder that holds a saved analyser, and its fingerprint; a temporary folder is removed by who asked for it."""

    folder: Path
    fingerprint: str
    is_temporary: bool


def prepare(terms_folder: Path | None, cache: Path | None) -> Made:
    """Returns a saved analyser.

    Reads: the terms, jieba's dictionary, OpenCC. Writes: a folder of the cache; where the cache cannot be written, a
    temporary folder beside it; where there is none, one where the system has its temporary files.
    """
    terms = [term.text for term in load_terms(terms_folder).dictionary]
    fingerprint = _fingerprint(terms)
    if cache is not None:
        kept = cache / f"analyser-{fingerprint[:16]}"
        if storing.is_whole(kept) or _keep(kept, fingerprint, terms):
            return Made(kept, fingerprint, is_temporary=False)
    temporary = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=cache and cache.parent))
    _write(temporary, fingerprint, terms)
    return Made(temporary, fingerprint, is_temporary=True)


def _fingerprint(terms: list[str]) -> str:
    """Returns a digest of everything that decides what words and fold a text gets."""
    words = sha256(dictionary.jieba_files()[0].read_bytes()).hexdigest()
    ingredients = [code_fingerprint(), words, scripts.script_source(), sorted(terms)]
    return sha256(json.dumps(ingredients, ensure_ascii=False).encode("utf-8")).hexdigest()


def _write(folder: Path, fingerprint: str, terms: list[str]) -> None:
    script = scripts.script_table()
    storing.write_script(folder, script)
    dictionary.write(folder, terms, Folding(script))
    storing.write_settings(folder, fingerprint)


def _keep(kept: Path, fingerprint: str, terms: list[str]) -> bool:
    """Writes an analyser into the cache, beside its place and then there; whether it is there now."""
    arriving = kept.with_name(f"{kept.name}-{uuid.uuid4().hex}")
    try:
        arriving.mkdir(parents=True)
        _write(arriving, fingerprint, terms)
        if not storing.is_whole(kept):  # another build may have been faster; what is damaged must go first
            shutil.rmtree(kept, ignore_errors=True)
        with suppress(OSError):
            arriving.rename(kept)
    except OSError:
        pass  # a full or read-only disk: the cache only saves time
    shutil.rmtree(arriving, ignore_errors=True)
    return storing.is_whole(kept)
