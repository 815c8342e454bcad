"""A process of a build that makes vectors with the model that is installed.

Started by :mod:`index.building.pool` as ``python -m index.building.encoding MEGABYTES``.
"""

from __future__ import annotations

from index.building.worker import serve
from index.meaning.local import LocalEncoder
from index.meaning.quantising import quantised


def main() -> None:
    """Makes the vectors of batches of texts."""
    encoder = LocalEncoder()
    serve(lambda _: lambda texts: quantised(encoder.passages(texts)))


if __name__ == "__main__":
    main()
