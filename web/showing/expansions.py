"""What was looked for besides the words typed, as much of it as a reader takes in at a glance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

#: Expansions that are shown at once; words that a single one shows, and each of several.
_EXPANSIONS, _WORDS, _WORDS_EACH = 4, 4, 2


def few(expansions: Sequence[Mapping[str, Any]]) -> tuple[list[dict[str, Any]], int]:
    """The first expansions with their first words, and how many words are left.

    >>> few([{"from": "CRO", "to": ["合同研究", "研发外包", "a", "b", "c", "d"]}])
    ([{'from': 'CRO', 'to': ['合同研究', '研发外包', 'a', 'b']}], 2)
    """
    words = _WORDS if len(expansions) == 1 else _WORDS_EACH
    near = [{"from": one["from"], "to": one["to"][:words]} for one in expansions[:_EXPANSIONS]]
    return near, sum(len(one["to"]) for one in expansions) - sum(len(one["to"]) for one in near)


def led_here(matched: Iterable[str]) -> list[str]:
    """Of what matched in a clause, that which was not typed: what was typed led there by the glossary.

    >>> led_here(["人才", "medical device → 医疗器械"])
    ['medical device → 医疗器械']
    """
    return [reason for reason in matched if " → " in reason]
