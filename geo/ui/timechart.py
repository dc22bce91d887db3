"""The chronology as a Vega-Lite chart: Altair makes the description once, the marks travel apart.

The description depends on the period alone: rows and their names come with the marks. So neither a
step from event to event nor a search makes the browser build the chart anew.
"""

from __future__ import annotations

import json
from base64 import b64encode
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Literal

import altair as alt
import pyarrow as pa

from geo.model.dates import Period, describe_day
from geo.model.labels import KIND_WORDS
from geo.model.records import Catalogue, Event
from geo.query.corroboration import backing_of
from geo.query.sentences import capitalised, where_of
from geo.render.chronology import GROUP_WORDS, GROUPS, Group, TimeChart
from geo.ui.lists import repeated

LINE = 19
"""Height of a line in pixels: room for a symbol that a finger can hit."""

COLOURS: dict[Group, str] = {
    "allegation": "#8a2b1d",
    "action": "#1f4e79",
    "answer": "#b06f00",
    "coordination": "#5b6b52",
}
SHAPES: dict[Group, str] = {
    "allegation": "circle",
    "action": "square",
    "answer": "triangle-up",
    "coordination": "diamond",
}
_PATHS: dict[Group, str] = {
    "allegation": "M8 3a5 5 0 1 0 .01 0z",
    "action": "M3.5 3.5h9v9h-9z",
    "answer": "M8 2.6L14 12.6H2z",
    "coordination": "M8 1.6L13 8L8 14.4L3 8z",
}
_NAME = "|"
"""Parts the number of a line, by which the lines are in order, from the name of the row it begins."""

_INK, _QUIET, _RULE = "#1a1a1a", "#55534e", "#d9d4c7"
_FONT = "'Source Sans', sans-serif"


def mark_table(catalogue: Catalogue, chart: TimeChart, chosen: str) -> pa.Table:
    """The marks as a table; ``chosen`` is the id of the event with a ring around it, or empty."""
    marks = chart.marks
    events = [catalogue.event_by_id[mark.event] for mark in marks]
    named = {band.first: band.row for band in chart.bands}
    return pa.table(
        {
            "id": repeated([mark.event for mark in marks]),
            "form": repeated([mark.form for mark in marks]),
            "group": repeated([mark.group for mark in marks]),
            "line": repeated([f"{mark.line:04}{_NAME}{named.get(mark.line, '')}" for mark in marks]),
            "start": pa.array([_milliseconds(mark.start) for mark in marks], pa.float64()),
            "end": pa.array([_milliseconds(mark.end) for mark in marks], pa.float64()),
            "chosen": pa.array([mark.event == chosen for mark in marks]),
            "Date": repeated([date_words(event) for event in events]),
            "Country": repeated([country_words(catalogue, event) for event in events]),
            "Kind": repeated([KIND_WORDS[event.kind] for event in events]),
            "By": repeated([event.actor for event in events]),
            "What": repeated([event.summary for event in events]),
            "Backing": repeated([backing_of(catalogue, event).brief for event in events]),
        }
    )


def date_words(event: Event) -> str:
    """When it happened and, where that is another day, when it was public."""
    public = f"; public {event.made_public.describe()}" if event.made_public else ""
    return f"{event.date.describe()}{public}"


def country_words(catalogue: Catalogue, event: Event) -> str:
    return capitalised(where_of(catalogue, event.countries))


def _milliseconds(day: date) -> float:
    """Noon, universal time: no time zone of a reader moves it to another day."""
    return datetime.combine(day, time(12), UTC).timestamp() * 1000


