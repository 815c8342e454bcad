"""Suggestions in a real browser: by keyboard, mouse and finger, with an input method, without a script."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Browser, Locator, Page, expect

WIDTHS = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 900}}


def _typing(page: Page, text: str) -> Locator:
    """Types into the search box and waits for the list."""
    page.locator("#q").click()
    page.keyboard.type(text)
    options = page.get_by_role("listbox").get_by_role("option")
    expect(options.first).to_be_visible()
    return options


def test_a_suggestion_is_chosen_by_keyboard(open_page) -> None:
    page = open_page("/")
    options = _typing(page, "yiliao")
    box = page.get_by_role("combobox", name="检索政策文件")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(box).to_have_attribute("aria-controls", page.get_by_role("listbox").get_attribute("id"))
    assert box.get_attribute("aria-activedescendant") is None
    count = options.count()
    for key, place in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", count - 1), ("ArrowDown", 0)):
        page.keyboard.press(key)
        expect(options.nth(place)).to_have_attribute("aria-selected", "true")
        expect(box).to_have_attribute("aria-activedescendant", options.nth(place).get_attribute("id"))
    for key in ("Home", "End"):
        page.keyboard.press(key)
        assert box.get_attribute("aria-activedescendant") is None, "the text itself"
        page.keyboard.press("ArrowDown")
    expect(box).to_have_value("yiliao")
    chosen = options.first.locator(".suggested").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    expect(page.locator("#q")).to_have_value(chosen)
    assert chosen.startswith("医疗")


def test_enter_without_a_choice_searches_what_was_typed_and_tab_goes_on(open_page) -> None:
    page = open_page("/")
    _typing(page, "医疗器")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.locator("#q")).to_have_value("医疗器")
    page.locator("#q").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    expect(page.locator("#q")).to_have_value("医疗器")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_escape_closes_the_list_then_empties_the_box_and_down_opens_it(open_page) -> None:
    page = open_page("/search?q=医疗")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.locator("#q").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox").get_by_role("option").first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.locator("#q")).to_have_value("医疗")
    expect(page.locator("#q")).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Escape")
    expect(page.locator("#q")).to_have_value("")


@pytest.mark.parametrize("touch", [False, True], ids=["mouse", "finger"])
def test_a_suggestion_is_chosen_by_hand_and_the_filters_stay(open_page, touch: bool) -> None:
    page = open_page("/search?q=x&district=jingan", viewport=WIDTHS["phone" if touch else "desk"], has_touch=touch)
    page.locator("#q").fill("")
    option = _typing(page, "医疗器").first
    text = option.locator(".suggested").inner_text()
    option.tap() if touch else option.click()
    page.wait_for_url("**/search?**district=jingan**")
    expect(page.locator("#q")).to_have_value(text)


def test_the_number_of_suggestions_is_told_in_the_language_of_the_page(open_page) -> None:
    for locale, some, none in (("zh-CN", "条建议", "没有检索建议"), ("en-GB", " suggestions; ", "No suggestions.")):
        page = open_page("/", locale=locale)
        options = _typing(page, "医")
        status = page.locator(".search [role=status]")
        expect(status).to_contain_text(f"{options.count()}")
        expect(status).to_contain_text(some)
        page.keyboard.type("量子")
        expect(status).to_contain_text(none)
        expect(page.get_by_role("listbox")).to_be_hidden()


def test_an_option_says_what_it_is_and_marks_what_was_typed(open_page) -> None:
    page = open_page("/", locale="en-GB")
    option = _typing(page, "医疗器").first
    expect(option.locator("mark")).to_have_text("医疗器")
    expect(option.locator(".suggested")).to_have_attribute("lang", "zh-Hans")
    expect(option.locator(".kind")).to_have_text("term")
    expect(option.locator(".count")).to_have_text(re.compile(r"^\d+ clauses$"))


def _compose(page: Page, *events: tuple[str, str]) -> None:
    """Sends to the search box what a browser sends while an input method composes."""
    page.evaluate(
        """events => {
          const box = document.querySelector("#q"); box.focus();
          for (const [type, text] of events) {
            const told = {isComposing: true, bubbles: true, cancelable: true};
            if (type === "input") { box.value = text; box.dispatchEvent(new InputEvent("input", told)); }
            else if (type === "keydown") box.dispatchEvent(new KeyboardEvent("keydown", {...told, key: text}));
            else box.dispatchEvent(new CompositionEvent(type, {data: text, bubbles: true}));
          }
        }""",
        events,
    )


def test_while_an_input_method_composes_nothing_is_asked_and_no_key_is_ours(open_page) -> None:
    page = open_page("/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/suggest" in request.url else None)
    _compose(page, ("compositionstart", ""), ("input", "yi"), ("input", "yi liao"), ("keydown", "Enter"))
    page.wait_for_timeout(400)
    assert asked == []
    assert page.url.endswith("/"), "Enter ended the composition and did not search"
    _compose(page, ("input", "医疗"), ("compositionend", "医疗"))
    expect(page.get_by_role("listbox").get_by_role("option").first).to_contain_text("医疗")
    page.evaluate("""() => document.querySelector("#q").dispatchEvent(
      new KeyboardEvent("keydown", {key: "ArrowDown", keyCode: 229, bubbles: true}))""")
    assert page.locator("#q").get_attribute("aria-activedescendant") is None
    assert len(asked) == 1


def test_nothing_is_asked_twice_and_an_answer_that_comes_late_is_dropped(open_page) -> None:
    page = open_page("/")
    asked: list[str] = []
    page.on("request", lambda r: asked.extend(parse_qs(urlsplit(r.url).query)["q"]) if "/suggest?" in r.url else None)
    page.route("**/api/v1/suggest?q=%E5%8C%BB&*", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.locator("#q").click()
    page.keyboard.type("医")
    page.wait_for_timeout(200)
    page.keyboard.type("疗")
    option = page.get_by_role("listbox").get_by_role("option")
    expect(option.first).to_contain_text("医疗")
    page.wait_for_timeout(400)
    assert all(text.startswith("医疗") for text in page.locator(".suggested").all_inner_texts())
    page.keyboard.type("器")
    expect(option.first.locator("mark")).to_have_text("医疗器")
    page.keyboard.press("Backspace")
    expect(option.first.locator("mark")).to_have_text("医疗")
    assert asked == ["医", "医疗", "医疗器"]


@pytest.mark.parametrize("failure", ["no answer", "an error", "no JSON"])
def test_when_the_api_fails_the_box_is_a_plain_field(browser: Browser, site: str, failure: str) -> None:
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    errors: list[object] = []
    page.on("pageerror", lambda error: errors.append(error))
    act = {
        "no answer": lambda route: route.abort(),
        "an error": lambda route: route.fulfill(status=503, body="{}"),
        "no JSON": lambda route: route.fulfill(status=200, body="<html>"),
    }[failure]
    page.route("**/api/v1/suggest?**", act)
    page.goto(site)
    page.locator("#q").click()
    page.keyboard.type("医疗器械")
    page.wait_for_timeout(400)
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    assert errors == []
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_suggestions_move_nothing_and_fit_the_screen(open_page, faint: str, width: str) -> None:
    for address in ("/", "/search?q=x"):
        page = open_page(address, viewport=WIDTHS[width], locale="en-GB")
        page.locator("#q").fill("")
        main = "document.querySelector('main').getBoundingClientRect().toJSON()"
        before = page.evaluate(main), page.evaluate("document.documentElement.scrollHeight")
        _typing(page, "pu tuo")
        assert (page.evaluate(main), page.evaluate("document.documentElement.scrollHeight")) == before
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert page.evaluate(faint) == []


def test_a_suggestion_cannot_write_a_tag(browser: Browser, serve, app: Flask) -> None:
    with serve(app) as address:
        page = browser.new_page()
        page.goto(address)
        options = _typing(page, "scrip")
        expect(options.first.locator(".suggested")).to_contain_text("<script>alert(")
        assert page.locator("[role=listbox] script").count() == 0
        page.close()


def test_without_a_script_the_box_is_a_plain_search_field(open_page) -> None:
    page = open_page("/", java_script_enabled=False)
    box = page.get_by_role("searchbox", name="检索政策文件")
    expect(box).to_have_attribute("type", "search")
    expect(page.get_by_role("listbox")).to_have_count(0)
