"""The form of an English text beside its Chinese: its signs in pairs, its lines, its length, its spelling."""

from __future__ import annotations

import re

from tests.translations.names import HAN

#: From so many characters on, so many words of English to a character, at least and at most. The whole corpus has 0.78.
PLAUSIBLE = ((40, 0.55, 1.01), (20, 0.50, 1.20))

_QUOTED = re.compile('[“"][^”"]*[”"]')

_NEVER_ISE = "capsize|citizen|horizon|prize|seize|size|sized|sizes|sizing|seized|seizes|seizing"
_IZE = re.compile(r"\b[A-Za-z]+(?:iz|yz)(?:e|ed|es|er|ers|ing|ation|ations)\b")
_AMERICAN = re.compile(
    r"(?i)\b(?:color|labor|favor|behavior|neighbor|harbor|honor|center|fiber|meter|liter|theater|program|catalog|"
    r"tumor|pediatric|orthopedic|hemodialysis|anesthesia|estrogen|leukemia|aging|fulfill|enroll|enrollment|skillful|"
    r"defense|offense|modeling|labeling|traveling|canceled|gray|judgment|license)(?:s|ed|ing)?\b"
)


def implausible_length(chinese: str, english: str) -> list[str]:
    """A text that is much too short or too long for its Chinese: something was left out or added."""
    characters = len(re.findall(f"[{HAN}]|[0-9.]+", chinese))
    share = len(english.split()) / (characters or 1)
    least, most = next(((low, high) for length, low, high in PLAUSIBLE if characters >= length), (0.0, share))
    return [] if least <= share <= most else [f"{share:.2f} words to a character"]


def other_lines(chinese: str, english: str) -> list[str]:
    """Lines: as many in English as in Chinese."""
    counts = chinese.count("\n"), english.count("\n")
    return [] if counts[0] == counts[1] else [f"{counts[0]} line breaks became {counts[1]}"]


def loose_signs(_: str, english: str) -> list[str]:
    """Quotes and brackets that are not closed, doubled stops, spaces that stand wrong."""
    found = [sign for sign, other in ("()", "[]") if english.count(sign) != english.count(other)]
    found += ['"'] if english.count('"') % 2 else []
    found += re.findall(r"  | [,.;:!?)](?!\d)|\( |(?<!\.)\.\.(?!\.)|,,|[,;:]\.|^\s|\s$", english)
    return found


def lost_quotes(chinese: str, english: str) -> list[str]:
    """Names in quotes and titles in 《》 that are no longer quoted in English, or quotes that were added.

    十四五 loses its quotes (14th Five-Year Plan); 腾笼换鸟 is a picture, so it gets them.
    """
    plain = re.sub('[“"]十[三四]五[”"]', "", chinese)
    titles = len(re.findall("《[^《》]*》", plain))
    outside = re.sub("《[^《》]*》", "", plain)
    wanted = titles + outside.count("“") + outside.count('"') // 2 + ("腾笼换鸟" in _QUOTED.sub("", outside))
    printed = english.count('"')
    return [] if wanted == printed // 2 else [f"{wanted} quotes became {printed // 2}"]


def american_spelling(_: str, english: str) -> list[str]:
    """Words that are not spelt in the British way."""
    words = [match[0] for match in _IZE.finditer(english) if not re.fullmatch(f"(?i)(?:{_NEVER_ISE})", match[0])]
    return words + [match[0] for match in _AMERICAN.finditer(english)]


def open_sentence(chinese: str, english: str) -> list[str]:
    """A text whose Chinese ends a sentence ends one too, and no other does."""
    ends = re.search(r"。[”\"）]?$", chinese) is not None
    ended = re.search(r'(?<!No)\.["\)]*$', english) is not None
    return [] if ends == ended else [english[-20:]]
