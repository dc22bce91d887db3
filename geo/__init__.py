"""Alleged overseas Chinese police stations: the records, the map made of them, and its pictures.

Values flow one way: files (:mod:`geo.collection.reading`) to records (:mod:`geo.model.records`), to a
selection (:mod:`geo.query.selection`), to a map description (:mod:`geo.mapspec.spec`), to the renderers
(:mod:`geo.render`), to the app (:mod:`geo.ui`).
"""

__version__ = "0.1.0"
