"""The map in app and page: legend, ways to look, hands, light and dark."""

import io
import re
from urllib.parse import unquote

import pytest
from PIL import Image
from playwright.sync_api import Browser, Frame, Page, expect

from browser.conftest import PHONE
from geo.collection.reading import read_catalogue
from geo.exports.formats import export_bytes
from geo.mapspec.theme import DARK, LIGHT
from geo.query.selection import whole

CATALOGUE = read_catalogue()
DESKTOPS = [(1440, 900), (1366, 650)]
BACKGROUND = "getComputedStyle(document.querySelector('.stationmap')).backgroundColor"
ZOOM = "stationMap.map.getZoom()"
CLIPPED = """() => [...document.querySelectorAll('.legend-entry:not([hidden])')].filter((node) => {
    const box = node.getBoundingClientRect();
    const legend = document.querySelector('.legend').getBoundingClientRect();
    return box.height === 0 || box.bottom > Math.min(innerHeight, legend.bottom) + 1;
}).map((node) => node.textContent)"""
COVERED = """() => {
    const legend = document.querySelector('.legend').getBoundingClientRect();
    const map = document.querySelector('.stationmap').getBoundingClientRect();
    return legend.top < map.bottom - 1 && legend.left < map.right - 1;
}"""


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[place : place + 2], 16)) for place in (1, 3, 5))})"


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("exported") / "map.html"
    path.write_bytes(export_bytes(CATALOGUE, whole(CATALOGUE), ".html"))
    return path.as_uri()


@pytest.fixture
def opened(chromium: Browser, file):
    contexts = []

    def open_page(address: str = "", size: tuple[int, int] = (1440, 900), **options) -> Page:
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]}, offline=True, has_touch=size == PHONE, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(file + address)
        page.locator("#map[data-as-of]").wait_for()
        return page

    yield open_page
    for context in contexts:
        context.close()


# Legend


@pytest.mark.parametrize("size", DESKTOPS)
def test_the_legend_of_the_page_is_whole_without_scrolling_and_covers_no_land(opened, size):
    page = opened(size=size)
    expect(page.locator(".legend-entry")).to_have_count(17)
    assert page.evaluate(CLIPPED) == []
    assert not page.evaluate(COVERED)
    expect(page.locator(".legend")).to_contain_text("No status on record in this selection")


@pytest.mark.parametrize("size", DESKTOPS)
def test_the_legend_of_the_app_is_whole_without_scrolling_and_covers_no_land(visit, size):
    tab = visit(size).open()
    frame = tab.frame
    expect(frame.locator(".legend-entry")).to_have_count(17)
    bottom = "document.querySelector('iframe[title^=streamlit_folium]').getBoundingClientRect().bottom"
    tab.page.wait_for_function(f"() => {bottom} <= innerHeight + 1")
    frame.wait_for_function(f"() => ({CLIPPED})().length === 0")
    assert not frame.evaluate(COVERED)


def test_on_a_phone_the_legend_is_folded_and_one_tap_away(opened):
    page = opened(size=PHONE)
    entry = page.locator(".legend-entry").first
    summary = page.locator(".legend summary")
    expect(entry).not_to_be_visible()
    assert summary.bounding_box()["height"] >= 24
    summary.tap()
    expect(entry).to_be_visible()


def test_the_legend_lists_what_is_in_view(opened):
    page = opened("#view=oceania")
    shown = page.locator(".legend-entry:visible")
    expect(page.locator(".legend-note")).to_be_visible()
    keys = shown.evaluate_all("nodes => nodes.map(node => node.dataset.key).filter(Boolean)")
    assert set(keys) >= {"reported", "investigating"}
    assert {"charged", "closure_ordered", "searched"}.isdisjoint(keys)
    counts = page.locator(".legend-entry[data-key=investigating] .legend-count").inner_text()
    page.get_by_role("button", name="World", exact=True).click()
    expect(page.locator(".legend-note")).not_to_be_visible()
    expect(shown).to_have_count(17)
    assert page.locator(".legend-entry[data-key=investigating] .legend-count").inner_text() == counts


