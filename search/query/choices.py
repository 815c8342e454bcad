"""What a part of a query may be written as in the documents: itself, its renderings, the general dictionary's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.analysis.analyser import Analyser
from index.wordbook.headwords import OTHER, PREFERRED, RELATED, SPELT, Rendering
from search.query.lookup import Lookup
from search.query.phrases import Mention, cut
from search.query.printed_number import writings
from search.query.tree import And, Best, Choice, Coded, Node, Or, Prefer, Run, Scope, Word

#: What a run in a title above the clause adds, against the same run in its text. Tuned on the judged queries.
TITLE_RUN = 0.5
#: What a rendering is worth against what was typed, by how the typed name leads to its concept. Tuned likewise.
RENDERING = {PREFERRED: 0.8, OTHER: 0.7, SPELT: 0.9, RELATED: 0.55}
#: Weight of a rendering of the general dictionary, which knows nothing of the field, against what was typed.
GENERAL = 0.35
#: Weight of standing in a section of the role that was asked for (problems, goals), against saying its name.
ROLE = 1.0
#: Weight of holding every word that a long name is made of, apart, against holding the name.
INNER = 0.7
#: Names of fewer words are taken as they are.
_LONG = 3
#: Weight of a word of the same family against the word that was typed: investing for investment.
FAMILY = 0.5
#: Letters of a word below which it is left alone: families of short words are chance.
_SHORTEST_OF_FAMILY = 5
#: Renderings of one part at most, so that a question costs what it costs.
_RENDERINGS = 14
_GENERAL_RENDERINGS = 3

#: A number at the head of a part, and the digits that stand together in it.
_AMOUNT = re.compile(r"\d{1,15}(?:,\d{3})*(?:\.\d+)?(?![\d.,])")
_THOUSANDS = 3
_YEAR = str.maketrans("0123456789", "〇一二三四五六七八九")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


def choices(part: Mention, analyser: Analyser, wordbook: Lookup, scope: Scope, *, is_alone: bool = False) -> Best:
    """The ways to say a part, what was typed first.

    Args:
        part: What is asked for.
        analyser: Cuts and folds its renderings.
        wordbook: Knows them.
        scope: Where they are looked for.
        is_alone: Whether the part alone finds a clause, whatever else was asked: a word that is only translated by the
            general dictionary, or only akin, is too little for that.
    """
    if part.number:
        return Best(tuple(Choice(node) for node in other_writings(part, scope)))
    ways = [Choice(literal(part.typed, part.words, analyser, scope))]
    ways += [Choice(Coded("role", lead.code), ROLE) for lead in part.leads if lead.kind == "role" and scope == "all"]
    ways += [Choice(node, INNER) for node in _inner(part, analyser, wordbook, scope)]
    ways += [Choice(_run(rendering, part.typed, scope), weight) for rendering, weight in renderings(part)]
    if part.kind == "word" and not is_alone:
        ways += [Choice(node, GENERAL) for node in _general(part, analyser, wordbook, scope)]
        ways += [Choice(node, FAMILY) for node in _family(part, wordbook, scope)]
    ways += [Choice(node) for node in other_writings(part, scope)]
    return Best(tuple(ways))


def _inner(part: Mention, analyser: Analyser, wordbook: Lookup, scope: Scope) -> Iterator[Node]:
    """A long name by what it is made of: AI 药物研发 is AI and 药物研发, each in any of its renderings."""
    if len(part.words) >= _LONG:
        inner = [one for one in cut(part.typed, analyser, wordbook, len(part.words) - 1) if one.kind != "filler"]
        if len(inner) > 1 and any(one.leads for one in inner):
            yield And(tuple(choices(one, analyser, wordbook, scope) for one in inner))


def literal(typed: str, words: tuple[str, ...], analyser: Analyser, scope: Scope) -> Node:
    """What was typed as it stands, in text or title, or all its words.

    区 of 产业区 and 2 of 2亿元 say nothing by themselves.
    """
    if len(words) == 1:
        return Word(words[0], scope)
    folded = analyser.fold(typed).text
    found: list[Node] = [Run(folded, "titles", TITLE_RUN, words, whole=True)]
    if scope != "titles":
        found.insert(0, Run(folded, "text", 1.0, words, whole=True))
        if folded.isascii():
            found.insert(0, Run(" ".join(words), "english", 1.0, words))
    apart = And(tuple(Word(word, scope) for word in words))
    is_run = any(is_single(word) or word[:1].isdigit() for word in words)
    return Prefer(Or(tuple(found)), apart) if is_run else Or((*found, apart))


def is_single(word: str) -> bool:
    """Whether a word is a single Han character."""
    return len(word) == 1 and not word.isascii()


def renderings(part: Mention) -> list[tuple[Rendering, float]]:
    """The renderings of the concepts that a part names, each with its best weight; without the part itself."""
    weights: dict[Rendering, float] = {}
    for lead in part.leads:
        for rendering in lead.renderings:
            if rendering.words != part.words:
                weights[rendering] = max(weights.get(rendering, 0.0), RENDERING[lead.rank])
    return list(weights.items())[:_RENDERINGS]


def _run(rendering: Rendering, typed: str, scope: Scope) -> Node:
    """A rendering as it stands in text or title."""
    text, words = rendering.folded, rendering.words
    title = Run(text, "titles", TITLE_RUN, words, whole=True, typed=typed)
    if scope == "titles":
        return title
    if len(words) == 1:
        return Word(words[0], scope, typed=typed)
    if rendering.language == "en":
        run = Run(" ".join(words), "english", 1.0, words, typed=typed)
    else:
        run = Run(text, "text", 1.0, words, whole=True, typed=typed)
    # A run stands or does not; how often its words stand, and in how short a text, tells its clauses apart.
    return Prefer(Or((run, title)), And(tuple(Word(word, scope, typed=typed) for word in words)))


def _general(part: Mention, analyser: Analyser, wordbook: Lookup, scope: Scope) -> Iterator[Node]:
    for text in wordbook.general(part.words[0])[:_GENERAL_RENDERINGS]:
        words = tuple(token.text for token in analyser.words(text))
        if words and words != part.words:
            rendering = Rendering(text, "en" if text.isascii() else "zh", analyser.fold(text).text, words)
            yield _run(rendering, part.typed, scope)


def _family(part: Mention, wordbook: Lookup, scope: Scope) -> Iterator[Node]:
    word = part.words[0]
    if word.isascii() and word.isalpha() and len(word) >= _SHORTEST_OF_FAMILY:
        kin = wordbook.family(word)
        # Of parking only park is there: a noun, and no verb of which it would be a form, or it had others (investment).
        if not all(_is_ing_of(word, other) or _is_ing_of(other, word) for other in kin):
            yield from (Word(other, scope, typed=part.typed) for other in kin)


def _is_ing_of(word: str, base: str) -> bool:
    """Whether a word is another one with -ing: parking, housing, planning."""
    return word in (f"{base}ing", f"{base.removesuffix('e')}ing", f"{base}{base[-1:]}ing")


def other_writings(part: Mention, scope: Scope) -> Iterator[Node]:
    """二〇二五年 = 2025年, 1200万 = 1,200万, 第3条 = 第三条: a part with its numbers as they may be written besides."""
    several: tuple[Scope, ...] = ("text", "titles") if scope == "all" else (scope,)
    if part.number:
        runs = (Run(text, each, whole=True, typed=part.typed) for text in writings(part.number) for each in several)
        yield Or(tuple(runs))
        return
    words = tuple(_other_year(word) for word in part.words)
    if words != part.words:
        found = tuple(Word(word, scope, typed=part.typed) for word in words)
        yield found[0] if len(found) == 1 else And(found)
    amount = _AMOUNT.match(part.typed)
    if amount and (other := _other_amount(amount[0])) != amount[0]:
        text = other + part.typed[amount.end() :]
        yield Or(tuple(Run(text, each, whole=True, typed=part.typed) for each in several))


def _other_amount(amount: str) -> str:
    """A number with its thousands apart, or together where they are apart: 1200 = 1,200."""
    if "," in amount:
        return amount.replace(",", "")
    whole, point, rest = amount.partition(".")
    return f"{int(whole):,}{point}{rest}" if len(whole) > _THOUSANDS else amount


def _other_year(word: str) -> str:
    """A year in the other digits, any other word as it is."""
    if len(word) != 4 or (not word.isdecimal() and word.translate(_DIGITS) == word):
        return word
    other = word.translate(_YEAR) if word.isascii() else word.translate(_DIGITS)
    return other if word.isascii() or (other.isascii() and other.isdigit()) else word
