"""One selection to the bytes of a file: the format follows from the suffix.

A renderer is imported only when its format is asked for, so that the command line and the app
start without matplotlib.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path

from geo.collection.atomic_writes import checked_target, write_all
from geo.exports.origin import Origin, origin_of
from geo.mapspec.picture_style import DEFAULT_STYLE, OPTIONS, PictureStyle, animated, style_from
from geo.mapspec.sheet import in_motion, sheet_of
from geo.mapspec.spec import MapSpec, build
from geo.model.errors import InvalidValue, UnsupportedFormat
from geo.model.records import Catalogue
from geo.query.selection import Selected, Selection, from_link, select
from geo.render.progress import piece


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file."""

    suffix: str
    label: str
    mime: str
    export: Callable[[Catalogue, MapSpec, Selected, PictureStyle, Origin], bytes]
    packed_as: str = ""
    """Its name in a package; empty for what a package does not hold."""


MAX_ANIMATED = 150_000_000
"""Pixels of all frames of an animation: 8K has 33 million in each, and each takes up to eight bytes."""

SHEETS = (".png", ".svg", ".pdf")
"""Formats of one and the same drawing."""
ANIMATIONS = (".gif", ".webp")
_TABLES_TO_A_SHEET = 4
"""Other files of a package that are written in the time in which one of the sheets is drawn and written."""


def _sheets(
    catalogue: Catalogue,
    spec: MapSpec,
    selected: Selected,
    style: PictureStyle,
    origin: Origin,
    *,
    suffixes: Iterable[str],
) -> dict[str, bytes]:
    from geo.render.print.picture import render_formats  # noqa: PLC0415

    return render_formats(sheet_of(catalogue, selected, spec, style), suffixes, origin.to_json())


def _sheet(
    catalogue: Catalogue,
    spec: MapSpec,
    selected: Selected,
    style: PictureStyle,
    origin: Origin,
    *,
    suffix: str,
) -> bytes:
    return _sheets(catalogue, spec, selected, style, origin, suffixes=[suffix])[suffix]


def _animation(
    catalogue: Catalogue,
    spec: MapSpec,
    selected: Selected,
    style: PictureStyle,
    origin: Origin,
    *,
    suffix: str,
) -> bytes:
    from geo.render.print.animation import render_animation  # noqa: PLC0415

    sheet = in_motion(sheet_of(catalogue, selected, spec, animated(style)))
    frames, (width, height) = len(sheet.days), sheet.style.preset.pixels
    if frames * width * height > MAX_ANIMATED:
        raise InvalidValue(
            f"an animation of {frames} frames of {width} × {height} pixels is more than can be held; "
            "take a smaller preset, a shorter range, or --multiples quarter"
        )
    return render_animation(sheet, suffix, origin.to_json())


def _html(
    catalogue: Catalogue, spec: MapSpec, selected: Selected, style: PictureStyle, origin: Origin
) -> bytes:
    from geo.render.page.document import render_page  # noqa: PLC0415

    return render_page(catalogue, spec, selected, style=style, mark=origin.to_json()).encode()


def _csv(
    catalogue: Catalogue, _spec: MapSpec, selected: Selected, _style: PictureStyle, _origin: Origin
) -> bytes:
    from geo.render.tables import STATION_COLUMNS, render_csv, station_rows  # noqa: PLC0415

    return render_csv(station_rows(catalogue, selected), STATION_COLUMNS).encode()


def _geojson(
    catalogue: Catalogue, spec: MapSpec, selected: Selected, _style: PictureStyle, origin: Origin
) -> bytes:
    from geo.render.tables import render_geojson  # noqa: PLC0415

    written = BytesIO()
    for part in render_geojson(catalogue, selected, spec, origin.members):
        written.write(part.encode())
    return written.getvalue()


def _zip(
    catalogue: Catalogue, spec: MapSpec, selected: Selected, style: PictureStyle, origin: Origin
) -> bytes:
    from geo.exports.package import build_package  # noqa: PLC0415

    packed = {form.suffix: form.packed_as for form in FORMATS.values() if form.packed_as}
    made = _made(catalogue, spec, selected, style, origin, suffixes=packed)
    files = {packed[suffix]: content for suffix, content in made.items()}
    return build_package(catalogue, sheet_of(catalogue, selected, spec, style), selected, origin, files)


