"""What ``corpus.toml`` says about a document, held against what the document says about itself."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from index.documents import Metadata

#: Signs that one document prints in two ways: 静府发[2021]17号 and 静府发〔2021〕17号, "十四五" and “十四五”.
_SAME = str.maketrans({"〔": "(", "〕": ")", "[": "(", "]": ")", "“": '"', "”": '"', "‘": "'", "’": "'"})

#: Facts that must agree to the last character; of the others, one may be a part of the other.
_WHOLE = frozenset({"district", "number", "type", "status", "period"})


Value = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one ``[[document]]`` table; None where it has no such key."""

    title: str | None = None
    title_en: str | None = None
    district: str | None = None
    issuers: tuple[str, ...] | None = None
    number: str | None = None
    date: str | None = None
    type: str | None = None
    status: str | None = None
    period: str | None = None
    url: str | None = None


def parse_facts(table: Mapping[str, object]) -> Facts:
    """The facts of a ``[[document]]`` table; dates of TOML count as their ISO form.

    Raises:
        ValueError: A key is unknown or its value is no text; the message says which.
    """
    values: dict[str, Any] = {}
    known = {field.name for field in dataclasses.fields(Facts)} - {"title"} | {"title_zh"}
    for key, value in table.items():
        if key not in known:
            raise ValueError(f"unknown key {key!r} (known: id, file, sha256, {', '.join(sorted(known))})")
        if key == "issuers":
            values[key] = _names(value)
        elif key == "url" and not re.fullmatch(r"https?://[^\s/]+/\S*", _text(key, value)):
            raise ValueError(f"url must be the whole address of a web page (https://…/…), not {value!r}")
        else:
            values["title" if key == "title_zh" else key] = _text(key, value)
    return Facts(**values)


def differences(facts: Facts, stated: Metadata) -> tuple[str, ...]:
    """A sentence for each fact that the text states otherwise; what only one of the two knows is no difference.

    >>> differences(Facts(date="2021-02"), Metadata(date="2020-12-01"))
    ('corpus.toml gives date 2021-02, the text states 2020-12-01',)
    """
    return tuple(
        f"corpus.toml gives {'title_zh' if name == 'title' else name} {_shown(told)}, the text states {_shown(said)}"
        for name, told, said in _pairs(facts, stated)
        if told and said and not _agree(name, told, said)
    )


def complete(facts: Facts | None, stated: Metadata) -> Metadata:
    """The metadata that readers are shown: what ``corpus.toml`` says, and for the rest what the text states."""
    if facts is None:
        return stated
    told: dict[str, Any] = {name: told for name, told, _ in _pairs(facts, stated) if told is not None}
    return dataclasses.replace(stated, **told)


def _pairs(facts: Facts, stated: Metadata) -> list[tuple[str, Value | None, Value | None]]:
    names = [field.name for field in dataclasses.fields(facts)]
    return [(name, getattr(facts, name), getattr(stated, name)) for name in names]


def _agree(name: str, told: Value, said: Value) -> bool:
    """Whether two values say the same.

    1. A title may be printed in part (“十四五”规划 of 徐汇区生命健康产业“十四五”规划) or with its layout spaces.
    2. A date may be known to the day on one side and to the month on the other.
    3. Of issuers, each may be printed with or without 上海市, in any order.
    """
    if isinstance(told, tuple) or isinstance(said, tuple):
        return all(any(_part(one, other) for other in said) for one in told) and len(told) == len(said)
    return _plain(told) == _plain(said) if name in _WHOLE else _part(told, said)


def _part(one: str, other: str) -> bool:
    return _plain(one) in _plain(other) or _plain(other) in _plain(one)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).translate(_SAME).casefold().split())


def _shown(value: Value) -> str:
    return value if isinstance(value, str) else "、".join(value)


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise ValueError('issuers must be a list of texts, such as ["普陀区商务委员会"]')
    return tuple(value)


def _text(key: str, value: object) -> str:
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    if not isinstance(value, str):
        raise ValueError(f"{key} must be a text in quotes, not {value!r}")
    return value
