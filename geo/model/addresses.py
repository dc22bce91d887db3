"""Addresses on the web under which this map can be reached."""

from urllib.parse import urlsplit

from geo.model.errors import InvalidValue


def checked_address(address: str) -> str:
    """An http(s) address with a slash at its end; empty stays empty.

    Raises:
        InvalidValue: where it is none.

    """
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        sound = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        sound = None
    plain = address.isascii() and address.isprintable() and set(address).isdisjoint(" \"'<>\\`{}|^")
    if not (sound and plain) or parts.query or parts.fragment or parts.username:
        raise InvalidValue(f"{address!r} is no address of a site; write it as https://example.org/map/")
    return address if address.endswith("/") else f"{address}/"
