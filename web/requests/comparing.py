"""Reads what is to be compared: a topic, a question, or two clauses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from search.service import SearchService
from web.requests.forms import ArgumentReader, Notice
from web.requests.messages import N_

_ONE_CLAUSE = N_("Two clauses are compared: give both “a” and “b”, as in a=xuhui/4.1.3/2.")


@dataclass(frozen=True, slots=True)
class ComparisonRequest:
    """What is to be compared; all empty asks for the grid."""

    topic: str
    q: str
    a: str
    b: str
    notices: tuple[Notice, ...]


def read(args: MultiDict[str, str]) -> ComparisonRequest:
    """What these arguments ask to compare: two clauses before a topic, a topic before a question."""
    reader = ArgumentReader(args)
    q = reader.words()
    first, second = (reader.args.get(name, "")[:200] for name in ("a", "b"))
    if bool(first) != bool(second):
        reader.say("a" if second else "b", _ONE_CLAUSE, wrong=False)
    both = bool(first and second)
    return ComparisonRequest(
        topic=reader.args.get("topic", "")[:100],
        q=q,
        a=first if both else "",
        b=second if both else "",
        notices=tuple(reader.notices),
    )


def answer(service: SearchService, asked: ComparisonRequest) -> dict[str, Any] | None:
    """What was found; None where a topic or clause is not there."""
    if asked.a:
        return service.comparison.side_by_side(asked.a, asked.b)
    if asked.topic:
        return service.comparison.by_topic(asked.topic)
    if asked.q:
        return service.comparison.by_question(asked.q)
    return service.comparison.grid()
