"""One selection to the bytes of a file: the format follows from the suffix.

A renderer is imported only when its format is asked for, so that the command line and the app
start without matplotlib.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path

from geo.collection.atomic_writes import checked_target, write_all
from geo.exports.origin import Origin, origin_of
from geo.mapspec.picture_style import DEFAULT_STYLE, OPTIONS, PictureStyle, animated, style_from
from geo.mapspec.sheet import SheetSpec, in_motion, sheet_of
from geo.mapspec.spec import MapSpec, build
from geo.model.errors import InvalidValue, UnsupportedFormat
from geo.model.records import Catalogue
from geo.query.selection import Selected, Selection, from_link, select
from geo.render.progress import piece


@dataclass(frozen=True, slots=True)
class Export:
    catalogue: Catalogue
    selected: Selected
    spec: MapSpec
    style: PictureStyle
    origin: Origin

    @property
    def sheet(self) -> SheetSpec:
        """What its pictures show; raises as :func:`sheet_of` does."""
        return sheet_of(self.catalogue, self.selected, self.spec, self.style)


@dataclass(frozen=True, slots=True)
class Format:
    suffix: str
    label: str
    mime: str
    render: Callable[[Export], bytes] | None = None
    """None for a sheet: all of one export are drawn together."""
    packed_as: str = ""
    """Its name in a package; empty where a package does not contain it."""


MAX_ANIMATED = 150_000_000
"""Pixels of all frames of an animation: 8K has 33 million in each, and each takes up to eight bytes."""

MAX_PREVIEW_PX = 1200
"""The longer side of a preview."""

ANIMATIONS = (".gif", ".webp")
_TABLES_TO_A_SHEET = 4
"""Duration of drawing and writing one sheet, in files of other formats; for progress."""


def _animation(suffix: str, export: Export) -> bytes:
    from geo.render.print.animation import render_animation  # noqa: PLC0415

    sheet = in_motion(replace(export, style=animated(export.style)).sheet)
    frames, (width, height) = len(sheet.days), sheet.style.preset.pixels
    if frames * width * height > MAX_ANIMATED:
        raise InvalidValue(
            f"an animation of {frames} frames of {width} × {height} pixels is more than can be held; "
            "take a smaller preset, a shorter range, or --multiples quarter"
        )
    return render_animation(sheet, suffix, export.origin.to_json())


def _html(export: Export) -> bytes:
    from geo.render.page.document import render_page  # noqa: PLC0415

    mark = export.origin.to_json()
    return render_page(export.catalogue, export.spec, export.selected, style=export.style, mark=mark).encode()


def _csv(export: Export) -> bytes:
    from geo.render.tables import STATION_COLUMNS, render_csv, station_rows  # noqa: PLC0415

    return render_csv(station_rows(export.catalogue, export.selected), STATION_COLUMNS).encode()


def _geojson(export: Export) -> bytes:
    from geo.render.tables import render_geojson  # noqa: PLC0415

    parts = render_geojson(export.catalogue, export.selected, export.spec, export.origin.members)
    written = BytesIO()
    written.writelines(part.encode() for part in parts)
    return written.getvalue()


def _zip(export: Export) -> bytes:
    from geo.exports.package import build_package  # noqa: PLC0415

    packed = {form.suffix: form.packed_as for form in FORMATS.values() if form.packed_as}
    files = {packed[suffix]: content for suffix, content in _made(export, packed).items()}
    return build_package(export.catalogue, export.sheet, export.selected, export.origin, files)


FORMATS = {
    form.suffix: form
    for form in (
        Format(".png", "PNG picture", "image/png", packed_as="map.png"),
        Format(".svg", "SVG picture", "image/svg+xml", packed_as="map.svg"),
        Format(".pdf", "PDF page", "application/pdf", packed_as="map.pdf"),
        Format(".gif", "GIF animation of the months", "image/gif", partial(_animation, ".gif")),
        Format(".webp", "WebP animation of the months", "image/webp", partial(_animation, ".webp")),
        Format(".html", "HTML page that works offline", "text/html", _html, "map.html"),
        Format(".csv", "CSV table of the stations", "text/csv", _csv, "stations.csv"),
        Format(".geojson", "GeoJSON of the stations", "application/geo+json", _geojson, "stations.geojson"),
        Format(".zip", "Package of everything", "application/zip", _zip),
    )
}


def export_bytes(
    catalogue: Catalogue, selection: Selection, suffix: str, style: PictureStyle = DEFAULT_STYLE
) -> bytes:
    """The file of a selection; identical input gives identical bytes.

    Raises:
        InvalidValue: where the style asks for days that the selection does not have, or an animation is
            too large.

    """
    return _made(export_of(catalogue, selection, style), [suffix])[suffix]


def preview_of(
    catalogue: Catalogue, selection: Selection, suffix: str, style: PictureStyle = DEFAULT_STYLE
) -> tuple[bytes, str]:
    """The picture that a file holds as PNG at fewer pixels, and its alternative text.

    Of an animation its last frame.

    Raises:
        InvalidValue: where the file cannot be made either.

    """
    from geo.render.print.animation import render_last_frame  # noqa: PLC0415
    from geo.render.print.picture import render_png  # noqa: PLC0415

    moves = suffix in ANIMATIONS
    style = animated(style) if moves else style
    small = style.preset.density * min(1, MAX_PREVIEW_PX / max(style.preset.pixels))
    style = replace(style, preset=replace(style.preset, density=small))
    sheet = export_of(catalogue, selection, style).sheet
    return render_last_frame(in_motion(sheet)) if moves else render_png(sheet), sheet.alt_text


def export_again(catalogue: Catalogue, origin: Origin, suffix: str) -> bytes:
    """The file that an origin names, made from this catalogue and marked with the origin as it is.

    Raises:
        InvalidSelection: where its link asks for values unknown to this collection.
        InvalidValue: where it was made with options unknown to this program.

    """
    unknown = origin.style.keys() - OPTIONS
    if unknown:
        raise InvalidValue(f"it was made with options unknown here: {', '.join(sorted(unknown))}")
    style = style_from(**origin.style)
    export = export_of(catalogue, from_link(origin.link, catalogue), style, origin)
    return _made(export, [suffix])[suffix]


def export_files(
    catalogue: Catalogue, selection: Selection, paths: Sequence[Path], style: PictureStyle = DEFAULT_STYLE
) -> None:
    """Write several files of one selection: each whole, or none at all if one cannot be made.

    Raises:
        UnsupportedFormat: naming the suffixes there are; nothing is written then.
        InvalidValue: where a file cannot be made or written.

    """
    suffixes = [path.suffix.lower() for path in paths]
    for path, suffix in zip(paths, suffixes, strict=True):
        if suffix not in FORMATS:
            fault = f"no format for {path.suffix!r}" if suffix else "a name without a suffix"
            raise UnsupportedFormat(f"{path}: {fault}; use one of {' '.join(FORMATS)}")
    targets = [checked_target(path) for path in paths]
    twice = [path for path, target in zip(paths, targets, strict=True) if targets.count(target) > 1]
    if twice:
        raise InvalidValue(f"{twice[-1]} is named twice; name each file once")
    made = _made(export_of(catalogue, selection, style), suffixes)
    write_all([(target, made[suffix]) for target, suffix in zip(targets, suffixes, strict=True)])


def export_of(
    catalogue: Catalogue, selection: Selection, style: PictureStyle, origin: Origin | None = None
) -> Export:
    """The content of an export, with an origin that describes it unless one is given."""
    selected = select(catalogue, selection)
    spec = build(catalogue, selection, selected=selected, headline=style.title)
    return Export(catalogue, selected, spec, style, origin or origin_of(catalogue, selection, style.options))


def _made(export: Export, suffixes: Iterable[str]) -> dict[str, bytes]:
    """The files of these suffixes, each with the origin in it, so that ``verify`` can make it again."""
    renderers = {suffix: FORMATS[suffix].render for suffix in suffixes}
    sheets = [suffix for suffix, render in renderers.items() if not render]
    others = [(suffix, render) for suffix, render in renderers.items() if render]
    drawn = _TABLES_TO_A_SHEET * len(sheets)
    pieces = drawn + len(others)
    made: dict[str, bytes] = {}
    if sheets:
        from geo.render.print.picture import render_formats  # noqa: PLC0415

        with piece("", 1, pieces, size=drawn):
            made = render_formats(export.sheet, sheets, export.origin.to_json())
    for number, (suffix, render) in enumerate(others, drawn + 1):
        with piece(f"writing {suffix[1:].upper()}" if pieces > 1 else "", number, pieces):
            made[suffix] = render(export)
    return made
