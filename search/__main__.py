"""The command line: ``python -m search WORDS…`` searches, whatever the words are."""

from __future__ import annotations

import gc


def main(prog_name: str | None = None) -> None:
    """Searches; see :mod:`search.commands.searching`."""
    # What is imported lives as long as the process: to look it through for what could be given back, again and again
    # while it grows and once more at the end, takes a tenth of the time of a question.
    gc.disable()
    from search.commands.searching import main as search

    gc.freeze()
    gc.enable()
    search(prog_name=prog_name)


if __name__ == "__main__":
    main("python -m search")
