"""What else could be asked when nothing is found: without the filters, as bare characters, one part, the correction."""

from __future__ import annotations

from collections.abc import Sequence

from search.answers.results import Offer, Suggestion, Wider
from search.engines.protocol import Ask, Selected
from search.query.expand import Expander
from search.query.syntax import Parsed
from search.query.tree import Run

#: Wider choices of a kind that are offered.
_CHOICES = 4


def wider_asks(
    query: Parsed, unknown: Sequence[str], selected: Selected, expander: Expander
) -> list[tuple[Offer, str, Ask]]:
    """What else could be asked when nothing is found: without the filters, as bare characters, one part of it."""
    asks: list[tuple[Offer, str, Ask]] = []
    if selected:
        asks.append(("filters", query.text, Ask(expander.expand(query.tree), limit=0)))
    for text in unknown[:_CHOICES]:
        if len(text) > 1 and not text.isascii():
            asks.append(("run", f"“{text}”", Ask(Run(expander.analyser.fold(text).text), selected, limit=0)))
    for part in expander.parts(query.tree)[:_CHOICES]:
        if part.kind != "filler" and not part.is_slight and part.typed != query.text:
            asks.append(("parts", part.typed, Ask(expander.part(part), selected, limit=0)))
    return asks


def with_correction(offers: Sequence[Wider], suggestion: Suggestion | None) -> list[Wider]:
    """What else to ask, a correction that was not applied behind the query without its filters."""
    if suggestion is None or suggestion.applied:
        return list(offers)
    first = [offer for offer in offers if offer.kind == "filters"]
    return [*first, Wider("correction", suggestion.text, suggestion.hits), *offers[len(first) :]]
