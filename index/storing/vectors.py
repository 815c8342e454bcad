"""The vectors of a generation, in flat files: what each of its passages means, and which clause it is of.

::

    vectors/shape.json  the model, how many vectors there are, how long they are, of how many clauses, and the levels
                        of :mod:`index.meaning.levels`
    vectors/values      the vectors in bytes with a sign, one behind the other, clause by clause
    vectors/scales      by what the bytes of each are multiplied: 32 bits, the least byte first
    vectors/clauses     the number of the clause of each, ascending: 32 bits without a sign
    vectors/languages   what the passage of each is, a byte: 0 Chinese, 1 English text of the clause, 2 and 3 a question
                        in Chinese and in English that it answers
    vectors/strangers   the vectors of the strangers, Chinese and then English: numbers of 32 bits, the least byte first

Nothing in them is code. They are read at once when the first question of a reader needs them, through descriptors that
are open from the beginning: a reader outlives the files of its generation.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import product
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from index.documents import Language
from index.errors import damaged
from index.meaning.encoder import UnitVectors
from index.meaning.levels import KINDS, TONGUES, Kind, Level, Levels, Strangers, level
from index.meaning.quantising import Quantised, products

SHAPE, VALUES, SCALES, CLAUSES, LANGUAGES, STRANGERS = (
    "shape.json", "values", "scales", "clauses", "languages", "strangers",
)  # fmt: skip
#: How numbers are written, whatever machine writes them.
_FLOAT, _CLAUSE = np.dtype("<f4"), np.dtype("<u4")
_LANGUAGES: tuple[Language, ...] = ("zh", "en")
#: No model has longer vectors.
_LONGEST = 65_536

ClauseNumbers: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class VectorShape:
    """What vectors there are.

    Attributes:
        encoder: The name of the model that made them.
        rows: How many there are.
        dimension: How many numbers each has.
        clauses: How many clauses the corpus has that they are of.
        strangers: How many strangers there are in each language.
        levels: For each language of a question and kind of passage that there is (``en-zh``), its level and spread.
    """

    encoder: str
    rows: int
    dimension: int
    clauses: int
    strangers: int
    levels: Mapping[str, Sequence[float]]


class VectorsWriter:
    """Writes vectors, clause by clause."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder
        self._files = [(folder / name).open("wb") for name in (VALUES, SCALES, CLAUSES, LANGUAGES)]
        self._rows = self._dimension = 0

    def add(self, clause: int, kind: Kind, values: bytes, scale: bytes) -> None:
        """Writes the vector of a passage: its bytes, and its scale as the files have it."""
        self._rows, self._dimension = self._rows + 1, len(values)
        told = (values, scale, np.array(clause, _CLAUSE).tobytes(), bytes((KINDS.index(kind),)))
        for file, data in zip(self._files, told, strict=True):
            file.write(data)

    def finish(self, encoder: str, clauses: int, strangers: Strangers) -> VectorShape:
        """Writes what is left and closes every file.

        Args:
            encoder: The name of the model.
            clauses: How many clauses the corpus has.
            strangers: Their vectors, as many in each language; of vectors of another length nothing is written.
        """
        self.close()
        held = np.concatenate([strangers[language] for language in _LANGUAGES]).astype(_FLOAT)
        (self._folder / STRANGERS).write_bytes(held.tobytes())
        levels = self._levels(strangers) if self._rows else {}
        told = {"-".join(pair): tuple(found) for pair, found in levels.items()}
        count = len(strangers["zh"])
        shape = VectorShape(encoder, self._rows, self._dimension or held.shape[1], clauses, count, told)
        text = json.dumps(asdict(shape), ensure_ascii=False, indent=1) + "\n"
        (self._folder / SHAPE).write_text(text, encoding="utf-8")
        return shape

    def close(self) -> None:
        """Closes the files as they are."""
        for file in self._files:
            file.close()

    def _levels(self, strangers: Strangers) -> Levels:
        """The level of each language of a question and each kind of passage that there is."""
        values = np.fromfile(self._folder / VALUES, np.int8).reshape(self._rows, self._dimension)
        written = Quantised(values, np.fromfile(self._folder / SCALES, _FLOAT))
        kinds = np.fromfile(self._folder / LANGUAGES, np.uint8)
        there = [kind for place, kind in enumerate(KINDS) if (kinds == place).any()]
        best = {pair: np.full(len(strangers["zh"]), -1.0, np.float32) for pair in product(_LANGUAGES, there)}
        for asked in _LANGUAGES:
            at = 0
            for block in products(written, strangers[asked]):
                told = kinds[at : at + len(block)]
                at += len(block)
                for kind in there:
                    rows = block[told == KINDS.index(kind)]
                    if len(rows):
                        best[asked, kind] = np.maximum(best[asked, kind], rows.max(axis=0))
        return {(asked, kind): level(found, strangers, asked, TONGUES[kind]) for (asked, kind), found in best.items()}


