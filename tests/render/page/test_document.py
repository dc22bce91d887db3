"""The self-contained page: what it contains, what it refuses, and what it does in a real browser."""

import gzip
import json
import re
from dataclasses import replace
from datetime import date
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest

from geo.mapspec.spec import build
from geo.model.dates import Period
from geo.model.labels import STANDING_WORDS
from geo.model.records import Catalogue
from geo.model.sources import LICENCE_ADDRESS, LICENCE_LINE
from geo.query.selection import Selection, describe, from_link, select, to_link, whole
from geo.query.sentences import describe_since, status_line
from geo.render.page.assets import STEPS
from geo.render.page.document import render_page
from geo.render.page.texts import TEXTS
from geo.render.symbols import MAP_TEXTS
from render.page.pages import (
    CATALOGUE,
    HOSTILE,
    LINKS,
    days_of,
    hostile_catalogue,
    page_of,
    show_lists,
    without_scripts,
)


def test_the_page_of_everything_is_small_and_the_same_every_time():
    first, second = page_of(whole(CATALOGUE)), page_of(whole(CATALOGUE))
    assert first == second
    more_than_measured = max(0, len(CATALOGUE.stations) - 80) * 5 + max(0, len(CATALOGUE.events) - 168)
    assert len(first.encode()) <= 900_000 + 1_000 * more_than_measured  # what an editor adds may take room
    assert len(gzip.compress(first.encode(), 9)) <= 300_000 + 250 * more_than_measured


def test_the_head_names_an_address_and_a_picture_only_where_they_are_of_the_web():
    selected = select(CATALOGUE, whole(CATALOGUE))
    spec = build(CATALOGUE, whole(CATALOGUE), selected=selected)
    page = render_page(CATALOGUE, spec, selected, address="https://example.org/map/")
    assert '<meta property="og:url" content="https://example.org/map/">' in page
    assert '<meta property="og:image" content="https://example.org/map/map.png">' in page
    bare = render_page(CATALOGUE, spec, selected, address="javascript:0")
    assert bare == page_of(whole(CATALOGUE))
    assert "og:image" not in bare
    assert '<meta property="og:title"' in bare


def test_a_headline_cannot_break_out_of_the_lines_to_paste():
    spec = replace(build(CATALOGUE, whole(CATALOGUE)), headline='"><script>hit()</script>')
    page = render_page(CATALOGUE, spec, select(CATALOGUE, whole(CATALOGUE)))
    lines = unescape(re.search(r'<textarea id="embed"[^>]*>(.*?)</textarea>', page, re.DOTALL)[1])
    assert re.findall(r"<(\w+)", lines) == ["iframe"]
    assert spec.headline in unescape(lines)


def test_nothing_in_the_markup_loads_runs_or_styles_by_itself():
    page = page_of(whole(CATALOGUE))
    body = without_scripts(page)
    assert not re.search(r"<[^>]+\s(?:on\w+|style|src|srcset|action)\s*=", body)
    assert not re.search(r"<(?:iframe|object|embed|base|form|img)\b", body)
    links = [f'<link rel="license" href="{LICENCE_ADDRESS}">', '<link rel="icon" href="data:,">']
    assert re.findall(r"<link\b[^>]*>", body) == links  # a licence is named, not fetched; an icon would be
    assert not re.search(
        r"url\((?!#|data:font/woff2;base64,)", re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
    )


@pytest.mark.parametrize("link", LINKS)
def test_the_page_says_in_words_what_the_selection_says(link):
    selection = from_link(link, CATALOGUE)
    selected = select(CATALOGUE, selection)
    spec = build(CATALOGUE, selection, selected=selected)
    text = unescape(page_of(selection))
    credit = (spec.credit.borders, spec.credit.sources, LICENCE_LINE)
    for words in (spec.headline, str(spec.counts), spec.sentence, *credit):
        assert words in text
    assert not spec.link or spec.link in text


@pytest.mark.parametrize("link", LINKS)
def test_every_citation_leads_to_a_source_on_the_page_and_every_source_is_cited(link):
    page = page_of(from_link(link, CATALOGUE))
    cited = set(re.findall(r'href="#s-([^"]+)"', page))
    given = set(re.findall(r'<li id="s-([^"]+)"', page))
    assert cited <= given
    used = {source for event in CATALOGUE.events for source in event.sources}
    used.update(source for station in CATALOGUE.stations for source in station.sources)
    assert given <= used | cited


