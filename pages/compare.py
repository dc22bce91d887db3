"""Two days side by side on linked maps, and what changed between them."""

from geo.ui import compare, session, session_state

catalogue = session.open_page("Compare two days")
selection = session.ask_two_days(catalogue, session.ask_selection(catalogue))
if selection:
    compare.show_comparison(catalogue, selection)
session_state.show_link(catalogue)
