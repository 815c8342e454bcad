"""Harms a text as conversions, typesetters and other authors do, and says how much of its outline is still read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import opencc

from index.documents import Document, Section
from index.structuring import structure
from tests.index.structuring.sources import SEEDS, source

#: What a reader cannot see, set behind every seventh character.
_ZERO_WIDTH = "\u200b"

_DIGITS = "零一二三四五六七八九"
_MARK = re.compile(r"[*#_\s|-]")


def unharmed(name: str) -> tuple[str, Document]:
    """Gives one of the five documents and how it is read."""
    text = (SEEDS / f"{name}.txt").read_text(encoding="utf-8")
    return text, structure(source(text), name)


def renumber(name: str, number: Callable[[Section], str | None]) -> str:
    """Gives a document with other numbers before its headings; None leaves one as it is."""
    text, document = unharmed(name)
    for section in reversed(document.sections):
        wanted = number(section) if section.spans and section.number and section.kind == "section" else None
        if wanted is not None:
            start, end = section.spans[0].start, section.spans[-1].end
            at = text.index(section.number[0], start, end)
            behind = at + len(section.number)
            text = text[:at] + wanted + text[behind:].lstrip(" ")
    return text


def decimal(section: Section) -> str | None:
    """一、 becomes 1, （一） 1.1, 1. 1.1.1."""
    return f"{section.path} " if re.fullmatch(r"[\d.]+", section.path) else None


def arabic(section: Section) -> str | None:
    """一、 becomes 1、 and （一） （1）; 1. stays."""
    inside = re.fullmatch(r"[（(]?([一二三四五六七八九十]+)[)）、]?", section.number)
    if not inside:
        return None
    value = _value(inside.group(1))
    return f"（{value}）" if section.number[0] in "（(" else f"{value}、"


def _value(number: str) -> int:
    tens, ten, ones = number.rpartition("十")
    return (_DIGITS.index(tens) if tens else 1) * 10 * bool(ten) + (_DIGITS.index(ones) if ones else 0)


def wrap(text: str) -> str:
    """Breaks every line behind its fortieth character, wherever that is."""
    lines = (line[at : at + 40] for line in text.split("\n") for at in range(0, max(1, len(line)), 40))
    return "\n".join(lines)


def zero_width(text: str) -> str:
    return re.sub(r"(.{7})", rf"\1{_ZERO_WIDTH}", text)


def traditional(text: str) -> str:
    return opencc.OpenCC("s2t").convert(text)


def misread(text: str) -> str:
    """Takes 1 for l, 0 for O and 一、 for a dash, as the recognition of a picture does."""
    return re.sub(r"(?<=\d)0", "O", re.sub(r"(?<=\d)1", "l", text)).replace("一、", "—、")


def full_width(text: str) -> str:
    """Sets every letter, figure and sign in full width."""
    return "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in text)


def half_width(text: str) -> str:
    return "".join(chr(ord(each) - 0xFEE0) if "！" <= each <= "～" else each for each in text)


def outline(text: str, name: str = "text") -> set[tuple[str, str]]:
    """Gives path and title of every section, in one script and width and without marks."""
    simple = opencc.OpenCC("t2s")
    document = structure(source(text), name)
    return {(section.path, _norm(simple.convert(section.title or ""))) for section in document.sections}


def _norm(title: str) -> str:
    return _MARK.sub("", unicodedata.normalize("NFKC", title)).strip("。:：.、,")


def likeness(found: set[tuple[str, str]], wanted: set[tuple[str, str]]) -> float:
    """F1 of two outlines."""
    return 2 * len(found & wanted) / (len(found) + len(wanted))


def run_in(name: str, style: str = "") -> str:
    """Sets every heading of a style and the paragraph below it on one line, without a stop between."""
    text, document = unharmed(name)
    for section in reversed(document.sections):
        if section.spans and section.kind == "section" and re.match(style, section.number):
            end = section.spans[-1].end
            text = text[:end].rstrip("*") + text[end:].lstrip("\n*# ")
    return text


def unnumber(name: str, style: str) -> str:
    """Takes the numbers of one style off the headings."""
    return renumber(name, lambda section: "" if re.match(style, section.number) else None)
