"""One index of a cluster, asked in as few requests as can be."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from index.errors import EngineIncomplete, EngineUnavailable, UsageError
from index.storing.opensearch.connecting import ClusterPlace
from search.engines.opensearch.nodes import Nodes, Refused, insisted, refusal

#: A question to the cluster, and its answer.
Body = dict[str, Any]

#: Half an answer is an error, and not shown as a whole one; of an index that nobody writes to, the cluster keeps
#: answers with hits as those without.
_ASKED = {"allow_partial_search_results": False, "request_cache": True}
#: What of an answer nobody reads.
_UNREAD = ("took", "_shards", "timed_out", "hits.hits._index", "hits.hits._id", "status")
_FILTER = ",".join(f"-responses.{name}" for name in _UNREAD) + ",-responses.aggregations.*.codes"
_PATH = f"/_msearch?filter_path={_FILTER}"


class Cluster:
    """Asks one index; nothing is connected before the first question.

    Args:
        place: Where the cluster is; asked for when the first question is, so that an index can be opened without it.
        index: The name of the index.
    """

    def __init__(self, index: str, place: ClusterPlace | None = None) -> None:
        self._place = place
        self._index = index

    def ask(self, bodies: Sequence[Body]) -> list[Body]:
        """The answers to some questions, in their order; one request.

        Raises:
            EngineUnavailable: Nothing answers, or it refuses to.
            EngineIncomplete: Only part of it answers.
        """
        if not bodies:
            return []
        lines = []
        for body in bodies:
            lines.append(json.dumps({"index": self._index, **_ASKED}))
            lines.append(json.dumps(body, ensure_ascii=False))
        data = "\n".join([*lines, ""]).encode("utf-8", "replace")
        return insisted(lambda: self._answers(data))

    def close(self) -> None:
        """Closes its connections; closing again does nothing."""
        if "_nodes" in self.__dict__:
            self._nodes.close()

    @cached_property
    def _nodes(self) -> Nodes:
        try:
            return Nodes(self._place or ClusterPlace.from_environment())
        except UsageError as error:
            raise Refused(str(error)) from error

    def _answers(self, data: bytes) -> list[Body]:
        answers: list[Body] = self._nodes.post(_PATH, data)["responses"]
        for answer in answers:
            if "error" in answer:
                raise _failure(answer["error"])
        return answers


def _failure(error: Body) -> EngineUnavailable | EngineIncomplete:
    """What it means that one question has no answer."""
    kind = error.get("type", "")
    causes = "; ".join(str(cause.get("reason", "")) for cause in error.get("root_cause", ())) or error.get("reason", "")
    if kind == "index_not_found_exception":
        return refusal(404, causes)
    if kind == "security_exception":
        return refusal(403, causes)
    if kind in ("search_phase_execution_exception", "rejected_execution_exception") and not _is_ours(error):
        return refusal(503, causes)
    return refusal(400, f"{kind}: {causes}")


def _is_ours(error: Body) -> bool:
    """Whether the question itself is at fault, and not the state of the cluster."""
    reasons = [cause.get("type", "") for cause in error.get("root_cause", ())]
    return any(
        reason.endswith(("parsing_exception", "query_shard_exception", "too_many_clauses")) for reason in reasons
    )
