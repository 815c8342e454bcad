"""What a reader wrote, cut into the things it names: concepts and names of the wordbook, words, filler.

The longest name wins: 医疗器械 is one thing and not 医疗 and 器械, venture capital is one and not two. Filler of
questions (哪个区, how many) is told apart, because a clause that answers a question does not repeat it. Single
characters side by side that are no word (医闹, 区校) are one string, or each of them would find half of all clauses; so
are an amount and its unit (2亿元), and a number as documents print it before their parts (第三条, Box 4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from index.analysis.analyser import Analyser, Token
from index.wordbook.book import Sense
from index.wordbook.headwords import OTHER, Rendering
from index.wordbook.naming import compact, key_of
from search.query.lookup import Lookup
from search.query.printed_number import NUMBER, Printed, printed
from search.query.tree import Node, Stretch

#: What has a unit behind it: 2亿元, 1,200万元, 190家.
_AMOUNT = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
#: Between an amount and its unit: 1,200万人, 300平方米.
_OF_UNITS = re.compile(r"(?:[十百千万亿]|平方|立方)$")
#: A measure that may have a word of its own behind it: 15平方公里.
_OF_MEASURES = ("平方", "立方")
_YEAR = re.compile(r"(?:19|20)\d\d")
#: Words that a question has at least: who certification is none.
_QUESTION = 3
#: Words of the longest name that is looked for: 上海市静安区国民经济和社会发展第十四个五年规划 is cut into ten.
_LONGEST = 10

#: ``string``: single characters side by side; ``amount``: one with its unit.
MentionKind = Literal["concept", "district", "word", "string", "amount", "printed", "filler"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing that is named.

    Attributes:
        typed: The characters as the reader wrote them.
        words: Its ranked words.
        leads: The entries of the wordbook that it leads to, which its words decide; none for a word that names none.
        start: Where it begins in the text that was cut.
        is_general: Whether it says little beside others (支持, new): it must be held where all is asked for, and only
            ranks where some of it is enough.
        number: The printed number that it is (第三条).
    """

    typed: str
    kind: MentionKind
    words: tuple[str, ...]
    leads: tuple[Sense, ...] = field(default=(), compare=False)
    start: int = field(default=0, compare=False)
    is_general: bool = field(default=False, compare=False)
    number: Printed | None = field(default=None, compare=False)

    @property
    def end(self) -> int:
        """Where it ends in the text that was cut."""
        return self.start + len(self.typed)

    @property
    def is_latin(self) -> bool:
        """Whether it is made of Latin words and numbers, in whatever width and with whatever signs (ＣＲＯ, CAR—T)."""
        return all(word.isascii() for word in self.words)

    @property
    def is_slight(self) -> bool:
        """Whether it is a single Han character (有, 进, 区), which says little without its neighbours."""
        return self.kind == "word" and len(self.words[0]) == 1 and not self.words[0].isascii()


def cut(text: str, analyser: Analyser, wordbook: Lookup, longest: int = _LONGEST) -> list[Mention]:
    """The parts of a text in order, none of more words than ``longest``; together they hold all of its words."""
    tokens = analyser.words(text)
    parts: list[Mention] = []
    numbers = _printed(text, tokens, analyser)
    at = 0
    while at < len(tokens):
        if at in numbers:
            number, end = numbers[at]
            words, start = tuple(token.text for token in tokens[at:end]), tokens[at].start
            part, at = Mention(text[start : tokens[end - 1].end], "printed", words, start=start, number=number), end
        else:
            part, at = _part(text, tokens, at, wordbook, longest)
        parts.append(part)
    return list(_joined(text, parts))


def _printed(text: str, tokens: Sequence[Token], analyser: Analyser) -> dict[int, tuple[Printed, int]]:
    """The printed numbers of a text: {the first token of one: the number, and the token behind it}."""
    folded = analyser.fold_spaced(text)
    starts = {token.start: place for place, token in enumerate(tokens)}
    ends = {token.end: place for place, token in enumerate(tokens, 1)}
    numbers: dict[int, tuple[Printed, int]] = {}
    for found in NUMBER.finditer(folded.text):
        start, end = folded.original(*found.span())
        if (number := printed(found)).value and start in starts and (last := ends.get(end, ends.get(end - 1))):
            numbers[starts[start]] = number, last
    return numbers


