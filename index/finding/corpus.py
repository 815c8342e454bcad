"""Which documents there are, in which order and under which ids: the files of the sources and their ``corpus.toml``."""

from __future__ import annotations

import dataclasses
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.documents import Metadata
from index.errors import UsageError
from index.finding.facts import Facts, differences, parse_facts
from index.finding.files import Files, SourceFile, find_files, inspect_file, leads_out, printable

CORPUS = "corpus.toml"

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_HEADER = re.compile(r"^\s*\[\[\s*document\s*\]\]")


@dataclass(frozen=True, slots=True)
class CorpusEntry:
    """One document of the corpus, before it is read.

    Attributes:
        name: The file's name below its source folder.
        sha256: What ``corpus.toml`` expects its bytes to be, None where it does not say.
        facts: What ``corpus.toml`` says about it, None where it does not name it.
        problem: Why it cannot be read, where that is known already.
        formerly: Ids that lead to it, because it was published under them.
    """

    id: str
    path: Path
    name: str
    sha256: str | None = None
    facts: Facts | None = None
    problem: str | None = None
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Documents:
    """What the sources hold.

    Attributes:
        entries: Every document, in corpus order.
        passed_over: The names of files that nobody means as documents.
    """

    entries: tuple[CorpusEntry, ...]
    passed_over: tuple[str, ...] = ()


def find_documents(sources: Sequence[Path], *, besides: Path | None = None) -> Documents:
    """Every document in corpus order: of each source those that its ``corpus.toml`` names, then the others by path.

    Args:
        sources: Folders or files. A file is described by the ``corpus.toml`` beside it, if that names it.
        besides: A folder among them to leave out.

    Raises:
        UsageError: A source does not exist, a ``corpus.toml`` is wrong (with its line), or there is no document at all.
    """
    found: list[CorpusEntry] = []
    passed: list[str] = []
    folders = [source for source in sources if source.is_dir()]
    for source in sources:
        if source.is_dir():
            files = find_files(source, besides=besides, within=folders)
            found += _in_folder(source, files, folders)
            passed += files.passed_over
        else:
            found.append(_single(source))
    entries = _with_ids(_once(found))
    if not entries:
        raise UsageError(f"no document in {', '.join(map(str, sources))}: nothing was done")
    return Documents(tuple(entries), tuple(passed))


