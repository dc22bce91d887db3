"""Every event of the selection, in order."""

from geo.ui import chronology, session

catalogue = session.open_page("Chronology")
selection = session.ask_period(catalogue, session.ask_selection(catalogue))
chronology.show_chronology(catalogue, selection)
