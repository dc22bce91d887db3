"""The self-contained page: one HTML file with map, timeline, lists, evidence and sources.

It asks nobody for anything: Leaflet, borders, records and styles are inside, and its
Content-Security-Policy lets nothing else in. Data reach the scripts as JSON that is never
executed. Identical input gives identical bytes.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from geo.basemap import STATIC, main_extents, world_features
from geo.dates import describe_day
from geo.evidence import backing_of
from geo.mapspec import MOST_DRAWN_SINGLY, MapSpec, as_of_words, offsets_by_zoom, placed_stations
from geo.placement import Offset
from geo.places import WORLD, ZOOM_LIMIT, Extent, LonLat, extent_of
from geo.provenance import Source
from geo.records import STATUSES, Catalogue, Station
from geo.render.changes import Held, held_over, listing, standing_changes
from geo.render.dossier import render_country, render_station, template
from geo.render.escaping import script_json
from geo.render.state import compact_offsets
from geo.selection import Selected, Selection, describe, to_query
from geo.wording import in_sentence, label_of

STYLES = ("leaflet/leaflet.css", "stationmap.css", "symbology.css", "page.css")
SCRIPTS = ("leaflet/leaflet.js", "symbology.js", "stationmap.js", "page.js")

MARK_SCRIPT = 'document.documentElement.className = "js";'
"""Runs before the body, so that what only a script can use is not shown without one."""


def render_page(catalogue: Catalogue, spec: MapSpec, selected: Selected) -> str:
    """Write the page of a selection; its timeline runs over the selected range.

    At most :data:`~geo.mapspec.MOST_DRAWN_SINGLY` stations are listed with their records; the
    page says how many more there are, and the map counts them all.
    """
    selection = selected.selection
    held = held_over(catalogue, selection)
    listed = held.stations[:MOST_DRAWN_SINGLY]
    sources = _sources(catalogue, held, listed)
    numbers = {source.id: number for number, source in enumerate(sources, 1)}
    style, script = _assets()
    return template("page.html.j2").render(
        policy=_policy(style, script),
        style=Markup(style),  # noqa: S704  # our own files
        script=Markup(script),  # noqa: S704
        mark_script=Markup(MARK_SCRIPT),  # noqa: S704
        records=Markup(script_json(_page_values(catalogue, spec, held, selection))),  # noqa: S704  # made safe
        world=Markup(_packed_world()),  # noqa: S704
        spec=spec,
        catalogue=catalogue,
        held=held,
        listed=listed,
        unlisted=len(held.stations) - len(listed),
        selected=selected,
        shown={station.id for station in selected.stations} | {event.id for event in selected.events},
        status_of={status.country: status for status in selected.statuses},
        per_country=_per_country(selected.stations),
        as_of=as_of_words(spec),
        day=describe_day(spec.as_of),
        statuses=selection.statuses or STATUSES,
        sources=sources,
        number=numbers,
        anchors=True,
        marks_of=lambda record: backing_of(catalogue, record).marks,
        station_html=lambda station: Markup(render_station(catalogue, station, numbers)),  # noqa: S704
        country_html=lambda code: Markup(  # noqa: S704
            render_country(catalogue, code, numbers, period=selection.period)
        ),
    )


# Sources


def _sources(catalogue: Catalogue, held: Held, listed: Iterable[Station]) -> tuple[Source, ...]:
    """Gather the sources that the page cites, in order of publisher, date and id."""
    ids: set[str] = {source for event in held.events for source in event.sources}
    for station in listed:
        ids.update(station.sources, *(entry.sources for entry in station.history))
    for station in catalogue.stations:
        if station.country in held.countries:
            ids.update(station.response_sources, station.since_sources)
    for event in catalogue.events:
        if not set(held.countries).isdisjoint(event.countries):
            ids.update(event.sources)
    for development in catalogue.since:
        if not set(held.countries).isdisjoint(development.countries):
            ids.update(development.sources)
    chosen = catalogue.sources_of(tuple(ids))
    return tuple(sorted(chosen, key=lambda one: (one.publisher.casefold(), one.published, one.id)))


def _per_country(stations: Iterable[Station]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for station in stations:
        counts[station.country] = counts.get(station.country, 0) + 1
    return counts


# What the script is handed


def _page_values(catalogue: Catalogue, spec: MapSpec, held: Held, selection: Selection) -> dict[str, Any]:
    """Everything that changes with the day or a filter; :func:`script_json` makes the texts safe."""
    period = selection.period
    offsets = offsets_by_zoom(placed_stations(catalogue, spec))
    pairs = to_query(selection, catalogue)
    return {
        "start": period.start.isoformat(),
        "days": (period.end - period.start).days,
        "window": [catalogue.window.start.isoformat(), catalogue.window.end.isoformat()],
        "selection": {"countries": selection.countries, "statuses": selection.statuses},
        "limits": _limits(catalogue, selection),
        "query": [
            urlencode([pair for pair in pairs if pair[0] == "kind"]),
            urlencode([pair for pair in pairs if pair[0] in ("bureau", "attestation", "q")]),
        ],
        "names": {code: catalogue.name_of(code) for code in held.countries},
        "inSentence": {code: in_sentence(catalogue.name_of(code)) for code in held.countries},
        "countries": held.countries,
        "statuses": held.statuses,
        "stations": [_station_values(station, selection, offsets) for station in held.stations],
        "events": [[*listing(event, period), event.countries] for event in held.events],
        "extent": _corners(spec.extent),
        "extents": {code: _corners(extent) for code, extent in _extents(held).items()},
        "world": _corners(WORLD),
        "zoomLimit": ZOOM_LIMIT,
        "mostSingly": MOST_DRAWN_SINGLY,
    }


def _limits(catalogue: Catalogue, selection: Selection) -> str:
    """Words for the filters that the page cannot change: all but country, status and range."""
    bare = Selection(selection.period)
    fixed = Selection(
        selection.period,
        kinds=selection.kinds,
        bureaus=selection.bureaus,
        attestations=selection.attestations,
        q=selection.q,
    )
    head, _, tail = describe(catalogue, bare).partition("; ")
    return describe(catalogue, fixed).removeprefix(head).removesuffix(f"; {tail}").removeprefix("; only ")


def _station_values(
    station: Station, selection: Selection, offsets: Mapping[str, tuple[Offset, ...]]
) -> list[Any]:
    point = station.point
    return [
        station.id,
        label_of(station),
        station.country,
        standing_changes(station, selection.period),
        point.lon if point else None,
        point.lat if point else None,
        station.radius_m,
        station.precision,
        compact_offsets(offsets.get(station.id, ())),
    ]


def _extents(held: Held) -> dict[str, Extent]:
    """Each country's largest piece of land with its alleged stations, by alpha-3 code."""
    points: dict[str, list[LonLat]] = {}
    for station in held.stations:
        if station.point:
            points.setdefault(station.country, []).append(station.point)
    extents: dict[str, Extent] = {}
    for code in held.countries:
        land, places = main_extents().get(code), extent_of(points.get(code, ()))
        whole = land.union(places) if land and places else land or places
        if whole:
            extents[code] = whole
    return extents


