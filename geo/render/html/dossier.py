"""The evidence on one record as HTML: the same text in the app and in the self-contained page.

Jinja escapes every value; nothing here goes through folium. An empty answer is an empty text.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from datetime import date
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from geo.model.dates import Period, describe_day
from geo.model.labels import (
    ATTESTATION_WORDS,
    KIND_WORDS,
    STANDING_WORDS,
    STATUS_LETTERS,
    STATUS_WORDS,
)
from geo.model.records import Catalogue, Event, Kind, Station
from geo.query.claims import ANSWER_HEADING, Claim, claim_of, known_since
from geo.query.corrections import describe_change
from geo.query.corroboration import backing_of
from geo.query.history import StatusSpan, status_spans
from geo.query.sentences import capitalised, counted, lowered, where_of

MAX_LATEST = 6
"""Events among the latest developments of the self-contained page."""

ANSWERING: tuple[Kind, ...] = ("denial", "lawsuit")
"""Events set beside those they answer. A diplomatic protest is a step of the host's authorities."""


@lru_cache(maxsize=8)
def template(name: str) -> Template:
    """A template of this package, with automatic escaping and the vocabulary at hand."""
    environment = Environment(
        loader=PackageLoader("geo.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(capitalised=capitalised, lowered=lowered)
    environment.globals.update(
        answering=ANSWERING,
        attestation_words=ATTESTATION_WORDS,
        answer_heading=ANSWER_HEADING,
        kind_words=KIND_WORDS,
        standing_words=STANDING_WORDS,
        status_letters=STATUS_LETTERS,
        status_words=STATUS_WORDS,
    )
    return environment.get_template(name)


def render_station(
    catalogue: Catalogue,
    station: Station,
    numbers: Mapping[str, int] | None = None,
    *,
    on_page: bool = False,
    hidden: bool = False,
) -> str:
    """Claim, who alleges, the answer, what is known since, standing history, and the sources.

    It does not depend on the chosen day, so that a step of the timeline does not send it again;
    :meth:`.Claim.standing_on` says how things stood on the day. ``numbers`` gives the numbers of a
    source list elsewhere on the page, by source id; without it the dossier brings its own list.
    ``on_page`` gives it the id by which the self-contained page finds it.
    """
    ids = [*station.sources, *station.response_sources, *station.since_sources]
    ids += [source for entry in station.history for source in entry.sources]
    events = [event for event in catalogue.events if station.id in event.stations]
    if numbers is None:
        ids += [source for event in events for source in event.sources]
    return template("station.html.j2").render(
        station=station,
        on_page=on_page,
        hidden=hidden,
        claim=claim_of(catalogue, station),
        events=events,
        elsewhere=(),
        **_numbered(catalogue, ids, numbers),
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
) -> str:
    """Status over time, each claim with the answer to it, every event in order, what is known since, sources.

    The strip of statuses covers ``period``, or all the days of the collection. Like a station's
    dossier it does not depend on the chosen day, unless ``as_of`` is given: then each claim says
    how it stood on that day, and what came later is set apart. Of an event in ``elsewhere``, which
    stands on the same page under ``#event-`` and its id, only date and kind are shown, and a station
    there is linked to; beside ``numbers`` claims that were answered in the same words share one answer.
    ``on_page`` gives it the id by which the self-contained page finds it. Without ``styled`` the lengths
    of the strip are data, for a page whose policy allows no styles in elements.
    """
    events = [event for event in catalogue.events if country in event.countries]
    stations = [station for station in catalogue.stations if station.country == country]
    since = [development for development in catalogue.since if country in development.countries]
    ids = [source for event in events for source in event.sources]
    ids += [source for station in stations for source in (*station.response_sources, *station.since_sources)]
    ids += [source for development in since for source in development.sources]
    return template("country.html.j2").render(
        code=country,
        on_page=on_page,
        hidden=False,
        styled=styled,
        country=catalogue.name_of(country),
        claims=_answered(catalogue, stations, together=numbers is not None),
        strip=_strip(status_spans(catalogue, country, period or catalogue.window)),
        parts=_parted(events, as_of),
        since=since,
        since_heading=capitalised(known_since(catalogue.window)),
        as_of=as_of,
        elsewhere=elsewhere,
        **_numbered(catalogue, ids, numbers),
    )


def render_event(catalogue: Catalogue, event: Event, addresses: Mapping[str, str] | None = None) -> str:
    """The whole of one event: dates, who, what, what backs it, the claims it concerns with their answers.

    ``addresses`` gives links to the stations by id, for a page that can open them.
    """
    addresses = addresses or {}
    backing = backing_of(catalogue, event)
    return template("event.html.j2").render(
        event=event,
        where=where_of(catalogue, event.countries),
        certain=describe_day(event.public.end),
        backing=f"{counted(backing.sources, 'source')} of "
        f"{counted(len(backing.origins), 'independent origin')}.",
        claims=[
            (claim_of(catalogue, catalogue.station_by_id[one]).answered, addresses.get(one, ""))
            for one in event.stations
        ],
        **_numbered(catalogue, list(event.sources), None),
    )


def _answered(
    catalogue: Catalogue, stations: Iterable[Station], *, together: bool
) -> list[list[tuple[Claim, tuple[str, ...]]]]:
    """Each claim with its marks, in order of id; in one group those with the same answer and sequel."""
    groups: dict[tuple[object, ...], list[tuple[Claim, tuple[str, ...]]]] = {}
    for station in sorted(stations, key=lambda station: station.id):
        told = (station.response, station.response_sources, station.since, station.since_sources)
        marked = claim_of(catalogue, station), backing_of(catalogue, station).marks
        groups.setdefault(told if together else (station.id,), []).append(marked)
    return list(groups.values())


def _parted(events: list[Event], as_of: date | None) -> list[tuple[str, list[Event]]]:
    """The events in one piece, or those certain by the day and, under a heading, the others."""
    if as_of is None:
        return [("", events)] if events else []
    parts = (
        ("", [event for event in events if event.public.certain_by(as_of)]),
        (
            f"Not yet certain on {describe_day(as_of)}",
            [event for event in events if not event.public.certain_by(as_of)],
        ),
    )
    return [(heading, some) for heading, some in parts if some]


def _strip(spans: tuple[StatusSpan, ...]) -> list[tuple[str, str, str, int]]:
    """Status, first and last day in words, and length in days, of each span."""
    return [
        (
            span.status,
            describe_day(span.first),
            describe_day(span.last),
            span.days,
        )
        for span in spans
    ]


def _numbered(catalogue: Catalogue, ids: list[str], numbers: Mapping[str, int] | None) -> dict[str, object]:
    """The sources in order of first mention, and the number each is cited by."""
    unique = tuple(dict.fromkeys(ids))
    return {
        "anchors": numbers is not None,
        "corrected": told_corrections(catalogue),
        "number": numbers or {source: place for place, source in enumerate(unique, 1)},
        "sources": catalogue.sources_of(unique),
        "marks_of": lambda record: backing_of(catalogue, record).marks,
    }


@lru_cache(maxsize=4)
def told_corrections(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """What was corrected in each record, in words."""
    return {
        record: tuple(describe_change(catalogue, one) for one in corrections)
        for record, corrections in catalogue.corrections_of.items()
    }


def render_latest(catalogue: Catalogue, events: tuple[Event, ...], as_of: date, most: int = 3) -> str:
    """The last developments up to the day: what stands beside the map before anything is chosen."""
    certain = [event for event in events if event.public.certain_by(as_of)]
    return template("latest.html.j2").render(catalogue=catalogue, events=certain[: -most - 1 : -1])
