"""The values that arguments take in the generation that is served, written into the description of the API.

A filter takes names in several forms (静安区, 静安, Jing'an); what is listed are the codes that answers use.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import cast, get_args

from search.answers.values import Json
from search.data.request import DataKind, DataRequest
from search.request import Request
from search.service import SearchService

#: Path → argument → the values it takes.
KnownValues = Mapping[str, Mapping[str, list[str]]]


def known_values(service: SearchService) -> KnownValues:
    """The values of every argument that has only so many in this generation."""
    found = service.search(Request(per_page=1)).facets
    filters = {name: [value.value for value in values] for name, values in found.items()}
    known = {"/api/v1/search": filters, "/api/v1/clauses": filters}
    known["/api/v1/glossary"] = {"kind": list(service.glossary.kinds)}
    known["/api/v1/references"] = {"document": list(service.document_ids)}
    for kind in get_args(DataKind):
        facets = service.data.page(DataRequest(kind=cast(DataKind, kind)))["facets"]
        values = {name: [str(value["value"]) for value in several] for name, several in facets.items()}
        known |= {f"/api/v1/{kind}{form}": values for form in ("", ".csv", ".xlsx")}
    return known


def told(description: Json, known: KnownValues) -> Json:
    """The description with the values that arguments take; an argument that is there and empty says nothing."""
    made = deepcopy(description)
    for path, arguments in known.items():
        parameters = made["paths"].get(path, {}).get("get", {}).get("parameters", ())
        for parameter in parameters:
            if parameter["name"] in arguments:
                parameter["schema"] = _limited(parameter["schema"], arguments[parameter["name"]])
    return made


def _limited(schema: Json, values: Iterable[str]) -> Json:
    of = {"type": "string", "enum": [*dict.fromkeys(values), ""]}
    return {**schema, "items": of} if schema.get("type") == "array" else of
