"""Every source, and which records lean on it."""

from geo.ui import session, session_state, sources

catalogue = session.open_page("Sources")
selection = session.ask_period(catalogue, session.ask_selection(catalogue))
sources.show_sources(catalogue, selection)
session_state.show_link(catalogue)
