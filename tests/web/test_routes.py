"""Every address of the HTTP contract answers, and every address of the application is in this table."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML, JSON, PROBLEM = "text/html", "application/json", "application/problem+json"

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

#: address, status, content type, note
ROUTES = [
    ("/", 200, HTML, "first page"),
    ("/search", 200, HTML, "nothing asked yet"),
    ("/search?q=医疗器械", 200, HTML, "results"),
    ("/search?q=医疗器械&doc=jingan", 200, HTML, "the short name of a filter"),
    ("/documents", 200, HTML, "the corpus"),
    ("/documents/jingan", 200, HTML, "a document"),
    ("/documents/jingan/", 200, HTML, "a slash at the end changes nothing"),
    ("/documents/jingan/0", 200, HTML, "a preamble"),
    ("/documents/jingan/2.1", 200, HTML, "a section"),
    ("/documents/jingan/1.2/3", 200, HTML, "a table"),
    ("/documents/jingan/2.1/1", 200, HTML, "a clause"),
    ("/about", 200, HTML, "what the corpus holds"),
    ("/documents/jingan/source", 200, "text/plain", "the file as delivered"),
    ("/documents/jingan/2.1/1/source", 200, HTML, "the lines of the file around a clause"),
    ("/api/v1/clauses/jingan/2.1/1/source", 200, JSON, "the same"),
    ("/references", 200, HTML, "what the documents cite"),
    ("/api/v1/references", 200, JSON, "what the documents cite"),
    ("/glossary", 200, HTML, "the glossary"),
    ("/glossary/medical-devices", 200, HTML, "a concept"),
    ("/glossary/nothing", 404, HTML, "no such concept"),
    ("/glossary.csv", 200, "text/csv", "the glossary for spreadsheets"),
    ("/targets", 200, HTML, "figures"),
    ("/measures", 200, HTML, "measures"),
    ("/tasks", 200, HTML, "tasks"),
    ("/targets.csv", 200, "text/csv", "figures for spreadsheets"),
    ("/measures.csv", 200, "text/csv", "measures for spreadsheets"),
    ("/tasks.csv", 200, "text/csv", "tasks for spreadsheets"),
    ("/targets.xlsx", 200, XLSX, "figures as a workbook"),
    ("/measures.xlsx", 200, XLSX, "measures as a workbook"),
    ("/tasks.xlsx", 200, XLSX, "tasks as a workbook"),
    ("/api/v1/targets.xlsx", 200, XLSX, "figures as a workbook"),
    ("/api/v1/measures.xlsx", 200, XLSX, "measures as a workbook"),
    ("/api/v1/tasks.xlsx", 200, XLSX, "tasks as a workbook"),
    ("/compare", 200, HTML, "topics and districts"),
    ("/compare?topic=devices", 200, HTML, "a topic"),
    ("/compare.csv?topic=devices", 200, "text/csv", "a topic for spreadsheets"),
    ("/api/v1/references.csv", 200, "text/csv", "what is cited for spreadsheets"),
    ("/api/v1/references.xlsx", 200, XLSX, "what is cited as a workbook"),
    ("/compare?topic=nothing", 404, HTML, "no such topic"),
    ("/compare/devices/jingan", 200, HTML, "a topic of one district"),
    ("/compare/similar/jingan/2.1/1", 200, HTML, "like clauses"),
    ("/api/v1/targets", 200, JSON, "figures"),
    ("/api/v1/measures", 200, JSON, "measures"),
    ("/api/v1/tasks", 200, JSON, "tasks"),
    ("/api/v1/targets.csv", 200, "text/csv", "figures for spreadsheets"),
    ("/api/v1/measures.csv", 200, "text/csv", "measures for spreadsheets"),
    ("/api/v1/tasks.csv", 200, "text/csv", "tasks for spreadsheets"),
    ("/api/v1/topics", 200, JSON, "topics and districts"),
    ("/api/v1/compare?topic=devices", 200, JSON, "a topic"),
    ("/api/v1/compare/devices/jingan", 200, JSON, "a topic of one district"),
    ("/api/v1/compare/devices/nowhere", 404, PROBLEM, "no such district"),
    ("/api/v1/similar/jingan/2.1/1", 200, JSON, "like clauses"),
    ("/api/v1/similar/jingan/9/9", 404, PROBLEM, "no such clause"),
    ("/glossary.docx", 200, WORD, "the glossary in Word"),
    ("/search.csv?q=医疗器械", 200, "text/csv", "hits for spreadsheets"),
    ("/search.xlsx?q=医疗器械", 200, SHEET, "hits as a workbook"),
    ("/search.jsonl?q=医疗器械", 200, "application/jsonl", "hits for programs"),
    ("/search.docx?q=医疗器械", 200, WORD, "hits for a meeting"),
    ("/documents.jsonl", 200, "application/jsonl", "the corpus"),
    ("/documents/jingan.csv", 200, "text/csv", "a document"),
    ("/documents/nowhere.csv", 404, HTML, "no such document"),
    ("/collection", 200, HTML, "an empty collection"),
    ("/collection?c=jingan/2.1/1;my%20note", 200, HTML, "a collection"),
    ("/collection.xlsx?c=jingan/2.1/1", 200, SHEET, "a collection"),
    ("/collection.bib?c=jingan/2.1/1", 200, "application/x-bibtex", "for reference managers"),
    ("/collection.ris?c=jingan/2.1/1", 200, "application/x-research-info-systems", "for reference managers"),
    ("/feed.atom", 200, "application/atom+xml", "the corpus for feed readers"),
    ("/feed.atom?q=医疗器械", 200, "application/atom+xml", "a search for feed readers"),
    ("/api/v1/clauses?q=医疗器械", 200, "application/jsonl", "every hit"),
    ("/api/v1/clauses?q=医疗器械&format=pdf", 422, PROBLEM, "no such format"),
    ("/api/v1/collection?c=jingan/2.1/1", 200, JSON, "a collection"),
    ("/api/v1/search?q=医疗器械", 200, JSON, "results"),
    ("/api/v1/suggest?q=医", 200, JSON, "what is typed so far"),
    ("/api/v1/documents", 200, JSON, "the corpus"),
    ("/api/v1/documents/jingan", 200, JSON, "a document"),
    ("/api/v1/sections/jingan/2.1", 200, JSON, "a section"),
    ("/api/v1/clauses/jingan/2.1/1", 200, JSON, "a clause"),
    ("/api/v1/corpus", 200, JSON, "what the corpus holds"),
    ("/api/v1/glossary", 200, JSON, "the glossary"),
    ("/api/v1/glossary/medical-devices", 200, JSON, "a concept"),
    ("/api/v1/glossary/nothing", 404, PROBLEM, "no such concept"),
    ("/api/openapi.json", 200, JSON, "the description"),
    ("/healthz", 200, JSON, "health"),
    ("/opensearch.xml", 200, "application/opensearchdescription+xml", "for browsers"),
    ("/sitemap.xml", 200, "application/xml", "for crawlers"),
    ("/robots.txt", 200, "text/plain", "for crawlers"),
    ("/llms.txt", 200, "text/plain", "for language models"),
    ("/favicon.ico", 200, "image/svg+xml", "the icon"),
    ("/static/style.css", 200, "text/css", "the style sheet"),
    ("/nowhere", 404, HTML, "no such page"),
    ("/documents/nowhere", 404, HTML, "no such document"),
    ("/documents/jingan/9.9", 404, HTML, "no such section"),
    ("/documents/jingan/2.1/99", 404, HTML, "no such clause"),
    ("/documents/jingan/2.1/one", 404, HTML, "an ordinal is a number"),
    ("/documents/jingan/2.1/99999999999999999999", 404, HTML, "a number that no database holds"),
    ("/documents/..%2F..%2Fetc/passwd", 404, HTML, "no way out of the index"),
    ("/api/v1/documents/nowhere", 404, PROBLEM, "no such document"),
    ("/api/v1/sections/jingan/9.9", 404, PROBLEM, "no such section"),
    ("/api/v1/clauses/jingan/2.1/99", 404, PROBLEM, "no such clause"),
    ("/api/v2/search", 404, PROBLEM, "the API answers errors as the API does"),
    ("/api/v1/search?page=0", 422, PROBLEM, "a wrong value"),
]


@pytest.mark.parametrize(("address", "status", "kind", "note"), ROUTES, ids=[f"{r[0]} ({r[3]})" for r in ROUTES])
def test_every_address_answers(client: FlaskClient, address: str, status: int, kind: str, note: str) -> None:
    response = client.get(address, buffered=True)
    assert (response.status_code, response.mimetype) == (status, kind)
    head = client.head(address, buffered=True)
    assert (head.status_code, head.data) == (status, b"")


def test_the_table_names_every_route(app: Flask) -> None:
    adapter = app.url_map.bind("localhost")
    tested = set()
    for address, status, *_ in ROUTES:
        if status == 200 or address == "/api/v2/search":
            tested.add(adapter.match(address.partition("?")[0])[0])
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == tested


#: page → its JSON twin
TWINS = [
    ("/search.json?q=医疗&district=jingan", "/api/v1/search?q=%E5%8C%BB%E7%96%97&district=jingan"),
    ("/documents.json", "/api/v1/documents"),
    ("/documents/jingan.json", "/api/v1/documents/jingan"),
    ("/documents/jingan/2.1.json", "/api/v1/sections/jingan/2.1"),
    ("/documents/jingan/2.1/1.json", "/api/v1/clauses/jingan/2.1/1"),
    ("/about.json", "/api/v1/corpus"),
    ("/glossary.json?q=devices", "/api/v1/glossary?q=devices"),
    ("/targets.json?district=jingan", "/api/v1/targets?district=jingan"),
    ("/compare.json?topic=devices", "/api/v1/compare?topic=devices"),
    ("/compare/devices/jingan.json", "/api/v1/compare/devices/jingan"),
    ("/glossary/medical-devices.json", "/api/v1/glossary/medical-devices"),
]


@pytest.mark.parametrize(("page", "twin"), TWINS, ids=[page for page, _ in TWINS])
def test_a_page_with_json_behind_its_address_leads_to_the_same_data(client: FlaskClient, page: str, twin: str) -> None:
    response = client.get(page)
    assert (response.status_code, response.location) == (301, twin)
    assert client.get(twin).status_code == 200


def test_every_address_in_the_sitemap_answers(client: FlaskClient) -> None:
    addresses = re.findall(r"<loc>http://localhost(.*?)</loc>", client.get("/sitemap.xml").text)
    assert {"/documents/jingan/2.1", "/glossary"} <= set(addresses)
    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 200)
