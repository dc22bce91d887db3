"""Where a fact comes from, and whom a map has to credit."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

Caution = Literal["partisan", "machine_translation", "rehosted", "reworded", "low_reliability"]
"""What a reader should know before relying on a source."""

CAUTIONS: tuple[Caution, ...] = get_args(Caution)

BorderView = Literal["international", "de-facto"]
"""Whose borders a map shows, a choice of the collection: see ``static/README.md`` for where they differ."""
BORDER_VIEWS: tuple[BorderView, ...] = get_args(BorderView)
DEFAULT_BORDERS: BorderView = "international"


@dataclass(frozen=True, slots=True)
class Source:
    """One publication that records cite."""

    id: str
    publisher: str
    title: str
    published: str
    """A partial date as written, or empty where the day is unknown."""
    url: str
    """http(s) address, or empty where no address is known."""
    kind: str
    note: str
    """What a reader should know of its reliability, in words."""
    cautions: tuple[Caution, ...] = ()
    """The same as codes, for marks and filters; empty where there is nothing to warn of."""
    origin: str = ""
    """The publisher whose report it repeats; empty for a report of its own. Equal origins count as one."""

    @property
    def headline(self) -> str:
        """The title in quotation marks: its words are the publisher's. One in parentheses is the editors'."""
        return self.title if not self.title or self.title.startswith("(") else f"“{self.title}”"

    @property
    def citation(self) -> str:
        """Publisher, title and date on one line."""
        return ", ".join(part for part in (self.publisher, self.headline, self.published) if part)


@dataclass(frozen=True, slots=True)
class Credit:
    """The lines on every map, in every format."""

    sources: str
    borders: str

    @property
    def line(self) -> str:
        return f"{self.sources} {self.borders}"


_CLAIMS = (
    "Claims: Safeguard Defenders, press and official records, each with its source and any outcome. "
    "All are allegations; so are charges."
)
_BORDERS = "Borders: Natural Earth 1:50m, {}; disputed areas hatched; no endorsement."
CREDITS: Mapping[BorderView, Credit] = MappingProxyType(
    {
        "international": Credit(_CLAIMS, _BORDERS.format("amended by Visionscarto")),
        "de-facto": Credit(_CLAIMS, _BORDERS.format("de facto control")),
    }
)
"""The credit of a map by the view of the borders that it shows."""

CREATOR = "Alleged stations map, contributors"
"""Who is to be named with a copy, in the words of the licence."""

LICENCE_LINE = "Wording and pictures: CC BY 4.0. Place names: GeoNames, CC BY 4.0. Land: Natural Earth."
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
