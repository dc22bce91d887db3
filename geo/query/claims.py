"""What a reader is shown of an alleged station: one value, from which every sentence about it is made.

Maps, dossiers, lists, tables, feeds and captions print the properties of a :class:`Claim`; the scripts fill
the templates :data:`ON_MAP`, :data:`STANDING_ON` and :data:`UNREPORTED` with values that come from one.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from geo.model.dates import PartialDate, Period, describe_day
from geo.model.errors import InvalidValue
from geo.model.labels import ATTESTATION_WORDS, PRECISION_WORDS, STANDING_WORDS
from geo.model.records import Catalogue, HistoryEntry, Station
from geo.query.sentences import Sentence, capitalised, listed

NO_ANSWER = "No answer was found."
"""Shown where no answer is on record."""
NOT_NAMED = "not named"
"""Shown where no bureau is alleged."""

ANSWER_HEADING = "What those concerned answer"

ON_MAP = ("{label}", "{standing}", "Place {precision}")
"""Lines of the tooltip and the popup of a station, and of its name for screen readers."""
UNREPORTED, STANDING_ON = "Not yet reported on {day}", "{standing} (as of {day})"
"""Standing of a station on a day."""


@dataclass(frozen=True, slots=True)
class Claim:
    """An alleged station as it is shown.

    Raises:
        InvalidValue: where nobody is named who alleges it.

    """

    station: Station
    country: str
    """English name."""
    accusers: tuple[str, ...]
    """Who makes the claim; the publishers of its sources where the record does not say."""
    window: Period
    """The days of the collection."""

    def __post_init__(self) -> None:
        if not self.accusers:
            raise InvalidValue(f"{self.station.id} has no attribution: nobody is named who alleges it")

    @property
    def name(self) -> str:
        """The name as it is recorded: for files of data, beside the word "alleged"."""
        return self.station.name

    @property
    def label(self) -> str:
        """The name with "alleged" in it: where an organisation is named, it is added."""
        if not self.station.names_organisation:
            return self.name
        remark = f", {self.station.name_remark}" if self.station.name_remark else ""
        return f"{self.station.plain_name} (alleged station{remark})"

    @property
    def place(self) -> str:
        """Place and country; "place not known" where there is none."""
        return f"{self.station.place}, {self.country}"

    @property
    def locality_or_country(self) -> str:
        """Its place in a list of places."""
        return self.station.locality or f"{self.country} (place not known)"

    @property
    def precision(self) -> str:
        """How precisely the place is known."""
        return PRECISION_WORDS[self.station.precision]

    @property
    def extent(self) -> str:
        """Place, its precision, and the radius of the area in which it lies."""
        radius = f", within about {round(self.station.radius_m / 1000, 1):g} km" if self.station.point else ""
        return f"{self.station.place}; {self.precision}{radius}"

    @property
    def reported(self) -> str:
        """When the claim became public: "on 12 September 2022", "in October 2022", "by 5 May 2023"."""
        preposition = "" if self.station.reported_on.by else "on " if self.station.reported_on.day else "in "
        return f"{preposition}{self.first_reported}"

    @property
    def first_reported(self) -> str:
        """The same without a preposition, as precisely as it is known."""
        return self.station.reported_on.describe()

    @property
    def attribution(self) -> str:
        """Who alleges it, and since when."""
        return f"alleged by {listed(self.accusers, most=3)}, first reported {self.reported}"

    @property
    def alleged_by(self) -> tuple[str, ...]:
        """Those whom the record itself names as making the claim; empty where it names none."""
        return self.station.alleged_by

    @property
    def bureau(self) -> str:
        """The alleged bureau of public security, and how it is known."""
        basis = f" ({self.station.bureau_basis})" if self.station.bureau_basis else ""
        return f"{self.station.bureau}{basis}" if self.station.bureau else NOT_NAMED

    @property
    def attestation(self) -> str:
        """How well the claim is sourced."""
        return f"{ATTESTATION_WORDS[self.station.attestation]}."

    @property
    def response(self) -> str:
        """What those concerned answer; empty where no answer was found."""
        return answer_of(self.station)

    @property
    def answer(self) -> str:
        """The same, or that no answer was found."""
        return self.response or NO_ANSWER

    @property
    def since(self) -> str:
        """What became known after the last day of the collection; empty for nothing."""
        return self.station.since

    @property
    def since_heading(self) -> str:
        """Heading of :attr:`since`: "Known since July 2024"."""
        return capitalised(known_since(self.window))

    @property
    def history(self) -> tuple[tuple[HistoryEntry, str, str], ...]:
        """Each entry of the record's history, with its date and its standing in words."""
        return tuple(
            (entry, entry.date.describe(), f"{STANDING_WORDS[entry.standing]}.")
            for entry in self.station.history
        )

    def standing(self, day: date) -> str:
        """Standing of the site at the end of a day, in words."""
        return STANDING_WORDS[self.station.standing_on(day)]

    def standing_on(self, day: date) -> str:
        """The same with the day; or that the claim was not yet reported."""
        if not self.station.known_on(day):
            return UNREPORTED.format(day=describe_day(day))
        return STANDING_ON.format(standing=self.standing(day), day=describe_day(day))

    def on_sheet(self, day: date) -> str:
        """The title of its symbol on a printed map."""
        return f"{self.label}. {self.standing(day)}. {self.place} ({self.precision})."

    def in_country(self, day: date | None = None) -> Sentence:
        """Who alleges it, for a place that names the country; with a day, how it stood then."""
        unknown = "" if self.station.point else " (place not known)"
        standing = f" {self.standing_on(day)}." if day else ""
        return Sentence(self.label, f"{unknown}: {self.attribution}.{standing}")

    @property
    def answered(self) -> Sentence:
        """The claim, who makes it, and the answer."""
        return self._with_answer(f"{self.attribution}.")

    def newly_reported(self, days: Period) -> Sentence:
        """The same for a claim that was not public on the first of two days and is on the last."""
        return self._with_answer(
            f"not yet reported on {describe_day(days.start)}; {self.attribution}. "
            f"As of {describe_day(days.end)}: “{self.standing(days.end)}”."
        )

    def changed(self, days: Period) -> Sentence:
        """The same with its standing on the first of two days and on the last."""
        return self._with_answer(
            f"“{self.standing(days.start)}” on {describe_day(days.start)}, "
            f"“{self.standing(days.end)}” as of {describe_day(days.end)}; {self.attribution}."
        )

    def _with_answer(self, claim: str) -> Sentence:
        return Sentence(self.label, f", {self.place}: {claim} Answer of those concerned: {self.answer}")


