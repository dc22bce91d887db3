"""How to read the map: method, vocabulary, limits, misquoted figures, citation."""

from geo.ui import method, session, session_state

catalogue = session.open_page("How to read this map")
method.show_method(catalogue, session_state.restore(catalogue))
session_state.show_link(catalogue)
