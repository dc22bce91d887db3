"""A static site of a collection, for any file server: written whole, or not at all."""

import io
import tempfile
from collections.abc import Mapping
from pathlib import Path

from geo.collection.atomic_writes import check_writable
from geo.collection.reading import PROJECT_COLLECTION, Reading, read_collection
from geo.collection.releases import release_day
from geo.exports.manifest import MANIFEST_FILE, parse_manifest, render_manifest, sha256_of
from geo.exports.origin import origin_of
from geo.exports.package import LICENCE, LICENCE_FILE
from geo.mapspec.picture_style import PictureStyle, sized
from geo.mapspec.sheet import finished
from geo.mapspec.spec import MapSpec, build
from geo.mapspec.symbology import STATUS_FILLS
from geo.model.addresses import checked_address
from geo.model.errors import InvalidValue
from geo.model.installation import STATIC
from geo.query.selection import Selection, select, whole
from geo.render.discovery import render_oembed, render_robots, render_sitemap
from geo.render.feed import render_events_feed, render_feed
from geo.render.html import site as pages
from geo.render.page.document import render_page

PICTURE_SIZE = (800, 450)
"""Pixels of a country's picture: half of the width of a web picture, so that a site stays small."""

_COLOURS = 24
"""Colours of a country's picture besides those of the statuses: a map has few, and the file is a fifth."""

_README = "README.md"
_LOST = "404.html"
"""The page that only a site has."""


def publish(folder: Path, reading: Reading, address: str = "") -> Mapping[str, bytes]:
    """Write the site of a collection into a folder that is new, empty or an earlier publication.

    Returns the files written.

    Raises:
        InvalidCollection: where the collection has faults.
        InvalidValue: where the folder or the address cannot be used; nothing is written then.

    """
    address = checked_address(address)
    folder = _checked_folder(folder)
    files = build_site(reading, address)
    _write(folder, files)
    return files


def build_site(reading: Reading, address: str = "") -> dict[str, bytes]:
    """The files of the site by name; identical input gives identical bytes.

    Raises:
        InvalidCollection: where the collection has faults.
        InvalidValue: where its README cannot be read.

    """
    catalogue = reading.catalogue
    selection = whole(catalogue)
    selected = select(catalogue, selection)
    spec = build(catalogue, selection, selected=selected)
    site = pages.Site(catalogue, spec, selected, address)
    files: dict[str, str | bytes] = {
        "method.html": pages.render_method_page(site),
        "corrections.html": pages.render_corrections_page(site),
        "countries/index.html": pages.render_countries(site),
    }
    for code in catalogue.countries:
        own = build(catalogue, Selection(selection.period, countries=(code,)))
        files[f"countries/{code}.png"] = _picture(own)
        files[f"countries/{code}.html"] = pages.render_country_page(site, code, own, PICTURE_SIZE)
    data = _data_files(reading)
    listed = [(name, len(content), sha256_of(content)) for name, content in sorted(data.items())]
    described = isinstance(reading.package.get("resources"), list)  # else by the project's own descriptor
    package = reading.package if described else read_collection(PROJECT_COLLECTION).package
    files["data/index.html"] = pages.render_data_page(site, listed, package)
    files["site.css"] = pages.site_css(catalogue)
    if address:  # a preview of a link needs the absolute address of a picture
        files["map.png"] = _picture(spec)
    fonts = sorted((STATIC / "fonts").iterdir())
    files |= {f"fonts/{font.name}": font.read_bytes() for font in fonts}  # with their licences
    files["index.html"] = render_page(catalogue, spec, selected, address=address, in_site=True)
    files["favicon.ico"] = (STATIC / "icon.png").read_bytes()
    files[_LOST] = pages.render_lost(site)
    files["robots.txt"] = render_robots(address)
    if address:
        names = sorted(name for name in files if name.endswith(".html") and name != _LOST)
        files["sitemap.xml"] = render_sitemap(address, names)
        files["oembed.json"] = render_oembed(address, spec.headline, PICTURE_SIZE)
    files |= {f"data/{name}": content for name, content in data.items()}
    files["corrections.xml"] = render_feed(
        catalogue, release_day(reading.folder, catalogue), page="corrections.html", address=address
    )
    files["events.xml"] = render_events_feed(catalogue, address=address)
    encoded = {name: one.encode() if isinstance(one, str) else one for name, one in sorted(files.items())}
    return {**encoded, MANIFEST_FILE: render_manifest(origin_of(catalogue, selection), encoded, {})}


