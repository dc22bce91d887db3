"""What only a browser can show: the map, the slider, clicks, links, downloads."""

import json
import re
import shutil

import pytest
from PIL import Image
from playwright.sync_api import expect

from browser.conftest import DESKTOP, PHONE, drawn_ids, running_app, single_out
from geo.collection.reading import PROJECT_COLLECTION, read_catalogue
from geo.query.selection import from_link, select, whole

CATALOGUE = read_catalogue()


def coloured(frame) -> dict[str, str]:
    classes = frame.eval_on_selector_all(
        ".country[class*='status--']", "nodes => nodes.map(node => node.getAttribute('class'))"
    )
    return {re.search(r"country--(\w{3})", each)[1]: re.search(r"status--(\w+)", each)[1] for each in classes}


def expected(link: str):
    selected = select(CATALOGUE, from_link(link, CATALOGUE))
    return (
        sorted(station.id for station in selected.located),
        {status.country: status.status for status in selected.statuses},
    )


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_map_draws_every_station_and_country_of_the_selection(visit, size):
    tab = visit(size).open()
    selected = select(CATALOGUE, whole(CATALOGUE))
    assert drawn_ids(tab.frame) == sorted(station.id for station in selected.located)
    assert coloured(tab.frame) == {status.country: status.status for status in selected.statuses}
    assert tab.as_of == "2024-07-31"
    tab.assert_clean()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_nothing_is_wider_than_the_screen(visit, size):
    tab = visit(size).open()
    assert tab.frame.locator(".station").count()
    width = tab.page.evaluate("document.scrollingElement.scrollWidth")
    assert width <= size[0]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_slider_moves_by_keyboard_and_the_map_is_never_mounted_again(visit, size):
    tab = visit(size).open("?to=2023-03-11")
    frame = tab.frame
    frame.evaluate("document.querySelector('.stationmap').dataset.mark = window.mark = 'same'")
    frame.evaluate("window.stationMap.showView(45, 10, 5)")
    tab.press("ArrowLeft", 3)
    assert tab.as_of == "2023-03-08"
    assert frame.evaluate("window.mark + document.querySelector('.stationmap').dataset.mark") == "samesame"
    assert frame.evaluate("window.stationMap.map.getZoom()") == 5
    assert drawn_ids(frame) == expected("?to=2023-03-08")[0]
    assert "can-montreal-1" not in drawn_ids(frame)
    tab.press("ArrowRight")
    assert "can-montreal-1" in drawn_ids(frame)
    expect(tab.page).to_have_url(re.compile(r"\?to=2023-03-09$"))
    tab.assert_clean()


def test_an_open_popup_survives_a_step(visit):
    tab = visit().open("?country=CAN&to=2023-06-13")
    single_out(tab.frame, "can-montreal-1")
    tab.frame.locator(".station--can-montreal-1").click()
    expect(tab.frame.locator(".leaflet-popup")).to_contain_text("said to have ceased, disputed")
    expect(tab.page.locator(".dossier h3")).to_contain_text("Grand Montréal")
    tab.press("ArrowLeft")
    expect(tab.frame.locator(".leaflet-popup")).to_contain_text("under official inquiry")
    expect(tab.page.locator(".standing-line")).to_contain_text("12 June 2023")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_click_on_a_station_opens_claim_answer_and_sources(visit, size):
    tab = visit(size).open("?country=CAN")
    single_out(tab.frame, "can-brossard-1")
    tab.frame.locator(".station--can-brossard-1").click()
    dossier = tab.page.locator(".dossier").first
    expect(dossier).to_contain_text("Centre Sino-Québec de la Rive-Sud")
    for words in ("Alleged", "What those concerned answer", "denies", "Known since July 2024", "Sources"):
        expect(tab.page.locator(".st-key-dossier")).to_contain_text(words)
    links = dossier.locator("ol.sources a")
    assert links.count() >= 5
    assert all("noopener" in (links.nth(i).get_attribute("rel") or "") for i in range(links.count()))
    expect(tab.page).to_have_url(re.compile(r"record=station(:|%3A)can-brossard-1"))
    tab.assert_clean()


def test_every_station_can_be_clicked_on_the_world_map(visit):
    """No symbol hides the middle of another: a point there belongs to its own symbol."""
    frame = visit().open().frame
    hidden = frame.evaluate(
        """() => [...document.querySelectorAll('.station')].filter(node => {
             const box = node.getBoundingClientRect();
             const x = box.x + box.width / 2, y = box.y + box.height / 2;
             const top = document.elementFromPoint(x, y);
             return x > 0 && y > 0 && x < innerWidth && y < document.querySelector('.legend').offsetTop
               && top && !node.contains(top) && !top.closest('.leaflet-control');
           }).map(node => node.className)"""
    )
    assert hidden == []


def test_a_click_on_a_country_opens_its_history_and_sends_no_outline_to_the_server(visit):
    tab = visit().open("?country=NLD")
    sent: list[int] = []
    tab.page.on("websocket", lambda socket: socket.on("framesent", lambda data: sent.append(len(data))))
    box = tab.frame.locator(".country--NLD").bounding_box()
    tab.page.mouse.click(box["x"] + box["width"] * 0.62, box["y"] + box["height"] * 0.5)
    expect(tab.page.locator(".dossier h3")).to_have_text("Netherlands")
    expect(tab.page.locator(".standing-line")).to_contain_text("Closure ordered, since 1 November 2022")
    assert max(sent, default=0) < 5_000
    tab.assert_clean()


