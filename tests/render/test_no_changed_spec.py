"""A renderer draws what it is given: none makes another description of a map, in no format."""

import sys
from collections.abc import Iterator
from dataclasses import is_dataclass, replace
from datetime import date
from importlib import import_module
from pkgutil import walk_packages

import pytest

import geo.mapspec
from geo.exports.formats import FORMATS, export_bytes
from geo.mapspec.labels import PlaceLabel
from geo.mapspec.land import Land
from geo.mapspec.parts import Part, local_part
from geo.mapspec.picture_style import PictureStyle, animated, sized
from geo.mapspec.regions import parse_region
from geo.mapspec.sheet import in_motion, sheet_of
from geo.mapspec.spec import MapSpec, build
from geo.mapspec.statements import Paragraph, Statement, Statements, statements_of
from geo.mapspec.topology import Feature
from geo.query.counts import Counts
from geo.query.selection import from_link, select
from geo.render.html.site import Site, render_country_page
from geo.render.leaflet import step_layer
from geo.render.print.animation import render_last_frame
from geo.render.state import map_state
from released import released_catalogue

CATALOGUE = released_catalogue()
SIZE = sized(640, 360)
MODULES = [import_module(f"geo.mapspec.{module.name}") for module in walk_packages(geo.mapspec.__path__)]
DESCRIPTIONS = {
    one
    for module in MODULES
    for one in vars(module).values()
    if isinstance(one, type) and is_dataclass(one) and one.__module__ == module.__name__
} | {Counts}
DESCRIPTIONS.remove(Feature)  # land as it is read: the page thins it out to its size, which decides nothing
FROM_MEASURES = {Part, PlaceLabel, Paragraph, Statement, Statements, Land}
"""Those which mapspec makes while a renderer draws: from what that has measured, or from the borders."""


def callers() -> Iterator[str]:
    """The modules that make a value, the nearest first."""
    frame = sys._getframe(2)
    while frame:
        if frame.f_globals["__name__"] != "dataclasses":  # which makes a value for whoever calls replace
            yield frame.f_globals["__name__"]
        frame = frame.f_back


@pytest.fixture
def sealed(monkeypatch):
    """From here on no renderer can make any of these values, and so none from another."""
    for one in DESCRIPTIONS:

        def checked(self, *args, _one=one, _made=one.__init__, **values):
            makers = list(callers())[: 1 if _one in FROM_MEASURES else None]
            if any(name.startswith("geo.render") for name in makers):
                raise AssertionError(f"a renderer makes a {_one.__name__}")
            _made(self, *args, **values)

        monkeypatch.setattr(one, "__init__", checked)


def test_every_dataclass_of_the_package_is_known():
    names = {one.__name__ for one in DESCRIPTIONS}
    assert names > {"MapSpec", "SheetSpec", "Part", "CloseUp", "PlaceLabel", "Statement", "Statements"}
    assert names > {"Paragraph", "LegendEntry", "Changes", "Clip", "StationMark", "GroupMark", "CountryMark"}


@pytest.mark.usefixtures("sealed")
@pytest.mark.parametrize("suffix", FORMATS)
def test_no_format_changes_what_it_is_given(suffix):
    selection = from_link("country=CAN&country=USA&to=2022-11-30", CATALOGUE)
    assert export_bytes(CATALOGUE, selection, suffix, PictureStyle(preset=SIZE))


@pytest.mark.usefixtures("sealed")
@pytest.mark.parametrize(
    ("link", "wish"),
    [
        ("", {}),
        ("", {"region": parse_region("europe"), "title": "Mine"}),
        ("", {"compare": date(2022, 12, 31)}),
        ("country=CAN", {"compare": date(2022, 12, 31)}),
        ("to=2022-12-31", {"multiples": "month"}),
        ("q=nothing at all", {}),
    ],
    ids=["world", "region", "comparison", "comparison of a country", "multiples", "empty"],
)
def test_no_picture_changes_what_it_is_given(link, wish):
    style = PictureStyle(preset=SIZE, **wish)
    assert export_bytes(CATALOGUE, from_link(link, CATALOGUE), ".svg", style)


@pytest.mark.usefixtures("sealed")
def test_neither_a_last_frame_nor_the_app_nor_the_site_changes_what_it_is_given():
    selected = select(CATALOGUE, from_link("to=2022-10-31", CATALOGUE))
    spec = build(CATALOGUE, selected.selection, selected=selected)
    moving = in_motion(sheet_of(CATALOGUE, selected, spec, animated(PictureStyle(preset=SIZE))))
    assert render_last_frame(moving).startswith(b"\x89PNG")
    assert map_state(spec)["asOf"] == "2022-10-31"
    assert step_layer(map_state(spec))
    assert render_country_page(Site(CATALOGUE, spec, selected), "CAN", spec, (640, 360))


def as_renderer(call: str, **values: object) -> None:
    """Run a call as if it stood in a module of a renderer."""
    exec(call, {"__name__": "geo.render.print.example", "replace": replace, **values})  # noqa: S102


@pytest.mark.usefixtures("sealed")
def test_a_changed_copy_would_be_noticed():
    spec = build(CATALOGUE, from_link("country=NZL", CATALOGUE))
    said, part = statements_of(spec), local_part(spec)
    for value in (spec, spec.stations[0], spec.legend[0], spec.counts, said, said.every[0], part):
        with pytest.raises(AssertionError, match=f"a renderer makes a {type(value).__name__}"):
            as_renderer("replace(value)", value=value)
    with pytest.raises(AssertionError, match="a renderer makes a Paragraph"):
        as_renderer("Paragraph('', '')", Paragraph=Paragraph)
    with pytest.raises(AssertionError, match="a renderer makes a StationMark"):
        as_renderer("build(*asked)", build=build, asked=(CATALOGUE, from_link("", CATALOGUE)))
    as_renderer("statements_of(spec)", statements_of=statements_of, spec=spec)
    assert replace(spec) == spec
    assert isinstance(spec, MapSpec)