@pytest.mark.parametrize("link", LINKS)
def test_every_link_inside_the_page_has_its_target(link):
    page = page_of(from_link(link, CATALOGUE))
    identifiers = re.findall(r'\sid="([^"]+)"', without_scripts(page))
    assert len(identifiers) == len(set(identifiers))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(identifiers)


def test_links_to_sources_open_apart_and_send_no_referrer():
    page = without_scripts(page_of(whole(CATALOGUE)))
    outside = re.findall(r'<a href="https?:[^>]*>', page)
    assert outside
    assert all('target="_blank"' in anchor for anchor in outside)  # which also parts them from this page
    assert '<meta name="referrer" content="no-referrer">' in page


def test_without_a_record_the_page_says_so():
    selection = Selection(CATALOGUE.window, countries=("CAN",), q="no record says this")
    page = page_of(selection)
    assert '<p class="notice" id="nothing"' in page
    empty = Catalogue((), (), {}, CATALOGUE.country_names, digest="empty")
    assert "Nothing in this collection matches this selection." in page_of(whole(empty), empty)
    assert 'id="nothing" hidden' not in page_of(whole(empty), empty)


def test_hostile_text_is_text():
    page = page_of(whole(CATALOGUE), hostile_catalogue())
    assert "<script>window.hit" not in page
    assert "<img src=x" not in page
    assert "<svg onload" not in page
    assert len(re.findall(r"<script\b", page)) == 5 + STEPS
    assert page.count("<noscript") == page.count("</noscript>") == 6
    records = page.split('id="page-records">')[1].split("</script>")[0]
    names = [values[1] for values in json.loads(records)["stations"]]
    assert f"Alleged {HOSTILE}" in [unescape(name) for name in names]
    assert not set("<{}`$") & set("".join(names))


def test_the_page_has_few_elements_beside_its_lists_and_records():
    page = page_of(whole(CATALOGUE))
    beside = re.sub(r"<noscript\b.*?</noscript>", "", without_scripts(page), flags=re.DOTALL)
    assert len(re.findall(r"<[a-z]", without_scripts(page))) > 9_000
    assert len(re.findall(r"<[a-z]", beside)) < 400


@pytest.mark.browser
@pytest.mark.parametrize("link", LINKS)
def test_the_script_shows_what_the_program_selects_on_any_day(opened, link):
    base = from_link(link, CATALOGUE)
    page = opened(page_of(base))
    for place, day in enumerate(days_of(base.period, 24)):
        start = base.period.start + (day - base.period.start) * (place % 3) / 3
        selection = replace(base, period=Period(start, day))
        selected = select(CATALOGUE, selection)
        wish = {"from": start.isoformat(), "to": day.isoformat()}
        shown = page.evaluate("wish => stationPage.set(wish)", wish)
        assert shown == {
            "statuses": {
                one.country: [one.status, describe_since(CATALOGUE, one, day)] for one in selected.statuses
            },
            "stations": [
                [station.id, station.standing_on(selected.selection.as_of)] for station in selected.stations
            ],
            "events": [event.id for event in selected.events],
            "sentence": describe(CATALOGUE, selection),
            "counts": str(selected.counts),
            "link": to_link(selection, CATALOGUE),
        }
        assert page.locator("#map").get_attribute("data-as-of") == day.isoformat()


@pytest.mark.browser
def test_filters_of_the_page_are_filters_of_the_program(opened):
    page = opened(page_of(whole(CATALOGUE)))
    for day in days_of(CATALOGUE.window, 12):
        for countries, statuses in (
            (("CAN", "NLD"), ()),
            ((), ("closed", "rejected")),
            (("ITA",), ("reported",)),
        ):
            period = Period(CATALOGUE.window.start, day)
            selection = Selection(period, countries=countries, statuses=statuses)
            wish = {"to": day.isoformat(), "countries": countries, "statuses": statuses}
            shown = page.evaluate("wish => stationPage.set(wish)", wish)
            selected = select(CATALOGUE, selection)
            assert [one[0] for one in shown["stations"]] == [station.id for station in selected.stations]
            assert shown["events"] == [event.id for event in selected.events]
            assert sorted(shown["statuses"]) == [one.country for one in selected.statuses]
            assert shown["sentence"] == describe(CATALOGUE, selection)
            assert shown["counts"] == str(selected.counts)
            assert shown["link"] == to_link(selection, CATALOGUE)


