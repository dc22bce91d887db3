"""How to read the map: method, vocabulary, limits, misquoted figures, citation."""

from geo.ui import method, session

catalogue = session.open_page("How to read this map")
method.show_method(catalogue, session.keep_selection(catalogue))
