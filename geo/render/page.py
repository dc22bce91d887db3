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
from itertools import pairwise
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from geo.basemap import STATIC, main_extents, world_features
from geo.dates import describe_day
from geo.evidence import backing_of
from geo.mapspec import MOST_DRAWN_SINGLY, MapSpec, as_of_words, offsets_by_zoom, placed_stations
from geo.placement import Offset
from geo.places import WORLD, ZOOM_LIMIT, Extent, LonLat, extent_of
from geo.presets import DEFAULT_STYLE, PictureStyle
from geo.provenance import LICENCE_ADDRESS, LICENCE_LINE, Source
from geo.records import Catalogue, Station
from geo.render.changes import Held, held_over, listing, standing_changes
from geo.render.dossier import render_country, render_station, template, told_corrections
from geo.render.escaping import script_json
from geo.render.page_picture import render_picture
from geo.render.page_search import search_values
from geo.render.state import compact_offsets
from geo.selection import MAX_QUERY, Selected, Selection, describe, to_query
from geo.wording import describe_since, in_sentence, label_of

STYLES = ("leaflet/leaflet.css", "stationmap.css", "symbology.css", "page.css")
SCRIPTS = ("leaflet/leaflet-page.js", "symbology.js", "stationmap.js", "page.js")

UNUSED = re.compile(
    r"\.leaflet-(?:tile|image-layer|control-layers|marker-shadow|vml|ruler|retina|default-icon|oldie)|\.lvml"
)
"""Selectors of Leaflet for what the page has not."""

SCALES = (100, 10_000, 1_000_000)
"""Steps in a degree that borders are rounded to."""

DIGITS = "".join(map(chr, range(32, 127))).translate(str.maketrans("", "", '"<\\\\'))
"""The signs that borders are written in: printable, and plain in JSON and HTML."""

SHORT = 82
"""Steps below it take one sign."""

ENDS = re.compile(r"</(?:li|d[dt]|t[dhr])>(?=\s*(?:<(?:li|d[dt]|t[dhr])\b|</(?:[ou]l|dl|tr|tbody|thead)>))")
"""End tags that HTML lets be left out: what follows is the next of their kind, or the end of all."""

WEB = ("https://", "http://")

MARK_SCRIPT = (
    'document.documentElement.className = "js";'
    'addEventListener("load", () => window.stationPage || (document.documentElement.className = ""));'
)
"""Runs before the body, so that what only a script can use is not shown without one.

Takes its word back where the page's own script did not come to its end, in a browser that is too
old or too new for it: picture and tables are better than an empty map."""


def render_page(
    catalogue: Catalogue,
    spec: MapSpec,
    selected: Selected,
    *,
    address: str = "",
    image: str = "",
    style: PictureStyle = DEFAULT_STYLE,
) -> str:
    """Write the page of a selection; its timeline runs over the selected range.

    ``address`` is where the page will be published and ``image`` the address of a picture of it:
    only with them can its head name them for whoever links to it, and only addresses of the web are
    named. Of ``style`` it takes the editor's standfirst and alternative text. At most
    :data:`~geo.mapspec.MOST_DRAWN_SINGLY` stations are listed with their records; the page says how
    many more there are, and the map counts them all.
    """
    selection = selected.selection
    held = held_over(catalogue, selection)
    listed = held.stations[:MOST_DRAWN_SINGLY]
    sources = _sources(catalogue, held, listed)
    numbers = {source.id: number for number, source in enumerate(sources, 1)}
    css, script = _assets()
    shown = {station.id for station in selected.stations} | {event.id for event in selected.events}
    elsewhere = {event.id for event in held.events} | {station.id for station in listed}
    page = template("page.html.j2").render(
        policy=_policy(css, script),
        style=Markup(css),  # noqa: S704  # our own files
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
        shown=shown,
        standfirst=style.standfirst,
        alt=style.alt or spec.alt_text,
        picture=Markup(render_picture(spec, style.alt)),  # noqa: S704  # a template that escapes its values
        address=address if address.startswith(WEB) else "",
        image=image if image.startswith(WEB) else "",
        embed=str(
            embed_lines(address if address.startswith(WEB) else "alleged-stations.html", spec.headline)
        ),
        licence=LICENCE_LINE,
        licence_address=LICENCE_ADDRESS,
        corrected=told_corrections(catalogue),
        most_characters=MAX_QUERY,
        status_of={status.country: status for status in selected.statuses},
        per_country=_per_country(selected.stations),
        as_of=as_of_words(spec),
        day=describe_day(spec.as_of),
        since_words=lambda status: describe_since(catalogue, status, spec.as_of),
        sources=sources,
        number=numbers,
        anchors=True,
        marks_of=lambda record: backing_of(catalogue, record).marks,
        station_html=lambda station: _named(
            "station", station.id, render_station(catalogue, station, numbers), shown=station.id in shown
        ),
        country_html=lambda code: _named(
            "country",
            code,
            render_country(catalogue, code, numbers, period=selection.period, elsewhere=elsewhere),
        ),
    )
    return _tightened(page)


def embed_lines(source: str, title: str) -> str:
    """The lines of HTML that put the page at an address into another one, as a frame of any width."""
    return Markup(
        '<iframe src="{}"\n'
        '  title="{}"\n'
        '  sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"\n'
        '  referrerpolicy="no-referrer" loading="lazy"\n'
        '  style="width:100%;height:min(92vh,64rem);border:0"></iframe>'
    ).format(source, title)


