"""Fragments and pages of HTML: dossier, tables, method, corrections, and the published site."""
