"""Names on the web map are in the words, broken and weighed as in pictures."""

import pytest

from geo.mapspec.atlas import LEVELS, countries
from geo.mapspec.labels import labels_of
from geo.mapspec.land import all_land
from geo.mapspec.spec import build
from geo.query.selection import from_link
from geo.render.page.document import page_values
from geo.render.page.timeline import page_records
from geo.render.state import map_places, place_names
from geo.render.symbols import map_tables
from scripts.node import run_module

LINKS = (
    "",
    "country=CAN",
    "to=2022-12-05&bureau=Fuzhou",
    "country=USA",
    "country=GBR&country=FRA",
    "q=Tokyo",
)

NAMES = """
const { forms, textsOf, weightOf } = await scripts("map/name-texts.js");
const { Stations } = await scripts("map/stations.js");
const { tables, rows, maps } = given;
const stations = new Stations(null, tables, {}, () => {});
stations.setPlaces(rows);
answer = maps.map(({ standings, places }) => {
  const common = new Map();
  for (const standing of Object.values(standings)) common.set(standing, (common.get(standing) ?? 0) + 1);
  return places.map((ids) => {
    const [{ words: text }] = textsOf(tables.names, ids.map((id) => stations.places.get(id)), ["Country"]);
    return [text, forms(text), weightOf(tables.names, ids.map((id) => standings[id]), common)];
  });
});
"""


def test_a_place_has_the_words_and_the_weight_that_it_has_in_a_picture(catalogue):
    specs = [build(catalogue, from_link(link, catalogue)) for link in LINKS]
    labels = [labels_of(spec.stations) for spec in specs]
    answers = run_module(
        NAMES,
        {
            "tables": map_tables(),
            "rows": map_places(catalogue, specs[0]),
            "maps": [
                {
                    "standings": {mark.id: mark.standing for mark in spec.stations},
                    "places": [label.stations for label in some],
                }
                for spec, some in zip(specs, labels, strict=True)
            ],
        },
    )
    for some, answer in zip(labels, answers, strict=True):
        assert len(some) == len(answer) > 0
        for label, (text, forms, weight) in zip(some, answer, strict=True):
            assert (text, [tuple(lines) for lines in forms]) == (label.text, label.forms)
            assert weight == pytest.approx(label.weight)


@pytest.mark.parametrize(
    ("identifiers", "texts"),
    [
        ("usa-new-york-city-1", ["Manhattan (Chinatown)"]),
        (
            "usa-new-york-city-1 usa-new-york-city-2",
            ["Manhattan (Chinatown), New York City", "New York City: 2 alleged", "in the Netherlands"],
        ),
        ("gbr-london-1 gbr-london-2", ["London: 2 alleged"]),
        ("can-markham-1 can-markham-2 can-toronto-1", ["Markham (2), Toronto", "in the Netherlands"]),
        ("ita-prato-1 ita-florence-1 ita-rome-1", ["in the Netherlands"]),
    ],
)
def test_a_count_says_what_its_stations_share_or_two_towns_or_the_country(catalogue, identifiers, texts):
    code = """
    const { textsOf } = await scripts("map/name-texts.js");
    const { Stations } = await scripts("map/stations.js");
    const stations = new Stations(null, {}, {}, () => {});
    stations.setPlaces(given.rows);
    const texts = textsOf(given.tables, given.ids.map((id) => stations.places.get(id)), ["Netherlands"]);
    answer = texts.map(({ words }) => words);
    """
    rows = map_places(catalogue, build(catalogue, from_link("", catalogue)))
    given = {"tables": map_tables()["names"], "rows": rows, "ids": identifiers.split()}
    assert run_module(code, given) == texts


@pytest.mark.parametrize(
    ("countries", "texts"),
    [
        (["Canada"], []),
        (["Austria", "Netherlands"], ["in Austria and the Netherlands", "in 2 countries"]),
        (["Austria", "Croatia", "Slovakia"], ["in 3 countries"]),
    ],
)
def test_a_count_of_several_countries_says_in_which_or_how_many_and_one_of_the_server_nothing(
    countries, texts
):
    code = """
    const { textsOf } = await scripts("map/name-texts.js");
    const texts = textsOf(given.tables, [{ names: [] }, { names: [] }], given.countries);
    answer = texts.map(({ words }) => words);
    """
    assert run_module(code, {"tables": map_tables()["names"], "countries": countries}) == texts


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Rome", [["Rome"]]),
        ("Rio de Janeiro", [["Rio de Janeiro"], ["Rio de", "Janeiro"]]),
        ("Markham (2), Toronto", [["Markham (2), Toronto"], ["Markham (2),", "Toronto"]]),
    ],
)
def test_a_name_is_broken_where_two_towns_meet(text, forms):
    code = 'answer = (await scripts("map/name-texts.js")).forms(given);'
    assert run_module(code, text) == forms


def test_app_and_page_call_each_place_the_same(catalogue):
    selection = from_link("", catalogue)
    spec = build(catalogue, selection)
    values = page_values(catalogue, spec, page_records(catalogue, selection), selection)
    on_page = {row[0]: row[8] for row in values["stations"] if row[4] is not None}
    assert {row[0]: row[7] for row in map_places(catalogue, spec)} == on_page


@pytest.mark.parametrize(
    ("identifier", "names"),
    [
        ("usa-new-york-city-1", ["Manhattan", "Manhattan (Chinatown)", "New York City"]),
        ("ita-rome-1", ["Rome"]),
        ("esp-barcelona-3", ["Barcelona", "", "Barcelona province"]),
        ("ita-sicily-1", ["Sicily"]),
        ("isr-unlocated-1", []),
    ],
)
def test_a_place_is_sent_as_town_finer_name_and_region(catalogue, identifier, names):
    assert place_names(catalogue.station_by_id[identifier]) == names


@pytest.mark.parametrize("level", LEVELS)
def test_a_country_is_called_the_same_as_in_pictures(level):
    printed = {land.code: land.name for land in all_land("country", "international")}
    drawn = {each.code: each.name for each in countries(level, "international")}
    assert len(drawn) > 150
    assert drawn.items() <= printed.items()
