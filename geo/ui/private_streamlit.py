"""The one use of a private name of Streamlit; tests/ui/test_private_streamlit.py fails once it may go."""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager


def insist_on_navigation() -> None:
    """Run app.py before a page, where the first visit to a fresh server goes straight to the page.

    Until ``st.navigation`` has run once in the process, Streamlit takes the folder ``pages`` for its
    older kind of app and runs the page's file alone: without the app's title and its other pages.
    There is no public setting for it.
    """
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()
