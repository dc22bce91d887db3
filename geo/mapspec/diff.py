"""What is different between two days of one selection: in words, and as marks on the later map."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from geo.mapspec.marks import CountryMark
from geo.mapspec.spec import MapSpec
from geo.mapspec.statements import Paragraph
from geo.model.dates import describe_day
from geo.model.labels import STATUS_WORDS
from geo.model.records import Status
from geo.query.sentences import listed, lowered

HEADING = "What changed"
NO_STATUS = "no status"
MARKED = "It is marked on the maps; in words: see the records."
UNCHANGED = "From one map to the next no country's status changes, and no further alleged station is drawn."
MORE = "… and {count} more: see the records."

MAX_CHANGES = 40
"""Changes that are written out at most."""

Texts = list[tuple[str, str]]
"""Paragraphs with their beginnings, which are set in bold."""


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A country whose status is not what it was on the earlier day."""

    country: CountryMark
    """As of the later day."""
    before: Status | None

    @property
    def words(self) -> str:
        """Both statuses: "no status → reported."."""
        return f"{_low(self.before) if self.before else NO_STATUS} → {_low(self.country.status)}."


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference between two maps."""

    days: tuple[date, date]
    known: tuple[int, int]
    """Alleged stations on each of the two days, with a known place or without."""
    countries: tuple[StatusChange, ...]
    """Countries with another status on the later day, by name."""
    stations: frozenset[str]
    """Ids of the stations drawn on the later map only."""

    @property
    def summary(self) -> str:
        """In one sentence; the countries are counted."""
        return f"{self._known_words}; {_changed_words(len(self.countries))}."

    @property
    def in_brief(self) -> str:
        """In one paragraph with the countries by name, without what each status was before."""
        statuses = "; ".join(f"{one.country.name}, {_low(one.country.status)}" for one in self.countries)
        return f"{self._known_words}. New status: {statuses}." if statuses else self.summary

    @property
    def _known_words(self) -> str:
        first, last = map(describe_day, self.days)
        return f"{self.known[0]} alleged stations known on {first}, {self.known[1]} on {last}"


def changes_between(first: MapSpec, last: MapSpec) -> Changes:
    """Compare two maps of one selection."""
    before = {mark.code: mark.status for mark in first.countries}
    changed = [
        StatusChange(mark, before.get(mark.code))
        for mark in sorted(last.countries, key=lambda country: country.name)
        if before.get(mark.code) != mark.status
    ]
    known = {mark.id for mark in first.stations}
    return Changes(
        (first.as_of, last.as_of),
        (len(first.stations) + len(first.unlocated), len(last.stations) + len(last.unlocated)),
        tuple(changed),
        frozenset(mark.id for mark in last.stations if mark.id not in known),
    )


def change_forms(series: Sequence[Changes]) -> Iterator[list[Paragraph]]:
    """A heading, and what changed, of two days by country, of more by day: in full, then ever shorter.

    All of it, all in brief, or a part, the rest counted; at last that the maps show it.
    """
    for texts in _change_texts(series):
        paragraphs = (Paragraph(f"changes--{n}", *text) for n, text in enumerate(texts, 1))
        yield [Paragraph("changes-heading", HEADING, is_heading=True), *paragraphs]


def _change_texts(series: Sequence[Changes]) -> Iterator[Texts]:
    if len(series) == 1:
        (changes,) = series
        begin, brief = [("", changes.summary)], [changes.in_brief]
        full = [(f"{one.country.name}:", one.words) for one in changes.countries]
        count = len(full)
    else:
        begin, full = [], changes_in_order(series)
        brief = [f"{day} {words}" for day, words in changes_in_order(series, in_brief=True)]
        count = len(brief)
    if not count:
        yield begin or [("", UNCHANGED)]
        return
    if count <= MAX_CHANGES:
        yield [*begin, *full]
    yield [("", " ".join(brief))]
    for shown in range(min(count, MAX_CHANGES) - 1, 0, -1):
        yield [*begin, *full[:shown], ("", MORE.format(count=count - shown))]
    for shown in range(len(brief) - 1, 0, -1):
        yield [("", " ".join([*brief[:shown], MORE.format(count=count - shown)]))]
    yield [*begin, ("", MARKED)]


def changes_in_order(series: Sequence[Changes], *, in_brief: bool = False) -> Texts:
    """For each day but the first on which something changed: the day, and what changed, in words.

    ``in_brief`` counts the countries, where to name them takes more room than there is.
    """
    sentences = []
    for changes in series:
        parts = []
        if changes.stations:
            count = len(changes.stations)
            parts.append(f"{count} more alleged station{'s' if count > 1 else ''} drawn")
        if changes.countries and in_brief:
            parts.append(_changed_words(len(changes.countries)))
        elif changes.countries:
            parts.append(f"status changed: {listed(one.country.name for one in changes.countries)}")
        if parts:
            sentences.append((f"{describe_day(changes.days[1])}:", f"{'; '.join(parts)}."))
    return sentences


def _changed_words(count: int) -> str:
    if not count:
        return "no country has another status"
    return f"{count} countr{'y has' if count == 1 else 'ies have'} another status"


def _low(status: Status) -> str:
    """The words for a status as they stand within a sentence."""
    return lowered(STATUS_WORDS[status])
