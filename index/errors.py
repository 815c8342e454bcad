"""Every error of the product, in one tree.

::

    PolicySearchError
    ├── UsageError          wrong arguments or settings: nothing was done
    ├── SourceError         this file cannot be read or cut (the others go on)
    ├── BuildError          a generation could not be written
    │   └── BuildRunning    another build holds the lock
    ├── EncoderUnavailable  no vectors can be made now; all else goes on by words
    ├── IndexUnavailable    there is no index to ask
    │   ├── IndexOutdated   it was built by another analyser or schema
    │   └── IndexDamaged    a file of it is missing or changed
    └── EngineError         there is an index, and its engine has no answer now
        ├── EngineUnavailable   nothing answers
        └── EngineIncomplete    only part of it answered

A class exists because someone catches it. A message says what, where, and the cure. A reader's words never raise.
"""

import shlex
from pathlib import Path

#: Where the index is unless somebody says otherwise, and the folder in it that holds its generations.
DEFAULT_ROOT, GENERATIONS = "var/index", "generations"


class PolicySearchError(Exception):
    """Base of every error that the product raises on purpose."""


class UsageError(PolicySearchError):
    """An argument, a setting or a configuration file is wrong; nothing was done."""


class SourceError(PolicySearchError):
    """One source cannot be read; the message names the file, the reason and the cure."""


class BuildError(PolicySearchError):
    """A generation could not be written; the index that was current still is."""


class BuildRunning(BuildError):
    """Another build is running in the same folder."""


class EncoderUnavailable(PolicySearchError):
    """The model that makes vectors does not answer; what needs none goes on, and the message names the cure."""


class IndexUnavailable(PolicySearchError):
    """No generation is current; the message names the command that builds one."""


class IndexOutdated(IndexUnavailable):
    """The current generation was built by another analyser or schema version; the message names the command."""


class IndexDamaged(IndexUnavailable):
    """A file of the current generation is missing or not what was written; the message names the cure."""


class EngineError(PolicySearchError):
    """The engine of the index has no answer; asking again later may have one, and the message names the cure."""


class EngineUnavailable(EngineError):
    """Nothing answers where the engine is."""


class EngineIncomplete(EngineError):
    """Only part of the engine answered: half an answer would be shown as a whole one."""


def command(root: Path, verb: str = "", *arguments: str) -> str:
    """The command line that builds (or rolls back, or checks) the index at ``root``.

    >>> command(Path("/srv/policy index"), "rollback")
    "`python -m index rollback --out '/srv/policy index'`"
    """
    words = ["python", "-m", "index", *([verb] if verb else []), *arguments]
    if root != Path(DEFAULT_ROOT):
        words += ["--out", str(root)]
    return f"`{shlex.join(words)}`"


def damaged(path: Path, what: object) -> IndexDamaged:
    """The error about a file of a generation, or a folder, that is not what was written.

    >>> str(damaged(Path("/srv/generations/000001-aaaaaaaa/terms"), "is cut off"))
    '/srv/generations/000001-aaaaaaaa/terms: is cut off: rebuild the index with `python -m index --out /srv`'
    """
    root = next((each.parent for each in path.parents if each.name == GENERATIONS), Path(DEFAULT_ROOT))
    return IndexDamaged(f"{path}: {what}: rebuild the index with {command(root)}")
