"""The sentences that the program makes about records: none can lose "alleged", who says so, or the answer.

Every sentence about a station is filled from a :class:`Claim`, which cannot be made without the
three; the templates stand here, in one place, and a test holds each of them to using all.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from geo.model.annotations import Correction
from geo.model.dates import Period, describe_day, parse_partial_date
from geo.model.errors import InvalidValue
from geo.model.labels import KIND_WORDS, STANDING_WORDS, STATUS_WORDS
from geo.model.records import Catalogue, CountryStatus, Event, Station

NO_ANSWER = "No answer was found."
"""What stands where no answer is on record: the gap is told, never left blank."""

CLAIM_TEMPLATES = {
    "claim": "{label}, {place}: {attribution}. Answer of those concerned: {answer}",
    "standing": "{label}, {place}: {standing} as of {day}; {attribution}. "
    "Answer of those concerned: {answer}",
    "unreported": "{label}, {place}: not yet reported on {day}; later {attribution}. "
    "Answer of those concerned: {answer}",
    "newly": "{label}, {place}: not yet reported on {earlier}; {attribution}. "
    "As of {day}: “{standing}”. Answer of those concerned: {answer}",
    "turned": "{label}, {place}: “{before}” on {earlier}, “{standing}” as of {day}; {attribution}. "
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
    if "alleged" in station.name.casefold():
        return station.name
    name, bracket, remark = station.name.removesuffix(")").partition(" (")
    return f"{name} (alleged station, {remark})" if bracket else f"{name} (alleged station)"


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
    return CLAIM_TEMPLATES[name].format(
        **_parts(claim), standing=_lowered(_standing(station, as_of)), day=describe_day(as_of)
    )


def describe_new_claim(catalogue: Catalogue, station: Station, days: Period) -> str:
    """An alleged station that was not known on the first of two days and is known on the last."""
    return _over("newly", catalogue, station, days)


def describe_change_of_standing(catalogue: Catalogue, station: Station, days: Period) -> str:
    """How an alleged station stood on the first of two days, and how on the last."""
    return _over("turned", catalogue, station, days)


def _over(name: str, catalogue: Catalogue, station: Station, days: Period) -> str:
    return CLAIM_TEMPLATES[name].format(
        **_parts(claim_of(catalogue, station)),
        before=_standing(station, days.start),
        earlier=describe_day(days.start),
        standing=_standing(station, days.end),
        day=describe_day(days.end),
    )


def _standing(station: Station, day: date) -> str:
    return STANDING_WORDS[station.standing_on(day)]


def _lowered(words: str) -> str:
    """Words as they stand within a sentence."""
    return f"{words[0].lower()}{words[1:]}"


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
    return (
        f"{name}: {_lowered(STATUS_WORDS[status.status])}, "
        f"since {describe_since(catalogue, status, as_of)} "
        f"(official response to the allegations as of {describe_day(as_of)})."
    )


def describe_change_of_status(
    catalogue: Catalogue, before: CountryStatus | None, after: CountryStatus, days: Period
) -> str:
    """How a country's authorities stood towards the allegations on the first of two days and on the last."""
    was = f"“{STATUS_WORDS[before.status]}”" if before else "no status"
    return (
        f"{catalogue.name_of(after.country)}: {was} on {describe_day(days.start)}; "
        f"“{STATUS_WORDS[after.status]}” on {describe_day(days.end)}, "
        f"since {describe_since(catalogue, after, days.end)} (official response to the allegations)."
    )


def describe_since(catalogue: Catalogue, status: CountryStatus, day: date) -> str:
    """Since when a status stands, and for how many alleged stations a reported closure is disputed."""
    since = status.since.describe_since()
    if status.status != "closed":
        return since
    disputed = sum(
        station.country == status.country and station.standing_on(day) == "reported_ceased_disputed"
        for station in catalogue.disputed
        if station.known_on(day)
    )
    return f"{since}; disputed for {counted(disputed, 'alleged station')}" if disputed else since


