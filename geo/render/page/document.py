"""The self-contained page: one HTML file with map, timeline, lists, evidence and sources.

It makes no request: Leaflet, borders, records and styles are inside, and its
Content-Security-Policy allows nothing else. Data reach the scripts as JSON that is never
executed. Identical input gives identical bytes.
"""

from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup

from geo.mapspec.picture_style import DEFAULT_STYLE, PictureStyle
from geo.mapspec.spec import MAX_DRAWN_SINGLY, MapSpec, as_of_words
from geo.model.annotations import Development, Figure
from geo.model.records import Catalogue, Event, Station
from geo.model.sources import Source
from geo.query.selection import MAX_QUERY, Selected
from geo.render.escaping import script_json
from geo.render.html.dossier import render_country, render_latest, render_station
from geo.render.html.site import FEEDS, PLACES
from geo.render.page.assets import STEPS, assets
from geo.render.page.borders import packed_land
from geo.render.page.picture import render_picture
from geo.render.page.texts import TEXTS
from geo.render.page.timeline import PageRecords, page_records
from geo.render.page.values import page_values
from geo.render.templating import render_template

WEB = ("https://", "http://")


def render_page(
    catalogue: Catalogue,
    spec: MapSpec,
    selected: Selected,
    *,
    address: str = "",
    style: PictureStyle = DEFAULT_STYLE,
    mark: str = "",
    in_site: bool = False,
) -> str:
    """The page of a selection; its timeline runs over the selected range.

    ``address`` is that of the folder where the page will be published with a picture, ``map.png``, for those
    who link to it; one other than of the web is left out. Of ``style`` it takes the editor's standfirst and
    alternative text. At most :data:`~geo.mapspec.spec.MAX_DRAWN_SINGLY` stations are listed
    with their records; the page says how many more there are, and the map counts them all. ``mark`` says
    what the page is made from. ``in_site`` adds links to the other pages of a site and to its feeds.
    """
    selection = selected.selection
    alt = style.alt or spec.alt_text
    address = address if address.startswith(WEB) else ""
    records = page_records(catalogue, selection)
    listed = records.stations[:MAX_DRAWN_SINGLY]
    sources = _sources(catalogue, records, listed)
    places = frozenset(station.point for station in listed if station.point)
    land = packed_land(spec.borders, frozenset(records.countries), places)
    numbers = {source.id: number for number, source in enumerate(sources, 1)}
    shown = {station.id for station in selected.stations} | {event.id for event in selected.events}
    elsewhere = {station.id for station in listed} | {event.id for event in records.events}
    dossiers = [
        render_station(catalogue, station, numbers, on_page=True, hidden=station.id not in shown)
        for station in listed
    ]
    dossiers += [
        render_country(catalogue, code, numbers, period=selection.period, elsewhere=elsewhere, on_page=True)
        for code in records.countries
    ]
    return render_template(
        "page.html.j2",
        assets=assets(),
        steps=STEPS,
        latest=render_latest(catalogue, (), spec.as_of),
        texts=TEXTS,
        values=Markup(script_json(page_values(catalogue, spec, records, selection))),  # noqa: S704  # made safe
        land=Markup(land),  # noqa: S704
        mark=mark,
        places=[place for place in PLACES.items() if place[0] != "index.html"] if in_site else [],
        feeds=FEEDS,
        spec=spec,
        catalogue=catalogue,
        records=records,
        listed=listed,
        selected=selected,
        shown=shown,
        standfirst=style.standfirst,
        alt=alt,
        picture=render_picture(spec, alt),
        address=address,
        embed=embed_lines(address or "alleged-stations.html", spec.headline),
        most_characters=MAX_QUERY,
        status_of={status.country: status for status in selected.statuses},
        per_country=Counter(station.country for station in selected.stations),
        as_of=as_of_words(spec),
        dossiers=dossiers,
        sources=sources,
        number=numbers,
        anchors=True,
    )


def embed_lines(source: str, title: str) -> str:
    """The lines of HTML that put the page at an address into another one, as a frame of any width."""
    return str(render_template("embed.html.j2", source=source, title=title))


def _sources(catalogue: Catalogue, records: PageRecords, listed: Iterable[Station]) -> tuple[Source, ...]:
    """The sources that the page cites, in order of publisher, date and id."""
    codes = set(records.countries)
    citing: list[Event | Figure | Development] = [*records.events, *catalogue.figures]
    citing += [event for event in catalogue.events if not codes.isdisjoint(event.countries)]
    citing += [one for one in catalogue.since if not codes.isdisjoint(one.countries)]
    ids = {source for record in citing for source in record.sources}
    ids.update(*(station.cited for station in listed))
    for station in catalogue.stations:
        if station.country in codes:
            ids.update(station.response_sources, station.since_sources)
    chosen = catalogue.sources_of(tuple(ids))
    return tuple(sorted(chosen, key=lambda one: (one.publisher.casefold(), one.published, one.id)))
