"""The map as a still picture, with matplotlib: one part of it a file; :mod:`.picture` puts them together."""

import logging

logging.getLogger("matplotlib").setLevel(logging.ERROR)
"""Where matplotlib first searches the system's fonts, of which none is used, it would say so on stderr."""