def _joined(text: str, parts: Sequence[Mention]) -> Iterator[Mention]:
    """The parts, single characters that stand side by side as one string."""
    before: list[Mention] = []
    for part in [*parts, None]:
        if before and not (part and part.start == before[-1].end and _goes_on(before, part)):
            words = tuple(word for each in before for word in each.words)
            start, end = before[0].start, before[-1].end
            kind: MentionKind = "amount" if _AMOUNT.fullmatch(before[0].typed) else "string"
            yield before[0] if len(before) == 1 else Mention(text[start:end], kind, words, (), start)
            before = []
        if part and (before or part.is_slight or _AMOUNT.fullmatch(part.typed)):
            before.append(part)
        elif part:
            yield part


def _goes_on(before: Sequence[Mention], part: Mention) -> bool:
    """Whether a part belongs to what stands before it: a single character to another, its unit to an amount."""
    if _AMOUNT.fullmatch(before[0].typed) and len(before) > 1:
        is_of_unit = part.is_slight or before[-1].typed in _OF_MEASURES
        return is_of_unit and _OF_UNITS.search(before[-1].typed) is not None
    if _AMOUNT.fullmatch(before[0].typed):
        is_year = _YEAR.fullmatch(before[-1].typed) is not None and part.typed[:1] == "年"
        return part.kind in ("word", "concept") and not part.is_latin and not is_year
    return before[-1].is_slight and part.is_slight


def _part(text: str, tokens: Sequence[Token], at: int, wordbook: Lookup, longest: int) -> tuple[Mention, int]:
    """The longest part that begins at a token, and where the next one begins."""
    for end in range(min(len(tokens), at + longest), at, -1):
        words = tuple(token.text for token in tokens[at:end])
        key = key_of(words)
        if len(key) < 2 and key not in wordbook.fillers:
            continue
        typed = text[tokens[at].start : tokens[end - 1].end]
        leads = () if _is_function_word(tokens, at, end, typed, wordbook) else _leads(key, wordbook)
        if leads and not _is_of_a_district(words, leads, wordbook):
            kind: MentionKind = "district" if any(lead.kind == "district" for lead in leads) else "concept"
            # Problems and goals lead to sections of that role, and say much.
            is_general = key in wordbook.slight and not any(lead.kind == "role" for lead in leads)
            return Mention(typed, kind, words, tuple(leads), tokens[at].start, is_general), end
        if key in wordbook.fillers:
            return Mention(typed, "filler", words, (), tokens[at].start), end
    token = tokens[at]
    typed = text[token.start : token.end]
    return Mention(typed, "word", (token.text,), (), token.start, token.text in wordbook.slight), at + 1


def _is_function_word(tokens: Sequence[Token], at: int, end: int, typed: str, wordbook: Lookup) -> bool:
    """Whether a word is no abbreviation though one is spelt like it: does it take, Who built the park.

    It is filler, not in capitals, and stands beside other filler or opens a question.
    """
    key = tokens[at].text
    if end - at > 1 or key not in wordbook.fillers or typed.isupper() or not typed.isascii():
        return False
    around = [*tokens[max(0, at - 1) : at], *tokens[end : end + 1]]
    opens = at == 0 and len(tokens) > _QUESTION and not wordbook.leads(tokens[end].text)
    return opens or any(token.text in wordbook.fillers for token in around)


def _is_of_a_district(words: tuple[str, ...], leads: Sequence[Sense], wordbook: Lookup) -> bool:
    """Whether a department is named with its district (长宁区科委), which are two things: any 区科委, of that one."""
    if not any(lead.kind == "department" for lead in leads):
        return False
    starts = (wordbook.leads(key_of(words[:end])) for end in range(1, len(words)))
    return any(lead.kind == "district" for found in starts for lead in found)


def _leads(key: str, wordbook: Lookup) -> Sequence[Sense]:
    """What a name leads to; one of Latin words may be written together (pu tuo qu, putuoqu)."""
    found = wordbook.leads(key)
    if found or " " not in key:
        return found
    together = compact(key)
    return wordbook.leads(together) or ([_written_together(together)] if wordbook.holds(together) else ())


def _written_together(word: str) -> Sense:
    """Health care, where the documents write healthcare."""
    return Sense(OTHER, word, "compound", (Rendering(word, "en", word, (word,)),))


def phrases(children: Sequence[Node]) -> Iterator[Node]:
    """The children of an And, neighbouring stretches joined: medical device is one phrase."""
    joined: list[str] = []
    for child in children:
        if isinstance(child, Stretch):
            joined.append(child.text)
            continue
        if joined:
            yield Stretch(" ".join(joined))
            joined = []
        yield child
    if joined:
        yield Stretch(" ".join(joined))
