"""What holds however a reader reads: on paper, in forced colours, enlarged, on the narrowest screen, without motion."""

from __future__ import annotations

import io

import pypdfium2
import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

PRINTED = [
    "/documents/jingan?q=医疗器械&view=both",
    "/documents/xuhui/4.1.1/1?view=both",
    "/search?q=医疗器械&view=both",
    "/compare?topic=talent",
    "/targets?district=jingan",
    "/collection?c=xuhui/4.1.1/1&c=jingan/2.1/4;note",
]
#: A share of the height of a sheet, in points of an A4 page.
HEIGHT = 842
MARK = (255, 233, 168)


def _sheets(page) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4", print_background=False)))


def _lowest(sheet: pypdfium2.PdfPage) -> float:
    """How far above the lower edge of a sheet its text ends, in points."""
    text = sheet.get_textpage()
    boxes = [text.get_charbox(place) for place in range(text.count_chars())]
    return min((bottom for left, bottom, right, top in boxes if right > left), default=HEIGHT)


@pytest.mark.parametrize(("address", "locale"), [*((each, "zh-CN") for each in PRINTED), (PRINTED[0], "en-GB")])
def test_no_sheet_but_the_last_ends_in_a_blank_fifth(open_page, address: str, locale: str) -> None:
    sheets = _sheets(open_page(address, color_scheme="dark", locale=locale))
    ends = [round(_lowest(sheet) / HEIGHT, 2) for sheet in sheets]
    # The margins of a sheet are not blank space of a page.
    assert [end for end in ends[:-1] if end > 0.2 + 16 / 297] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_status_and_addresses_survive_on_paper(open_page, site: str, scheme: str) -> None:
    page = open_page("/documents/jingan?q=医疗器械&view=both", color_scheme=scheme)
    sheets = _sheets(page)
    text = "".join(sheet.get_textpage().get_text_range() for sheet in sheets)
    assert f"{site}/documents/jingan" in text
    assert "实施意见" in text and "静府发〔2021〕17号" in text
    assert "下载" not in text and "查找" not in text
    pixels = [sheet.render(rev_byteorder=True).to_numpy()[:, :, :3] for sheet in sheets]
    assert any((each == MARK).all(axis=2).sum() > 200 for each in pixels)
    assert all((each[:20] == 255).all() for each in pixels), "the paper stays white"


#: language, address: one page of each kind in which something could stick out
NARROW = [
    "/",
    "/search?q=medical devices&view=both",
    "/documents/putuo/2.1.3?view=both",
    "/documents/xuhui/4.1.1/1",
    "/compare?topic=talent",
    "/targets",
    "/references",
    "/collection?c=xuhui/4.1.1/1&c=jingan/2.1/4;note",
]


@pytest.mark.parametrize("address", NARROW)
def test_nothing_sticks_out_at_320_pixels_or_enlarged_to_400_per_cent(open_page, address: str) -> None:
    """1280 pixels at 400 % are 320; at 200 % they are 640."""
    page = open_page(address, locale="en-GB", viewport={"width": 320, "height": 256})
    for width in (320, 640):
        page.set_viewport_size({"width": width, "height": 450})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_text_alone_can_be_twice_as_large(open_page) -> None:
    page = open_page("/search?q=医疗器械", locale="en-GB")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    cut = """() => [...document.querySelectorAll('button, .chip, .button, h1, h2, label')]
      .filter(each => each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1)
      .map(each => each.outerHTML.slice(0, 80))"""
    assert page.evaluate(cut) == []


def test_forced_colours_keep_marks_and_what_is_chosen(open_page) -> None:
    page = open_page("/search?q=医疗器械&district=jingan", forced_colors="active")
    mark = page.locator(".hit mark").first.evaluate(
        "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]"
    )
    assert mark[0] != mark[1] and mark[0] not in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")
    assert page.locator(".chip[aria-current]").first.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


@pytest.mark.parametrize(("motion", "behaviour"), [("reduce", "auto"), ("no-preference", "smooth")])
def test_nothing_moves_for_who_wants_no_motion(open_page, motion: str, behaviour: str) -> None:
    page = open_page("/documents/jingan?q=医疗器械", reduced_motion=motion)
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == behaviour
    moving = """() => [...document.querySelectorAll('*')].filter(each => {
      const style = getComputedStyle(each);
      return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0;
    }).length"""
    assert page.evaluate(moving) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["/", "/search?q=医疗器械", "/targets"])
def test_the_borders_of_controls_are_seen(open_page, address: str, scheme: str) -> None:
    """3:1 between the border of a control, or of the frame around it, and the ground on either side."""
    page = open_page(address, color_scheme=scheme)
    assert page.evaluate(_BORDERS) == []


def test_a_page_stays_where_it_was_drawn(open_page) -> None:
    page = open_page("/about")
    page.add_init_script(
        "window.shifted = 0; new PerformanceObserver(list => { for (const each of list.getEntries()) "
        "if (!each.hadRecentInput) window.shifted += each.value; }).observe({type: 'layout-shift', buffered: true});"
    )
    site = page.evaluate("location.origin")
    for address in NARROW[:5]:
        page.goto(site + address)
        page.wait_for_timeout(100)
        assert page.evaluate("window.shifted") <= 0.01, address


_BORDERS = """() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgb = colour => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const light = colour => { const [r, g, b] = colour.slice(0, 3).map(v => { v /= 255;
    return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; }); return .2126 * r + .7152 * g + .0722 * b; };
  const contrast = (a, b) => {
    const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
  const ground = element => { for (let at = element; at; at = at.parentElement) {
    const colour = rgb(getComputedStyle(at).backgroundColor); if (colour[3] === 255) return colour; }
    return rgb(getComputedStyle(document.documentElement).backgroundColor); };
  const framed = element => { for (let at = element; at && at !== document.body; at = at.parentElement) {
    if (parseFloat(getComputedStyle(at).borderTopWidth) > 0) return at;
    if (at.matches("form, li, p")) break; } return null; };
  const found = [];
  const controls = "input:not([type=hidden], [type=checkbox]), select, button, .button, .chip";
  for (const control of document.querySelectorAll(controls)) {
    if (!control.getClientRects().length || getComputedStyle(control).visibility === "hidden") continue;
    const own = rgb(getComputedStyle(control).backgroundColor), outside = ground(control.parentElement);
    if (own[3] === 255 && contrast(own, outside) >= 3) continue;
    const frame = framed(control);
    if (control.matches(".acts button")) continue;
    if (!frame) { found.push(`${control.outerHTML.slice(0, 60)}: no border`); continue; }
    const ratio = contrast(rgb(getComputedStyle(frame).borderTopColor), ground(frame.parentElement));
    if (ratio < 3) found.push(`${frame.outerHTML.slice(0, 60)}: ${ratio.toFixed(2)}`);
  }
  return found;
}"""
