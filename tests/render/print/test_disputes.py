"""Pictures show the borders that the collection names, with lakes, and disputed land marked."""

from dataclasses import replace

import numpy as np
import pytest
import shapely

from geo.mapspec.picture_style import PictureStyle
from geo.mapspec.regions import parse_region
from geo.mapspec.sheet import finished
from geo.mapspec.spec import build
from geo.model.places import Extent, LonLat
from geo.model.sources import BORDER_VIEWS
from geo.query.selection import whole
from geo.render.print.disputes import DASH_PX, GAP_PX, dashes_along
from geo.render.print.layout import draw_sheet
from geo.render.print.panel import Panel
from geo.render.print.seen import areas_in, land_in, lines_in
from geo.render.print.series import draw_series
from geo.render.print.sheet import Group, Sheet
from geo.render.print.view import local_view, world_view
from released import released_catalogue

CATALOGUE = released_catalogue()
EUROPE = Extent(-12.0, 35.0, 42.0, 70.0)


def sheet_of(borders: str, where: str, maps: int = 1) -> Sheet:
    catalogue = replace(CATALOGUE, borders=borders)
    spec = build(catalogue, whole(catalogue))
    style = PictureStyle(region=parse_region(where))
    return draw_sheet(finished([spec], style)) if maps == 1 else draw_series(finished([spec] * maps, style))


def groups_of(sheet: Sheet) -> dict[str, list]:
    return {one.get_gid(): one.artists for one in sheet.figure.artists if isinstance(one, Group)}


@pytest.mark.parametrize("borders", BORDER_VIEWS)
@pytest.mark.parametrize(("where", "maps"), [("world", 1), ("europe", 1), ("world", 2), ("UKR", 2)])
def test_every_map_of_a_sheet_shows_the_borders_of_the_collection(borders, where, maps):
    assert {plan.view.borders for plan in sheet_of(borders, where, maps).plans} == {borders}


@pytest.mark.parametrize(("borders", "owner"), [("international", "UKR"), ("de-facto", "RUS")])
def test_crimea_is_land_of_the_country_that_the_view_gives(borders, owner):
    for view in (
        local_view(EUROPE, Panel(0, 0, 900, 700), exactly=True, borders=borders),
        world_view(Panel(0, 0, 960, 420), borders=borders),
    ):
        place = view.point_px(LonLat(34.2, 45.2))
        assert [one.code for one in land_in(view) if shapely.intersects_xy(one.shape, *place)] == [owner]


def test_a_map_of_europe_has_lakes_hatched_areas_and_dashed_borders():
    groups = groups_of(sheet_of("international", "europe"))
    order = list(groups)
    places = [
        order.index(name) for name in ("land", "disputed-areas", "lakes", "borders", "disputed-borders")
    ]
    assert places == sorted(places)
    assert len(groups["disputed-areas"]) >= 3  # Crimea, Kosovo, Northern Cyprus
    assert len(groups["disputed-borders"]) == 2  # the land below the dashes, and the dashes
    assert groups["lakes"]


@pytest.mark.parametrize("length", [3.0, 20.0, 21.6, 300.0])
def test_dashes_lie_on_their_line_with_equal_gaps(length):
    line = shapely.LineString(
        [(0, 0), (length / 4, 0), (length / 4, length / 4), (length * 3 / 4, length / 4)]
    )
    dashes = [shapely.LineString(dash) for dash in dashes_along(line)]
    assert all(line.buffer(1e-6).covers(dash) for dash in dashes)
    assert all(dash.length <= DASH_PX + 1e-6 for dash in dashes)
    starts = [line.project(shapely.Point(dash.coords[0])) for dash in dashes]
    assert starts == pytest.approx(np.arange(len(dashes)) * (DASH_PX + GAP_PX))
    assert line.length - starts[-1] <= DASH_PX + GAP_PX + 1e-6


def test_what_lies_on_the_other_side_of_the_globe_is_not_seen():
    view = local_view(EUROPE, Panel(0, 0, 900, 700), exactly=True)
    pacific = shapely.box(-175, -20, -165, -10)
    assert areas_in(view, shapely.MultiPolygon([pacific])).is_empty
    assert lines_in(view, shapely.MultiLineString([pacific.exterior])).is_empty
    balkans = shapely.box(18, 42, 22, 45)
    assert not areas_in(view, shapely.MultiPolygon([balkans])).is_empty
    assert not lines_in(view, shapely.MultiLineString([balkans.exterior])).is_empty
