"""The shapes of what the API answers, as JSON Schema. Keys that are not named here may be added later."""

from __future__ import annotations

from typing import get_args

from search.answers.references import RELATIONS
from search.answers.values import Json
from search.meaning.opened import MeaningState
from search.request import MATCHES

_TEXT: Json = {"type": "string"}
_WORDS: Json = {"type": ["string", "null"]}
_COUNT: Json = {"type": "integer", "minimum": 0}
_FLAG: Json = {"type": "boolean"}
_NOTHING: Json = {"type": "null"}


def ref(name: str) -> Json:
    """A reference to one of the schemas."""
    return {"$ref": f"#/components/schemas/{name}"}


def _object(**properties: Json) -> Json:
    """An object whose named properties are all there."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def _list(of: Json) -> Json:
    return {"type": "array", "items": of}


def _or_null(schema: Json) -> Json:
    return {"anyOf": [schema, _NOTHING]}


_CODED: Json = {"value": _TEXT, "zh": _WORDS, "en": _WORDS}
#: What a section is in itself, wherever it is named.
_SECTION: Json = {
    "path": _TEXT,
    "url": _TEXT,
    "level": _COUNT,
    "number": _WORDS,
    "number_en": _WORDS,
    "title": ref("Texts"),
    "kind": {"enum": ["section", "box", "preamble", "part", "article", "annex"]},
    "role": _or_null(ref("Coded")),
}
_STEP = _object(path=_TEXT, url=_TEXT, number=_WORDS, number_en=_WORDS, title=ref("Texts"))
_NEIGHBOUR = _or_null(_object(id=_TEXT, url=_TEXT, section=ref("SectionBrief"), ordinal=_COUNT))
_SNIPPET = _or_null(_list(_object(text=_TEXT, mark=_FLAG)))
_CELLS = _list(_list(_SNIPPET))
#: The rows of a table in which the words stand; the first ``header`` of them are its head.
_EXCERPT = _or_null(_object(header=_COUNT, zh=_CELLS, en=_or_null(_CELLS)))
_REPEAT = _object(id=_TEXT, url=_TEXT, text=ref("Texts"))
_ROWS = _or_null(_list(_list(_TEXT)))
#: What a clause is in itself, wherever it is shown.
_CLAUSE: Json = {
    "id": _TEXT,
    "url": _TEXT,
    "ordinal": _COUNT,
    "kind": ref("Kind"),
    "marker": _WORDS,
    "heading": _or_null(ref("Texts")),
    "departments": _list(_object(written=_TEXT, name=_TEXT, en=_WORDS)),
    "text": ref("Texts"),
    "rows": _ROWS,
    "rows_en": _ROWS,
    "header_rows": _COUNT,
    "translation": {"enum": ["current", "fuzzy", "outdated", "missing"]},
}
#: The concepts that a clause names, with the word that it uses of each.
_TERMS: Json = {"terms": _list(_object(id=_TEXT, url=_TEXT, zh=_TEXT, en=_TEXT, written=_TEXT))}
#: What stood at an address before, and earlier addresses of what stands there now.
_BEFORE: Json = {
    "earlier": _list(ref("Earlier")),
    "moved_to": _WORDS,
    "formerly": _list(_object(id=_TEXT, verdict=ref("Verdict"), part=_COUNT)),
}
_PIECES = _or_null(_list(_object(text=_TEXT, change={"enum": ["removed", "added", None]})))
_STANDS = _object(id=_TEXT, url=_TEXT, text=ref("Texts"), difference=_or_null(_object(zh=_PIECES, en=_PIECES)))
#: How a document, section or clause is cited.
_CITATION: Json = dict.fromkeys(("gbt7714", "english", "markdown", "bibtex", "ris", "link", "accessed"), _TEXT)
_NOTICES = _list(_object(parameter=_TEXT, detail=_TEXT))
_PLACE: Json = {"document": ref("DocumentBrief"), "section": ref("SectionPlaced"), "also_in": _list(_REPEAT)}
#: What a document is, whose, of when, and how it stands.
_BRIEF: Json = {
    "id": _TEXT,
    "url": _TEXT,
    "title": ref("Texts"),
    "district": _or_null(ref("Coded")),
    "year": {"type": ["integer", "null"]},
    "issuers": _list(ref("Texts")),
    "number": _WORDS,
    "date": _WORDS,
    "type": _or_null(ref("Texts")),
    "status": _or_null(_object(zh=_TEXT, en=_WORDS, provisional=_FLAG)),
    "period": _or_null(_object(**{"from": _COUNT, "to": _COUNT, "ended": _FLAG})),
}
_HEAD: Json = {
    **_BRIEF,
    "source": _object(file=_TEXT, sha256=_TEXT),
    "metadata": {"type": "object"},
    "coverage": _object(characters=_COUNT, headings=_COUNT, clauses=_COUNT, furniture=_COUNT, unassigned=_COUNT),
    "counts": _object(sections=_COUNT, clauses=_COUNT),
}

_PROBLEM: Json = {"type": _TEXT, "title": _TEXT, "status": _COUNT, "detail": _TEXT, "instance": _TEXT}

SCHEMAS: Json = {
    "Texts": _object(zh=_WORDS, en=_WORDS),
    "Coded": _object(**_CODED),
    "Kind": {"enum": ["paragraph", "item", "table", "figure", "box-item", "document"]},
    "DocumentBrief": _object(**_BRIEF),
    "Citation": _object(**_CITATION),
    "SectionBrief": _object(**_SECTION),
    "SectionPlaced": _object(**_SECTION, breadcrumb=_list(_STEP)),
    "Facet": _list(_object(value=_TEXT, label=ref("Texts"), count=_COUNT, named=_COUNT, selected=_FLAG)),
    "Hit": _object(
        **_CLAUSE,
        **_PLACE,
        score={"type": "number"},
        tier={"enum": list(MATCHES)},
        similar=_FLAG,
        snippet=_object(zh=_SNIPPET, en=_SNIPPET),
        matched=_list(_TEXT),
        excerpt=_EXCERPT,
        answers=_list(_TEXT),
        states_value=_FLAG,
    ),
    "Page": _object(
        query=_object(
            text=_TEXT,
            language={"enum": ["zh", "en", "mixed"]},
            understood=_WORDS,
            expansions=_list(_object(**{"from": _TEXT, "to": _list(_TEXT)})),
            fallback={"enum": [None, "or"]},
            suggestion=_or_null(_object(text=_TEXT, hits=_COUNT, applied=_FLAG, by={"enum": ["spelling", "pinyin"]})),
            limits=_list(_object(words=_TEXT, leaves_out=_FLAG, without=_TEXT)),
            unmatched=_list(_TEXT),
            wider=_list(_object(kind={"enum": ["filters", "correction", "run", "parts"]}, text=_TEXT, hits=_COUNT)),
            named=_COUNT,
            in_titles=_COUNT,
            related=_COUNT,
            partial=_COUNT,
            similar=_COUNT,
            meaning={"enum": [None, "asked", "unavailable"]},
            complete=_COUNT,
            cut=_FLAG,
        ),
        total=_COUNT,
        documents=_COUNT,
        page=_COUNT,
        per_page=_COUNT,
        took_ms={"type": "number"},
        generation=_TEXT,
        facets={"type": "object", "additionalProperties": ref("Facet")},
        results=_list(ref("Hit")),
        notices=_list(_object(parameter=_TEXT, detail=_TEXT)),
    ),
    "ClauseText": _object(**_CLAUSE, **_TERMS, references=_list(ref("Reference"))),
    "Clause": _object(
        **_CLAUSE,
        **_PLACE,
        **_TERMS,
        **_BEFORE,
        references=_list(ref("Reference")),
        previous=_NEIGHBOUR,
        next=_NEIGHBOUR,
        citation=ref("Citation"),
    ),
    "Reference": _object(
        id=_TEXT,
        clause=_WORDS,
        document=_TEXT,
        url=_TEXT,
        title=ref("Texts"),
        full=_WORDS,
        number=_WORDS,
        parts=_or_null(_object(issuer=_TEXT, year={"type": ["integer", "null"]}, number=_COUNT)),
        marks={"enum": ["《》", "“”", ""]},
        in_corpus=_FLAG,
        document_id=_WORDS,
        document_url=_WORDS,
        self=_FLAG,
        relation={"enum": list(RELATIONS)},
        quote=ref("Texts"),
        span=_list(_COUNT),
    ),
    "References": _object(
        total=_COUNT,
        page=_COUNT,
        per_page=_COUNT,
        generation=_TEXT,
        items=_list(ref("Reference")),
        notices=_list(_object(parameter=_TEXT, detail=_TEXT)),
    ),
    "Source": _object(
        id=_TEXT,
        url=_TEXT,
        clause=_object(**_CLAUSE),
        document=ref("DocumentBrief"),
        section=ref("SectionBrief"),
        file=_object(name=_TEXT, sha256=_TEXT, encoding=_TEXT, type=_TEXT, bytes=_COUNT, url=_TEXT),
        coverage=_HEAD["coverage"],
        before=_COUNT,
        behind=_COUNT,
        lines=_list(
            _object(
                number=_COUNT,
                place={"type": "object"},
                pieces=_list(
                    _object(text=_TEXT, kind={"enum": ["clause", "other", "heading", "furniture", None]}, name=_WORDS)
                ),
            )
        ),
        **_BEFORE,
    ),
    "Verdict": {"enum": ["moved", "merged", "split", "changed", "several", "gone"]},
    "Nearest": _object(document=ref("DocumentBrief"), section=_or_null(ref("SectionBrief")), url=_TEXT),
    "Earlier": _object(
        id=_TEXT,
        kind={"enum": ["section", "clause"]},
        until=_TEXT,
        text=ref("Texts"),
        verdict=ref("Verdict"),
        sure=_FLAG,
        moved_to=_WORDS,
        stands_at=_list(_STANDS),
        nearest=_or_null(ref("Nearest")),
    ),
    "Moved": _object(moved_to=_TEXT),
    "Changed": _object(
        id=_TEXT,
        status={"enum": ["changed"]},
        moved_to=_WORDS,
        earlier=_list(ref("Earlier")),
        nearest=_or_null(ref("Nearest")),
    ),
    "Collection": _object(
        items=_list(_object(**_CLAUSE, **_PLACE, note=_TEXT, citation=ref("Citation"))), generation=_TEXT
    ),
    "Row": {"type": "object", "additionalProperties": _TEXT},
    "Section": _object(
        id=_TEXT,
        document=ref("DocumentBrief"),
        **_SECTION,
        breadcrumb=_list(_STEP),
        **_BEFORE,
        clauses=_list(ref("ClauseText")),
        sections=_list(ref("SectionBrief")),
        previous=_or_null(ref("SectionBrief")),
        next=_or_null(ref("SectionBrief")),
        total=_COUNT,
        page=_COUNT,
        per_page=_COUNT,
        citation=ref("Citation"),
        notices=_NOTICES,
    ),
    "DocumentHead": _object(**_HEAD),
    "Document": _object(**_HEAD, outline=_list(_object(**_SECTION, clauses=_COUNT)), citation=ref("Citation")),
    "Documents": _object(
        documents=_list(ref("DocumentHead")),
        total=_COUNT,
        page=_COUNT,
        per_page=_COUNT,
        generation=_TEXT,
        notices=_NOTICES,
    ),
    "Corpus": _object(
        generation=_TEXT,
        built=_TEXT,
        counts=_object(documents=_COUNT, sections=_COUNT, clauses=_COUNT),
        districts=_list(_object(**_CODED, documents=_COUNT)),
        without=_list(_object(**_CODED)),
        years=_list(_TEXT),
        coverage=_object(characters=_COUNT, unassigned=_COUNT),
        documents=_list(ref("DocumentHead")),
    ),
    "Concept": _object(
        id=_TEXT,
        url=_TEXT,
        zh=_TEXT,
        en=_TEXT,
        zh_also=_list(_TEXT),
        en_also=_list(_TEXT),
        said=_list(_TEXT),
        related=_list(_TEXT),
        abbr=_list(_TEXT),
        kind=_TEXT,
        note=_TEXT,
        uses=_COUNT,
        clauses=_list(_object(id=_TEXT, url=_TEXT, section=_object(path=_TEXT, title=ref("Texts")))),
        query=_WORDS,
    ),
    "Glossary": _object(
        q=_TEXT,
        kind=_WORDS,
        total=_COUNT,
        page=_COUNT,
        per_page=_COUNT,
        generation=_TEXT,
        kinds=_list(_object(value=_TEXT, count=_COUNT, selected=_FLAG)),
        needs=_COUNT,
        letters=_list(_object(letter=_TEXT, page=_COUNT)),
        concepts=_list(ref("Concept")),
        notices=_list(_object(parameter=_TEXT, detail=_TEXT)),
    ),
    "Suggestions": _object(
        q=_TEXT,
        suggestions=_list(
            _object(
                text=_TEXT,
                language={"enum": ["zh", "en"]},
                kind={"enum": ["section", "term", "name", "document", "number", "question"]},
                hits=_COUNT,
                clause=_or_null(_object(id=_TEXT, url=_TEXT, district=_or_null(ref("Coded")), title=ref("Texts"))),
                url=_TEXT,
            )
        ),
        generation=_TEXT,
        notices=_list(_object(parameter=_TEXT, detail=_TEXT)),
    ),
    "Health": _object(
        status={"enum": ["ok", "degraded"]},
        generation=_TEXT,
        built=_TEXT,
        meaning=_object(asked=_FLAG, state={"enum": list(get_args(MeaningState))}, vectors=_or_null(_TEXT)),
    ),
    "Problem": _object(**_PROBLEM),
    "Missing": _object(**_PROBLEM, moved_to=_NOTHING, nearest=_or_null(ref("Nearest")), search=_TEXT),
}
