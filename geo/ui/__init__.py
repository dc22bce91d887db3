"""The Streamlit side: widgets to values (:mod:`geo.ui.session`), values to screen (:mod:`geo.ui.panels`)."""
