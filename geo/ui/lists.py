"""Records as tables in the app: sortable, reachable by keyboard, a chosen row opens its record."""

from __future__ import annotations

from functools import partial

import pyarrow as pa
import streamlit as st

from geo.model.labels import KIND_WORDS
from geo.model.records import Catalogue, Event
from geo.query.claims import NOT_NAMED, claim_of
from geo.query.corroboration import backing_of
from geo.query.selection import Selected

MAX_ROWS = 200
"""Rows a list shows; the CSV file holds all."""


def show_stations(catalogue: Catalogue, selected: Selected) -> None:
    """The stations of the selection, those without a place included."""
    if not selected.stations:
        st.info("No alleged station in this selection. Widen the range or reset the filters.")
        return
    shown = selected.stations[:MAX_ROWS]
    claims = [claim_of(catalogue, station) for station in shown]
    rows = {
        "Alleged station": pa.array([claim.label for claim in claims]),
        "Country": repeated([claim.country for claim in claims]),
        "Standing": repeated([claim.standing(selected.selection.as_of) for claim in claims]),
        "First reported": repeated([str(station.reported_on) for station in shown]),
        "Bureau": repeated([station.bureau or NOT_NAMED for station in shown]),
        "Backing": repeated([backing_of(catalogue, station).brief for station in shown]),
    }
    show_table(rows, [f"station:{station.id}" for station in shown], "stations", len(selected.stations))


def show_events(
    catalogue: Catalogue, selected: Selected, most: int = 1_000, *, as_events: bool = False
) -> None:
    """The events of the selection, the latest first, ``most`` of them at the most.

    A chosen row opens the event itself with ``as_events``, else the station or country it concerns.
    """
    if not selected.events:
        st.info("No event in this selection. Widen the range or reset the filters.")
        return
    shown = selected.events[: -most - 1 : -1]
    rows = {
        "Date": repeated([str(event.date) for event in shown]),
        "Public": repeated([str(event.public) for event in shown]),
        "Countries": repeated(["; ".join(map(catalogue.name_of, event.countries)) for event in shown]),
        "Kind": repeated([KIND_WORDS[event.kind] for event in shown]),
        "What happened": pa.array([event.summary for event in shown]),
        "Backing": repeated([backing_of(catalogue, event).brief for event in shown]),
    }
    records = [f"event:{event.id}" if as_events else subject_of(event) for event in shown]
    show_table(rows, records, "events", len(selected.events))


def subject_of(event: Event) -> str:
    """What the map shows of an event: its station, where it concerns one alone, else its first country."""
    if len(event.stations) == 1:
        return f"station:{event.stations[0]}"
    return f"country:{event.countries[0]}" if event.countries else ""


def repeated(values: list[str]) -> pa.DictionaryArray:
    """A column that names each of its values once: a third of the bytes for the browser."""
    encoded = pa.array(values, pa.string()).dictionary_encode()
    index = pa.int8() if len(encoded.dictionary) < 128 else pa.int32()
    return pa.DictionaryArray.from_arrays(encoded.indices.cast(index), encoded.dictionary)


def show_table(rows: dict[str, pa.Array], records: list[str], name: str, total: int) -> None:
    st.session_state[f"{name}_records"] = records
    key = f"{name}_table"
    st.dataframe(
        pa.table(rows),
        key=key,
        hide_index=True,
        width="stretch",
        height=330,
        on_select=partial(_choose_in_table, key, name),
        selection_mode="single-row",
    )
    if total > len(records):
        st.caption(f"{len(records):,} of {total:,} rows are listed; the files and the chronology hold more.")


def _choose_in_table(key: str, name: str) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    records = st.session_state[f"{name}_records"]
    if rows and rows[0] < len(records) and records[rows[0]]:
        st.session_state["chosen"] = records[rows[0]]
