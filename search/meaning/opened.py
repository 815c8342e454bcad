"""What one generation can be asked by meaning: everything, or nothing, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from index.errors import EncoderUnavailable, damaged
from index.meaning.encoder import Encoder
from index.storing.generations import Generation

if TYPE_CHECKING:
    from search.meaning.nearest import NearClauses, Nearest, Within

#: Whether a generation is asked by meaning: it is; it was built without vectors; there is no model here; there is
#: another one than made its vectors; the model did not answer a moment ago.
MeaningState = Literal["ready", "no vectors", "no model", "another model", "no answer"]


class Meanings:
    """The vectors of a generation and the model that made them, where both are there.

    Attributes:
        vectors: The name of the model that made the vectors, None where there are none.
    """

    def __init__(self, generation: Generation, encoder: Encoder | None) -> None:
        """Opens the vectors.

        Raises:
            IndexDamaged: They are something else.
        """
        record = generation.manifest.vectors
        self.vectors = record.encoder if record is not None else None
        self._nearest: Nearest | None = None
        self._trouble: MeaningState | None = None
        if record is None:
            self._trouble = "no vectors"
        elif encoder is None:
            self._trouble = "no model"
        elif encoder.name != record.encoder:
            self._trouble = "another model"
        else:
            # Only here: most generations have no vectors, and a command pays for every module.
            from index.storing.vectors import VectorsReader
            from search.meaning.nearest import Nearest

            reader = VectorsReader(generation.vectors)
            if reader.shape.clauses != generation.manifest.counts["clauses"]:
                reader.close()
                raise damaged(generation.vectors, "it is of another corpus")
            self._nearest = Nearest(reader, encoder)
        self._is_silent = False

    @classmethod
    def of(cls, generation: Generation, *, by_words: bool = False) -> Meanings:
        """The meanings of a generation, with the model of this machine.

        Args:
            generation: Of the index.
            by_words: Whether the model is left alone.

        Raises:
            IndexDamaged: The vectors are something else.
            UsageError: The settings of an endpoint make no sense.
        """
        if generation.manifest.vectors is None or by_words:
            return cls(generation, None)
        from index.meaning.choosing import encoder_at_hand

        return cls(generation, encoder_at_hand())

    @property
    def state(self) -> MeaningState:
        """Whether it can be asked, as far as is known."""
        return self._trouble or ("no answer" if self._is_silent else "ready")

    @property
    def is_open(self) -> bool:
        """Whether there are vectors and a model that may be asked."""
        return self._nearest is not None

    def near(self, text: str, unheld: float = 0.0, within: Within | None = None) -> NearClauses | None:
        """The clauses that are near to a question in meaning, None where it cannot be asked.

        Args:
            text: The question.
            unheld: Of the things that it names, the share that stands nowhere.
            within: Which clauses are within its limits, None where it has none.

        Raises:
            EncoderUnavailable: The model does not answer.
        """
        if self._nearest is None:
            return None
        try:
            found = self._nearest.near(text, unheld, within)
        except EncoderUnavailable:
            self._is_silent = True
            raise
        self._is_silent = False
        return found

    def close(self) -> None:
        """Closes the files; closing again does nothing."""
        if self._nearest is not None:
            self._nearest.close()
