"""What a reader asks to see: one value with a machine form, an English form and a link form.

What each filter narrows: *country* and *status* (as of the end of the range) narrow stations,
events and the colouring; *bureau* narrows stations; *kind* narrows events; *attestation* and
free text (see :mod:`geo.query.search`) narrow stations and events. The range's start limits events,
never stations.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode

import numpy as np
import numpy.typing as npt

from geo.model.dates import Period, parse_day
from geo.model.errors import InvalidSelection, InvalidValue
from geo.model.labels import KIND_WORDS, STATUS_WORDS
from geo.model.records import (
    ATTESTATIONS,
    KINDS,
    STATUSES,
    Catalogue,
    CountryStatus,
    Event,
    Station,
    Status,
)
from geo.query.columns import Columns, Traits, columns_of
from geo.query.counts import Counts
from geo.query.search import find, needles, tidied
from geo.query.sentences import in_sentence, listed

T = TypeVar("T")

MAX_QUERY = 200
"""Characters of free text taken from a link or a box: more is refused, not cut."""

SELECTION = "Alleged stations and government responses{where}{narrowed}; {period}."
"""The filters in one sentence."""
EVERYWHERE, IN_COUNTRIES = ", all countries", " in {countries}"
NARROWED, BETWEEN_LIMITS = "; only {limits}", "; "
OF_STATUS, MENTIONING = "status {statuses}", "records that mention “{q}”"

NO_RESPONSE: Status = "reported"
"""The status of a country whose authorities have not gone beyond the bare report."""

PARAMETERS = ("country", "from", "to", "kind", "status", "bureau", "attestation", "q")
"""Names in a link, in the order in which a link is written."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The filters. An empty tuple or text means "all"."""

    period: Period
    countries: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    bureaus: tuple[str, ...] = ()
    attestations: tuple[str, ...] = ()
    q: str = ""
    """Free text with single blanks; empty where there is nothing to search for, as in a lone accent."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "q", tidied(self.q))

    @property
    def as_of(self) -> date:
        """The day the map claims to be true for: the end of the range."""
        return self.period.end


@dataclass(frozen=True)
class Selected:
    """The records of a selection, and each country's status as of its end."""

    selection: Selection
    stations: tuple[Station, ...]
    events: tuple[Event, ...]
    statuses: tuple[CountryStatus, ...]
    columns: Columns = field(compare=False, repr=False)
    """Of the whole catalogue."""
    rows: npt.NDArray[np.int64] = field(compare=False, repr=False)
    """Of the stations in the columns."""

    @cached_property
    def located_rows(self) -> npt.NDArray[np.int64]:
        """Of the stations that can be drawn."""
        return self.rows[~np.isnan(self.columns.lon[self.rows])]

    @cached_property
    def located(self) -> tuple[Station, ...]:
        """Stations that can be drawn."""
        return _taken(self.columns.stations, self.located_rows)

    @cached_property
    def unlocated(self) -> tuple[Station, ...]:
        """Stations reported without a known place: listed and counted, not drawn."""
        return _taken(self.columns.stations, self.rows[np.isnan(self.columns.lon[self.rows])])

    @cached_property
    def tally(self) -> Counter[Traits]:
        """How many of the stations have which traits."""
        return self.columns.tally(self.rows)

    @property
    def responses(self) -> tuple[CountryStatus, ...]:
        """Countries whose authorities have gone beyond the bare report."""
        return tuple(status for status in self.statuses if status.status != NO_RESPONSE)

    @cached_property
    def counts(self) -> Counts:
        return Counts(
            as_of=self.selection.as_of,
            stations=len(self.stations),
            in_countries=len({traits.country for traits in self.tally}),
            responses=len(self.responses),
            events=len(self.events),
            drawn=len(self.located_rows),
            unlocated=len(self.stations) - len(self.located_rows),
        )


def whole(catalogue: Catalogue) -> Selection:
    """The selection of everything: the default of pages, links and the command line."""
    return Selection(catalogue.window)


@lru_cache(maxsize=8)
def select(catalogue: Catalogue, selection: Selection) -> Selected:
    """Narrow a catalogue. Stations come in order of id, events in order of date.

    The last answers are kept: of one choice the parts of a page ask several times.
    """
    as_of = selection.as_of
    statuses = catalogue.status_on(as_of)
    found = find(catalogue, selection.q) if selection.q else None

    def wants(country: str) -> bool:
        if selection.countries and country not in selection.countries:
            return False
        status = statuses.get(country)
        return not selection.statuses or (status is not None and status.status in selection.statuses)

    anywhere = not selection.countries and not selection.statuses
    wanted = set(filter(wants, catalogue.countries))
    columns = columns_of(catalogue)
    has_traits = [
        traits.country in wanted
        and (not selection.bureaus or traits.bureau in selection.bureaus)
        and (not selection.attestations or traits.attestation in selection.attestations)
        for traits in columns.traits
    ]
    is_known = columns.known_from <= as_of.toordinal()
    rows = np.flatnonzero(is_known & np.array(has_traits, bool)[columns.trait])
    if found:
        ids = (columns.stations[row].id for row in rows.tolist())
        rows = rows[np.fromiter((one in found.stations for one in ids), bool, len(rows))]
    events = (
        event
        for event in catalogue.events
        if event.listed_in(selection.period)
        and (anywhere or not wanted.isdisjoint(event.countries))
        and (not selection.kinds or event.kind in selection.kinds)
        and (not selection.attestations or event.attestation in selection.attestations)
        and (found is None or event.id in found.events)
    )
    coloured = (statuses[country] for country in sorted(statuses) if country in wanted)
    stations = _taken(columns.stations, rows)
    return Selected(selection, stations, tuple(events), tuple(coloured), columns, rows)


