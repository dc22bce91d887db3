"""The commands: options to values, one call each, the result to standard output."""

import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from geo import __version__
from geo.cli.options import existing, takes_data, takes_folder, takes_format, takes_selection, takes_style
from geo.cli.terminal import Commands, plain_lines, run_as_program, run_command
from geo.collection.atomic_writes import checked_target, write_all
from geo.collection.reading import read_catalogue, read_collection
from geo.collection.releases import read_releases, release_day
from geo.exports.formats import FORMATS, export_files
from geo.mapspec.picture_style import style_from
from geo.mapspec.spec import build
from geo.model.dates import Period, parse_day
from geo.model.errors import InvalidValue
from geo.model.installation import PROJECT
from geo.model.records import Catalogue
from geo.query.selection import Selection, select
from geo.query.sentences import counted
from geo.render import tables

STATION_TABLE = ("id", "name", "country", "reported_on", "standing", "precision", "bureau")
EVENT_TABLE = ("date", "countries", "kind", "status_after", "summary")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=False)
@click.version_option(__version__, message="%(version)s")
def commands() -> None:
    """Alleged overseas Chinese police stations, and what governments did about them."""


@commands.command()
@takes_selection
@click.option("--as-of", metavar="DATE", help="the day, 2023-03-14 (default: the end of the range)")
@takes_format("table", "json", "csv")
def status(catalogue: Catalogue, selection: Selection, as_of: str | None, form: str) -> None:
    """Print each country's status as of a day."""
    given = click.get_current_context().params
    if as_of is not None:
        if given["to"]:
            raise InvalidValue("--as-of and --to both name the day; give one of them")
        day = parse_day(as_of)
        if given["from"] and selection.period.start > day:
            raise InvalidValue(f"--from {selection.period.start} is after --as-of {day}; give an earlier day")
        selection = replace(selection, period=Period(min(day, selection.period.start), day))
    _print(tables.status_rows(catalogue, select(catalogue, selection)), tables.STATUS_COLUMNS, form)


@commands.command()
@takes_selection
@takes_format("table", "json", "csv", "geojson")
def stations(catalogue: Catalogue, selection: Selection, form: str) -> None:
    """Print the alleged stations."""
    selected = select(catalogue, selection)
    if form == "geojson":
        spec = build(catalogue, selection, selected=selected)
        for part in tables.render_geojson(catalogue, selected, spec):
            click.echo(part, nl=False)
    else:
        columns = STATION_TABLE if form == "table" else tables.STATION_COLUMNS
        _print(tables.station_rows(catalogue, selected), columns, form)


@commands.command()
@takes_selection
@takes_format("table", "json", "csv")
def events(catalogue: Catalogue, selection: Selection, form: str) -> None:
    """Print the events."""
    rows = tables.event_rows(catalogue, select(catalogue, selection))
    _print(rows, EVENT_TABLE if form == "table" else tables.EVENT_COLUMNS, form)


def _print(rows: list[tables.Row], columns: Sequence[str], form: str) -> None:
    render = tables.render_csv if form == "csv" else tables.render_text
    click.echo(tables.render_json(rows) if form == "json" else render(rows, columns), nl=False)


@commands.command(
    help=f"Write map and data files of one selection. The suffix of a FILE decides: {' '.join(FORMATS)}"
)
@click.argument("files", nargs=-1, type=Path, required=True, metavar="FILE...")
@takes_style
@takes_selection
def export(catalogue: Catalogue, selection: Selection, files: tuple[Path, ...], **style: Any) -> None:
    export_files(catalogue, selection, list(files), style_from(**style))


@commands.command()
@click.argument("file", type=Path, metavar="FILE")
@takes_data
def verify(file: Path, data: Path) -> int:
    """Make an exported file again from what it says of itself, and compare.

    Exit code 0: authentic; 1: altered, or superseded by a change of the collection; 2: not verifiable.
    """
    from geo.exports.verify import EXIT_CODES, verify_file  # noqa: PLC0415  # the renderers load slowly

    verdict = verify_file(file, read_catalogue(existing(data)), read_releases(data))
    click.echo(verdict)
    return EXIT_CODES[verdict.answer]


