"""Numbers, nouns and lists in the form that a sentence needs, and the sentences on a country's status."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from geo.model.dates import Period, describe_day
from geo.model.labels import STATUS_WORDS
from geo.model.records import Catalogue, CountryStatus

COMMA = ", "
"""Between the items of a list."""
NO_STATUS, STATUS_ON = "No status on {day}", "{status}, since {since} (as of {day})"
"""How a country's authorities stood towards the allegations on a day."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that begins with the name of a record, which may be shown as a link."""

    subject: str
    rest: str

    def __str__(self) -> str:
        return f"{self.subject}{self.rest}"


def status_line(catalogue: Catalogue, status: CountryStatus | None, as_of: date) -> str:
    """A country's status on a day, since when, and for how many stations a closure is disputed."""
    if status is None:
        return NO_STATUS.format(day=describe_day(as_of))
    since = describe_since(catalogue, status, as_of)
    return STATUS_ON.format(status=STATUS_WORDS[status.status], since=since, day=describe_day(as_of))


def describe_change_of_status(
    catalogue: Catalogue, before: CountryStatus | None, after: CountryStatus, days: Period
) -> Sentence:
    """How a country's authorities stood towards the allegations on the first of two days and on the last."""
    was = f"“{STATUS_WORDS[before.status]}”" if before else "no status"
    return Sentence(
        catalogue.name_of(after.country),
        f": {was} on {describe_day(days.start)}; "
        f"“{STATUS_WORDS[after.status]}” on {describe_day(days.end)}, "
        f"since {describe_since(catalogue, after, days.end)} (official response to the allegations).",
    )


def describe_since(catalogue: Catalogue, status: CountryStatus, day: date) -> str:
    """Since when a status applies, and for how many alleged stations a reported closure is disputed."""
    since = status.since.describe_since()
    if status.status != "closed":
        return since
    disputed = sum(
        station.known_on(day) and station.standing_on(day) == "reported_ceased_disputed"
        for station in catalogue.disputed.get(status.country, ())
    )
    return f"{since}; disputed for {counted(disputed, 'alleged station')}" if disputed else since


def describe_no_change(days: Period) -> str:
    return f"Nothing changed between {describe_day(days.start)} and {describe_day(days.end)}."


WITH_ARTICLE = (
    *("Bahamas", "Comoros", "Cook Islands", "Democratic Republic of the Congo"),
    *("Dominican Republic", "Gambia", "Maldives", "Marshall Islands", "Netherlands", "Philippines"),
    *("Republic of the Congo", "Seychelles", "Solomon Islands", "United Arab Emirates"),
    *("United Kingdom", "United States", "Vatican"),
)
"""Countries that take an article within a sentence."""


def in_sentence(country: str) -> str:
    """A country's or region's name within a sentence: "the Netherlands"."""
    return f"the {country}" if country in (*WITH_ARTICLE, "Americas") else country


def capitalised(words: str) -> str:
    """Words with a capital first letter; empty for none."""
    return f"{words[:1].upper()}{words[1:]}"


def lowered(words: str) -> str:
    """Words with a small first letter, for use within a sentence; empty for none."""
    return f"{words[:1].lower()}{words[1:]}"


def where_of(catalogue: Catalogue, codes: Iterable[str], *, most: int = 0) -> str:
    """The countries that a record concerns, by name; "no single country" for none."""
    return listed(map(catalogue.name_of, codes), most=most) or "no single country"


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 country", "3 countries"."""
    return f"{number} {numbered(number, noun)}"


def numbered(number: int, noun: str) -> str:
    """A noun after a number: "country", "countries"."""
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
    return f"{COMMA.join(words[:-1])} {conjunction} {words[-1]}"
