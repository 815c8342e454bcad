"""Citations as reference managers read them: pybtex sets the entry of BibTeX, rispy reads the record of RIS.

What becomes of each tag of RIS is written below as the translators of Zotero have it, which take GOVDOC for a report.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import rispy
from pybtex import format_from_string

from search.citing.styles import cite

DOCUMENT: dict[str, Any] = {
    "id": "zhabei",
    "url": "/documents/zhabei",
    "title": {"zh": "闸北区扶持办法", "en": "Support Measures"},
    "issuers": [{"zh": "闸北区政府", "en": "Zhabei Government"}, {"zh": "闸北区商务委", "en": None}],
    "number": "闸府发〔2014〕3号",
    "date": "2014-03-02",
    "status": {"zh": "征求意见稿", "en": "draft for comments", "provisional": True},
    "period": None,
}
CLAUSE = {
    "id": "zhabei/2.1/3",
    "url": "/documents/zhabei/2.1/3",
    "document": DOCUMENT,
    "section": {"path": "2.1", "number": "（一）", "title": {"zh": "补贴", "en": "Subsidies"}},
    "ordinal": 3,
}
ADDRESS = "https://policy.example/documents/zhabei/2.1/3"
#: Tags that a report has a field for → the field. TT goes into a note; LA, UR, Y2 and N1 are of every kind.
FIELDS = {
    "TY": "itemType",
    "AU": "author",
    "TI": "title",
    "TT": "note",
    "PB": "institution",
    "PY": "date",
    "DA": "date",
    "M3": "reportType",
    "SN": "reportNumber",
    "SP": "pages",
    "N1": "note",
    "UR": "url",
    "Y2": "accessDate",
    "LA": "language",
    "ER": "end",
}


def _forms(resource: dict[str, Any] = CLAUSE) -> dict[str, str]:
    return cite(resource, "https://policy.example", date(2026, 11, 5))


#: what is changed in the document, what a printed bibliography says, note
PRINTED = [
    (
        {},
        "闸北区政府 and 闸北区商务委. 闸北区扶持办法. 政府文件 闸府发〔2014〕3号, 闸北区政府, 2014. Support Measures; "
        f"section 2.1, “Subsidies”, clause 3; draft for comments. URL: {ADDRESS} (visited on 2026-11-05).",
        "all is known",
    ),
    (
        {"issuers": [], "number": None, "date": None, "status": None},
        "闸北区扶持办法. Support Measures; section 2.1, “Subsidies”, clause 3. "
        f"URL: {ADDRESS} (visited on 2026-11-05).",
        "only a title",
    ),
]


@pytest.mark.parametrize(("changes", "printed", "note"), PRINTED, ids=[note for *_, note in PRINTED])
def test_bibtex_prints_the_entry(changes: dict[str, Any], printed: str, note: str) -> None:
    entry = _forms({**CLAUSE, "document": DOCUMENT | changes})["bibtex"]
    assert format_from_string(entry, "plain", output_backend="plaintext").strip() == f"[1] {printed}"


def test_a_record_of_ris_is_read_whole() -> None:
    record = _forms()["ris"]
    (read,) = rispy.loads(record)
    assert (read["type_of_reference"], read["title"], read["translated_title"]) == (
        "GOVDOC",
        "闸北区扶持办法",
        "Support Measures",
    )
    assert read["authors"] == ["闸北区政府", "闸北区商务委"]
    assert (read["date"], read["access_date"], read["urls"]) == ("2014/03/02", "2026/11/05", [ADDRESS])
    assert "unknown_tag" not in read


def test_each_tag_of_ris_has_a_field_of_a_report() -> None:
    tags = {line[:2]: line[6:] for line in _forms()["ris"].split("\r\n") if line}
    assert [tag for tag in tags if tag not in FIELDS] == []
    stated = {FIELDS[tag]: value for tag, value in tags.items()}
    assert stated["reportNumber"] == "闸府发〔2014〕3号"
    assert stated["institution"] == "闸北区政府"
    assert stated["pages"].startswith("第2.1节")
