"""A collection in memory for the embedded engines, from the lines of the contract."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pyroaring import BitMap
from whoosh.fields import Schema
from whoosh.filedb.filestore import RamStorage

from index.schema import BIGRAMS, FIELDS
from index.storing.thin import ThinField
from search.engines.collection import Collection
from tests.engines.contract import Line, key_of


def collection(lines: Sequence[Line]) -> Collection:
    names = [*(field.name for field in FIELDS), BIGRAMS]
    writer = (index := RamStorage().create_index(Schema(**{name: ThinField() for name in names}))).writer()
    for line in lines:
        empty: dict[str, list[str]] = {name: [] for name in names}
        bigrams = sorted({text[at : at + 2] for text in (line.folded, line.english) for at in range(len(text) - 1)})
        words = {
            "text": line.text.replace("_", "").split(),
            "text_en": line.english.split(),
            "section": line.section.split(),
            "asked": line.asked.split(),
            BIGRAMS: bigrams,
        }
        writer.add_document(**empty | words)
    writer.commit()
    return Collection(
        reader=index.reader(),
        folded=[line.folded for line in lines],
        folded_en=[line.english for line in lines],
        words_en=[line.english for line in lines],
        titles=[line.section.replace(" ", "") for line in lines],
        codes={
            "district": _codes((line.district,) for line in lines),
            "document": _codes((line.document,) for line in lines),
            "kind": _codes((line.kind,) for line in lines),
            "department": _codes(line.department for line in lines),
        },
        repeats={n: line.repeat_of for n, line in enumerate(lines) if line.repeat_of is not None},
        keys=lambda numbers: [key_of(lines, number) for number in numbers],
    )


def _codes(codes: Iterable[Sequence[str]]) -> dict[str, BitMap]:
    members: dict[str, BitMap] = {}
    for number, several in enumerate(codes):
        for code in several:
            members.setdefault(code, BitMap()).add(number)
    return members
