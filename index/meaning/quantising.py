"""Vectors of length 1, and in bytes: a quarter of the room, and as near to each other as before.

The cosine of two moves by less than 0.001.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from index.meaning.encoder import UnitVectors

Bytes: TypeAlias = NDArray[np.int8]
Scales: TypeAlias = NDArray[np.float32]

#: Numbers that are multiplied at a time.
_BLOCK = 4_000_000
#: The largest number of a byte with a sign.
_TOP = 127


class Quantised(NamedTuple):
    """Vectors in bytes: row ``n`` is ``scales[n] * values[n]``."""

    values: Bytes
    scales: Scales


def products(vectors: Quantised, others: UnitVectors) -> Iterator[NDArray[np.float32]]:
    """The products of vectors with some others, a block of rows at a time: some 16 megabytes, however many.

    Args:
        vectors: One row each.
        others: One row each, too; they are the columns of what comes.
    """
    values, scales = vectors
    rows = max(1, _BLOCK // max(1, values.shape[1]))
    for at in range(0, len(values), rows):
        block = values[at : at + rows].astype(np.float32) @ others.T
        yield block * scales[at : at + rows, None]


def quantised(vectors: UnitVectors) -> Quantised:
    """Vectors in bytes, each scaled by its own largest number."""
    largest = np.abs(vectors).max(axis=1, initial=0.0)
    scales = (np.where(largest > 0.0, largest, 1.0) / _TOP).astype(np.float32)
    return Quantised(np.rint(vectors / scales[:, None]).astype(np.int8), scales)


def unit(vectors: NDArray[np.float32]) -> UnitVectors:
    """The same directions with length 1; a row of zeros stays one.

    >>> unit(np.array([[3.0, 4.0], [0.0, 0.0]], np.float32)).tolist()
    [[0.6000000238418579, 0.800000011920929], [0.0, 0.0]]
    """
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.where(lengths > 0.0, lengths, 1.0)).astype(np.float32)
