"""Verifies, every few minutes, that the files which the site reads from are still what was written."""

from __future__ import annotations

from threading import Event, Thread

from web.serving.lending import Lender

#: Seconds between two verifications.
EVERY = 180.0


class Watch:
    """Asks a lender to verify what it lends, in a thread of its own."""

    def __init__(self, lender: Lender, every: float = EVERY) -> None:
        self._lender = lender
        self._every = every
        self._ended = Event()
        self._thread = Thread(target=self._run, name="watch", daemon=True)

    def start(self) -> None:
        """Begin; the first verification comes after the first pause, since opening verifies too."""
        self._thread.start()

    def stop(self) -> None:
        """End; waits for a verification that is under way no longer than a moment."""
        self._ended.set()
        self._thread.join(timeout=1)

    def _run(self) -> None:
        while not self._ended.wait(self._every):
            self._lender.verify()
