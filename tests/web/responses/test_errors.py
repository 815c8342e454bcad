"""What a reader sees when something is not there or went wrong, in both languages, as page and as problem details."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient

from index.building.pipeline import build
from index.errors import EngineError, EngineIncomplete, EngineUnavailable
from index.storing.generations import CURRENT
from search.engines.memory import MemoryEngine
from search.engines.opensearch.engine import OpenSearchEngine
from tests.patience import eventually
from web.serving.lending import Lender
from web.serving.watching import Watch


@pytest.fixture(scope="module")
def broken(make_app: Callable[..., Flask], tiny_index: Path) -> Flask:
    """An application with addresses that break in every way."""
    app = make_app(tiny_index)
    app.add_url_rule("/gone", view_func=lambda: abort(410), endpoint="gone")
    app.add_url_rule("/api/v1/gone", view_func=lambda: abort(410), endpoint="api_gone")
    app.add_url_rule("/broken", view_func=lambda: 1 // 0, endpoint="broken")
    app.add_url_rule("/api/v1/broken", view_func=lambda: 1 // 0, endpoint="api_broken")
    return app


#: address, status, what the page says in Chinese and in English
PAGES = [
    ("/nowhere", 404, "页面不存在", "Page not found"),
    ("/documents/jingan/9", 404, "页面不存在", "Page not found"),
    ("/gone", 410, "该条款已不存在", "This clause no longer exists"),
    ("/broken", 500, "本站出现故障", "Something broke on our side"),
]


@pytest.mark.parametrize(("address", "status", "chinese", "english"), PAGES)
def test_errors_are_pages_in_the_language_of_the_reader(
    broken: Flask, address: str, status: int, chinese: str, english: str
) -> None:
    for language, words in (("zh", chinese), ("en", english)):
        page = broken.test_client().get(address, headers={"Accept-Language": language})
        assert (page.status_code, page.mimetype) == (status, "text/html")
        assert f"<h1>{words}</h1>" in page.text
        assert 'role="search"' in page.text, "the reader can go on from here"


@pytest.mark.parametrize(("address", "status"), [("/api/v1/none", 404), ("/api/v1/gone", 410), ("/api/v1/broken", 500)])
def test_errors_of_the_api_are_problem_details(broken: Flask, address: str, status: int) -> None:
    response = broken.test_client().get(address, headers={"Accept": "text/html"})
    problem = response.get_json()
    assert (response.status_code, response.mimetype) == (status, "application/problem+json")
    assert problem.keys() == {"type", "title", "status", "detail", "instance"}
    assert (problem["status"], problem["instance"]) == (status, address)


def test_an_error_shows_nothing_of_the_inside(broken: Flask) -> None:
    for address in ("/broken", "/api/v1/broken"):
        text = broken.test_client().get(address).text
        assert "ZeroDivisionError" not in text
        assert "Traceback" not in text


def _no_index(root: Path) -> None:
    shutil.rmtree(root)


def _damaged(root: Path) -> None:
    catalogue = next(root.glob("generations/*/catalogue.sqlite"))
    data = bytearray(catalogue.read_bytes())
    data[len(data) // 2] ^= 0xFF
    catalogue.write_bytes(data)


def _half_written(root: Path) -> None:
    (root / CURRENT).write_text("{", encoding="ascii")


@pytest.mark.parametrize("spoil", [_no_index, _damaged, _half_written])
def test_without_an_index_every_page_says_how_to_get_one(
    make_app: Callable[..., Flask], own_index: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(own_index)
    client = make_app(own_index).test_client()
    for address in ("/", "/search?q=医疗器械", "/documents/jingan/2.1/1", "/about"):
        for language, heading in (("zh", "索引尚未就绪"), ("en", "The index is not ready")):
            page = client.get(address, headers={"Accept-Language": language})
            assert page.status_code == 503
            assert heading in page.text
            assert "python -m index" in page.text
            assert page.headers["Retry-After"]
    for address in ("/healthz", "/api/v1/search?q=医疗"):
        response = client.get(address)
        assert (response.status_code, response.mimetype) == (503, "application/problem+json")
        assert "python -m index" in response.get_json()["cure"]


@pytest.mark.parametrize("error", [EngineUnavailable, EngineIncomplete])
def test_an_engine_without_an_answer_is_503_with_its_cure_and_comes_back(
    make_app: Callable[..., Flask], own_index: Path, monkeypatch: pytest.MonkeyPatch, error: type[EngineError]
) -> None:
    client = make_app(own_index).test_client()

    def fail(*_: object) -> None:
        raise error("nothing answers at engine:9200: start it again")

    with monkeypatch.context() as patch:
        for engine in (MemoryEngine, OpenSearchEngine):
            patch.setattr(engine, "search_many", fail)
        for lang, heading in (("en", "The search engine does not answer"), ("zh", "检索服务暂时没有响应")):
            page = client.get(f"/search?q=医疗&lang={lang}")
            assert (page.status_code, page.headers["Retry-After"]) == (503, "30")
            assert heading in page.text
            assert "start it again" in page.text
        problem = client.get("/api/v1/search?q=医疗")
        assert problem.status_code == 503
        assert problem.get_json()["cure"] == "nothing answers at engine:9200: start it again"
    assert client.get("/search?q=医疗").status_code == 200


def test_an_index_that_appears_is_served_without_restart(make_app: Callable[..., Flask], tmp_path: Path) -> None:
    client = make_app(tmp_path / "index").test_client()
    assert client.get("/").status_code == 503
    build([Path(__file__).parents[1] / "documents"], tmp_path / "index")
    assert client.get("/").status_code == 200


def test_what_is_open_goes_on_answering_when_the_next_generation_is_damaged(
    make_app: Callable[..., Flask], own_index: Path
) -> None:
    client = make_app(own_index).test_client()
    before = client.get("/healthz").get_json()
    assert before["status"] == "ok"
    build([Path(__file__).parents[1] / "documents"], own_index, full=True)
    newest = sorted(own_index.glob("generations/*"))[-1]
    (newest / "catalogue.sqlite").write_bytes(b"")
    assert client.get("/search?q=医疗器械").status_code == 200
    after = client.get("/healthz").get_json()
    assert (after["status"], after["generation"]) == ("degraded", before["generation"])
    assert "python -m index" in after["trouble"]


def test_the_log_tells_the_operator_about_an_index_that_cannot_be_opened(own_index: Path) -> None:
    told: list[str] = []
    engine = Lender(own_index, told.append)
    engine.give_back(engine.borrow())
    current = json.loads((own_index / CURRENT).read_text())
    (own_index / CURRENT).write_text(json.dumps(current | {"generation": "000009-00000000"}) + "\n")
    for _ in range(5):
        engine.give_back(engine.borrow())
    assert len(told) == 1, "once, not for each request"
    assert "goes on answering" in told[0]
    engine.close()


def test_unknown_words_are_no_error(client: FlaskClient) -> None:
    page = client.get("/search?q=量子纠缠飞船&lang=en")
    assert page.status_code == 200
    assert "No clause was found." in page.text


def test_health_is_well_again_when_current_is_whole_again(make_app: Callable[..., Flask], own_index: Path) -> None:
    client = make_app(own_index).test_client()
    whole = (own_index / CURRENT).read_bytes()
    for spoilt in (b"", b"{", whole.replace(b'"', b"'")):
        assert client.get("/healthz").get_json()["status"] == "ok"
        (own_index / CURRENT).write_bytes(spoilt)
        assert client.get("/healthz").get_json()["status"] == "degraded"
        assert client.get("/documents/jingan/2.1/1").status_code == 200
        (own_index / CURRENT).write_bytes(whole)
    health = client.get("/healthz").get_json()
    assert health["status"] == "ok"
    assert "trouble" not in health


def test_files_that_change_under_the_site_are_noticed(
    make_app: Callable[..., Flask], own_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(own_index)
    app.add_url_rule("/broken", view_func=lambda: 1 // 0, endpoint="broken")
    app.add_url_rule("/api/v1/broken", view_func=lambda: 1 // 0, endpoint="api_broken")
    client, lender = app.test_client(), app.extensions["lender"]
    assert client.get("/healthz").get_json()["status"] == "ok"
    catalogue = next(own_index.glob("generations/*/catalogue.sqlite"))
    whole = catalogue.read_bytes()
    catalogue.write_bytes(b"\0" + whole[1:])
    assert lender.verify() is not None
    health = client.get("/healthz").get_json()
    assert health["status"] == "degraded"
    assert "python -m index" in health["trouble"]
    for address in ("/broken", "/api/v1/broken"):
        answer = client.get(address)
        assert answer.status_code == 503, "it broke because of the files"
        assert "python -m index" in (answer.text if address == "/broken" else answer.get_json()["cure"])
    catalogue.write_bytes(whole)
    assert lender.verify() is None
    assert client.get("/healthz").get_json()["status"] == "ok"
    assert client.get("/broken").status_code == 500, "and now it broke of itself"


def test_the_site_verifies_its_files_by_itself(own_index: Path) -> None:
    told: list[str] = []
    lender = Lender(own_index, told.append)
    lender.give_back(lender.borrow())
    catalogue = next(own_index.glob("generations/*/catalogue.sqlite"))
    catalogue.write_bytes(b"\0" + catalogue.read_bytes()[1:])
    watch = Watch(lender, every=0.01)
    watch.start()
    assert eventually(lambda: bool(told))
    watch.stop()
    lender.close()
    assert "catalogue.sqlite" in told[0]


@pytest.mark.parametrize("warm", [pytest.param(False, id="before the first question"), pytest.param(True, id="after")])
def test_a_file_that_is_cut_off_under_the_site_never_kills_it(
    make_app: Callable[..., Flask], own_index: Path, warm: bool
) -> None:
    addresses = ["/search?q=医疗器械补贴", "/documents/jingan/2.1/1", "/api/v1/suggest?q=yiliao", "/compare?q=医疗器械"]
    app = make_app(own_index)
    client = app.test_client()
    for path in sorted(each for each in next(own_index.glob("generations/*")).rglob("*") if each.is_file()):
        whole = path.read_bytes()
        lender = app.extensions["lender"] = Lender(own_index, app.logger.error)
        lender.give_back(lender.borrow())
        for address in addresses if warm else ():
            assert client.get(address).status_code == 200
        with path.open("r+b") as file:
            file.truncate(len(whole) // 2)
        for address in addresses:
            answer = client.get(address)
            assert answer.status_code in (200, 503), (path.name, address)
            cure = f"python -m index --out {own_index}"
            assert answer.status_code == 200 or cure in answer.text, (path.name, address)
        lender.close()
        path.write_bytes(whole)
