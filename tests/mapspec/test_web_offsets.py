"""Symbols that would hide one another on the web map stand side by side, and stay where they are."""

from datetime import date

from geo.mapspec.spec import build
from geo.mapspec.web_offsets import ZOOMS, offsets_by_zoom, placed_stations
from geo.query.selection import from_link, whole


def test_symbols_are_placed_for_every_station_of_the_collection_at_every_zoom(catalogue):
    offsets = offsets_by_zoom(placed_stations(catalogue, build(catalogue, whole(catalogue))))
    assert set(offsets) == {station.id for station in catalogue.stations if station.point}
    assert {len(by_zoom) for by_zoom in offsets.values()} == {len(ZOOMS)}


def test_a_symbol_stays_where_it_is_when_the_day_changes(five):
    later = build(five, from_link("to=2023-03-09", five))
    assert later.as_of == date(2023, 3, 9)
    before, after = placed_stations(five, build(five, whole(five))), placed_stations(five, later)
    assert offsets_by_zoom(before) is offsets_by_zoom(after)
