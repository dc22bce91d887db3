"""The sentences that the program makes about records: none can lose "alleged", who says so, or the answer.

Every sentence about a station is filled from a :class:`Claim`, which cannot be made without the
three; the templates stand here, in one place, and a test holds each of them to using all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from geo.dates import describe_day
from geo.errors import InvalidValue
from geo.records import Catalogue, CountryStatus, Event, Station
from geo.vocabulary import KIND_WORDS, STANDING_WORDS, STATUS_WORDS

NO_ANSWER = "No answer was found."
"""What stands where no answer is on record: the gap is told, never left blank."""

CLAIM_TEMPLATES = {
    "claim": "{label}, {place}: {attribution}. Answer of those concerned: {answer}",
    "standing": "{label}, {place}: {standing} as of {day}; {attribution}. "
    "Answer of those concerned: {answer}",
    "unreported": "{label}, {place}: not yet reported on {day}; later {attribution}. "
    "Answer of those concerned: {answer}",
}
"""Sentences about one station; each uses label, attribution and answer."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What has to be said whenever a station is spoken of."""

    label: str
    """The name, with "alleged" in it whatever the record is called."""
    place: str
    attribution: str
    """Who alleges it, and since when."""
    answer: str
    """What those concerned answer, or that no answer was found."""

    def __post_init__(self) -> None:
        if "alleged" not in self.label.casefold():
            raise InvalidValue(f"{self.label!r} names a station without saying that it is alleged")
        if not self.attribution.startswith("alleged by "):
            raise InvalidValue(f"{self.label!r} has no attribution")
        if not self.answer.strip():
            raise InvalidValue(f"{self.label!r} has neither an answer nor a note that none was found")


def claim_of(catalogue: Catalogue, station: Station) -> Claim:
    """The claim of a record: attributed to those who made it, or to the publishers of its sources."""
    accusers = station.alleged_by or tuple(
        dict.fromkeys(source.publisher for source in catalogue.sources_of(station.sources))
    )
    return Claim(
        label=label_of(station),
        place=f"{station.place}, {catalogue.name_of(station.country)}",
        attribution=f"alleged by {listed(accusers, most=3)}, first reported {reported_words(station)}",
        answer=station.response.strip() or NO_ANSWER,
    )


def label_of(station: Station) -> str:
    """The name of a record, with "alleged" added to the name of an organisation."""
    return station.name if "alleged" in station.name.casefold() else f"{station.name} (alleged station)"


def reported_words(station: Station) -> str:
    """When the claim became public: "on 12 September 2022", "in October 2022", "by 5 May 2023"."""
    when = station.reported_on
    if when.by:
        return when.describe()
    return f"on {when.describe()}" if when.day else f"in {when.describe()}"


def describe_claim(catalogue: Catalogue, station: Station) -> str:
    """Claim, who makes it and the answer, in one line."""
    claim = claim_of(catalogue, station)
    return CLAIM_TEMPLATES["claim"].format(**_parts(claim))


def describe_standing(catalogue: Catalogue, station: Station, as_of: date) -> str:
    """How an alleged station stood on a day, with who alleges it and the answer."""
    claim = claim_of(catalogue, station)
    name = "standing" if station.known_on(as_of) else "unreported"
    standing = STANDING_WORDS[station.standing_on(as_of)]
    return CLAIM_TEMPLATES[name].format(
        **_parts(claim), standing=f"{standing[0].lower()}{standing[1:]}", day=describe_day(as_of)
    )


def _parts(claim: Claim) -> dict[str, str]:
    return {
        "label": claim.label,
        "place": claim.place,
        "attribution": claim.attribution,
        "answer": claim.answer,
    }


def describe_status(catalogue: Catalogue, country: str, status: CountryStatus | None, as_of: date) -> str:
    """How a country's authorities stood towards the allegations on a day."""
    name = catalogue.name_of(country)
    if status is None:
        return f"{name}: no status towards the allegations on {describe_day(as_of)}."
    words = STATUS_WORDS[status.status]
    return (
        f"{name}: {words[0].lower()}{words[1:]}, since {status.since.describe()} "
        f"(official response to the allegations as of {describe_day(as_of)})."
    )


def describe_event(catalogue: Catalogue, event: Event) -> str:
    """One event with its date, whose it is and what kind: the summary names the allegation as such."""
    where = listed(map(catalogue.name_of, event.countries)) or "No single country"
    public = f", made public {event.made_public.describe()}" if event.made_public else ""
    by = f" ({event.actor})" if event.actor else ""
    return f"{event.date.describe()}{public}. {where}. {KIND_WORDS[event.kind]}{by}: {event.summary}"


def describe_claims(catalogue: Catalogue, stations: Sequence[Station]) -> str:
    """Who makes the claims of a selection, and how many of them are answered; empty for no station."""
    if not stations:
        return ""
    accusers = Counter(
        name
        for station in stations
        for name in station.alleged_by or (catalogue.sources[station.sources[0]].publisher,)
    )
    ranked = [name for name, _ in sorted(accusers.items(), key=lambda item: (-item[1], item[0]))]
    answered = sum(bool(station.response.strip()) for station in stations)
    return (
        f"Alleged by {listed(ranked, most=2)}; an answer of those concerned or of the Chinese authorities "
        f"is on record for {answered} of {len(stations)}."
    )


_WITH_ARTICLE = (
    *("Bahamas", "Comoros", "Cook Islands", "Democratic Republic of the Congo"),
    *("Dominican Republic", "Gambia", "Maldives", "Marshall Islands", "Netherlands", "Philippines"),
    *("Republic of the Congo", "Seychelles", "Solomon Islands", "United Arab Emirates"),
    *("United Kingdom", "United States", "Vatican"),
)


def in_sentence(country: str) -> str:
    """A country's name as it stands within a sentence: "the Netherlands"."""
    return f"the {country}" if country in _WITH_ARTICLE else country


def listed(values: Iterable[str], conjunction: str = "and", *, most: int = 0) -> str:
    """Words in a row: "a, b and c"; beyond ``most`` of them "a, b and 3 others". Empty for none."""
    words = list(values)
    if most and len(words) > most:
        rest = len(words) - most
        words = [*words[:most], f"{rest} other{'s' if rest > 1 else ''}"]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 country", "12 countries"."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"
