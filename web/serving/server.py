"""The server: waitress, taught to answer raw UTF-8 addresses, to keep room for the next reader, and to stop politely.

Where waitress stops accepting connections once it has its limit, the ones that have been idle longest are closed here;
where it drops what is queued when it is told to stop, here everything that was asked is answered first.
"""

from __future__ import annotations

import re
import select
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask, ThreadedTaskDispatcher, WSGITask

from web.responses.headers import SECURITY
from web.serving.place import LOCAL_ADDRESS

#: Threads of the server. One question takes milliseconds of CPU, so more would only wait for each other.
THREADS = 8
#: Connections that are kept open; beyond them the longest idle ones make room.
CONNECTIONS = 400
#: Seconds in which requests that are open when the server is told to stop are answered.
GRACE = 10.0
#: Seconds in which a connection that was just made may still say what it wants before an idle server ends.
_MOMENT = 0.3
#: Answered by a thread of its own: who watches the site must not wait behind its readers.
_HEALTH = "/healthz"

_RAW = re.compile(rb"[^\x00-\x7f]")

Application = Callable[..., Any]


class _Parser(HTTPRequestParser):  # type: ignore[misc]
    """Reads a request; bytes that are no ASCII in its first line count as percent-encoded."""

    def parse_header(self, header_plus: bytes) -> None:
        line, end, headers = header_plus.partition(b"\r\n")
        super().parse_header(_RAW.sub(lambda found: b"%%%02X" % found[0][0], line) + end + headers)


class _Task(WSGITask):  # type: ignore[misc]
    """Answers one request with the application."""

    def get_environment(self) -> dict[str, Any]:
        environ: dict[str, Any] = super().get_environment()
        environ[LOCAL_ADDRESS] = self.channel.local_address
        return environ

    def build_response_header(self) -> bytes:
        if self.channel.server.is_stopping:
            self.set_close_on_finish()
        header: bytes = super().build_response_header()
        return header


class _Refusal(ErrorTask):  # type: ignore[misc]
    """Answers what is no request, with the headers of every other answer."""

    def execute(self) -> None:
        self.response_headers.extend([*SECURITY.items(), ("Cache-Control", "no-store")])
        super().execute()


class _Channel(HTTPChannel):  # type: ignore[misc]
    """One connection."""

    parser_class = _Parser
    task_class = _Task
    error_task_class = _Refusal

    def __init__(self, server: Any, sock: socket.socket, *rest: Any, **settings: Any) -> None:
        self.local_address = str(sock.getsockname()[0])
        super().__init__(server, sock, *rest, **settings)

    @property
    def is_answering(self) -> bool:
        """Whether a request is being answered or an answer is on its way."""
        return bool(self.requests or self.total_outbufs_len)


class _Listener(TcpWSGIServer):  # type: ignore[misc]
    """Accepts connections at one address."""

    channel_class = _Channel
    is_stopping = False

    def readable(self) -> bool:
        super().readable()  # closes connections that have been silent for long
        return bool(self.accepting) and (len(self._map) < CONNECTIONS or self._make_room())

    def _make_room(self) -> bool:
        """Lets the longest idle connections go; False where every connection is being answered."""
        channels = [each for each in self._map.values() if isinstance(each, _Channel)]
        idle = sorted((each for each in channels if not each.is_answering), key=lambda each: each.last_activity)
        for channel in idle[: 1 + len(self._map) - CONNECTIONS]:
            channel.will_close = True
        return bool(idle)


class _Threads(ThreadedTaskDispatcher):  # type: ignore[misc]
    """The threads that answer, and one beside them for whoever asks after the health of the site."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.set_thread_count(count)
        self._express = ThreadedTaskDispatcher()
        self._express.set_thread_count(1)

    def add_task(self, task: Any) -> None:
        request = task.requests[0]
        is_health = not request.error and request.path.endswith(_HEALTH)
        ThreadedTaskDispatcher.add_task(self._express if is_health else self, task)

    def shutdown(self, cancel_pending: bool = True, timeout: float = 5) -> bool:
        self._express.shutdown(cancel_pending, timeout)
        return bool(super().shutdown(cancel_pending, timeout))


class Server:
    """Serves an application at the addresses that sockets are bound to."""

    def __init__(self, application: Application, sockets: Sequence[socket.socket], threads: int = THREADS) -> None:
        self._map: dict[int, Any] = {}
        self._is_stopping = False
        self._threads = _Threads(threads)
        settings = Adjustments(
            ident=None,
            connection_limit=2 * CONNECTIONS,
            asyncore_use_poll=True,
            # Whom X-Forwarded-* is believed is decided by the application, which then removes it.
            clear_untrusted_proxy_headers=False,
        )
        self._listeners = [
            _Listener(
                application,
                self._map,
                _sock=each,
                dispatcher=self._threads,
                adj=settings,
                sockinfo=(each.family, each.type, each.proto, each.getsockname()),
                bind_socket=False,
            )
            for each in sockets
        ]

    def run(self) -> None:
        """Serves until :meth:`stop` is called; then finish what is open, for ten seconds at most."""
        try:
            while not self._is_stopping:
                self._turn(1.0)
            self._finish(time.monotonic() + GRACE)
        finally:
            self._threads.shutdown(timeout=_MOMENT)
            wasyncore.close_all(self._map)

    def stop(self) -> None:
        """Tells it to stop; may be called from a signal handler and from any thread, and again."""
        self._is_stopping = True
        self._listeners[0].pull_trigger()

    def _finish(self, deadline: float) -> None:
        """Takes no new connections, and answer those that there are."""
        for listener in self._listeners:
            listener.is_stopping = True
        quiet = time.monotonic() + _MOMENT
        # Who has connected already waits in the queue of the socket and would be refused with it.
        while time.monotonic() < quiet and select.select([each.socket for each in self._listeners], [], [], 0)[0]:
            self._turn(0)
        for listener in self._listeners:
            wasyncore.dispatcher.close(listener)
        while time.monotonic() < deadline and (any(self._open()) or time.monotonic() < quiet):
            self._turn(0.05)

    def _open(self) -> Iterator[_Channel]:
        """The connections whose request is being received or answered."""
        for channel in list(self._map.values()):
            if isinstance(channel, _Channel) and (channel.is_answering or channel.request is not None):
                yield channel

    def _turn(self, seconds: float) -> None:
        wasyncore.loop(seconds, use_poll=True, map=self._map, count=1)


def listen(host: str, port: int) -> list[socket.socket]:
    """Sockets at every address that a host name stands for, all at one port (a free one for 0).

    ``::`` takes IPv4 too, where the system can do both on one socket.

    Raises:
        OSError: No such host, or the port is taken or not allowed.
    """
    found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    sockets: list[socket.socket] = []
    trouble: OSError | None = None
    for family, *_, address in dict.fromkeys(found):
        both = family == socket.AF_INET6 and address[0] == "::" and socket.has_dualstack_ipv6()
        at = (str(address[0]), port or (sockets[0].getsockname()[1] if sockets else 0))
        try:
            sockets.append(socket.create_server(at, family=family, dualstack_ipv6=both))
        except OSError as error:
            trouble = error
    if not sockets and trouble is not None:
        raise trouble
    return sockets
