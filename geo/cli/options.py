"""The options that commands share: the filters, the collection, and how pictures look."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial, wraps
from pathlib import Path
from typing import Any

import click

from geo.collection.reading import DATA_FILES, PROJECT_COLLECTION, read_catalogue
from geo.mapspec.picture_style import PRESETS, STEPS, THEMES
from geo.mapspec.regions import REGIONS
from geo.model.errors import InvalidValue
from geo.model.records import ATTESTATIONS, KINDS, STATUSES
from geo.query.selection import from_query

Function = Callable[..., Any]

FILTERS = {
    "country": ("CODE", "ISO 3166-1 alpha-3, such as CAN"),
    "from": ("DATE", "first day of the range of events"),
    "to": ("DATE", "last day: the map's as-of day"),
    "kind": ("KIND", ", ".join(KINDS)),
    "status": ("STATUS", ", ".join(STATUSES)),
    "bureau": ("BUREAU", "alleged public-security bureau, such as Fuzhou"),
    "attestation": ("LEVEL", ", ".join(ATTESTATIONS)),
    "q": ("TEXT", "words to look for; accents and case ignored"),
}
"""Name, value and meaning of each part of a selection."""

_SIZES = "; ".join(f"{one.name}: {one.words}, {one.label}" for one in PRESETS.values())
PICTURE = {
    "preset": ("NAME", f"{_SIZES} (default: web)"),
    "theme": ("NAME", f"{' or '.join(THEMES)} (default: light)"),
    "title": ("TEXT", "headline in the place of the generated one"),
    "standfirst": ("TEXT", "line above the generated counts"),
    "caption": ("TEXT", "caption in the place of the generated one; a line is a paragraph"),
    "alt": ("TEXT", "alternative text in the place of the generated one"),
    "extent": (
        "WHERE",
        f"world, selection (default), {', '.join(REGIONS)}, CODE[,CODE] or --extent=W,S,E,N in degrees",
    ),
    "compare": ("DATE", "show this earlier day beside the map's own day"),
    "multiples": ("STEP", f"small maps by {' or '.join(STEPS)}"),
    "address": ("URL", "address of the app, for a link to the selection; without it none is printed"),
}

SECTIONS: dict[str, Iterable[str]] = {
    "Filters (repeat an option to name several values)": FILTERS,
    "Pictures (.png .svg .pdf)": PICTURE,
}

takes_data = click.option(
    "--data", type=Path, default=PROJECT_COLLECTION, metavar="DIR", help="another collection"
)


def takes_selection(function: Function) -> Function:
    """Pass a command the catalogue, and the selection that its filters name."""

    @takes_data
    @wraps(function)
    def command(data: Path, **options: Any) -> Any:
        pairs = [(name, value) for name in FILTERS for value in options.pop(name)]
        catalogue = read_catalogue(existing(data))
        return function(catalogue, from_query(pairs, catalogue), **options)

    return _add(command, FILTERS, multiple=True)


def _add(function: Function, options: dict[str, tuple[str, str]], *, multiple: bool = False) -> Function:
    for name, (metavar, words) in reversed(options.items()):
        function = click.option(f"--{name}", name, multiple=multiple, metavar=metavar, help=words)(function)
    return function


takes_style = partial(_add, options=PICTURE)


def takes_format(*formats: str) -> Callable[[Function], Function]:
    """Add ``--format``, whose default is ``table``."""
    return click.option(
        "--format", "form", type=click.Choice(formats), default="table", help="(default: table)"
    )


def takes_folder(function: Function) -> Function:
    """Pass a command the folder of the collection that DIR or ``--data`` names."""

    @click.argument("folder", type=Path, required=False, metavar="[DIR]")
    @click.option("--data", type=Path, metavar="DIR", help="another collection")
    @wraps(function)
    def command(folder: Path | None, data: Path | None, **options: Any) -> Any:
        if folder and data:
            raise InvalidValue("DIR and --data both name the collection; give one of them")
        return function(existing(folder or data or PROJECT_COLLECTION), **options)

    return command


def existing(folder: Path) -> Path:
    """The folder itself, its contents unread.

    Raises:
        InvalidValue: where there is no such folder.

    """
    with suppress(OSError, ValueError):  # a name that no folder can have
        if folder.is_dir():
            return folder
    raise InvalidValue(f"{str(folder)!r} is no folder; a collection is one with {', '.join(DATA_FILES)}")
