"""The columns of a catalogue say of its stations what the records do."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from geo.collection.reading import read_catalogue
from geo.query.claims import answer_of
from geo.query.columns import columns_of
from geo.query.selection import from_link, select

CATALOGUE = read_catalogue()
DAYS = [date(2022, 9, 1), date(2022, 9, 12), date(2022, 12, 4), date(2023, 6, 13), date(2024, 7, 31)]
FILTERS = ["", "country=CAN", "country=CAN&country=USA&bureau=Fuzhou", "attestation=low", "q=police"]


def test_the_rows_are_in_order_of_id_whatever_the_order_of_the_records():
    turned = replace(CATALOGUE, stations=CATALOGUE.stations[::-1], digest="turned")
    assert columns_of(turned).stations == columns_of(CATALOGUE).stations
    assert [one.id for one in columns_of(turned).stations] == sorted(one.id for one in turned.stations)


@pytest.mark.parametrize(("day", "link"), list(product(DAYS, FILTERS)))
def test_a_selection_is_counted_as_its_records_would_be(day, link):
    selected = select(CATALOGUE, from_link(f"to={day}&{link}".rstrip("&"), CATALOGUE))
    stations = selected.stations
    assert selected.located == tuple(one for one in stations if one.point)
    assert selected.unlocated == tuple(one for one in stations if not one.point)
    assert all(one.known_on(day) for one in stations)
    counted = Counter((one.country, bool(one.point), bool(answer_of(one))) for one in stations)
    tally = Counter[tuple[str, bool, bool]]()
    for traits, count in selected.tally.items():
        tally[traits.country, traits.is_located, traits.is_answered] += count
    assert tally == counted
