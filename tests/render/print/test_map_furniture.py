"""Scale bar and inset of a local map: true, whole, and beside what the map is about."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
import shapely
from pyproj import Geod, Transformer

from geo.mapspec.picture_style import PRESETS, PictureStyle
from geo.mapspec.regions import REGIONS, parse_region
from geo.mapspec.sheet import finished
from geo.mapspec.spec import build
from geo.query.selection import Selection, whole
from geo.render.print.inset import clip_of
from geo.render.print.map_furniture import scale_length
from geo.render.print.panel import Panel
from geo.render.print.seen import land_in
from geo.render.print.view import View, world_view
from released import released_catalogue
from render.print.drawn import Drawn, drawn

CATALOGUE = released_catalogue()
WORLD = build(CATALOGUE, whole(CATALOGUE))
CODES = sorted({station.country for station in CATALOGUE.stations})
WINDOWS = [*REGIONS, "CAN", "RUS", "FJI", "USA,CAN", "170,-50,-170,-10", "-1,51,0.5,52"]
INSET = world_view(Panel(0, 0, 190, 83))


@cache
def sheet_of(where: str, preset: str) -> Drawn:
    style, spec = PictureStyle(preset=PRESETS[preset]), WORLD
    if where in CODES:
        spec = build(CATALOGUE, Selection(CATALOGUE.window, countries=(where,)))
    else:
        style = replace(style, region=parse_region(where))
    return drawn(finished([spec], style))


def view_of(where: str, preset: str = "web") -> View:
    return sheet_of(where, preset).plans[0].view


def metres_between(view: View, one: tuple[float, float], other: tuple[float, float]) -> float:
    """Geodesic distance between two points of the sheet."""
    middle = np.array([view.panel.left + view.panel.right, view.panel.top + view.panel.bottom]) / 2
    back = Transformer.from_crs(view.crs, "EPSG:4326", always_xy=True)
    ends = []
    for point in (one, other):
        across, down = np.array(point) - middle
        ends.append(
            back.transform(view.easting + across * view.metres_a_px, view.northing - down * view.metres_a_px)
        )
    return Geod(ellps="WGS84").inv(*ends[0], *ends[1])[2]


@pytest.mark.parametrize("where", [*CODES, *WINDOWS])
def test_a_scale_bar_is_as_long_as_it_says_at_the_middle_of_its_map(where):
    view = view_of(where)
    kilometres, length = scale_length(view)
    x, y = (view.panel.left + view.panel.right) / 2, (view.panel.top + view.panel.bottom) / 2
    metres = metres_between(view, (x - length / 2, y), (x + length / 2, y))
    assert metres == pytest.approx(kilometres * 1000, rel=0.02)
    assert sheet_of(where, "web").titles["scale-bar"] == f"Scale bar: {kilometres:,} km"


@pytest.mark.parametrize("where", CODES)
def test_on_the_map_of_a_country_the_scale_bar_is_true_to_a_twentieth_everywhere(where):
    view = view_of(where)
    kilometres, length = scale_length(view)
    inner = view.panel.shrunk(length / 2)
    for x in (inner.left, inner.right):
        for y in (inner.top, inner.bottom):
            metres = metres_between(view, (x - length / 2, y), (x + length / 2, y))
            assert metres == pytest.approx(kilometres * 1000, rel=0.05), (x, y)


@pytest.mark.parametrize("where", [*CODES, *WINDOWS])
def test_the_window_on_the_small_world_is_closed_and_around_the_middle_of_the_map(where):
    view = view_of(where)
    lines = clip_of(INSET, view)
    assert all((line[0] == line[-1]).all() for line in lines)
    steps = max(np.hypot(*np.diff(line, axis=0).T).max() for line in lines)
    assert steps < INSET.panel.width / 4
    shapes = shapely.union_all([shapely.make_valid(shapely.Polygon(line)) for line in lines])
    assert shapely.intersects_xy(shapes, *INSET.point_px(view.centre))


@pytest.mark.parametrize(("where", "parts"), [("-145,40,-50,83", 1), ("165,48,-130,72", 2)])
def test_a_mere_corner_of_the_map_beyond_the_edge_of_the_world_is_not_outlined(where, parts):
    assert len(clip_of(INSET, view_of(where))) == parts


@pytest.mark.parametrize("preset", ["web", "square", "story", "column", "double"])
@pytest.mark.parametrize("where", [*CODES, "europe"])
def test_nothing_drawn_over_a_map_hides_the_country_it_is_about(where, preset):
    sheet, view = sheet_of(where, preset), view_of(where, preset)
    coloured = {name.split("--")[1].split()[0] for name in sheet.classes.values() if "country--" in name}
    own = shapely.union_all(
        [shapely.make_valid(land.shape) for land in land_in(view) if land.code in coloured]
    )
    for box in sheet.furniture:
        over = shapely.box(*box.row)
        assert shapely.area(shapely.intersection(over, own)) < 0.02 * shapely.area(over)
