"""What is left out though no filter has a value for it: 康复器械，假肢的不要; beds, skip the private ones."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from index.analysis.folding import HAN
from search.query.limit_words import EXCEPT, LEFT_OUT, PLAIN, PLAIN_BEHIND, SUBJECT_ASIDE

#: 抵押的贷款 behind 不要.
_OF_KIND = re.compile(rf"[{HAN}\dA-Za-z]{{1,8}}的[{HAN}A-Za-z]")
#: The others are no subject: skip the rest.
_OTHERS = re.compile(r"rest|others?|everything(?: else)?|anything else|其他|其它|其余|别的", re.I)
_ARTICLE = re.compile(r"^(?:the|an?|any) ", re.I)
#: A subject behind a comma, before what leaves it out.
_SUBJECT = re.compile(rf"[，,；;\s（(](?P<name>[{HAN}A-Za-z\d]{{2,12}}?)的?$")


class Subject(NamedTuple):
    """A subject that is left out.

    Attributes:
        start: Where what leaves it out begins in the query, in code points.
        end: Where that ends.
        words: The subject.
    """

    start: int
    end: int
    words: str


def subject_of(text: str, match: re.Match[str]) -> Subject | None:
    """The subject behind words that leave something out; None where these may mean something else there.

    Args:
        text: The query.
        match: Of the words, with the groups ``not`` and ``not_en``.
    """
    stretch = _stretch().match(text, match.end()) if _leaves_out(text, match) else None
    if stretch is None or _OTHERS.fullmatch(_bare(stretch[0])):
        return None
    return Subject(match.start(), stretch.end(), _bare(stretch[0]))


def subject_before(text: str) -> Subject | None:
    """The subject that closes a query and is left out by what stands behind it; None where nothing is."""
    for match in re.finditer(LEFT_OUT, text):
        before = _SUBJECT.search(text[: match.start()])
        if before and text[: before.start()].strip():
            return Subject(before.start(), match.end(), _bare(before["name"]))
    aside = SUBJECT_ASIDE.search(text)
    if aside is None or not text[: aside.start()].strip():
        return None
    return Subject(aside.start(), aside.end(), _bare(aside["name"] or aside["left"]))


def _leaves_out(text: str, match: re.Match[str]) -> bool:
    """Whether words mean nothing but leaving out: at the beginning of what is said (怎么去掉油污 asks how).

    What opens a query and goes on with 的 says of what kind something is (不要抵押的贷款).
    """
    before, words = text[: match.start()].rstrip(), match["not"] or match["not_en"] or ""
    if before and (before[-1] in "，,；;。(（" or EXCEPT.fullmatch(words)):
        return any(pattern.fullmatch(words) for pattern in (PLAIN, PLAIN_BEHIND, EXCEPT))
    opens = not before and _OF_KIND.match(text, match.end()) is None
    return (opens or text[match.start() - 1 : match.start()] == " ") and PLAIN.fullmatch(words) is not None


@cache
def _stretch() -> re.Pattern[str]:
    """What is left out as words: Chinese to the next space, English to the end of what is said."""
    ends = rf"[，,。；;：:、?？{HAN}]|$| (?:in|of|at|from|within) (?:the )?[A-Z]"
    return re.compile(rf"[A-Za-z\d].*?(?={ends})|[^\s，,。；;、的]+")


def _bare(words: str) -> str:
    return _ARTICLE.sub("", words.strip())
