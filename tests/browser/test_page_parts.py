"""Lists and records of the exported page are laid out when they are seen, and missing nowhere."""

import pytest
from playwright.sync_api import Browser, Page

from browser.conftest import DESKTOP, PHONE
from geo.collection.reading import read_catalogue
from geo.exports.formats import export_bytes
from geo.query.selection import whole
from geo.render.page.timeline import page_records
from render.page.pages import show_lists

CATALOGUE = read_catalogue()
EVENTS = page_records(CATALOGUE, whole(CATALOGUE)).events
MAX_ELEMENTS = 3_000
LISTS = ("countries", "stations", "events", "figures", "sources")
ROWS = "names => names.map(name => document.querySelectorAll(name).length)"
"""Numbers of elements by selector."""
SELECTORS = [*(f"#{name} tbody tr" for name in LISTS if name != "sources"), ".source-list > li"]
TEXTS = "document.querySelector('main').innerText.includes('Who alleges what, and what became of it')"


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("parts") / "map.html"
    path.write_bytes(export_bytes(CATALOGUE, whole(CATALOGUE), ".html"))
    return path


@pytest.fixture
def opened(chromium: Browser, file):
    """Open the page at a place of it, in a window of a size."""
    contexts = []

    def open_page(size: tuple[int, int] = DESKTOP, place: str = "", **options) -> Page:
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]}, has_touch=size == PHONE, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(file.as_uri() + place)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def numbers(chromium: Browser, file) -> list[int]:
    """How many rows each list has, and how many records there are, where no script runs."""
    page = chromium.new_page(java_script_enabled=False)
    page.goto(file.as_uri())
    found = page.evaluate(ROWS, [*SELECTORS, "#records > noscript > article"])
    page.close()
    assert found == [
        len(CATALOGUE.countries),
        len(CATALOGUE.stations),
        len(EVENTS),
        len(CATALOGUE.figures),
        found[4],
        len(CATALOGUE.stations) + len(CATALOGUE.countries),
    ]
    assert found[4] > 200
    return found


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_few_elements_are_laid_out_before_a_list_is_opened(opened, size):
    page = opened(size)
    page.wait_for_timeout(500)
    assert page.evaluate("document.querySelectorAll('*').length") <= MAX_ELEMENTS


def test_a_list_that_is_opened_on_a_phone_is_complete(opened, numbers):
    page = opened(PHONE)
    assert page.evaluate(ROWS, SELECTORS) == [0] * 5
    for name in LISTS:
        page.locator(f"#{name}-title").tap()
        page.wait_for_function(
            "name => !document.querySelector(`noscript[data-list=${name}], [aria-busy=true]`)", arg=name
        )
        assert page.locator("[aria-labelledby]:has(> .fold[open])").last.is_visible()
    assert page.evaluate(ROWS, SELECTORS) == numbers[:5]
    assert page.evaluate("[...document.querySelectorAll('#events tbody tr')].map(row => row.id)") == [
        f"event-{event.id}" for event in EVENTS
    ]


def test_a_list_in_a_wide_window_is_there_when_it_is_scrolled_to(opened, numbers):
    page = opened()
    page.wait_for_timeout(500)
    assert page.evaluate(ROWS, SELECTORS)[2:] == [0, 0, 0]
    for name, selector, number in zip(LISTS, SELECTORS, numbers, strict=False):
        page.locator(f"#{name}-title").evaluate("title => title.scrollIntoView()")
        page.wait_for_function(
            "([selector, number]) => document.querySelectorAll(selector).length === number",
            arg=[selector, number],
        )
        assert page.locator(selector).first.is_visible()


def test_the_search_of_the_browser_finds_every_list(opened, numbers):
    page = opened(PHONE)
    show_lists(page)
    assert page.evaluate(ROWS, SELECTORS) == numbers[:5]


def test_everything_is_printed_though_nothing_was_opened(opened, numbers):
    page = opened(PHONE)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(ROWS, [*SELECTORS, "#records > article"]) == numbers
    page.emulate_media(media="print")
    assert page.evaluate(TEXTS)
    for selector in (*SELECTORS, "#records > article"):
        assert page.locator(selector).first.is_visible()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("place", ["#event-{event}", "#s-{source}"])
def test_an_address_leads_into_a_list_that_was_not_opened(opened, size, place):
    place = place.format(event=EVENTS[100].id, source="seed-003")
    page = opened(size, place)
    target = page.locator(f"{place}:target")
    target.wait_for()
    page.wait_for_function(
        "place => { const { top, bottom } = document.querySelector(place)"
        ".getBoundingClientRect(); return bottom > 0 && top < innerHeight }",
        arg=place,
    )
    assert page.locator("#told").is_hidden()


def test_a_list_opened_later_shows_the_day_and_the_search_finds_what_was_not_opened(opened):
    page = opened(PHONE)
    seen = page.evaluate("stationPage.set({to: '2022-12-31', q: 'police'})")
    assert len(seen["events"]) > 3
    show_lists(page)
    assert page.locator("#events tbody tr:not([hidden])").count() == len(seen["events"])
    assert page.locator("#stations tbody tr:not([hidden])").count() == len(seen["stations"])
    values = page.locator(".source-list > li").evaluate_all("all => all.map(one => one.value)")
    assert values == list(range(1, len(values) + 1))
    shown = page.locator(".source-list > li:not([hidden])").count()
    assert page.locator("#n-sources").inner_text() == f"{shown} of {len(values)}"


def test_a_frame_that_allows_no_script_shows_every_list(chromium: Browser, file, numbers):
    (file.parent / "article.html").write_text(
        f"<!doctype html><iframe sandbox src='{file.name}' width=600 height=600></iframe>", "utf-8"
    )
    page = chromium.new_page()
    page.goto((file.parent / "article.html").as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("#still svg").first.wait_for()
    for selector, number in zip((*SELECTORS, "#records article"), numbers, strict=True):
        assert frame.locator(selector).count() == number
    assert frame.locator("#record-station-can-markham-1").is_visible()
    page.close()
