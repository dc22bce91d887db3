"""The form of the panel: which file a reader wants, how it looks and with which texts.

Every choice outlives the panel; the texts edited for a selection are kept with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import streamlit as st

from geo.exports.formats import ANIMATIONS, FORMATS
from geo.mapspec.basemap import main_extents
from geo.mapspec.picture_style import ANIMATION, PRESETS, PictureStyle, animated, style_from
from geo.mapspec.regions import REGIONS, region_words
from geo.mapspec.sheet import SheetSpec, finished, sheet_of
from geo.mapspec.spec import MapSpec
from geo.model.errors import InvalidValue
from geo.model.records import Catalogue
from geo.query.selection import Selection, select
from geo.ui.address import address_of_app
from geo.ui.caption_form import ask_words
from geo.ui.style import as_sentence
from geo.ui.view import ask_view, extent_of_view

SCREEN = "screen"
"""The extent of the map in the browser, until the browser has sent it."""
PACKAGE = ".zip"
SHORT = {".png": "PNG", ".svg": "SVG", ".pdf": "PDF", ".gif": "GIF", ".webp": "WebP", PACKAGE: "Package"}

MAX_ANIMATED_PX = 4096
"""Longest side of an animation, all of whose frames are in memory at once."""

_ABOUT = {
    ".png": "Pixels, for the web.",
    ".svg": "Vectors, to edit.",
    ".pdf": "Vectors, for print.",
    **{suffix: f"{FORMATS[suffix].label}, one after the other." for suffix in ANIMATIONS},
    PACKAGE: "PNG, SVG, PDF, web page, tables, sources, caption, alt text, licence, manifest.",
}


@dataclass(frozen=True, slots=True)
class Order:
    suffix: str
    options: dict[str, str]
    """What :func:`.style_from` takes: nothing that is the default, no text left as generated."""
    faults: tuple[str, ...] = field(default=(), compare=False)
    """Labels of what has to be mended before it can be made."""

    @property
    def style(self) -> PictureStyle:
        """The style of the picture.

        Raises:
            InvalidValue: where there are faults.

        """
        return style_from(**self.options)


def ask_order(catalogue: Catalogue, selection: Selection, spec: MapSpec) -> Order:
    look, words = st.columns([1, 1.25], gap="medium")
    with look:
        suffix = _choose("Format", SHORT, "order_format", as_buttons=True)
        st.caption(_ABOUT[suffix])
        sheet, faults = _ask_sheet(catalogue, selection, spec, suffix)
        try:
            shown = _shown(catalogue, selection, spec, sheet, suffix)
        except InvalidValue as error:
            st.error(as_sentence(error))
            shown, faults = finished([spec], style_from(address=address_of_app())), [*faults, "Days"]
    with words:
        texts, wrong = ask_words((catalogue.digest, selection), shown)
    address = {"address": known} if (known := address_of_app()) else {}
    return Order(suffix, {**sheet, **texts, **address}, (*faults, *wrong))


def _ask_sheet(
    catalogue: Catalogue, selection: Selection, spec: MapSpec, suffix: str
) -> tuple[dict[str, str], list[str]]:
    """Size, colours, extent and days as options, and the labels of those with a fault."""
    faults = []
    size = _choose("Size", _sizes(suffix), "order_preset")
    theme = _choose("Colours", {"light": "Light", "dark": "Dark"}, "order_theme", as_buttons=True)
    where = _choose("Part of the Earth", _places(catalogue, selection, spec), "order_extent")
    if where == SCREEN:
        if view := ask_view("order_view"):
            where = extent_of_view(view)
            edges = f"West, south, east, north: {where.replace(',', ', ')}"
            st.caption("The map shows the world." if where == "world" else edges)
        else:
            st.caption("Asking the map what it shows …")
            faults.append("Part of the Earth")
    days = _ask_days(catalogue, selection, suffix)
    asked = {"preset": size, "theme": theme, "extent": where, **days}
    plain = {"preset": "web", "theme": "light", "extent": "selection", "multiples": ""}
    return {name: value for name, value in asked.items() if value != plain.get(name)}, faults


def _sizes(suffix: str) -> dict[str, str]:
    """The presets that fit a format, in words: an animation is neither printed nor beyond the maximum."""
    presets = dict(PRESETS)
    if suffix in ANIMATIONS:
        presets["web"] = replace(ANIMATION, words=PRESETS["web"].words)
    return {
        name: f"{one.words.capitalize()}, {one.width:g} × {one.height:g} {one.measure}"
        for name, one in presets.items()
        if suffix not in ANIMATIONS or (one.measure == "px" and max(one.pixels) <= MAX_ANIMATED_PX)
    }


def _places(catalogue: Catalogue, selection: Selection, spec: MapSpec) -> dict[str, str]:
    marked = (*(mark.code for mark in spec.countries), *(mark.country for mark in spec.stations))
    codes = selection.countries or marked
    names = {code: catalogue.name_of(code) for code in codes if code in main_extents()}
    return {
        "selection": "As selected",
        SCREEN: "As on my screen",
        "world": "World",
        **{name: region_words(name) for name in REGIONS},
        **dict(sorted(names.items(), key=lambda named: named[1])),
    }


def _ask_days(catalogue: Catalogue, selection: Selection, suffix: str) -> dict[str, str]:
    first, last = catalogue.window.start, selection.as_of - timedelta(days=1)
    steps = {"month": "The end of every month", "quarter": "The end of every quarter"}
    beside = {"compare": "Beside an earlier day"} if last >= first else {}
    if suffix in ANIMATIONS:
        step = _choose("Days", {**steps, **beside}, "order_days_animated")
        step = "" if step == "month" else step  # the plain animation
    else:
        step = _choose("Days", {"": "One day, the end of the range", **beside, **steps}, "order_days")
    if step != "compare":
        return {"multiples": step}
    earlier = st.session_state.get("order_compare")
    if not earlier or not first <= earlier <= last:
        start, end = selection.period.start, selection.period.end
        st.session_state["order_compare"] = min(max(earlier or start + (end - start) / 2, first), last)
    day = st.date_input(
        "Earlier day",
        key="order_compare",
        min_value=first,
        max_value=last,
        format="YYYY-MM-DD",
        required=True,
        persist_state="session",
    )
    return {"compare": day.isoformat()} if isinstance(day, date) else {}


def _shown(
    catalogue: Catalogue, selection: Selection, spec: MapSpec, sheet: Mapping[str, str], suffix: str
) -> SheetSpec:
    """The sheet that the generated texts describe: all its days, and its part of the Earth."""
    names = ("compare", "multiples", "extent")
    asked = {name: sheet[name] for name in names if sheet.get(name, SCREEN) != SCREEN}
    style = style_from(**asked, address=address_of_app())
    style = animated(style) if suffix in ANIMATIONS else style
    return sheet_of(catalogue, select(catalogue, selection), spec, style)


def _choose(label: str, options: Mapping[str, str], key: str, *, as_buttons: bool = False) -> str:
    """One of the options by its words; the first where the one chosen before is no longer offered."""
    names = list(options)
    if st.session_state.get(key) not in names:
        st.session_state[key] = names[0]
    ask: Any = partial(st.segmented_control, required=True, wrap=True) if as_buttons else st.selectbox
    chosen = ask(label, names, key=key, format_func=options.__getitem__, persist_state="session")
    return str(chosen or names[0])
