"""What files of hits can be: the formats by the end of a file's name, each as it is told to a browser."""

from __future__ import annotations

#: Media types, by the end of a file's name; written by :mod:`search.exports.formats`.
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jsonl": "application/jsonl; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
