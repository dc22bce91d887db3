"""What a map of another part of the Earth keeps of its selection, and counts anew."""

from dataclasses import replace

import pytest

from geo.mapspec.clip import clipped
from geo.mapspec.regions import parse_region
from geo.mapspec.spec import HEADLINE, build
from geo.model.places import LonLat
from geo.query.selection import from_link, whole


@pytest.mark.parametrize(
    ("region", "kept", "outside", "headline"),
    [
        (
            "americas",
            (["can-markham-1", "can-montreal-1"], ["can-unlocated-1"], ["CAN"]),
            2,
            "in the Americas",
        ),
        ("europe", (["gbr-london-1"], [], ["GBR"]), 4, "in Europe"),
        ("oceania", (["aus-sydney-1"], [], ["AUS"]), 4, "in Oceania"),
        ("africa", ([], [], []), 5, "in Africa"),
        ("CAN", (["can-markham-1", "can-montreal-1"], ["can-unlocated-1"], ["CAN"]), 2, None),
        ("-75,44,-72,47", (["can-montreal-1"], ["can-unlocated-1"], ["CAN"]), 3, None),
    ],
)
def test_a_clip_keeps_the_stations_and_countries_of_its_part(five, region, kept, outside, headline):
    clip = clipped(build(five, whole(five)), parse_region(region))
    stations, unlocated, countries = kept
    assert [mark.id for mark in clip.stations] == stations
    assert [claim.station.id for claim in clip.unlocated] == unlocated
    assert [mark.code for mark in clip.countries] == countries
    assert (clip.clip.stations, clip.clip.countries) == (outside, 3 - len(countries))
    assert (clip.counts.stations, clip.counts.outside, clip.counts.events) == (5 - outside, outside, None)
    assert clip.headline == (HEADLINE.replace(",", f" {headline},") if headline else HEADLINE)
    assert sum(entry.count for entry in clip.legend) == len(stations) + len(countries)


def test_a_country_of_another_continent_is_left_out_though_its_land_or_a_site_is_in_the_extent(five):
    spec = build(five, whole(five))
    athens = replace(spec.stations[0], country="GRC", point=LonLat(23.73, 37.98))
    marks = tuple(replace(spec.countries[0], code=code) for code in ("GRC", "ARE", "SAU", "YEM", "KEN"))
    africa = clipped(replace(spec, stations=(athens,), countries=marks), parse_region("africa"))
    assert africa.stations == ()
    assert [mark.code for mark in africa.countries] == ["KEN"]
    assert [africa.clip.greys(code) for code in ("GRC", "YEM", "KEN")] == [True, True, False]


def test_the_world_is_not_clipped(five):
    spec = clipped(build(five, from_link("country=CAN", five)), parse_region("world"))
    assert (spec.clip, spec.is_world, len(spec.stations)) == (None, True, 2)


@pytest.mark.parametrize(
    ("region", "has_greyed", "words"),
    [
        ("oceania", True, "4 alleged stations lie outside this map; greyed land is no part of it."),
        ("oceania", False, "4 alleged stations lie outside this map."),
    ],
)
def test_a_clip_says_what_it_leaves_out(five, region, has_greyed, words):
    clip = clipped(build(five, whole(five)), parse_region(region)).clip
    assert clip.in_words(has_greyed=has_greyed) == words


def test_one_station_outside_is_said_in_the_singular_and_none_not_at_all(five):
    canada = build(five, from_link("country=CAN", five))
    markham = clipped(canada, parse_region("-80,43,-78,45"))
    assert markham.clip.in_words(has_greyed=False) == "1 alleged station lies outside this map."
    assert clipped(canada, parse_region("CAN")).clip.in_words(has_greyed=True) == ""