def _corners(extent: Extent) -> list[float]:
    return [extent.west, extent.south, extent.east, extent.north]


# Files inside the page


@lru_cache(maxsize=1)
def _assets() -> tuple[str, str]:
    """Style and script of the page: our own files and Leaflet with its licence."""
    css = "\n".join(_compact(name) for name in STYLES)
    css = re.sub(r"url\((?:images/|#default)[^)]*\)", "none", css)
    licence = (STATIC / "leaflet/LICENSE").read_text("utf-8").strip()
    scripts = [_compact(name) for name in SCRIPTS]
    return f"\n{css}\n", "\n" + "\n;\n".join([f"/*! Leaflet\n{licence}\n*/", *scripts]) + "\n"


def _compact(name: str) -> str:
    """Read a static file and drop its indentation; none of them has a text of several lines."""
    return re.sub(r"\n +", "\n", (STATIC / name).read_text("utf-8").strip())


def _policy(style: str, *scripts: str) -> str:
    """Write a Content-Security-Policy that allows exactly these texts and nothing else."""
    allowed = " ".join(_hash(script) for script in (MARK_SCRIPT, *scripts))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@lru_cache(maxsize=1)
def _packed_world() -> str:
    """Pack the borders without loss at a third of the size: ``[code, name, scale, polygons]`` each.

    A ring is its first point and the steps from point to point, longitude first, in 1/scale
    degrees, as :func:`_line` writes them.
    """
    packed = []
    for feature in world_features():
        shape = feature["geometry"]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        numbers = [value for polygon in polygons for ring in polygon for point in ring for value in point]
        scale = next(s for s in (100, 10_000, 1_000_000) if all(round(n * s) / s == n for n in numbers))
        lines = [[_line(ring, scale) for ring in polygon] for polygon in polygons]
        packed.append([feature.get("id", ""), feature["properties"]["name"], scale, lines])
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _line(ring: Iterable[tuple[float, float]], scale: int) -> str:
    """Write a ring as text: each step as groups of five bits, lowest first, the sign in the first bit.

    The format of Google's encoded polylines, with the longitude first: characters from "?" to "~".
    """
    text: list[str] = []
    before = (0, 0)
    for lon, lat in ring:
        at = (round(lon * scale), round(lat * scale))
        for step in (at[0] - before[0], at[1] - before[1]):
            bits = ~(step << 1) if step < 0 else step << 1
            while bits >= 32:
                text.append(chr((bits & 31 | 32) + 63))
                bits >>= 5
            text.append(chr(bits + 63))
        before = at
    return "".join(text)