DRAWN = (
    "[...document.querySelectorAll('#map .station, #map .station-count')].flatMap(node => "
    "node.dataset.ids?.split(' ') ?? /station--(\\S+)/.exec(node.className)[1])"
)
"""Ids of the stations on the map, as symbols or in counts."""


@pytest.mark.browser
def test_the_drawn_map_and_its_legend_are_those_of_the_description(opened):
    selection = whole(CATALOGUE)
    spec = build(CATALOGUE, selection)
    page = opened(page_of(selection))
    assert sorted(page.evaluate(DRAWN)) == sorted(mark.id for mark in spec.stations)
    for mark in spec.countries:
        assert page.locator(f"#map .country.country--{mark.code}.status--{mark.status}").count() == 1
    legend = page.evaluate(
        "[...document.querySelectorAll('.legend-entry[data-key]')].map(entry => [entry.dataset.key, "
        "entry.querySelector('.legend-words').textContent, "
        "Number(entry.querySelector('.legend-count').textContent)])"
    )
    assert legend == [[entry.key, entry.words, entry.count] for entry in spec.legend]


@pytest.mark.browser
def test_words_and_numbers_that_change_in_python_change_what_the_script_does(opened, monkeypatch):
    monkeypatch.setitem(STANDING_WORDS, "reported", "Alleged; other words")
    monkeypatch.setitem(TEXTS, "counts", "Day {day}: {stations}")
    monkeypatch.setitem(TEXTS, "play", "Run")
    monkeypatch.setitem(MAP_TEXTS, "station", ["{standing}", "It is {label}"])
    monkeypatch.setattr("geo.mapspec.web_map.SYMBOL_SIZES", (20, 24))
    monkeypatch.setattr("geo.render.page.search.SEPARATORS", "x")
    page = opened(page_of(whole(CATALOGUE)))
    symbol = page.locator("#map .standing--reported").first
    assert symbol.get_attribute("aria-label").startswith("Alleged; other words. It is ")
    assert symbol.evaluate("node => node.firstChild.offsetWidth") == 20
    assert page.locator("#play").inner_text() == "Run"
    page.evaluate("stationPage.set({to: '2022-09-12'})")
    assert page.locator("#counts").inner_text().startswith("Day 12 September 2022: ")
    found = [
        len(page.evaluate("q => stationPage.set({q, to: '2024-07-31'}).events", q))
        for q in ("PragueyPolice", "PraguexPolice")
    ]
    assert found[0] == 0 < found[1]


@pytest.mark.browser
def test_lists_follow_the_timeline(opened):
    page = opened(page_of(whole(CATALOGUE)))
    show_lists(page)
    day = date(2022, 12, 31)
    page.locator("#to-day").fill(day.isoformat())
    page.locator("#to-day").dispatch_event("change")
    selected = select(CATALOGUE, Selection(Period(CATALOGUE.window.start, day)))
    rows = page.locator("#stations tbody tr:not([hidden])")
    assert rows.count() == len(selected.stations)
    assert page.locator("#events tbody tr:not([hidden])").count() == len(selected.events)
    assert page.locator("#countries tbody tr:not([hidden])").count() == len(selected.statuses)
    assert "31 December 2022" in page.locator("#counts").inner_text()
    assert "alleged" in page.locator("#counts").inner_text()


@pytest.mark.browser
def test_the_timeline_is_worked_with_the_keyboard_alone(opened):
    page = opened(page_of(whole(CATALOGUE)))
    as_of = page.locator("#map")
    page.locator("#to").focus()
    page.keyboard.press("ArrowLeft")
    assert as_of.get_attribute("data-as-of") == "2024-07-30"
    page.keyboard.press("Home")
    assert as_of.get_attribute("data-as-of") == "2022-09-01"
    page.locator("#next").focus()
    page.keyboard.press("Enter")
    assert as_of.get_attribute("data-as-of") == "2022-09-04"
    page.keyboard.press("Enter")
    assert as_of.get_attribute("data-as-of") == "2022-09-12"
    page.locator("#previous").focus()
    page.keyboard.press("Enter")
    assert as_of.get_attribute("data-as-of") == "2022-09-04"
    assert page.locator("#to").get_attribute("aria-valuetext") == "4 September 2022"


