"""What the script of the self-contained page is handed: all that changes with the day or a filter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from geo.mapspec.basemap import main_extents
from geo.mapspec.declutter import Offset
from geo.mapspec.spec import MAX_DRAWN_SINGLY, MapSpec
from geo.mapspec.web_offsets import offsets_by_zoom, placed_stations
from geo.model.places import WORLD, ZOOM_LIMIT, Extent, LonLat, extent_of
from geo.model.records import Catalogue, Station
from geo.query.selection import Selection, describe_limits, to_query
from geo.query.sentences import in_sentence, label_of
from geo.render.page.search import search_values
from geo.render.page.timeline import Held, listing, standing_changes
from geo.render.state import compact_offsets


def page_values(catalogue: Catalogue, spec: MapSpec, held: Held, selection: Selection) -> dict[str, Any]:
    """The values; :func:`~geo.render.escaping.script_json` makes their texts safe."""
    period = selection.period
    offsets = offsets_by_zoom(placed_stations(catalogue, spec))
    pairs = to_query(selection, catalogue)
    return {
        "start": period.start.isoformat(),
        "days": (period.end - period.start).days,
        "window": [catalogue.window.start.isoformat(), catalogue.window.end.isoformat()],
        "selection": {"countries": selection.countries, "statuses": selection.statuses},
        "limits": _limits(selection),
        "query": [
            urlencode([pair for pair in pairs if pair[0] == "kind"]),
            urlencode([pair for pair in pairs if pair[0] in ("bureau", "attestation")]),
        ],
        "q": selection.q,
        "search": search_values(catalogue, held),
        "names": {code: catalogue.name_of(code) for code in held.countries},
        "inSentence": {
            code: in_sentence(name)
            for code in held.countries
            for name in [catalogue.name_of(code)]
            if in_sentence(name) != name
        },
        "countries": held.countries,
        "statuses": held.statuses,
        "stations": [_station_values(station, selection, offsets) for station in held.stations],
        "events": [[*listing(event, period), event.countries] for event in held.events],
        "extent": _corners(spec.extent),
        "extents": {code: _corners(extent) for code, extent in _extents(held).items()},
        "world": _corners(WORLD),
        "zoomLimit": ZOOM_LIMIT,
        "mostSingly": MAX_DRAWN_SINGLY,
    }


def _limits(selection: Selection) -> str:
    """Words for the filters that the page cannot change: all but country, status, range and text."""
    return describe_limits(replace(selection, statuses=(), q=""))


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
