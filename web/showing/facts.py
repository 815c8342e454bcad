"""What a document page says about its document: a name and a value for each thing that is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from web.requests.language import TAGS, catalogue
from web.requests.messages import N_
from web.requests.views import languages
from web.showing.dates import day
from web.showing.texts import run

#: Key of the metadata → its name. What the document resource holds itself stands first.
NAMES = {
    "title": N_("Title"),
    "cover_title": N_("Title of the covering notice"),
    "issuers": N_("Issued by"),
    "number": N_("Document number"),
    "date": N_("Date"),
    "type": N_("Type"),
    "status": N_("Status"),
    "stage": N_("Stage"),
    "comments_until": N_("Comments until"),
    "effective": N_("In force from"),
    "expires": N_("In force until"),
    "period": N_("Period"),
    "history": N_("History"),
    "addressees": N_("Addressed to"),
    "copied_to": N_("Copied to"),
    "approved_by": N_("Approved by"),
    "printed_by": N_("Printed by"),
    "printed_date": N_("Printed on"),
    "signatory": N_("Signed by"),
    "result": N_("Result"),
    "disclosure": N_("Public disclosure"),
    "contact": N_("Contact"),
    "telephone": N_("Telephone"),
    "address": N_("Address"),
    "postcode": N_("Postcode"),
}
_DATES = {"date", "printed_date", "comments_until", "effective", "expires"}
#: How far a document has got, in words.
_STAGES = {
    "draft": N_("draft"),
    "draft for comments": N_("draft for comments"),
    "final project draft": N_("final draft of a project"),
    "issued": N_("issued"),
    "repealed": N_("repealed"),
}
#: What was done to a document, in words.
_EVENTS = {
    "passed": N_("passed"),
    "approved": N_("approved"),
    "issued": N_("issued"),
    "amended": N_("amended"),
    "in force": N_("in force"),
    "repealed": N_("repealed"),
}
#: Shown as the heading of the page.
_ELSEWHERE = {"title"}


def facts_of(document: Mapping[str, Any]) -> Iterator[tuple[str, Markup]]:
    """Names in the reader's language, values in the languages of the view.

    Of the status as it is printed and the stage that it means, a reader is told one.
    """
    texts = catalogue()
    stated = document.get("metadata") or {}
    for key, name in NAMES.items():
        value = document.get(key) or stated.get(key)
        if value and key not in _ELSEWHERE and not (key == "stage" and document.get("status")):
            yield texts.text(name), _marked(_shown(key, value), inferred=key in stated.get("inferred", ()))
    source = document["source"]
    yield texts.text("Contents"), size_of(document["counts"])
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


def capitalised(text: str) -> str:
    """An English word of the documents as it begins a line: implementing opinions → Implementing opinions."""
    return text[:1].upper() + text[1:]


def _marked(shown: Markup, *, inferred: bool) -> Markup:
    """A value, with a word behind it where no line of the document states it."""
    return Markup("{} <small>{}</small>").format(shown, catalogue().text("(inferred)")) if inferred else shown


def _event(event: Mapping[str, Any]) -> Markup:
    """What was done to a document, when and by whom."""
    done = Markup("{} {}").format(_dated(event["date"]), catalogue().text(_EVENTS[event["kind"]]))
    bodies = "、".join(event["bodies"])
    return Markup('{} (<span lang="{}">{}</span>)').format(done, TAGS["zh"], bodies) if bodies else done


def _dated(value: Any) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(value, day(str(value)))


def _shown(key: str, value: Any) -> Markup:
    """A date, one text or several, in each language of the view, the second on a line of its own."""
    if key in _DATES:
        return _dated(value)
    if key == "stage":
        return catalogue().text(_STAGES[value])
    if key == "history":
        return Markup("<br>").join(map(_event, value))
    if key == "period" and isinstance(value, Mapping):
        ended = catalogue().text("period ended") if value["ended"] else ""
        return Markup("{}–{} {}").format(value["from"], value["to"], ended)
    parts = value if isinstance(value, (list, tuple)) else [value]
    if not all(isinstance(part, Mapping) for part in parts):
        return Markup('<span lang="{}">{}</span>').format(TAGS["zh"], "、".join(map(str, parts)))
    lines = dict.fromkeys(_joined(language, parts) for language in languages())
    return Markup("<br>").join(lines)


def _joined(language: str, parts: Sequence[Mapping[str, Any]]) -> Markup:
    """Several texts in one language, each in Chinese where it has no other."""
    found = [shown for part in parts if (shown := run(language, part)) is not None]
    joint = "、" if all(each.lang == TAGS["zh"] for each in found) else "; "
    capital = (each._replace(text=capitalised(each.text)) for each in found)
    texts = (Markup('<span lang="{}">{}</span>').format(each.lang, each.html) for each in capital)
    return Markup(joint).join(texts)
