"""The bounds of the map on the screen as a region of the Earth."""

import pytest

from geo.mapspec.regions import parse_region
from geo.ui.view import extent_of_view


@pytest.mark.parametrize(
    ("view", "extent"),
    [
        ((-11.34, 43.13, 27.33, 55.8), "-11.34,43.13,27.33,55.8"),
        ((-200.0, -60.0, 190.0, 80.0), "world"),
        ((150.0, -50.0, 200.0, 10.0), "150,-50,-160,10"),
        ((-200.0, 40.0, -100.0, 70.0), "160,40,-100,70"),
        ((-190.0, 40.0, -185.0, 50.0), "170,40,175,50"),
        ((175.0, -20.0, 180.0, 0.0), "175,-20,180,0"),
        ((-20.0, 60.0, 40.0, 95.0), "-20,60,40,89.5"),
        ((-20.0, -95.0, 40.0, -60.0), "-20,-89.5,40,-60"),
        ((2.3, 48.8, 2.4, 48.9), "2.09,48.59,2.61,49.11"),
        ((179.9, 0.0, 180.3, 5.0), "179.84,0,-179.64,5"),
    ],
)
def test_any_view_of_a_map_that_goes_on_round_the_earth_is_an_extent(view, extent):
    assert extent_of_view(view) == extent
    region = parse_region(extent)
    assert region is not None
    assert region.asked == extent
