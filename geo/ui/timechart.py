"""The chronology as a Vega-Lite chart: Altair makes the description once, the marks travel apart.

The description depends on the period alone: rows and their names come with the marks, so that neither
a step from event to event nor a search makes the browser build the chart anew.
"""

from datetime import UTC, date, datetime, time
from functools import partial
from typing import Any

import altair as alt
import pyarrow as pa
import streamlit as st

from geo.mapspec.theme import THEME_OF, Theme, ThemeName
from geo.model.dates import Period
from geo.model.records import Catalogue
from geo.query.corroboration import backing_of
from geo.query.events import EventWords
from geo.query.selection import Selected
from geo.query.sentences import capitalised
from geo.render.chronology import Form, Group, time_chart
from geo.ui.lists import repeated

LINE = 19
"""Height of a line in pixels: room for a symbol that a finger can hit."""

SYMBOLS: dict[Group, tuple[str, str, str]] = {
    "allegation": ("#c2543f", "circle", "M8 3a5 5 0 1 0 .01 0z"),
    "action": ("#4a83b8", "square", "M3.5 3.5h9v9h-9z"),
    "answer": ("#b67a12", "triangle-up", "M8 2.6L14 12.6H2z"),
    "coordination": ("#76886c", "diamond", "M8 1.6L13 8L8 14.4L3 8z"),
}
"""Colour, seen on light and dark paper, Vega's name of the shape, and its outline in the legend."""

_NAME = "|"
"""Separates the number of a line, which orders the lines, from the name of the row that begins there."""


def mark_table(catalogue: Catalogue, selected: Selected, chosen: str) -> pa.Table:
    """The marks of the events as a table; ``chosen`` is the id of the one with a ring around it, or empty."""
    chart = time_chart(catalogue, selected.events, selected.selection.period)
    marks = chart.marks
    events = [EventWords(catalogue, catalogue.event_by_id[mark.event]) for mark in marks]
    named = dict(chart.rows)
    return pa.table(
        {
            "id": repeated([mark.event for mark in marks]),
            "form": repeated([mark.form for mark in marks]),
            "group": repeated([mark.group for mark in marks]),
            "line": repeated([f"{mark.line:04}{_NAME}{named.get(mark.line, '')}" for mark in marks]),
            "start": pa.array([_milliseconds(mark.start) for mark in marks], pa.float64()),
            "end": pa.array([_milliseconds(mark.end) for mark in marks], pa.float64()),
            "chosen": pa.array([mark.event == chosen for mark in marks]),
            "Date": repeated([words.dates for words in events]),
            "Country": repeated([capitalised(words.where) for words in events]),
            "Kind": repeated([words.kind for words in events]),
            "By": repeated([words.event.actor for words in events]),
            "What": repeated([words.summary for words in events]),
            "Backing": repeated([backing_of(catalogue, words.event).brief for words in events]),
        }
    )


def _milliseconds(day: date) -> float:
    """Noon, universal time: no time zone of a reader moves it to another day."""
    return datetime.combine(day, time(12), UTC).timestamp() * 1000


@st.cache_data(max_entries=64, show_spinner=False)
def chart_description(period: Period, theme_name: ThemeName) -> dict[str, Any]:
    theme = THEME_OF[theme_name]
    events = alt.Chart(alt.NamedData("marks"))
    colours, shapes, _ = map(list, zip(*SYMBOLS.values(), strict=True))
    x, y = _time_axis(period, theme), _row_axis(theme)
    scale = partial(alt.Scale, domain=list(SYMBOLS))
    colour = alt.Color("group:N", scale=scale(range=colours), legend=None)
    shape = alt.Shape("group:N", scale=scale(range=shapes), legend=None)
    tooltip = [alt.Tooltip(f"{name}:N") for name in ("Date", "Country", "Kind", "By", "What", "Backing")]

    def of_form(form: Form) -> alt.Chart:
        of_this = alt.FieldEqualPredicate(field="form", equal=form)
        return events.transform_filter(of_this).encode(x=x, y=y, color=colour, tooltip=tooltip)

    pick = alt.selection_point(name="pick", fields=["id"], on="click", toggle=False)
    layers = [
        of_form("open").mark_rule(strokeWidth=2, strokeDash=[2, 3]).encode(x2="end:T"),
        of_form("span").mark_rule(strokeWidth=7, opacity=0.4).encode(x2="end:T"),
        of_form("delay").mark_rule(strokeWidth=1.3).encode(x2="end:T"),
        of_form("happened")
        .mark_point(size=70, fill=theme.paper, strokeWidth=1.6, opacity=1)
        .encode(shape=shape, stroke=colour),
        of_form("public")
        .mark_point(size=95, filled=True, stroke=theme.paper, strokeWidth=1, opacity=1, cursor="pointer")
        .encode(shape=shape)
        .add_params(pick),
        of_form("public")
        .transform_filter("datum.chosen")
        .mark_point(shape="circle", size=330, stroke=theme.ink, strokeWidth=2.2, opacity=1, fill=None)
        .encode(color=alt.value(theme.ink)),
    ]
    chart = alt.layer(*layers).properties(
        height=alt.Step(LINE),
        width="container",
        description=(
            f"Events by country over time, {period.describe()}. "
            "The table below the chart holds the same events."
        ),
        usermeta={"embedOptions": {"actions": False, "renderer": "svg"}},
    )
    font = "'Source Sans', sans-serif"
    config = {
        "font": font,
        "background": theme.paper,
        "view": {"stroke": None},
        "axis": {"labelFont": font, "labelFontSize": 12.5, "labelColor": theme.ink},
    }
    return {name: value for name, value in chart.to_dict().items() if name != "data"} | {"config": config}


def _time_axis(period: Period, theme: Theme) -> alt.X:
    """The whole period, with room for half a symbol on either side."""
    first, last = _milliseconds(period.start), _milliseconds(period.end)
    room = max((last - first) * 0.012, 86_400_000)
    scale = alt.Scale(type="utc", domain=[first - room, last + room], nice=False)
    axis = alt.Axis(
        orient="top",
        tickCount={"expr": "width < 420 ? 4 : 9"},
        labelOverlap=True,
        labelSeparation=10,
        labelExpr="width < 420 ? utcFormat(datum.value, '%b ’%y') : datum.label",
        gridColor=theme.faint,
        domainColor=theme.line,
        tickColor=theme.line,
        labelColor=theme.quiet,
    )
    return alt.X("start:T", scale=scale, axis=axis, title=None)


def _row_axis(theme: Theme) -> alt.Y:
    """The name of each row beside its first line, shortened on a narrow screen, and a rule above it."""
    name = f"split(datum.value, '{_NAME}')[1]"
    short = f"(length({name}) > 12 ? slice({name}, 0, 11) + '…' : {name})"
    begins = {"test": f"{name} != ''", "value": theme.faint}
    axis = alt.Axis(
        tickOffset=-LINE / 2,
        labelOffset=LINE / 2,
        labelExpr=f"width < 420 ? {short} : {name}",
        labelLimit=170,
        labelPadding=6,
        ticks=False,
        domain=False,
        grid=True,
        gridColor={"condition": begins, "value": "transparent"},
        gridDash=[1, 0],
    )
    points = alt.Scale(type="point", padding=0.5)
    return alt.Y("line:O", sort="ascending", scale=points, axis=axis, title=None)
