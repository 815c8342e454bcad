"""One generation, opened for asking: its catalogue, its analyser, its English and its engine.

What is needed for every search is read at opening (a few milliseconds for five documents); clauses are read when they
are shown. What a search does not need is imported when it is asked for: a command line is a new process each time.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from index.analysis.analyser import Analyser
from index.entries.codes import UNSTATED
from index.storing.catalogue import Catalogue
from index.storing.extracted import ExtractedFacts
from index.storing.generations import Generation, GenerationFiles, open_current
from index.wordbook.book import Wordbook
from search.engines.opening import Opened, open_engine
from search.engines.protocol import Engine
from search.library.clauses import ClauseTexts
from search.library.documents import Documents
from search.library.english import EnglishTexts
from search.library.outlines import Outline, Outlines
from search.meaning.opened import Meanings

if TYPE_CHECKING:
    from index.storing.ledger import Addresses
    from index.storing.references import References
    from index.storing.sources import SourceFiles
    from index.wordbook.completion_table import Completions


class Library:
    """The documents of one generation and what finds things in them.

    Attributes:
        name: The name of the generation.
        built: When it was built, ISO 8601 in UTC.
        clauses: Its clauses.
        english: The English of its documents.
        documents: The head of each document, by id, in corpus order.
        outlines: The sections of each document, by its id.
        engine: What finds clauses in it.
        facts: What was extracted from its documents.
        meaning: What its clauses mean, where there is a model for it.
    """

    def __init__(self, generation: Generation, *, by_words: bool = False) -> None:
        """Opens a generation; ``by_words``: it is not asked by meaning.

        Raises:
            IndexUnavailable: A part of it is something else, or it was built for another engine.
        """
        self.name = generation.name
        self.built = generation.manifest.built
        self.catalogue = Catalogue.open(generation.catalogue)
        self.analyser = Analyser.load(generation.analyser)
        self.wordbook = Wordbook(generation.wordbook)
        self.clauses = ClauseTexts(self.catalogue)
        self.english = EnglishTexts(self.catalogue)
        self.documents = Documents(self.catalogue)
        self.outlines: Mapping[str, Outline] = Outlines(self.documents, self.catalogue.outline)
        self.engine: Engine = open_engine(Opened(generation, self.catalogue, self.analyser))
        self.facts = ExtractedFacts(generation.catalogue)
        self.meaning = Meanings.of(generation, by_words=by_words)
        # The rest is opened later; what the manifest says of each document is not needed for that.
        self._files = GenerationFiles(generation.folder)

    @classmethod
    def open(cls, root: Path, *, by_words: bool = False) -> Library:
        """Opens the current generation below ``root``; ``by_words``: it is not asked by meaning.

        Raises:
            IndexUnavailable: There is none, or it is outdated or damaged; the message names the cure.
        """
        return cls(open_current(root), by_words=by_words)

    def close(self) -> None:
        """Closes its files; closing again does nothing."""
        for part in (self.engine, self.catalogue, self.facts, self.wordbook, self.meaning):
            part.close()
        for name in self._LATER & self.__dict__.keys():
            getattr(self, name).close()

    #: What is opened when it is first asked for.
    _LATER = frozenset({"addresses", "completions", "references", "sources"})

    def open_all(self) -> None:
        """Opens now what is else opened when it is first asked for: from then on the files may be removed."""
        for name in self._LATER:
            getattr(self, name)

    @cached_property
    def addresses(self) -> Addresses:
        """What stood at its addresses, and stands at others or nowhere now."""
        from index.storing.ledger import Addresses

        return Addresses(self._files.addresses)

    @cached_property
    def references(self) -> References:
        """What its documents cite."""
        from index.storing.references import References

        return References(self._files.references)

    @cached_property
    def sources(self) -> SourceFiles:
        """Its files as delivered."""
        from index.storing.sources import SourceFiles

        return SourceFiles(self._files.sources)

    @cached_property
    def completions(self) -> Completions:
        """What can be completed while a reader types."""
        from index.wordbook.completion_table import Completions

        return Completions(self._files.wordbook, lambda text: self.analyser.fold(text).text)

    @cached_property
    def label_places(self) -> Mapping[str, Mapping[str, int]]:
        """Where the name of a value stands in the order of the corpus: facet → code → place."""
        return {name: {code: place for place, code in enumerate(found)} for name, found in self.labels.items()}

    @cached_property
    def labels(self) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
        """The names of the values of each facet that has names: facet → code → language."""
        unstated = {UNSTATED: {"zh": "未注明", "en": "not stated"}}
        labels = {name: {**self.catalogue.labels(name), **unstated} for name in ("district", "role", "kind")}
        labels["document"] = {
            document.id: {
                "zh": document.metadata.title or document.id,
                "en": self.english.document_title(document) or document.metadata.title or document.id,
            }
            for document in self.documents.walk()
        }
        departments = sorted({name for _, name in self.catalogue.departments()})
        labels["department"] = {
            name: {"zh": name, "en": self.english.departments.get(name, name)} for name in departments
        }
        labels["issuer"] = {
            zh: {"zh": zh, "en": en or zh}
            for document in self.documents.walk()
            for zh, en in zip(document.metadata.issuers, self.english.issuers(document), strict=True)
        } | unstated
        return labels
