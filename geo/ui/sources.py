"""The sources page: every source, how reliable it is, and which records cite it."""

from functools import partial

import pyarrow as pa
import streamlit as st

from geo.model.labels import CAUTION_WORDS
from geo.model.records import Catalogue
from geo.model.sources import Source
from geo.query.citations import PART_WORDS, Use, listed_sources, uses_by_source
from geo.query.corroboration import backing_of, origins_of
from geo.query.selection import Selection, select
from geo.query.sentences import capitalised, listed
from geo.render.templating import render_template
from geo.ui import session_state
from geo.ui.lists import repeated, show_table


def show_sources(catalogue: Catalogue, selection: Selection) -> None:
    selected = select(catalogue, selection)
    uses = uses_by_source(catalogue, selected)
    sources = listed_sources(catalogue, selected, uses)
    if not sources:
        st.info("No record in this selection, so no source. Widen the range or reset the filters.")
        return
    backings = [backing_of(catalogue, record) for record in (*selected.stations, *selected.events)]
    origins = len(origins_of(sources))
    st.html(render_template("app_sources.html.j2", sources=len(sources), origins=origins, backings=backings))
    st.fragment(_explore)(catalogue, selection, sources, uses)


def _explore(
    catalogue: Catalogue,
    selection: Selection,
    sources: tuple[Source, ...],
    uses: dict[str, tuple[Use, ...]],
) -> None:
    """A fragment: choosing a source runs only this again."""
    by_id = {source.id: source for source in sources}
    if st.session_state.get("source") not in by_id:
        st.session_state["source"] = sources[0].id
    with st.container(key="sources"):
        wide, side = st.columns([2.35, 1], gap="medium")
    with wide:
        _show_table(sources, uses)
    with side:
        source = by_id[
            st.selectbox("Source", list(by_id), key="source", format_func=lambda one: by_id[one].citation)
        ]
        address = partial(session_state.record_address, catalogue, selection)
        with st.container(height=560, key="source_side", border=False):
            used = [(use, listed(PART_WORDS[part] for part in use.parts)) for use in uses.get(source.id, ())]
            st.html(
                render_template(
                    "source.html.j2",
                    source=source,
                    cautions=_caution_words(source),
                    uses=used,
                    address_of=address,
                )
            )


def _caution_words(source: Source) -> str:
    """What to warn of, such as "Partisan, machine-translated"; empty where there is nothing."""
    return capitalised(", ".join(CAUTION_WORDS[caution] for caution in source.cautions))


def _show_table(sources: tuple[Source, ...], uses: dict[str, tuple[Use, ...]]) -> None:
    columns = {
        "Publisher": pa.array([source.publisher for source in sources]),
        "Title": pa.array([source.title for source in sources]),
        "Records": pa.array([len(uses.get(source.id, ())) for source in sources], pa.int16()),
        "Published": pa.array([source.published or "undated" for source in sources]),
        "Kind": repeated([source.kind for source in sources]),
        "Cautions": repeated([_caution_words(source) or "none" for source in sources]),
        "Origin": repeated([source.origin or "its own" for source in sources]),
        "Link": pa.array([source.url or None for source in sources]),
        "Reliability": pa.array([source.note or "no remark" for source in sources]),
    }
    show_table(
        columns,
        [source.id for source in sources],
        "sources",
        into="source",
        height=640,
        column_config={
            "Link": st.column_config.LinkColumn(display_text="Open", width="small"),
            "Records": st.column_config.NumberColumn(width="small"),
            "Publisher": st.column_config.TextColumn(width=190),
            "Title": st.column_config.TextColumn(width=230),
        },
    )
    st.html('<p class="sentence">Choose a row, or a source by name, to see what leans on it.</p>')
