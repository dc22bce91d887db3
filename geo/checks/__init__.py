"""The rules of a collection, one subject a file; :mod:`geo.checks.collection` tells all faults together."""
