"""The app: page config and navigation only."""

import streamlit as st

from geo.model.installation import STATIC
from geo.ui.style import ABOUT

st.set_page_config(
    page_title="Alleged overseas Chinese police stations: map and evidence",
    page_icon=str(STATIC / "icon.png"),
    layout="wide",
    initial_sidebar_state="collapsed",
    menu_items={
        "About": ABOUT
    },  # with an item of its own the menu has Streamlit's choice of light and dark too
)

st.navigation(
    [
        st.Page("pages/map.py", title="Map", default=True),
        st.Page("pages/countries.py", title="Countries"),
        st.Page("pages/compare.py", title="Compare two days"),
        st.Page("pages/chronology.py", title="Chronology"),
        st.Page("pages/sources.py", title="Sources"),
        st.Page("pages/method.py", title="How to read"),
        st.Page("pages/corrections.py", title="Corrections"),
    ],
    position="top",
).run()
