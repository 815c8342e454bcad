"""A model for tests: texts that speak of the same thing have the same direction, whatever language they are in."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np

from index.meaning.encoder import UnitVectors
from index.meaning.quantising import unit

#: What there is to speak of, by the words for it.
THINGS = (
    ("长颈鹿", "giraffe", "脖子"),
    ("章鱼", "octopus", "心脏"),
    ("蜜蜂", "bee", "蜂"),
    ("住房", "公寓", "flat", "房子"),
    ("医疗器械", "medical device", "仪器"),
)
DIMENSION = 32


def direction(text: str) -> list[float]:
    """The direction of a text: that of the things it speaks of, and a little that is its own."""
    own = np.frombuffer(hashlib.sha256(text.encode("utf-8", "replace")).digest(), np.uint8)[:DIMENSION]
    vector = 0.1 * (own / 255.0 - 0.5)
    for place, words in enumerate(THINGS):
        vector[place] += any(word in text.lower() for word in words)
    return [float(number) for number in vector]


@dataclass
class FakeEncoder:
    """Encodes by :data:`THINGS` and remembers what it was given."""

    name: str = "things 1"
    given: list[str] = field(default_factory=list)

    def passages(self, texts: Sequence[str]) -> UnitVectors:
        self.given += texts
        return unit(np.array([direction(text) for text in texts], np.float32))

    def queries(self, texts: Sequence[str]) -> UnitVectors:
        return unit(np.array([direction(text) for text in texts], np.float32))


@dataclass
class Endpoint:
    """A server that speaks OpenAI's protocol.

    Attributes:
        asked: The bodies and the keys of all requests.
        refuses: The code with which it refuses ``input_type``, or all there is.
        answer: Answers instead of vectors.
    """

    address: str = ""
    asked: list[tuple[dict[str, Any], str | None]] = field(default_factory=list)
    refuses_kind: int | None = None
    refuses: int | None = None
    answer: bytes | None = None


@contextmanager
def endpoint() -> Iterator[Endpoint]:
    """An endpoint on a free port of loopback."""
    told = Endpoint()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            told.asked.append((body, self.headers.get("Authorization")))
            code = told.refuses or (told.refuses_kind if "input_type" in body else None)
            rows = [{"index": at, "embedding": direction(text)} for at, text in enumerate(body["input"])]
            data = told.answer or json.dumps({"data": rows[::-1]}).encode()
            self.send_response(code or 200)
            self.send_header("Content-Length", str(len(data)))
            if code and 300 <= code < 400:
                self.send_header("Location", "/elsewhere")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.address = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
