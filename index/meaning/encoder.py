"""What turns texts into vectors, whatever model is behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    # A build that finds nothing changed knows its model and computes nothing.
    import numpy as np
    from numpy.typing import NDArray

#: The setting that says where a model is.
ADDRESS = "POLICY_EMBEDDINGS"

#: One row a text, each of length 1.
UnitVectors: TypeAlias = "NDArray[np.float32]"


class Encoder(Protocol):
    """A model of texts; may be used from several threads.

    Attributes:
        name: Of the model and its version: vectors of equal names compare, others do not.
    """

    @property
    def name(self) -> str:
        """Of the model and its version."""

    def passages(self, texts: Sequence[str]) -> UnitVectors:
        """The vectors of texts that are to be found, one row each.

        Raises:
            EncoderUnavailable: Nothing answers where the model is; the message names the cure.
        """

    def queries(self, texts: Sequence[str]) -> UnitVectors:
        """The vectors of what is asked for, one row each; their product with a passage is 1 where both mean the same.

        Raises:
            EncoderUnavailable: Nothing answers where the model is; the message names the cure.
        """