@pytest.mark.browser
def test_playing_goes_day_by_day_and_pauses(opened):
    page = opened(page_of(whole(CATALOGUE)))
    page.locator("#play").click()
    assert page.locator("#play").inner_text() == "Pause"
    page.wait_for_function("() => document.getElementById('map').dataset.asOf > '2022-09-10'", timeout=5000)
    page.locator("#play").click()
    assert page.locator("#play").inner_text() == "Play"
    stopped = page.locator("#map").get_attribute("data-as-of")
    assert stopped < "2023-09-01"
    page.wait_for_timeout(200)
    assert page.locator("#map").get_attribute("data-as-of") == stopped


@pytest.mark.browser
def test_both_thumbs_move_by_keyboard_and_by_touch(opened):
    page = opened(page_of(whole(CATALOGUE)), has_touch=True, viewport={"width": 390, "height": 800})
    page.locator("#from").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#from").get_attribute("aria-valuetext") == "2 September 2022"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "to"
    page.keyboard.press("ArrowLeft")
    assert page.locator("#to").get_attribute("aria-valuetext") == "30 July 2024"
    track = page.locator("#density").bounding_box()
    page.touchscreen.tap(track["x"] + track["width"] * 0.75, track["y"] + 10)
    assert page.locator("#map").get_attribute("data-as-of").startswith("2024-02")
    page.touchscreen.tap(track["x"] + track["width"] * 0.25, track["y"] + 10)
    assert page.locator("#from-day").input_value().startswith("2023-02")


@pytest.mark.browser
def test_the_address_keeps_what_is_shown_and_restores_it(opened):
    page = opened(page_of(whole(CATALOGUE)))
    page.evaluate(
        "stationPage.set({countries: ['CAN', 'USA'], statuses: ['closed'], q: 'police', to: '2023-07-01'})"
    )
    wanted = "#country=CAN&country=USA&to=2023-07-01&status=closed&q=police"
    page.wait_for_function("wanted => location.hash === wanted", arg=wanted)
    before = page.locator("#sentence").inner_text(), page.locator("#counts").inner_text()
    page.reload()
    assert (page.locator("#sentence").inner_text(), page.locator("#counts").inner_text()) == before
    assert page.locator("#q").input_value() == "police"
    state = "#from=2023-01-01&record=station:can-markham-1&view=44,-79,6"
    page.evaluate("hash => { location.hash = hash }", state)
    page.locator("#panel h3").filter(has_text="Markham").wait_for()
    assert page.locator("#from-day").input_value() == "2023-01-01"
    page.wait_for_timeout(600)
    assert page.evaluate("location.hash") == state
    page.evaluate("location.hash = ''")
    page.wait_for_function("() => document.getElementById('reset').hidden")
    assert not page.locator("#told").is_visible()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("hash_", "message"),
    [
        ("country=XXX", "country=XXX is not on this page"),
        ("status=burnt", "status=burnt is not on this page"),
        ("to=2023-02-30", "to=2023-02-30 is not a day"),
        ("to=2031-01-01", "lies outside the days of this page"),
        ("from=2024-01-01&to=2023-01-01", "from=2024-01-01 is after to=2023-01-01"),
        ("to=2023-01-01&to=2023-01-02", "to is given more than once"),
        ("record=station:nowhere", "record=station:nowhere is not on this page"),
        ("view=1,2", "is not a latitude, a longitude and a zoom"),
        ("colour=red", "colour is nothing that this page can be asked"),
        ("q=%CC%81", "holds nothing to search for"),
        ("kind=denial", "kind is nothing that this page can be asked"),
        (
            "country=%3Cimg%20src%3Dx%20onerror%3Dwindow.hit%3D1%3E",
            "country=<img src=x onerror=window.hit=1>",
        ),
    ],
)
def test_a_wrong_address_is_refused_and_nothing_of_it_is_applied(faulty, hash_, message):
    page = faulty
    before = page.locator("#sentence").inner_text()
    page.evaluate("hash => { location.hash = 'country=CAN&' + hash }", hash_)
    page.locator("#told").filter(has_text=message).wait_for()
    assert page.locator("#sentence").inner_text() == before
    assert page.evaluate("window.hit") is None


