"""``make screenshots``: every kind of page in both languages, at two widths, light and dark, for eyes to look at.

Writes to ``docs/screenshots`` unless told otherwise; three of the pictures are shown by the README.
"""

from __future__ import annotations

import argparse
import shutil
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

from index.storing.generations import default_root
from web import create_app
from web.serving.server import Server, listen

#: Name → address.
PAGES = {
    "home": "/",
    "results": "/search?q=医疗器械",
    "results-en": "/search?q=medical devices",
    "table-hit": "/search?q=天地软件园",
    "nothing": "/search?q=量子纠缠飞船",
    "documents": "/documents",
    "document": "/documents/xuhui?view=both&q=医疗器械",
    "section": "/documents/putuo/2.1.3?view=both",
    "clause": "/documents/jingan/2.1/4?view=both",
    "collection": "/collection?c=xuhui/4.1.1/1&c=jingan/2.1/4;for the meeting",
    "glossary": "/glossary",
    "concept": "/glossary/medical-devices",
    "glossary-kinds": "/glossary?sort=kind",
    "source": "/documents/xuhui/4.1.1/1/source",
    "topics": "/compare",
    "compare": "/compare?topic=talent",
    "question": "/compare?q=细胞治疗",
    "pair": "/compare?a=xuhui/3.3.1/1&b=putuo/5.1/2",
    "similar": "/compare/similar/xuhui/4.1.1/1",
    "targets": "/targets",
    "measures": "/measures",
    "tasks": "/tasks",
    "references": "/references",
    "about": "/about",
    "not-found": "/nowhere",
}
WIDTHS = {"desk": (1280, 900), "phone": (390, 844)}
LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}


def main() -> None:
    """Take the pictures of the pages that are named, of all without a name."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", help=f"any of {', '.join(PAGES)}")
    parser.add_argument("--out", type=Path, default=Path("docs/screenshots"))
    parser.add_argument("--full", action="store_true", help="the whole page, not what is seen at once")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    sockets = listen("127.0.0.1", 0)
    server = Server(create_app({"INDEX": default_root()}), sockets)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        site = f"http://127.0.0.1:{sockets[0].getsockname()[1]}"
        _take(site, [name for name in PAGES if name in given.pages or not given.pages], given.out, given.full)
    finally:
        server.stop()
        thread.join(timeout=15)


def _take(site: str, names: list[str], out: Path, whole: bool) -> None:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for language, locale in LANGUAGES.items():
            for width, (pixels, height) in WIDTHS.items():
                for scheme in ("light", "dark"):
                    viewport = {"width": pixels, "height": height}
                    context = browser.new_context(locale=locale, viewport=viewport, color_scheme=scheme)
                    page = context.new_page()
                    for name in names:
                        page.goto(site + PAGES[name])
                        page.screenshot(path=out / f"{name}-{language}-{width}-{scheme}.png", full_page=whole)
                    context.close()
        browser.close()


if __name__ == "__main__":
    main()
