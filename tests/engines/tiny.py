"""A collection in memory for the embedded engines, from the lines of the contract."""

from __future__ import annotations

from collections.abc import Sequence

from whoosh.fields import Schema
from whoosh.filedb.filestore import RamStorage

from index.schema import BIGRAMS, FIELDS
from index.storing.thin import ThinField
from search.engines.collection import Collection
from tests.engines.contract import Line


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
            "district": [(line.district,) for line in lines],
            "document": [(line.document,) for line in lines],
            "kind": [(line.kind,) for line in lines],
            "department": [line.department for line in lines],
        },
        repeats={n: line.repeat_of for n, line in enumerate(lines) if line.repeat_of is not None},
    )
