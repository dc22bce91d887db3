"""Every source, and which records lean on it."""

from geo.ui import panels, session

catalogue = session.open_page("Sources")
selection = session.ask_period(catalogue, session.ask_selection(catalogue))
panels.show_sources(catalogue, selection)
