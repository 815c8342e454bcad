"""Ask a generation questions whose answers are known, the way a reader would: catalogue, analyser, postings."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from typing import NamedTuple

from index.analysis.analyser import Analyser
from index.errors import BuildError
from index.storing.catalogue import Catalogue
from index.storing.generations import Generation
from index.storing.postings import clauses_with, count_entries


class Probe(NamedTuple):
    """A question whose answer is known: this word stands in the text of this clause."""

    word: str
    number: int


def check_answers(generation: Generation, probes: Sequence[Probe]) -> None:
    """Open every part of a generation and ask it for each probe.

    Raises:
        BuildError: A part does not hold what it should or does not answer.
    """
    counts = generation.manifest.counts
    wanted = {"catalogue": counts["clauses"], "postings": counts["clauses"] + counts["documents"]}
    analyser = Analyser.load(generation.analyser)
    with closing(Catalogue.open(generation.catalogue)) as catalogue:
        found = {"catalogue": catalogue.clause_count, "postings": count_entries(generation.postings)}
        for part, count in found.items():
            if count != wanted[part]:
                raise BuildError(f"{generation.folder}: {count} entries in the {part} instead of {wanted[part]}")
        for word, number in probes:
            (_, clause), *_ = catalogue.clauses_at([number])
            is_cut = word in {token.text for token in analyser.words(clause.text)}
            if not is_cut or number not in clauses_with(generation.postings, word):
                raise BuildError(f"{generation.folder}: the new index does not find {word!r} in clause {number}")
