"""Names on the map of the exported page: on no symbol, on no other name, more of them the closer the map."""

from collections import Counter
from itertools import combinations

import pytest
from playwright.sync_api import Browser, Page

from geo.collection.reading import read_catalogue
from geo.exports.formats import export_bytes
from geo.query.selection import whole
from geo.query.sentences import in_sentence

CATALOGUE = read_catalogue()
WIDTHS = (320, 390, 820, 1440)
CLOSER = (0, 1.5, 3.5)
"""Steps of zoom from the fitted world, which is the first map."""
EUROPE, ITALY = [-11, 35, 32, 60], [6.6, 36.6, 18.5, 47.1]

NAMES = """() => {
  const map = document.querySelector("#map").getBoundingClientRect();
  const seen = ({ left, right, top, bottom }) =>
    right > map.left && left < map.right && bottom > map.top && top < map.bottom;
  const boxOf = (node) => {
    const { left, right, top, bottom } = node.getBoundingClientRect();
    return { left: left - map.left, right: right - map.left, top: top - map.top, bottom: bottom - map.top,
      isSeen: seen({ left, right, top, bottom }) };
  };
  const inkOf = (text) => {
    const box = boxOf(text);
    const size = parseFloat(getComputedStyle(text).fontSize);
    const lines = [...text.children].map((line) => Number(line.getAttribute("y")));
    const origin = text.ownerSVGElement.getBoundingClientRect().top - map.top;
    return { ...box, top: origin + lines[0] - 0.72 * size, bottom: origin + lines.at(-1) + 0.2 * size };
  };
  const of = (selector, read) =>
    [...document.querySelectorAll(selector)].map(read).filter(({ isSeen }) => isSeen);
  return {
    names: of(".names g .name", (node) =>
      ({ ...inkOf(node), kind: node.classList[1], style: node.getAttribute("class"),
        text: [...node.children].map((line) => line.textContent).join(" ") })),
    symbols: of(".station svg:not(.leader), .count-circle", boxOf),
    controls: of("#map .leaflet-control, #map .legend", boxOf),
  };
}"""


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("names") / "alleged-stations.html"
    path.write_bytes(export_bytes(CATALOGUE, whole(CATALOGUE), ".html"))
    return path


@pytest.fixture
def opened(chromium: Browser, file):
    contexts = []

    def show(width: int) -> Page:
        contexts.append(
            chromium.new_context(
                viewport={"width": width, "height": 900}, offline=True, reduced_motion="reduce"
            )
        )
        page = contexts[-1].new_page()
        page.goto(file.as_uri())
        page.locator("#map .names g .name").first.wait_for(state="attached")
        return page

    yield show
    for context in contexts:
        context.close()


SETTLED = (
    """async () => {
  const read = """
    + NAMES
    + """;
  const { land, names } = stationPage.drawing;
  let before = "";
  for (let tries = 0; tries < 60; tries += 1) {
    await new Promise((done) => setTimeout(done, 150));
    const drawn = read();
    const now = JSON.stringify(drawn);
    if (now === before && !names.due && land.level === land.wanted()) return drawn;
    before = now;
  }
  return null;
}"""
)


def settled(page: Page) -> dict[str, list[dict[str, object]]]:
    """What is drawn once the map stands still, with the land of its zoom."""
    return page.evaluate(SETTLED)


def meet(one, other) -> bool:
    across = one["left"] < other["right"] and other["left"] < one["right"]
    return across and one["top"] < other["bottom"] and other["top"] < one["bottom"]


@pytest.mark.parametrize("width", WIDTHS)
def test_no_name_covers_a_symbol_a_control_or_another_name(opened, width):
    page = opened(width)
    zoom = page.evaluate("() => stationPage.drawing.map.getZoom()")
    counts = []
    for closer in CLOSER:
        if closer:
            page.evaluate(
                "zoom => stationPage.drawing.map.setView([47, 8], zoom, { animate: false })", zoom + closer
            )
        drawn = settled(page)
        for one, other in combinations(drawn["names"], 2):
            assert not meet(one, other), (closer, one["text"], other["text"])
        for name in drawn["names"]:
            assert [box for box in drawn["symbols"] if meet(name, box)] == [], (closer, name["text"])
            assert [box for box in drawn["controls"] if meet(name, box)] == [], (closer, name["text"])
        counts.append(len(drawn["names"]))
    assert counts[-1] > 0


