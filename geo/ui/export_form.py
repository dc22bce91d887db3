"""The form of the panel: what file a reader wants, how it is to look and with which words.

Every choice outlives the panel, and the words edited for a selection come back with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import streamlit as st

from geo.exports.formats import ANIMATIONS, FORMATS
from geo.mapspec.basemap import main_extents
from geo.mapspec.picture_style import FRAME, PRESETS, PictureStyle, Preset, animated, style_from
from geo.mapspec.regions import REGIONS
from geo.mapspec.sheet import SheetSpec, finished, sheet_of
from geo.mapspec.spec import MapSpec
from geo.model.errors import InvalidValue
from geo.model.records import Catalogue
from geo.query.selection import Selection, select
from geo.ui.caption_form import ask_words, sentence_of
from geo.ui.style import as_text
from geo.ui.view import ask_view, extent_of_view

UNTOLD = "screen"
"""The extent of the map in the browser, until the browser has sent it."""
PACKAGE = ".zip"
SHORT = {".png": "PNG", ".svg": "SVG", ".pdf": "PDF", ".gif": "GIF", ".webp": "WebP", PACKAGE: "Package"}

MAX_ANIMATED_PX = 4096
"""Longest side of an animation: each of its frames is drawn and kept in full."""


@dataclass(frozen=True, slots=True)
class Order:
    """What the form asks for."""

    suffix: str
    options: dict[str, str]
    """What :func:`.style_from` takes: nothing that is the default, no text left as generated."""
    faults: tuple[str, ...] = field(default=(), compare=False)
    """Labels of what has to be mended before it can be made; a sentence beside each says why."""

    @property
    def style(self) -> PictureStyle:
        """How it is to look.

        Raises:
            InvalidValue: where there are faults.

        """
        return style_from(**self.options)


def ask_order(catalogue: Catalogue, selection: Selection, spec: MapSpec) -> Order:
    """The form: what is to be made on one side, the words with it on the other."""
    look, words = st.columns([1, 1.25], gap="medium")
    with look:
        suffix = _choose("Format", SHORT, "order_format", as_buttons=True)
        st.caption(_about(suffix))
        sheet, faults = _ask_sheet(catalogue, selection, spec, suffix)
        try:
            shown = _shown(catalogue, selection, spec, sheet, suffix)
        except InvalidValue as error:
            st.error(as_text(sentence_of(error)))
            shown, faults = finished([spec]), [*faults, "Days"]
    with words:
        texts, wrong = ask_words((catalogue.digest, selection), shown)
    return Order(suffix, {**sheet, **texts}, (*faults, *wrong))


def _about(suffix: str) -> str:
    if suffix == PACKAGE:
        return "PNG, SVG, PDF, web page, tables, sources, caption, alt text, licence, manifest."
    if suffix in ANIMATIONS:
        return f"{FORMATS[suffix].label}, one after the other."
    return {".png": "Pixels, for the web.", ".svg": "Vectors, to edit.", ".pdf": "Vectors, for print."}[
        suffix
    ]


def _ask_sheet(
    catalogue: Catalogue, selection: Selection, spec: MapSpec, suffix: str
) -> tuple[dict[str, str], list[str]]:
    """Size, colours, extent and days, as options; and what is wrong with them."""
    sizes = {name: _size_words(preset, suffix) for name, preset in _sizes(suffix).items()}
    asked = {
        "preset": _choose("Size", sizes, "order_preset"),
        "theme": _choose("Colours", {"light": "Light", "dark": "Dark"}, "order_theme", as_buttons=True),
    }
    faults = []
    where = _choose("Part of the Earth", _places(catalogue, selection, spec), "order_extent")
    if where == UNTOLD:
        view = ask_view("order_view")
        if view:
            where = extent_of_view(view)
            edges = f"West, south, east, north: {where.replace(',', ', ')}"
            st.caption("The map shows the world." if where == "world" else edges)
        else:
            st.caption("Asking the map what it shows …")
            faults.append("Part of the Earth")
    asked["extent"] = where
    asked |= _ask_days(catalogue, selection, suffix)
    plain = {"preset": "web", "theme": "light", "extent": "selection", "multiples": ""}
    return {name: value for name, value in asked.items() if value != plain.get(name)}, faults


def _sizes(suffix: str) -> Mapping[str, Preset]:
    """The presets that make sense for a format: an animation is neither printed nor as large as a wall."""
    if suffix not in ANIMATIONS:
        return PRESETS
    return {
        name: preset
        for name, preset in PRESETS.items()
        if preset.measure == "px" and max(preset.pixels) <= MAX_ANIMATED_PX
    }


def _size_words(preset: Preset, suffix: str) -> str:
    if suffix in ANIMATIONS and preset.name == "web":
        preset = replace(FRAME, words=preset.words)
    return f"{preset.words.capitalize()}, {preset.width:g} × {preset.height:g} {preset.measure}"


def _places(catalogue: Catalogue, selection: Selection, spec: MapSpec) -> dict[str, str]:
    """The extents to choose from: the selection's own, the map's, and each country that is selected."""
    codes = selection.countries or (
        *(mark.code for mark in spec.countries),
        *(mark.country for mark in spec.stations),
    )
    names = {code: catalogue.name_of(code) for code in codes if code in main_extents()}
    return {
        "selection": "As selected",
        UNTOLD: "As on my screen",
        "world": "World",
        **{name: name.capitalize() for name in REGIONS},
        **dict(sorted(names.items(), key=lambda named: named[1])),
    }


def _ask_days(catalogue: Catalogue, selection: Selection, suffix: str) -> dict[str, str]:
    """One day, two side by side, or the ends of months or quarters."""
    steps = {"month": "The end of every month", "quarter": "The end of every quarter"}
    last = selection.as_of - timedelta(days=1)
    beside = {"compare": "Beside an earlier day"} if last >= catalogue.window.start else {}
    if suffix in ANIMATIONS:
        step = _choose("Days", {**steps, **beside}, "order_days_animated")
        step = "" if step == "month" else step  # the plain animation
    else:
        step = _choose("Days", {"": "One day, the end of the range", **beside, **steps}, "order_days")
    if step != "compare":
        return {"multiples": step}
    first = catalogue.window.start
    held = st.session_state.get("order_compare")
    if not held or not first <= held <= last:
        start, end = selection.period.start, selection.period.end
        st.session_state["order_compare"] = min(max(held or start + (end - start) / 2, first), last)
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
    """The sheet that the generated words describe: all its days, and its part of the Earth."""
    days = {name: sheet[name] for name in ("compare", "multiples") if name in sheet}
    extent = {"extent": sheet["extent"]} if sheet.get("extent", UNTOLD) != UNTOLD else {}
    style = style_from(**days, **extent)
    style = animated(style) if suffix in ANIMATIONS else style
    return sheet_of(catalogue, select(catalogue, selection), spec, style)


def _choose(label: str, options: Mapping[str, str], key: str, *, as_buttons: bool = False) -> str:
    """One of the options by its words; the first where the one chosen before is no longer offered."""
    if st.session_state.get(key) not in options:
        st.session_state[key] = next(iter(options))
    names = list(options)
    if as_buttons:
        chosen = st.segmented_control(
            label,
            names,
            key=key,
            format_func=options.__getitem__,
            required=True,
            wrap=True,
            persist_state="session",
        )
    else:
        chosen = st.selectbox(label, names, key=key, format_func=options.__getitem__, persist_state="session")
    return chosen or names[0]
