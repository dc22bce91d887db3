"""A renderer draws what it is given: none makes another description of a map."""

from dataclasses import replace
from datetime import date

import pytest

from geo.mapspec.diff import Changes
from geo.mapspec.legend import LegendEntry
from geo.mapspec.marks import CountryMark, GroupMark, StationMark
from geo.mapspec.picture_style import PictureStyle, animated, sized
from geo.mapspec.regions import parse_region
from geo.mapspec.sheet import SheetSpec, in_motion, sheet_of
from geo.mapspec.spec import Clip, MapSpec, build
from geo.query.counts import Counts
from geo.query.selection import from_link, select
from geo.render.page.document import render_page
from geo.render.print.animation import render_animation, render_last_frame
from geo.render.print.picture import render_formats
from geo.render.state import map_state
from geo.render.tables import render_geojson
from released import released_catalogue

CATALOGUE = released_catalogue()
SIZE = sized(640, 360)
FINISHED = (MapSpec, SheetSpec, StationMark, CountryMark, GroupMark, LegendEntry, Clip, Counts, Changes)


@pytest.fixture
def sealed(monkeypatch):
    """From here on none of these values can be made, and so none can be made from another."""

    def seal() -> None:
        def refuse(self, *_args, **_values):
            raise AssertionError(f"a renderer makes a {type(self).__name__}")

        for one in FINISHED:
            monkeypatch.setattr(one, "__init__", refuse)

    return seal


@pytest.mark.parametrize(
    ("link", "wish"),
    [
        ("", {}),
        ("", {"region": parse_region("europe"), "title": "Mine"}),
        ("country=CAN", {"compare": date(2022, 12, 31)}),
        ("to=2022-12-31", {"multiples": "month"}),
        ("q=nothing at all", {}),
    ],
    ids=["world", "region", "comparison", "multiples", "empty"],
)
def test_no_picture_changes_what_it_is_given(sealed, link, wish):
    selected = select(CATALOGUE, from_link(link, CATALOGUE))
    spec = build(CATALOGUE, selected.selection, selected=selected)
    sheet = sheet_of(CATALOGUE, selected, spec, PictureStyle(preset=SIZE, **wish))
    sealed()
    assert all(render_formats(sheet, [".png", ".svg", ".pdf"]).values())


def test_no_animation_page_or_table_changes_what_it_is_given(sealed):
    selected = select(CATALOGUE, from_link("to=2022-10-31", CATALOGUE))
    spec = build(CATALOGUE, selected.selection, selected=selected)
    moving = in_motion(sheet_of(CATALOGUE, selected, spec, animated(PictureStyle(preset=SIZE))))
    sealed()
    assert render_animation(moving, ".gif").startswith(b"GIF")
    assert render_last_frame(moving).startswith(b"\x89PNG")
    assert spec.headline in render_page(CATALOGUE, spec, selected)
    assert map_state(spec)["asOf"] == "2022-10-31"
    assert all(render_geojson(CATALOGUE, selected, spec, {}))


def test_a_changed_copy_would_be_noticed(sealed):
    spec = build(CATALOGUE, from_link("country=NZL", CATALOGUE))
    sealed()
    for value in (spec, spec.stations[0], spec.legend[0], spec.counts):
        with pytest.raises(AssertionError, match=f"a renderer makes a {type(value).__name__}"):
            replace(value)
