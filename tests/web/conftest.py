"""A tiny corpus, built once, the application over it, and a real server on loopback."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from flask import Flask
from flask.testing import FlaskClient

from index.building.pipeline import build
from web import create_app
from web.serving.server import Server, listen

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

HERE = Path(__file__).parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
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
    """Serves an application on a free port of loopback; gives its address."""
    sockets = listen("127.0.0.1", 0)
    server = Server(app, sockets)
    address = f"http://127.0.0.1:{sockets[0].getsockname()[1]}"
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield address
    finally:
        server.stop()
        thread.join(timeout=15)
        assert not thread.is_alive()


@pytest.fixture(scope="session")
def serve() -> Callable[[Flask], AbstractContextManager[str]]:
    """Serves an application for the length of a `with` block."""
    return _serving


@pytest.fixture(scope="session")
def site(make_app: Callable[..., Flask], seeds_index: Path, serve) -> Iterator[str]:
    """The address of a site over the five documents."""
    with serve(make_app(seeds_index)) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's own browser; without one these tests are skipped, but not in CI."""
    if CHROMIUM is None and os.environ.get("CI") != "true":
        pytest.skip("no chromium on the PATH")
    assert CHROMIUM is not None, "CI needs chromium: apt-get install chromium"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Opens a page that fails the test when it asks another host for anything or its console says anything."""
    contexts: list[BrowserContext] = []
    trouble: list[str] = []

    def watched(address: str = "/", **settings: object) -> Page:
        context = browser.new_context(**{"locale": "zh-CN", "viewport": {"width": 1280, "height": 900}, **settings})
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda r: None if r.url.startswith(site) else trouble.append(f"external: {r.url}"))
        page.on("console", lambda m: None if "404" in m.text else trouble.append(f"console: {m.text}"))
        page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        page.goto(site + address)
        return page

    yield watched
    for context in contexts:
        context.close()
    assert trouble == []


@pytest.fixture
def faint() -> str:
    """A script that names every visible text with a contrast below 4.5, after WCAG."""
    return _FAINT


_FAINT = """() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgba = colour => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const mix = (a, b, part) => a * part + b * (1 - part);
  const over = (top, under) => top.slice(0, 3).map((c, n) => mix(c, under[n], top[3] / 255)).concat(255);
  const ground = element => {
    const own = rgba(getComputedStyle(element).backgroundColor);
    return own[3] === 255 || !element.parentElement ? own : over(own, ground(element.parentElement));
  };
  const linear = c => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4;
  const light = colour => colour.slice(0, 3).map(c => linear(c / 255))
    .reduce((sum, c, n) => sum + c * [.2126, .7152, .0722][n], 0);
  const faint = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!own || !element.checkVisibility() || element.closest(".unseen, .skip")) continue;
    const under = ground(element), text = over(rgba(getComputedStyle(element).color), under);
    const [a, b] = [light(under), light(text)];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    const name = `${element.tagName}.${element.className}`;
    if (ratio < 4.5) faint.push(`${name} ${ratio.toFixed(2)}: ${element.textContent.trim().slice(0, 20)}`);
  }
  return faint;
}"""
