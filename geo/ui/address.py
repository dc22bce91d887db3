"""The address under which readers reach this app, for links and citations."""

import os

from geo.model.addresses import checked_address
from geo.model.errors import InvalidValue

ADDRESS = "GEO_ADDRESS"
"""Environment variable with the http(s) address of the app; without it no link is printed."""


def address_of_app() -> str:
    """The address, ending in a slash; empty where none is set, or none that a link can begin with."""
    try:
        return checked_address(os.environ.get(ADDRESS, "").strip())
    except InvalidValue:
        return ""
