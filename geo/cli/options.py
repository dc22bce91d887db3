"""The options that commands share: the filters, the collection, and how pictures look."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
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
}
"""Name, value and meaning of each option of a picture."""

_ANOTHER = "another collection"

SECTIONS: dict[str, Iterable[str]] = {
    "Filters (repeat an option to name several values)": FILTERS,
    "Pictures (.png .svg .pdf)": PICTURE,
}


def takes_data(function: Function) -> Function:
    option = click.option("--data", type=Path, default=PROJECT_COLLECTION, metavar="DIR", help=_ANOTHER)
    return option(function)


def takes_selection(function: Function) -> Function:
    """Call a command with a catalogue and the selection that the filters make of it."""

    @takes_data
    @wraps(function)
    def command(data: Path, **options: Any) -> Any:
        chosen = {name: options.pop(name) for name in FILTERS}
        catalogue = read_catalogue(existing(data))
        pairs = [(name, value) for name, values in chosen.items() for value in values]
        return function(catalogue, from_query(pairs, catalogue), **options)

    return _add(command, FILTERS, multiple=True)


def takes_style(function: Function) -> Function:
    return _add(function, PICTURE, multiple=False)


def _add(function: Function, options: dict[str, tuple[str, str]], *, multiple: bool) -> Function:
    for name, (metavar, words) in reversed(options.items()):
        function = click.option(f"--{name}", name, multiple=multiple, metavar=metavar, help=words)(function)
    return function


def takes_format(*formats: str) -> Callable[[Function], Function]:
    return click.option(
        "--format", "form", type=click.Choice(formats), default="table", help="(default: table)"
    )


def takes_folder(function: Function) -> Function:
    """Call a command with the folder of the collection that DIR or ``--data`` names."""

    @wraps(function)
    def command(folder: Path | None, data: Path | None, **options: Any) -> Any:
        if folder is not None and data is not None:
            raise InvalidValue("DIR and --data both name the collection; give one of them")
        named = data if folder is None else folder
        return function(PROJECT_COLLECTION if named is None else existing(named), **options)

    command = click.option("--data", type=Path, metavar="DIR", help=_ANOTHER)(command)
    return click.argument("folder", type=Path, required=False, metavar="[DIR]")(command)


def existing(folder: Path) -> Path:
    """The folder of a collection, if there is one at all; what it contains is checked by the reading.

    Raises:
        InvalidValue: where there is no such folder.

    """
    try:
        if folder.is_dir():
            return folder
    except (OSError, ValueError):
        pass  # a name that no folder can have
    raise InvalidValue(f"{str(folder)!r} is no folder; a collection is one with {', '.join(DATA_FILES)}")
