"""What a caller gave wrongly: arguments of a tool that are missing, unknown or of another kind, told with the cure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

#: What a kind of the schema is called, with one of it.
_KINDS = {"string": 'text, as in {name}: "人才"', "integer": "a whole number, as in {name}: 10"}
#: So much of what was given is repeated.
_SHOWN = 60


def no_such_tool(name: str, known: Sequence[str]) -> str:
    """What is said of a tool that is none."""
    return f"There is no tool {name[:_SHOWN]!r}. Cure: one of {', '.join(known)}."


def refusal(tool: str, schema: Mapping[str, Any], arguments: Mapping[str, Any]) -> str | None:
    """What is wrong with the arguments of a tool by its schema, in one sentence with the cure; None where nothing is.

    Args:
        tool: The name of the tool.
        schema: The JSON Schema of its arguments.
        arguments: What the caller gave.
    """
    known: Mapping[str, Mapping[str, Any]] = schema.get("properties", {})
    strange = next((name for name in arguments if name not in known), None)
    if strange is not None:
        return f"{tool} has no argument {strange[:_SHOWN]!r}. Cure: one of {', '.join(known)}."
    missing = next((name for name in schema.get("required", ()) if name not in arguments), None)
    if missing is not None:
        return f"{tool} needs {missing}, which is missing. Cure: give {_kind(missing, known[missing])}."
    return None


def wrong_kind(tool: str, schema: Mapping[str, Any], name: str, given: object) -> str:
    """What is said of a value that its argument cannot be."""
    wanted = schema.get("properties", {}).get(name, {})
    return f"{tool}: {name} is {str(given)[:_SHOWN]!r}. Cure: give {_kind(name, wanted)}."


def _kind(name: str, wanted: Mapping[str, Any]) -> str:
    return _KINDS.get(str(wanted.get("type")), "what the description of the tool says").format(name=name)
