"""Tab-separated files that people edit: a header line, ``#`` before a comment, columns that may be left empty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.errors import UsageError


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a file; the first ones, as many as ``filled`` says, may not be empty."""

    names: tuple[str, ...]
    filled: int


def read_table(path: Path, wanted: Columns) -> Iterator[list[str]]:
    """Yields the rows of a file, checked and padded to its columns; a file that is not there has none.

    Raises:
        UsageError: A row is not what the header says, or repeats the first column of another.
    """
    columns, needed = wanted.names, wanted.filled
    seen: dict[str, int] = {}
    header = True
    for number, line in enumerate(_lines(path), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header:
            if tuple(cells) != columns:
                raise _wrong(path, number, f"the header is {cells}", f"write these columns: {', '.join(columns)}")
            header = False
            continue
        if len(cells) > len(columns):
            raise _wrong(path, number, f"{len(cells)} columns", f"leave {len(columns)}: {', '.join(columns)}")
        cells += [""] * (len(columns) - len(cells))
        for name, cell in zip(columns[:needed], cells, strict=False):
            if not cell:
                raise _wrong(path, number, f"no {name}", f"fill the column “{name}”; columns are parted by tabs")
        if cells[0] in seen:
            raise _wrong(path, number, f"“{cells[0]}” again", f"line {seen[cells[0]]} has it: remove one of them")
        seen[cells[0]] = number
        yield cells


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        return []
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{path}, line {line}: not UTF-8 ({error.reason}). Save it as UTF-8.") from error
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}. Make it readable or take it away.") from error


def _wrong(path: Path, number: int, what: str, cure: str) -> UsageError:
    return UsageError(f"{path}, line {number}: {what}. Cure: {cure}.")
