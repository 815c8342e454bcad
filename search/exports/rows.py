"""One row a clause: where it stands, how its document stands, what it says in both languages, how it is cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from search.answers.values import Json
from search.citing.styles import cite

ExportRow = dict[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name, with its heading in both languages and its width in characters."""

    name: str
    zh: str
    en: str
    width: int


#: The columns, in their order.
COLUMNS = (
    Column("id", "编号", "Id", 18),
    Column("district", "区", "District", 10),
    Column("document", "文件", "Document", 30),
    Column("document_en", "文件（英文）", "Document (English)", 30),
    Column("number", "发文字号", "Document number", 18),
    Column("date", "成文日期", "Date", 12),
    Column("status", "状态", "Status", 18),
    Column("period", "规划期", "Period", 18),
    Column("section", "章节", "Section", 10),
    Column("titles", "章节标题", "Section titles", 30),
    Column("titles_en", "章节标题（英文）", "Section titles (English)", 30),
    Column("kind", "类型", "Kind", 10),
    Column("departments", "责任部门", "Departments", 20),
    Column("zh", "中文", "Chinese", 60),
    Column("en", "英文（非官方译文）", "English (unofficial translation)", 60),
    Column("translation", "译文状态", "State of the translation", 12),
    Column("note", "备注", "Note", 20),
    Column("address", "地址", "Address", 40),
    Column("citation", "引用", "Citation", 60),
)


def headings(lang: str) -> list[str]:
    """What the columns are called in a language."""
    return [column.zh if lang == "zh" else column.en for column in COLUMNS]


def rows(clauses: Iterable[Json], base: str, lang: str, accessed: date) -> Iterator[ExportRow]:
    """A row for each clause.

    Args:
        clauses: Clauses as JSON, with the document and section they stand in, and a ``note`` where there is one.
        base: What addresses stand below, ``https://policy.example``.
        lang: The language of districts, status and citation.
        accessed: The day that citations name.
    """
    return (_row(clause, base, lang, accessed) for clause in clauses)


def _row(clause: Json, base: str, lang: str, accessed: date) -> ExportRow:
    document, section = clause["document"], clause["section"]
    citation = cite(clause, base, accessed)
    departments = ((each["en"] if lang == "en" else None) or each["name"] for each in clause["departments"])
    return {
        "id": clause["id"],
        "district": _in(document["district"], lang),
        "document": document["title"]["zh"] or document["id"],
        "document_en": document["title"]["en"] or "",
        "number": document["number"] or "",
        "date": document["date"] or "",
        "status": _in(document["status"], lang),
        "period": _period(document["period"], lang),
        "section": section["path"],
        "titles": " › ".join(_titles(section, "zh")),
        "titles_en": " › ".join(_titles(section, "en")),
        "kind": clause["kind"],
        "departments": ("、" if lang == "zh" else "; ").join(departments),
        "zh": clause["text"]["zh"] or "",
        "en": clause["text"]["en"] or "",
        "translation": clause["translation"],
        "note": clause.get("note", ""),
        "address": citation["link"],
        "citation": citation["gbt7714" if lang == "zh" else "english"],
    }


def _in(texts: Mapping[str, Any] | None, lang: str) -> str:
    return str(texts.get(lang) or texts["zh"]) if texts else ""


def _period(period: Mapping[str, Any] | None, lang: str) -> str:
    if period is None:
        return ""
    ended = {"zh": "（已届满）", "en": " (ended)"}[lang] if period["ended"] else ""
    return f"{period['from']}–{period['to']}{ended}"


def _titles(section: Mapping[str, Any], lang: str) -> Iterator[str]:
    for step in section["breadcrumb"]:
        number = step["number_en"] if lang == "en" else step["number"]
        title = step["title"][lang] or ("" if lang == "en" else step["path"])
        yield f"{number or ''}{' ' if lang == 'en' and number else ''}{title}".strip()