def claim_of(catalogue: Catalogue, station: Station) -> Claim:
    accusers = station.alleged_by or tuple(
        dict.fromkeys([catalogue.sources[source].publisher for source in station.sources])
    )
    return Claim(station, catalogue.name_of(station.country), accusers, catalogue.window)


def describe_entry(entry: HistoryEntry) -> str:
    """An entry of a history in one line, without its sources."""
    return f"{entry.date.describe()}, {STANDING_WORDS[entry.standing].lower()}: {entry.note}"


def answer_of(station: Station) -> str:
    """What those concerned answer to a claim; empty where no answer was found."""
    return station.response.strip()


def describe_claims(claims: Iterable[tuple[Sequence[str], bool, int]]) -> str:
    """Who makes the claims of a selection, and how many of them are answered; empty for none.

    Each of ``claims`` is who makes some claims, whether these are answered, and how many they are.
    """
    named, answered, every = Counter[str](), 0, 0
    for accusers, is_answered, count in claims:
        named.update(dict.fromkeys(accusers, count))
        answered += count if is_answered else 0
        every += count
    ranked = [name for name, _ in sorted(named.items(), key=lambda item: (-item[1], item[0]))]
    if not every:
        return ""
    return (
        f"Alleged by {listed(ranked, most=2)}; an answer of those concerned or of the Chinese authorities "
        f"is on record for {answered} of {every}."
    )


def describe_some(claims: Sequence[Claim]) -> str:
    """The same for a part of a selection."""
    return describe_claims(
        (claim.alleged_by or claim.accusers[:1], bool(claim.response), 1) for claim in claims
    )


def known_since(window: Period) -> str:
    """Words before what became known after a window: "known since July 2024"."""
    return f"known since {PartialDate(window.end.year, window.end.month).describe()}"
