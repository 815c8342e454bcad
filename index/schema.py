"""The fields of the index, as data: what is searched and how much it weighs.

Nothing here knows an engine: adapters build their own schema from :data:`FIELDS`, the ranking reads the weights from
it, and a change of :data:`SCHEMA_VERSION` makes every older generation outdated.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SCHEMA_VERSION = 10


@dataclass(frozen=True, slots=True)
class Field:
    """One ranked field of a clause.

    Attributes:
        name: Its name in every engine.
        boost: The weight of one occurrence against one in the clause text, in BM25F.
        b: How far the length of the field counts, 0 (not) to 1 (in full).
        language: Of its words.
    """

    name: str
    boost: float
    b: float
    language: Literal["zh", "en"] = "zh"


#: Ranked fields, strongest source of evidence first. The values are tuned by `make relevance`.
FIELDS = (
    Field("text", boost=1.0, b=0.3),
    Field("heading", boost=1.5, b=0.3),
    Field("section", boost=1.2, b=0.3),
    Field("ancestors", boost=0.4, b=0.3),
    Field("title", boost=0.3, b=0.3),
    Field("issuer", boost=0.3, b=0.3),
    Field("number", boost=0.5, b=0.0),
    Field("text_en", boost=1.0, b=0.3, language="en"),
    Field("heading_en", boost=1.5, b=0.3, language="en"),
    Field("section_en", boost=1.2, b=0.3, language="en"),
    Field("ancestors_en", boost=0.4, b=0.3, language="en"),
    Field("title_en", boost=0.3, b=0.3, language="en"),
    Field("issuer_en", boost=0.3, b=0.3, language="en"),
    # Not text of the clause but what it answers (seeds/questions); only asked of itself, never as part of the clause.
    Field("asked", boost=1.0, b=0.3),
    Field("asked_en", boost=1.0, b=0.3, language="en"),
)

#: Folded two-character strings of the text fields: candidates for exact runs once the corpus is large.
BIGRAMS = "bigrams"
#: Names of the terms (glossary, departments, districts) that a folded text holds as they are written, by language.
RUNS = {"zh": "runs", "en": "runs_en"}
#: The same names where their words stand side by side, parted by spaces: medical device in any inflection.
PHRASES = {"zh": "phrases", "en": "phrases_en"}
#: Short Chinese names that stand in a folded text between borders of words and are no word of it: 本市 in 本/市.
SHORT_NAMES = "short_names"
#: Numbers of documents that a text cites between brackets, as it prints them.
CITED = "cited"

#: What is kept of an entry beside its ranked words: whether it holds a term, not how often.
TERM_FIELDS = (BIGRAMS, *RUNS.values(), *PHRASES.values(), CITED, SHORT_NAMES)
