"""The values of the self-contained page's script: all that changes with the day or a filter."""

from dataclasses import astuple
from typing import Any
from urllib.parse import urlencode

from geo.mapspec.picture_style import THEMES
from geo.mapspec.regions import MARGIN, MAX_SELECTED, MIN_MARGIN, extent_around
from geo.mapspec.spec import ZOOM_WITHOUT_PLACES, MapSpec
from geo.mapspec.web_view import MAX_ZOOM, MIN_ZOOM
from geo.model.dates import MONTHS
from geo.model.places import WORLD, ZOOM_LIMIT, LonLat
from geo.model.records import Catalogue
from geo.query.claims import NO_ANSWER, NOT_NAMED, claim_of
from geo.query.selection import BETWEEN_LIMITS, NO_RESPONSE, Selection, fixed_limits, to_query
from geo.query.sentences import in_sentence
from geo.render.page.search import search_rules, search_values
from geo.render.page.texts import NOUNS, TEXTS
from geo.render.page.timeline import PageRecords, listing, standing_changes
from geo.render.state import place_names, place_values
from geo.render.symbols import map_tables

MAP_OPTIONS = {
    "zoomSnap": 0,
    "minZoom": MIN_ZOOM,
    "maxZoom": MAX_ZOOM,
    "wheelPxPerZoomLevel": 100,
}

MAX_LATEST = 6

MAX_REPEATED = 80
"""Characters of a wrong address that are repeated."""


def page_values(
    catalogue: Catalogue, spec: MapSpec, records: PageRecords, selection: Selection
) -> dict[str, Any]:
    """The values; :func:`~geo.render.escaping.script_json` makes their texts safe.

    First what the selection contains, then the numbers, tables and templates that the script works by: it
    has none of its own that the program has too.
    """
    period = selection.period
    tables = map_tables()
    pairs = to_query(selection, catalogue)
    points: dict[str, list[LonLat]] = {}
    for station in records.stations:
        points.setdefault(station.country, []).extend([station.point] if station.point else [])
    names = {code: catalogue.name_of(code) for code in records.countries}
    return {
        "start": period.start.isoformat(),
        "days": (period.end - period.start).days,
        "window": [catalogue.window.start.isoformat(), catalogue.window.end.isoformat()],
        "selection": {"countries": selection.countries, "statuses": selection.statuses},
        "limits": BETWEEN_LIMITS.join(fixed_limits(selection)),
        "query": [
            urlencode([pair for pair in pairs if pair[0] == "kind"]),
            urlencode([pair for pair in pairs if pair[0] in ("bureau", "attestation")]),
        ],
        "q": selection.q,
        "search": {
            **search_values(catalogue, records),
            "rules": search_rules(),
            "gaps": [NO_ANSWER, NOT_NAMED],
        },
        "names": names,
        "inSentence": {code: in_sentence(name) for code, name in names.items() if in_sentence(name) != name},
        "countries": records.countries,
        "statuses": records.statuses,
        "stations": [
            [
                station.id,
                claim_of(catalogue, station).label,
                station.country,
                standing_changes(station, period),
                *place_values(station),
                place_names(station),
            ]
            for station in records.stations
        ],
        "borders": spec.borders,
        "events": [[*listing(event, period), event.countries] for event in records.events],
        "extents": {
            "selection": astuple(spec.extent),
            "countries": {
                code: astuple(extent)
                for code in records.countries
                if (extent := extent_around([code], points.get(code, ())))
            },
            "world": astuple(WORLD),
            "margin": MARGIN,
            "minMargin": MIN_MARGIN,
            "widest": MAX_SELECTED,
        },
        "map": {
            **tables,
            "land": {"levels": tables["land"]["levels"]},
        },  # it carries its land, and asks for no file
        "texts": TEXTS,
        "nouns": NOUNS,
        "months": MONTHS,
        "themes": THEMES,
        "mapOptions": MAP_OPTIONS,
        "zoomLimit": ZOOM_LIMIT,
        "zoomWithout": ZOOM_WITHOUT_PLACES,
        "unanswered": [NO_RESPONSE],
        "maxLatest": MAX_LATEST,
        "maxRepeated": MAX_REPEATED,
    }