# Ways to look


@pytest.mark.parametrize("name", ["World", "Europe", "North America", "South America", "East Asia", "Africa"])
def test_a_button_shows_a_region_and_the_address_says_so(opened, name):
    page = opened("#country=NZL")
    button = page.get_by_role("button", name=name, exact=True)
    assert button.bounding_box()["height"] >= 24
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    view = name.lower().replace(" ", "-")
    page.wait_for_function("view => location.hash === `#country=NZL&view=${view}`", arg=view)
    page.get_by_role("button", name="The selection").click()
    page.wait_for_function("() => location.hash === '#country=NZL'")


@pytest.mark.parametrize(("address", "name"), [("", "World"), ("#country=NZL", "The selection")])
def test_the_button_of_what_the_page_shows_at_first_is_pressed_until_the_map_is_moved(opened, address, name):
    page = opened(address)
    pressed = page.locator(".looks-row [aria-pressed=true]")
    expect(pressed).to_have_text([name])
    page.get_by_role("button", name="Zoom in").click()
    expect(pressed).to_have_count(0)
    page.get_by_role("button", name=name, exact=True).click()
    expect(pressed).to_have_text([name])


def test_no_button_is_pressed_while_a_record_is_shown(opened):
    page = opened("#record=station:can-markham-1")
    expect(page.locator(".station--can-markham-1")).to_have_count(1)
    expect(page.locator(".looks-row [aria-pressed=true]")).to_have_count(0)


def test_in_the_app_the_world_is_pressed_at_first_and_not_after_a_movement(visit):
    frame = visit().open().frame
    pressed = frame.locator(".looks-row [aria-pressed=true]")
    expect(pressed).to_have_text(["World"])
    frame.get_by_role("button", name="Zoom in").click()
    expect(pressed).to_have_count(0)


def test_on_a_narrow_screen_one_menu_offers_the_regions(opened):
    page = opened(size=(320, 700))
    menu = page.get_by_role("combobox", name="Look at")
    box = menu.bounding_box()
    assert box["height"] >= 24
    assert box["x"] + box["width"] <= 320
    menu.select_option("East Asia")
    page.wait_for_function("() => location.hash === '#view=east-asia'")
    expect(page.locator(".looks-row")).not_to_be_visible()


def middle(frame: Page | Frame) -> list[float]:
    return frame.evaluate("(({lat, lng}) => [lat, lng])(stationMap.map.getCenter())")


def test_a_link_with_a_view_opens_the_app_there_and_a_step_keeps_it(visit):
    tab = visit().open("?view=48.2,16.4,4.5")
    assert middle(tab.frame) == pytest.approx([48.2, 16.4], abs=0.05)
    assert tab.frame.evaluate(ZOOM) == 4.5
    tab.press("ArrowLeft", 2)
    tab.page.wait_for_timeout(1500)
    assert "view=48.2,16.4,4.5" in unquote(tab.page.url)
    assert "to=2024-07-29" in tab.page.url
    tab.frame.get_by_role("button", name="Oceania").click()
    tab.page.wait_for_url(re.compile(r"view=oceania"))
    tab.frame.get_by_role("button", name="The selection").click()
    tab.page.wait_for_url(re.compile(r"\?to=2024-07-29$"))
    tab.assert_clean()


# Hands


def scrolled(page: Page) -> float:
    return page.evaluate(
        "(document.querySelector('[data-testid=stMain]') ?? document.documentElement).scrollTop"
    )


def wheel(page: Page, pixels: int) -> None:
    page.mouse.wheel(0, pixels)
    page.wait_for_timeout(700)