def read_corpus(path: Path) -> list[CorpusEntry]:
    """The documents that a ``corpus.toml`` names, in its order; none where there is no such file.

    Raises:
        UsageError: It cannot be read, is no TOML, or says something that makes no sense; with the line.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        tables = tomllib.loads(text).get("document", [])
    except FileNotFoundError:
        return []
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{path}, line {line}: not UTF-8: save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: {error}: correct that line") from error
    if not isinstance(tables, list):
        raise UsageError(f"{path}: write [[document]] with two brackets, once for each document")
    lines = [number for number, line in enumerate(text.splitlines(), start=1) if _HEADER.match(line)]
    entries: dict[str, CorpusEntry] = {}
    for position, table in enumerate(tables):
        where = f"{path}, line {lines[position] if position < len(lines) else '?'}"
        try:
            entry = _entry(path.parent, table)
        except ValueError as error:
            raise UsageError(f"{where}: {error}") from error
        if entry.id in entries:
            raise UsageError(f"{where}: the id {entry.id!r} is taken by {entries[entry.id].name}")
        entries[entry.id] = entry
    return list(entries.values())


def slug(stem: str) -> str:
    """An ASCII id made from the stem of a file name, Chinese in pinyin.

    >>> slug("普陀区 规划(2021)")
    'pu-tuo-qu-gui-hua-2021'
    """
    text = unicodedata.normalize("NFKC", stem)
    if not text.isascii():
        # Only here: the tables of pypinyin take as long to load as an unchanged build takes in all.
        from pypinyin import lazy_pinyin

        text = " ".join(lazy_pinyin(text))
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return "-".join(re.findall(r"[a-z0-9]+", text)) or "document"


def _entry(folder: Path, table: Mapping[str, object]) -> CorpusEntry:
    """The entry of one ``[[document]]`` table; ValueError where it makes no sense."""
    values = dict(table)
    document_id, file, sha256 = (values.pop(key, None) for key in ("id", "file", "sha256"))
    if not isinstance(document_id, str) or not _ID.fullmatch(document_id):
        raise ValueError(f"id must be lower-case letters, digits and single hyphens, not {document_id!r}")
    if not isinstance(file, str) or not file or "\0" in file or not _is_below(file):
        raise ValueError(f"file must name a file below this folder, not {file!r}")
    if sha256 is not None and not (isinstance(sha256, str) and _SHA256.fullmatch(sha256)):
        raise ValueError(f"sha256 must be 64 hexadecimal digits, not {sha256!r}")
    found = inspect_file(folder / file, Path(file).as_posix())
    return CorpusEntry(document_id, found.path, found.name, sha256, parse_facts(values), found.problem)


def _is_below(file: str) -> bool:
    return not Path(file).is_absolute() and ".." not in Path(file).parts


def _in_folder(folder: Path, files: Files, within: Sequence[Path]) -> list[CorpusEntry]:
    """The documents of a folder; a file is the one that ``corpus.toml`` names however its accents are put together."""
    found = {_composed(each.name): each for each in files.found}
    named = [_as_found(entry, found.pop(_composed(entry.name), None), within) for entry in read_corpus(folder / CORPUS)]
    return named + [_unnamed(each) for each in found.values()]


def _as_found(entry: CorpusEntry, found: SourceFile | None, within: Sequence[Path]) -> CorpusEntry:
    """A document that is named, under the name that its file has on the disk."""
    if found is not None:
        return dataclasses.replace(entry, path=found.path, name=found.name, problem=found.problem)
    problem = leads_out(entry.path, [folder.resolve() for folder in within])
    return dataclasses.replace(entry, problem=problem) if problem else entry


def _composed(name: str) -> str:
    """A name as it is compared: a Mac takes é apart on its disk, and Chinese names with marks too."""
    return unicodedata.normalize("NFC", name)


def _single(path: Path) -> CorpusEntry:
    if not path.exists() and not path.is_symlink():
        raise UsageError(f"{path}: there is no such file, folder or command")
    for entry in read_corpus(path.parent / CORPUS):
        if entry.path == path:
            return entry
    return _unnamed(inspect_file(path, printable(path.name)))


def _unnamed(found: SourceFile) -> CorpusEntry:
    return CorpusEntry("", found.path, found.name, problem=found.problem)


def _once(entries: Iterable[CorpusEntry]) -> Iterator[CorpusEntry]:
    """Passes on each file once, whichever way the sources lead to it."""
    seen: set[str] = set()
    for entry in entries:
        real = str(entry.path.absolute()) if entry.problem else str(entry.path.resolve())
        if real not in seen:
            seen.add(real)
            yield entry


def _with_ids(entries: Iterable[CorpusEntry]) -> list[CorpusEntry]:
    """Gives the unnamed ones an id: a slug of the stem, with -2, -3 … where it is taken, in path order."""
    listed = list(entries)
    taken = {entry.id: entry for entry in listed if entry.id}
    if len(taken) < sum(bool(entry.id) for entry in listed):
        raise UsageError("the same id stands in the corpus.toml of two sources: change one, or index them apart")
    result = []
    for entry in listed:
        if not entry.id:
            base = slug(Path(entry.name).stem)
            number = 1
            while (document_id := base if number == 1 else f"{base}-{number}") in taken:
                number += 1
            entry = CorpusEntry(document_id, entry.path, entry.name, problem=entry.problem)
            taken[document_id] = entry
        result.append(entry)
    return result


def stated_otherwise(entry: CorpusEntry, sha256: str, stated: Metadata) -> tuple[str, ...]:
    """Where the file is not what ``corpus.toml`` says of it."""
    changed = entry.sha256 is not None and entry.sha256 != sha256
    warning = (f"corpus.toml expects SHA-256 {entry.sha256}, the file has {sha256}: correct the one that is wrong",)
    return (warning if changed else ()) + (differences(entry.facts, stated) if entry.facts else ())
