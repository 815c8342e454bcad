"""Glossary, departments, districts and roles → entries: what each is called by readers, and what the documents call it.

Reads: the glossary, the names of departments and districts, the analysed texts. Writes: entries for the wordbook.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from index.analysis.analyser import Analyser
from index.analysis.folding import HAN
from index.documents import Language
from index.terms.glossary import Concept
from index.terms.lists import DepartmentName, District, RoleWords
from index.wordbook.corpus import Corpus
from index.wordbook.headwords import OTHER, PREFERRED, RELATED, SPELT, Headword, Rendering
from index.wordbook.naming import compact, key_of

#: Characters of a Chinese word that is short.
_SHORT = 2
#: Kinds whose names people type in pinyin.
_SPELT = frozenset(("place", "park", "institution", "company", "university", "hospital", "facility", "district"))
_HAN_ONLY = re.compile(rf"[{HAN}]+")
#: The kind of concept that leads from what people say to words of the texts.
NEED = "need"
#: Han characters of the longest name that is typed in pinyin.
_SPELT_LENGTH = 10


class Named(NamedTuple):
    """What an entry is called in both languages, the preferred name first, and what is near to it in either."""

    code: str
    kind: str
    chinese: Sequence[str]
    english: Sequence[str]
    related: Sequence[str] = ()
    said: Sequence[str] = ()


def named(
    glossary: Sequence[Concept],
    departments: Sequence[DepartmentName],
    department_names: Mapping[str, str],
    districts: Sequence[District],
) -> Iterator[Named]:
    """What can have renderings in the documents, in the order of glossary, departments, districts.

    Args:
        glossary: The concepts.
        departments: How departments are written, usually called and called in full.
        department_names: The English of departments.
        districts: Every district, those without a document too.
    """
    for each in glossary:
        # A district is an entry of its own, with the code that its documents have.
        kind = each.kind if each.kind != "district" else "place"
        # What people say for a concept leads there as its other names do.
        chinese = (*each.chinese, *(text for text in each.said if not text.isascii()))
        english = (*each.english, *(text for text in each.said if text.isascii()))
        yield Named(each.id, kind, chinese, english, each.related, each.said)
    for name, written in _departments(departments):
        called = [department_names[each] for each in written if each in department_names]
        yield Named(name, "department", written, tuple(dict.fromkeys(called)))
    for district in districts:
        chinese = (district.zh, *(alias for alias in district.aliases if not alias.isascii()))
        english = (district.en, *(alias for alias in district.aliases if alias.isascii()), district.code)
        yield Named(district.code, "district", chinese, english)


def texts_of(several: Iterable[Named]) -> Iterator[tuple[Language, str]]:
    """Every name with its language: what a build counts the clauses of."""
    for each in several:
        yield from (("zh", text) for text in each.chinese)
        yield from (("en", text) for text in each.english)
        yield from (("en" if text.isascii() else "zh", text) for text in each.related)


def compile_entries(
    several: Iterable[Named], roles: Sequence[RoleWords], analyser: Analyser, corpus: Corpus
) -> tuple[Headword, ...]:
    """Every entry that a name can lead to, in the order of the names, then what is near to them, then roles.

    Args:
        several: What has names.
        roles: What readers call the roles of sections; such an entry has no renderings, its code leads to its clauses.
        analyser: Cuts names and renderings as it cuts texts and questions.
        corpus: What the documents hold.
    """
    make = _Maker(analyser, corpus)
    listed = tuple(several)
    entries = [make.entry(each.code, each.kind, each.chinese, each.english, each.said) for each in listed]
    near = (make.related(each, own) for each, own in zip(listed, tuple(entries), strict=True))
    entries += [entry for entry in near if entry is not None]
    entries += [make.entry(role.code, "role", role.zh, role.en, renders=False) for role in roles]
    return tuple(entries)


def _departments(names: Iterable[DepartmentName]) -> Iterator[tuple[str, Sequence[str]]]:
    """Each department with every way it is written, the usual name first."""
    written: dict[str, dict[str, None]] = defaultdict(dict)
    for each in names:
        written[each.name].update(dict.fromkeys(filter(None, (each.name, each.written, each.official))))
    for name, ways in written.items():
        yield name, tuple(ways)


class _Maker:
    """Makes entries."""

    def __init__(self, analyser: Analyser, corpus: Corpus) -> None:
        self._analyser = analyser
        self._corpus = corpus
        self._syllables = _syllables()

    def related(self, named: Named, own: Headword) -> Headword | None:
        """The entry of what is near to something, with its names; None where the documents hold nothing of it."""
        texts = [[text for text in named.related if text.isascii() is ascii] for ascii in (False, True)]
        renderings = tuple(each for each in self._renderings(*texts) if each not in own.renderings)
        names = dict.fromkeys((name for name, rank in own.names.items() if rank != SPELT), RELATED)
        return Headword(named.code, "related", renderings, names) if renderings else None

    def entry(
        self,
        code: str,
        kind: str,
        chinese: Sequence[str],
        english: Sequence[str],
        said: Sequence[str] = (),
        *,
        renders: bool = True,
    ) -> Headword:
        """An entry with the names that lead to it and the renderings that the documents use.

        A short word that people only say is typed and not looked for: abroad leads to international markets, and these
        not there.
        """
        names: dict[str, int] = {}
        for texts in (chinese, english):
            for place, text in enumerate(texts):
                key = key_of(self._words(text))
                # What people say for a need leads to the words of the documents, and none of these to the others.
                is_target = kind == NEED and place and texts is chinese and self._holds(text)
                if len(key) > 1 and not is_target:
                    names.setdefault(key, OTHER if place else PREFERRED)
        if kind in _SPELT:
            for text in chinese:
                if len(text) <= _SPELT_LENGTH and _HAN_ONLY.fullmatch(text):
                    names.setdefault(self._syllables(text), SPELT)
            names.update(
                {compact(key): rank for key, rank in tuple(names.items()) if " " in key and compact(key) not in names}
            )
        rendered = [[text for text in texts if not (text in said and _is_short(text))] for texts in (chinese, english)]
        return Headword(code, kind, tuple(self._renderings(*rendered)) if renders else (), names)

    def _renderings(self, chinese: Sequence[str], english: Sequence[str]) -> Iterator[Rendering]:
        """The renderings that the documents hold, each once."""
        seen: set[tuple[str, ...]] = set()
        for language, texts in (("zh", chinese), ("en", english)):
            for text in texts:
                words = tuple(self._words(text))
                rendering = Rendering(text, language, self._analyser.fold(text).text, words)  # type: ignore[arg-type]
                if words and words not in seen and len(rendering.folded) > 1 and self._is_held(rendering):
                    seen.add(words)
                    yield rendering

    def _holds(self, text: str) -> bool:
        return self._is_held(Rendering(text, "zh", self._analyser.fold(text).text, tuple(self._words(text))))

    def _is_held(self, rendering: Rendering) -> bool:
        return self._corpus.holds(rendering.language, rendering.folded, rendering.words)

    def _words(self, text: str) -> list[str]:
        return [token.text for token in self._analyser.words(text)]


def _is_short(text: str) -> bool:
    """Whether a text is one word, which means other things too."""
    return " " not in text if text.isascii() else len(text) <= _SHORT


def _syllables() -> Callable[[str], str]:
    # pypinyin reads a table of some megabytes: only a build pays for that.
    from pypinyin import lazy_pinyin

    return lambda text: "".join(lazy_pinyin(text, errors="ignore")).replace("ü", "v")
