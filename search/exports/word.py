"""A Word document of clauses: a bilingual table, wide, with the head on every page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from search.exports.rows import ExportRow
from search.exports.workbooks import printable

_TEXTS = {
    "zh": {
        "title": "政策条款",
        "heads": ("出处", "中文", "英文（非官方译文）"),
        "more": "以下从略：本文档只列前 {count} 条。",
        "unofficial": "英文为非官方工作译文，仅以中文文本为准。",
    },
    "en": {
        "title": "Policy clauses",
        "heads": ("Where it stands", "Chinese", "English (unofficial translation)"),
        "more": "The rest is left out: this document lists the first {count} clauses.",
        "unofficial": "The English is an unofficial working translation; the Chinese text alone is authentic.",
    },
}
#: Widths of the columns, in centimetres.
_WIDTHS = (5.2, 9.5, 11.0)


def document(rows: Iterable[ExportRow], lang: str, most: int) -> Any:
    """A document with a row for each of the first `most` rows; it says so where there are more."""
    texts = _TEXTS[lang]
    made = Document()
    _turn(made)
    made.add_heading(str(texts["title"]), level=1)
    made.add_paragraph(str(texts["unofficial"]))
    table = made.add_table(rows=1, cols=3, style="Table Grid")
    _head(table, texts["heads"])
    is_cut = False
    for count, row in enumerate(rows, 1):
        if count > most:
            is_cut = True
            break
        _add(table, (_place(row), row["zh"], row["en"]))
    if is_cut:
        made.add_paragraph(str(texts["more"]).format(count=most))
    return made


def _turn(made: Any) -> None:
    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(2)
    style = made.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(10)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")


def _head(table: Any, heads: Iterable[str]) -> None:
    for cell, text, width in zip(table.rows[0].cells, heads, _WIDTHS, strict=True):
        cell.width = Cm(width)
        cell.text = text
        cell.paragraphs[0].runs[0].bold = True
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)


def _add(table: Any, texts: Iterable[str]) -> None:
    cells = table.add_row().cells
    for cell, text, width in zip(cells, texts, _WIDTHS, strict=True):
        cell.width = Cm(width)
        cell.text = printable(text)


def _place(row: ExportRow) -> str:
    standing = " · ".join(part for part in (row["status"], row["period"], row["number"]) if part)
    parts = (row["district"], row["document"], row["titles"], standing, row["note"], row["address"])
    return "\n".join(part for part in parts if part)
