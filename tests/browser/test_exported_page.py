"""The exported page under fingers and keys, in a frame, on paper, and where its script fails."""

import re
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from itertools import combinations

import pytest
from playwright.sync_api import Browser, Page

from browser.conftest import DESKTOP, PHONE, single_out
from browser.test_published_site import Quiet
from geo.collection.reading import read_catalogue
from geo.exports.formats import export_bytes
from geo.query.selection import describe, from_link, whole
from render.page.pages import show_lists

CATALOGUE = read_catalogue()


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("exported") / "alleged-stations.html"
    path.write_bytes(export_bytes(CATALOGUE, whole(CATALOGUE), ".html"))
    return path


@pytest.fixture(scope="module")
def shown(chromium: Browser, file):
    """The page from its file, offline; one page for all tests of a kind of screen."""
    pages: dict[bool, Page] = {}

    def show(*, phone: bool = False) -> Page:
        if phone not in pages:
            width, height = PHONE if phone else DESKTOP
            viewport = {"width": width, "height": height}
            context = chromium.new_context(
                viewport=viewport, has_touch=phone, is_mobile=phone, offline=True, color_scheme="dark"
            )
            pages[phone] = context.new_page()
        pages[phone].goto("about:blank")
        pages[phone].goto(file.as_uri())
        return pages[phone]

    yield show
    for page in pages.values():
        page.context.close()


# By touch


