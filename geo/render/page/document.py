"""The self-contained page: one HTML file with map, timeline, lists, evidence and sources.

It makes no request: Leaflet, borders, records and styles are inside, and its
Content-Security-Policy lets nothing else in. Data reach the scripts as JSON that is never
executed. Identical input gives identical bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from markupsafe import Markup

from geo.mapspec.picture_style import DEFAULT_STYLE, PictureStyle
from geo.mapspec.spec import MAX_DRAWN_SINGLY, MapSpec, as_of_words
from geo.model.dates import describe_day
from geo.model.records import Catalogue, Station
from geo.model.sources import LICENCE_ADDRESS, LICENCE_LINE, Source
from geo.query.claims import claim_of
from geo.query.corroboration import backing_of
from geo.query.selection import MAX_QUERY, Selected
from geo.query.sentences import describe_since
from geo.render.escaping import script_json
from geo.render.html.dossier import render_country, render_latest, render_station, template, told_corrections
from geo.render.page.assets import assets
from geo.render.page.borders import packed_world
from geo.render.page.picture import render_picture
from geo.render.page.texts import NO_LINK, UNLOCATED
from geo.render.page.timeline import Held, held_over
from geo.render.page.values import page_values

WEB = ("https://", "http://")


def render_page(
    catalogue: Catalogue,
    spec: MapSpec,
    selected: Selected,
    *,
    address: str = "",
    image: str = "",
    style: PictureStyle = DEFAULT_STYLE,
    mark: str = "",
    places: Mapping[str, str] = MappingProxyType({}),
    feeds: Sequence[tuple[str, str]] = (),
) -> str:
    """Write the page of a selection; its timeline runs over the selected range.

    ``address`` is where the page will be published and ``image`` the address of a picture of it:
    only with them can its head name them for whoever links to it, and only addresses of the web are
    named. Of ``style`` it takes the editor's standfirst and alternative text. At most
    :data:`~geo.mapspec.spec.MAX_DRAWN_SINGLY` stations are listed with their records; the page says how
    many more there are, and the map counts them all. ``mark`` says what the page is made from.
    Where it is a part of a site, ``places`` are the site's other pages with their names, and ``feeds`` the
    titles and addresses of its Atom feeds.
    """
    selection = selected.selection
    held = held_over(catalogue, selection)
    listed = held.stations[:MAX_DRAWN_SINGLY]
    sources = _sources(catalogue, held, listed)
    numbers = {source.id: number for number, source in enumerate(sources, 1)}
    shown = {station.id for station in selected.stations} | {event.id for event in selected.events}
    elsewhere = {event.id for event in held.events} | {station.id for station in listed}
    return template("page.html.j2").render(
        assets=assets(),
        latest=Markup(render_latest(catalogue, (), spec.as_of)),  # noqa: S704  # the words around a list
        unlocated_words=UNLOCATED,
        no_link=NO_LINK,
        records=Markup(script_json(page_values(catalogue, spec, held, selection))),  # noqa: S704  # made safe
        world=Markup(packed_world()),  # noqa: S704
        mark=mark,
        places=places,
        feeds=feeds,
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
        claim_of=lambda station: claim_of(catalogue, station),
        as_of=as_of_words(spec),
        day=describe_day(spec.as_of),
        since_words=lambda status: describe_since(catalogue, status, spec.as_of),
        sources=sources,
        number=numbers,
        anchors=True,
        marks_of=lambda record: backing_of(catalogue, record).marks,
        station_html=lambda station: Markup(  # noqa: S704  # escaped by its template
            render_station(catalogue, station, numbers, on_page=True, hidden=station.id not in shown)
        ),
        country_html=lambda code: Markup(  # noqa: S704
            render_country(
                catalogue, code, numbers, period=selection.period, elsewhere=elsewhere, on_page=True
            )
        ),
    )


def embed_lines(source: str, title: str) -> str:
    """The lines of HTML that put the page at an address into another one, as a frame of any width."""
    return Markup(
        '<iframe src="{}"\n'
        '  title="{}"\n'
        '  sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"\n'
        '  referrerpolicy="no-referrer" loading="lazy"\n'
        '  style="width:100%;height:min(92vh,64rem);border:0"></iframe>'
    ).format(source, title)


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
