"""How a cluster holds the clauses of a generation: fields, analysers, and the similarity that is BM25F's saturation.

A word's weight in a clause (:mod:`index.entries.weighing`) is kept as its term frequency, in fixed point. A similarity
of two lines saturates it, so that a score is the same on one shard and on many, and exact to five places.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from index.entries.weighing import K1
from index.storing.opensearch.marking import ALSO, COUNTED

#: Raised when documents come out otherwise: what a cluster holds of an earlier form is not taken over.
FORM = 2

#: A weight of one, as a term frequency.
SCALE = 2**18

#: Scope of words → field of their weights.
WEIGHTS = {"all": "w_all", "text": "w_text", "titles": "w_titles", "asked": "w_asked"}
#: Scope of runs → field of their tokens, and that of the short names that stand in them.
RUNS = {"text": "runs", "titles": "titles"}
NAMES = {"text": "names", "titles": "names_titles"}
#: The words of the English text, for phrases.
ENGLISH = "english"
#: What two characters of the text are worth in a clause: its length, saturated.
CHARACTERS = "characters"
#: The place of an entry in reading order, the same in every generation; again, of those that repeat or are repeated.
SEAT, MEMBER = "seat", "member"
#: The facets that hits are counted by, and the one that they are only filtered by.
FACETS = ("district", "document", "role", "kind", "department", "issuer", "year")
SECTION = "section"

#: The name of the tokenizer-only analyser that questions are read by, and of the one that reads tokens at one place.
PLAIN, SEVERAL = "plain", "several"


def facet_field(facet: str) -> str:
    """The field of the codes of a facet."""
    return f"f_{facet}"


def index_body(shards: int, meta: Mapping[str, Any]) -> dict[str, Any]:
    """What an index is made with."""
    return {
        "settings": {
            "index": {
                "number_of_shards": shards,
                "auto_expand_replicas": "0-1",
                "refresh_interval": "-1",
                "max_result_window": 100_000,
                "similarity": {"weight": _SIMILARITY},
            },
            "analysis": _ANALYSIS,
        },
        "mappings": {"dynamic": "strict", "_source": {"enabled": False}, "_meta": dict(meta), "properties": _fields()},
    }


_SIMILARITY = {
    "type": "scripted",
    "weight_script": {"source": "return query.boost"},
    "script": {"source": f"double count = doc.freq; return weight * count / (count + {K1 * SCALE})"},
}
_ANALYSIS = {
    "tokenizer": {"spaces": {"type": "whitespace", "max_token_length": 16384}},
    "filter": {
        "counted": {"type": "delimited_term_freq", "delimiter": COUNTED},
        "at_one_place": {"type": "pattern_capture", "preserve_original": False, "patterns": [f"([^{ALSO}]+)"]},
    },
    "analyzer": {
        "weights": {"tokenizer": "spaces", "filter": ["counted"]},
        SEVERAL: {"tokenizer": "spaces", "filter": ["at_one_place"]},
        PLAIN: {"tokenizer": "spaces"},
    },
}


def _fields() -> dict[str, Any]:
    weights = {
        "type": "text",
        "analyzer": "weights",
        "search_analyzer": PLAIN,
        "similarity": "weight",
        "norms": False,
        "index_options": "freqs",
    }
    tokens = {"type": "text", "analyzer": SEVERAL, "search_analyzer": PLAIN, "norms": False}
    names = {"type": "text", "analyzer": PLAIN, "norms": False, "index_options": "docs"}
    return {
        **dict.fromkeys(WEIGHTS.values(), weights),
        **dict.fromkeys(RUNS.values(), tokens),
        **dict.fromkeys(NAMES.values(), names),
        ENGLISH: tokens,
        CHARACTERS: {"type": "double", "index": False},
        SEAT: {"type": "long"},
        MEMBER: {"type": "long", "index": False},
        **{facet_field(facet): {"type": "keyword"} for facet in FACETS},
        facet_field(SECTION): {"type": "keyword", "doc_values": False},
    }
