"""In a real browser, over the five documents: search, filter, link, language; without a script; by keyboard alone."""

from __future__ import annotations

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import expect

WIDTHS = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 900}}
PAGES = [
    "/",
    "/search?q=医疗器械",
    "/documents",
    "/documents/putuo",
    "/documents/putuo/2.1.3",
    "/documents/xuhui/2.3/6",
    "/documents/xuhui?view=both",
    "/documents/putuo/2.1.3?view=both",
    "/documents/jingan/2.1/5?view=en",
    "/search?q=医疗器械&view=both",
    "/glossary",
    "/glossary/medical-devices",
    "/about",
    "/collection?c=xuhui/4.1.1/1&c=jingan/2.1/4;note",
    "/nowhere",
]


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_newcomer_searches_filters_reads_and_switches_the_language(open_page, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    page.get_by_label("检索政策文件").fill("医疗器械")
    page.get_by_role("button", name="检索").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("条写明")
    page.get_by_role("navigation", name="各区").get_by_role("link", name="静安区").click()
    expect(page.locator(".dist [aria-current]")).to_contain_text("静安区")
    hits = page.locator(".hit")
    assert hits.count() > 3
    assert set(page.locator(".where b").all_inner_texts()) == {"静安区"}
    assert "医疗器械" in page.locator("mark").all_inner_texts()
    hits.first.get_by_role("heading").get_by_role("link").click()
    expect(page.locator(".clause.current mark").filter(has_text="医疗器械").first).to_be_visible()
    address = page.locator("#cite dd").last.inner_text()
    assert address == page.url.partition("?")[0]
    page.get_by_role("link", name="在全文中查看").click()
    target = page.locator(":target")
    expect(target).to_contain_text("医疗器械")
    expect(target).to_be_in_viewport()
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("link", name="Documents", exact=True)).to_be_visible()
    page.get_by_text("About this document").click()
    expect(page.locator(".facts")).to_contain_text("静府发〔2021〕17号")


def test_clauses_are_picked_noted_and_printed_without_a_script(open_page) -> None:
    page = open_page("/search?q=医疗器械", locale="en-GB", java_script_enabled=False)
    for place in (0, 1):
        page.locator(".hit .add").nth(place).click()
    page.get_by_role("link", name="Collection 2").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Collection of 2 clauses")
    page.get_by_label("Note").first.fill("for the meeting")
    page.get_by_role("button", name="Save the note").first.click()
    expect(page.locator(".sheet .said")).to_have_text("for the meeting")
    assert "for+the+meeting" in page.url
    page.get_by_role("link", name="Remove").last.click()
    expect(page.locator(".sheet > li")).to_have_count(1)
    expect(page.locator(".sheet .said")).to_have_text("for the meeting")


def test_the_district_can_be_chosen_on_the_first_page(open_page) -> None:
    page = open_page("/", java_script_enabled=False)
    page.get_by_label("检索政策文件").fill("医疗器械")
    page.get_by_label("区", exact=True).select_option(label="静安区")
    page.get_by_role("button", name="检索").click()
    assert set(page.locator(".where b").all_inner_texts()) == {"静安区"}


def test_everything_is_reached_by_keyboard_and_the_focus_is_seen(open_page) -> None:
    page = open_page("/", java_script_enabled=False)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.locator("#q:focus").count():
            break
    page.keyboard.type("医疗器械")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("条写明")
    presses = 0
    while presses < 12 and not page.locator(".hit a:focus").count():
        page.keyboard.press("Tab")
        presses += 1
    assert presses <= 8, "from the top of the page to the first hit"
    for _ in range(3):
        if page.locator(".hit h2 a:focus").count():
            break
        page.keyboard.press("Tab")
    focused = page.locator(".hit h2 a:focus")
    expect(focused).to_be_in_viewport()
    outline = focused.evaluate("e => { const s = getComputedStyle(e); return s.outlineStyle + ' ' + s.outlineWidth; }")
    assert outline == "solid 3px"
    page.keyboard.press("Enter")
    expect(page.locator(".clause.current")).to_be_visible()


def test_a_slash_leads_to_the_box(open_page) -> None:
    page = open_page("/documents/xuhui")
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("a/b")
    expect(page.locator("#q")).to_have_value("a/b")


def test_citations_are_copied_by_one_click_with_the_day_of_the_reader(open_page) -> None:
    allowed = {"permissions": ["clipboard-read", "clipboard-write"], "timezone_id": "Pacific/Kiritimati"}
    page = open_page("/documents/xuhui/4.1.1/1", **allowed)
    page.get_by_role("button", name="复制").last.click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    today = page.evaluate("new Date().toLocaleDateString('sv-SE')")
    page.get_by_role("button", name="复制").first.click()
    assert f"[{today}]" in page.evaluate("navigator.clipboard.readText()")
    hits = open_page("/search?q=医疗器械", locale="en-GB", **allowed)
    hits.locator("[data-cite]").first.click()
    expect(hits.locator("[data-cite]").first).to_have_text("Copied")
    assert "unofficial working translation" in hits.evaluate("navigator.clipboard.readText()")


def test_the_focus_stays_where_a_filter_was_ticked(open_page) -> None:
    page = open_page("/search?q=医疗器械")
    box = page.locator("#filters li input").first
    name = box.get_attribute("id")
    box.check()
    page.wait_for_url("**#filters")
    expect(page.locator(f'[id="{name}"]')).to_be_focused()
    expect(page.locator(f'[id="{name}"]')).to_be_checked()


