"""The terms of the field, from ``seeds/terms``: words, fillers, departments, places, roles, classes, works, bodies.

Ten files of tab-separated columns (:mod:`index.terms.tabular`); the bilingual glossary beside them is
:mod:`index.terms.glossary`'s.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from index.terms.tabular import Columns, read_table


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


@dataclass(frozen=True, slots=True)
class Place:
    """A city, a province or a country: its kind, its name, its short name if that is no common word, its province.

    Attributes:
        en: Its English, where that is not its name in Pinyin (哈尔滨市, Harbin).
    """

    name: str
    kind: str
    short: str = ""
    within: str = ""
    en: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names that a text may use."""
        return (self.name, self.short) if self.short else (self.name,)


@dataclass(frozen=True, slots=True)
class RoleWords:
    """What readers call a role of sections, by its code."""

    code: str
    zh: tuple[str, ...]
    en: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClassWord:
    """A word of the classes that measures are for, with its English.

    Attributes:
        part: ``quality`` and ``field`` stand before the ``head``, ``behind`` behind it; ``condition`` is said of it.
        before: What a head is in front of another one: 总部企业, headquarters companies.
    """

    zh: str
    part: str
    en: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class BodyWord:
    """A word that names of public bodies are put together from, with its English.

    Attributes:
        part: ``rank`` (区) before a ``field`` (财政) and an ``end`` (局); a ``name`` that its parts do not give
            (商务委); a ``whole``, one name of several bodies (各街镇).
    """

    zh: str
    part: str
    en: str


@dataclass(frozen=True)
class Lexicon:
    """What departments are usually called, by how they are written, the districts there are, other places, classes.

    ``works`` are books and pictures that are known by their title alone and are no documents (论语); ``bodies`` are the
    words that names of departments are put into English by.
    """

    departments: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    districts: tuple[District, ...] = ()
    places: tuple[Place, ...] = ()
    classes: tuple[ClassWord, ...] = ()
    works: tuple[str, ...] = ()
    bodies: tuple[BodyWord, ...] = ()


@dataclass(frozen=True)
class Terms:
    """Everything ``seeds/terms`` says; empty when there is no such folder.

    ``fillers`` are words of questions (哪个区, how many) that a clause need not hold, ``general`` words that say little
    beside others (支持, new).
    """

    dictionary: tuple[Term, ...] = ()
    lexicon: Lexicon = field(default_factory=Lexicon)
    departments: tuple[DepartmentName, ...] = ()
    fillers: tuple[str, ...] = ()
    general: tuple[str, ...] = ()
    roles: tuple[RoleWords, ...] = ()


_DICTIONARY = Columns(("term", "tag", "note"), filled=2)
_DEPARTMENTS = Columns(("written", "name", "official"), filled=2)
_FILLERS = Columns(("text", "language", "note"), filled=2)
_ROLES = Columns(("role", "words", "words_en"), filled=2)
_PLACES = Columns(("place", "kind", "short", "within", "en"), filled=2)
_CLASSES = Columns(("zh", "part", "en", "before"), filled=3)
_WORKS = Columns(("title", "note"), filled=1)
_BODIES = Columns(("zh", "part", "en"), filled=3)
_DISTRICTS = Columns(("code", "zh", "en", "aliases"), filled=3)


def load_terms(folder: Path | None) -> Terms:
    """Reads the ten files of a folder; a folder or file that is not there gives no terms.

    Raises:
        UsageError: A row is not what its header says, or says something twice.

    """
    if folder is None:
        return Terms()
    fillers, general = (
        tuple(text for text, _, _ in read_table(folder / f"{name}.tsv", _FILLERS)) for name in ("fillers", "general")
    )
    roles = tuple(
        RoleWords(code, *(tuple(word.strip() for word in cell.split("|") if word.strip()) for cell in (zh, en)))
        for code, zh, en in read_table(folder / "roles.tsv", _ROLES)
    )
    departments = tuple(DepartmentName(*row) for row in read_table(folder / "departments.tsv", _DEPARTMENTS))
    districts = tuple(
        District(code, zh, en, tuple(alias.strip() for alias in aliases.split(",") if alias.strip()))
        for code, zh, en, aliases in read_table(folder / "districts.tsv", _DISTRICTS)
    )
    places = tuple(Place(*row) for row in read_table(folder / "places.tsv", _PLACES))
    classes = tuple(ClassWord(*row) for row in read_table(folder / "classes.tsv", _CLASSES))
    works = tuple(title for title, _ in read_table(folder / "works.tsv", _WORKS))
    bodies = tuple(BodyWord(*row) for row in read_table(folder / "bodies.tsv", _BODIES))
    usual = MappingProxyType({each.written: each.name for each in departments})
    return Terms(
        dictionary=tuple(Term(*row) for row in read_table(folder / "dictionary.tsv", _DICTIONARY)),
        lexicon=Lexicon(usual, districts, places, classes, works, bodies),
        departments=departments,
        fillers=fillers,
        general=general,
        roles=roles,
    )
