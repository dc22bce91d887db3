"""What was corrected or withdrawn, and figures that are often misquoted."""

from geo.collection.releases import release_day
from geo.ui import corrections, session, session_state

catalogue = session.open_page("Corrections")
session_state.restore(catalogue)
corrections.show_corrections(catalogue, release_day(session.collection_folder(), catalogue))
session_state.show_link(catalogue)
