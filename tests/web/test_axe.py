"""axe-core finds nothing: every kind of page, with all that opens open, in either language, width and scheme."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Browser

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = [
    "/",
    "/search",
    "/search?q=medical devices",
    "/search?q=医疗器械&district=putuo&kind=item&sort=document",
    "/search?q=天地软件园",
    "/search?q=量子纠缠飞船",
    "/documents",
    "/documents/jingan?q=医疗器械",
    "/documents/putuo/2.1.3",
    "/documents/xuhui/4.1.1/1",
    "/documents/xuhui/4.1.1/1/source",
    "/collection?c=xuhui/4.1.1/1&c=jingan/2.1/4;note",
    "/collection",
    "/glossary",
    "/glossary?kind=need",
    "/glossary/medical-devices",
    "/about",
    "/compare",
    "/compare?topic=talent",
    "/compare?q=细胞治疗",
    "/compare/talent/xuhui",
    "/compare/similar/xuhui/4.1.1/1",
    "/compare?a=xuhui/3.3.1/1&b=putuo/5.1/2",
    "/targets",
    "/measures",
    "/tasks",
    "/references",
    "/nowhere",
]
#: Every language, width and scheme: the pages take turns, so that each kind of page and each combination is seen.
READERS = list(product(("en-GB", "zh-CN"), (390, 1280), ("light", "dark")))


def test_axe_finds_nothing(browser: Browser, site: str) -> None:
    found = []
    for place, address in enumerate(PAGES):
        language, width, scheme = READERS[place % len(READERS)]
        viewport = {"width": width, "height": 844}
        # axe is brought from outside, which the policy of the pages would forbid.
        context = browser.new_context(locale=language, viewport=viewport, color_scheme=scheme, bypass_csp=True)
        page = context.new_page()
        page.goto(site + address)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        page.evaluate(AXE)
        result = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
        found += [(address, language, width, each["id"], each["nodes"][0]["target"]) for each in result["violations"]]
        context.close()
    assert found == []
