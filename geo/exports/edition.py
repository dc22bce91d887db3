"""Which file this is: the selection, the collection and the program that a file was made from.

An edition travels inside the file, so that ``verify`` can make the same file again and compare.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from geo import __version__
from geo.dates import parse_day
from geo.errors import InvalidValue
from geo.records import Catalogue
from geo.selection import Selection, to_link

MOST_CHARACTERS = 80_000
"""An edition longer than this is not read: a link has at most a few thousand, and the words of an
editor fewer than six thousand, each of which may take twelve in JSON."""

_ROOT = Path(__file__).resolve().parent.parent.parent
_DRAWING = (
    *(
        "geo/*.py",
        "geo/render/*.py",
        "geo/render/static/*.py",
        "geo/exports/*.py",
        "geo/render/templates/*",
        "geo/render/fonts/*",
        "geo/render/borders/*",
    ),
    *("static/*.css", "static/*.js", "static/*.geojson", "static/leaflet/*.*", "requirements.txt"),
)
"""Files of the program that decide what an export looks like; the app's own are not among them."""

_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Edition:
    """What has to be equal for two files to be equal."""

    link: str
    """The selection, as in the address bar; empty for the whole collection."""
    as_of: date
    collection: str
    """SHA-256 of the collection's files; empty for records that were not read from files."""
    release: str
    """Version that the collection's data package gives itself; empty where it gives none."""
    program: str
    style: Mapping[str, str] = field(default_factory=dict)
    """What an editor asked for beyond the defaults, by the name of the option."""

    def to_json(self) -> str:
        """One line, always written the same way."""
        members = {
            "link": self.link,
            "as_of": self.as_of.isoformat(),
            "collection": self.collection,
            "release": self.release,
            "program": self.program,
            "style": dict(sorted(self.style.items())),
        }
        return json.dumps(members, ensure_ascii=True, separators=(",", ":"))


def edition_of(catalogue: Catalogue, selection: Selection, style: Mapping[str, str] | None = None) -> Edition:
    """The edition that this program makes of a selection."""
    return Edition(
        link=to_link(selection, catalogue),
        as_of=selection.as_of,
        collection=catalogue.digest,
        release=catalogue.release,
        program=program_version(),
        style=style or {},
    )


def parse_edition(text: str) -> Edition:
    """Read :meth:`Edition.to_json`; the text may come from anybody.

    Raises:
        InvalidValue: where it is none.

    """
    if len(text) > MOST_CHARACTERS:
        raise InvalidValue("what the file says of its origin is too long to be true")
    try:
        members = json.loads(text)
    except (ValueError, RecursionError):
        raise InvalidValue("what the file says of its origin cannot be read") from None
    return edition_from(members)


def edition_from(members: Any) -> Edition:
    """Take an edition from parsed JSON; further members are left aside."""
    if not isinstance(members, dict):
        raise InvalidValue("what the file says of its origin is not an object")
    style = members.get("style", {})
    texts = [members.get(name) for name in ("link", "as_of", "collection", "release", "program")]
    if not isinstance(style, dict):
        raise InvalidValue("what the file says of its style is not an object")
    if not all(isinstance(text, str) for text in (*texts, *style.values())):
        raise InvalidValue("what the file says of its origin is incomplete")
    link, as_of, collection, release, program = map(str, texts)
    if collection and not _DIGEST.fullmatch(collection):
        raise InvalidValue("what the file says of its collection is not a SHA-256")
    return Edition(link, parse_day(as_of), collection, release, program, style)


@lru_cache(maxsize=1)
def program_version() -> str:
    """The version of this program, with a digest of what decides how files look: ``0.1.0+1a2b3c4d5e6f``."""
    digest = hashlib.sha256()
    paths = {path for pattern in _DRAWING for path in _ROOT.glob(pattern) if path.is_file()}
    for path in sorted(paths, key=lambda path: path.relative_to(_ROOT).as_posix()):
        content = path.read_bytes()
        if path.suffix != ".ttf":
            content = content.replace(b"\r\n", b"\n")  # as Windows may have checked it out
        name = path.relative_to(_ROOT).as_posix().encode()
        digest.update(name + b"\0" + hashlib.sha256(content).digest())
    return f"{__version__}+{digest.hexdigest()[:12]}"
