"""A view in a link: a region or a middle and a zoom, and what is refused."""

import pytest

from geo.mapspec.regions import REGIONS
from geo.mapspec.web_view import LOOK_WORDS, LOOKS, parse_view
from geo.model.errors import InvalidValue


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("world", "world"),
        ("north-america", "north-america"),
        ("selection", "selection"),
        ("48.208,16.373,5.25", (48.208, 16.373, 5.25)),
        ("-33.87,151.21,0", (-33.87, 151.21, 0.0)),
        ("0,-180,11", (0.0, -180.0, 11.0)),
    ],
)
def test_a_view_is_a_name_or_latitude_longitude_and_zoom(text, view):
    assert parse_view(text) == view


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Europe",
        "asia-pacific",
        "48,16",
        "48,16,5,1",
        "48, 16, 5",
        "91,16,5",
        "48,181,5",
        "48,16,12",
        "48,16,-1",
        "1e1,16,5",
        "48.1234567,16,5",
        "nan,16,5",
        "٤٨,16,5",
        "48,16,5\n",
    ],
)
def test_anything_else_is_refused_with_the_forms_that_there_are(text):
    with pytest.raises(InvalidValue, match=r"no view .*48\.2,16\.4,5, or world, europe,"):
        parse_view(text)


def test_every_region_of_the_map_is_one_of_the_pictures_too():
    assert {name: LOOKS[name] for name in LOOKS if name != "world"}.items() <= REGIONS.items()
    assert list(LOOK_WORDS.values()) == [
        "World",
        "Europe",
        "North America",
        "South America",
        "East Asia",
        "Africa",
        "Oceania",
        "The selection",
    ]
