"""The engines that the benchmark sets beside ours, over the same tokens in the same fields with the same weights."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

import tantivy

#: One clause: the tokens of each field.
Row = Mapping[str, Sequence[str]]


class Vocabulary:
    """Gives each token a plain name (`t17`), so that no peer's own tokenizer changes what is compared."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def spell(self, tokens: Sequence[str]) -> str:
        """The tokens as plain names with spaces between."""
        return " ".join(self._names.setdefault(token, f"t{len(self._names)}") for token in tokens)


class Fts5:
    """SQLite's full-text index in memory, ranked by its own bm25 with a weight a column."""

    name = "SQLite FTS5"

    def __init__(self, fields: Mapping[str, float], rows: Sequence[Row]) -> None:
        self._vocabulary = Vocabulary()
        self._base = sqlite3.connect(":memory:")
        self._base.execute(f"CREATE VIRTUAL TABLE clauses USING fts5({', '.join(f'f_{f}' for f in fields)})")
        marks = ", ".join("?" * len(fields))
        spelled = ([self._vocabulary.spell(row[field]) for field in fields] for row in rows)
        self._base.executemany(f"INSERT INTO clauses VALUES ({marks})", spelled)
        self._base.execute("INSERT INTO clauses(clauses) VALUES ('optimize')")
        weights = ", ".join(str(boost) for boost in fields.values())
        self._ask = f"SELECT rowid FROM clauses WHERE clauses MATCH ? ORDER BY bm25(clauses, {weights}) LIMIT 10"

    def search(self, words: Sequence[str]) -> list[int]:
        """The ten best clauses that hold every word."""
        return [row - 1 for (row,) in self._base.execute(self._ask, (self._vocabulary.spell(words),))]


class Tantivy:
    """Tantivy in memory, ranked by its own BM25 with a boost a field."""

    name = "tantivy"

    def __init__(self, fields: Mapping[str, float], rows: Sequence[Row]) -> None:
        self._vocabulary = Vocabulary()
        builder = tantivy.SchemaBuilder()
        for field in fields:
            builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
        builder.add_unsigned_field("clause", stored=True)
        self._index = tantivy.Index(builder.build())
        writer = self._index.writer(50_000_000, 1)
        for number, row in enumerate(rows):
            texts = {field: [self._vocabulary.spell(row[field])] for field in fields}
            writer.add_document(tantivy.Document(clause=number, **texts))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()
        self._fields = dict(fields)

    def search(self, words: Sequence[str]) -> list[int]:
        """The ten best clauses that hold every word."""
        asked = " AND ".join(self._vocabulary.spell([word]) for word in words)
        query = self._index.parse_query(asked, list(self._fields), field_boosts=self._fields)
        return [self._searcher.doc(address)["clause"][0] for _, address in self._searcher.search(query, 10).hits]
