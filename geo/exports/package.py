"""One selection as ``package.zip``: pictures, page, tables, words, sources, licence and manifest.

Files are stored, not compressed: the same package on every machine, whatever its zlib, and the
pictures are compressed already. Order, dates and permissions are fixed.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from geo.exports.manifest import MANIFEST_FILE, make_manifest, selected_digests
from geo.exports.origin import Origin
from geo.mapspec.sheet import SheetSpec
from geo.model.errors import InvalidValue
from geo.model.records import Catalogue
from geo.model.sources import CREATOR, LICENCE_ADDRESS, Source
from geo.query.citations import Part, uses_by_source
from geo.query.selection import Selected
from geo.render.tables import EVENT_COLUMNS, event_rows, render_csv

CAPTION_FILE = "caption.txt"
ALT_FILE = "alt.txt"
LICENCE_FILE = "LICENCE"
SOURCE_COLUMNS = (
    *("id", "publisher", "title", "published", "url", "kind", "note", "cautions", "origin"),
    "used_for",
)

MAX_UNPACKED = 100_000_000
"""Bytes that a package may hold; more is refused before it is unpacked."""
MAX_MEMBERS = 100

_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can say: no file of a package says when it was made."""

LICENCE = f"""\
LICENCE

Everything in this package is about allegations: nothing in it says that an alleged station existed
or did what it is accused of. Keep the word "alleged", the day and the credit with every copy.

Wording of names, summaries, notes and captions, the pictures and the page
    Creative Commons Attribution 4.0 International (CC BY 4.0),
    {LICENCE_ADDRESS}
    Credit: "{CREATOR}", with the as-of day of the map.
    The facts are nobody's property. The sources keep their rights; only their titles and
    addresses are given here.

Place names and points
    GeoNames, CC BY 4.0, https://www.geonames.org/

Borders and land
    Natural Earth, public domain, https://www.naturalearthdata.com/
    De facto borders, without endorsement and without an opinion on the status of any territory.

Fonts in the pictures
    SIL Open Font License 1.1, https://openfontlicense.org/

Leaflet in the page
    BSD 2-Clause; its licence text stands inside map.html.
"""


def build_package(
    catalogue: Catalogue,
    sheet: SheetSpec,
    selected: Selected,
    origin: Origin,
    files: Mapping[str, bytes],
) -> bytes:
    """The package around files that are already made, by name."""
    rows, sources = _source_rows(catalogue, selected)
    written = {
        **files,
        "events.csv": render_csv(event_rows(catalogue, selected), EVENT_COLUMNS).encode(),
        "sources.csv": render_csv(rows, SOURCE_COLUMNS).encode(),
        CAPTION_FILE: sheet.caption.encode(),
        ALT_FILE: f"{sheet.alt_text}\n".encode(),
        LICENCE_FILE: LICENCE.encode(),
    }
    records = selected_digests(catalogue, selected, sources)
    manifest = make_manifest(origin, written, records)
    return zipped({**written, MANIFEST_FILE: manifest.to_json().encode()})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip in order of names, with nothing in it that differs from run to run."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as package:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.create_system = 3  # Unix, on every system
            entry.external_attr = 0o100644 << 16
            package.writestr(entry, files[name])
    return written.getvalue()


def unpacked(content: bytes) -> tuple[dict[str, bytes], list[str]]:
    """What a zip of unknown origin holds, in memory, and the names that it holds more than once.

    Raises:
        InvalidValue: where it is broken, locked, or larger than :data:`MAX_UNPACKED`.

    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            infos = _bounded(package.infolist())
            names = [info.filename for info in infos]
            members = {info.filename: _member(package, info) for info in infos}
    except InvalidValue:
        raise
    except Exception:  # noqa: BLE001  # zipfile, zlib, lzma and struct each have errors of their own
        raise InvalidValue("the zip is broken or locked") from None
    return members, sorted({name for name in names if names.count(name) > 1})


def _bounded(infos: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """The entries, unless they are too many or claim too much."""
    if len(infos) > MAX_MEMBERS:
        raise InvalidValue(f"it holds {len(infos):,} files, more than any package")
    if sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise InvalidValue(f"it would unpack to more than {MAX_UNPACKED // 10**6} MB")
    return infos


def _member(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """The bytes of one entry, no more than it claims: the library stops there.

    What is stored, as ours are, is not compared with the checksum of the zip: the manifest has a better
    one, and names the file.
    """
    if info.compress_type == zipfile.ZIP_STORED:
        unchecked: Any = info
        unchecked.CRC = None
    with package.open(info) as member:
        return member.read(info.file_size)


def _source_rows(catalogue: Catalogue, selected: Selected) -> tuple[list[dict[str, str]], tuple[str, ...]]:
    """The sources that the selected records lean on, each with what it is used for."""
    uses = uses_by_source(catalogue, selected)
    rows = []
    for identifier, used in uses.items():
        source = catalogue.sources[identifier]
        parts: dict[Part, None] = {part: None for use in used for part in use.parts}
        rows.append({**_source_row(source), "used_for": ";".join(parts)})
    return rows, tuple(uses)


def _source_row(source: Source) -> dict[str, str]:
    return {
        "id": source.id,
        "publisher": source.publisher,
        "title": source.title,
        "published": source.published,
        "url": source.url,
        "kind": source.kind,
        "note": source.note,
        "cautions": ";".join(source.cautions),
        "origin": source.origin,
    }