def test_the_wheel_scrolls_the_page_unless_ctrl_is_held_or_the_map_was_pressed(visit):
    tab = visit().open("?country=AUS")
    frame, page = tab.frame, tab.page
    box = page.locator("iframe[title='streamlit_folium.st_folium']").bounding_box()
    sea = box["x"] + 30, box["y"] + box["height"] / 2
    page.mouse.move(*sea)
    zoom = frame.evaluate(ZOOM)
    wheel(page, 120)
    assert (scrolled(page), frame.evaluate(ZOOM)) == (120, zoom)
    expect(frame.locator(".map-hint")).to_have_text("Hold Ctrl and scroll to zoom")
    wheel(page, -120)
    page.keyboard.down("Control")
    wheel(page, -200)
    page.keyboard.up("Control")
    closer = frame.evaluate(ZOOM)
    assert (scrolled(page), closer > zoom) == (0, True)
    page.mouse.click(*sea)
    wheel(page, 200)
    assert (scrolled(page), frame.evaluate(ZOOM) < closer) == (0, True)
    page.keyboard.press("Escape")
    wheel(page, 120)
    assert scrolled(page) == 120


def touch(page: Page, paths: list[list[tuple[float, float]]]) -> None:
    """Move one finger along each path."""
    session = page.context.new_cdp_session(page)
    for number, points in enumerate(zip(*paths, strict=True)):
        kind = "touchMove" if number else "touchStart"
        fingers = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(points)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})
        page.wait_for_timeout(16)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_timeout(700)


def test_one_finger_leaves_the_map_and_two_move_it(opened):
    page = opened(size=PHONE, is_mobile=True)
    page.evaluate("document.querySelector('#map').scrollIntoView({block: 'center'})")
    box = page.locator("#map").bounding_box()
    x, y = box["x"] + 150, box["y"] + 150
    touch(page, [[(x, y - 12 * step) for step in range(8)]])
    assert page.evaluate("location.hash") == ""
    expect(page.locator(".map-hint")).to_have_text("Move the map with two fingers")
    page.evaluate("document.querySelector('#map').scrollIntoView({block: 'center'})")
    page.wait_for_timeout(300)
    before = page.evaluate("scrollY")
    touch(page, [[(x - 5 * step, y) for step in range(8)], [(x + 60 + 5 * step, y) for step in range(8)]])
    page.wait_for_function(r"() => /^#view=-?[\d.]+,-?[\d.]+,[\d.]+$/.test(location.hash)")
    assert page.evaluate("scrollY") == before


OUTSIDE = """async () => {
    const map = document.querySelector('#map').getBoundingClientRect();
    const lies = ({left, right, top, bottom}) =>
        left >= map.left && right <= map.right && top >= map.top && bottom <= map.bottom;
    const found = [];
    for (const node of document.querySelectorAll('.station')) {
        node.dispatchEvent(new MouseEvent('mouseover', {bubbles: true}));
        await new Promise((done) => setTimeout(done, 5));
        const tooltip = [...document.querySelectorAll('.leaflet-tooltip')].at(-1).getBoundingClientRect();
        if (lies(node.getBoundingClientRect()) && !lies(tooltip)) found.push(node.className);
        node.dispatchEvent(new MouseEvent('mouseout', {bubbles: true}));
    }
    return found;
}"""


@pytest.mark.parametrize("view", ["world", "north-america", "46,-74,5"])
def test_no_tooltip_leaves_the_map(opened, view):
    assert opened(f"#view={view}").evaluate(OUTSIDE) == []


@pytest.mark.parametrize("size", [(1440, 900), PHONE])
def test_no_popup_leaves_the_map(opened, size):
    page = opened("#view=world", size)
    symbols = page.locator("#map .station")
    map_ = page.locator("#map").bounding_box()
    for number in range(symbols.count()):
        symbols.nth(number).dispatch_event("click")
        popup = page.locator(".leaflet-popup").last
        popup.wait_for(state="visible")
        page.wait_for_timeout(100)
        box = popup.bounding_box()
        assert (box["x"] >= map_["x"], box["y"] >= map_["y"]) == (True, True)
        assert box["x"] + box["width"] <= map_["x"] + map_["width"]
        assert box["y"] + box["height"] <= map_["y"] + map_["height"]


