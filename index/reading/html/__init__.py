"""A web page becomes the text its reader sees, line by line, with headings, lists, bold runs and table rows marked.

bytes → :mod:`parsing` → tree → :mod:`body` finds where the document stands on the page → :mod:`walking` goes through
the tree (with :mod:`tables`) → pieces → :mod:`around` says which of them are words of the page → lines. :mod:`facts`
reads what the page says beside its text. Nothing that is shown is dropped: menus and footers become lines of kind
``page``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from index.errors import SourceError
from index.reading.contract import Delivered, Reading
from index.reading.decoding import decode
from index.reading.html.around import mark_page_words
from index.reading.html.body import find_body
from index.reading.html.facts import complete, read_facts
from index.reading.html.parsing import parse
from index.reading.html.walking import walk
from index.reading.pieces import lines_of

__all__ = ["read_html"]

#: A longer page, pictures in it not counted, is divided first: its tree takes some thirty times as much memory.
_MOST_CHARACTERS = 12_000_000
_PICTURE = re.compile(r"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=\s]*")


def read_html(delivered: Delivered) -> Reading:
    """Reads a page: the text that its reader sees, its codec, its lines and what it says beside them.

    Raises:
        SourceError: If it is no text or shows none of its own, or is too long for the memory of a process.

    """
    markup, encoding = decode(delivered.data, delivered.name, declared=True)
    if len(markup) > _MOST_CHARACTERS:
        markup = _PICTURE.sub("", markup)
    if len(markup) > _MOST_CHARACTERS:
        raise SourceError(
            f"{delivered.name}: it has {len(markup):,} characters, more than {_MOST_CHARACTERS:,}; divide it, or save "
            "it as text (.txt)"
        )
    soup = parse(markup)
    facts = read_facts(soup)
    pieces = mark_page_words(walk(soup, find_body(soup)), facts)
    if all(piece.kind == "page" for piece in pieces):
        raise SourceError(
            f"{delivered.name}: the page shows no text; save the article itself (not its frame) and build again"
        )
    facts = complete(facts, (piece.text for piece in pieces if piece.kind == "page" and piece.where != "after"))
    lines = lines_of(replace(piece, paragraph=number) for number, piece in enumerate(pieces, start=1))
    return Reading("\n".join(line.text for line in lines), encoding, lines, facts)
