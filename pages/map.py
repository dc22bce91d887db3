"""Where stations have been alleged, and how governments stood towards it, on any day."""

from geo.ui import panels, session

catalogue = session.open_page("Alleged overseas Chinese police stations, and what governments did")
selection = session.ask_selection(catalogue)
panels.explore(catalogue, selection)
