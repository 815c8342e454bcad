"""What an element is: shown or not, a block or a run of words, part of the document or of the page around it."""

from __future__ import annotations

import re

from bs4.element import Tag

#: Never shown.
_UNSEEN = re.compile(
    "head|title|script|style|noscript|template|iframe|object|svg|canvas|video|audio|rt|rp|rtc|datalist"
)

#: What a page holds besides its document.
_PAGE = re.compile("nav|footer|aside|button|select|textarea")
_PAGE_ROLES = re.compile("navigation|banner|contentinfo|search|complementary|button|menu|menubar|toolbar|dialog")

#: Names that site builders give to what is around a document (``<div class="breadcrumb">``, ``<div id="footer">``).
_PAGE_NAMES = re.compile(
    r"(?:^|[-_])(?:nav|navbar|navigation|breadcrumbs?|crumbs?|dqwz|menus?|sidebar|(?:right|left)?-?side|bottom|footer|foot(?![-_]?notes?)|copyright"
    r"|share|bdshare|social|toolbar|tools?|pagination|pager|print|qrcode|ewm|erweima|rel|relate|related|xglj|xgyd|xgwj|xgzc|xgjd|recommend"
    r"|login|search|logo|topbar|banner|btns?|buttons?|alert|modal|popup|dialog|friendlinks?|links|skip)(?:$|[-_])"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")

_BLOCKS = re.compile(
    "address|article|aside|blockquote|body|caption|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer"
    "|form|h[1-6r]|header|html|legend|li|main|menu|nav|ol|option|p|pre|section|select|summary|table|tbody|td|tfoot|th"
    "|thead|tr|ul"
)

LEVELS = {f"h{level}": level for level in range(1, 7)}


def is_unseen(node: Tag) -> bool:
    """Whether the element is not shown to a reader: scripts, styles, the readings of <ruby>, what is hidden."""
    if _UNSEEN.fullmatch(node.name) or node.has_attr("hidden"):
        return True
    style = _style(node)
    return "display:none" in style or "visibility:hidden" in style


def is_block(node: Tag) -> bool:
    """Whether the element begins a line of its own."""
    return _BLOCKS.fullmatch(node.name) is not None


def is_page_part(node: Tag) -> bool:
    """Whether its name, role, class or id say that it belongs to the page around a document."""
    if _PAGE.fullmatch(node.name) or _PAGE_ROLES.fullmatch(str(node.get("role", "")).lower()):
        return True
    if node.name in ("body", "html", "article", "main"):
        return False
    return any(_PAGE_NAMES.search(name) for name in names(node))


def names(node: Tag) -> list[str]:
    """The class names and the id of an element, in lower case with hyphens: ``footerNav`` is ``footer-nav``."""
    classes: str | list[str] = node.get("class") or []
    listed = classes.split() if isinstance(classes, str) else [str(name) for name in classes]
    return [_CAMEL.sub("-", name).lower() for name in [*listed, str(node.get("id") or "")] if name]


def is_bold(node: Tag) -> bool:
    """Whether the element sets its words in bold type."""
    if node.name in ("b", "strong"):
        return True
    weight = re.search(r"font-weight:(bold|[6-9]00)", _style(node))
    return weight is not None and node.name not in LEVELS


def is_struck(node: Tag) -> bool:
    """Whether the element strikes its words out: they no longer hold."""
    return node.name in ("del", "s", "strike") or "line-through" in _style(node)


def _style(node: Tag) -> str:
    return "".join(str(node.get("style") or "").lower().split())
