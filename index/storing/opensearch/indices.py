"""The indices of a cluster: one a generation, made beside the current one, checked, named by the alias, removed."""

from __future__ import annotations

import contextlib
import secrets
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import BuildError
from index.storing.checking import Probe
from index.storing.opensearch.connecting import ClusterPlace, Patience
from index.storing.opensearch.mapping import FORM, SEAT, WEIGHTS, facet_field, index_body
from index.storing.opensearch.marking import term

if TYPE_CHECKING:
    from opensearchpy import OpenSearch

#: Beside the generations: which indices of a cluster are of this folder, and of no other one with the same prefix.
ROOT_ID = "opensearch-id"

#: Clauses a shard holds well; a smaller corpus is not divided.
_CLAUSES_A_SHARD = 500_000
_BATCH = 500
#: Seconds that a merge may take, of ten million clauses on slow disks too.
_MERGING = 7200
#: A new index is waited for where its health is asked: how many seconds, and between two looks.
_MAKING, _ASSIGNING, _BETWEEN = {"wait_for_active_shards": "0"}, 180.0, 0.1

#: Settings of a cluster that large corpora and long questions need, and the least that will do.
NEEDED = {"indices.query.bool.max_clause_count": 8192, "search.max_buckets": 1_000_000}


class Indices:
    """The indices of one folder in a cluster.

    Attributes:
        patience: How long is waited for the cluster, and how often it was.
    """

    def __init__(self, place: ClusterPlace, root: Path, patience: Patience) -> None:
        """Takes where the cluster is and the folder that its indices belong to."""
        self._place = place
        self._root = root
        self.patience = patience
        self._client = place.client()

    def close(self) -> None:
        """Closes the connections."""
        self._client.close()

    @property
    def client(self) -> OpenSearch:
        """What commands are given by."""
        return self._client

    def shards_for(self, clauses: int, nodes: int) -> int:
        """How many shards a new index has."""
        return self._place.shards or max(1, min(nodes, -(-clauses // _CLAUSES_A_SHARD)))

    def raise_limits(self) -> list[str]:
        """Raises the limits of the cluster that are too low; a sentence for each that could not be raised."""
        from opensearchpy import exceptions

        client, insisted = self._client, self.patience.insisted
        try:
            settings = insisted(lambda: client.cluster.get_settings(include_defaults=True, flat_settings=True))
            held = {**settings.get("defaults", {}), **settings["persistent"], **settings["transient"]}
            low = {name: least for name, least in NEEDED.items() if int(held.get(name) or 0) < least}
            if low:
                insisted(lambda: client.cluster.put_settings(body={"persistent": low}))
        except (BuildError, exceptions.TransportError):
            told = ", ".join(f"{name}: {least}" for name, least in NEEDED.items())
            return [f"the limits of the cluster cannot be seen or raised by this user: set {told}"]
        return []

    def create(self, shards: int) -> str:
        """Makes an empty index; its name."""
        name = self._new_name()
        body = index_body(shards, {"root": self._root_id(), "form": FORM})
        self._made(name, lambda: self._client.indices.create(index=name, body=body, params=_MAKING))
        return name

    def clone(self, before: str) -> str:
        """Makes a copy of an index that nobody writes to; its files are shared, so that it takes no time. Its name."""
        name = self._new_name()
        client = self._client
        self._block(before, is_blocked=True)
        body = {"settings": {"index.blocks.write": False, "index.refresh_interval": "-1"}}
        self._made(name, lambda: client.indices.clone(index=before, target=name, body=body, params=_MAKING))
        return name

    def forget(self, name: str, documents: Sequence[str]) -> None:
        """Removes documents from an index."""
        field = facet_field("document")
        for start in range(0, len(documents), _BATCH):
            body = {"query": {"terms": {field: list(documents[start : start + _BATCH])}}}
            params: dict[str, Any] = {"refresh": "true", "conflicts": "proceed", "request_timeout": 600}
            act = partial(self._client.delete_by_query, index=name, body=body, params=params)
            self.patience.insisted(act)

    def finish(self, name: str, entries: int, *, is_new: bool) -> None:
        """Makes what was sent to an index visible and looks whether it is all there; nobody writes to it again.

        Args:
            name: Of the index.
            entries: How many it should hold.
            is_new: Whether all of it was sent. It is then made one piece a shard: that is asked faster and takes half
                the room, as what nodes keep to tell each other what was written goes with it. A copy of the index
                before keeps the pieces that both share.

        Raises:
            BuildError: It does not hold what it should.
        """
        client, insisted = self._client, self.patience.insisted
        if is_new:
            params = {"max_num_segments": 1, "request_timeout": _MERGING}
            insisted(lambda: client.indices.forcemerge(index=name, params=params))
        insisted(lambda: client.indices.refresh(index=name))
        insisted(lambda: client.indices.flush(index=name))
        insisted(lambda: _all_shards(client.cluster.health(index=name)))
        held = int(insisted(lambda: client.count(index=name))["count"])
        if held != entries:
            raise BuildError(f"{held} entries in the index {name} instead of {entries}: build again, with --full")
        self._block(name, is_blocked=True)

    def probe(self, name: str, probes: Iterable[tuple[Probe, int]]) -> None:
        """Asks an index for words that clauses are known to hold, each with the seat of its clause.

        Raises:
            BuildError: It does not find one.
        """
        for (word, number), seat in probes:
            query = {"bool": {"filter": [{"term": {WEIGHTS["text"]: term(word)}}, {"term": {SEAT: seat}}]}}
            found = self.patience.insisted(partial(self._client.count, index=name, body={"query": query}))
            if found["count"] != 1:
                raise BuildError(
                    f"the index {name} does not find {word!r} in clause {number}: build again, with --full"
                )

    def has(self, name: str, entries: int) -> bool:
        """Whether an index is there with all its entries, in the form of this version."""
        from opensearchpy import exceptions

        try:
            mapping = self.patience.insisted(
                lambda: self._exists(name) and self._client.indices.get_mapping(index=name)
            )
            if not mapping or mapping[name]["mappings"].get("_meta", {}).get("form") != FORM:
                return False
            return int(self.patience.insisted(lambda: self._client.count(index=name))["count"]) == entries
        except (BuildError, exceptions.TransportError):
            return False

    def point(self, name: str) -> None:
        """Makes the alias name an index, in one step."""
        alias = self._place.prefix
        actions = [
            {"remove": {"index": f"{alias}-*", "alias": alias, "must_exist": False}},
            {"add": {"index": name, "alias": alias}},
        ]
        self.patience.insisted(lambda: self._client.indices.update_aliases(body={"actions": actions}))

    def prune(self, kept: Collection[str]) -> list[str]:
        """Removes the indices of this folder that no generation knows; their names."""
        if not (self._root / ROOT_ID).is_file():
            return []
        own = self._root_id()
        params = {"expand_wildcards": "all", "ignore_unavailable": "true"}
        found = self.patience.insisted(
            lambda: self._client.indices.get_mapping(index=f"{self._place.prefix}-*", params=params)
        )
        gone = [
            name
            for name, held in found.items()
            if held["mappings"].get("_meta", {}).get("root") == own and name not in kept
        ]
        for name in gone:
            self.drop(name)
        return gone

    def drop(self, name: str) -> None:
        """Removes an index, there or not."""
        self.patience.insisted(lambda: self._client.indices.delete(index=name, ignore=[404]))

    def _exists(self, name: str) -> bool:
        return bool(self._client.indices.exists(index=name))

    def _new_name(self) -> str:
        return f"{self._place.prefix}-{secrets.token_hex(6)}"

    def _root_id(self) -> str:
        path = self._root / ROOT_ID
        if not path.is_file():
            path.write_text(secrets.token_hex(8) + "\n", encoding="ascii")
        return path.read_text(encoding="ascii").strip()

    def _made(self, name: str, make: Callable[[], Any]) -> None:
        """Makes an index and waits until its shards have nodes.

        One that is there already was made by a try whose answer was lost.

        Raises:
            BuildError: A shard of it gets no node; it is removed again.
        """
        from opensearchpy import exceptions

        def once() -> None:
            try:
                make()
            except exceptions.RequestError as error:
                if error.error != "resource_already_exists_exception":
                    raise

        self.patience.insisted(once)
        until = time.monotonic() + _ASSIGNING
        while self.patience.insisted(lambda: self._client.cluster.health(index=name))["status"] == "red":
            if time.monotonic() > until:
                with contextlib.suppress(BuildError):
                    self.drop(name)
                raise BuildError(
                    f"a shard of the new index {name} gets no node: see /_cluster/allocation/explain (a full disk, too "
                    "few nodes) and build again; the index that was current still is"
                )
            time.sleep(_BETWEEN)

    def _block(self, name: str, *, is_blocked: bool) -> None:
        body = {"index.blocks.write": is_blocked}
        self.patience.insisted(lambda: self._client.indices.put_settings(index=name, body=body))


def _all_shards(health: dict[str, Any]) -> None:
    """Raises what is tried again while a shard has no node."""
    from opensearchpy import exceptions

    if health["status"] == "red":
        raise exceptions.TransportError(503, "a shard has no node", health)
