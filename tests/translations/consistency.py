"""Rules that look at several entries: a heading and its clause, texts that occur more than once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from index.translations.files import Message

#: Contexts of texts that stand as a title: of a document, a section or a clause, and the caption of a table.
_TITLE = re.compile(r"[^/]+|[^/]+#cover_title|[^/]+/[^/]+|.+#(?:heading|caption)")
_MARKER = re.compile(r"\A(?:\(\d+\) |\d+\. |— |First, |Second, |Third, |Fourth, |Fifth, )?")


class Finding(NamedTuple):
    """What a rule finds wrong at an entry."""

    context: str
    what: str


def headings_apart(entries: Iterable[Message]) -> Iterator[Finding]:
    """Run-in headings that do not open their clause, word by word, and end there with the sign of the Chinese."""
    by_context = {entry.context: entry for entry in entries}
    for context, heading in by_context.items():
        if not context.endswith("#heading"):
            continue
        clause = by_context[context.removesuffix("#heading")]
        body = _MARKER.sub("", clause.english, count=1)
        rest = body[len(heading.english) :]
        if not body.casefold().startswith(heading.english.casefold()) or not re.match(r"[.:\n]|$", rest):
            yield Finding(context, heading.english)


def titles_like_sentences(entries: Iterable[Message]) -> Iterator[Finding]:
    """Titles and headings that begin small or end with a stop."""
    for entry in entries:
        is_title = _TITLE.fullmatch(entry.context) and "#" not in entry.context.removesuffix("#heading")
        if is_title and not re.fullmatch(r'(?s)["(]?[A-Z0-9].*[^.,:;]', entry.english):
            yield Finding(entry.context, entry.english)


def several_for_one(entries: Iterable[Message], known: Mapping[str, frozenset[str]]) -> Iterator[Finding]:
    """Chinese texts with more than one English, unless those are known to differ by their place."""
    found: dict[str, dict[str, str]] = {}
    for entry in entries:
        found.setdefault(entry.text, {}).setdefault(entry.english, entry.context)
    for text, renderings in found.items():
        if len(renderings) > 1 and not set(renderings) <= known.get(text, frozenset()):
            for english, context in renderings.items():
                yield Finding(context, f"{text} = {english}")
