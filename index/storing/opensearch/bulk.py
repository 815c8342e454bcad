"""Sends entries to an index in bulk, and again what was not taken, until all is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from index.errors import BuildError
from index.storing.opensearch.connecting import PASSING, Patience, in_the_way, refusal_of_rights

if TYPE_CHECKING:
    from opensearchpy import OpenSearch

#: Entries and bytes of one request, at most.
_ENTRIES, _BYTES = 500, 3 * 2**20

#: The seat of an entry, and its JSON.
Body = tuple[int, str]


def send(client: OpenSearch, index: str, bodies: Iterable[Body], patience: Patience) -> int:
    """Sends entries; each is written under its seat, so that what was sent twice is there once.

    Returns:
        How many were sent.

    Raises:
        BuildError: The cluster refuses one, or took nothing for long.
    """
    sent = 0
    for batch in _batches(bodies):
        left: Sequence[Body] = batch
        while left:
            answer = _answer(client, index, left, patience)
            if answer is not None:
                left = _not_taken(left, answer, patience)
        patience.succeeded()
        sent += len(batch)
    return sent


def _answer(client: OpenSearch, index: str, batch: Sequence[Body], patience: Patience) -> dict[str, Any] | None:
    """What the cluster says of a batch, None where it is to be sent again."""
    from opensearchpy import exceptions

    lines = (line for seat, body in batch for line in (f'{{"index":{{"_id":"{seat}"}}}}', body))
    data = ("\n".join(lines) + "\n").encode("utf-8", "replace")
    try:
        found: dict[str, Any] = client.bulk(body=data, index=index)
    except exceptions.TransportError as error:
        patience.overcome(error)
        return None
    return found


def _not_taken(batch: Sequence[Body], answer: dict[str, Any], patience: Patience) -> list[Body]:
    """The entries of a batch that are to be sent again, after a pause."""
    if not answer["errors"]:
        return []
    left: list[Body] = []
    why = detail = ""
    for entry, item in zip(batch, answer["items"], strict=True):
        told = item["index"]
        if told["status"] < 300:
            continue
        if told["status"] not in PASSING:
            if isinstance(told.get("error"), dict) and told["error"].get("type") == "security_exception":
                raise refusal_of_rights(told["error"].get("reason"))
            raise BuildError(
                f"OpenSearch refuses an entry ({told['status']}: {told.get('error')}): please report it; "
                "the index that was current still is"
            )
        why, detail = in_the_way(told["status"]), str(told.get("error"))
        left.append(entry)
    if len(left) < len(batch):
        patience.succeeded()
    if left:
        patience.wait(why, detail)
    return left


def _batches(bodies: Iterable[Body]) -> Iterator[list[Body]]:
    batch: list[Body] = []
    size = 0
    for seat, body in bodies:
        batch.append((seat, body))
        size += len(body.encode("utf-8", "replace"))
        if len(batch) == _ENTRIES or size > _BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
