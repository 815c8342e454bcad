"""Ask a generation questions whose answers are known, the way a reader would: catalogue, analyser, postings."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from typing import NamedTuple

from index.analysis.analyser import Analyser
from index.analysis.storing import is_whole
from index.errors import BuildError, damaged
from index.storing.catalogue import Catalogue
from index.storing.frozen import FrozenFile
from index.storing.generations import Generation
from index.storing.postings import PostingsReader

#: Clauses that are asked for: all over the corpus, and no more for a large one.
_PROBES = 24


class Probe(NamedTuple):
    """A question whose answer is known: this word stands in the text of this clause."""

    word: str
    number: int


def probes_of(catalogue: Catalogue, analyser: Analyser) -> tuple[Probe, ...]:
    """Words of some clauses from the first to the last: of each the longest, so that it is no particle."""
    clauses = catalogue.clause_count
    numbers = sorted({place * (clauses - 1) // (_PROBES - 1) for place in range(_PROBES)}) if clauses else []
    probes = []
    for number, (_, clause) in zip(numbers, catalogue.clauses_at(numbers), strict=True):
        words = [token.text for token in analyser.words(clause.text)]
        if words:
            probes.append(Probe(max(words, key=len), number))
    return tuple(probes)


def open_texts(generation: Generation) -> None:
    """Opens what another build takes over whatever code analysed it: the texts, and the files as delivered.

    Raises:
        IndexDamaged: One of them is something else, though it may have the checksum that the manifest says.
    """
    Catalogue.open(generation.catalogue).close()
    FrozenFile(generation.sources).close()


def open_parts(generation: Generation) -> None:
    """Opens every part of a generation, the analyser without its dictionary: that takes longer than all the rest.

    Raises:
        IndexDamaged: One of them is something else, though it may have the checksum that the manifest says.
    """
    open_texts(generation)
    PostingsReader(generation.postings).close()
    for path in (generation.wordbook, generation.addresses, generation.references):
        FrozenFile(path).close()
    if generation.manifest.vectors is not None:
        # Only here: most generations have none.
        from index.storing.vectors import VectorsReader

        with closing(VectorsReader(generation.vectors)) as vectors:
            vectors.verify(generation.manifest.counts["clauses"])
    if not is_whole(generation.analyser):
        raise damaged(generation.analyser, "it is no analyser")


def check_answers(generation: Generation, probes: Sequence[Probe]) -> None:
    """Opens every part of a generation and ask it for each probe.

    Raises:
        BuildError: A part does not hold what it should or does not answer.
        IndexDamaged: A part is something else.
    """
    open_parts(generation)
    counts = generation.manifest.counts
    analyser = Analyser.load(generation.analyser)
    with (
        closing(Catalogue.open(generation.catalogue)) as catalogue,
        closing(PostingsReader(generation.postings)) as postings,
    ):
        parts = {"catalogue": catalogue.clause_count, "postings": postings.shape.clauses}
        for part, count in parts.items():
            if count != counts["clauses"]:
                raise BuildError(f"{generation.folder}: {count} clauses in the {part} instead of {counts['clauses']}")
        if postings.shape.cards != counts["documents"]:
            raise BuildError(f"{generation.folder}: {postings.shape.cards} cards instead of {counts['documents']}")
        for word, number in probes:
            (_, clause), *_ = catalogue.clauses_at([number])
            is_cut = word in {token.text for token in analyser.words(clause.text)}
            if not is_cut or number not in postings.numbers("text", word):
                raise BuildError(f"{generation.folder}: the new index does not find {word!r} in clause {number}")
