"""The kinds of concepts in the reader's language."""

from __future__ import annotations

from markupsafe import Markup

from web.requests.language import catalogue
from web.requests.messages import N_

#: Kind of a row of the glossary → what a list of such concepts is called.
_KINDS = {
    "concept": N_("general concepts"),
    "technology": N_("technologies"),
    "clinical": N_("clinical terms"),
    "institution": N_("institutions"),
    "company": N_("companies"),
    "market": N_("market and trade"),
    "park": N_("parks and sites"),
    "verb": N_("verbs"),
    "industry": N_("industries"),
    "general": N_("common words"),
    "programme": N_("programmes"),
    "place": N_("places"),
    "department": N_("departments"),
    "heading": N_("headings"),
    "funding": N_("funding"),
    "need": N_("what people say"),
    "drug": N_("drugs"),
    "regulation": N_("regulation"),
    "policy": N_("policies"),
    "talent": N_("talent"),
    "service": N_("services"),
    "indicator": N_("indicators"),
    "slogan": N_("set phrases"),
    "document": N_("kinds of documents"),
    "device": N_("devices"),
    "facility": N_("facilities"),
    "university": N_("universities"),
    "plan": N_("plans"),
    "land": N_("land and buildings"),
    "hospital": N_("hospitals"),
    "district": N_("districts"),
    "political": N_("political terms"),
    "kind": N_("kinds"),
}


def kind_of_concept(kind: str) -> Markup:
    """What concepts of a kind are called; the kind itself, where an editor has made a new one."""
    return catalogue().text(_KINDS[kind]) if kind in _KINDS else Markup("{}").format(kind)
