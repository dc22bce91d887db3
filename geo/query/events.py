"""What a reader is shown of an event: one value, from which every text about it is made."""

from dataclasses import dataclass

from geo.model.labels import ATTESTATION_WORDS, KIND_WORDS, STATUS_WORDS
from geo.model.records import Catalogue, Event
from geo.query.sentences import where_of


@dataclass(frozen=True, slots=True)
class EventWords:
    """An event as it is shown."""

    catalogue: Catalogue
    event: Event

    @property
    def date(self) -> str:
        return self.event.date.describe()

    @property
    def made_public(self) -> str:
        """When it became known, "public 9 March 2023"; empty where it was public at once."""
        return f"public {self.event.made_public.describe()}" if self.event.made_public else ""

    @property
    def public(self) -> str:
        return self.event.public.describe()

    @property
    def dates(self) -> str:
        return "; ".join(filter(None, (self.date, self.made_public)))

    @property
    def kind(self) -> str:
        return KIND_WORDS[self.event.kind]

    @property
    def where(self) -> str:
        """Its countries by English name; "no single country" for none."""
        return where_of(self.catalogue, self.event.countries)

    @property
    def summary(self) -> str:
        return self.event.summary

    @property
    def heading(self) -> str:
        return f"{self.kind}, {self.date}"

    @property
    def label(self) -> str:
        """The event in a list: day, kind and where, at most three countries by name."""
        where = where_of(self.catalogue, self.event.countries, most=3)
        return f"{self.date}: {self.kind}, {where}"

    @property
    def named(self) -> str:
        """The same with all countries and its id, where a record is corrected."""
        return f"{self.kind}, {self.where}, {self.date} ({self.event.id})"

    @property
    def status_after(self) -> str:
        """The status that it gives the country; empty where it leaves that as it was."""
        return STATUS_WORDS[self.event.status_after] if self.event.status_after else ""

    @property
    def attestation(self) -> str:
        return ATTESTATION_WORDS[self.event.attestation]

    @property
    def caution(self) -> str:
        """A warning beside its summary; empty unless it is weakly attested."""
        return "Weakly attested." if self.event.attestation == "low" else ""
