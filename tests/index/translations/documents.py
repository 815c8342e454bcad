"""Makes small documents for the tests of translations."""

from __future__ import annotations

import dataclasses

from index.documents import Clause, Coverage, Document, Metadata, Section

METADATA = Metadata(
    title="静安区实施意见",
    title_en="Implementing Opinions",
    issuers=("静安区人民政府", "区科委"),
    number="静府发〔2021〕17号",
    date="2021-11-29",
    type="实施意见",
    telephone="021-1234",
    contact="Ma",
)
TABLE = (("序号", "指标"), ("1", "税收"), ("", "CRO"))


def clause(ordinal: int, text: str, section: str = "1", **more) -> Clause:
    blank = Clause(section, ordinal, "paragraph", None, None, (), text, None, 0, ())
    return dataclasses.replace(blank, **more)


def table(ordinal: int, text: str, rows: tuple[tuple[str, ...], ...] = TABLE, **more) -> Clause:
    return clause(ordinal, text, kind="table", rows=rows, header_rows=1, **more)


def document(
    *clauses: Clause, metadata: Metadata | None = None, titles: dict[str, str | None] | None = None
) -> Document:
    """A document ``a`` whose sections are those of its clauses, titled 总体要求 unless ``titles`` says otherwise."""
    paths = titles or dict.fromkeys((one.section for one in clauses), "总体要求")
    sections = tuple(Section(path, 1, "一、", title, "section", None, (), None) for path, title in paths.items())
    return Document("a", "a.txt", "0" * 64, metadata or Metadata(), sections, clauses, (), Coverage(1, 0, 1, 0, 0))