@pytest.fixture(scope="module")
def faulty(chromium, tmp_path_factory):
    file = tmp_path_factory.mktemp("faulty") / "map.html"
    file.write_text(page_of(whole(CATALOGUE)), "utf-8")
    page = chromium.new_page()
    page.goto(file.as_uri())
    yield page
    page.close()


@pytest.mark.browser
def test_the_embed_lines_show_a_working_map_in_a_frame(chromium, tmp_path: Path):
    (tmp_path / "alleged-stations.html").write_text(page_of(whole(CATALOGUE)), "utf-8")
    context = chromium.new_context(offline=True)
    page = context.new_page()
    page.goto((tmp_path / "alleged-stations.html").as_uri())
    lines = page.locator("#embed").input_value()
    assert 'title="Alleged overseas Chinese police stations' in lines
    (tmp_path / "article.html").write_text(f"<!doctype html><p>Article</p>{lines}", "utf-8")
    said = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((tmp_path / "article.html").as_uri())
    page.locator("iframe").scroll_into_view_if_needed()
    frame = page.frame_locator("iframe")
    frame.locator("#map .station").first.wait_for()
    frame.locator("#next").scroll_into_view_if_needed()
    frame.locator("#previous").click()
    assert frame.locator("#map").get_attribute("data-as-of") < "2024-07-31"
    page.wait_for_timeout(400)
    assert said == []
    context.close()


@pytest.mark.browser
def test_headings_tables_and_names_serve_who_does_not_see_the_page(opened):
    page = opened(page_of(whole(CATALOGUE)))
    show_lists(page)
    levels = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5')].filter(e => e.checkVisibility())"
        ".map(e => Number(e.tagName[1]))"
    )
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert (
        page.evaluate(
            "document.querySelectorAll('table th:not([scope]), table:not(:has(thead th[scope=col]))').length"
        )
        == 0
    )
    unnamed = page.evaluate(
        "[...document.querySelectorAll('input, textarea, button, section, nav')]"
        ".filter(e => !(e.labels"
        " && e.labels.length) && !e.getAttribute('aria-label') && !e.getAttribute('aria-labelledby') "
        "&& !(e.tagName === 'BUTTON' && e.textContent.trim())).map(e => e.outerHTML.slice(0, 80))"
    )
    assert unnamed == []
    assert (
        page.locator("main").count() == page.locator("header").count() == page.locator("footer").count() == 1
    )


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground_by_day_and_by_night(opened, scheme):
    page = opened(page_of(whole(CATALOGUE)), color_scheme=scheme)
    show_lists(page)
    weak = page.evaluate(
        """() => {
          const light = (c) => c.map((v) => v / 255)
            .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
            .reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0);
          const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
          const ground = (e) => {
            for (; e; e = e.parentElement) {
              const c = rgb(getComputedStyle(e).backgroundColor);
              if (c.length < 4 || c[3] === 1) return c.slice(0, 3);
            }
            return [255, 255, 255];
          };
          return [...document.querySelectorAll(
            "p, a, th, td, h1, h2, h3, button:not(:disabled), summary, mark, small, label, span.kind")]
            .filter((e) => e.checkVisibility() && e.textContent.trim() && !e.closest("#map")).map((e) => {
              const ink = light(rgb(getComputedStyle(e).color).slice(0, 3));
              const [a, b] = [ink, light(ground(e))].sort((x, y) => y - x);
              return [(a + 0.05) / (b + 0.05), e.tagName + " " + e.textContent.slice(0, 40)];
            }).filter(([ratio]) => ratio < 4.5);
        }""".replace("\\\\", "\\")
    )
    assert weak == []


@pytest.mark.browser
@pytest.mark.parametrize("scripted", [True, False])
def test_print_has_picture_and_tables_and_no_controls(opened, scripted):
    page = opened(page_of(whole(CATALOGUE)), java_script_enabled=scripted)
    page.emulate_media(media="print")
    assert page.locator("#map" if scripted else "#still svg >> nth=0").is_visible()
    assert page.locator("#stations").is_visible()
    since = page.locator("#records .since h4").first  # a search for a text would leave <noscript> out
    assert since.is_visible()
    assert since.text_content() == "Known since July 2024"
    for control in (".filters", ".timeline", "#copy", "#embed", "#reset", ".jump"):
        assert not page.locator(control).first.is_visible(), control
    assert page.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.browser