FORMATS = {
    form.suffix: form
    for form in (
        Format(".png", "PNG picture", "image/png", partial(_sheet, suffix=".png"), packed_as="map.png"),
        Format(".svg", "SVG picture", "image/svg+xml", partial(_sheet, suffix=".svg"), packed_as="map.svg"),
        Format(".pdf", "PDF page", "application/pdf", partial(_sheet, suffix=".pdf"), packed_as="map.pdf"),
        Format(".gif", "GIF animation of the months", "image/gif", partial(_animation, suffix=".gif")),
        Format(".webp", "WebP animation of the months", "image/webp", partial(_animation, suffix=".webp")),
        Format(".html", "HTML page that works offline", "text/html", _html, packed_as="map.html"),
        Format(".csv", "CSV table of the stations", "text/csv", _csv, packed_as="stations.csv"),
        Format(
            ".geojson",
            "GeoJSON of the stations",
            "application/geo+json",
            _geojson,
            packed_as="stations.geojson",
        ),
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
        fault = f"no format for {path.suffix!r}" if path.suffix else "a name without a suffix"
        raise UnsupportedFormat(f"{path}: {fault}; use one of {' '.join(FORMATS)}") from None


def export_bytes(
    catalogue: Catalogue, selection: Selection, suffix: str, style: PictureStyle = DEFAULT_STYLE
) -> bytes:
    """The file of a selection; identical input gives identical bytes."""
    return _export(catalogue, selection, suffix, style, origin_of(catalogue, selection, style.options))


def export_again(catalogue: Catalogue, origin: Origin, suffix: str) -> bytes:
    """The file that an origin names, made from this catalogue and marked with the origin as it is.

    Raises:
        InvalidSelection: where its link asks for what this collection does not know.
        InvalidValue: where it was made in a style that this program does not know.

    """
    unknown = origin.style.keys() - OPTIONS
    if unknown:
        raise InvalidValue(f"it was made with options unknown here: {', '.join(sorted(unknown))}")
    style = style_from(**origin.style)
    return _export(catalogue, from_link(origin.link, catalogue), suffix, style, origin)


def _export(
    catalogue: Catalogue, selection: Selection, suffix: str, style: PictureStyle, origin: Origin
) -> bytes:
    selected = select(catalogue, selection)
    spec = build(catalogue, selection, selected=selected, headline=style.title)
    return _made(catalogue, spec, selected, style, origin, suffixes=[suffix])[suffix]


def _made(
    catalogue: Catalogue,
    spec: MapSpec,
    selected: Selected,
    style: PictureStyle,
    origin: Origin,
    *,
    suffixes: Iterable[str],
) -> dict[str, bytes]:
    """The files of these suffixes, each with the origin in it, so that ``verify`` can make it again."""
    wanted = dict.fromkeys(suffixes)
    sheets = [suffix for suffix in wanted if suffix in SHEETS]
    order = [*sheets, *(suffix for suffix in wanted if suffix not in sheets)]
    pieces = len(order) + (_TABLES_TO_A_SHEET - 1) * len(sheets) if len(sheets) > 1 else len(order)
    made: dict[str, bytes] = {}
    if len(sheets) > 1:
        with piece("", 1, pieces, size=_TABLES_TO_A_SHEET * len(sheets)):
            made = _sheets(catalogue, spec, selected, style, origin, suffixes=sheets)
    for number, suffix in enumerate(order, pieces - len(order) + 1):
        if suffix not in made:
            with piece(f"writing {suffix[1:].upper()}" if len(order) > 1 else "", number, pieces):
                made[suffix] = FORMATS[suffix].export(catalogue, spec, selected, style, origin)
    return {suffix: made[suffix] for suffix in wanted}


def export_files(
    catalogue: Catalogue, selection: Selection, paths: Iterable[Path], style: PictureStyle = DEFAULT_STYLE
) -> None:
    """Write several files of one selection: each whole, or none at all if one cannot be made.

    Raises:
        UnsupportedFormat: before anything is written.
        InvalidValue: where a file cannot be written.

    """
    named = [(path, format_of(path)) for path in paths]
    wanted = [(checked_target(path), form) for path, form in named]
    targets = [target for target, _ in wanted]
    twice = [path for path, _ in named if targets.count(path.resolve()) > 1]
    if twice:
        raise InvalidValue(f"{twice[-1]} is named twice; name each file once")
    selected = select(catalogue, selection)
    spec = build(catalogue, selection, selected=selected, headline=style.title)
    origin = origin_of(catalogue, selection, style.options)
    made = _made(catalogue, spec, selected, style, origin, suffixes=[form.suffix for _, form in wanted])
    write_all([(path, made[form.suffix]) for path, form in wanted])