def swipe(page: Page, thumb: str, across: int, down: int = 0) -> None:
    """Put a finger on a thumb and draw it away by so many pixels."""
    x, y = page.evaluate(
        "id => { const slider = document.getElementById(id), box = slider.getBoundingClientRect();"
        "return [box.left + 14 + (box.width - 28) * slider.value / slider.max, box.top + box.height / 2] }",
        thumb,
    )
    session = page.context.new_cdp_session(page)
    touch = partial(session.send, "Input.dispatchTouchEvent")
    touch({"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 11):
        point = {"x": x + across * step / 10, "y": y + down * step / 10}
        touch({"type": "touchMove", "touchPoints": [point]})
        page.wait_for_timeout(16)
    touch({"type": "touchEnd", "touchPoints": []})
    page.wait_for_timeout(200)
    session.detach()


def range_of(page: Page) -> tuple[str, str]:
    return page.locator("#from-day").input_value(), page.locator("#to-day").input_value()


@pytest.mark.parametrize(
    ("before", "thumb", "across", "moved"),
    [
        (("2022-09-01", "2024-07-31"), "to", -100, "to"),
        (("2022-09-01", "2024-07-31"), "from", 100, "from"),
        (("2023-02-01", "2023-02-01"), "to", 60, "to"),
        (("2023-02-01", "2023-02-01"), "to", -40, "from"),
        (("2024-01-01", "2024-01-01"), "from", 60, "to"),
        (("2024-01-01", "2024-01-01"), "from", -60, "from"),
        (("2024-01-01", "2024-01-12"), "from", 60, "to"),
    ],
)
def test_a_finger_moves_the_thumb_that_can_go_its_way(shown, before, thumb, across, moved):
    page = shown(phone=True)
    page.evaluate("([from, to]) => { stationPage.set({ to }); stationPage.set({ from }) }", before)
    assert range_of(page) == before
    swipe(page, thumb, across)
    after = range_of(page)
    which = ("from", "to").index(moved)
    assert after[1 - which] == before[1 - which]
    assert (after[which] > before[which]) == (across > 0)
    assert after[which] != before[which]


@pytest.mark.parametrize("thumb", ["from", "to"])
def test_a_finger_that_goes_up_scrolls_the_page_and_moves_no_thumb(shown, thumb):
    page = shown(phone=True)
    before = range_of(page)
    swipe(page, thumb, 8, down=-200)
    assert range_of(page) == before
    assert page.evaluate("scrollY") > 100


# Without eyes, without a mouse


def test_all_that_takes_focus_has_a_name(shown):
    page = shown()
    show_lists(page)
    page.evaluate("document.getElementById('country-filter').open = true")
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    focusable = [
        node
        for node in nodes
        if not node["ignored"]
        and any(one["name"] == "focusable" and one["value"]["value"] for one in node.get("properties", ()))
        and node["role"]["value"] not in ("RootWebArea", "StaticText")
    ]
    assert len(focusable) > 150
    assert [node["role"] for node in focusable if not node.get("name", {}).get("value")] == []


def test_the_keyboard_goes_once_through_the_page_and_out_again(shown):
    page = shown(phone=True)
    seen: list[str] = []
    for _ in range(600):
        page.keyboard.press("Tab")
        now = page.evaluate(
            "() => { const e = document.activeElement;"
            "return e === document.body ? '' : e.id || e.getAttribute('aria-label') || e.textContent.trim() }"
        )
        if seen and now == "":
            break
        if not seen or now != seen[-1]:  # a date has three parts
            seen.append(now)
    assert seen[:2] == ["Skip to the lists", "q"]
    order = ["q", "from-day", "to-day", "previous", "play", "from", "to", "panel", "embed", "copy"]
    assert [one for one in seen if one in order] == order
    counted = [int(found[0]) for one in seen if (found := re.search(r"\d+(?= alleged stations)", one))]
    symbols = [one for one in seen if one.startswith(("Alleged", "Service", "Centre"))]
    assert len(symbols) + sum(counted) >= len([station for station in CATALOGUE.stations if station.point])
    assert seen[-1] == "copy"


def test_the_map_can_be_skipped_and_what_it_opens_is_said(shown):
    page = shown()
    page.locator("a[href='#panel']").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert not page.evaluate("document.getElementById('map').contains(document.activeElement)")
    page.locator("#map .country--CAN").dispatch_event("click")
    assert page.locator("#live").text_content() == "Record: Canada"


@pytest.mark.parametrize(
    ("opener", "record"),
    [
        ("#map .country--CAN", "Record: Canada"),
        ("#map .station--can-vancouver-1", "Record: Alleged station in the Vancouver area"),
        ("#stations a[href='#record-station-can-markham-1']", "Record: Alleged station in Markham"),
        ("#countries a[href='#record-country-CAN']", "Record: Canada"),
    ],
)
def test_enter_leads_into_a_record_and_escape_back_to_where_it_was_opened(shown, opener, record):
    page = shown()
    show_lists(page)
    here = "() => document.activeElement.getAttribute('aria-label')"
    page.locator(opener).focus()
    page.keyboard.press("Enter")
    assert page.evaluate(here).startswith(record)
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('panel').contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert page.locator(opener).evaluate("one => one === document.activeElement")
    assert page.locator("#panel").get_attribute("aria-label") == "Latest developments"
    page.locator(".leaflet-popup").wait_for(state="detached")


def test_escape_closes_what_is_uppermost_and_leaves_a_text_that_is_written(shown):
    page = shown()
    show_lists(page)
    page.locator("#countries a[href='#record-country-CAN']").press("Enter")
    page.locator("#panel a[href='#record-station-can-markham-1']").press("Enter")
    page.locator("#status-filter summary").press("Enter")
    page.locator("#status-filter input").first.press("Escape")
    assert not page.locator("#status-filter").evaluate("one => one.open")
    page.locator("#q").press("Escape")
    assert "Markham" in page.locator("#panel").get_attribute("aria-label")
    page.locator("#panel").press("Escape")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#record-country-CAN"


def test_a_symbol_that_is_tapped_leads_to_its_record_below_the_map(shown):
    page = shown(phone=True)
    single_out(page, "bra-rio-de-janeiro-1")
    page.locator("#map .station--bra-rio-de-janeiro-1").dispatch_event("click")
    page.get_by_role("link", name="Read its record").click()
    assert page.evaluate("document.activeElement.id") == "panel"
    page.wait_for_function(
        "() => document.getElementById('panel').getBoundingClientRect().top < innerHeight / 2"
    )
    assert "record=station:bra-rio-de-janeiro-1" in page.evaluate("location.hash")


def test_a_change_of_the_day_is_said_once_it_rests(shown):
    page = shown()
    page.locator("#to").focus()
    page.keyboard.press("Home")
    page.wait_for_function("() => document.getElementById('live').textContent.includes('1 September 2022')")
    assert page.locator("#live").text_content() == page.locator("#counts").text_content()
    assert page.locator("#live").get_attribute("aria-live") == "polite"


# State in the address


@pytest.mark.parametrize(
    "link",
    [
        "country=CAN",
        "country=CAN&country=NLD&from=2022-10-01&to=2023-06-13",
        "status=investigating&status=charged",
        "country=ITA&to=2023-01-31&status=reported&q=police",
        "q=%22foreign+ministry%22+%E5%8A%A0%E6%8B%BF%E5%A4%A7",
        "from=2024-07-31",
    ],
)
def test_an_address_is_followed_and_stays_as_it_was(shown, link):
    page = shown()
    page.evaluate("link => { location.hash = link }", link)
    selection = from_link(f"?{link}", CATALOGUE)
    page.wait_for_function(
        "words => document.getElementById('sentence').textContent === words",
        arg=describe(CATALOGUE, selection),
    )
    page.wait_for_timeout(400)
    assert page.evaluate("location.hash") == f"#{link}"
    assert page.locator("#told").is_hidden()


def test_a_jump_within_the_page_leaves_the_state_in_the_address(shown):
    page = shown()
    state = "#country=CAN&to=2023-06-13"
    page.evaluate("state => { location.hash = state }", state)
    page.get_by_role("navigation").get_by_role("link", name="Sources").click()
    page.wait_for_function("state => location.hash === state", arg=state)
    assert page.evaluate("scrollY") > 1000
    page.reload()
    page.wait_for_function("() => document.getElementById('sentence').textContent.includes('in Canada')")
    page.evaluate("location.hash = 'record=country:XXX'")
    page.locator("#told").wait_for()
    page.get_by_role("navigation").get_by_role("link", name="Sources").click()
    page.locator("#told").wait_for(state="hidden")
    assert "in Canada" in page.locator("#sentence").text_content()


def test_a_source_keeps_its_number_when_the_search_hides_others(shown):
    page = shown()
    show_lists(page)
    number = page.locator("#events tbody a[href='#s-seed-000']").first.text_content()
    page.locator("#q").fill("zzz")
    page.locator("#found").wait_for()
    page.evaluate("document.getElementById('s-seed-000').hidden = false")
    assert page.locator(".source-list > li:not([hidden])").count() == 1
    assert str(page.locator("#s-seed-000").evaluate("row => row.value")) == number


@pytest.mark.parametrize("hash_", ["country=" + "A" * 90_000, "B" * 90_000, "C" * 90_000 + "=1"])
def test_an_endless_address_gives_a_short_sentence(shown, hash_):
    page = shown()
    page.evaluate("hash => { location.hash = hash }", hash_)
    page.locator("#told").wait_for()
    assert len(page.locator("#told").inner_text()) < 400


# Elsewhere than on a screen of one's own


def test_the_pasted_lines_stand_in_a_narrow_article_over_http(chromium: Browser, file, shown):
    lines = shown().locator("#embed").input_value()
    style = "<style>body { margin: 0 16px }</style>"
    article = f"<!doctype html><meta name=viewport content='width=device-width'>{style}<p>Article</p>{lines}"
    (file.parent / "article.html").write_text(article, "utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(file.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = chromium.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/article.html")
    page.locator("iframe").scroll_into_view_if_needed()
    inside = page.frame_locator("iframe")
    inside.locator("#map .station").first.wait_for(state="attached")
    inside.locator("#previous").click()
    assert inside.locator("#map").get_attribute("data-as-of") < "2024-07-31"
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
    assert inside.locator("html").evaluate("html => html.scrollWidth <= html.clientWidth")
    context.close()
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("width", "symbol"), [(1440, 13), (3840, 24)])
def test_symbols_grow_with_the_text_on_a_very_large_screen_and_stand_apart(
    chromium: Browser, file, width, symbol
):
    page = chromium.new_page(viewport={"width": width, "height": width * 9 // 16})
    page.goto(file.as_uri())
    middles = page.evaluate(
        "[...document.querySelectorAll('#map .station > div')].map(one => one.getBoundingClientRect())"
        ".map(box => [box.width, box.x + box.width / 2, box.y + box.height / 2])"
    )
    page.close()
    assert {round(size, 1) for size, _, _ in middles} == {symbol}
    gaps = [max(abs(x1 - x2), abs(y1 - y2)) for (_, x1, y1), (_, x2, y2) in combinations(middles, 2)]
    assert min(gaps) >= symbol


def test_letters_of_twice_the_size_need_no_sideways_scrolling(shown):
    page = shown(phone=True)
    page.evaluate("location.hash = 'record=country:CAN'")
    page.evaluate("for (const fold of document.querySelectorAll('.fold')) fold.open = true")
    show_lists(page)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_only_the_chosen_country_is_printed_with_its_records_and_sources(shown):
    page = shown()
    page.evaluate("stationPage.set({countries: ['CAN']})")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    printed = page.evaluate(
        "[...document.querySelectorAll('#records > article')].filter(one => one.checkVisibility())"
        ".map(one => one.id)"
    )
    cited = page.evaluate(
        "[...document.querySelectorAll('sup a')].filter(one => one.checkVisibility()).map(one => one.hash)"
    )
    sources = page.evaluate(
        "[...document.querySelectorAll('.source-list > li')].filter(one => one.checkVisibility())"
        ".map(one => '#' + one.id)"
    )
    assert set(sources) == set(cited)
    assert 20 < len(sources) < len(CATALOGUE.sources) / 2
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    here = [f"record-station-{one.id}" for one in CATALOGUE.stations if one.country == "CAN"]
    assert sorted(printed) == sorted([*here, "record-country-CAN"])


def test_where_its_script_does_not_run_the_page_shows_picture_and_tables(chromium: Browser, file, tmp_path):
    page = file.read_text("utf-8")
    broken = page.replace("window.stationPage={", "window.nothing={")
    assert broken != page  # and the policy refuses a script with another hash
    (tmp_path / "broken.html").write_text(broken, "utf-8")
    page = chromium.new_page()
    page.goto((tmp_path / "broken.html").as_uri())
    assert page.locator(".scriptless").is_visible()
    assert page.locator("#still svg").first.is_visible()
    for selector in ("#record-country-CAN", "#stations tbody tr", "#events tbody tr", ".source-list > li"):
        assert page.locator(selector).first.is_visible()
    assert page.locator("noscript").count() == 0
    assert page.locator("#map").is_hidden()
    page.close()