def _taken(stations: Sequence[Station], rows: npt.NDArray[np.int64]) -> tuple[Station, ...]:
    return tuple(stations[row] for row in rows.tolist())


# English form


def describe(catalogue: Catalogue, selection: Selection) -> str:
    """The filters in one English sentence, the caption of every map and file."""
    where = listed(map(in_sentence, map(catalogue.name_of, selection.countries)))
    statuses = [STATUS_WORDS[status].lower() for status in STATUSES if status in selection.statuses]
    limits = BETWEEN_LIMITS.join(
        (
            *([OF_STATUS.format(statuses=listed(statuses, "or"))] if statuses else []),
            *fixed_limits(selection),
            *([MENTIONING.format(q=selection.q)] if selection.q else []),
        )
    )
    return SELECTION.format(
        where=IN_COUNTRIES.format(countries=where) if where else EVERYWHERE,
        narrowed=NARROWED.format(limits=limits) if limits else "",
        period=selection.period.describe(),
    )


def fixed_limits(selection: Selection) -> tuple[str, ...]:
    """In words the filters that a page of the selection cannot change: bureau, kind and attestation."""
    clauses = (
        ("stations linked to the public-security bureau of", selection.bureaus),
        ("events of the kind", [KIND_WORDS[kind].lower() for kind in KINDS if kind in selection.kinds]),
        ("claims with attestation", [word for word in ATTESTATIONS if word in selection.attestations]),
    )
    return tuple(f"{words} {listed(values, 'or')}" for words, values in clauses if values)


# Link form


def to_query(selection: Selection, catalogue: Catalogue) -> list[tuple[str, str]]:
    """The parameters of a link that reproduces the selection; what is the default stays out."""
    given, window = selection.period, catalogue.window
    values = {
        "country": selection.countries,
        "from": [given.start.isoformat()] if given.start != window.start else [],
        "to": [given.end.isoformat()] if given.end != window.end else [],
        "kind": selection.kinds,
        "status": selection.statuses,
        "bureau": selection.bureaus,
        "attestation": selection.attestations,
        "q": [selection.q] if selection.q else [],
    }
    return [(name, value) for name in PARAMETERS for value in values[name]]


def to_link(selection: Selection, catalogue: Catalogue) -> str:
    """The query string of :func:`to_query`, with its question mark; empty for the default."""
    pairs = to_query(selection, catalogue)
    return f"?{urlencode(pairs)}" if pairs else ""


def from_link(link: str, catalogue: Catalogue) -> Selection:
    """Read a query string, with or without the question mark; the inverse of :func:`to_link`.

    Raises:
        InvalidSelection: naming every value that is not known.

    """
    return from_query(parse_qsl(link.removeprefix("?"), keep_blank_values=True), catalogue)


def from_query(pairs: Iterable[tuple[str, str]], catalogue: Catalogue) -> Selection:
    """Read the parameters of a link or the options of the command line.

    Raises:
        InvalidSelection: naming every value that is not known; nothing is guessed or left out.

    """
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        given.setdefault(name, []).append(value)
    filters = ", ".join(PARAMETERS)
    faults = [f"{name!r} is not a filter; known are {filters}." for name in given if name not in PARAMETERS]

    def several(name: str, allowed: Collection[str]) -> tuple[str, ...]:
        values = tuple(dict.fromkeys(given.get(name, ())))
        known = ", ".join(allowed) or "none in this collection"
        unknown = [value for value in values if value not in allowed]
        faults.extend(f"{name}={value!r} is not known; possible values: {known}." for value in unknown)
        return values

    def single(name: str, parse: Callable[[str], T], default: T) -> T:
        values = given.get(name, [])
        if len(values) > 1:
            faults.append(f"{name} is given {len(values)} times; give it once.")
        try:
            return parse(values[0]) if values else default
        except InvalidValue as fault:
            faults.append(f"{name}: {fault}.")
            return default

    countries = several("country", catalogue.countries)
    start = single("from", parse_day, catalogue.window.start)
    end = single("to", parse_day, catalogue.window.end)
    if end < start:
        faults.append(_reversed(start, end, given.keys()))
    kinds, statuses = several("kind", KINDS), several("status", STATUSES)
    bureaus, attestations = several("bureau", catalogue.bureaus), several("attestation", ATTESTATIONS)
    q = single("q", _parse_q, "")
    if faults:
        raise InvalidSelection(faults)
    return Selection(Period(start, end), countries, kinds, statuses, bureaus, attestations, q)


def _reversed(start: date, end: date, named: Collection[str]) -> str:
    """Why a range that ends before it starts is refused; one end may be the collection's own."""
    if "from" not in named:
        return f"to={end} is before the collection's first day, {start}; give from as well."
    if "to" not in named:
        return f"from={start} is after the collection's last day, {end}; give to as well."
    return f"from={start} is after to={end}; the range has to end after it starts."


def _parse_q(text: str) -> str:
    if len(text) > MAX_QUERY:
        raise InvalidValue(f"the text has {len(text)} characters; at most {MAX_QUERY} are searched")
    if text.strip() and not needles(text):
        raise InvalidValue(f"{text!r} holds nothing to search for; write a word, a name or a number")
    return tidied(text)
