"""What the values of the facets are called in Chinese and English: kinds of clause, districts, roles of sections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from index.documents import Metadata
from index.entries.bodies import bodies_in_english
from index.entries.romanising import place_in_english
from index.structuring.roles import ROLES
from index.terms.lists import Lexicon
from index.translations.files import Book

#: Every kind of clause, in the order of :data:`index.documents.ClauseKind`.
KINDS: Mapping[str, Mapping[str, str]] = {
    "paragraph": {"zh": "段落", "en": "paragraph"},
    "item": {"zh": "条目", "en": "item"},
    "table": {"zh": "表格", "en": "table"},
    "figure": {"zh": "图", "en": "figure"},
    "box-item": {"zh": "专栏条目", "en": "box item"},
    "document": {"zh": "文件", "en": "document"},
}


def facet_labels(
    lexicon: Lexicon, documents: Iterable[Metadata], book: Book
) -> dict[str, dict[str, Mapping[str, str]]]:
    """The labels that go into a generation, so that whoever asks it never reads the seeds.

    Districts are all that the lexicon knows, then those that only a document names, under their code, and the places of
    documents that are of none of them, under their name. Departments are
    those that the common translations name, and the usual ones as their words name them.
    """
    districts: dict[str, Mapping[str, str]] = {
        district.code: {"zh": district.zh, "en": district.en} for district in lexicon.districts
    }
    for metadata in documents:
        code = metadata.district
        if code and code not in districts:
            districts[code] = {"zh": code, "en": code}
        elif metadata.place and metadata.place not in districts:
            districts[metadata.place] = {"zh": metadata.place, "en": place_in_english(metadata.place, lexicon.places)}
    roles: dict[str, Mapping[str, str]] = {code: {"zh": role.zh, "en": role.en} for code, role in ROLES.items()}
    bodies = {**bodies_in_english(lexicon), **book.shared("department")}
    departments = {zh: {"zh": zh, "en": en} for zh, en in bodies.items()}
    named: dict[str, dict[str, Mapping[str, str]]] = {"district": districts, "kind": dict(KINDS), "role": roles}
    for facet, labels in named.items():
        shared = book.shared(facet)
        named[facet] = {code: {**label, "en": shared.get(label["zh"], label["en"])} for code, label in labels.items()}
    return {**named, "department": dict(departments)}