def _tightened(text: str) -> str:
    """Leave out what no reader misses.

    Empty lines, apostrophes written as numbers (our attributes stand in double quotation marks), and
    the ends of rows, cells and items.
    """
    return ENDS.sub("", re.sub(r"\n{2,}", "\n", text).replace("&#39;", "'"))


def _named(kind: str, identifier: str, dossier: str, *, shown: bool = True) -> Markup:
    """Give a dossier the id by which lists and addresses name it; ids are slugs and codes."""
    head = f'<article id="record-{kind}-{identifier}"{"" if shown else " hidden"} '
    body = re.sub(r'^\s*<article (class="\w+") data-record="[^"]*"', rf"{head}\1", dossier, count=1)
    return Markup(body)  # noqa: S704  # escaped by its template


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
    for figure in catalogue.figures:
        ids.update(figure.sources)
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
        "mostSingly": MOST_DRAWN_SINGLY,
    }


def _limits(catalogue: Catalogue, selection: Selection) -> str:
    """Words for the filters that the page cannot change: all but country, status, range and text."""
    bare = Selection(selection.period)
    fixed = Selection(
        selection.period,
        kinds=selection.kinds,
        bureaus=selection.bureaus,
        attestations=selection.attestations,
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
    css = "\n".join(_compact_style(name) for name in STYLES)
    css = re.sub(r"url\((?:images/|#default)[^)]*\)", "none", css)
    licence = (STATIC / "leaflet/LICENSE").read_text("utf-8").strip()
    scripts = [_compact_script(name) for name in SCRIPTS]
    script = "\n;\n".join([f"/*! Leaflet\n{licence}\n*/", *scripts])
    return _tightened(f"\n{css}\n"), _tightened(f"\n{script}\n")  # as the page is: they are allowed by hash


def _compact_script(name: str) -> str:
    """Read a script and drop its indentation, its comments and the source map it names.

    A comment is known by its beginning a line; none of our scripts has a text of several lines.
    """
    text = re.sub(r"/\* For the app alone.*?(?=/\* For app and page)", "", _read(name), flags=re.DOTALL)
    text = re.sub(r"^ *(?:/\*(?!!| @preserve).*?\*/|//[^\n]*)\n?", "", text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"(?<=[;,{}]) // .*$", "", text, flags=re.MULTILINE)
    return re.sub(r"\n\s*", "\n", text).strip()


def _compact_style(name: str) -> str:
    """Read a style sheet and drop its comments and needless blanks."""
    text = re.sub(r"/\*.*?\*/", "", _read(name), flags=re.DOTALL)
    text = re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", text)).replace(";}", "}").strip()
    return re.sub(r"(?<=})([^{}@]+){[^{}]*}", _used, text) if name.startswith("leaflet") else text


def _used(rule: re.Match[str]) -> str:
    """A rule of Leaflet's, unless it is all about tiles, images or the list of layers."""
    return "" if all(map(UNUSED.search, rule[1].split(","))) else rule[0]


def _read(name: str) -> str:
    return (STATIC / name).read_text("utf-8")


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
    """Pack the borders at a sixth of the size: ``[code, name, scale, polygons]`` each.

    A country is rounded to hundredths of a degree, about a kilometre, as most of the collection's
    borders are already; one so small that it would lose its shape is told exactly. A ring is the
    steps from point to point, longitude first, in 1/scale degrees, as :func:`_line` writes them:
    the first from the last point of the country's ring before, none back to its own first point.
    """
    packed = []
    for feature in world_features():
        shape = feature["geometry"]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        scale = next(s for s in SCALES if s == SCALES[-1] or _keeps_its_shape(polygons, s))
        at = (0, 0)
        lines: list[list[str]] = []
        for polygon in polygons:
            lines.append([])
            for ring in polygon:
                points = [(round(lon * scale), round(lat * scale)) for lon, lat in ring[:-1]]
                lines[-1].append(_line([at, *points]))
                at = points[-1]
        packed.append([feature.get("id", ""), feature["properties"]["name"], scale, lines])
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _keeps_its_shape(polygons: Iterable[Iterable[Iterable[tuple[float, float]]]], scale: int) -> bool:
    """Whether each ring still has three corners at least once it is rounded."""
    rings = [ring for polygon in polygons for ring in polygon]
    return all(len({(round(lon * scale), round(lat * scale)) for lon, lat in ring}) >= 3 for ring in rings)


def _line(points: Iterable[tuple[int, int]]) -> str:
    """Write the steps between points as text: a sign for a short one, two for a longer, five for the longest.

    A step is its double, one less and positive if it goes west or south, in digits of :data:`DIGITS`:
    below :data:`SHORT` the digit itself; then the rest with a first digit from there on; else the
    last digit, and the step in four.
    """
    text: list[str] = []
    base, last = len(DIGITS), len(DIGITS) - 1
    for before, after in pairwise(points):
        for step in (after[0] - before[0], after[1] - before[1]):
            number = -2 * step - 1 if step < 0 else 2 * step
            high, low = divmod(number - SHORT, base)
            if number < SHORT:
                text.append(DIGITS[number])
            elif SHORT + high < last:
                text.append(DIGITS[SHORT + high] + DIGITS[low])
            else:
                text.append(DIGITS[last] + "".join(DIGITS[number // base**k % base] for k in (3, 2, 1, 0)))
    return "".join(text)
