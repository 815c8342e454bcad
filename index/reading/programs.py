"""Programs of the system that some formats need: found on the PATH, run with a limit, in a folder of their own."""

from __future__ import annotations

import contextlib
import functools
import math
import os
import resource
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from index.errors import SourceError

#: Bytes that a program may take.
_MEMORY = 3 * 2**30
#: Seconds of CPU that a program may take for each second that it is given: it has several threads, and a build that was
#: killed cannot stop it any more.
_CPU = 4


def find_program(*names: str) -> str | None:
    """The path of the first of some programs that is on the PATH, None where none is."""
    return next((found for name in names if (found := shutil.which(name))), None)


class Workspace:
    """A temporary folder for one run of a program; it is gone behind it.

    Raises:
        SourceError: There is no room for it.
    """

    def __init__(self, place: Path | None) -> None:
        """Takes the folder in which it is made; with None, it is where the system has its temporary files."""
        self._place = place

    def __enter__(self) -> Path:
        """Makes the folder."""
        try:
            self._folder = tempfile.TemporaryDirectory(
                prefix="policy-reading-", dir=self._place, ignore_cleanup_errors=True
            )
        except OSError as error:
            where = self._place or "the folder that TMPDIR names"
            raise SourceError(f"no temporary folder can be made ({error.strerror}): free space in {where}") from error
        return Path(self._folder.name)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Removes it."""
        self._folder.cleanup()


def _bound(seconds: float) -> None:
    """Gives a program the memory it needs, not what is left to the worker that starts it; no more, and not for ever."""
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    wanted = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (wanted, hard))
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    limit = _CPU * math.ceil(seconds)
    limit = limit if most == resource.RLIM_INFINITY else min(limit, most)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))


def run(arguments: Sequence[str], name: str, *, seconds: float, folder: Path) -> None:
    """Runs a program; it and all that it started are stopped when the time is up.

    Args:
        arguments: The path of the program and its arguments.
        name: What the file is called in messages.
        seconds: How long it may take.
        folder: Where it works and keeps what it needs.

    Raises:
        SourceError: It cannot be started, ends with an error, or takes too long.
    """
    program = Path(arguments[0]).name
    environment = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder)}
    try:
        process = subprocess.Popen(
            arguments,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
            preexec_fn=functools.partial(_bound, seconds),
        )
    except OSError as error:
        raise SourceError(f"{name}: {program} cannot be started ({error.strerror}); install it anew") from error
    with process:
        try:
            _, said = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise SourceError(
                f"{name}: {program} took longer than {seconds:.0f} seconds; convert the file by hand and build again"
            ) from error
        finally:
            # It and all that it started: LibreOffice is a script that starts another program.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
    if process.returncode:
        words = " ".join(said.decode("utf-8", "replace").split())[-200:]
        raise SourceError(
            f"{name}: {program} ended with {process.returncode} ({words or 'no word why'}); convert the file by hand"
        )
