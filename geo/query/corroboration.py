"""How a record is backed: how many sources, how many independent origins, and what to warn of."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from geo.model.annotations import Development
from geo.model.labels import CAUTION_WORDS
from geo.model.records import Catalogue, Event, Station
from geo.model.sources import CAUTIONS, Caution, Source
from geo.model.text import folded
from geo.query.claims import claim_of
from geo.query.sentences import listed

OWN_POSITION = ("state media", "party statement")
"""Kinds of source cited for the position of those who publish them, for which they are reliable."""

MARKED: tuple[Caution, ...] = ("partisan", "machine_translation", "low_reliability")
"""Cautions that mark a record; a copy or a digest is named in the list of sources only."""


@dataclass(frozen=True, slots=True)
class Backing:
    """The sources behind a record."""

    sources: int
    origins: tuple[str, ...]
    """Independent origins, in order of first mention: five articles on one wire report are one."""
    cautions: tuple[Caution, ...]
    """Those of :data:`MARKED` that any of the sources carries."""
    cautioned: int
    """How many of the sources carry one of :data:`MARKED`."""
    alleged_by: tuple[str, ...] = ()

    @property
    def is_single(self) -> bool:
        """Whether everything goes back to one source or one origin."""
        return len(self.origins) == 1

    @property
    def only_cautioned(self) -> bool:
        """Whether there are sources, and every one of them carries one of :data:`MARKED`."""
        return 0 < self.sources == self.cautioned

    @property
    def marks(self) -> tuple[str, ...]:
        """What every dossier and file says beside the record; empty where nothing is to be marked."""
        marks = []
        if self.sources == 1:
            marks.append("Single source")
        elif self.is_single:
            marks.append(f"Single origin: {self.sources} sources go back to {self.origins[0]}")
        if len(self.alleged_by) == 1:
            marks.append(f"Alleged by one party: {self.alleged_by[0]}")
        if self.cautions:
            words = [CAUTION_WORDS[caution] for caution in self.cautions]
            one, several = f"a {' and '.join(words)} source", f"{listed(words, 'or')} sources"
            extent = "only" if self.only_cautioned else "partly"
            marks.append(f"Leans {extent} on {one if self.cautioned == 1 else several}")
        return tuple(marks)

    @property
    def brief(self) -> str:
        """The same in a few words, for a column: "single source; only partisan", or "3 origins"."""
        if self.sources == 0:
            return "no source"
        single = "single source" if self.sources == 1 else "single origin"
        words = [single if self.is_single else f"{len(self.origins)} origins"]
        if self.cautions:
            how = "only " if self.only_cautioned and self.sources > 1 else ""
            words.append(how + listed([CAUTION_WORDS[one] for one in self.cautions], "or"))
        return "; ".join(words)


@lru_cache(maxsize=50_000)
def backing_of(catalogue: Catalogue, record: Station | Event | Development) -> Backing:
    """The backing of the claim or event itself; sources of answers and later notes do not count."""
    sources = catalogue.sources_of(tuple(dict.fromkeys(record.sources)))
    warned = [
        set(source.cautions).intersection(MARKED) for source in sources if source.kind not in OWN_POSITION
    ]
    return Backing(
        sources=len(sources),
        origins=origins_of(sources),
        cautions=tuple(caution for caution in CAUTIONS if any(caution in found for found in warned)),
        cautioned=sum(map(bool, warned)),
        alleged_by=claim_of(catalogue, record).alleged_by if isinstance(record, Station) else (),
    )


def origins_of(sources: Iterable[Source]) -> tuple[str, ...]:
    """The independent origins of several sources, in order of first mention.

    An origin is one report: sources that pass on the same one count once, and a source that names
    no other is its own. Case, accents and spacing of the labels do not make a second origin.
    """
    origins: dict[str, str] = {}
    for source in sources:
        label = " ".join(source.origin.split())
        origins.setdefault(folded(label) or f"source {source.id}", label or source.publisher)
    return tuple(origins.values())