@lru_cache(maxsize=64)
def chart_text(period: Period) -> str:
    """The Vega-Lite description, as JSON so that nobody can change the one that is kept."""
    events = alt.Chart(alt.NamedData("marks"))
    x = alt.X("start:T", scale=_days(period), axis=_axis("top"), title=None)
    y = alt.Y(
        "line:O", sort="ascending", scale=alt.Scale(type="point", padding=0.5), axis=_names(), title=None
    )
    colour = alt.Color("group:N", scale=_scale(COLOURS), legend=None)
    shape = alt.Shape("group:N", scale=_scale(SHAPES), legend=None)
    tooltip = [alt.Tooltip(f"{name}:N") for name in ("Date", "Country", "Kind", "By", "What", "Backing")]

    def of_form(*forms: str) -> alt.Chart:
        return events.transform_filter(alt.FieldOneOfPredicate(field="form", oneOf=list(forms))).encode(
            x=x, y=y, color=colour, tooltip=tooltip
        )

    pick = alt.selection_point(name="pick", fields=["id"], on="click", toggle=False)
    layers = [
        of_form("open").mark_rule(strokeWidth=2, strokeDash=[2, 3]).encode(x2="end:T"),
        of_form("span").mark_rule(strokeWidth=7, opacity=0.4).encode(x2="end:T"),
        of_form("delay").mark_rule(strokeWidth=1.3).encode(x2="end:T"),
        of_form("happened")
        .mark_point(size=70, fill="#ffffff", strokeWidth=1.6, opacity=1)
        .encode(shape=shape, stroke=colour),
        of_form("public")
        .mark_point(size=95, filled=True, stroke="#ffffff", strokeWidth=1, opacity=1, cursor="pointer")
        .encode(shape=shape)
        .add_params(pick),
        of_form("public")
        .transform_filter("datum.chosen")
        .mark_point(shape="circle", size=330, stroke=_INK, strokeWidth=2.2, opacity=1, fill=None)
        .encode(color=alt.value(_INK), tooltip=tooltip),
    ]
    chart = alt.layer(*layers).properties(
        height=alt.Step(LINE),
        width="container",
        description=_description(period),
        usermeta={"embedOptions": {"actions": False, "renderer": "svg"}},
    )
    description = chart.to_dict()
    del description["data"]  # Streamlit hands the marks over beside it
    description["config"] = {
        "font": _FONT,
        "background": "#ffffff",
        "view": {"stroke": None},
        "axis": {"labelFont": _FONT, "labelFontSize": 12.5, "labelColor": _INK},
    }
    return json.dumps(description)


def _description(period: Period) -> str:
    return (
        f"Events by country over time, {describe_day(period.start)} to {describe_day(period.end)}. "
        "The table below the chart holds the same events."
    )


def _days(period: Period) -> alt.Scale:
    """The whole period, with room for half a symbol on either side."""
    first, last = _milliseconds(period.start), _milliseconds(period.end)
    room = max((last - first) * 0.012, 86_400_000)
    return alt.Scale(type="utc", domain=[first - room, last + room], nice=False)


def _axis(orient: Literal["top", "bottom"]) -> alt.Axis:
    return alt.Axis(
        orient=orient,
        tickCount={"expr": "width < 420 ? 4 : 9"},
        labelOverlap=True,
        labelSeparation=10,
        labelExpr="width < 420 ? utcFormat(datum.value, '%b ’%y') : datum.label",
        gridColor="#e8e4d9",
        domainColor="#8a867c",
        tickColor="#8a867c",
        labelColor=_QUIET,
    )


def _names() -> alt.Axis:
    """The name of each row beside its first line, shortened on a narrow screen, and a rule above it."""
    name = f"split(datum.value, '{_NAME}')[1]"
    short = f"(length({name}) > 12 ? slice({name}, 0, 11) + '…' : {name})"
    begins = {"test": f"{name} != ''", "value": _RULE}
    return alt.Axis(
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


def _scale(values: dict[Group, str]) -> alt.Scale:
    return alt.Scale(domain=list(GROUPS), range=[values[group] for group in GROUPS])


def legend_html() -> str:
    """What the symbols, bars and rules mean, as pictures with words."""
    entries = [(_symbol(group, filled=True), words) for group, words in GROUP_WORDS.items()]
    entries += [
        (
            _picture(34, _hollow_and_filled()),
            "hollow: the day it happened; filled: the day it was made public",
        ),
        (_picture(34, _bar()), "date known to the month or year; it counts from the end of the bar"),
        (_picture(34, _dashes()), "known only to have happened by that day"),
    ]
    items = "".join(f'<li><img alt="" src="{source}"> {words}</li>' for source, words in entries)
    return f'<ul class="chart-legend">{items}</ul>'


def _symbol(group: Group, *, filled: bool) -> str:
    return _picture(16, _path(group, filled=filled))


def _path(group: Group, *, filled: bool, dx: int = 0) -> str:
    fill = COLOURS[group] if filled else "#fff"
    return (
        f'<path transform="translate({dx} 0)" d="{_PATHS[group]}" fill="{fill}" '
        f'stroke="{COLOURS[group]}" stroke-width="1.4"/>'
    )


def _hollow_and_filled() -> str:
    rule = f'<path d="M8 8H26" stroke="{COLOURS["action"]}" stroke-width="1.3"/>'
    return rule + _path("action", filled=False) + _path("action", filled=True, dx=18)


def _bar() -> str:
    bar = f'<path d="M1 8H26" stroke="{COLOURS["action"]}" stroke-opacity=".4" stroke-width="7"/>'
    return bar + _path("action", filled=True, dx=18)


def _dashes() -> str:
    dashes = f'<path d="M1 8H26" stroke="{COLOURS["action"]}" stroke-dasharray="2 3" stroke-width="2"/>'
    return dashes + _path("action", filled=True, dx=18)


def _picture(width: int, shapes: str) -> str:
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="16" '
        f'viewBox="0 0 {width} 16">{shapes}</svg>'
    )
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
