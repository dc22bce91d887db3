"""The description of a map: extent, marks, legend, words, and what happens with very many stations."""

from collections import Counter
from dataclasses import replace

import pytest

from geo.mapspec.marks import group_radius
from geo.mapspec.spec import (
    HEADLINE,
    MAX_DRAWN_SINGLY,
    CountryMark,
    StationMark,
    as_of_words,
    build,
)
from geo.mapspec.web_map import placed_stations
from geo.model.places import WORLD, Extent, LonLat
from geo.model.records import STATUSES, Catalogue
from geo.model.sources import CREDITS
from geo.query.claims import claim_of
from geo.query.selection import describe, from_link, select, whole

LINKS = (
    "",
    "country=CAN",
    "country=CAN&country=USA&to=2022-12-31",
    "bureau=Fuzhou",
    "status=rejected",
    "q=nothing at all",
)


def spec_of(catalogue: Catalogue, link: str = ""):
    return build(catalogue, from_link(link, catalogue))


def contains(extent: Extent, point: LonLat) -> bool:
    return extent.west <= point.lon <= extent.east and extent.south <= point.lat <= extent.north


def crowd(five: Catalogue, count: int) -> Catalogue:
    """A collection of many stations on a grid of half degrees, all of one standing."""
    model = five.station_by_id["can-markham-1"]
    stations = tuple(
        replace(model, id=f"s-{i}", point=LonLat(-100 + i % 80 * 0.5, i // 80 * 0.5)) for i in range(count)
    )
    return Catalogue(stations, five.events, five.sources, five.country_names, digest=f"crowd {count}")


# What is drawn


def test_a_mark_says_standing_place_and_how_well_it_is_known(five):
    marks = {mark.id: mark for mark in spec_of(five, "to=2023-03-01").stations}
    assert marks["can-markham-1"] == StationMark(
        id="can-markham-1",
        point=LonLat(-79.27, 43.87),
        radius_m=7000.0,
        precision="city",
        country="CAN",
        standing="under_investigation",
        city="Markham",
        claim=claim_of(five, five.station_by_id["can-markham-1"]),
        title="Alleged station can-markham-1. Alleged; under official inquiry. "
        "Markham, Canada (known to the city).",
    )
    assert marks["gbr-london-1"].title == (
        "Alleged station gbr-london-1. Alleged; no outcome known. London (Croydon), United Kingdom "
        "(known to the neighbourhood)."
    )


def test_a_country_mark_says_status_and_since_when(five):
    australia = "Alleged; no official action found (since October 2022)"
    canada = "Authorities investigating (since 26 October 2022)"
    kingdom = "Alleged; no official action found (since 12 September 2022)"
    assert spec_of(five, "to=2022-11-30").countries == (
        CountryMark("AUS", "Australia", "reported", "October 2022", australia),
        CountryMark("CAN", "Canada", "investigating", "26 October 2022", canada),
        CountryMark("GBR", "United Kingdom", "reported", "12 September 2022", kingdom),
    )


def test_what_has_no_place_is_listed_not_drawn(five):
    spec = spec_of(five)
    assert [claim.station.id for claim in spec.unlocated] == ["can-unlocated-1"]
    assert "can-unlocated-1" not in {mark.id for mark in spec.stations}


@pytest.mark.parametrize("link", LINKS)
def test_the_legend_counts_what_is_drawn(catalogue, link):
    spec = spec_of(catalogue, link)
    fills = {entry.key: entry.count for entry in spec.legend if entry.fill}
    glyphs = {entry.key: entry.count for entry in spec.legend if entry.glyph}
    assert list(fills) == list(STATUSES)
    assert {key: count for key, count in fills.items() if count} == Counter(m.status for m in spec.countries)
    assert glyphs == Counter(mark.standing for mark in spec.stations)
    assert len(fills) + len(glyphs) == len(spec.legend)


@pytest.mark.parametrize("link", LINKS)
def test_map_and_selection_say_the_same(catalogue, link):
    selection = from_link(link, catalogue)
    selected, spec = select(catalogue, selection), spec_of(catalogue, link)
    assert spec == build(catalogue, selection, selected=selected)
    assert [mark.id for mark in spec.stations] == [station.id for station in selected.located]
    assert [mark.code for mark in spec.countries] == [status.country for status in selected.statuses]
    assert (spec.sentence, spec.counts) == (describe(catalogue, selection), selected.counts)
    assert from_link(spec.link, catalogue) == selection
    assert (spec.credit, spec.as_of) == (CREDITS["international"], selection.period.end)


@pytest.mark.parametrize(
    ("link", "headline"),
    [
        ("", HEADLINE),
        ("country=GBR", "Alleged overseas Chinese police stations in {}, and what the government did"),
        (
            "country=CAN&country=GBR",
            "Alleged overseas Chinese police stations in {}, and what the governments did",
        ),
        ("country=AUS&country=CAN&country=GBR&country=ITA", HEADLINE),
    ],
)
def test_a_headline_names_a_few_countries(catalogue, link, headline):
    places = {"country=GBR": "the United Kingdom", "country=CAN&country=GBR": "Canada and the United Kingdom"}
    assert spec_of(catalogue, link).headline == headline.format(places.get(link))


def test_an_editors_headline_stands_as_it_is(catalogue):
    selection = from_link("country=CAN", catalogue)
    assert build(catalogue, selection, headline="Alleged here").headline == "Alleged here"


# Where


@pytest.mark.parametrize("link", ["", "to=2022-09-01", "bureau=Fuzhou", "status=closed", "q=Markham"])
def test_without_a_country_filter_the_map_is_the_world(catalogue, link):
    spec = spec_of(catalogue, link)
    assert (spec.extent, spec.is_world) == (WORLD, True)


@pytest.mark.parametrize("country", ["CAN", "GBR", "NZL", "PRT", "USA", "JPN"])
def test_a_country_map_contains_its_stations_and_is_not_the_world(catalogue, country):
    spec = spec_of(catalogue, f"country={country}")
    assert not spec.is_world
    assert [mark.id for mark in spec.stations if not contains(spec.extent, mark.point)] == []
    assert spec.extent.east - spec.extent.west < 120


def test_a_country_map_is_framed_by_its_land_even_without_stations(catalogue):
    belgium = spec_of(catalogue, "country=BEL").extent
    assert (belgium.west, belgium.north) == pytest.approx((2.1, 51.9), abs=0.3)


def test_countries_on_both_sides_of_the_earth_are_shown_on_the_world(catalogue):
    assert spec_of(catalogue, "country=CAN&country=NZL").is_world


def test_a_map_zooms_no_further_than_its_best_known_place_allows(five):
    assert spec_of(five).max_zoom == 9
    assert spec_of(five, "country=AUS").max_zoom == 8
    assert spec_of(five, "country=GBR&to=2022-09-01").max_zoom == 5


# Words


def test_the_alternative_text_has_the_day_the_counts_and_the_statuses(five):
    assert spec_of(five, "to=2022-11-30").alt_text == (
        "Alleged overseas Chinese police stations, and what governments did. "
        "As of 30 November 2022: 3 alleged stations in 3 countries; 1 country with an official response; "
        "4 events in the range. "
        "Alleged by Safeguard Defenders; an answer of those concerned or of the Chinese authorities is on "
        "record for 3 of 3. "
        "Countries by status: Alleged; no official action found: 2; Authorities investigating: 1. "
        "Borders: Natural Earth 1:50m, amended by Visionscarto; disputed areas hatched; no endorsement."
    )


def test_the_alternative_text_of_an_empty_map_says_so(five):
    assert "Countries by status: no country has a status. " in spec_of(five, "status=rejected").alt_text


def test_the_map_is_dated(five):
    assert as_of_words(spec_of(five, "to=2023-03-09")) == "As of 9 March 2023"


# Very many stations


def test_as_many_as_the_limit_are_drawn_one_by_one(five):
    spec = build(crowd(five, MAX_DRAWN_SINGLY), whole(five))
    assert (len(spec.stations), spec.groups) == (MAX_DRAWN_SINGLY, ())


def test_above_the_limit_areas_are_counted_instead(five):
    many = crowd(five, MAX_DRAWN_SINGLY + 1)
    spec = build(many, whole(five))
    assert spec.stations == ()
    assert sum(group.count for group in spec.groups) == MAX_DRAWN_SINGLY + 1
    assert 1 < len(spec.groups) < 300
    assert f": {MAX_DRAWN_SINGLY + 1} alleged stations in 1 country;" in str(spec.counts)
    assert placed_stations(many, spec) == ()


def test_above_the_limit_a_group_stands_at_a_station_of_its_country(five):
    many = crowd(five, MAX_DRAWN_SINGLY + 1)
    places = {(station.point, station.country) for station in many.located}
    assert {(group.point, group.country) for group in build(many, whole(five)).groups} <= places


def test_above_the_limit_each_country_is_counted_by_itself(five):
    many = crowd(five, MAX_DRAWN_SINGLY + 1)
    half = tuple(replace(station, country="USA") for station in many.stations[::2])
    mixed = replace(many, stations=half + many.stations[1::2], digest="two countries")
    counted: dict[str, int] = {}
    for group in build(mixed, whole(mixed)).groups:
        counted[group.country] = counted.get(group.country, 0) + group.count
    assert counted == dict(Counter(station.country for station in mixed.located))


@pytest.mark.parametrize(("chosen", "drawn"), [(60, 60), (61, 0)])
def test_a_narrow_selection_of_a_large_collection_is_drawn_one_by_one(five, chosen, drawn):
    many = crowd(five, MAX_DRAWN_SINGLY + 1)
    few = tuple(replace(station, bureau="Wenzhou") for station in many.stations[:chosen])
    mixed = replace(many, stations=few + many.stations[chosen:], digest=f"mixed {chosen}")
    spec = build(mixed, from_link("bureau=Wenzhou", mixed))
    assert (len(spec.stations), sum(group.count for group in spec.groups)) == (drawn, chosen - drawn)
    assert placed_stations(mixed, spec) == tuple(sorted(few[:drawn], key=lambda one: one.id))


def test_a_larger_count_has_a_larger_area_up_to_a_limit():
    radii = [group_radius(count) for count in (1, 10, 100, 1_000, 100_000)]
    assert radii == sorted(radii)
    assert radii[-1] == 30