class VectorsReader:
    """Reads the vectors of a generation; several threads may share it.

    Attributes:
        shape: What vectors there are.
    """

    def __init__(self, folder: Path) -> None:
        """Opens the files.

        Raises:
            IndexDamaged: One is missing or does not fit the others.
        """
        self._folder = folder
        self._descriptors: dict[str, int] = {}
        try:
            values = json.loads((folder / SHAPE).read_text(encoding="utf-8"))
            self.shape = VectorShape(**values)
            for name in (VALUES, SCALES, CLAUSES, LANGUAGES, STRANGERS):
                self._descriptors[name] = os.open(folder / name, os.O_RDONLY | os.O_CLOEXEC)
        except (OSError, ValueError, TypeError) as error:
            self.close()
            raise damaged(folder, error) from error
        if not self._fits():
            self.close()
            raise damaged(folder, "its files do not fit each other")

    def verify(self, clauses: int) -> None:
        """Reads all of it.

        Raises:
            IndexDamaged: It is not what its shape says, or of another corpus than one of so many clauses.
        """
        if self.shape.clauses != clauses:
            raise damaged(self._folder, "it is of another corpus")
        held = (
            len(self.vectors.values),
            len(self.clauses),
            len(self.kinds),
            len(self.strangers),
            len(self.levels),
        )
        if self.shape.rows and not all(held):
            raise damaged(self._folder, "a part of it is empty")

    def close(self) -> None:
        """Closes the files; closing again does nothing."""
        while self._descriptors:
            os.close(self._descriptors.popitem()[1])

    @cached_property
    def vectors(self) -> Quantised:
        """The vectors, one row each.

        Raises:
            IndexDamaged: They are no numbers.
        """
        values = np.frombuffer(self._read(VALUES), np.int8).reshape(self.shape.rows, self.shape.dimension)
        return Quantised(values, self._floats(SCALES))

    @cached_property
    def kinds(self) -> NDArray[np.uint8]:
        """What the passage of each is: its place in :data:`index.meaning.levels.KINDS`.

        Raises:
            IndexDamaged: Of some it is nothing.
        """
        kinds = np.frombuffer(self._read(LANGUAGES), np.uint8)
        if len(kinds) and kinds.max() >= len(KINDS):
            raise damaged(self._folder / LANGUAGES, "these are no kinds of passages")
        return kinds

    @cached_property
    def strangers(self) -> Strangers:
        """The vectors of the strangers by language.

        Raises:
            IndexDamaged: They are no numbers.
        """
        held: UnitVectors = self._floats(STRANGERS).reshape(len(_LANGUAGES), self.shape.strangers, self.shape.dimension)
        return dict(zip(_LANGUAGES, held, strict=True))

    @cached_property
    def levels(self) -> Levels:
        """The level of each language of a question and each kind of passage that there is.

        Raises:
            IndexDamaged: They are no numbers.
        """
        try:
            pairs = [(asked, told) for asked in _LANGUAGES for told in KINDS]
            held = {pair: self.shape.levels["-".join(pair)] for pair in pairs if "-".join(pair) in self.shape.levels}
            levels = {pair: Level(float(at), float(spread)) for pair, (at, spread) in held.items()}
        except (TypeError, ValueError, AttributeError) as error:
            raise damaged(self._folder / SHAPE, error) from error
        if any(not math.isfinite(one.at) or not 0.0 < one.spread < math.inf for one in levels.values()):
            raise damaged(self._folder / SHAPE, "its levels are no numbers")
        return levels

    @cached_property
    def clauses(self) -> ClauseNumbers:
        """The number of the clause of each, ascending.

        Raises:
            IndexDamaged: They do not ascend, or are not of this corpus.
        """
        numbers = np.frombuffer(self._read(CLAUSES), _CLAUSE).astype(np.int64)
        if len(numbers) and (numbers[-1] >= self.shape.clauses or (np.diff(numbers) < 0).any()):
            raise damaged(self._folder, "its clauses are not those of the corpus")
        return numbers

    def _fits(self) -> bool:
        """Whether the shape is one, and the files are as long as it says."""
        shape = self.shape
        numbers = (shape.rows, shape.dimension, shape.clauses, shape.strangers)
        if not isinstance(shape.encoder, str) or not all(type(n) is int and n >= 0 for n in numbers):
            return False
        sizes = {
            VALUES: shape.rows * shape.dimension,
            SCALES: shape.rows * _FLOAT.itemsize,
            CLAUSES: shape.rows * _CLAUSE.itemsize,
            LANGUAGES: shape.rows,
            STRANGERS: len(_LANGUAGES) * shape.strangers * shape.dimension * _FLOAT.itemsize,
        }
        held = {name: os.fstat(descriptor).st_size for name, descriptor in self._descriptors.items()}
        return held == sizes and shape.dimension <= _LONGEST and (shape.dimension > 0 or not shape.rows)

    def _floats(self, name: str) -> NDArray[np.float32]:
        found = np.frombuffer(self._read(name), _FLOAT).astype(np.float32)
        if not np.isfinite(found).all():
            raise damaged(self._folder / name, "these are no numbers")
        return found

    def _read(self, name: str) -> bytes:
        try:
            descriptor = self._descriptors[name]
            size = os.fstat(descriptor).st_size
            data = bytearray()
            while len(data) < size and (piece := os.pread(descriptor, size - len(data), len(data))):
                data += piece
        except (OSError, KeyError) as error:
            raise damaged(self._folder, error) from error
        if len(data) != size:
            raise damaged(self._folder / name, "it is cut off")
        return bytes(data)
