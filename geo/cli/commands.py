"""The command line: ``python -m geo status|stations|events|export|verify|publish|check|release|feed``."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from geo.cli.terminal import (
    EXIT_BAD_INPUT,
    STOPPED_BY,
    Parser,
    check_arguments,
    plain_lines,
    run_as_program,
)
from geo.collection.atomic_writes import checked_target, write_whole
from geo.collection.reading import DATA_FILES, PROJECT_COLLECTION, read_catalogue, read_collection
from geo.collection.releases import read_releases, release_day
from geo.exports.formats import FORMATS, export_files
from geo.mapspec.picture_style import PRESETS, STEPS, THEMES, style_from
from geo.mapspec.regions import REGIONS
from geo.mapspec.spec import build
from geo.model.dates import Period, parse_day
from geo.model.errors import GeoError, InvalidValue
from geo.model.records import ATTESTATIONS, KINDS, STATUSES, Catalogue
from geo.query.selection import Selection, from_query, select
from geo.render import tables

EXIT_FAULTS_FOUND = 1

STATION_TABLE = ("id", "name", "country", "reported_on", "standing", "precision", "bureau")
EVENT_TABLE = ("date", "countries", "kind", "status_after", "summary")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    The exit code is 0; 1 if ``check`` found faults or ``verify`` a difference; 2 for bad arguments or
    data; 130 where it was interrupted, 143 where it was ended (SIGTERM).
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        check_arguments(arguments)
        options = _parser().parse_args(arguments)
        return int(options.run(options))
    except GeoError as error:
        print(plain_lines(str(error)), file=sys.stderr)
        return EXIT_BAD_INPUT
    except KeyboardInterrupt as stop:
        print("interrupted; nothing was written", file=sys.stderr)
        return STOPPED_BY + (stop.args[0] if stop.args else signal.SIGINT)


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="python -m geo",
        description="Alleged overseas Chinese police stations, and what governments did about them.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    filters = _filters()

    status = commands.add_parser("status", parents=[filters], help="each country's status as of a day")
    status.add_argument("--as-of", metavar="DATE", help="the day, 2023-03-14 (default: the end of the range)")
    status.add_argument("--format", choices=("table", "json", "csv"), default="table")
    status.set_defaults(run=_status)

    stations = commands.add_parser("stations", parents=[filters], help="the alleged stations")
    stations.add_argument("--format", choices=("table", "json", "csv", "geojson"), default="table")
    stations.set_defaults(run=_stations)

    events = commands.add_parser("events", parents=[filters], help="the events")
    events.add_argument("--format", choices=("table", "json", "csv"), default="table")
    events.set_defaults(run=_events)

    export = commands.add_parser(
        "export", parents=[filters], help="write map and data files of one selection"
    )
    export.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help=f"the suffix decides: {' '.join(FORMATS)}"
    )
    _add_picture_options(export)
    export.set_defaults(run=_export)

    verify = commands.add_parser(
        "verify",
        help="make an exported file again and compare",
        description="Make an exported file again from what it says of itself, and compare. Exit code 0: "
        "authentic; 1: altered, or superseded by a change of the collection; 2: not verifiable.",
    )
    verify.add_argument("file", type=Path, metavar="FILE")
    verify.add_argument(
        "--data", type=Path, default=PROJECT_COLLECTION, metavar="DIR", help="another collection"
    )
    verify.set_defaults(run=_verify)

    publish = commands.add_parser("publish", help="write a static site of the collection")
    publish.add_argument("folder", type=Path, metavar="DIR", help="new, empty, or an earlier publication")
    publish.add_argument("--address", default="", metavar="URL", help="where it will stand; for sitemap.xml")
    publish.add_argument(
        "--data", type=Path, default=PROJECT_COLLECTION, metavar="DIR", help="another collection"
    )
    publish.set_defaults(run=_publish)

    check = commands.add_parser("check", help="validate a collection; one line a fault")
    check.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="default: this project's data")
    check.add_argument("--data", type=Path, metavar="DIR", help="the same, as the other commands write it")
    check.set_defaults(run=_check)

    release = commands.add_parser("release", help="write the digests of a collection without fault")
    release.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="default: this project's data")
    release.add_argument("--data", type=Path, metavar="DIR", help="the same, as the other commands write it")
    release.add_argument("--date", required=True, metavar="DATE", help="the day of the release, 2026-11-21")
    release.add_argument("--version", metavar="N.N.N", help="default: the next minor one")
    release.set_defaults(run=_release)

    feed = commands.add_parser("feed", help="write the corrections as an Atom feed")
    feed.add_argument("file", type=Path, metavar="FILE")
    feed.add_argument(
        "--data", type=Path, default=PROJECT_COLLECTION, metavar="DIR", help="another collection"
    )
    feed.set_defaults(run=_feed)
    return parser


def _filters() -> Parser:
    filters = Parser(add_help=False)
    group = filters.add_argument_group("filters (repeat an option to name several values)")
    group.add_argument("--country", action="append", metavar="CODE", help="ISO 3166-1 alpha-3, such as CAN")
    group.add_argument("--from", action="append", metavar="DATE", help="first day of the range of events")
    group.add_argument("--to", action="append", metavar="DATE", help="last day: the map's as-of day")
    group.add_argument("--kind", action="append", help=", ".join(KINDS))
    group.add_argument("--status", action="append", help=", ".join(STATUSES))
    group.add_argument("--bureau", action="append", help="alleged public-security bureau, such as Fuzhou")
    group.add_argument("--attestation", action="append", help=", ".join(ATTESTATIONS))
    group.add_argument(
        "--q", action="append", metavar="TEXT", help="words to look for; accents and case ignored"
    )
    filters.add_argument(
        "--data", type=Path, default=PROJECT_COLLECTION, metavar="DIR", help="another collection"
    )
    return filters


def _add_picture_options(export: argparse.ArgumentParser) -> None:
    group = export.add_argument_group("pictures (.png .svg .pdf)")
    sizes = "; ".join(f"{one.name}: {one.words}, {one.label}" for one in PRESETS.values())
    group.add_argument("--preset", metavar="NAME", help=f"{sizes} (default: web)")
    group.add_argument("--theme", metavar="NAME", help=f"{' or '.join(THEMES)} (default: light)")
    group.add_argument("--title", metavar="TEXT", help="headline in the place of the generated one")
    group.add_argument("--standfirst", metavar="TEXT", help="line above the generated counts")
    group.add_argument(
        "--caption", metavar="TEXT", help="caption in the place of the generated one; a line is a paragraph"
    )
    group.add_argument("--alt", metavar="TEXT", help="alternative text in the place of the generated one")
    group.add_argument(
        "--extent",
        metavar="WHERE",
        help=f"world, selection (default), {', '.join(REGIONS)}, CODE[,CODE] or W,S,E,N in degrees "
        "(write --extent=-10,35,40,60 where it begins with a minus)",
    )
    group.add_argument("--compare", metavar="DATE", help="show this earlier day beside the map's own day")
    group.add_argument("--multiples", metavar="STEP", help=f"small maps by {' or '.join(STEPS)}")


def _catalogue(options: argparse.Namespace) -> Catalogue:
    return read_catalogue(_collection(options.data))


def _collection(folder: Path) -> Path:
    """The folder of a collection, if there is one at all; what it holds is for the reading to judge."""
    try:
        if folder.is_dir():
            return folder
    except (OSError, ValueError):
        pass  # a name that no folder can have
    raise InvalidValue(f"{str(folder)!r} is no folder; a collection is one with {', '.join(DATA_FILES)}")


def _selection(options: argparse.Namespace, catalogue: Catalogue) -> Selection:
    names = ("country", "from", "to", "kind", "status", "bureau", "attestation", "q")
    pairs = [(name, value) for name in names for value in getattr(options, name) or ()]
    return from_query(pairs, catalogue)


def _status(options: argparse.Namespace) -> int:
    catalogue = _catalogue(options)
    selection = _selection(options, catalogue)
    if options.as_of is not None:
        if options.to:
            raise InvalidValue("--as-of and --to both name the day; give one of them")
        day = parse_day(options.as_of)
        if vars(options)["from"] and selection.period.start > day:
            raise InvalidValue(f"--from {selection.period.start} is after --as-of {day}; give an earlier day")
        selection = replace(selection, period=Period(min(day, selection.period.start), day))
    rows = tables.status_rows(catalogue, select(catalogue, selection))
    _print_rows(rows, tables.STATUS_COLUMNS, options.format)
    return 0


def _stations(options: argparse.Namespace) -> int:
    catalogue = _catalogue(options)
    selection = _selection(options, catalogue)
    selected = select(catalogue, selection)
    if options.format == "geojson":
        sys.stdout.write(
            tables.render_geojson(catalogue, selected, build(catalogue, selection, selected=selected))
        )
        return 0
    rows = tables.station_rows(catalogue, selected)
    columns = STATION_TABLE if options.format == "table" else tables.STATION_COLUMNS
    _print_rows(rows, columns, options.format)
    return 0


def _events(options: argparse.Namespace) -> int:
    catalogue = _catalogue(options)
    rows = tables.event_rows(catalogue, select(catalogue, _selection(options, catalogue)))
    _print_rows(rows, EVENT_TABLE if options.format == "table" else tables.EVENT_COLUMNS, options.format)
    return 0


def _print_rows(rows: list[tables.Row], columns: Sequence[str], form: str) -> None:
    if form == "json":
        sys.stdout.write(tables.render_json(rows))
    elif form == "csv":
        sys.stdout.write(tables.render_csv(rows, columns))
    else:
        sys.stdout.write(tables.render_text(rows, columns))


def _export(options: argparse.Namespace) -> int:
    style = style_from(
        preset=options.preset,
        theme=options.theme,
        title=options.title,
        standfirst=options.standfirst,
        caption=options.caption,
        alt=options.alt,
        extent=options.extent,
        compare=options.compare,
        multiples=options.multiples,
    )
    catalogue = _catalogue(options)
    export_files(catalogue, _selection(options, catalogue), options.files, style)
    return 0


def _verify(options: argparse.Namespace) -> int:
    from geo.exports.verify import EXIT_CODES, verify_file  # noqa: PLC0415  # the renderers load slowly

    verdict = verify_file(options.file, _catalogue(options), read_releases(options.data))
    print(verdict)
    return EXIT_CODES[verdict.answer]


def _publish(options: argparse.Namespace) -> int:
    from geo.exports.publish import publish  # noqa: PLC0415  # the renderers load slowly

    files = publish(options.folder, read_collection(_collection(options.data)), options.address)
    print(f"{options.folder}: {len(files)} files, {sum(map(len, files.values())) / 1e6:.2f} MB")
    if "sitemap.xml" not in files:
        print("No sitemap.xml: it needs absolute addresses, and --address was not given.")
    return 0


def _named_collection(options: argparse.Namespace) -> Path:
    """The folder that ``check`` and ``release`` take by itself or as ``--data``."""
    if options.folder is not None and options.data is not None:
        raise InvalidValue("DIR and --data both name the collection; give one of them")
    named = options.data if options.folder is None else options.folder
    return PROJECT_COLLECTION if named is None else _collection(named)


def _check(options: argparse.Namespace) -> int:
    folder = _named_collection(options)
    from geo.collection.checks.collection import check_collection  # noqa: PLC0415

    checked = check_collection(folder)
    for fault in checked.faults:
        print(plain_lines(str(fault)))
    if checked.faults:
        count = len(checked.faults)
        print(f"{count} fault{'s' if count != 1 else ''} in {folder}", file=sys.stderr)
        return EXIT_FAULTS_FOUND
    reading = checked.reading
    print(
        f"{folder}: no fault in {len(reading.stations)} stations, {len(reading.events)} events "
        f"and {len(reading.sources)} sources"
    )
    return 0


def _release(options: argparse.Namespace) -> int:
    from geo.collection.checks.collection import release_collection  # noqa: PLC0415

    path = release_collection(_named_collection(options), parse_day(options.date), options.version)
    print(f"{path} written")
    return 0


def _feed(options: argparse.Namespace) -> int:
    from geo.render.feed import render_feed  # noqa: PLC0415  # the library loads slowly

    if options.file.suffix.lower() not in (".xml", ".atom"):
        raise InvalidValue(f"{options.file}: a feed is XML; give it a name that ends in .xml or .atom")
    target = checked_target(options.file)
    catalogue = _catalogue(options)
    write_whole(target, render_feed(catalogue, release_day(options.data, catalogue)))
    return 0


if __name__ == "__main__":
    run_as_program(main)
