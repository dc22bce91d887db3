"""Which records cite which source, and for what."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from geo.model.records import Catalogue, Station
from geo.model.sources import Source
from geo.model.text import folded
from geo.query.claims import claim_of
from geo.query.corroboration import backing_of
from geo.query.events import EventWords
from geo.query.search import source_matches
from geo.query.selection import Selected, whole
from geo.query.sentences import where_of

Part = Literal["claim", "answer", "history", "later", "event", "figure"]
PART_WORDS: dict[Part, str] = {
    "claim": "the claim itself",
    "answer": "the answer of those concerned",
    "history": "what became of it",
    "later": "what is known since",
    "event": "an event",
    "figure": "a figure often misquoted",
}


@dataclass(frozen=True, slots=True)
class Use:
    """One record that cites a source."""

    record: str
    """``station:<id>``, ``event:<id>``, or empty for a record without a dossier."""
    label: str
    parts: tuple[Part, ...]
    marks: tuple[str, ...]
    """Warnings on the record's own sources."""


def uses_by_source(catalogue: Catalogue, selected: Selected) -> dict[str, tuple[Use, ...]]:
    """The uses of every source that a selected record cites, in order of publisher and id."""
    uses: dict[str, list[Use]] = {}
    for cited, use in _uses(catalogue, selected):
        for source in dict.fromkeys(cited):
            uses.setdefault(source, []).append(use)
    return {one.id: tuple(uses[one.id]) for one in _in_order(catalogue, uses)}


def listed_sources(
    catalogue: Catalogue, selected: Selected, uses: dict[str, tuple[Use, ...]]
) -> tuple[Source, ...]:
    """The sources of the selected records, and those whose own text matches the search."""
    q = selected.selection.q
    mentioned = {one.id for one in catalogue.sources.values() if q and source_matches(one, q)}
    return tuple(_in_order(catalogue, {*uses, *mentioned}))


def _in_order(catalogue: Catalogue, ids: Iterable[str]) -> list[Source]:
    sources = (catalogue.sources[one] for one in ids)
    return sorted(sources, key=lambda one: (folded(one.publisher), one.published, one.id))


def _uses(catalogue: Catalogue, selected: Selected) -> Iterator[tuple[Iterable[str], Use]]:
    """The ids of the sources that each record cites, with its use of them."""
    for station in selected.stations:
        yield from _station_uses(catalogue, station)
    for event in selected.events:
        label, marks = EventWords(catalogue, event).label, backing_of(catalogue, event).marks
        yield event.sources, Use(f"event:{event.id}", label, ("event",), marks)
    if selected.selection != whole(catalogue):
        return  # other texts are not filtered
    for one in catalogue.since:
        label = f"Known since, {one.date.describe()}, {where_of(catalogue, one.countries)}"
        yield one.sources, Use("", label, ("later",), backing_of(catalogue, one).marks)
    for figure in catalogue.figures:
        yield figure.sources, Use("", figure.topic, ("figure",), ())


def _station_uses(catalogue: Catalogue, station: Station) -> Iterator[tuple[Iterable[str], Use]]:
    cited: dict[Part, Iterable[str]] = {
        "claim": station.sources,
        "answer": station.response_sources,
        "history": [source for entry in station.history for source in entry.sources],
        "later": station.since_sources,
    }
    claim, marks = claim_of(catalogue, station), backing_of(catalogue, station).marks
    for source in dict.fromkeys(station.cited):
        parts = tuple(part for part, sources in cited.items() if source in sources)
        yield (source,), Use(f"station:{station.id}", f"{claim.label}, {claim.country}", parts, marks)
