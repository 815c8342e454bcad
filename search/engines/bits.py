"""Sets of clauses as whole numbers: bit *n* stands for clause *n*.

Intersecting and counting such sets takes a microsecond for a hundred thousand clauses, which makes facet counts cheap.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress

_DIGITS = bytes.maketrans(b"01", b"\x00\x01")


def mask(numbers: Iterable[int], clauses: int) -> int:
    """The set that holds these clause numbers.

    >>> mask([0, 2], 4)
    5
    """
    digits = bytearray(b"0") * clauses
    last = clauses - 1
    for number in numbers:
        digits[last - number] = 49  # "1"
    return int(digits, 2) if digits else 0


def numbers(members: int, clauses: int) -> Iterable[int]:
    """The clause numbers in a set, ascending.

    >>> list(numbers(5, 4))
    [0, 2]
    """
    digits = format(members, f"0{clauses}b").encode().translate(_DIGITS)
    return compress(range(clauses), reversed(digits))
