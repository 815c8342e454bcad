"""The nodes of a cluster, asked over connections that are kept; of one that does not answer, the next is asked.

Questions are requests of one kind, so that the library that builds use, and the ten megabytes that it takes, are spared
here: a site runs in many processes.
"""

from __future__ import annotations

import base64
import json
import random
import ssl
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from itertools import chain, cycle, islice
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from index.errors import EngineIncomplete, EngineUnavailable
from index.storing.opensearch.connecting import HOSTS, PASSWORD, TRUSTING, USER, ClusterPlace, is_untrusted, short

Result = TypeVar("Result")

#: Seconds that a question waits for a node before another one is asked.
_ASKING = 10
#: Seconds in which a node that did not answer is asked only when no other is left.
_AWAY = 2.0
#: Connections to a node that are kept.
_KEPT = 16
#: Seconds in which a question is asked again, and between two tries.
_RETRYING, _BETWEEN = 4.0, 0.15
#: The statuses of a node that cannot speak for its cluster now.
_AWAY_STATUSES = frozenset({502, 503, 504})


class Refused(EngineUnavailable):
    """The cluster answers, but not this question; asking again will not help."""

    is_final = True


class Nodes:
    """Asks the nodes of a cluster in turn; several threads may share it."""

    def __init__(self, place: ClusterPlace) -> None:
        """Takes where the nodes are; nothing is connected yet."""
        headers = {"Content-Type": "application/x-ndjson", "Accept": "application/json"}
        if place.user:
            who = base64.b64encode(f"{place.user}:{place.password}".encode()).decode("ascii")
            headers["Authorization"] = f"Basic {who}"
        self._nodes = [_Node(host, headers, place.ca) for host in place.hosts]
        self._turn = random.randrange(len(self._nodes))

    def post(self, path: str, data: bytes) -> Any:
        """What the cluster answers, as JSON.

        Raises:
            EngineUnavailable: Nothing answers, or not to this user.
            EngineIncomplete: Only part of it answers.
        """
        trouble: Exception = EngineUnavailable(f"set {HOSTS} to where OpenSearch is")
        for node in self._in_turn():
            try:
                status, body = node.post(path, data)
            except (OSError, HTTPException) as error:
                node.away_until = time.monotonic() + _AWAY
                trouble = _unanswered(error)
                if getattr(trouble, "is_final", False):
                    raise trouble from error
                continue
            if status < 300:
                return json.loads(body)
            trouble = refusal(status, f"{status}: {short(body.decode('utf-8', 'replace'))}")
            if status not in _AWAY_STATUSES:
                raise trouble
            node.away_until = time.monotonic() + _AWAY
        raise trouble

    def close(self) -> None:
        """Closes the connections; closing again does nothing."""
        for node in self._nodes:
            node.close()

    def _in_turn(self) -> Iterator[_Node]:
        """The nodes to ask, one after the other: those that answered last before those that did not."""
        self._turn = (self._turn + 1) % len(self._nodes)
        turned = [*self._nodes[self._turn :], *self._nodes[: self._turn]]
        now = time.monotonic()
        there = [node for node in turned if node.away_until <= now]
        away = [node for node in turned if node.away_until > now]
        return islice(chain(there, away, cycle(turned)), max(3, len(turned)) + 1)


class _Node:
    """One node, and the connections to it that nobody uses at the moment."""

    def __init__(self, address: str, headers: dict[str, str], ca: str) -> None:
        self._idle: list[HTTPConnection] = []
        self.away_until = 0.0
        parts = urlsplit(address)
        if parts.username:
            who = f"{unquote(parts.username)}:{unquote(parts.password or '')}".encode()
            headers = {**headers, "Authorization": f"Basic {base64.b64encode(who).decode('ascii')}"}
        self._headers = headers
        self._path = parts.path.rstrip("/")
        host = parts.hostname or "localhost"
        if parts.scheme == "https":
            trusted = ssl.create_default_context(cafile=ca or None)
            port = parts.port or 443
            self._connect: Callable[[], HTTPConnection] = lambda: HTTPSConnection(
                host, port, timeout=_ASKING, context=trusted
            )
        else:
            self._connect = lambda: HTTPConnection(host, parts.port or 80, timeout=_ASKING)

    def post(self, path: str, data: bytes) -> tuple[int, bytes]:
        """The status and the body that it answers with."""
        while self._idle:
            try:
                # Of connections that were kept, the node may have closed some.
                return self._posted(self._idle.pop(), path, data)
            except (IndexError, ConnectionError, HTTPException):
                continue
        return self._posted(self._connect(), path, data)

    def close(self) -> None:
        """Closes the connections that are kept."""
        while self._idle:
            self._idle.pop().close()

    def __del__(self) -> None:
        """Closes them with what nobody uses any more."""
        self.close()

    def _posted(self, connection: HTTPConnection, path: str, data: bytes) -> tuple[int, bytes]:
        try:
            connection.request("POST", f"{self._path}{path}", data, self._headers)
            answer = connection.getresponse()
            body = answer.read()
        except BaseException:
            connection.close()
            raise
        if answer.will_close or len(self._idle) >= _KEPT:
            connection.close()
        else:
            self._idle.append(connection)
        return answer.status, body


def insisted(ask: Callable[[], Result]) -> Result:
    """What a question of a reader gives; where part of the cluster is away, it is asked again for some seconds.

    Raises:
        EngineUnavailable: Nothing answers, or not to this user.
        EngineIncomplete: Only part of it answers.
    """
    until = time.monotonic() + _RETRYING
    while True:
        try:
            return ask()
        except (EngineIncomplete, EngineUnavailable) as error:
            if time.monotonic() > until or getattr(error, "is_final", False):
                raise
            time.sleep(_BETWEEN)


def refusal(status: int, said: str) -> EngineUnavailable | EngineIncomplete:
    """What it means that a question was answered with a status that is none of success, with the cure.

    Args:
        status: Of the answer, or what it would be for one question of several.
        said: What the cluster says of it.
    """
    if status in (401, 403):
        return Refused(
            f"OpenSearch refuses this user ({said}): set {USER} and {PASSWORD}, "
            "and give the rights that docs/opensearch.md lists"
        )
    if status == 404:
        return Refused(f"OpenSearch does not have the index ({said}): build it again with `python -m index --full`")
    if status == 400:
        return Refused(f"OpenSearch does not understand the question ({said})")
    return EngineIncomplete(f"only part of OpenSearch answers ({said}): see /_cluster/health, and bring its nodes back")


def _unanswered(error: Exception) -> EngineUnavailable:
    if is_untrusted(error):
        return Refused(f"OpenSearch cannot be trusted ({short(error)}): {TRUSTING}")
    # Among them timeouts.
    said = short(error) or type(error).__name__
    return EngineUnavailable(f"OpenSearch does not answer ({said}): start it, or set {HOSTS} to where it is")
