"""What is different between two days of one selection: in words, and as marks on the later map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from geo.mapspec.spec import CountryMark, MapSpec
from geo.model.dates import describe_day
from geo.model.labels import STATUS_WORDS
from geo.query.sentences import listed

NO_STATUS = "no status"


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference between two maps."""

    countries: tuple[tuple[CountryMark, str], ...]
    """Countries whose status is another one on the later day, and how, in words."""
    stations: frozenset[str]
    """Ids of the stations drawn on the later map only."""
    summary: str
    in_brief: str
    """Summary and countries in one paragraph, without what each status was before."""


def changes_between(first: MapSpec, last: MapSpec) -> Changes:
    """Compare two maps of one selection."""
    before = {mark.code: mark.status for mark in first.countries}
    changed = []
    for mark in sorted(last.countries, key=lambda country: country.name):
        old = before.get(mark.code)
        if old != mark.status:
            words = STATUS_WORDS[old] if old else NO_STATUS
            changed.append((mark, f"{_low(words)} → {_low(STATUS_WORDS[mark.status])}."))
    known = {mark.id for mark in first.stations}
    new = frozenset(mark.id for mark in last.stations if mark.id not in known)
    total = [len(spec.stations) + len(spec.unlocated) for spec in (first, last)]
    known_on = (
        f"{total[0]} alleged stations known on {describe_day(first.as_of)}, {total[1]} on "
        f"{describe_day(last.as_of)}"
    )
    statuses = "; ".join(f"{mark.name}, {_low(STATUS_WORDS[mark.status])}" for mark, _ in changed)
    summary = f"{known_on}; {_changed_words(len(changed))}."
    in_brief = f"{known_on}. New status: {statuses}." if changed else summary
    return Changes(tuple(changed), new, summary, in_brief)


def changes_in_order(specs: Sequence[MapSpec], *, in_brief: bool = False) -> list[tuple[str, str]]:
    """For each day but the first: the day, and what is different from the day before, in words.

    ``in_brief`` counts the countries, where to name them takes more room than there is.
    """
    told = []
    for first, last in pairwise(specs):
        changes = changes_between(first, last)
        parts = []
        if changes.stations:
            count = len(changes.stations)
            parts.append(f"{count} more alleged station{'s' if count > 1 else ''} drawn")
        if changes.countries and in_brief:
            parts.append(_changed_words(len(changes.countries)))
        elif changes.countries:
            parts.append(f"status changed: {listed(mark.name for mark, _ in changes.countries)}")
        if parts:
            told.append((f"{describe_day(last.as_of)}:", f"{'; '.join(parts)}."))
    return told


def _changed_words(count: int) -> str:
    if not count:
        return "no country has another status"
    return f"{count} countr{'y has' if count == 1 else 'ies have'} another status"


def _low(words: str) -> str:
    return words[0].lower() + words[1:]
