"""One line for each country of a selection: its status, its alleged stations, its last event."""

from collections import Counter
from dataclasses import dataclass

from geo.model.records import Catalogue, CountryStatus, Event
from geo.query.selection import Selected


@dataclass(frozen=True, slots=True)
class CountryLine:
    """A country as of the end of the range."""

    country: str
    """ISO 3166-1 alpha-3."""
    status: CountryStatus | None
    """None where no event up to the day sets one."""
    located: int
    """Alleged stations of the selection with a known place."""
    unlocated: int
    last: Event | None
    """The latest event of the selection that had certainly become public by the day."""


def country_lines(catalogue: Catalogue, selected: Selected) -> tuple[CountryLine, ...]:
    """Every country with a status, an alleged station or an event in the selection, by English name."""
    selection = selected.selection
    statuses = {status.country: status for status in selected.statuses}
    located, unlocated = Counter[str](), Counter[str]()
    for traits, count in selected.tally.items():
        (located if traits.is_located else unlocated)[traits.country] += count
    last: dict[str, Event | None] = {}
    for event in selected.events:
        for code in event.countries:
            last[code] = event if event.public.certain_by(selection.as_of) else last.get(code)
    codes = {*statuses, *located, *unlocated, *last}
    if selection.countries:
        codes &= set(selection.countries)
    if selection.statuses:
        codes &= set(statuses)
    return tuple(
        CountryLine(code, statuses.get(code), located[code], unlocated[code], last.get(code))
        for code in sorted(codes, key=catalogue.name_of)
    )
