"""The analyser: the one way in which texts and questions become words and folded text, for every engine.

Words rank, exact runs find. What it needs at query time is written beside the index, so that both sides are the same.
"""

from __future__ import annotations

import shutil
import weakref
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from index.analysis import english, storing, variants
from index.analysis.folding import Folded, Folding
from index.analysis.scanning import Segment, scan

if TYPE_CHECKING:
    from index.analysis.chinese import Cutter


class Token(NamedTuple):
    """A word as it ranks (folded, in the singular) and where it stands in the original text."""

    text: str
    start: int
    end: int


class Analyser:
    """Cuts and folds texts; opened in a moment, it reads each of its files when a text first asks for it.

    Attributes:
        fingerprint: The same for two analysers that give every text the same words and the same fold.

    """

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self.fingerprint = fingerprint
        self._folder = folder

    @property
    def folder(self) -> Path:
        """The folder of its files."""
        return self._folder

    def words(self, text: str) -> list[Token]:
        """Returns the words of a text in order, none overlapping another; white space and punctuation end a word."""
        folded = self._folding.fold_spaced(text)
        tokens: list[Token] = []
        for piece in scan(folded.text):
            if piece.kind == "han":
                end = piece.start
                for word in self._cutter.cut(piece.text):
                    start, end = end, end + len(word)
                    tokens.append(Token(word, *folded.original(start, end)))
            else:
                tokens.append(Token(_normal(piece), *folded.original(piece.start, piece.end)))
        return tokens

    def ranked(self, text: str) -> list[str]:
        """Returns the words of a text as they rank, in order: those of :meth:`words` without their places."""
        ranked: list[str] = []
        for piece in scan(self._folding.fold_spaced(text).text):
            if piece.kind == "han":
                ranked += self._cutter.cut(piece.text)
            else:
                ranked.append(_normal(piece))
        return ranked

    def latin(self, text: str) -> list[Token]:
        """Returns the words of a text that are not Chinese, in order: what is not Chinese need not be cut."""
        folded = self._folding.fold_spaced(text)
        return [
            Token(_normal(piece), *folded.original(piece.start, piece.end))
            for piece in scan(folded.text)
            if piece.kind != "han"
        ]

    def grams(self, text: str) -> list[str]:
        """What questions are compared by: words that are not Chinese, and every two Han characters side by side.

        A lone Han character is one of its own. However a question is cut into words, these agree.
        """
        grams: list[str] = []
        for piece in scan(self._folding.fold_spaced(text).text):
            if piece.kind != "han":
                grams.append(_normal(piece))
            elif len(piece.text) == 1:
                grams.append(piece.text)
            else:
                grams += (piece.text[start : start + 2] for start in range(len(piece.text) - 1))
        return grams

    def fold(self, text: str) -> Folded:
        """Returns the text as exact runs are looked for in it, with the way back to the original."""
        return self._folding.fold(text)

    def fold_spaced(self, text: str) -> Folded:
        """Returns the text as its words are read from it: folded, every run of white space one space."""
        return self._folding.fold_spaced(text)

    def bigrams(self, folded: str) -> set[str]:
        """Returns every two neighbouring characters of a folded text."""
        return set(map(str.__add__, folded, folded[1:]))

    def save(self, folder: Path) -> None:
        """Writes everything that :meth:`load` needs into a folder, which is made."""
        folder.mkdir(parents=True, exist_ok=True)
        for name in storing.FILES:
            shutil.copyfile(self._folder / name, folder / name)

    @classmethod
    def load(cls, folder: Path) -> Analyser:
        """Opens an analyser that was saved; only its settings are read now, the rest when it is first asked for.

        Raises:
            IndexDamaged: What is there is no analyser; also when it is first asked for.

        """
        with storing.opening(folder):
            return cls(folder, storing.read_settings(folder).fingerprint)

    @classmethod
    def build(cls, terms_folder: Path | None, cache: Path | None) -> Analyser:
        """Makes the analyser of a folder of terms; one that was made of the same before is taken from the cache.

        Raises:
            UsageError: The terms cannot be read.

        """
        # Only a build loads OpenCC, reads terms and hashes dictionaries; whoever asks an index never gets here.
        from index.analysis import building

        made = building.prepare(terms_folder, cache)
        analyser = cls(made.folder, made.fingerprint)
        if made.is_temporary:
            weakref.finalize(analyser, shutil.rmtree, made.folder, ignore_errors=True)
        return analyser

    @cached_property
    def _folding(self) -> Folding:
        with storing.opening(self._folder):
            return Folding(storing.read_script(self._folder))

    @cached_property
    def _cutter(self) -> Cutter:
        # jieba and its dictionary cost 0.1 s, which a question without Chinese words need not pay.
        from index.analysis.chinese import Cutter
        from index.analysis.dictionary import Dictionary

        with storing.opening(self._folder):
            return Cutter(Dictionary(self._folder))


def _normal(piece: Segment) -> str:
    """Returns what a piece that is not Chinese ranks as: Jing'an → jingan, CROs → cro; numbers and names as they are.

    British and American spelling are one word: the text is not rewritten, only what it ranks as.
    """
    return _ranked(piece.text) if piece.kind == "latin" else piece.text


@lru_cache(maxsize=16384)
def _ranked(latin: str) -> str:
    word = latin.removesuffix("'s").replace("'", "")
    return variants.usual(english.singular(word)) if word.isascii() and word.isalpha() else word
