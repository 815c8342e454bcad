"""Citations of what a page shows, and the data by which reference managers know it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask.json import dumps
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from search.citing.styles import cite
from web.requests import links
from web.serving.place import origin


def citation_of(resource: Mapping[str, Any]) -> dict[str, str]:
    """Every form of the citation of a document, section or clause, read today."""
    return cite(resource, origin() + links.prefix(), date.today())


def with_citation(resource: dict[str, Any]) -> dict[str, Any]:
    """A resource of the API with its citation."""
    return {**resource, "citation": citation_of(resource)}


def page_title_of(resource: Mapping[str, Any]) -> str:
    """The Chinese title of a resource with its place in the document, for catalogues."""
    document = resource.get("document") or resource
    title = document["title"]["zh"] or document["id"]
    place = resource["id"].removeprefix(document["id"]).lstrip("/")
    return f"{title}（{place}）" if place else str(title)


def json_ld(resource: Mapping[str, Any]) -> Markup:
    """A resource in the words of schema.org."""
    document = resource.get("document") or resource
    base = origin() + links.prefix()
    legislation = {
        "@type": "Legislation",
        "name": document["title"]["zh"],
        "alternateName": document["title"]["en"],
        "legislationIdentifier": document["number"],
        "legislationDate": document["date"],
        "legislationType": document["type"] and document["type"]["zh"],
        "creativeWorkStatus": document["status"] and document["status"]["zh"],
        "temporalCoverage": document["period"] and f"{document['period']['from']}/{document['period']['to']}",
        "legislationPassedBy": [
            {"@type": "GovernmentOrganization", "name": each["zh"]} for each in document["issuers"]
        ],
        "spatialCoverage": document["district"] and document["district"]["zh"],
        "inLanguage": "zh-Hans",
        "url": base + document["url"],
    }
    stated = {name: value for name, value in legislation.items() if value}
    if resource is not document and "document" in resource:
        text = (resource.get("text") or {}).get("zh")
        whole = {"@type": "CreativeWork", "name": page_title_of(resource), "text": text, "inLanguage": "zh-Hans"}
        stated = {**{k: v for k, v in whole.items() if v}, "url": base + resource["url"], "isPartOf": stated}
    return htmlsafe_json_dumps({"@context": "https://schema.org", **stated}, dumps=dumps, ensure_ascii=False)
