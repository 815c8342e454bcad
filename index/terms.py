"""The terms of the field, from ``seeds/terms``: words of Chinese, and what departments and districts are called.

Three files of tab-separated columns under a header line; ``#`` begins a comment line, and a column may be left empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from index.errors import UsageError


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field that Chinese text is not cut inside; ``note`` says where it was read or what it is."""

    text: str
    tag: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class DepartmentName:
    """One way a department is written, its usual name and its full official name."""

    written: str
    name: str
    official: str


@dataclass(frozen=True, slots=True)
class District:
    """A district: its code in addresses, its names, and what else people type for it."""

    code: str
    zh: str
    en: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """What departments are usually called, by how they are written, and the districts there are."""

    departments: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    districts: tuple[District, ...] = ()


@dataclass(frozen=True)
class Terms:
    """Everything ``seeds/terms`` says; empty when there is no such folder."""

    dictionary: tuple[Term, ...] = ()
    lexicon: Lexicon = field(default_factory=Lexicon)
    departments: tuple[DepartmentName, ...] = ()


#: The columns of each file; the first ones must be filled, as many as the number says.
_COLUMNS = {
    "dictionary.tsv": (("term", "tag", "note"), 2),
    "departments.tsv": (("written", "name", "official"), 2),
    "districts.tsv": (("code", "zh", "en", "aliases"), 3),
}


def load_terms(folder: Path | None) -> Terms:
    """Read the three files of a folder; a folder or file that is not there gives no terms.

    Raises:
        UsageError: A row is not what its header says, or says something twice.

    """
    if folder is None:
        return Terms()
    departments = tuple(DepartmentName(*row) for row in _rows(folder / "departments.tsv"))
    districts = tuple(
        District(code, zh, en, tuple(alias.strip() for alias in aliases.split(",") if alias.strip()))
        for code, zh, en, aliases in _rows(folder / "districts.tsv")
    )
    return Terms(
        dictionary=tuple(Term(*row) for row in _rows(folder / "dictionary.tsv")),
        lexicon=Lexicon(MappingProxyType({each.written: each.name for each in departments}), districts),
        departments=departments,
    )


def _rows(path: Path) -> Iterator[list[str]]:
    """Yield the filled rows of a file, checked and padded to its columns."""
    columns, needed = _COLUMNS[path.name]
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
        raise UsageError(f"{path}: not UTF-8 ({error.reason} at byte {error.start}). Save it as UTF-8.") from error
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}. Make it readable or take it away.") from error


def _wrong(path: Path, number: int, what: str, cure: str) -> UsageError:
    return UsageError(f"{path}, line {number}: {what}. Cure: {cure}.")
