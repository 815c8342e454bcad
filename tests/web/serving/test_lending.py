"""One service is open; a new generation is taken up by itself, and no request fails meanwhile."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from flask import Flask

from index.building.pipeline import build
from search.service import SearchService
from tests.patience import eventually
from web.serving.lending import Lease, Lender

DOCUMENTS = Path(__file__).parents[1] / "documents"
ADDRESSES = ["/search?q=" + quote("医疗器械"), "/documents/jingan/2.1", "/api/v1/clauses/jingan/1.2/3", "/healthz", "/"]


def test_the_service_is_opened_once(own_index: Path) -> None:
    opened = []

    def open_service(root: Path) -> SearchService:
        opened.append(root)
        return SearchService.open(root)

    lender = Lender(own_index, pytest.fail, open_service)
    threads = [threading.Thread(target=lambda: lender.give_back(lender.borrow())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert opened == [own_index]
    lender.close()


class _Watched:
    """A service that says whether it was closed."""

    def __init__(self, generation: str) -> None:
        self.generation = generation
        self.is_closed = False

    def prepare(self) -> None:
        pass

    def documents(self) -> list[object]:
        return []

    def close(self) -> None:
        assert not self.is_closed, "closed twice"
        self.is_closed = True


@pytest.fixture
def swapping(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[Lender, list[str], list[_Watched]]:
    """An lender over pretended generations: set the name that is current, see what was opened."""
    current, opened = ["1"], []

    def open_service(_: Path) -> _Watched:
        opened.append(_Watched(current[0]))
        return opened[-1]

    monkeypatch.setattr("web.serving.lending.current_name", lambda _: current[0])
    return Lender(tmp_path, pytest.fail, open_service), current, opened  # type: ignore[arg-type]


def test_an_old_service_is_closed_when_its_last_request_has_ended(swapping) -> None:
    lender, current, opened = swapping
    first, second = lender.borrow(), lender.borrow()
    current[0] = "2"
    third = lender.borrow()
    assert [lease.service.generation for lease in (first, second, third)] == ["1", "1", "2"]
    lender.give_back(first)
    assert not opened[0].is_closed, "a request still uses it"
    lender.give_back(second)
    assert opened[0].is_closed
    lender.give_back(third)
    assert not opened[1].is_closed, "it is current"
    lender.close()
    assert opened[1].is_closed


def test_an_idle_old_service_is_closed_by_the_swap(swapping) -> None:
    lender, current, opened = swapping
    lender.give_back(lender.borrow())
    current[0] = "2"
    lender.give_back(lender.borrow())
    assert [service.is_closed for service in opened] == [True, False]


def test_requests_go_on_with_the_old_service_while_the_new_one_opens(swapping) -> None:
    lender, current, opened = swapping
    lender.give_back(lender.borrow())
    opening, may_open = threading.Event(), threading.Event()
    plain = lender._open_service

    def slow(root: Path) -> SearchService:
        opening.set()
        assert may_open.wait(10)
        return plain(root)

    lender._open_service = slow
    current[0] = "2"
    leases: list[Lease] = []
    thread = threading.Thread(target=lambda: leases.append(lender.borrow()))
    thread.start()
    assert opening.wait(10)
    meanwhile = lender.borrow()
    assert meanwhile.service.generation == "1"
    may_open.set()
    thread.join()
    assert leases[0].service.generation == "2"
    lender.give_back(meanwhile)
    assert opened[0].is_closed


def test_one_request_sees_one_generation(own_index: Path, make_app: Callable[..., Flask]) -> None:
    app = make_app(own_index)

    @app.get("/two-questions")
    def two_questions() -> list[str]:
        from web.serving.lending import service

        first = service().generation
        build([DOCUMENTS], own_index, full=True)
        return [first, service().generation]

    client = app.test_client()
    first, second = client.get("/two-questions").get_json()
    assert first == second
    assert client.get("/healthz").get_json()["generation"] != first


def generation_at(host: str) -> str:
    """The generation that a server says it serves."""
    connection = http.client.HTTPConnection(host, timeout=30)
    try:
        connection.request("GET", "/healthz")
        return json.loads(connection.getresponse().read())["generation"]
    finally:
        connection.close()


def test_generations_are_swapped_under_load_without_a_failed_request(
    own_index: Path, make_app: Callable[..., Flask], serve
) -> None:
    failures: list[str] = []
    seen: set[str] = set()
    answered = [0] * 4
    done = threading.Event()

    def ask(number: int, host: str) -> None:
        connection = http.client.HTTPConnection(host, timeout=30)
        turn = number
        while not done.is_set():
            address = ADDRESSES[turn % len(ADDRESSES)]
            turn += 1
            try:
                connection.request("GET", address)
                response = connection.getresponse()
                body = response.read()
            except (OSError, http.client.HTTPException) as error:
                failures.append(f"{address}: {error!r}")
                connection.close()
                continue
            if response.status != 200:
                failures.append(f"{address}: {response.status}")
            elif address == "/healthz":
                seen.add(json.loads(body)["generation"])
            answered[number] += 1
        connection.close()

    with serve(make_app(own_index)) as base:
        host = urlsplit(base).netloc
        clients = [threading.Thread(target=ask, args=(number, host)) for number in range(4)]
        for client in clients:
            client.start()
        built = []
        for _ in range(5):
            name = build([DOCUMENTS], own_index, full=True).generation
            assert eventually(lambda name=name: generation_at(host) == name), f"{name} was never served"
            built.append(name)
        done.set()
        for client in clients:
            client.join()
    assert failures == []
    assert len(set(built)) == 5
    assert seen, "the clients asked which generation they were served"
    assert min(answered) > 20, "every client was answered all the time"
