"""A model behind an address that speaks OpenAI's protocol for embeddings: a larger one, on another machine."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from threading import Lock
from typing import IO, Any, Literal
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import numpy as np

from index.errors import EncoderUnavailable, UsageError
from index.meaning.encoder import ADDRESS, UnitVectors
from index.meaning.quantising import unit

#: The settings: where the endpoint is, which model it is asked for, its key, and what stands before each text.
MODEL, KEY = "POLICY_EMBEDDINGS_MODEL", "POLICY_EMBEDDINGS_KEY"
BEFORE_QUERY, BEFORE_PASSAGE = "POLICY_EMBEDDINGS_QUERY", "POLICY_EMBEDDINGS_PASSAGE"

#: Texts that one request carries.
_BATCH = 32
#: Seconds that a reader waits, that a build waits, and before an endpoint that did not answer a reader is asked again.
_READER_WAITS, _BUILD_WAITS, _REST = 2.0, 60.0, 30.0
#: Bytes of an answer that are read for each text: 8,192 numbers of 24 characters.
_MOST_BYTES = 8_192 * 24
#: Bytes of an answer that are read at a time.
_PIECE = 65_536
#: What an endpoint answers that does not know `input_type`.
_UNKNOWN_FIELD = (400, 422)

_Kind = Literal["query", "passage"]


@dataclass(frozen=True, slots=True)
class EndpointSettings:
    """Where a model is and how it is asked.

    Attributes:
        address: Of the API, up to and without ``/embeddings``: ``http://127.0.0.1:8000/v1``.
        key: Sent as a bearer token; empty for none.
        before_query: What the model wants before a question (``query: ``), as its makers say.
        before_passage: What it wants before a text that is to be found.
    """

    address: str
    model: str
    key: str = ""
    before_query: str = ""
    before_passage: str = ""

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> EndpointSettings:
        """The settings of an environment.

        Raises:
            UsageError: They name no address of the web, or no model.
        """
        address, model = environment.get(ADDRESS, "").rstrip("/"), environment.get(MODEL, "")
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise UsageError(f"{ADDRESS}={address}: an address such as http://127.0.0.1:8000/v1 is needed, or off")
        if not model:
            raise UsageError(f"{ADDRESS} is set and {MODEL} is not: name the model that is asked for there")
        before = (environment.get(name, "") for name in (BEFORE_QUERY, BEFORE_PASSAGE))
        return cls(address.removesuffix("/embeddings"), model, environment.get(KEY, ""), *before)


class EndpointEncoder:
    """Encodes by asking an endpoint: see :class:`index.meaning.encoder.Encoder`.

    Where it does not answer a reader, it is left alone for a while: a machine that is down costs one wait, not one
    a question.
    """

    def __init__(self, settings: EndpointSettings) -> None:
        self._settings = settings
        self._opener = build_opener(_Straight())
        self._says_kind = True
        self._lock = Lock()
        self._rests_until = 0.0

    @property
    def name(self) -> str:
        """Of the model, with what stands before each text."""
        before = self._settings.before_passage
        return f"{self._settings.model} ({before.strip()})" if before.strip() else self._settings.model

    def passages(self, texts: Sequence[str]) -> UnitVectors:
        """The vectors of texts that are to be found."""
        return self._together([self._settings.before_passage + text for text in texts], "passage", _BUILD_WAITS)

    def queries(self, texts: Sequence[str]) -> UnitVectors:
        """The vectors of what is asked for."""
        with self._lock:
            if time.monotonic() < self._rests_until:
                raise self._unavailable("it did not answer a moment ago")
        # One question is that of a reader; a build has many.
        seconds = _READER_WAITS if len(texts) == 1 else _BUILD_WAITS
        try:
            return self._together([self._settings.before_query + text for text in texts], "query", seconds)
        except EncoderUnavailable:
            with self._lock:
                self._rests_until = time.monotonic() + _REST
            raise

    def _together(self, texts: Sequence[str], kind: _Kind, seconds: float) -> UnitVectors:
        """The vectors of any number of texts."""
        asked = [self._asked(texts[at : at + _BATCH], kind, seconds) for at in range(0, len(texts), _BATCH)]
        if len({vectors.shape[1] for vectors in asked}) > 1:
            raise self._unavailable("it answers with vectors of several lengths")
        return np.concatenate(asked) if asked else np.empty((0, 0), np.float32)

    def _asked(self, texts: Sequence[str], kind: _Kind, seconds: float) -> UnitVectors:
        if self._says_kind:
            try:
                return self._posted(texts, {"input_type": kind}, seconds)
            except HTTPError as error:
                if error.code not in _UNKNOWN_FIELD:
                    raise self._unavailable(f"it answers {error.code}") from error
        try:
            found = self._posted(texts, {}, seconds)
        except HTTPError as error:
            raise self._unavailable(f"it answers {error.code}") from error
        self._says_kind = False
        return found

    def _posted(self, texts: Sequence[str], more: Mapping[str, str], seconds: float) -> UnitVectors:
        """One request and its answer.

        Raises:
            HTTPError: The endpoint refuses.
            EncoderUnavailable: It does not answer, or with something else than a vector a text.
        """
        values = {"model": self._settings.model, "input": list(texts), "encoding_format": "float", **more}
        headers = {"Content-Type": "application/json"}
        if self._settings.key:
            headers["Authorization"] = f"Bearer {self._settings.key}"
        body = json.dumps(values).encode("ascii")
        request = Request(f"{self._settings.address}/embeddings", body, headers)
        most = _MOST_BYTES * len(texts)
        try:
            with self._opener.open(request, timeout=seconds) as response:
                data = _within(response, most + 1, time.monotonic() + seconds)
        except HTTPError:
            raise
        except (URLError, OSError, HTTPException) as error:
            raise self._unavailable(getattr(error, "reason", None) or error) from error
        if len(data) > most:
            raise self._unavailable("its answer is larger than vectors are")
        return self._read(data, len(texts))

    def _read(self, data: bytes, count: int) -> UnitVectors:
        """The vectors of an answer, in the order of the texts."""
        try:
            rows: list[Any] = sorted(json.loads(data)["data"], key=lambda row: row["index"])
            vectors = np.array([row["embedding"] for row in rows], np.float32)
        except (ValueError, KeyError, TypeError) as error:
            raise self._unavailable(f"its answer is not of OpenAI's form ({error!r})") from error
        if vectors.ndim != 2 or len(vectors) != count or not np.isfinite(vectors).all():
            raise self._unavailable(f"it answers {count} texts with vectors of the shape {vectors.shape}")
        return unit(vectors)

    def _unavailable(self, what: object) -> EncoderUnavailable:
        return EncoderUnavailable(f"{self._settings.address}: {what}: see that the endpoint runs, or set {ADDRESS}=off")


def _within(response: HTTPResponse, most: int, deadline: float) -> bytes:
    """The bytes of an answer, not more than ``most``; one that trickles ends at the deadline too."""
    data = bytearray()
    while len(data) < most and (piece := response.read1(min(_PIECE, most - len(data)))):
        data += piece
        if time.monotonic() > deadline:
            raise TimeoutError("it takes too long")
    return bytes(data)


class _Straight(HTTPRedirectHandler):
    """Follows no redirection: the key is for the address that was named."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """Refuses, so that the answer is an error of its code."""