def describe_no_change(days: Period) -> str:
    """What stands where two days do not differ."""
    return f"Nothing changed between {describe_day(days.start)} and {describe_day(days.end)}."


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


def label_of_record(catalogue: Catalogue, record: str) -> str:
    """What a correction calls a record: an alleged station's name, an event's kind and day, a publisher."""
    if station := catalogue.station_by_id.get(record):
        return f"{label_of(station)} ({record})"
    if event := catalogue.event_by_id.get(record):
        where = listed(map(catalogue.name_of, event.countries)) or "no single country"
        return f"{KIND_WORDS[event.kind]}, {where}, {event.date.describe()} ({record})"
    if source := catalogue.sources.get(record):
        return f"Source: {source.publisher} ({record})"
    return record


def describe_correction(catalogue: Catalogue, correction: Correction) -> str:
    """What was changed in a record, when and why; for a withdrawn record, its tombstone."""
    if correction.withdraws:
        return describe_withdrawal(correction)
    return f"{label_of_record(catalogue, correction.record)}. {describe_change(catalogue, correction)}"


def describe_change(catalogue: Catalogue, correction: Correction) -> str:
    """The same for a place that names the record already, such as its dossier."""
    if correction.withdraws:
        return describe_withdrawal(correction)
    sources = "; ".join(source.citation for source in catalogue.sources_of(correction.sources))
    return (
        f"Corrected on {correction.date.describe()}, field {correction.field}. "
        f"Before: {value_words(catalogue, correction.field, correction.before)}. "
        f"After: {value_words(catalogue, correction.field, correction.after)}. Reason: {correction.reason}"
        + (f" Source: {sources}." if sources else "")
    )


def describe_withdrawal(correction: Correction) -> str:
    """The tombstone of a record: that it is gone, since when and why, and what stands in its place."""
    instead = f" In its place: {correction.after}." if correction.after else ""
    return (
        f"The record {correction.record} was withdrawn on {correction.date.describe()}. "
        f"Reason: {correction.reason}{instead}"
    )


def value_words(catalogue: Catalogue, field: str, text: str) -> str:
    """A value of a correction as a reader sees it: entries of a history in words, sources by publisher."""
    if field.endswith("sources") and text:
        return "; ".join(
            f"{catalogue.sources[one].publisher} ({one})" if one in catalogue.sources else one
            for one in text.split(";")
        )
    if field == "history" and text.startswith("["):
        try:
            entries = [
                f"{parse_partial_date(entry['date']).describe()}, "
                f"{STANDING_WORDS[entry['standing']].lower()}: {entry['note']}"
                for entry in json.loads(text)
            ]
        except (ValueError, KeyError, TypeError):
            return f"“{text}”"
        return f"“{' | '.join(entries)}”"
    return f"“{text}”" if text else "(empty)"


_WITH_ARTICLE = (
    *("Bahamas", "Comoros", "Cook Islands", "Democratic Republic of the Congo"),
    *("Dominican Republic", "Gambia", "Maldives", "Marshall Islands", "Netherlands", "Philippines"),
    *("Republic of the Congo", "Seychelles", "Solomon Islands", "United Arab Emirates"),
    *("United Kingdom", "United States", "Vatican"),
)


def in_sentence(country: str) -> str:
    """A country's or region's name as it stands within a sentence: "the Netherlands"."""
    return f"the {country}" if country in (*_WITH_ARTICLE, "Americas") else country


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 country", "3 countries"."""
    return f"{number} {numbered(number, noun)}"


def numbered(number: int, noun: str) -> str:
    """A noun as it stands after a number: "country", "countries"."""
    if number == 1:
        return noun
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def listed(values: Iterable[str], conjunction: str = "and", *, most: int = 0) -> str:
    """Words in a row: "a, b and c"; beyond ``most`` of them "a, b and 3 others". Empty for none."""
    words = list(values)
    if most and len(words) > most:
        rest = len(words) - most
        words = [*words[:most], f"{rest} other{'s' if rest > 1 else ''}"]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"
