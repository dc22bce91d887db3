"""How to read the map: method, vocabulary, limits, misquoted figures, citation."""

from geo.ui import method, session, visit

catalogue = session.open_page("How to read this map")
method.show_method(catalogue, visit.keep_selection(catalogue))
visit.show_link(catalogue)
