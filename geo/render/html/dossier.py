"""The evidence on one record as HTML, the same in the app, the self-contained page and the site.

An empty answer is an empty text. The text never passes through folium.
"""

from collections.abc import Container, Iterable, Mapping
from datetime import date

from markupsafe import Markup

from geo.model.dates import Period, describe_day
from geo.model.records import Catalogue, Event, Kind, Station
from geo.query.claims import Claim, claim_of, known_since
from geo.query.events import EventWords
from geo.query.history import status_spans
from geo.query.sentences import capitalised
from geo.render.templating import render_template

MAX_LATEST = 3

ANSWERING: tuple[Kind, ...] = ("denial", "lawsuit")
"""Events set beside those they answer. A diplomatic protest is a step of the host's authorities."""


def render_station(
    catalogue: Catalogue,
    station: Station,
    numbers: Mapping[str, int] | None = None,
    *,
    on_page: bool = False,
    hidden: bool = False,
) -> Markup:
    """Claim, who alleges, the answer, what is known since, standing history, and the sources.

    It does not depend on the chosen day, so that a step of the timeline does not send it again;
    :meth:`.Claim.standing_on` says how things stood on a day. ``numbers`` are those of a list of sources
    elsewhere on the page, by source id; without it the dossier has its own list. ``on_page`` adds the id
    by which the self-contained page finds it.
    """
    events = [event for event in catalogue.events if station.id in event.stations]
    return render_template(
        "station.html.j2",
        station=station,
        on_page=on_page,
        hidden=hidden,
        claim=claim_of(catalogue, station),
        events=events,
        elsewhere=(),
        **_citations(catalogue, [station.cited, *(event.sources for event in events)], numbers),
    )


def render_country(
    catalogue: Catalogue,
    country: str,
    numbers: Mapping[str, int] | None = None,
    *,
    period: Period | None = None,
    as_of: date | None = None,
    elsewhere: Container[str] = (),
    on_page: bool = False,
    styled: bool = True,
) -> Markup:
    """Status over time, each claim with the answer to it, every event in order, what is known since, sources.

    The strip of statuses covers ``period``, or all the days of the collection. ``as_of`` adds how each
    claim stood on that day, and sets apart what came later. Of an event in ``elsewhere``, which stands on
    the same page under ``#event-`` and its id, only date and kind are shown, and a station there is linked
    to. ``numbers`` and ``on_page`` are as for a station; with ``numbers``, claims that were answered in the
    same words share one answer. Without ``styled`` the lengths of the strip are data, for a page whose
    policy allows no styles in elements.
    """
    events = [event for event in catalogue.events if country in event.countries]
    stations = [station for station in catalogue.stations if station.country == country]
    since = [development for development in catalogue.since if country in development.countries]
    certain = [event for event in events if as_of is None or event.public.certain_by(as_of)]
    later = [event for event in events if as_of and not event.public.certain_by(as_of)]
    cited = [event.sources for event in events]
    cited += [(*station.response_sources, *station.since_sources) for station in stations]
    cited += [development.sources for development in since]
    return render_template(
        "country.html.j2",
        code=country,
        on_page=on_page,
        hidden=False,
        styled=styled,
        claims=_grouped(catalogue, stations, by_answer=numbers is not None),
        spans=status_spans(catalogue, country, period or catalogue.window),
        parts=[("", certain), (f"Not yet certain on {describe_day(as_of)}" if as_of else "", later)],
        answering=ANSWERING,
        since=since,
        since_heading=capitalised(known_since(catalogue.window)),
        as_of=as_of,
        elsewhere=elsewhere,
        **_citations(catalogue, cited, numbers),
    )


def render_event(catalogue: Catalogue, event: Event, addresses: Mapping[str, str]) -> Markup:
    """One event: dates, who, what, what backs it, and the claims that it concerns with their answers.

    ``addresses`` are those of stations by id, for a page that can open them.
    """
    return render_template(
        "event.html.j2",
        words=EventWords(catalogue, event),
        claims=[
            (claim_of(catalogue, catalogue.station_by_id[one]).answered, addresses.get(one, ""))
            for one in event.stations
        ],
        **_citations(catalogue, [event.sources]),
    )


def _grouped(catalogue: Catalogue, stations: Iterable[Station], *, by_answer: bool) -> list[list[Claim]]:
    """The claims in order of id; in one group those with the same answer and sequel, or each in its own."""
    groups: dict[object, list[Claim]] = {}
    for station in sorted(stations, key=lambda station: station.id):
        answer = (station.response, station.response_sources, station.since, station.since_sources)
        groups.setdefault(answer if by_answer else station.id, []).append(claim_of(catalogue, station))
    return list(groups.values())


def _citations(
    catalogue: Catalogue, cited: Iterable[Iterable[str]], numbers: Mapping[str, int] | None = None
) -> dict[str, object]:
    """What the templates need to cite: the sources in order of first mention, and the number of each."""
    unique = tuple(dict.fromkeys(source for sources in cited for source in sources))
    return {
        "catalogue": catalogue,
        "anchors": numbers is not None,
        "number": numbers or {source: number for number, source in enumerate(unique, 1)},
        "sources": catalogue.sources_of(unique),
    }


def render_latest(catalogue: Catalogue, events: tuple[Event, ...], as_of: date) -> Markup:
    """The last developments up to the day, shown beside the map while no record is chosen."""
    certain = [event for event in events if event.public.certain_by(as_of)]
    return render_template("latest.html.j2", catalogue=catalogue, events=certain[: -MAX_LATEST - 1 : -1])
