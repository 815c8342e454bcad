"""Which engine an index is built for: it says so in its manifest, and who opens it asks no setting."""

from __future__ import annotations

import os
from collections.abc import Mapping

from index.errors import UsageError

#: The environment variable that says which engine a build writes for.
ENGINE_VARIABLE = "POLICY_ENGINE"

MEMORY, OPENSEARCH = "memory", "opensearch"
_ENGINES = (MEMORY, OPENSEARCH)


def chosen_engine(environment: Mapping[str, str] = os.environ) -> str:
    """The engine that the environment says, that in memory where it says none.

    Raises:
        UsageError: There is no such engine.
    """
    name = environment.get(ENGINE_VARIABLE) or MEMORY
    if name not in _ENGINES:
        raise UsageError(f"{ENGINE_VARIABLE}: there is no engine {name!r}: give one of {', '.join(_ENGINES)}")
    return name