def test_who_wants_less_motion_steps_through_the_months(opened):
    page = opened(page_of(whole(CATALOGUE)), reduced_motion="reduce")
    assert page.locator("#play").inner_text() == "Step by month"
    page.locator("#play").click()
    page.locator("#play").click()
    page.wait_for_timeout(1500)
    assert page.locator("#map").get_attribute("data-as-of") == "2022-10-31"


@pytest.mark.browser
def test_a_row_opens_its_record_and_marks_it_on_the_map(opened):
    page = opened(page_of(whole(CATALOGUE)))
    show_lists(page)
    page.locator("#stations a[href='#record-station-can-markham-1']").focus()
    page.keyboard.press("Enter")
    panel = page.locator("#panel")
    assert CATALOGUE.station_by_id["can-markham-1"].name in panel.inner_text()
    assert "(as of 31 July 2024)" in panel.inner_text()
    assert "chosen" in page.locator("#map .station--can-markham-1").get_attribute("class")
    page.evaluate("stationPage.set({to: '2022-09-02'})")
    assert "Not yet reported on 2 September 2022" in panel.inner_text()
    page.evaluate("stationPage.set({to: '2023-06-30'})")
    assert "chosen" in page.locator("#map .station--can-markham-1").get_attribute("class")
    page.locator("#close").click()
    assert "Latest developments" in panel.inner_text()
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#record-station-can-markham-1"


@pytest.mark.browser
@pytest.mark.parametrize("day", [date(2023, 6, 12), date(2023, 6, 13), date(2024, 7, 31)])
def test_a_country_is_described_everywhere_in_the_words_of_the_program_a_disputed_closure_too(opened, day):
    status = CATALOGUE.status_on(day)["CAN"]
    line = status_line(CATALOGUE, status, day)
    assert ("disputed for 2 alleged stations" in line) == (day > date(2023, 6, 12))
    page = opened(page_of(whole(CATALOGUE)))
    page.evaluate("day => { location.hash = `record=country:CAN&to=${day}` }", day.isoformat())
    page.wait_for_function("line => document.getElementById('standing').textContent === line", arg=line)
    since = describe_since(CATALOGUE, status, day)
    show_lists(page)
    row = page.locator("#countries tr:has(a[href='#record-country-CAN']) td")
    assert row.nth(1).text_content() == since
    assert page.locator("#map .country--CAN").get_attribute("aria-label").endswith(f"since {since}")


@pytest.mark.browser
def test_a_country_and_a_symbol_open_their_records_by_keyboard(opened):
    page = opened(page_of(whole(CATALOGUE)))
    page.locator("#map .country--CAN").focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel h3").inner_text() == "Canada"
    page.locator("#map .station--usa-manhattan-1, #map .station[class*='station--usa-']").first.focus()
    tooltip = page.locator(".leaflet-tooltip", has_text="Place known to")  # not the country's, still fading
    tooltip.wait_for()
    page.keyboard.press("Enter")
    assert "Allegation · United States" in page.locator("#panel .kicker").inner_text()
    assert page.locator(".leaflet-popup").count() == 1
    assert page.locator("#map [aria-describedby]").count() == 0  # the tooltip repeats the name