def test_station_and_country_open_by_keyboard_alone(visit):
    tab = visit().open("?country=JPN")
    station = tab.frame.locator(".station--jpn-tokyo-1")
    station.focus()
    assert "Alleged" in (station.get_attribute("aria-label") or "")
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator(".dossier h3")).to_contain_text("Akihabara")
    tab.frame.locator(".country--JPN").focus()
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator(".dossier h3")).to_have_text("Japan")
    tab.assert_clean()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_link_restores_filters_day_and_record(visit, size):
    link = "?country=USA&country=GBR&to=2023-05-01&attestation=high&record=station:gbr-glasgow-1"
    tab = visit(size).open(link)
    filters = link.partition("&record")[0]
    assert (drawn_ids(tab.frame), coloured(tab.frame)) == expected(filters)
    assert tab.as_of == "2023-05-01"
    expect(tab.page.locator(".dossier h3")).to_contain_text("Glasgow")
    assert "chosen" in (tab.frame.locator(".station--gbr-glasgow-1").get_attribute("class") or "")
    tab.assert_clean()


def test_a_bad_link_is_refused_and_everything_is_shown(visit):
    tab = visit().open("?country=ATL&to=2023-05-01")
    expect(tab.page.get_by_text("The link was not applied")).to_be_visible()
    assert tab.as_of == "2024-07-31"


def test_playback_steps_through_the_ends_of_months_and_pauses(visit):
    tab = visit().open("?to=2023-01-10")
    assert tab.as_of == "2023-01-10"
    tab.page.get_by_role("button", name="Play months").click()
    expect(tab.frame.locator("[data-as-of='2023-03-31']")).to_have_count(1)
    tab.page.get_by_role("button", name="Pause").click()
    expect(tab.page.get_by_role("button", name="Play months")).to_be_visible()
    tab.page.wait_for_timeout(1_500)  # a month that was on its way may still arrive
    stopped = tab.as_of
    tab.page.wait_for_timeout(2_600)
    assert tab.as_of == stopped
    tab.assert_clean()


def test_choosing_a_row_of_the_list_chooses_on_the_map(visit):
    tab = visit().open("?country=IRL")
    assert tab.as_of == "2024-07-31"
    tab.page.get_by_test_id("stDataFrame").click(position={"x": 18, "y": 52})
    expect(tab.page.locator(".dossier h3")).to_contain_text("Dublin")
    expect(tab.frame.locator(".station.chosen")).to_have_count(1)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_png_and_html_arrive_and_open(visit, size, tmp_path):
    tab = visit(size).open("?country=CAN&to=2023-03-14")
    assert tab.as_of == "2023-03-14"
    files = {}
    for label, suffix in (("PNG picture", ".png"), ("HTML page that works offline", ".html")):
        with tab.page.expect_download(timeout=60_000) as started:
            tab.page.get_by_role("button", name=label).click()
        assert started.value.suggested_filename == f"alleged-stations_2023-03-14{suffix}"
        files[suffix] = tmp_path / started.value.suggested_filename
        started.value.save_as(files[suffix])
    with Image.open(files[".png"]) as picture:
        assert picture.size == (3200, 1800)
        assert "As of 14 March 2023: 7 alleged stations" in picture.text["Description"]
    saved = tab.page.context.new_page()
    requests = []
    saved.on("request", lambda request: requests.append(request.url))
    saved.goto(files[".html"].as_uri())
    saved.locator("#map .station, #map .station-count").first.wait_for(state="attached")
    assert "can-montreal-1" in drawn_ids(saved)
    assert requests == [files[".html"].as_uri()]


def test_a_collection_with_hostile_text_is_shown_to_the_letter_and_runs_nothing(visit, tmp_path):
    hostile = "Alleged {{7*7}} ${window.pwned=1} `x` <img src=x onerror=window.pwned=1> \\u0041 </script>"
    folder = tmp_path / "hostile"
    shutil.copytree(PROJECT_COLLECTION, folder)
    stations = folder / "stations.geojson"
    collection = json.loads(stations.read_text("utf-8"))
    for feature in collection["features"]:
        if feature["id"] == "irl-dublin-1":
            feature["properties"] |= {"name": hostile, "response": hostile, "note": hostile}
    stations.write_text(json.dumps(collection), "utf-8")
    with running_app(GEO_DATA=str(folder)) as address:
        tab = visit(address=address).open("?country=IRL")
        station = tab.frame.locator(".station--irl-dublin-1")
        station.hover()
        expect(tab.frame.locator(".leaflet-tooltip").first).to_contain_text(hostile)
        station.click()
        expect(tab.frame.locator(".leaflet-popup")).to_contain_text(hostile)
        expect(tab.page.locator(".dossier h3")).to_have_text(hostile)
        assert not tab.frame.evaluate("window.pwned")
        assert not tab.page.evaluate("window.pwned")
        tab.assert_clean()


@pytest.mark.parametrize("name", ["countries", "chronology", "sources"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_other_pages_open_without_error_or_request_elsewhere(visit, name, size):
    tab = visit(size).open(f"{name}?country=CAN")
    expect(tab.page.locator("h1.headline")).to_have_count(1)
    expect(tab.page.get_by_test_id("stDataFrame").first).to_be_visible()
    assert tab.page.evaluate("document.scrollingElement.scrollWidth") <= size[0]
    tab.assert_clean()
