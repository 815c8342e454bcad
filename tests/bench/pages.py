"""Pages as their first reader gets them, in a process of its own: ``python -m tests.bench.pages INDEX``.

Each address is asked once, so that no page is answered from those kept; texts and sets are read with the first question
that needs them. Times are of CPU.
"""

from __future__ import annotations

import logging
import re
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlencode

from flask.testing import FlaskClient

from tests.bench.timing import Times
from web import create_app
from web.showing.templating import compile_pages

QUERIES = Path(__file__).with_name("queries.txt")
#: What is asked before, as a server has been asked something when a reader comes.
BEFORE = ("/", "/search?q=产业", "/compare?q=产业")
FACTS = ("/targets", "/measures", "/tasks", "/references")


def main(root: Path) -> str:
    """Pages of each kind: how many, their median, 95 % and the slowest."""
    logging.disable()
    app = create_app({"INDEX": root})
    compile_pages(app)
    client = app.test_client()
    for address in BEFORE:
        client.get(address)
    lines = QUERIES.read_text(encoding="utf-8").splitlines()
    queries = [line for line in lines if line and not line.startswith("#")]
    return "\n".join(_row(kind, _times(client, addresses)) for kind, addresses in _kinds(client, queries))


def _kinds(client: FlaskClient, queries: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    yield "/compare?q=", [f"/compare?{urlencode({'q': query})}" for query in queries]
    yield "/search?q=", [f"/search?{urlencode({'q': query})}" for query in queries]
    topics = re.findall(r'"(/compare\?topic=[^"&]+)', client.get("/compare").text)
    yield "/compare?topic=", sorted(set(topics))
    for path in FACTS:
        yield path, [f"{path}?page={page}" for page in range(1, 6)]


def _times(client: FlaskClient, addresses: Sequence[str]) -> Times:
    spent = []
    for address in addresses:
        started = time.process_time()
        client.get(address, headers={"Accept-Encoding": "gzip"})
        spent.append((time.process_time() - started) * 1000)
    return Times(tuple(spent))


def _row(kind: str, times: Times) -> str:
    return f"{kind:18} {len(times.values):10} {times.median:11.1f} {times.at(0.95):8.1f} {max(times.values):8.1f}"


if __name__ == "__main__":
    sys.stdout.write(main(Path(sys.argv[1])) + "\n")
