"""The map as a still picture, with matplotlib: one part of it a file; :mod:`.picture` puts them together."""