def test_a_row_shows_its_symbol_and_a_symbol_its_row(opened):
    page = opened("#country=CAN")
    row = page.locator("#stations tr", has=page.locator("a[href='#record-station-can-markham-1']"))
    row.hover()
    pointed = page.locator("#map .pointed")
    expect(pointed).to_have_count(1)
    page.mouse.move(1, 1)
    expect(pointed).to_have_count(0)
    page.locator("#countries tbody tr:visible").first.hover()
    expect(page.locator(".country--CAN.pointed")).to_have_count(1)
    page.locator(".station--can-vancouver-1").dispatch_event("pointerover")
    expect(page.locator("tr.pointed")).to_contain_text("Vancouver")


# Light and dark


@pytest.mark.parametrize(
    ("system", "address", "theme"),
    [
        ("light", "", LIGHT),
        ("dark", "", DARK),
        ("dark", "?theme=light", LIGHT),
        ("light", "?theme=dark", DARK),
    ],
)
def test_the_page_and_its_map_are_of_the_system_s_theme_or_of_that_in_the_address(
    opened, system, address, theme
):
    page = opened(address, color_scheme=system)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == rgb(theme.paper)
    assert page.evaluate(BACKGROUND) == rgb(theme.sea)
    expect(page.locator("#told")).not_to_be_visible()


def test_a_theme_that_there_is_none_of_is_refused(opened):
    page = opened("?theme=pink")
    expect(page.locator("#told")).to_contain_text("theme=pink is neither light nor dark")


def app_colours(page: Page, frame: Frame) -> tuple[str, str]:
    app = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    return app, frame.evaluate(BACKGROUND)


def test_the_app_follows_the_system_and_the_choice_in_its_menu_which_it_keeps(visit):
    tab = visit()
    tab.page.emulate_media(color_scheme="dark")
    tab.open()
    assert app_colours(tab.page, tab.frame) == (rgb(DARK.paper), rgb(DARK.sea))
    tab.page.get_by_test_id("stMainMenu").locator("button").click()
    tab.page.get_by_role("menuitemradio", name="Light").click()
    tab.page.keyboard.press("Escape")
    tab.frame.wait_for_function(f"() => {BACKGROUND} === '{rgb(LIGHT.sea)}'")
    tab.page.reload()
    assert app_colours(tab.page, tab.frame) == (rgb(LIGHT.paper), rgb(LIGHT.sea))


def test_a_link_forces_the_theme_of_the_app_on_all_its_pages(visit):
    tab = visit().open("?country=CAN&theme=dark")
    tab.page.wait_for_url(re.compile(r"embed_options=dark_theme"))
    assert app_colours(tab.page, tab.frame) == (rgb(DARK.paper), rgb(DARK.sea))
    tab.page.get_by_role("link", name="Chronology").click()
    tab.page.wait_for_url(re.compile(r"chronology\?country=CAN&theme=dark"))
    assert "Dark" not in tab.page.evaluate("JSON.stringify(localStorage)")


def test_forced_colours_leave_patterns_symbols_and_slider(opened):
    page = opened(forced_colors="active", color_scheme="dark")
    assert page.evaluate(BACKGROUND) == rgb(DARK.sea)
    ground = "getComputedStyle(document.querySelector('.ground--investigating')).fill"
    assert page.evaluate(ground) == rgb(DARK.fills["investigating"].colour)
    thumb = page.locator("#to").bounding_box()
    right = thumb["x"] + thumb["width"]
    clip = {"x": right - 30, "y": thumb["y"], "width": 30, "height": 24}
    with Image.open(io.BytesIO(page.screenshot(clip=clip))) as picture:
        assert len(picture.convert("L").getcolors()) > 1


def test_on_a_phone_the_credit_covers_no_control_of_the_page(opened):
    page = opened(size=PHONE)
    credit = page.locator(".leaflet-control-attribution").bounding_box()
    for name in ("zoom-in", "zoom-out"):
        box = page.locator(f".leaflet-control-{name}").bounding_box()
        assert box["y"] + box["height"] <= credit["y"] or box["x"] >= credit["x"] + credit["width"]
