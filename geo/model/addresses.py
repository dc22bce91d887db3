"""Addresses on the web: of sources, and of the place where this map can be reached."""

from urllib.parse import urlsplit

from geo.model.errors import InvalidValue


def is_web_address(text: str) -> bool:
    """Whether a text is an http or https address, without blanks and control characters."""
    try:
        parts = urlsplit(text)
        sound = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        return False
    return bool(sound) and " " not in text and text.isprintable()


def checked_address(address: str) -> str:
    """An http(s) address with a slash at its end; empty stays empty.

    Raises:
        InvalidValue: where it is none.

    """
    if not address:
        return ""
    plain = address.isascii() and set(address).isdisjoint("\"'<>\\`{}|^?#")
    if not (plain and is_web_address(address)) or "@" in urlsplit(address).netloc:
        raise InvalidValue(f"{address!r} is no address of a site; write it as https://example.org/map/")
    return address if address.endswith("/") else f"{address}/"
