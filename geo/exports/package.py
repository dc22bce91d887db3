"""One selection as ``package.zip``: pictures, page, tables, words, sources, licence and manifest.

Files are stored, not compressed: the same package on every machine, whatever its zlib, and the
pictures are compressed already. Order, dates and permissions are fixed.
"""

import io
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from geo.exports.manifest import MANIFEST_FILE, keys_of, record_digests, render_manifest
from geo.exports.origin import Origin
from geo.mapspec.sheet import SheetSpec
from geo.model.errors import InvalidValue
from geo.model.records import Catalogue
from geo.model.sources import CREATOR, LICENCE_ADDRESS, Source
from geo.query.citations import Use, uses_by_source
from geo.query.selection import Selected
from geo.render.print.typefaces import font_files
from geo.render.tables import EVENT_COLUMNS, Row, event_rows, render_csv

CAPTION_FILE = "caption.txt"
ALT_FILE = "alt.txt"
LICENCE_FILE = "LICENCE"
SVG_FILE = "map.svg"
FONTS_FOLDER = "fonts"
"""What :data:`SVG_FILE` is set in, to be installed by whoever edits it."""
SOURCE_COLUMNS = (*(one.name for one in fields(Source)), "used_for")

MAX_UNPACKED = 100_000_000
"""Bytes of all files of a package; one with more is refused before it is unpacked."""
MAX_MEMBERS = 100

_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip can state, for every file: when it was made would change the bytes."""

LICENCE = (
    Path(__file__)
    .with_name("package_licence.txt")
    .read_text("utf-8")
    .format(address=LICENCE_ADDRESS, creator=CREATOR)
)


def build_package(
    catalogue: Catalogue,
    sheet: SheetSpec,
    selected: Selected,
    origin: Origin,
    files: Mapping[str, bytes],
) -> bytes:
    """The package around files that are already made, by name."""
    uses = uses_by_source(catalogue, selected)
    fonts = font_files(files[SVG_FILE]) if SVG_FILE in files else {}
    written = {
        **files,
        **{f"{FONTS_FOLDER}/{name}": content for name, content in fonts.items()},
        "events.csv": render_csv(event_rows(catalogue, selected), EVENT_COLUMNS).encode(),
        "sources.csv": render_csv(_source_rows(catalogue, uses), SOURCE_COLUMNS).encode(),
        CAPTION_FILE: sheet.caption.encode(),
        ALT_FILE: f"{sheet.alt_text}\n".encode(),
        LICENCE_FILE: LICENCE.encode(),
    }
    wanted = keys_of(catalogue, selected, uses)
    records = {key: digest for key, digest in record_digests(catalogue).items() if key in wanted}
    return zipped({**written, MANIFEST_FILE: render_manifest(origin, written, records)})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip in order of names; equal files give equal bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as package:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.create_system = 3  # Unix, on every system
            entry.external_attr = 0o100644 << 16
            package.writestr(entry, files[name])
    return written.getvalue()


def unpacked(content: bytes) -> tuple[dict[str, bytes], list[str]]:
    """The files in a zip of unknown origin by name, and the names that occur in it more than once.

    Raises:
        InvalidValue: where it is broken, locked, or exceeds :data:`MAX_UNPACKED` or :data:`MAX_MEMBERS`.

    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            infos = package.infolist()
            _check_size(infos)
            members = {info.filename: _member(package, info) for info in infos}
    except InvalidValue:
        raise
    except Exception:  # noqa: BLE001  # zipfile, zlib, lzma and struct each have errors of their own
        raise InvalidValue("the zip is broken or locked") from None
    counts = Counter(info.filename for info in infos)
    return members, sorted(name for name, count in counts.items() if count > 1)


def _check_size(infos: Sequence[zipfile.ZipInfo]) -> None:
    if len(infos) > MAX_MEMBERS:
        raise InvalidValue(f"it holds {len(infos):,} files, more than any package")
    if sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise InvalidValue(f"it would unpack to more than {MAX_UNPACKED // 10**6} MB")


def _member(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """The bytes of one entry, at most as many as its header states.

    The checksum of an entry that is not compressed is not verified: the manifest has a SHA-256 of each file,
    and a difference from that is reported with the name of the file.
    """
    if info.compress_type == zipfile.ZIP_STORED:
        unchecked: Any = info
        unchecked.CRC = None
    with package.open(info) as member:
        return member.read(info.file_size)


def _source_rows(catalogue: Catalogue, uses: Mapping[str, Sequence[Use]]) -> list[Row]:
    """Each source that the selected records cite, with the parts of records that cite it."""
    rows: list[Row] = []
    for identifier, cited_by in uses.items():
        row: Row = asdict(catalogue.sources[identifier])
        parts = dict.fromkeys(part for use in cited_by for part in use.parts)
        rows.append({**row, "cautions": ";".join(row["cautions"]), "used_for": ";".join(parts)})
    return rows
