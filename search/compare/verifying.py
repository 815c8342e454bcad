"""Verifying whether a sentence, in Chinese or English, stands in a clause.

Texts are compared folded and without white space and punctuation, so that a quotation in another width or script is the
same; what differs is told in the words of both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from index.analysis.folding import HAN
from index.documents import Clause
from index.translations.units import address
from search.answers.resources import Resources
from search.answers.results import Page
from search.answers.values import Json
from search.library.generation import Library
from search.request import Request

Verdict = Literal["exact", "changed", "elsewhere", "nowhere"]

#: As alike as this (0–100), a sentence is a changed one; below it is another.
CHANGED = 72.0
#: A sentence of fewer characters stands in too many places to be verified.
SHORTEST = 4
#: Characters of a sentence that are compared.
LONGEST = 2000
#: With fewer of its two-character strings in a text, a sentence does not stand there.
_HOPELESS = 0.45
#: Stretches of a sentence that are looked for, and characters that a changed sentence may be longer.
_ANCHORS, _SLACK = 3, 60
#: Clauses that are looked at for a sentence that stands elsewhere.
_LOOKED_AT = 20

#: How much of the likeness is what was asked, the rest what stands there.
_ASKED = 0.7
_DIGITS = frozenset("0123456789.%")

_HAN = re.compile(rf"[{HAN}]")
#: White space and punctuation; the marks inside numbers (84.23, 3-5) say something and stay.
_SLIGHT = re.compile(r"(?<!\d)[.\-](?!\d)|(?<=\d)\.(?!\d)|[^\w.\-%％‰+]|_")
_WORD = re.compile(r"\d+(?:[.\-]\d+)*[%‰]?|.", re.S)


@dataclass(frozen=True, slots=True)
class _Near:
    """Where a sentence comes nearest in a text: how alike (0–100), and what stands there, bare."""

    likeness: float
    there: str


class Verifier:
    """Verifies quotations against the clauses of one generation; nothing that can be typed raises."""

    def __init__(self, library: Library, resources: Resources, search: Callable[[Request], Page]) -> None:
        self._library = library
        self._resources = resources
        self._search = search

    def verify(self, sentence: str, clause_id: str | None = None) -> Json:
        """Whether a sentence stands in a clause, in whole or changed, elsewhere, or nowhere.

        Returns:
            ``outcome``, the ``clause`` where it stands or None, how alike it is (0–100), the ``differences``: what was
            ``asked`` and what stands ``there`` instead, and of a changed one the other clause that it stands in
            unchanged (``exact_in``).
        """
        asked = self._bare(sentence[:LONGEST])
        language = "zh" if _HAN.search(sentence) else "en"
        if len(asked) < SHORTEST:
            return _told("nowhere", language, None, None, asked)
        placed = self._clause(clause_id) if clause_id else None
        if placed:
            near = self._near(asked, language, *placed)
            if asked in self._text(language, *placed):
                return _told("exact", language, placed, near, asked)
            if near.likeness >= CHANGED:
                exact = (other for other in self._others(sentence) if asked in self._text(language, *other))
                return _told("changed", language, placed, near, asked, next(exact, None))
        best = max(
            ((self._near(asked, language, *other), other) for other in self._others(sentence)),
            key=lambda pair: pair[0].likeness,
            default=None,
        )
        if best is None or best[0].likeness < CHANGED:
            return _told("nowhere", language, None, None, asked)
        if clause_id:
            return _told("elsewhere", language, best[1], best[0], asked)
        outcome: Verdict = "exact" if asked in self._text(language, *best[1]) else "changed"
        return _told(outcome, language, best[1], best[0], asked)

    def _others(self, sentence: str) -> Iterator[tuple[str, Clause]]:
        """The clauses that may hold a sentence: those with its exact run first, then the best for its words."""
        seen: set[str] = set()
        run = re.sub(r"[\"“”]", "", sentence).strip(" 。.\n")
        for request in (Request(f'"{run}"', per_page=_LOOKED_AT), Request(run, per_page=_LOOKED_AT)):
            for result in self._search(request).results:
                key = f"{result.document.id}/{result.clause.section}/{result.clause.ordinal}"
                if result.clause.kind != "document" and key not in seen:
                    seen.add(key)
                    yield result.document.id, result.clause

    def _near(self, asked: str, language: str, document_id: str, clause: Clause) -> _Near:
        text = self._text(language, document_id, clause)
        if not text:
            return _Near(0.0, "")
        if asked in text:
            return _Near(100.0, asked)
        if _shared(asked, text) < _HOPELESS:
            return _Near(0.0, "")
        return max((_at(asked, text, start) for start in _starts(asked, text)), key=lambda near: near.likeness)

    def _text(self, language: str, document_id: str, clause: Clause) -> str:
        english = self._resources.english(document_id, clause).text if language == "en" else None
        return self._bare(clause.text if language == "zh" else english or "")

    def _bare(self, text: str) -> str:
        return _SLIGHT.sub("", self._library.analyser.fold(text).text)

    def _clause(self, clause_id: str) -> tuple[str, Clause] | None:
        parts = clause_id.strip().removeprefix("/documents/").rsplit("/", 2)
        if len(parts) != 3 or not (parts[2].isascii() and parts[2].isdigit() and len(parts[2]) <= 6):
            return None
        number = self._library.catalogue.number_of(parts[0], parts[1], int(parts[2]))
        return None if number is None else self._library.clauses.at([number])[0]


def _shared(asked: str, text: str) -> float:
    """The share of the two-character strings of a sentence that stand in a text."""
    pairs = {asked[at : at + 2] for at in range(len(asked) - 1)}
    return sum(pair in text for pair in pairs) / max(1, len(pairs))


def _starts(asked: str, text: str) -> set[int]:
    """Where in a text a sentence may begin: where its longest stretches that stand there put it."""
    blocks = SequenceMatcher(None, asked, text, autojunk=False).get_matching_blocks()
    longest = sorted(blocks, key=lambda block: -block.size)[:_ANCHORS]
    return {max(0, block.b - block.a) for block in longest if block.size}


def _at(asked: str, text: str, start: int) -> _Near:
    """How near a sentence comes to the stretch of a text from a place on, up to its last common part."""
    window = text[start : start + len(asked) + _SLACK]
    blocks = [
        block for block in SequenceMatcher(None, asked, window, autojunk=False).get_matching_blocks() if block.size
    ]
    told = sum(block.size for block in blocks if block.size > 1)
    if not told:
        return _Near(0.0, "")
    first, last = blocks[0], blocks[-1]
    begin = start + max(0, first.b - first.a)
    end = start + min(len(window), last.b + last.size + (len(asked) - last.a - last.size))
    begin, end = _widened(text, begin, end)
    # Words that were left out weigh less than words that stand nowhere.
    likeness = 100 * (_ASKED * told / len(asked) + (1 - _ASKED) * told / max(end - begin, told))
    return _Near(likeness, text[begin:end])


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch up to the ends of the numbers that it cuts."""
    while 0 < start < len(text) and text[start - 1] in _DIGITS and text[start] in _DIGITS:
        start -= 1
    while 0 < end < len(text) and text[end - 1] in _DIGITS and text[end] in _DIGITS:
        end += 1
    return start, end


def _told(
    outcome: Verdict,
    language: str,
    placed: tuple[str, Clause] | None,
    near: _Near | None,
    asked: str,
    exact: tuple[str, Clause] | None = None,
) -> Json:
    clause = address(*placed) if placed else None
    return {
        "outcome": outcome,
        "language": language,
        "clause": clause,
        "url": f"/documents/{clause}" if clause else None,
        "likeness": round(near.likeness, 1) if near else 0.0,
        "exact_in": address(*exact) if exact else None,
        "differences": _differences(asked, near.there) if near and asked != near.there else [],
    }


def _differences(asked: str, there: str) -> list[Json]:
    """What stands there instead of what was asked, word by word, in order."""
    left, right = _WORD.findall(asked), _WORD.findall(there)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return [
        {"asked": "".join(left[a:b]), "there": "".join(right[c:d])}
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    ]
