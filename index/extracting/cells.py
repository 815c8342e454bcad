"""Figures of tables, cell by cell, with the heads of their row and column.

Reads: the rows of a table clause. Writes: targets, row by row. A cell is a figure only where it, its heads or its
caption say what unit it is in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.documents import Clause, Span
from index.extracting.cell_sentences import SentenceRow, figures_of_row, is_sentence
from index.extracting.contexts import ClauseContext
from index.extracting.directions import Around, direction_of, measure_of
from index.extracting.numerals import ARABIC, read_arabic, read_magnitude
from index.extracting.plaintext import plain
from index.extracting.quantities import Quantity
from index.extracting.records import Anchor, FigureScope, FigureStatus, Normalised, Target, Text
from index.extracting.scopes import scope_of_level
from index.extracting.units import MeasureUnit, read_unit
from index.extracting.years import years_in

#: 14274, 50.40%, 保持50%, 3-5, ≥90, 100左右, 1000亿元, 〔8〕 (a cumulative value).
_CELL = re.compile(
    rf"(?P<left>[^\d]{{0,8}}?)[\[〔]?(?P<low>{ARABIC})[\]〕]?(?:\s*(?:-|~|～|至)\s*(?P<high>{ARABIC}))?\s*"
    r"(?P<size>万亿|亿|万)?(?P<unit>[^\d]{0,6}?)(?P<right>左右|以上|以下|以内|上下)?"
)
#: Columns that number, date or name things.
_NO_VALUE = re.compile(r"序号|编号|^No\.?$|代码|电话|邮编|日期|时间|文号|年级|页码|备注|批次|时限|期限|排名先后")
_ATTRIBUTE = re.compile(r"^(?:指标)?(?:属性|性质)$|^属性")
_UNIT_HEAD = re.compile(r"^(?:计量)?单位$")
#: 区税（万元）, 年均增幅/%, 产业规模（亿元）, 单位：万元
_IN_HEAD = re.compile(r"(?:[（(/／]|单位[:：])\s*(?P<size>万亿|亿|万|千)?\s*(?P<unit>[^）)/／]{1,6}?)\s*(?:[）)]|$)")
_TARGET_HEAD = re.compile(r"目标|规划值|预期值|计划")
_NOW_HEAD = re.compile(r"现状|基期|实绩|实际|完成值|基准|现值")
#: 数量, 个数: counted without a printed unit.
_COUNTED = re.compile(r"数量|数$|个数|家数|人数|件数")
_TOTAL = re.compile(r"^(?:合计|总计|全区|总量|小计)")
_PLACES = re.compile(r"地区|街镇|街道|乡镇|片区")
#: Of no place: what the rows of places leave.
_OF_NONE = re.compile(r"^(?:其他|其它|无|未|不分|不详)")
#: How the cells of a row are shown in the text of a clause.
_BETWEEN = " | "


@dataclass(frozen=True, slots=True)
class _CellTable:
    clause: Clause
    context: ClauseContext
    heads: Sequence[str]
    english_heads: Sequence[str]
    english: Sequence[Sequence[str]] | None


def find_cells(
    clause_id: str, clause: Clause, english: Sequence[Sequence[str]] | None, context: ClauseContext
) -> list[Target]:
    """The figures of a table; ids are given by :mod:`index.extracting.stage`."""
    if not clause.rows or not clause.header_rows:
        return []
    heads = heads_of(clause.rows[: clause.header_rows])
    english_heads = heads_of(english[: clause.header_rows]) if english else [""] * len(heads)
    table = _CellTable(clause, context, heads, english_heads, english)
    lines = clause.text.split("\n")
    found: list[Target] = []
    for place, row in enumerate(clause.rows[clause.header_rows :], clause.header_rows):
        found += _of_row(table, clause_id, place, row, lines)
        sentences = [cell if _is_said(table, column, cell) else "" for column, cell in enumerate(row)]
        if any(sentences):
            own = SentenceRow(clause_id, clause, heads, row, sentences, english[place] if english else None)
            found += figures_of_row(own, context)
    return found


def _is_said(table: _CellTable, column: int, cell: str) -> bool:
    """Whether a cell says in words what is to be reached."""
    value = _CELL.fullmatch(plain(cell))
    return is_sentence(table.heads[column], cell, value["left"] if value else None)


def heads_of(rows: Sequence[Sequence[str]]) -> list[str]:
    """The head of each column: all header cells above it, merged cells carried to the right."""
    heads = [""] * len(rows[0])
    for depth, row in enumerate(rows):
        carried = ""
        for column, cell in enumerate(row):
            # The last header row is not merged: an empty cell there belongs to the head above.
            carried = cell or (carried if depth < len(rows) - 1 else "")
            heads[column] = f"{heads[column]} {carried}".strip()
    return heads


def _of_row(
    table: _CellTable, clause_id: str, place: int, row: Sequence[str], lines: Sequence[str]
) -> Iterator[Target]:
    named = [column for column, cell in enumerate(row) if cell and not _CELL.fullmatch(plain(cell))]
    named = [c for c in named if not _ATTRIBUTE.search(table.heads[c]) and not _UNIT_HEAD.match(table.heads[c])]
    if not named:
        return
    label = named[0]
    attribute = next((cell for c, cell in enumerate(row) if _ATTRIBUTE.search(table.heads[c]) and cell), None)
    unit_cell = next((cell for c, cell in enumerate(row) if _UNIT_HEAD.match(table.heads[c]) and cell), "")
    shown = _BETWEEN.join(cell for cell in row if cell)
    start = table.clause.text.find(shown)
    english = _BETWEEN.join(cell for cell in table.english[place] if cell) if table.english else None
    for column, cell in enumerate(row):
        if column <= label or not cell or _NO_VALUE.search(table.heads[column]):
            continue
        if _is_said(table, column, cell):
            continue
        quantity = _quantity(
            plain(cell),
            [
                cell,
                table.heads[column],
                unit_cell and f"（{unit_cell}）",
                row[label],
                table.clause.text.split("\n")[0],
                *_units(lines),
            ],
        )
        if quantity is None:
            continue
        status, year, rule = _status(table, column)
        name = _name(row[label], table.heads[column])
        around = _around(plain(cell))
        measure = measure_of(quantity, Around(name, ""), name)
        # What is left empty is not shown; two cells may say the same.
        at = sum(len(each) + len(_BETWEEN) for each in row[:column] if each)
        yield Target(
            id="",
            anchor=Anchor(clause_id, Text(shown, english), Span(start + at, start + at + len(cell)), f"cell+{rule}"),
            indicator=Text(name, _english_name(table, place, label, column)),
            printed=cell,
            value=quantity.value,
            value_max=quantity.high,
            unit=quantity.unit,
            normalised=quantity.normalised,
            status=status,
            measure=measure,
            direction=direction_of(quantity, around, measure, name),
            year=year,
            base_year=None,
            year_stated=year is not None,
            attribute=attribute,
            threshold=None,
            scope=_scope(table, label, row[label]),
        )


def _around(cell: str) -> Around:
    """The words in a cell before and behind its number: 保持50%, 3左右."""
    found = _CELL.fullmatch(cell)
    return Around(found["left"], found["right"] or "") if found else Around("", "")


def _units(lines: Sequence[str]) -> list[str]:
    """The lines that give a unit for the whole table: 单位：万元."""
    return [line for line in lines if re.search(r"单位\s*[:：]", line)]


def _quantity(cell: str, sources: Sequence[str]) -> Quantity | None:
    """The quantity of a cell, in the unit that the first of its sources gives; None where none does."""
    found = _CELL.fullmatch(cell)
    if found is None:
        return None
    unit = _own_unit(found) or next((unit for unit in map(_head_unit, sources[1:]) if unit), None)
    if unit is None and any(_COUNTED.search(source.split("（")[0]) for source in sources[1:4]):
        unit = ("", MeasureUnit("", "count"))
    if unit is None:
        return None
    size, normal, factor = unit[0], unit[1].normal, unit[1].factor
    low, high = read_arabic(found["low"]), read_arabic(found["high"]) if found["high"] else None
    scale = read_magnitude(size) * factor
    normalised = None
    if normal:
        normalised = Normalised(round(low * scale, 4), None if high is None else round(high * scale, 4), normal)
    return Quantity(0, len(cell), cell, low, high, _printed(size, normal, found["unit"]), normalised)


def _own_unit(found: re.Match[str]) -> tuple[str, MeasureUnit] | None:
    read = read_unit(found["unit"], 0) if found["unit"] else None
    return (found["size"] or "", read[0]) if read else None


def _head_unit(text: str) -> tuple[str, MeasureUnit] | None:
    """The unit that a head gives: 区税（万元）."""
    for found in _IN_HEAD.finditer(plain(text or "")):
        read = read_unit(found["unit"], 0)
        if read:
            return found["size"] or "", read[0]
    return ("", MeasureUnit("%", "percent")) if re.search(r"占比$|增速$|增长率$", text or "") else None


def _printed(size: str, normal: str | None, own: str) -> str:
    names = {"CNY": "元", "USD": "美元", "percent": "%", "m2": "平方米", "percentage_point": "个百分点"}
    return size + names.get(normal or "", own)


def _status(table: _CellTable, column: int) -> tuple[FigureStatus | None, int | None, str]:
    """The status and year of a column, from its head, then from the caption."""
    head, caption = table.heads[column], table.clause.heading or table.clause.text.split("\n")[0]
    years = years_in(plain(head))
    year = years[0].year if years else None
    written = table.context.written
    if _TARGET_HEAD.search(head) or table.context.is_future(year):
        return "target", year, "head"
    if _NOW_HEAD.search(head) or (year is not None and written is not None and year < written):
        return "current", year, "head"
    if re.search(r"目标|指标", caption) and year is not None and written is not None:
        return ("target" if year >= written else "current"), year, "caption"
    return None, year, "undecided"


def _name(label: str, head: str) -> str:
    """What a cell measures: its row's head, with its column's where that says more than a year."""
    own = _without_unit(label).strip(" /（(")
    column = re.sub(r"(?:19|20)\d\d\s*年?|目标值?|现状值?|数值|指标值|规划值|预期值", "", _without_unit(head)).strip(
        " /（("
    )
    return f"{own} {column}".strip()


def _without_unit(head: str) -> str:
    """A head without the unit that it gives; （含培育） is none and stays."""
    return _IN_HEAD.sub(lambda found: "" if read_unit(found["unit"], 0) else found.group(), head)


def _english_name(table: _CellTable, place: int, label: int, column: int) -> str | None:
    if not table.english:
        return None
    own = re.sub(r"\s*(?:\([^)]*\)|/\s*[^/]*)$", "", table.english[place][label])
    head = re.sub(r"\b(?:19|20)\d\d\b|\s*\([^)]*\)", "", table.english_heads[column]).strip()
    return f"{own}: {head}" if head and not _TARGET_HEAD.search(table.heads[column]) else own


def _scope(table: _CellTable, label: int, row: str) -> FigureScope:
    if _PLACES.search(table.heads[label]) and not _TOTAL.search(row):
        return "unspecified" if _OF_NONE.search(row) else "sub-district"
    return scope_of_level(table.context.level) if table.context.area else "unspecified"
