"""Where symbols and counts stand on the map, at every width, zoom and on 25 days; how counts are split."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser.conftest import DESKTOP, PHONE, Visit, drawn_ids, move_map
from geo.cli.commands import main
from geo.collection.reading import read_catalogue

CATALOGUE = read_catalogue()
WIDTHS = (320, 390, 768, 1024, 1440, 1920)
CENTRES = ((48, 8), (42, -80), (36, 132), (-28, -55), (5, 20), (-33, 150), (42, 70), (38, -3), (53, -3))
ZOOMS = [zoom / 2 for zoom in range(1, 19)]
WORLD_ZOOM = 3.5
"""Up to this zoom the world's symbols are seen from one centre."""
NUMBER_OF_DAYS = 25


def days() -> list[str]:
    window = CATALOGUE.window
    length = (window.end - window.start).days
    steps = (round(length * at / (NUMBER_OF_DAYS - 1)) for at in range(NUMBER_OF_DAYS))
    return [(window.start + timedelta(days=step)).isoformat() for step in steps]


def walks() -> Iterator[dict[str, Any]]:
    """At the zooms of the world all days; closer, two from each centre, so that all have their turn."""
    every, turn = days(), 0
    for zoom in ZOOMS:
        if zoom <= WORLD_ZOOM:
            yield {"zoom": zoom, "centre": (20, 10), "days": every}
            continue
        for centre in CENTRES:
            yield {"zoom": zoom, "centre": centre, "days": [every[turn % 25], every[(turn + 13) % 25]]}
            turn += 1


