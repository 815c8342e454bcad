"""What folds, cuts and weighs words, as one fingerprint that every index states: another one makes it outdated.

The code itself is hashed, so there is no version number that one forgets to raise; apart from the rest because every
opening asks for it.
"""

from __future__ import annotations

import importlib.util
import unicodedata
from functools import cache
from hashlib import sha256
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def code_fingerprint() -> str:
    """Returns the digest of this package, the ranked fields, jieba's code and the version of Unicode."""
    spec = importlib.util.find_spec("jieba")
    jieba = [Path(spec.origin)] if spec is not None and spec.origin is not None else []
    digest = sha256(unicodedata.unidata_version.encode("ascii"))
    for path in (*sorted(_HERE.glob("*.py")), _HERE.parent / "schema.py", *jieba):
        digest.update(f"\0{path.name}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