@pytest.mark.browser
def test_countries_are_searched_and_chosen_by_keyboard(opened):
    page = opened(page_of(whole(CATALOGUE)))
    page.locator("#country-filter summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("canad")
    assert page.locator("#country-filter li:not([hidden])").count() == 1
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator("#country-filter summary").text_content() == "Countries: Canada"
    assert page.locator("#link").inner_text() == "?country=CAN"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.locator("#reset").click()
    assert page.locator("#country-filter summary").text_content() == "Countries: all"


@pytest.mark.browser
def test_hostile_text_is_shown_to_the_letter_and_runs_nowhere(opened):
    catalogue = hostile_catalogue()
    page = opened(page_of(whole(catalogue), catalogue))
    show_lists(page)
    shown = re.sub(r"\s+", " ", HOSTILE).strip()

    def words(selector: str) -> str:
        return re.sub(r"\s+", " ", page.locator(selector).first.text_content())

    page.locator("#map .country--CAN").hover(force=True, position={"x": 60, "y": 60})
    page.evaluate("stationPage.drawing.showView(43.87, -79.27, 8)")  # where it is no part of a count
    page.locator("#map .station--can-markham-1").focus()
    page.keyboard.press("Enter")
    for selector in (
        ".leaflet-popup-content",
        "#panel .dossier",
        "#stations tr:has(a[href='#record-station-can-markham-1'])",
        "#events tbody tr td:last-child",
        "#s-seed-000",
        "#country-filter",
    ):
        assert shown in words(selector), selector
    assert shown in re.sub(r"\s+", " ", page.locator(".station--can-markham-1").get_attribute("aria-label"))
    page.locator("#map .station--can-markham-1").dispatch_event("mouseover")
    tooltips = page.locator(".leaflet-tooltip").all_text_contents()
    assert any(shown in re.sub(r"\s+", " ", text) for text in tooltips)
    page.evaluate("stationPage.set({countries: ['CAN']})")
    assert shown in words("#sentence")
    assert page.evaluate("window.hit") is None
    assert page.locator("#map img[src=x], #lists img, #panel img").count() == 0


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 780, 1440])
def test_a_word_without_an_end_pushes_no_answer_off_the_page(opened, width):
    endless = "W" * 400
    target = CATALOGUE.station_by_id["can-markham-1"]
    long = replace(target, plain_name=f"Alleged {endless}", city=endless, note=endless)
    stations = tuple(long if one is target else one for one in CATALOGUE.stations)
    catalogue = replace(CATALOGUE, stations=stations, digest="changed")
    page = opened(page_of(whole(catalogue), catalogue), viewport={"width": width, "height": 900})
    page.evaluate("for (const fold of document.querySelectorAll('.fold')) fold.open = true")
    show_lists(page)
    page.evaluate("location.hash = 'record=station:can-markham-1'")
    page.locator("#panel h3", has_text=endless).wait_for()
    beyond = page.evaluate(
        "[...document.querySelectorAll('#stations td, #stations th a, #panel-record *')]"
        ".filter(one => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth)"
        ".map(one => one.textContent.slice(0, 40))"
    )
    assert beyond == []


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 390, 768, 1440, 3840])
def test_no_width_needs_sideways_scrolling_and_targets_are_large_enough(opened, width):
    page = opened(page_of(whole(CATALOGUE)), viewport={"width": width, "height": 800})
    page.evaluate("for (const fold of document.querySelectorAll('.fold')) fold.open = true")
    show_lists(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate(
        "[...document.querySelectorAll('button, summary, input:not([type=checkbox]), .choices label, "
        ".leaflet-bar a')]"
        ".filter(e => e.offsetParent).map(e => [e.id || e.textContent, e.getBoundingClientRect()])"
        ".filter(([, box]) => box.width && (box.height < 24 || box.width < 24)).map(([name]) => name)"
    )
    assert small == []


@pytest.mark.browser
def test_without_javascript_everything_can_be_read(opened):
    page = opened(page_of(whole(CATALOGUE)), java_script_enabled=False)
    assert page.locator(".scriptless").is_visible()
    assert page.locator("#record-station-can-markham-1 .answer").is_visible()
    assert page.locator("#record-country-CAN").is_visible()
    assert page.locator("#s-seed-000").is_visible()
    assert page.locator("#stations tbody tr").first.is_visible()
    assert page.locator("#still svg").first.is_visible()
    assert not page.locator("#track").is_visible()
    assert not page.locator("#q").is_visible()


@pytest.mark.browser
def test_an_empty_selection_opens_without_complaint(opened):
    empty = Catalogue((), (), {}, CATALOGUE.country_names, digest="empty")
    page = opened(page_of(whole(empty), empty))
    assert page.locator("#nothing").is_visible()
    assert page.locator("#map .station").count() == 0
    assert page.locator("#map .country").count() > 200


@pytest.mark.browser
def test_a_single_day_is_a_range_too(opened):
    period = Period(date(2023, 4, 17), date(2023, 4, 17))
    page = opened(page_of(Selection(period)))
    shown = page.evaluate("stationPage.set({})")
    selected = select(CATALOGUE, Selection(period))
    assert shown["events"] == [event.id for event in selected.events]
    assert shown["counts"] == str(selected.counts)
