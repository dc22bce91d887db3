"""The sources page: every source, how reliable it is, and which records lean on it."""

from __future__ import annotations

from collections import Counter

import pyarrow as pa
import streamlit as st

from geo.records import Catalogue
from geo.selection import Selection, select


def show_sources(catalogue: Catalogue, selection: Selection) -> None:
    """Every source that a record of the selection leans on, with what to know of its reliability."""
    selected = select(catalogue, selection)
    used = [source for station in selected.stations for source in station.sources]
    used += [source for event in selected.events for source in event.sources]
    counts = Counter(used)
    sources = [catalogue.sources[source] for source in sorted(counts)]
    if not sources:
        st.info("No record in this selection, so no source. Widen the range or reset the filters.")
        return
    st.html(f'<p class="standfirst">{len(sources)} sources for the records of this selection</p>')
    st.dataframe(
        pa.table(
            {
                "Publisher": [source.publisher for source in sources],
                "Title": [source.title for source in sources],
                "Published": [source.published for source in sources],
                "Kind": [source.kind for source in sources],
                "Reliability": [source.note for source in sources],
                "Records": [counts[source.id] for source in sources],
                "Link": [source.url or None for source in sources],
            }
        ),
        hide_index=True,
        width="stretch",
        height=620,
        column_config={"Link": st.column_config.LinkColumn(display_text="Open")},
    )
