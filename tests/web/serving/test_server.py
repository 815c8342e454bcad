"""The server answers what old programs write, keeps room for the next reader, and finishes what is open at its end."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask

from web.serving import server as serving
from web.serving.server import Server, listen

ROOT = Path(__file__).resolve().parents[3]


def _say(address: str, request: bytes) -> bytes:
    """The answer to the bytes of a request."""
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname, parts.port), timeout=20) as connection:
        connection.sendall(request)
        answer = b""
        while data := connection.recv(65536):
            answer += data
        return answer


@contextlib.contextmanager
def _reader(address: str) -> Iterator[http.client.HTTPConnection]:
    """A connection to a site, closed at its end."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)
    try:
        yield connection
    finally:
        connection.close()


@pytest.fixture(scope="module")
def address(app: Flask, serve: Callable) -> Iterator[str]:
    with serve(app) as address:
        yield address


#: bytes of the address, what the query is taken for, note
LINES = [
    ("/api/v1/search?q=医疗器械".encode(), "医疗器械", "raw UTF-8, as curl sends what a reader types"),
    ("/api/v1/search?q=产业&lang=en".encode(), "产业", "with another argument behind it"),
    ("/api/v1/search?q=创新药".encode("gb18030"), "创新药", "raw GBK"),
    (b"/api/v1/search?q=%D2%BD%C1%C6%C6%F7%D0%B5", "医疗器械", "GBK, percent-encoded"),
    (b"/api/v1/search?q=%e5%8c%bb%e7%96%97", "医疗", "UTF-8, percent-encoded in small letters"),
    ("/api/v1/search?q=园区%20".encode() + b"%E5%8C%BB", "园区 医", "both forms at once"),
    ("/api/v1/search?q=𠮷".encode(), "𠮷", "a character of four bytes"),
]


@pytest.mark.parametrize(("line", "query", "note"), LINES, ids=[note for *_, note in LINES])
def test_an_address_is_read_as_its_writer_meant_it(address: str, line: bytes, query: str, note: str) -> None:
    answer = _say(address, b"GET " + line + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 ")
    assert json.loads(body)["query"]["text"] == query


#: bytes of a request that is none
REFUSED = [
    b"GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: <script>\r\nConnection: close\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: policy.example:port\r\nConnection: close\r\n\r\n",
    b"GET /api/v1/documents HTTP/1.1\r\nHost: [::1\r\nConnection: close\r\n\r\n",
    b"GET / HTTP/1.1\r\nBad header\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
]


@pytest.mark.parametrize("request_", REFUSED)
def test_what_is_no_request_is_refused_with_the_headers_of_every_answer(address: str, request_: bytes) -> None:
    head = _say(address, request_).partition(b"\r\n\r\n")[0].decode().lower()
    assert head.startswith("http/1.1 400 ") or head.startswith("http/1.0 400 ")
    for header in ("content-security-policy:", "x-content-type-options: nosniff", "cache-control: no-store"):
        assert header in head


def test_idle_connections_make_room_for_the_next_reader(
    make_app: Callable[..., Flask], tiny_index: Path, serve: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "CONNECTIONS", 20)
    with serve(make_app(tiny_index)) as address, contextlib.ExitStack() as held:
        parts = urlsplit(address)
        for _ in range(130):
            held.enter_context(socket.create_connection((parts.hostname, parts.port), timeout=20))
        answer = _say(address, b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 200 ")


def test_who_is_being_answered_does_not_make_room(
    make_app: Callable[..., Flask], tiny_index: Path, serve: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "CONNECTIONS", 8)
    asked, may_answer = threading.Event(), threading.Event()
    app = make_app(tiny_index)

    def slow() -> str:
        asked.set()
        assert may_answer.wait(20)
        return "slow"

    app.add_url_rule("/slow", view_func=slow)
    with serve(app) as address, contextlib.ExitStack() as held:
        parts = urlsplit(address)
        connection = held.enter_context(_reader(address))
        connection.request("GET", "/slow")
        assert asked.wait(20)
        for _ in range(20):
            held.enter_context(socket.create_connection((parts.hostname, parts.port), timeout=20))
        assert _say(address, b"GET /healthz HTTP/1.0\r\n\r\n").startswith(b"HTTP/1.0 200 ")
        may_answer.set()
        assert connection.getresponse().read() == b"slow"


def test_health_is_told_while_every_thread_is_busy(
    make_app: Callable[..., Flask], tiny_index: Path, serve: Callable
) -> None:
    app, may_answer = make_app(tiny_index), threading.Event()
    app.add_url_rule("/slow", view_func=lambda: str(may_answer.wait(20)))
    with serve(app) as address, contextlib.ExitStack() as open_:
        readers = [open_.enter_context(_reader(address)) for _ in range(serving.THREADS)]
        for reader in readers:
            reader.request("GET", "/slow")
        assert _say(address, b"GET /healthz HTTP/1.0\r\n\r\n").startswith(b"HTTP/1.0 200 ")
        may_answer.set()
        assert {reader.getresponse().read() for reader in readers} == {b"True"}


def test_what_is_open_is_answered_when_the_server_stops(make_app: Callable[..., Flask], tiny_index: Path) -> None:
    """More requests than threads: some are being answered, some wait, some have only just connected."""
    app, may_answer, asked = make_app(tiny_index), threading.Event(), threading.Semaphore(0)

    def slow() -> str:
        asked.release()
        assert may_answer.wait(20)
        return "answered"

    app.add_url_rule("/slow", view_func=slow)
    sockets = listen("127.0.0.1", 0)
    server = Server(app, sockets)
    thread = threading.Thread(target=server.run)
    address = f"http://127.0.0.1:{sockets[0].getsockname()[1]}"
    thread.start()
    with contextlib.ExitStack() as open_:
        readers = [open_.enter_context(_reader(address)) for _ in range(17)]
        _stop_with_open_requests(server, readers, asked, may_answer)
    thread.join(timeout=20)
    assert not thread.is_alive()
    with pytest.raises(OSError):
        _say(address, b"")


def _stop_with_open_requests(server: Server, readers, asked: threading.Semaphore, may_answer: threading.Event) -> None:
    *readers, late = readers
    for reader in readers:
        reader.request("GET", "/slow")
    for _ in range(serving.THREADS):
        assert asked.acquire(timeout=20)
    late.connect()
    server.stop()
    late.request("GET", "/slow")
    may_answer.set()
    answers = [reader.getresponse() for reader in [*readers, late]]
    assert [answer.read() for answer in answers] == [b"answered"] * 17
    # One that a thread had taken up just before the stop goes out as it began.
    assert "close" in {answer.headers["Connection"] for answer in answers[serving.THREADS :]}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_well(tiny_index: Path, number: int) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "web", "--port", "0"],
        cwd=ROOT,
        env={**os.environ, "POLICY_INDEX": str(tiny_index)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    with _reader(process.stdout.readline().strip()) as reader:
        reader.request("GET", "/search?q=%E5%8C%BB%E7%96%97")
        process.send_signal(number)
        assert reader.getresponse().status == 200
    _, log = process.communicate(timeout=20)
    assert process.returncode == 0
    assert [line for line in log.splitlines() if not line.startswith("20")] == [], "every line begins with its time"


def test_every_address_of_the_machine_in_either_family() -> None:
    for host in ("::", "localhost", "127.0.0.1"):
        sockets = listen(host, 0)
        assert len({each.getsockname()[1] for each in sockets}) == 1
        for each in sockets:
            each.close()
    with pytest.raises(OSError):
        listen("nowhere.invalid", 0)
