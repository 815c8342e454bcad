"""The two classes that Whoosh pickles into every index. Never move or rename this module or what it holds.

Whoosh stores its schema as a pickle, so a generation can only be opened while these names are importable from here.
They hold no settings and do no work: the words come ready from :class:`index.analysis.Analyser`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from whoosh.analysis import Analyzer, Token, entoken
from whoosh.fields import FieldType
from whoosh.formats import Frequency
from whoosh.system import pack_uint


class ThinAnalyser(Analyzer):  # type: ignore[misc]  # Whoosh has no types
    """Passes on words that are ready; a plain string is cut at white space."""

    def __call__(self, value: str | Iterable[str], **settings: Any) -> Iterator[Token]:
        """Yield Whoosh tokens for words, or for the words of a string."""
        words = value.split() if isinstance(value, str) else value
        tokens: Iterator[Token] = entoken(words, **settings)
        return tokens

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))


class ThinField(FieldType):  # type: ignore[misc]  # Whoosh has no types
    """A field that stores how often each word occurs, and nothing else."""

    def __init__(self) -> None:
        # `scorable` keeps the field's length; without it Whoosh looks for its column file at every posting.
        super().__init__(format=Frequency(), analyzer=ThinAnalyser(), scorable=True)

    def index(self, value: Iterable[str], **_settings: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield (word, frequency, weight, stored frequency) of each different word."""
        for word, frequency in Counter(value).items():
            yield word.encode("utf-8"), frequency, float(frequency), pack_uint(frequency)
