"""Every event of the selection, in order."""

from geo.ui import chronology, session, visit

catalogue = session.open_page("Chronology")
selection = session.ask_period(catalogue, session.ask_selection(catalogue))
chronology.show_chronology(catalogue, selection)
visit.show_link(catalogue)
