"""English words in the singular, by a few careful rules: no stems, because organ is not organization.

A rule may make a form that is no word (genomics → genomic): both sides pass here, so it finds what it should. What
must not happen is that two words become one, and the exceptions are there for that (news is not new).
"""

from __future__ import annotations

#: Words that end in s and are not the plural of what is left without it.
# fmt: off
_SINGULAR = frozenset({
    "aids", "always", "atlas", "bias", "canvas", "chaos", "customs", "does", "gas", "goes", "goods", "lens", "means",
    "news", "overseas", "perhaps", "plus", "sars", "series", "species", "texas", "thus", "versus", "yes",
})
# fmt: on

#: Plurals that no rule makes.
_IRREGULAR = {
    "analyses": "analysis",
    "axes": "axis",
    "bacteria": "bacterium",
    "biases": "bias",
    "bonuses": "bonus",
    "buses": "bus",
    "calves": "calf",
    "campuses": "campus",
    "censuses": "census",
    "children": "child",
    "consensuses": "consensus",
    "cookies": "cookie",
    "crises": "crisis",
    "criteria": "criterion",
    "diagnoses": "diagnosis",
    "emphases": "emphasis",
    "feet": "foot",
    "fetuses": "fetus",
    "focuses": "focus",
    "gases": "gas",
    "halves": "half",
    "hypotheses": "hypothesis",
    "indices": "index",
    "knives": "knife",
    "leaves": "leaf",
    "lenses": "lens",
    "lives": "life",
    "matrices": "matrix",
    "men": "man",
    "metastases": "metastasis",
    "mice": "mouse",
    "movies": "movie",
    "phenomena": "phenomenon",
    "prognoses": "prognosis",
    "prostheses": "prosthesis",
    "quizzes": "quiz",
    "selves": "self",
    "shelves": "shelf",
    "statuses": "status",
    "stenoses": "stenosis",
    "surpluses": "surplus",
    "syntheses": "synthesis",
    "teeth": "tooth",
    "theses": "thesis",
    "thromboses": "thrombosis",
    "viruses": "virus",
    "wives": "wife",
    "women": "woman",
}

#: (ending, shortest word it is for, what replaces it), the first that fits counts.
_ENDINGS = (
    ("ss", 0, "ss"),  # business, process
    ("us", 0, "us"),  # virus, apparatus
    ("is", 0, "is"),  # analysis, diagnosis
    ("ies", 5, "y"),  # therapies, companies; not ties
    ("sses", 0, "ss"),  # processes, businesses
    ("shes", 0, "sh"),
    ("ches", 0, "ch"),  # batches, approaches
    ("xes", 0, "x"),  # boxes, indexes
    ("oes", 5, "o"),  # vetoes; not toes
    ("s", 4, ""),  # CROs, devices, biologics; not gas, bus
)

#: Ends in -ches or -shes, and keeps its e: caches, headaches.
_KEEPS_E = ("aches", "caches", "headaches", "niches", "creches")


def singular(word: str) -> str:
    """Returns the singular of a word in small letters.

    >>> [singular(word) for word in ("cros", "therapies", "analyses", "diseases", "news")]
    ['cro', 'therapy', 'analysis', 'disease', 'news']
    """
    if word in _SINGULAR or word in _KEEPS_E:
        return word[:-1] if word in _KEEPS_E else word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, shortest, replacement in _ENDINGS:
        if word.endswith(ending) and len(word) >= shortest:
            return word[: -len(ending)] + replacement
    return word
