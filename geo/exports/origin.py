"""What a file was made from: selection, day, collection, edition of drawing and style.

The file contains its origin as a mark, so that ``verify`` can make the same file again and compare.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from geo.exports.edition import EDITION
from geo.model.dates import parse_day
from geo.model.errors import InvalidValue
from geo.model.records import Catalogue
from geo.query.selection import Selection, to_link

MAX_CHARACTERS = 80_000
"""A longer origin is not read: a link has at most a few thousand characters, and an editor's texts fewer than
six thousand, each of which may take twelve in JSON."""

BEFORE_NUMBERS = 1
"""Edition of files from before editions had numbers: these name a digest of the program's sources."""

SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Origin:
    """Equal origins give equal bytes."""

    link: str
    """The selection, as in the address bar; empty for the whole collection."""
    as_of: date
    collection: str
    """SHA-256 of the collection's files; empty for records that were not read from files."""
    release: str
    """Version in the collection's data package; empty where it has none."""
    edition: int = EDITION
    style: Mapping[str, str] = field(default_factory=dict)
    """Options of the picture that are not the default, by name."""

    @property
    def members(self) -> dict[str, Any]:
        """As an object of JSON, members always in the same order."""
        return asdict(self) | {"as_of": self.as_of.isoformat(), "style": dict(sorted(self.style.items()))}

    def to_json(self) -> str:
        """One line of ASCII, always written the same way."""
        return json.dumps(self.members, ensure_ascii=True, separators=(",", ":"))


def origin_of(catalogue: Catalogue, selection: Selection, style: Mapping[str, str] | None = None) -> Origin:
    link = to_link(selection, catalogue)
    return Origin(link, selection.as_of, catalogue.digest, catalogue.release, style=style or {})


def parse_origin(text: str) -> Origin:
    """Read :meth:`Origin.to_json`; the text may be of unknown origin.

    Raises:
        InvalidValue: where it is none.

    """
    try:
        members = json.loads(text)
    except (ValueError, RecursionError):
        raise InvalidValue("what the file says of its origin cannot be read") from None
    return origin_from(members)


def origin_from(members: Any) -> Origin:
    """Read an origin from parsed JSON; other members are ignored.

    Raises:
        InvalidValue: where it is none.

    """
    if not isinstance(members, dict):
        raise InvalidValue("what the file says of its origin is not an object")
    style = members.get("style", {})
    texts = [members.get(name) for name in ("link", "as_of", "collection", "release")]
    edition = members.get("edition", BEFORE_NUMBERS if "program" in members else None)
    if not isinstance(style, dict):
        raise InvalidValue("what the file says of its style is not an object")
    if (
        type(edition) is not int
        or not 0 <= edition < 1_000_000
        or not all(isinstance(text, str) for text in (*texts, *style.values()))
    ):
        raise InvalidValue("what the file says of its origin is incomplete")
    link, as_of, collection, release = map(str, texts)
    if collection and not SHA256.fullmatch(collection):
        raise InvalidValue("what the file says of its collection is not a SHA-256")
    return Origin(link, parse_day(as_of), collection, release, edition, style)