def test_on_a_phone_the_filters_open_and_close_without_a_script(open_page) -> None:
    page = open_page("/search?q=医疗器械", viewport=WIDTHS["phone"], java_script_enabled=False)
    filters = page.get_by_role("complementary", name="筛选")
    expect(filters).to_be_hidden()
    page.get_by_role("link", name="筛选", exact=True).click()
    expect(filters).to_be_visible()
    box = filters.locator("li input").first
    box.check()
    filters.get_by_role("button", name="应用").click()
    expect(filters).to_be_visible()
    filters.get_by_role("link", name="收起筛选").click()
    expect(filters).to_be_hidden()
    expect(page.locator("a.chosen")).to_have_count(1)


def test_the_first_hit_is_seen_at_once(open_page) -> None:
    for width, most in (("desk", 220), ("phone", 400)):
        for locale in ("en-GB", "zh-CN"):
            page = open_page("/search?q=medical devices", viewport=WIDTHS[width], locale=locale)
            assert page.locator(".hit").first.bounding_box()["y"] <= most, (width, locale)


@pytest.mark.parametrize("language", ["zh-CN", "en-GB"])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_the_screen(open_page, width: str, language: str) -> None:
    page = open_page("/", viewport=WIDTHS[width], locale=language)
    origin = page.url.rstrip("/")
    for address in PAGES:
        page.goto(origin + address)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address


_BOXES = """() => [...document.querySelectorAll(".pair.beside:not(.titled)")].map(texts =>
  [...texts.children].map(part => {
    const r = part.getBoundingClientRect(); return [r.left, r.right, r.top, r.bottom]; }))"""


@pytest.mark.parametrize("address", ["/documents/xuhui/4.1", "/documents/jingan/2.1", "/search?q=医疗器械"])
@pytest.mark.parametrize("language", ["zh-CN", "en-GB"])
def test_both_languages_stand_beside_each_other_clause_by_clause_or_below_on_a_phone(
    open_page, address: str, language: str
) -> None:
    joint = "&" if "?" in address else "?"
    for width in WIDTHS:
        shown = {"viewport": WIDTHS[width], "locale": language, "java_script_enabled": True}
        page = open_page(f"{address}{joint}view=both", **shown)
        pairs = page.evaluate(_BOXES)
        assert pairs
        assert all(len(pair) == 2 for pair in pairs)
        for (left, right, top, bottom), (other_left, _, other_top, _) in pairs:
            if width == "desk":
                assert abs(top - other_top) < 1, "they begin on one line"
                assert other_left > right > left + 250
            else:
                assert other_top >= bottom
                assert abs(left - other_left) < 1
        first = page.locator(".pair.beside :is(.text, .snippet)").first
        assert first.get_attribute("lang") == {"zh-CN": "zh-Hans", "en-GB": "en"}[language]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_view_is_switched_without_a_script_and_is_remembered(open_page, width: str) -> None:
    page = open_page("/search?q=医疗器械&district=jingan", viewport=WIDTHS[width], java_script_enabled=False)
    expect(page.locator(".hit [lang=en].snippet")).to_have_count(0)
    ids = page.locator(".hit .id").all_inner_texts()
    for view, tag in (("对照", "en"), ("英文", "en")):
        page.get_by_label("文本").select_option(label=view)
        page.get_by_role("button", name="应用").first.click()
        expect(page.locator(f".hit .snippet[lang={tag}]").first).to_be_visible()
    expect(page.locator(".hit .snippet[lang|=zh]")).to_have_count(0)
    assert page.locator(".hit .id").all_inner_texts() == ids, "the same hits"
    page.locator(".hit h2 a").first.click()
    expect(page.locator(".clause.current .text")).to_have_attribute("lang", "en")
    views = page.get_by_role("navigation", name="文本语言")
    views.get_by_role("link", name="对照").click()
    expect(page.locator(".clause.current .text")).to_have_count(2)
    page.get_by_role("link", name="English", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_terms_of_a_clause_are_opened_by_keyboard_without_a_script(open_page) -> None:
    page = open_page("/documents/xuhui/4.1.1", locale="en-GB", java_script_enabled=False)
    terms = page.locator(".terms").first
    term = terms.get_by_role("link", name="14th Five-Year Plan")
    expect(term).to_be_hidden()
    terms.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(term).to_be_visible()
    expect(term).to_contain_text("十四五")
    page.keyboard.press("Tab")
    expect(terms.get_by_role("link").first).to_be_focused()
    term.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("14th Five-Year Plan")


def test_the_glossary_is_filtered_without_a_script(open_page) -> None:
    page = open_page("/glossary", locale="en-GB", viewport=WIDTHS["phone"], java_script_enabled=False)
    page.get_by_label("Term", exact=True).fill("细胞治疗")
    page.get_by_role("button", name="Find").click()
    entry = page.locator("#cell-therapy")
    expect(entry).to_contain_text("cell therapy")
    entry.locator(".uses a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("name it")
    assert page.locator("mark").count() > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(open_page, faint: str, scheme: str) -> None:
    """Contrast after WCAG: 4.5 for every text that can be seen."""
    page = open_page("/", color_scheme=scheme)
    origin = page.url.rstrip("/")
    plain = ("/", "/search?q=医疗器械&district=jingan&page=99", "/documents/xuhui/2.3/6", "/documents/putuo")
    for address in (*plain, *_BOTH):
        page.goto(origin + address)
        assert page.evaluate(faint) == [], address


_BOTH = ("/documents/xuhui/4.1.1?view=both", "/documents/xuhui?view=both", "/glossary?q=cell")


def test_a_clause_prints_without_the_furniture_of_the_site(open_page) -> None:
    page = open_page("/documents/xuhui/4.1.1")
    page.emulate_media(media="print")
    expect(page.locator(".clause").first).to_be_visible()
    expect(page.get_by_role("search")).to_be_hidden()
    expect(page.locator(".outline")).to_be_hidden()