def _picture(spec: MapSpec) -> bytes:
    """A country's map as a small PNG with a palette."""
    from PIL import Image  # noqa: PLC0415  # like the renderer, only where pictures are drawn

    from geo.render.print.picture import render_png  # noqa: PLC0415

    width, height = PICTURE_SIZE
    large = render_png(finished([spec], PictureStyle(preset=sized(2 * width, 2 * height, 0.5))))
    drawn = Image.open(io.BytesIO(large)).convert("RGB")
    common = drawn.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    shades = (common.getpalette() or [])[: 3 * _COLOURS]
    for fill in STATUS_FILLS.values():  # a swatch of the legend is small, but has to keep its colour
        shades += [*bytes.fromhex(fill.colour[1:]), *bytes.fromhex(fill.ink[1:])]
    palette = Image.new("P", (1, 1))
    palette.putpalette(shades)
    small = drawn.quantize(palette=palette, dither=Image.Dither.NONE)
    written = io.BytesIO()
    small.save(written, "PNG", optimize=True)
    return written.getvalue()


def _data_files(reading: Reading) -> dict[str, bytes]:
    """The files of the collection as they were read, with its README and the licence."""
    files = {name: content for name, content in reading.files.items() if content is not None}
    readme = reading.folder / _README
    try:
        if readme.is_file():
            files[_README] = readme.read_bytes()
    except OSError as error:
        raise InvalidValue(f"{readme}: cannot be read: {error.strerror}") from None
    return {**files, LICENCE_FILE: LICENCE.encode()}


# Writing


def _checked_folder(folder: Path) -> Path:
    """The folder with links followed, unless a site in its place would replace other files."""
    try:
        resolved = folder.resolve()
        if not resolved.parent.is_dir():
            reason = f"{folder}: the folder {resolved.parent} does not exist; make it first"
        elif resolved.exists() and not resolved.is_dir():
            reason = f"{folder} is a file; give the name of a folder"
        elif Path.cwd().is_relative_to(resolved):
            reason = f"{folder} holds the folder you work in; give the site a folder of its own, such as site"
        else:
            check_writable(resolved.parent)
            present = {
                one.relative_to(resolved).as_posix() for one in resolved.rglob("*") if not one.is_dir()
            }
            foreign = sorted(present - _published(resolved))
            if not foreign:
                return resolved
            named = repr(foreign[0]) + (f" and {len(foreign) - 1:,} more" if len(foreign) > 1 else "")
            reason = f"{folder} holds {named}, which no publication wrote; give an empty or a new folder"
    except OSError as error:
        reason = f"{folder}: cannot be used: {error.strerror}"
    except (ValueError, RuntimeError) as error:
        reason = f"{str(folder)!r}: cannot be used: {error}"
    raise InvalidValue(reason)


def _published(folder: Path) -> set[str]:
    """The files that an earlier publication wrote there."""
    try:
        manifest = parse_manifest((folder / MANIFEST_FILE).read_bytes())
    except (OSError, InvalidValue):
        return set()
    return {*manifest.files, MANIFEST_FILE} if _LOST in manifest.files else set()  # else of a package


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write to a folder beside it and rename that: at no time is half a site in place."""
    prefix = f".{folder.name}."
    try:
        with tempfile.TemporaryDirectory(
            None, prefix, folder.parent, ignore_cleanup_errors=True
        ) as temporary:
            for name, content in files.items():
                path = Path(temporary, "site", name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            _put_in_place(Path(temporary, "site"), folder, Path(temporary, "before"))
    except OSError as error:
        raise InvalidValue(f"{folder}: cannot be written: {error.strerror}") from None


def _put_in_place(made: Path, folder: Path, before: Path) -> None:
    """Rename the new site to its folder; an error or interrupt restores the earlier one."""
    try:
        if folder.exists():
            folder.rename(before)
        made.rename(folder)
    except BaseException:  # an interrupt too
        if before.exists():
            before.rename(folder)
        raise
