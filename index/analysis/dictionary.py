"""The words that Chinese text is cut into: jieba's own dictionary and the terms of this field, read from disk.

Written once as a trie and a list of frequencies, opened in a millisecond. They are read and not mapped into memory: a
mapped file that is cut off under a running process is a signal that ends it, and no error that could be told.
"""

from __future__ import annotations

import importlib.util
from array import array
from collections.abc import Iterable, Mapping
from math import exp, log
from pathlib import Path

import marisa_trie

from index.analysis.folding import Folding
from index.analysis.storing import FREQUENCIES, TRIE

#: A term of the field weighs at least as much as an everyday word such as 医疗 does in jieba's dictionary (2,000 of
#: 60 million): with less, a neighbour wins, as in 闵/行将.
_LEAST_FREQUENCY = 2_000


class Dictionary:
    """Words with their frequencies; ``prefixes`` are those that a text begins with."""

    def __init__(self, folder: Path) -> None:
        """Reads the files that :func:`write` wrote.

        Raises:
            OSError, RuntimeError, ValueError: A file is missing or is something else.
        """
        self._trie = marisa_trie.Trie()
        self._trie.load(str(folder / TRIE))
        numbers = memoryview((folder / FREQUENCIES).read_bytes()).cast("I")
        if len(numbers) != len(self._trie) + 2:
            raise ValueError(f"{FREQUENCIES} is not that of {TRIE}")
        # Behind the frequency of each word stand their sum and the length of the longest word.
        self._frequencies, self.total, self.longest = numbers[:-2], numbers[-2], numbers[-1]

    def prefixes(self, text: str) -> list[str]:
        """Returns the words that a text begins with, shortest first."""
        found: list[str] = self._trie.prefixes(text)
        return found

    def frequency(self, word: str) -> int:
        """Returns how often a word of the dictionary occurs, among :attr:`total`."""
        return int(self._frequencies[self._trie[word]])


def jieba_files() -> tuple[Path, Path]:
    """Returns jieba's dictionary and the module that cuts by it, without loading jieba."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("jieba is not installed: pip install jieba")
    return Path(spec.origin).with_name("dict.txt"), Path(spec.origin)


def write(folder: Path, terms: Iterable[str], folding: Folding) -> None:
    """Writes the dictionary of the words of jieba and the terms, all folded, into a folder.

    Reads: jieba's dict.txt. Writes: ``words.trie``, ``words.freq``.
    """
    counts = _jieba_counts(folding)
    total = sum(counts.values())
    counts |= {term: _telling_count(term, counts, total) for term in (folding.fold(term).text for term in terms)}
    trie = marisa_trie.Trie(counts)
    numbers = array("I", bytes(4 * len(trie)))
    for word, count in counts.items():
        numbers[trie[word]] = count
    numbers.extend((sum(counts.values()), max(map(len, counts))))
    trie.save(str(folder / TRIE))
    (folder / FREQUENCIES).write_bytes(numbers.tobytes())


def _jieba_counts(folding: Folding) -> dict[str, int]:
    text = jieba_files()[0].read_text(encoding="utf-8")
    forms = {ord(character): folding.form(character) for character in set(text) if not character.isspace()}
    counts: dict[str, int] = {}
    for line in text.translate(forms).splitlines():
        word, count, _tag = line.split(" ")
        # 著名 and 着名, 臺灣 and 台湾 are one word once they are folded.
        counts[word] = counts.get(word, 0) + int(count)
    return counts


def _telling_count(term: str, counts: Mapping[str, int], total: int) -> int:
    """Returns a count that makes a term more likely than any way of cutting it up."""
    best = [0.0]
    for end in range(1, len(term) + 1):
        best.append(
            max(
                best[start] + log((counts.get(term[start:end]) or 1) / total)
                for start in range(end)
                if (start, end) != (0, len(term)) or end == 1
            )
        )
    return max(counts.get(term, 0), int(exp(best[-1]) * total) + 1, _LEAST_FREQUENCY)
