"""Areas and lines with shared borders: written as text, read again point for point."""

import json

import pytest
import shapely

from geo.mapspec.topology import Feature, pack, unpack

SQUARE = shapely.MultiPolygon([shapely.box(0, 0, 1, 1)])
NEIGHBOUR = shapely.MultiPolygon([shapely.box(1, 0, 2, 1)])


def only(shape: shapely.Geometry) -> shapely.Geometry:
    """The shape as it comes back."""
    ((back,),) = unpack(pack({"all": [Feature("AAA", "A", shape)]})).values()
    return back.shape


@pytest.mark.parametrize(
    "shape",
    [
        SQUARE,
        shapely.MultiPolygon([(shapely.box(0, 0, 9, 9).exterior, [shapely.box(2, 2, 3, 3).exterior])]),
        shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(5, 5, 6, 6)]),
        shapely.MultiPolygon([shapely.box(-180, -90, 190.27, 83.5)]),
        shapely.MultiPolygon([shapely.box(12.4533, 41.9005, 12.4569, 41.9075)]),
        shapely.MultiLineString([[(0, 0), (1, 1), (2, 1.5)], [(5, 5), (6, 5)]]),
    ],
    ids=["square", "hole", "two", "whole world", "Vatican City", "lines"],
)
def test_a_shape_comes_back_as_it_was(shape):
    assert only(shape).equals(shape)
    assert shapely.get_coordinates(only(shape).normalize()).tolist() == pytest.approx(
        shapely.get_coordinates(shape.normalize())
    )


def test_a_common_border_is_stored_once():
    both = {"all": [Feature("AAA", "A", SQUARE), Feature("BBB", "B", NEIGHBOUR)]}
    arcs = json.loads(pack(both))["arcs"]
    assert len(arcs) == 3  # what each has alone, and the border


def test_a_line_along_a_border_and_an_area_of_it_use_its_arcs():
    border = shapely.MultiLineString([[(1, 0), (1, 1)]])
    areas = [Feature("AAA", "A", SQUARE), Feature("BBB", "B", NEIGHBOUR)]
    topology = json.loads(pack({"areas": areas, "hatched": areas[:1], "lines": [Feature("", "L", border)]}))
    assert len(topology["arcs"]) == 3
    ((_, _, ((number,),)),) = topology["objects"]["lines"]
    assert number in (0, 1, 2, ~0, ~1, ~2)


def test_codes_names_and_the_order_of_features_are_kept():
    features = [Feature("BBB", "B <b>", NEIGHBOUR), Feature("", "Nameless", SQUARE)]
    (back,) = unpack(pack({"all": features})).values()
    assert [(one.code, one.name) for one in back] == [("BBB", "B <b>"), ("", "Nameless")]


def test_only_the_arcs_near_a_fine_vertex_are_in_the_finest_scale():
    fine = shapely.MultiPolygon([shapely.Polygon([(0, 0), (9, 0), (9, 9), (4.5001, 9), (0, 9)])])
    arcs = json.loads(pack({"all": [Feature("AAA", "A", fine)]}))["arcs"]
    assert sorted(arc[0] for arc in arcs) == [" ", "#"]
    assert only(fine).equals(fine)


def test_what_collapses_when_rounded_is_left_out():
    speck = shapely.box(5, 5, 5.00001, 5.00001)
    assert only(shapely.MultiPolygon([shapely.box(0, 0, 1, 1), speck])).equals(SQUARE)
