"""Every event of the selection, in order."""

from geo.ui import panels, session

catalogue = session.open_page("Chronology")
selection = session.ask_period(catalogue, session.ask_selection(catalogue))
panels.show_chronology(catalogue, selection)