@pytest.fixture(scope="session")
def exported(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("map") / "map.html"
    assert main(["export", str(path)]) == 0
    return path


@pytest.fixture
def opened(chromium: Browser, exported: Path) -> Iterator[Callable[..., Page]]:
    contexts = []

    def start(size: tuple[int, int] = DESKTOP, link: str = "", **options: Any) -> Page:
        width, height = size
        context = chromium.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(exported.as_uri() + link)
        page.locator("#map .station-count, #map .station").first.wait_for(state="attached")
        page.locator("#map .country").first.wait_for(state="attached")
        return page

    yield start
    for context in contexts:
        context.close()


def test_disputed_areas_are_hatched_and_disputed_borders_dashed(opened):
    page = opened((1440, 900))
    look = "node => [getComputedStyle(node).fill, getComputedStyle(node).strokeDasharray]"
    areas, lines = (page.locator(f"#map path.{kind}") for kind in ("areas", "lines"))
    assert "#disputed" in areas.evaluate(look)[0]
    assert page.locator("pattern#disputed path").evaluate("node => getComputedStyle(node).stroke") != "none"
    assert lines.evaluate(look)[1] != "none"
    assert all(path.get_attribute("d") not in ("", "M0 0") for path in (areas, lines))


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_stands_outside_its_country_nor_on_anything_else(opened, width):
    page = opened((width, 900), bypass_csp=True)
    page.add_script_tag(path=str(Path(__file__).with_name("map_walk.js")))
    stations = {
        station.id: {
            "country": station.country,
            "lon": station.point.lon,
            "lat": station.point.lat,
            "radius": station.radius_m,
        }
        for station in CATALOGUE.located
        if station.point
    }
    found = page.evaluate("([stations, steps]) => walk(stations, steps)", [stations, list(walks())])
    assert found["faults"] == []
    assert found["seen"] > 5_000


def members(count: Locator) -> set[str]:
    return set((count.get_attribute("data-ids") or "").split())


def test_enter_on_a_count_shows_its_stations_apart_and_keeps_the_keyboard_on_them(opened):
    page = opened()
    count = page.locator("#map .station-count").first
    ids = members(count)
    count.focus()
    for _ in range(6):
        if "station-count" not in page.evaluate("document.activeElement.className"):
            break
        page.keyboard.press("Enter")
    focused = page.evaluate("document.activeElement.className")
    assert any(f"station--{one}" in focused.split() for one in ids), focused
    assert "Alleged" in page.evaluate("document.activeElement.getAttribute('aria-label')")


def test_a_count_says_in_words_how_many_stations_stand_for_what(opened):
    page = opened(PHONE)
    mixed = page.locator("#map .station-count--mixed").first
    label = mixed.get_attribute("aria-label") or ""
    ids = members(mixed)
    countries = {CATALOGUE.station_by_id[one].country for one in ids}
    assert label.startswith(f"{len(ids)} alleged stations in {len(countries)} countries. ")
    assert label.endswith("Enter enlarges the map here")
    _, by_country, *by_standing, _ = label.split(". ")
    assert sum(int(each.rsplit(" ", 1)[1]) for each in by_country.split(", ")) == len(ids)
    assert sum(int(line.split(":")[0]) for line in by_standing) == len(ids)


def test_a_tap_on_a_count_shows_its_stations_apart(opened):
    page = opened(PHONE, has_touch=True, is_mobile=True)
    count = page.locator("#map .station-count--mixed").first
    ids = members(count)
    before = page.evaluate("stationPage.drawing.map.getZoom()")
    count.tap()
    page.wait_for_function("before => stationPage.drawing.map.getZoom() > before", arg=before)
    parts = page.locator("#map .station, #map .station-count").evaluate_all(
        "(nodes, ids) => nodes.filter(node => ids.some(id => node.classList.contains(`station--${id}`)"
        " || node.dataset.ids?.split(' ').includes(id))).length",
        sorted(ids),
    )
    assert parts > 1


@pytest.mark.parametrize(("size", "zoom"), [(PHONE, 0), (PHONE, 5), (DESKTOP, 4), (DESKTOP, 7)])
def test_a_target_is_24_pixels_on_a_phone_and_wherever_the_world_is_not_shown_whole(opened, size, zoom):
    page = opened(size)
    page.evaluate("zoom => zoom && stationPage.drawing.showView(48, 8, zoom)", zoom)
    sizes = page.locator("#map .station, #map .station-count").evaluate_all(
        "nodes => nodes.map(node => Math.min(node.offsetWidth, node.offsetHeight))"
    )
    assert min(sizes) >= 24


def test_at_the_closest_zoom_a_count_lists_its_stations(opened):
    page = opened()
    page.evaluate(
        """() => {
          const { map, placement } = stationPage.drawing;
          map.setMaxZoom(map.getMinZoom() + 0.01);
        }"""
    )
    count = page.locator("#map .station-count").first
    ids = members(count)
    count.focus()
    page.keyboard.press("Enter")
    buttons = page.locator("#map .count-members button")
    expect(buttons).to_have_count(len(ids))
    assert all("lleged" in text for text in buttons.all_inner_texts())
    buttons.first.press("Enter")
    page.wait_for_function("() => location.hash.includes('record=station:')")


def test_choosing_a_record_brings_the_map_to_where_it_stands_alone(opened):
    page = opened()
    for identifier in ("esp-barcelona-1", "jpn-tokyo-1", "fra-paris-1"):
        page.evaluate("id => { location.hash = `record=station:${id}` }", identifier)
        symbol = page.locator(f"#map .station--{identifier}.chosen")
        expect(symbol).to_have_count(1)
        box, frame = symbol.bounding_box(), page.locator("#map").bounding_box()
        assert box
        assert frame
        assert frame["x"] < box["x"] < frame["x"] + frame["width"]
        assert frame["y"] < box["y"] < frame["y"] + frame["height"]


def test_a_chosen_record_is_shown_in_its_part_of_the_country_and_a_pressed_symbol_moves_nothing(opened):
    page = opened()
    zoom = "stationPage.drawing.map.getZoom()"
    world = page.evaluate(zoom)
    page.locator("#map .station--nzl-auckland-1").press("Enter")
    expect(page.locator("#map .station--nzl-auckland-1.chosen")).to_have_count(1)
    assert page.evaluate(zoom) == world
    page.evaluate("location.hash = 'record=station:mng-ulan-bator-1'")
    expect(page.locator("#map .station--mng-ulan-bator-1.chosen")).to_have_count(1)
    assert page.evaluate(zoom) == pytest.approx(5.5)


@pytest.mark.parametrize("is_link", [True, False])
def test_choosing_a_country_brings_the_map_to_it(opened, is_link):
    page = opened(link="#record=country:NLD" if is_link else "")
    page.evaluate("location.hash = 'record=country:NLD'")
    expect(page.locator("#map .country--NLD.chosen")).to_have_count(1)
    page.wait_for_function("() => stationPage.drawing.map.getZoom() > 6")
    assert page.evaluate("stationPage.drawing.map.options.crs.code").startswith("local")
    lat, lon = page.evaluate(
        "(() => { const c = stationPage.drawing.map.getCenter(); return [c.lat, c.lng] })()"
    )
    assert (50 < lat < 54, 3 < lon < 8) == (True, True)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_world_is_fitted_at_every_width_and_cannot_be_left(opened, width):
    page = opened((width, 900))
    west, south, east, north = page.evaluate("stationPage.drawing.view()")
    assert west < -120
    assert south < -50
    assert east > 170
    assert north > 70
    least, now = page.evaluate("[stationPage.drawing.map.getMinZoom(), stationPage.drawing.map.getZoom()]")
    assert now == pytest.approx(least)
    page.evaluate("stationPage.drawing.map.setZoom(0, { animate: false })")
    assert page.evaluate("stationPage.drawing.map.getZoom()") == pytest.approx(least)
    assert page.locator("#map .country--ATA").count() == 0


def test_the_map_of_the_app_shows_each_station_once_too(visit: Callable[..., Visit]):
    tab = visit().open()
    frame = tab.frame
    located = sorted(station.id for station in CATALOGUE.located)
    for zoom in (2.5, 4, 6):
        move_map(frame, 48, 8, zoom)
        assert drawn_ids(frame) == located
    assert frame.locator(".station-count[data-ids]").count() == frame.locator(".station-count").count()
    tab.assert_clean()
