"""Lends the search service to requests: opened once, opened again when another generation has become current.

A reader never waits for a swap and never meets a closed service: one thread opens the new generation while the others
go on with the old one, which is closed when the last request that borrowed it has ended.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import cast

from flask import Flask, current_app, g

from index.documents import Language
from index.errors import IndexUnavailable
from index.storing.generations import current_name, open_generation
from search.service import SearchService
from web.serving.pages import Pages
from web.serving.questions import questions as to_begin_with

#: Seconds before a generation that could not be opened is tried again while an older one still answers.
PATIENCE = 5.0


@dataclass(slots=True)
class Lease:
    """One open service and how many requests use it.

    Attributes:
        pages: Pages that were made of it.
        questions: What a reader may begin with, by language, found with the first page that offers them.

    """

    service: SearchService
    questions: dict[str, list[str]] = field(init=False, default_factory=dict)
    pages: Pages = field(init=False, default_factory=Pages)
    users: int = 0
    retired: bool = False

    def __post_init__(self) -> None:
        self.service.prepare()


class Lender:
    """Keeps the service of the current generation open."""

    def __init__(
        self,
        root: Path,
        report: Callable[[str], None],
        open_service: Callable[[Path], SearchService] = SearchService.open,
    ) -> None:
        self._root = root
        self._report = report
        self._open_service = open_service
        self._counting = Lock()  # guards the fields below; never held while something is opened
        self._opening = Lock()  # one thread opens at a time
        self._lease: Lease | None = None
        self._failed: tuple[str | None, float] | None = None
        self._verifying = Lock()  # one verification at a time
        self._verified = time.monotonic()
        self._unopened: str | None = None
        self._damage: str | None = None

    @property
    def trouble(self) -> str | None:
        """Why the served generation is not whole, or not the current one; None where all is well."""
        return self._damage or self._unopened

    def borrow(self) -> Lease:
        """The service of the current generation, to be given back by :meth:`give_back`.

        Raises:
            IndexUnavailable: Nothing is open and nothing can be opened; the message names the cure.

        """
        name = current_name(self._root)
        lease = self._take()
        if lease is not None and lease.service.generation == name:
            self._failed = self._unopened = None  # CURRENT may have been spoilt and be whole again
            return lease
        if lease is not None and self._failed_lately(name):
            return lease
        if lease is None:
            with self._opening:
                return self._renew(name, None)
        if not self._opening.acquire(blocking=False):
            return lease  # another thread is opening the new one: this request goes on with the old
        try:
            return self._renew(name, lease)
        finally:
            self._opening.release()

    def give_back(self, lease: Lease) -> None:
        """Ends one use of a lease; the last user of a retired one closes its service."""
        with self._counting:
            lease.users -= 1
            idle = lease.retired and lease.users == 0
        if idle:
            lease.service.close()

    def verify(self, pause: float = 0.0) -> str | None:
        """Reads every file of the served generation again, and says what is wrong with them, None for nothing.

        Within `pause` seconds of the last verification, and while another thread verifies, its result stands. Files of
        a generation that is no longer current may have been removed and are not missed.
        """
        if time.monotonic() - self._verified < pause or not self._verifying.acquire(blocking=False):
            return self._damage
        lease = self._take()
        try:
            name = lease.service.generation if lease is not None else None
            if name is not None and name == current_name(self._root):
                open_generation(self._root, name)
            self._damage = None
        except IndexUnavailable as error:
            self._damage = str(error)
            self._report(f"generation {name}: {error}")
        finally:
            self._verified = time.monotonic()
            self._verifying.release()
            if lease is not None:
                self.give_back(lease)
        return self._damage

    def close(self) -> None:
        """Retires the open service; it is closed as soon as nobody uses it."""
        self._replace(None)

    def _take(self) -> Lease | None:
        with self._counting:
            if self._lease is not None:
                self._lease.users += 1
            return self._lease

    def _failed_lately(self, name: str | None) -> bool:
        return self._failed is not None and self._failed[0] == name and time.monotonic() - self._failed[1] < PATIENCE

    def _renew(self, name: str | None, old: Lease | None) -> Lease:
        """Opens what is current now, unless another thread just did; `old` is given back when a newer one is lent."""
        if self._lease is not old and (opened := self._take()) is not None:
            if old is not None:
                self.give_back(old)
            return opened
        try:
            new = Lease(self._open_service(self._root), users=1)
        except IndexUnavailable as error:
            if old is None:
                raise
            # 1. What is open is whole and goes on answering. 2. The operator is told, once for each attempt.
            self._failed, self._unopened = (name, time.monotonic()), str(error)
            self._report(f"generation {name} cannot be opened, {old.service.generation} goes on answering: {error}")
            return old
        self._failed = self._unopened = self._damage = None
        self._replace(new)
        if old is not None:
            self.give_back(old)
        return new

    def _replace(self, new: Lease | None) -> None:
        with self._counting:
            old, self._lease = self._lease, new
            if old is None:
                return
            old.retired = True
            idle = old.users == 0
        if idle:
            old.service.close()


def init_app(app: Flask) -> None:
    """Gives the application its lender; a request that borrowed a service gives it back at its end."""
    app.extensions["lender"] = Lender(app.config["INDEX"], app.logger.error)
    app.teardown_request(_give_back)


def lender() -> Lender:
    """What lends the service of the application that answers now."""
    return cast(Lender, current_app.extensions["lender"])


def service() -> SearchService:
    """The search service of this request: the same generation from its first to its last question.

    Raises:
        IndexUnavailable: There is no index to ask; the message names the cure.

    """
    return lease().service


def questions(language: Language) -> list[str]:
    """What a reader may begin with, in their language."""
    borrowed = lease()
    if language not in borrowed.questions:
        borrowed.questions[language] = to_begin_with(borrowed.service, language)
    return borrowed.questions[language]


def lease() -> Lease:
    """What this request has borrowed, the same from its first to its last question.

    Raises:
        IndexUnavailable: There is no index to ask; the message names the cure.
    """
    if "lease" not in g:
        g.lease = lender().borrow()
    return cast(Lease, g.lease)


def _give_back(_: BaseException | None) -> None:
    borrowed: Lease | None = g.pop("lease", None)
    if borrowed is not None:
        lender().give_back(borrowed)
