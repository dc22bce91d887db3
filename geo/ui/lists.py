"""Records as tables in the app: sortable, reachable by keyboard, a chosen row opens its record."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import pyarrow as pa
import streamlit as st

from geo.mapspec.spec import max_drawn_singly
from geo.model.records import Catalogue, Event
from geo.query.claims import NOT_NAMED, claim_of
from geo.query.corroboration import backing_of
from geo.query.events import EventWords
from geo.query.selection import Selected

MAX_ROWS = 200
"""Rows of the list of stations, of a large collection no more than its map draws; the CSV file has all."""


def show_stations(catalogue: Catalogue, selected: Selected) -> None:
    if not selected.stations:
        show_none("alleged station")
        return
    shown = selected.stations[: min(MAX_ROWS, max_drawn_singly(catalogue))]
    claims = [claim_of(catalogue, station) for station in shown]
    columns = {
        "Alleged station": pa.array([claim.label for claim in claims]),
        "Country": repeated([claim.country for claim in claims]),
        "Standing": repeated([claim.standing(selected.selection.as_of) for claim in claims]),
        "First reported": repeated([str(station.reported_on) for station in shown]),
        "Bureau": repeated([station.bureau or NOT_NAMED for station in shown]),
        "Backing": repeated([backing_of(catalogue, station).brief for station in shown]),
    }
    records = [f"station:{station.id}" for station in shown]
    show_table(columns, records, "stations", total=len(selected.stations))


def show_events(
    catalogue: Catalogue, selected: Selected, most: int = 1_000, *, as_events: bool = False
) -> None:
    """The events of the selection, the latest first, at most ``most``.

    A chosen row opens the event itself with ``as_events``, else the station or country it concerns.
    """
    if not selected.events:
        show_none("event")
        return
    shown = selected.events[: -most - 1 : -1]
    texts = [EventWords(catalogue, event) for event in shown]
    columns = {
        "Date": repeated([str(event.date) for event in shown]),
        "Public": repeated([str(event.public) for event in shown]),
        "Countries": repeated(["; ".join(map(catalogue.name_of, event.countries)) for event in shown]),
        "Kind": repeated([words.kind for words in texts]),
        "What happened": pa.array([words.summary for words in texts]),
        "Backing": repeated([backing_of(catalogue, event).brief for event in shown]),
    }
    records = [f"event:{event.id}" if as_events else subject_of(event) for event in shown]
    show_table(columns, records, "events", total=len(selected.events))


def show_none(noun: str) -> None:
    st.info(f"No {noun} in this selection. Widen the range or reset the filters.")


def subject_of(event: Event) -> str:
    """What the map shows of an event: its only station, else its first country; empty without either."""
    if len(event.stations) == 1:
        return f"station:{event.stations[0]}"
    return f"country:{event.countries[0]}" if event.countries else ""


def repeated(values: list[str]) -> pa.DictionaryArray:
    """A column that sends each distinct value once: a third of the bytes."""
    encoded = pa.array(values, pa.string()).dictionary_encode()
    index = pa.int8() if len(encoded.dictionary) < 128 else pa.int32()
    return encoded.cast(pa.dictionary(index, pa.string()))


def show_table(
    columns: dict[str, pa.Array],
    values: Sequence[str],
    name: str,
    *,
    total: int = 0,
    into: str = "chosen",
    height: int = 330,
    **options: Any,
) -> None:
    """A table, and a note where ``total`` is more than its rows.

    Choosing a row puts its value, unless empty, into the session under ``into``.
    """
    key = f"{name}_table"
    st.dataframe(
        pa.table(columns),
        key=key,
        hide_index=True,
        width="stretch",
        height=height,
        on_select=partial(_choose_row, key, values, into),
        selection_mode="single-row",
        **options,
    )
    if total > len(values):
        st.caption(f"{len(values):,} of {total:,} rows are listed; the files and the chronology hold more.")


def _choose_row(table: str, values: Sequence[str], into: str) -> None:
    rows = st.session_state[table]["selection"]["rows"]
    if rows and rows[0] < len(values) and values[rows[0]]:
        st.session_state[into] = values[rows[0]]
