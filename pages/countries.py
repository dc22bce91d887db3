"""Each country: its status as of the end of the range, its alleged stations, what happened."""

from geo.ui import countries, session, session_state

catalogue = session.open_page("Countries")
selection = session.ask_period(catalogue, session.ask_selection(catalogue))
countries.show_countries(catalogue, selection)
session_state.show_link(catalogue)
