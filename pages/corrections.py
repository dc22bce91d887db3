"""What was corrected or withdrawn, and figures that are often misquoted."""

from geo.releases import release_day
from geo.ui import corrections, session, visit

catalogue = session.open_page("Corrections")
visit.keep_selection(catalogue)
corrections.show_corrections(catalogue, release_day(session.collection_folder(), catalogue))
visit.show_link(catalogue)
