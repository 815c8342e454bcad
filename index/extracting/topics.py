"""Topics: which clauses speak of what, sorted by the rules of ``seeds/terms/topics.toml``.

A clause earns points for the words of a topic in its heading, in the titles above it and in its sentences, for the role
of its section and for what was extracted from it; with :data:`ENOUGH` of them it speaks of the topic. The same points
order the clauses of a topic. :func:`explain` says which point came from where.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from index.errors import UsageError
from index.extracting.records import Sorted
from index.extracting.sentences import sentences

FILE = "topics.toml"

#: With as many points a clause speaks of a topic.
ENOUGH = 2.0

_HEADING, _TITLE, _ABOVE, _ROLE, _FACT = 3.0, 2.0, 1.0, 3.0, 1.5
#: For each different word, and for each one that only speaks beside another.
_WORD, _ALSO = 1.0, 0.25
_WORDS_AT_MOST = 4
#: What stands right under a chapter says the whole, before what stands under its parts.
_OVERVIEW = (1.0, 0.5)
#: For the share of the sentences that hold a word: a clause about one thing before one that names it in passing.
_SHARE = 3.0
#: A passage in a section of this kind counts half.
_HALF = "/half"


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A sub-row of a topic."""

    id: str
    zh: str
    en: str
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic with its rules; see the head of ``topics.toml``."""

    id: str
    zh: str
    en: str
    note_zh: str
    note_en: str
    words: re.Pattern[str]
    words_en: tuple[str, ...]
    also: re.Pattern[str] | None
    roles: frozenset[str]
    only_roles: bool
    says: re.Pattern[str] | None
    facts: frozenset[str]
    not_roles: frozenset[str]
    excluded: re.Pattern[str] | None
    rows: tuple[TopicRow, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause as topics are asked for it.

    Attributes:
        heading: Its run-in heading; ``title`` is its section's and ``above`` those of the sections around that.
        facts: What was extracted from it: ``target``, ``grant:budget`` …
        depth: How deep its section stands, 1 for a chapter.
    """

    clause: str
    text: str
    heading: str
    title: str
    above: str
    role: str | None
    facts: frozenset[str] = field(default_factory=frozenset)
    depth: int = 9


class Point(NamedTuple):
    """Why a clause belongs to a topic: the points, for what, and the words."""

    points: float
    reason: str
    words: tuple[str, ...] = ()


def sort_passage(passage: Passage, topics: Sequence[Topic]) -> Iterator[Sorted]:
    """The topics that a clause speaks of, in the order of the topics."""
    said = "\n".join((passage.heading, passage.title, passage.above, passage.text))
    for topic in topics:
        # Most topics have neither the role nor a word of a clause, and without one of them it is none of theirs.
        if (passage.role or "none") not in topic.roles and topic.words.search(said) is None:
            continue
        points = explain(passage, topic)
        score = round(sum(point.points for point in points), 3)
        if score >= ENOUGH:
            score += _OVERVIEW[passage.depth - 1] if passage.depth <= len(_OVERVIEW) else 0.0
            words = tuple(dict.fromkeys(word for point in points for word in point.words))
            rows = tuple(row.id for row in topic.rows if row.words.search(passage.text))
            yield Sorted(topic.id, passage.clause, score, rows, words)


def explain(passage: Passage, topic: Topic) -> list[Point]:
    """The points of a clause for a topic, each with its reason; none where the topic cannot be there."""
    role = passage.role or "none"
    facts = sorted(topic.facts & passage.facts)
    said = topic.says is not None and topic.says.search(passage.text) is not None
    if role in topic.not_roles or (topic.only_roles and role not in topic.roles and not facts and not said):
        return []
    points = [Point(_FACT, f"fact {fact}") for fact in facts]
    if role in topic.roles:
        points.append(Point(_ROLE, f"role {role}"))
    points += _of_titles(passage, topic)
    points += _of_text(passage, topic)
    if not any(point.words for point in points) and role not in topic.roles:
        return []
    if f"{role}{_HALF}" in topic.not_roles and not passage.facts - {"target"}:
        return [point._replace(points=point.points / 2) for point in points]
    return points


def _of_titles(passage: Passage, topic: Topic) -> Iterator[Point]:
    named = ((_HEADING, "heading", passage.heading), (_TITLE, "title", passage.title), (_ABOVE, "above", passage.above))
    for points, reason, text in named:
        words = _words(topic, text)
        if words:
            yield Point(points, reason, words)


def _of_text(passage: Passage, topic: Topic) -> Iterator[Point]:
    words = _words(topic, passage.text)
    if not words:
        return
    yield Point(_WORD * min(len(words), _WORDS_AT_MOST), "words", words)
    told = [each.text for each in sentences(passage.text)]
    holding = sum(len(text) for text in told if _words(topic, text))
    yield Point(round(_SHARE * holding / max(1, sum(map(len, told))), 3), "share of the text")
    if topic.also:
        beside = tuple(dict.fromkeys(topic.also.findall(passage.text)))
        if beside:
            yield Point(_ALSO * min(len(beside), _WORDS_AT_MOST), "also", beside)


def _words(topic: Topic, text: str) -> tuple[str, ...]:
    # Most clauses speak of few topics: what is taken out first is only looked for where a word stands at all.
    if topic.words.search(text) is None:
        return ()
    if topic.excluded:
        text = topic.excluded.sub("　", text)
    return tuple(dict.fromkeys(topic.words.findall(text)))


def load_topics(folder: Path | None) -> tuple[Topic, ...]:
    """Reads the topics of a folder of terms; without the file there are none.

    Raises:
        UsageError: The file is no TOML, or a topic lacks something; the message says which and the cure.
    """
    if folder is None or not (folder / FILE).is_file():
        return ()
    path = folder / FILE
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(_topic(entry) for entry in read.get("topic", []))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: {error}. Cure: write it as TOML in UTF-8.") from error
    except KeyError as error:
        raise UsageError(f"{path}: a topic has no {error}. Cure: see the head of the file.") from error


def _topic(entry: dict[str, Any]) -> Topic:
    return Topic(
        id=entry["id"],
        zh=entry["zh"],
        en=entry["en"],
        note_zh=entry.get("note_zh", ""),
        note_en=entry.get("note_en", ""),
        words=_any_of(entry["words"]),
        words_en=tuple(entry.get("words_en", ())),
        also=_any_of(entry["also"]) if entry.get("also") else None,
        roles=frozenset(entry.get("roles", ())),
        only_roles=bool(entry.get("only_roles")),
        says=_any_of(entry["says"]) if entry.get("says") else None,
        facts=frozenset(entry.get("facts", ())),
        not_roles=frozenset(entry.get("not_roles", ())),
        excluded=_any_of(entry["not"]) if entry.get("not") else None,
        rows=tuple(TopicRow(row["id"], row["zh"], row["en"], _any_of(row["words"])) for row in entry.get("row", ())),
    )


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    """Any of the words, the longest first; white space that lays out a page is ignored, letters have any case."""
    parts = (
        r"\s*".join(map(re.escape, word)) if word.isascii() is False else _latin(word)
        for word in sorted(words, key=len, reverse=True)
    )
    return re.compile("|".join(parts))


def _latin(word: str) -> str:
    """Letters stand alone: AI is not part of another word.

    What stands before them is looked at last: a pattern that begins with letters passes over a text faster.
    """
    letters = re.escape(word)
    return rf"{letters}(?<![A-Za-z]{letters})(?![A-Za-z])"