@commands.command()
@click.argument("folder", type=Path, metavar="DIR")
@click.option("--address", default="", metavar="URL", help="where it will stand; for sitemap.xml")
@takes_data
def publish(folder: Path, address: str, data: Path) -> None:
    """Write a static site of the collection. DIR is new, empty, or an earlier publication."""
    from geo.exports.publish import publish  # noqa: PLC0415  # the renderers load slowly

    files = publish(folder, read_collection(existing(data)), address)
    click.echo(f"{folder}: {len(files)} files, {sum(map(len, files.values())) / 1e6:.2f} MB")
    if "sitemap.xml" not in files:
        click.echo("No sitemap.xml: it needs absolute addresses, and --address was not given.")


@commands.command()
@takes_folder
def check(folder: Path) -> int:
    """Validate a collection; one line a fault. DIR is this project's data unless given."""
    from geo.collection.checks.collection import check_collection  # noqa: PLC0415

    checked = check_collection(folder)
    for fault in checked.faults:
        click.echo(plain_lines(str(fault)))
    if checked.faults:
        click.echo(f"{counted(len(checked.faults), 'fault')} in {folder}", err=True)
        return 1
    reading = checked.reading
    click.echo(
        f"{folder}: no fault in {len(reading.stations)} stations, {len(reading.events)} events "
        f"and {len(reading.sources)} sources"
    )
    return 0


@commands.command()
@takes_folder
@click.option("--date", required=True, metavar="DATE", help="the day of the release, 2026-11-21")
@click.option("--version", metavar="N.N.N", help="default: the next minor one")
def release(folder: Path, date: str, version: str | None) -> None:
    """Write the digests of a collection without fault. DIR is this project's data unless given."""
    from geo.collection.checks.collection import release_collection  # noqa: PLC0415

    click.echo(f"{release_collection(folder, parse_day(date), version)} written")


@commands.command()
@click.argument("file", type=Path, metavar="FILE")
@takes_data
def feed(file: Path, data: Path) -> None:
    """Write the corrections as an Atom feed."""
    from geo.render.feed import render_feed  # noqa: PLC0415  # the library loads slowly

    if file.suffix.lower() not in (".xml", ".atom"):
        raise InvalidValue(f"{file}: a feed is XML; give it a name that ends in .xml or .atom")
    target = checked_target(file)
    catalogue = read_catalogue(existing(data))
    write_all([(target, render_feed(catalogue, release_day(data, catalogue)))])


@commands.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8501, metavar="PORT", help="(default: 8501)")
@click.option("--host", default="127.0.0.1", help="0.0.0.0 lets other machines in (default: 127.0.0.1)")
@click.option("--data", type=Path, metavar="DIR", help="another collection; also GEO_DATA")
def run(port: int, host: str, data: Path | None) -> int:
    """Start the app and serve it until Ctrl+C."""
    try:
        socket.getaddrinfo(host, port)
    except OSError:
        raise InvalidValue(f"{host!r} is no address of this machine; use 127.0.0.1 or 0.0.0.0") from None
    environment = os.environ | ({"GEO_DATA": str(existing(data).resolve())} if data else {})
    call = [sys.executable, "-m", "streamlit", "run", str(PROJECT / "app.py")]
    call += [f"--server.port={port}", f"--server.address={host}", "--server.headless=true"]
    click.echo(f"Open http://{host}:{port} (stop with Ctrl+C)")
    with subprocess.Popen(call, env=environment) as app:  # noqa: S603  # no shell; a port and a host
        try:
            return app.wait()
        except KeyboardInterrupt:
            app.terminate()
            return app.wait()


main = partial(run_command, commands)
program = partial(run_as_program, commands)
