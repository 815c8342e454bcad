"""Texts as OpenSearch holds them: a token for every two neighbouring characters, with the borders of words marked.

A run of characters is then a phrase of such tokens, found where it stands and nowhere else, and nothing has to be
verified. The same functions mark what is indexed and what is asked.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from index.analysis.borders import is_short_name, stands_whole
from index.analysis.folding import is_latin

#: Between a word and its weight; between tokens that stand at one place.
COUNTED, ALSO = "\x01", "\x02"
#: Before a token that begins, and behind one that ends, where no Latin word or number is cut in two.
OPENS, CLOSES = "\x03", "\x04"
#: Behind the last character of a text.
LAST = "\x05"

#: What is white space to a tokenizer or has a meaning here, and half of a surrogate pair, which is no UTF-8.
_UNSAFE = re.compile(r"[\s\x00-\x20\x7f-\xa0\u1680\u180e\u2000-\u200f\u2028\u2029\u202f\u205f\u3000\ud800-\udfff]")
_STRETCH = re.compile(r"[A-Za-z0-9.,]+")
_PLAIN = re.compile(r"[A-Za-wyzA-WYZ0-9]+|[A-Za-z]+")
#: Characters of a word that are kept; of a longer one its beginning and a digest.
_LONGEST = 400
#: Parts of one word of an English text that are marked; a longer one is no word.
_PARTS = 64


def safe(text: str) -> str:
    """A text without white space and control characters, character for character."""
    return _UNSAFE.sub("␠", text)


def term(word: str) -> str:
    """A word as one token."""
    word = safe(word)
    return word if len(word) <= _LONGEST else word[:100] + hashlib.sha256(word.encode()).hexdigest()


def marked(text: str) -> str:
    """The tokens of a folded text, parted by spaces: at each place its two characters and what borders they have."""
    clear = safe(text)
    tokens = list(map(str.__add__, clear, clear[1:] + LAST))
    opens, closes = _borders(text)
    for at in opens | {place - 1 for place in closes if place}:
        pair = tokens[at]
        also = [pair]
        if at in opens:
            also.append(OPENS + pair)
        if at + 1 in closes:
            also.append(pair + CLOSES)
            if at in opens:
                also.append(OPENS + pair + CLOSES)
        if at in opens and at in closes:
            also.append(OPENS + clear[at] + CLOSES)
        tokens[at] = ALSO.join(also)
    return " ".join(tokens)


def run_tokens(run: str, *, whole: bool) -> list[str]:
    """What a folded run of two characters or more is found by, in order.

    Args:
        run: What is looked for; no short Chinese name where it is whole.
        whole: Whether its Latin ends must be ends of words.
    """
    clear = safe(run)
    tokens = list(map(str.__add__, clear, clear[1:]))
    if whole and may_cut(run):
        if _STRETCH.match(run[0]):
            tokens[0] = OPENS + tokens[0]
        if _STRETCH.match(run[-1]):
            tokens[-1] += CLOSES
    return tokens


def may_cut(run: str) -> bool:
    """Whether an end of a run may cut a Latin word or a number in two."""
    return is_latin(run[0]) or is_latin(run[-1])


def is_name(run: str, *, whole: bool) -> bool:
    """Whether a run is found as a short Chinese name, between borders of words."""
    return whole and is_short_name(run)


def lone(character: str) -> str:
    """The token of one Latin character that is a word by itself."""
    return OPENS + safe(character) + CLOSES


def marked_words(text: str) -> str:
    """The tokens of words parted by spaces: each word, and the parts of it that begin or end at a border within it."""
    tokens, start = [], 0
    for word in text.split(" "):
        also = [term(word)] if word else []
        if word and not _PLAIN.fullmatch(word):
            also += _parts(text, start, word)
        if also:
            tokens.append(ALSO.join(also))
        start += len(word) + 1
    return " ".join(tokens)


def phrase_tokens(run: str) -> list[str]:
    """What a phrase of words is found by among :func:`marked_words`: at its ends, parts of words will do."""
    words = [term(word) for word in run.split()]
    if len(words) > 1:
        words[0] += ALSO + OPENS + words[0]
        words[-1] += ALSO + words[-1] + CLOSES
    elif words:
        words[0] = ALSO.join((words[0], OPENS + words[0], words[0] + CLOSES, OPENS + words[0] + CLOSES))
    return words


def _parts(text: str, start: int, word: str) -> Iterator[str]:
    inner = [at for at in range(1, len(word)) if stands_whole(text, 0, start + at)][:_PARTS]
    for place, at in enumerate(inner):
        yield OPENS + term(word[at:])
        yield term(word[:at]) + CLOSES
        for end in inner[place + 1 :] if len(inner) < _PARTS // 4 else ():
            yield OPENS + term(word[at:end]) + CLOSES


def _borders(text: str) -> tuple[set[int], set[int]]:
    """The places of characters before which, and behind which, no Latin word or number is cut in two."""
    opens: set[int] = set()
    closes: set[int] = set()
    for stretch in _STRETCH.finditer(text):
        start, end = stretch.span()
        if _PLAIN.fullmatch(text, start, end):
            opens.add(start)
            closes.add(end - 1)
            continue
        free = [stands_whole(text, 0, at) for at in range(start, end + 1)]
        opens.update(at for at, is_free in zip(range(start, end), free, strict=False) if is_free)
        closes.update(at for at, is_free in zip(range(start, end), free[1:], strict=True) if is_free)
    return opens, closes