def test_a_closer_map_names_more_places(opened):
    page = opened(1440)

    def places() -> set[str]:
        return {name["text"] for name in settled(page)["names"] if name["kind"] is None}

    names = [places()]
    for extent in (EUROPE, ITALY):
        page.evaluate("extent => stationPage.drawing.showExtent(extent)", extent)
        names.append(places())
    world, europe, italy = names
    assert not {"Rome", "Prato", "Florence", "London: 2 alleged"} & world
    assert {"London: 2 alleged", "Madrid: 3 alleged"} <= europe
    assert {"Rome", "Prato", "Florence"} <= italy


def test_a_countrys_name_has_the_colour_that_can_be_read_on_its_status(opened):
    page = opened(1440)
    page.evaluate("extent => stationPage.drawing.showExtent(extent)", EUROPE)
    names = {
        name["text"]: name["style"] for name in settled(page)["names"] if name["kind"] == "name--country"
    }
    assert {"POLAND", "UKRAINE"} <= set(names)
    assert names["POLAND"] == "name name--country"
    assert names["UKRAINE"] == "name name--country name--on-reported"


def test_the_site_in_chinatown_is_called_manhattan(opened):
    page = opened(1440)
    page.evaluate("() => stationPage.drawing.showExtent([-74.6, 40.3, -73.4, 41.1])")
    texts = {name["text"] for name in settled(page)["names"]}
    assert any(text.startswith("Manhattan (Chinatown)") for text in texts), texts


def test_a_count_says_in_which_countries_its_stations_are_or_in_how_many(opened):
    page = opened(390)
    texts = {name["text"] for name in settled(page)["names"] if name["kind"] == "name--count"}
    named, numbered = set(), set()
    for ids in page.locator(".station-count").evaluate_all("nodes => nodes.map(node => node.dataset.ids)"):
        codes = sorted(Counter(one.split("-")[0].upper() for one in ids.split()).items(), key=by_number)
        names = [in_sentence(CATALOGUE.name_of(code)) for code, _ in codes]
        named.add(f"in {' and '.join(names)}")
        numbered.add(f"in {len(names)} countries")
    assert len(texts & named) > 3
    assert texts - named
    assert texts - named <= numbered


def by_number(item: tuple[str, int]) -> tuple[int, str]:
    code, number = item
    return -number, code


def test_names_are_not_read_to_a_screen_reader_and_leave_the_mouse_alone(opened):
    page = opened(1440)
    pane = page.locator(".leaflet-names-pane")
    assert pane.get_attribute("aria-hidden") == "true"
    assert (
        page.evaluate("() => getComputedStyle(document.querySelector('.names g .name')).pointerEvents")
        == "none"
    )


def test_the_same_view_set_again_keeps_its_names(opened):
    page = opened(1440)
    before = settled(page)["names"]
    page.evaluate(
        "() => { const { map } = stationPage.drawing;"
        "map.setView(map.getCenter(), map.getZoom(), { reset: true, animate: false }); }"
    )
    assert settled(page)["names"] == before


CUT = """() => {
  const { names } = stationPage.drawing;
  const view = names.view();
  const meets = ({ left, right, top, bottom }) =>
    left < view.right && right > view.left && top < view.bottom && bottom > view.top;
  const isWithin = ({ left, right, top, bottom }) =>
    left >= view.left && right <= view.right && top >= view.top && bottom <= view.bottom;
  return names.names.filter(({ box }) => meets(box) && !isWithin(box)).map(({ lines }) => lines.join(" "));
}"""


def test_a_mere_move_sets_no_name_anew_unless_one_would_be_cut(opened):
    page = opened(1440)
    page.evaluate("extent => stationPage.drawing.showExtent(extent)", EUROPE)
    settled(page)
    page.evaluate("() => { window.first = document.querySelector('.names g .name'); }")
    page.evaluate("() => stationPage.drawing.map.panBy([2, 1], { animate: false })")
    settled(page)
    assert page.evaluate("() => window.first === document.querySelector('.names g .name')")
    for step in range(4):
        page.evaluate("x => stationPage.drawing.map.panBy([x, 30], { animate: false })", 60 + 40 * step)
        settled(page)
        assert page.evaluate(CUT) == []
