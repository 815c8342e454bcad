"""Asking nodes: the next one where one does not answer, kept connections that were closed, what refusals mean."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from index.errors import EngineError, EngineIncomplete, EngineUnavailable
from index.storing.opensearch.connecting import ClusterPlace
from search.engines.opensearch.nodes import Nodes, Refused

Answer = Callable[[BaseHTTPRequestHandler], None]


def _says(status: int, body: bytes = b"{}", *, then_closes: bool = False) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)
        # Without having said so.
        handler.close_connection = then_closes

    return answer


def _breaks_off(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")
    handler.close_connection = True


@contextmanager
def _node(answer: Answer, asked: list[BaseHTTPRequestHandler] | None = None) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            if asked is not None:
                asked.append(self)
            answer(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def _nowhere() -> str:
    with closing(socket.create_server(("127.0.0.1", 0))) as held:
        return f"http://127.0.0.1:{held.getsockname()[1]}"


#: how a node answers, what is raised, what is said, note
REFUSED = [
    (401, Refused, "set POLICY_OPENSEARCH_USER", "a user that is not known"),
    (403, Refused, "rights that docs/opensearch.md lists", "a right that is lacking"),
    (404, Refused, "python -m index --full", "an index that is gone"),
    (400, Refused, "does not understand", "a question that it does not know"),
    (429, EngineIncomplete, "bring its nodes back", "too much at once"),
    (503, EngineIncomplete, "bring its nodes back", "a shard without a node"),
]


@pytest.mark.parametrize(("status", "kind", "said", "note"), REFUSED, ids=[note for *_, note in REFUSED])
def test_a_refusal_says_what_helps_and_whether_asking_again_does(
    status: int, kind: type[EngineError], said: str, note: str
) -> None:
    with _node(_says(status, "甲".encode())) as address, pytest.raises(EngineError, match=said) as raised:
        Nodes(ClusterPlace((address,))).post("/_msearch", b"{}")
    assert type(raised.value) is kind
    assert str(status) in str(raised.value)


#: how the first node answers, note
LOST = [
    (None, "nothing is there"),
    (_says(503), "it cannot speak for its cluster"),
    (_breaks_off, "it ends while it answers"),
]


@pytest.mark.parametrize(("answer", "note"), LOST, ids=[note for *_, note in LOST])
def test_the_next_node_is_asked_where_one_does_not_answer(answer: Answer | None, note: str) -> None:
    lost: list[BaseHTTPRequestHandler] = []
    with ExitStack() as stack:
        first = stack.enter_context(_node(answer, lost)) if answer else _nowhere()
        second = stack.enter_context(_node(_says(200, b'{"it": "answers"}')))
        nodes = stack.enter_context(closing(Nodes(ClusterPlace((first, second)))))
        assert [nodes.post("/_msearch", b"{}") for _ in range(6)] == [{"it": "answers"}] * 6
    # It is not asked with every question again.
    assert len(lost) <= 2


def test_where_no_node_answers_the_cure_is_said() -> None:
    nodes = Nodes(ClusterPlace((_nowhere(), _nowhere())))
    with pytest.raises(EngineUnavailable, match="start it, or set POLICY_OPENSEARCH") as raised:
        nodes.post("/_msearch", b"{}")
    assert not isinstance(raised.value, Refused)


def test_a_connection_that_was_closed_is_made_again() -> None:
    asked: list[BaseHTTPRequestHandler] = []
    with _node(_says(200, then_closes=True), asked) as address, closing(Nodes(ClusterPlace((address,)))) as nodes:
        for _ in range(4):
            assert nodes.post("/_msearch", b"{}") == {}
    assert len(asked) == 4


def test_a_connection_that_is_open_is_kept() -> None:
    asked: list[BaseHTTPRequestHandler] = []
    with _node(_says(200), asked) as address, closing(Nodes(ClusterPlace((address,)))) as nodes:
        for _ in range(4):
            nodes.post("/_msearch", b"{}")
    assert len({each.client_address for each in asked}) == 1


#: the place but for its address, the address, who asks, note
WHO = [
    ({}, "{}", None, "nobody"),
    ({"user": "leser", "password": "geheim:ü"}, "{}", "Basic bGVzZXI6Z2VoZWltOsO8", "of the environment"),
    ({}, "leser:a%40b@{}", "Basic bGVzZXI6YUBi", "of the address"),
]


@pytest.mark.parametrize(("place", "form", "who", "note"), WHO, ids=[note for *_, note in WHO])
def test_the_node_is_told_who_asks(place: dict[str, str], form: str, who: str | None, note: str) -> None:
    asked: list[BaseHTTPRequestHandler] = []
    with _node(_says(200), asked) as address:
        named = "http://" + form.format(address.removeprefix("http://"))
        with closing(Nodes(ClusterPlace((named,), **place))) as nodes:  # type: ignore[arg-type]
            nodes.post("/_msearch", b"{}")
    assert asked[0].headers["Authorization"] == who
