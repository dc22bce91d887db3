"""Every event of the selection, in order."""

from geo.ui import chronology, session, session_state

catalogue = session.open_page("Chronology")
selection = session.ask_period(catalogue, session.ask_selection(catalogue))
chronology.show_chronology(catalogue, selection)
session_state.show_link(catalogue)
