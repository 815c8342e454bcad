"""What a document page says about its document: a name and a value for each thing that is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from web.dates import day
from web.language import TAGS, catalogue
from web.messages import N_

#: Key of the metadata → its name. What the document resource holds itself stands first.
NAMES = {
    "title": N_("Title"),
    "cover_title": N_("Title of the covering notice"),
    "issuers": N_("Issued by"),
    "number": N_("Document number"),
    "date": N_("Date"),
    "type": N_("Type"),
    "status": N_("Status"),
    "period": N_("Period"),
    "addressees": N_("Addressed to"),
    "copied_to": N_("Copied to"),
    "approved_by": N_("Approved by"),
    "printed_by": N_("Printed by"),
    "printed_date": N_("Printed on"),
    "signatory": N_("Signed by"),
    "result": N_("Result"),
    "disclosure": N_("Disclosure"),
    "contact": N_("Contact"),
    "telephone": N_("Telephone"),
    "address": N_("Address"),
    "postcode": N_("Postcode"),
}
_DATES = {"date", "printed_date"}
#: Shown as the heading of the page.
_ELSEWHERE = {"title"}


def facts_of(document: Mapping[str, Any]) -> Iterator[tuple[str, Markup]]:
    """Names in the reader's language, values as the document states them."""
    texts = catalogue()
    stated = document.get("metadata") or {}
    for key, name in NAMES.items():
        value = document.get(key) or stated.get(key)
        if value and key not in _ELSEWHERE:
            yield texts.text(name), _shown(key, value)
    source = document["source"]
    yield texts.text("Holds"), size_of(document["counts"])
    yield texts.text("Source file"), Markup("<code>{}</code>").format(source["file"])
    yield Markup("SHA-256"), Markup('<code class="hash">{}</code>').format(source["sha256"])


def size_of(counts: Mapping[str, int]) -> Markup:
    """How many sections and clauses there are, in words."""
    texts = catalogue()
    return texts.text(
        "{sections}, {clauses}",
        sections=texts.counted("{count} section", "{count} sections", counts["sections"]),
        clauses=texts.counted("{count} clause", "{count} clauses", counts["clauses"]),
    )


def _shown(key: str, value: Any) -> Markup:
    if key in _DATES:
        return Markup('<time datetime="{}">{}</time>').format(value, day(str(value)))
    text = "、".join(value) if isinstance(value, (list, tuple)) else str(value)
    return Markup('<span lang="{}">{}</span>').format(TAGS["zh"], text)
