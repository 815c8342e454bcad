"""The card of a document: what it says about itself, as lines that are searched and shown like a clause.

A number, a telephone or a signatory stands in no clause; it is printed around them. Printed lines are kept as they are
printed, with a label where they have none, and what is known beyond them follows.

Reads: metadata and furniture of a document, with the English of its metadata. Writes: its card in both languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from index.documents import Card, Document, English

#: Reason of a piece of furniture → what its line is called where the line does not say so itself. 抄送：… does.
_PRINTED = {
    "letterhead": "发文机关",
    "number": "发文字号（文号）",
    "addressees": "主送",
    "issuer": "发布单位",
    "status": "状态",
    "result": "",
    "signature": "署名",
    "date": "日期",
    "disclosure": "",
    "contact": "",
    "copied to": "",
    "printed": "印发",
}
#: Key of the metadata → its name in both languages, in the order they are told.
_STATED = {
    "issuers": ("发布单位", "Issued by"),
    "number": ("发文字号（文号）", "Document number"),
    "date": ("成文日期", "Date"),
    "type": ("文种", "Type"),
    "status": ("状态", "Status"),
    "period": ("规划期", "Period"),
    "addressees": ("主送", "Addressed to"),
    "copied_to": ("抄送", "Copied to"),
    "approved_by": ("审议通过", "Approved by"),
    "printed_by": ("印发单位", "Printed by"),
    "printed_date": ("印发日期", "Printed on"),
    "signatory": ("签发人", "Signed by"),
    "result": ("办理结果", "Result"),
    "disclosure": ("公开属性", "Disclosure"),
    "contact": ("联系人", "Contact person"),
    "telephone": ("联系电话", "Telephone"),
    "address": ("通讯地址", "Postal address"),
    "postcode": ("邮政编码", "Postcode"),
}


def card(document: Document, english: Mapping[str, English]) -> Card:
    """The card of a document; it has no line for what the document does not say."""
    printed = [
        line if not (label := _PRINTED[piece.reason]) or line.startswith(label) else f"{label}：{line}"
        for piece in document.furniture
        if piece.reason in _PRINTED and (line := " ".join(piece.text.split()).rstrip(":："))
    ]
    bare = _bare("".join(printed))
    stated = [f"{zh}：{value}" for (zh, _), value, _ in _facts(document, english) if _bare(value) not in bare]
    return Card(
        "\n".join([*printed, *stated]), "\n".join(f"{en}: {own}" for (_, en), _, own in _facts(document, english))
    )


def _facts(document: Document, english: Mapping[str, English]) -> Iterator[tuple[tuple[str, str], str, str]]:
    """Names, value, and English of the value, of each thing that is stated."""
    for name, labels in _STATED.items():
        value = getattr(document.metadata, name)
        values = value if isinstance(value, tuple) else (value,) if value else ()
        for place, each in enumerate(values, 1):
            found = english.get(f"{document.id}#issuer{place}" if name == "issuers" else f"{document.id}#{name}")
            yield labels, each, (found.text if found else None) or each


def _bare(text: str) -> str:
    return "".join(text.split())
