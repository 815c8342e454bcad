"""A tiny corpus, built once, the application over it, and a real server on loopback."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
import waitress
from flask import Flask
from flask.testing import FlaskClient

from index.pipeline import build
from web import create_app

HERE = Path(__file__).parent
SEEDS = HERE.parent.parent / "seeds"


@pytest.fixture(scope="session")
def tiny_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of tests/web/documents; nobody may change it."""
    root = tmp_path_factory.mktemp("tiny") / "index"
    report = build([HERE / "documents"], root)
    assert report.exit_code == 0
    return root


@pytest.fixture(scope="session")
def seeds_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the five real documents; nobody may change it."""
    root = tmp_path_factory.mktemp("seeds") / "index"
    build([SEEDS], root)
    return root


@pytest.fixture
def own_index(tiny_index: Path, tmp_path: Path) -> Path:
    """A copy of the tiny index that a test may rebuild, damage or remove."""
    return Path(shutil.copytree(tiny_index, tmp_path / "index"))


@pytest.fixture(scope="session")
def make_app() -> Callable[..., Flask]:
    """Makes an application over an index, with errors answered as readers see them."""

    def make(root: Path, **settings: object) -> Flask:
        return create_app({"INDEX": root, "TESTING": True, "PROPAGATE_EXCEPTIONS": False, **settings})

    return make


@pytest.fixture(scope="session")
def app(make_app: Callable[..., Flask], tiny_index: Path) -> Flask:
    """The application over the tiny index."""
    return make_app(tiny_index)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A reader who keeps no cookies from other tests."""
    return app.test_client()


@contextmanager
def _serving(app: Flask) -> Iterator[str]:
    """Serves an application with waitress on a free port of loopback; gives its address."""
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=8)
    closing = threading.Event()

    def run() -> None:
        try:
            server.run()
        except OSError:
            # Closed from the other thread while it waited for a request; anything else is a fault.
            if not closing.is_set():
                raise

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        closing.set()
        server.close()
        thread.join(timeout=10)


@pytest.fixture(scope="session")
def serve() -> Callable[[Flask], AbstractContextManager[str]]:
    """Serves an application for the length of a `with` block."""
    return _serving
