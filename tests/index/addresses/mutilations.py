"""What new conversions of a document do to its text: each takes the text and its document and gives another text."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from index.documents import Document

Mutilation = Callable[[str, Document, random.Random], str]

NEWCOMER = (
    "开展国际合作交流\n\n鼓励企业参加境外展会和标准制定，形成开放合作的新局面。\n\n支持设立海外创新中心三个。\n\n"
)
_RETYPED = str.maketrans("（）“”，：；〔〕12A", '()"",:;[]１２Ａ')
#: What opens a heading, an item or mark-up, and is not joined to the paragraph before it.
_OPENS = re.compile(r"\s*[#（(\-|*!一二三四五六七八九十\d专图表]")


def insert_section(text: str, document: Document, random_: random.Random) -> str:
    """A section before one of the first half."""
    headed = [section for section in document.sections if section.spans and section.kind == "section"]
    before = random_.choice(headed[: max(1, len(headed) // 2)])
    return text[: before.spans[0].start] + before.number + NEWCOMER + text[before.spans[0].start :]


def remove_section(text: str, document: Document, random_: random.Random) -> str:
    """One heading with what stands directly below it."""
    starts = [section.spans[0].start for section in document.sections if section.spans] + [len(text)]
    place = random_.randrange(1, len(starts) - 1)
    return text[: starts[place]] + text[starts[place + 1] :]


def swap_sections(text: str, document: Document, random_: random.Random) -> str:
    """Two neighbours of the second level, or where there are too few of the first, change places."""
    level = 2 if sum(section.level == 2 for section in document.sections) > 2 else 1
    starts = [section.spans[0].start for section in document.sections if section.spans and section.level <= level]
    starts.append(len(text))
    first = random_.randrange(len(starts) - 2)
    a, b, c = starts[first : first + 3]
    return f"{text[:a]}{text[b:c]}\n\n{text[a:b]}{text[c:]}"


def split_paragraphs(text: str, _: Document, random_: random.Random) -> str:
    """A third of the long paragraphs in two, at a full stop."""

    def cut(found: re.Match[str]) -> str:
        line = found.group()
        stop = line.find("。", 30, -30)
        return f"{line[: stop + 1]}\n\n{line[stop + 1 :]}" if stop > 0 and random_.random() < 1 / 3 else line

    return re.sub(r"[^\n]{120,}", cut, text)


def merge_paragraphs(text: str, _: Document, random_: random.Random) -> str:
    """Half of the paragraphs that end with a full stop go on with the next one."""
    parts = re.split(r"(\n\s*\n)", text)
    for place in range(1, len(parts) - 1, 2):
        is_plain = parts[place - 1].rstrip().endswith("。") and not _OPENS.match(parts[place + 1])
        if is_plain and len(parts[place - 1]) > 60 and random_.random() < 0.5:
            parts[place] = ""
    return "".join(parts)


def number_otherwise(text: str, _: Document, __: random.Random) -> str:
    """Half-width brackets, 1. for 一是, a full-width point for 、."""
    for han, digit in zip("一二三四五", "12345", strict=True):
        text = text.replace(f"{han}是", f"{digit}.")
    text = re.sub(r"(?m)^(\s*#*\s*)（([一二三四五六七八九十]+)）", r"\1(\2)", text)
    return re.sub(r"(?m)^(\s*)(\d)、", r"\1\2．", text)


def retype(text: str, _: Document, __: random.Random) -> str:
    """Other brackets, quotation marks, spaces and width in every long line."""
    lines = text.split("\n")
    return "\n".join(f"{one[:20]} {one[20:]}".translate(_RETYPED) if len(one) > 40 else one for one in lines)


def change_words(text: str, _: Document, random_: random.Random) -> str:
    """Three words of two characters."""
    for _place in range(3):
        found = [match.start() for match in re.finditer(r"[一-鿿]{6}", text)]
        at = random_.choice(found) + 2
        text = f"{text[:at]}乾坤{text[at + 2 :]}"
    return text


def repeat_paragraph(text: str, _: Document, random_: random.Random) -> str:
    """A paragraph stands in a second place as well."""
    lines = text.split("\n")
    long = [place for place, line in enumerate(lines) if 80 < len(line) < 1200 and line[:1] not in "|#-"]
    source, place = random_.choice(long), random_.choice(long)
    lines[place:place] = [lines[source], ""]
    return "\n".join(lines)


MUTILATIONS: tuple[Mutilation, ...] = (
    insert_section,
    remove_section,
    swap_sections,
    split_paragraphs,
    merge_paragraphs,
    number_otherwise,
    retype,
    change_words,
    repeat_paragraph,
)
