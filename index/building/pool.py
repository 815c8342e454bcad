"""The workers of a build: processes that prepare chunks of documents or make vectors, and none of them left behind.

A worker reads its work from a pipe and ends when the pipe does, so that it dies with the build however that dies. A
build of one worker, or of one small chunk, does the work in its own process.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import selectors
import signal
import struct
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

from index.building.jobs import BuildContext, Chunk, Worked
from index.errors import BuildError

if TYPE_CHECKING:
    from index.building.sending import SendingChunk, SendingContext, Sent

#: What is given to a worker at once.
_Task = TypeVar("_Task")

#: What prepares and sends documents.
_WORKER = "index.building.worker"

#: Before each message its length; between the processes of one build Python's pickles are safe.
LENGTH = struct.Struct("<Q")

#: Bytes of documents that are prepared in the time that a worker takes to start.
_SMALL = 128 * 1024


def prepared(
    context: BuildContext, chunks: Sequence[Chunk], jobs: int, megabytes: int
) -> Iterator[tuple[Chunk, list[Worked]]]:
    """Prepares chunks, and yield each with what became of its documents as soon as it is done.

    Args:
        context: What is the same for all.
        chunks: The largest ones first, so that none is waited for at the end.
        jobs: How many processes work at once.
        megabytes: The memory that each of them may take.

    Raises:
        BuildError: A worker ended without an answer, or could not write.
    """
    size = sum(job.bytes for chunk in chunks for job in chunk.jobs)
    if jobs == 1 or len(chunks) < 2 or size < _SMALL:
        # Only here: a build whose documents have not changed does without all that reads them.
        from index.building.preparing import Preparing

        with contextlib.closing(Preparing(context)) as preparing:
            for chunk in chunks:
                yield chunk, preparing.prepare(chunk)
        return
    yield from shared_out(_WORKER, context, chunks, jobs, megabytes)


def sent(context: SendingContext, chunks: Sequence[SendingChunk], jobs: int, megabytes: int) -> Iterator[Sent]:
    """Sends the documents of chunks to a cluster, and yields what came of each.

    Args:
        context: What is the same for all.
        chunks: The largest ones first.
        jobs: How many processes work at once.
        megabytes: The memory that each of them may take.

    Raises:
        BuildError: A worker ended without an answer, or the cluster does not take what is sent.
    """
    if jobs == 1 or len(chunks) < 2:
        from index.building.sending import Sending

        with contextlib.closing(Sending(context)) as sending:
            for chunk in chunks:
                yield from sending.prepare(chunk)
        return
    for _, outcomes in shared_out(_WORKER, context, chunks, jobs, megabytes):
        yield from outcomes


def shared_out(
    module: str, context: object, chunks: Sequence[_Task], jobs: int, megabytes: int
) -> Iterator[tuple[_Task, Any]]:
    """Has chunks done by processes that run a module, and yields each with its answer as soon as there is one.

    Args:
        module: Runs :func:`index.building.worker.serve`.
        context: What each process is given first.
        chunks: In the order in which they are begun.
        jobs: How many processes work at once, no more than there are chunks.
        megabytes: The memory that each of them may take.

    Raises:
        BuildError: A worker ended without an answer.
    """
    workers: list[_Worker] = []
    try:
        for _ in range(min(jobs, len(chunks))):
            workers.append(_Worker(module, context, megabytes))
        yield from _answered(chunks, workers)
    finally:
        for worker in workers:
            worker.end()


def _answered(chunks: Sequence[_Task], workers: Sequence[_Worker]) -> Iterator[tuple[_Task, Any]]:
    """Gives each worker the next chunk whenever it has done one."""
    waiting = list(reversed(chunks))
    with selectors.DefaultSelector() as selector:
        at_work: dict[int, _Task] = {}
        for worker in workers:
            at_work[worker.id] = waiting.pop()
            worker.send(at_work[worker.id])
            selector.register(worker.answers, selectors.EVENT_READ, worker)
        while at_work:
            for key, _ in selector.select():
                worker = key.data
                done, outcomes = at_work.pop(worker.id), worker.receive()
                if waiting:
                    at_work[worker.id] = waiting.pop()
                    worker.send(at_work[worker.id])
                yield done, outcomes


class _Worker:
    """One process that works on chunks."""

    def __init__(self, module: str, context: object, megabytes: int) -> None:
        # The package is found where this process found it, whatever the folder it runs in.
        place = str(Path(__file__).parent.parent.parent)
        paths = os.pathsep.join([place, *filter(None, [os.environ.get("PYTHONPATH")])])
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, str(megabytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": paths},
        )
        assert self._process.stdin is not None and self._process.stdout is not None
        self._work, self.answers = self._process.stdin, self._process.stdout
        self.id = self._process.pid
        self.send(context)

    def send(self, message: object) -> None:
        """Gives it its context or a chunk."""
        try:
            write_message(self._work, message)
        except BrokenPipeError as error:
            raise self._lost() from error

    def receive(self) -> Any:
        """What became of the chunk that it was given last."""
        answer = read_message(self.answers)
        if answer is None:
            raise self._lost()
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def end(self) -> None:
        """Ends the process, at work or not, and wait until it is gone."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._work, self.answers):
            with contextlib.suppress(BrokenPipeError):
                pipe.close()

    def _lost(self) -> BuildError:
        code = self._process.wait()
        how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return BuildError(
            f"a worker of the build ended ({how}): if memory is short, give fewer --jobs or less --memory, "
            "and build again; the index that was current still is"
        )


def write_message(pipe: IO[bytes], message: Any) -> None:
    """Writes an object and its length, so that the other side knows where it ends."""
    data = pickle.dumps(message)
    pipe.write(LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def read_message(pipe: IO[bytes]) -> Any:
    """The next object of a pipe, None where the other side has ended."""
    head = pipe.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    data = pipe.read(length)
    return pickle.loads(data) if len(data) == length else None
