"""A process of a build: prepares the chunks that its pipe brings, until the pipe ends.

Started by :mod:`index.building.pool` as ``python -m index.building.worker MEGABYTES``.
"""

from __future__ import annotations

import os
import queue
import resource
import signal
import sys
import threading
from collections.abc import Callable
from typing import IO, Any

from index.building.pool import read_message, write_message
from index.building.preparing import Preparing
from index.building.sending import Sending, SendingContext


def main() -> None:
    """Prepares documents, or sends them to a cluster."""
    serve(lambda context: (Sending(context) if isinstance(context, SendingContext) else Preparing(context)).prepare)


def serve(prepare: Callable[[Any], Callable[[Any], Any]]) -> None:
    """Work until there is none left; the build that started this process ends it.

    Args:
        prepare: Gives, for what is the same for all chunks, what answers one.
    """
    # An interrupt of the terminal goes to all processes of the build; the one that holds the lock cleans up.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit(int(sys.argv[1]))
    answers = os.fdopen(os.dup(1), "wb")
    # What anything prints is a message to people and no answer.
    os.dup2(2, 1)
    work: queue.Queue[Any] = queue.Queue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, work), daemon=True).start()
    answered = prepare(work.get())
    while True:
        chunk = work.get()
        try:
            answer: Any = answered(chunk)
        except Exception as error:
            answer = error
        write_message(answers, answer)


def _limit(megabytes: int) -> None:
    """Bound the memory of this process: what needs more is an error of one document, not of the machine."""
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    wanted = megabytes * 2**20
    resource.setrlimit(resource.RLIMIT_DATA, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def _listen(pipe: IO[bytes], work: queue.Queue[Any]) -> None:
    """Passes on what comes, and end the process at once when the build is gone, whatever it is at."""
    while (message := read_message(pipe)) is not None:
        work.put(message)
    os._exit(1)


if __name__ == "__main__":
    main()
