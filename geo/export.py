"""One selection to the bytes of a file: the format follows from the suffix.

A renderer is imported only when its format is asked for, so that the command line and the app
start without matplotlib.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from geo.edition import Edition, edition_of
from geo.embedding import embed
from geo.errors import InvalidValue, UnsupportedFormat
from geo.mapspec import MapSpec, build
from geo.records import Catalogue
from geo.selection import Selected, Selection, from_link, select


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file."""

    suffix: str
    label: str
    mime: str
    export: Callable[[Catalogue, MapSpec, Selected], bytes]
    packed_as: str = ""
    """Its name in a package; empty for what a package does not hold."""


def _png(catalogue: Catalogue, spec: MapSpec, selected: Selected) -> bytes:  # noqa: ARG001
    from geo.render.static import render_png  # noqa: PLC0415

    return render_png(spec)


def _svg(catalogue: Catalogue, spec: MapSpec, selected: Selected) -> bytes:  # noqa: ARG001
    from geo.render.static import render_svg  # noqa: PLC0415

    return render_svg(spec)


def _pdf(catalogue: Catalogue, spec: MapSpec, selected: Selected) -> bytes:  # noqa: ARG001
    from geo.render.static import render_pdf  # noqa: PLC0415

    return render_pdf(spec)


def _html(catalogue: Catalogue, spec: MapSpec, selected: Selected) -> bytes:
    from geo.render.page import render_page  # noqa: PLC0415

    return render_page(catalogue, spec, selected).encode()


def _csv(catalogue: Catalogue, spec: MapSpec, selected: Selected) -> bytes:  # noqa: ARG001
    from geo.render.tables import STATION_COLUMNS, render_csv, station_rows  # noqa: PLC0415

    return render_csv(station_rows(catalogue, selected), STATION_COLUMNS).encode()


def _geojson(catalogue: Catalogue, spec: MapSpec, selected: Selected) -> bytes:
    from geo.render.tables import render_geojson  # noqa: PLC0415

    return render_geojson(catalogue, selected, spec).encode()


def _zip(catalogue: Catalogue, spec: MapSpec, selected: Selected) -> bytes:
    from geo.package import build_package  # noqa: PLC0415

    edition = edition_of(catalogue, selected.selection)
    packed = [form for form in FORMATS.values() if form.packed_as]
    files = {form.packed_as: _made(form, catalogue, spec, selected, edition) for form in packed}
    return build_package(catalogue, spec, selected, edition, files)


FORMATS = {
    form.suffix: form
    for form in (
        Format(".png", "PNG picture", "image/png", _png, "map.png"),
        Format(".svg", "SVG picture", "image/svg+xml", _svg, "map.svg"),
        Format(".pdf", "PDF page", "application/pdf", _pdf, "map.pdf"),
        Format(".html", "HTML page that works offline", "text/html", _html, "map.html"),
        Format(".csv", "CSV table of the stations", "text/csv", _csv, "stations.csv"),
        Format(".geojson", "GeoJSON of the stations", "application/geo+json", _geojson, "stations.geojson"),
        Format(".zip", "Package of everything", "application/zip", _zip),
    )
}


def format_of(path: Path) -> Format:
    """The format a file name asks for.

    Raises:
        UnsupportedFormat: naming the suffixes there are.

    """
    try:
        return FORMATS[path.suffix.lower()]
    except KeyError:
        known = " ".join(FORMATS)
        raise UnsupportedFormat(f"{path.name}: no format for {path.suffix!r}; use one of {known}") from None


def export_bytes(catalogue: Catalogue, selection: Selection, suffix: str) -> bytes:
    """The file of a selection; identical input gives identical bytes."""
    return _export(catalogue, selection, suffix, edition_of(catalogue, selection))


def export_edition(catalogue: Catalogue, edition: Edition, suffix: str) -> bytes:
    """The file that an edition names, made from this catalogue and marked with the edition as it is.

    Raises:
        InvalidSelection: where its link asks for what this collection does not know.
        InvalidValue: where it was made in a style that this program does not know.

    """
    if edition.style:
        raise InvalidValue(f"it was made with options unknown here: {', '.join(sorted(edition.style))}")
    return _export(catalogue, from_link(edition.link, catalogue), suffix, edition)


def _export(catalogue: Catalogue, selection: Selection, suffix: str, edition: Edition) -> bytes:
    selected = select(catalogue, selection)
    spec = build(catalogue, selection, selected=selected)
    return _made(FORMATS[suffix], catalogue, spec, selected, edition)


def _made(form: Format, catalogue: Catalogue, spec: MapSpec, selected: Selected, edition: Edition) -> bytes:
    """The file with the edition in it, so that ``verify`` can make it again."""
    return embed(form.export(catalogue, spec, selected), form.suffix, edition)


def export_files(catalogue: Catalogue, selection: Selection, paths: Iterable[Path]) -> None:
    """Write several files of one selection: each whole, or none at all if one cannot be made.

    Raises:
        UnsupportedFormat: before anything is written.
        InvalidValue: where a file cannot be written.

    """
    wanted = [(path, format_of(path)) for path in paths]
    for path, _ in wanted:
        _check_target(path)
    selected = select(catalogue, selection)
    spec = build(catalogue, selection, selected=selected)
    edition = edition_of(catalogue, selection)
    made = [(path, _made(form, catalogue, spec, selected, edition)) for path, form in wanted]
    write_all(made)


def _check_target(path: Path) -> None:
    """Refuse, before anything is drawn, what can be no file."""
    if "\0" in str(path):
        raise InvalidValue(f"{str(path)!r} is no name of a file")
    try:
        if not path.parent.is_dir():
            raise InvalidValue(f"{path}: the folder {path.parent} does not exist")
        if path.is_dir():
            raise InvalidValue(f"{path} is a folder; give a file name")
    except OSError as error:
        raise InvalidValue(f"{path}: cannot be written: {error.strerror}") from None


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the target and rename, so that no reader ever sees half a file."""
    write_all([(path, content)])


def write_all(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write every file beside its target before the first is renamed: all of them, or none.

    Raises:
        InvalidValue: naming the file that cannot be written.

    """
    staged: list[tuple[Path, Path]] = []
    try:
        for path, content in files:
            staged.append((_stage(path, content), path))
        for temporary, path in staged:
            temporary.replace(path)
    except OSError as error:
        raise InvalidValue(f"{path}: cannot be written: {error.strerror}") from None
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)


def _stage(path: Path, content: bytes) -> Path:
    """A file beside the target, with the permissions of an ordinary one; none where it cannot be written."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".export.")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        temporary.chmod(0o644)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary
