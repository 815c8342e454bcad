"""Markup becomes a tree, in time linear to its length, whatever end tags are left out or left over.

libxml2 closes ``<td>``, ``<p>`` and ``<li>`` as browsers do and reads malformed tags in one pass; the parser of the
standard library needs minutes for 20,000 times ``<a``. It is fed line by line, so that each element knows its line.
"""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup

# Beautiful Soup sets this public name when lxml is there; only its types do not know it.
from bs4.builder import LXMLTreeBuilder  # type: ignore[attr-defined]
from bs4.element import Tag

#: What a part of a table stands in: an element that is open within that ends before it.
_AROUND = {
    "td": frozenset(("tr", "tbody", "thead", "tfoot", "table")),
    "th": frozenset(("tr", "tbody", "thead", "tfoot", "table")),
    "tr": frozenset(("tbody", "thead", "tfoot", "table")),
    "tbody": frozenset(("table",)),
    "thead": frozenset(("table",)),
    "tfoot": frozenset(("table",)),
}


class _LineFeeder(LXMLTreeBuilder):  # type: ignore[misc]
    """Feeds libxml2 one line at a time and keeps count."""

    line = 0

    def feed(self, markup: Any) -> None:
        """Parses the markup, UTF-8 bytes, line by line."""
        self.parser = self.parser_for("utf-8")
        for self.line, piece in enumerate(markup.split(b"\n"), start=1):
            self.parser.feed(piece + b"\n")
        self.parser.close()


class _Soup(BeautifulSoup):
    """A tree whose elements know the line of the file that they begin on, and whose cells end where the next begins."""

    builder: _LineFeeder

    def reset(self) -> None:
        """Empties the tree."""
        self._begun: list[Tag | None] = []
        self._open: set[int] = set()
        super().reset()

    def handle_starttag(self, name: str, *args: Any, **named: Any) -> Tag | None:
        """Opens an element, on the line that is being fed; a cell or a row ends what the one before left open."""
        around = _AROUND.get(name)
        if around and self.open_tag_counter.get("table"):
            self._close_within(around)
        tag: Tag | None = super().handle_starttag(name, *args, **named)
        if tag is not None:
            tag.sourceline = self.builder.line
        self._begun.append(tag)
        return tag

    def handle_endtag(self, name: str, nsprefix: str | None = None) -> None:
        """Closes the element that the parser means, if it is open still."""
        self.endData()
        tag = self._begun.pop() if self._begun else None
        if id(tag) in self._open:
            while self.popTag() is not None and id(tag) in self._open:
                pass

    def pushTag(self, tag: Tag) -> None:  # noqa: N802 (the name is Beautiful Soup's)
        """Opens a tag."""
        super().pushTag(tag)
        self._open.add(id(tag))

    def popTag(self) -> Tag | None:  # noqa: N802 (the name is Beautiful Soup's)
        """Closes the innermost tag; gives the one that is open then."""
        self._open.discard(id(self.tagStack[-1]))
        current: Tag | None = super().popTag()
        return current

    def _close_within(self, around: frozenset[str]) -> None:
        """Closes everything that is open within the nearest table, row group or row."""
        self.endData()
        while self.currentTag is not None and self.currentTag.name not in around and len(self.tagStack) > 1:
            self.popTag()


def parse(markup: str) -> BeautifulSoup:
    """Parses a page; each element has its ``sourceline`` from 1."""
    # A declaration of another encoding in the page would count again: it is decoded already.
    return _Soup(markup.encode("utf-8", "replace"), builder=_LineFeeder(), from_encoding="utf-8")
