"""How a record is backed: how many sources, how many independent origins, and what to warn of."""

from __future__ import annotations

from dataclasses import dataclass

from geo.addenda import Development
from geo.provenance import CAUTIONS, Caution, Source
from geo.records import Catalogue, Event, Station
from geo.vocabulary import CAUTION_WORDS
from geo.wording import listed

OWN_POSITION = ("state media", "party statement")
"""Kinds of source that are used for the position of those who publish them, and sound for that."""

MARKED: tuple[Caution, ...] = ("partisan", "machine_translation", "low_reliability")
"""Cautions that mark a record; a copy or a digest is told in the list of sources only."""


@dataclass(frozen=True, slots=True)
class Backing:
    """What a record leans on."""

    sources: int
    origins: tuple[str, ...]
    """Independent origins, in order of first mention: five articles on one wire report are one."""
    cautions: tuple[Caution, ...]
    """Those of :data:`MARKED` that any of the sources carries."""
    only_cautioned: bool
    """Whether every one of the sources carries one of :data:`MARKED`."""
    alleged_by: tuple[str, ...] = ()

    @property
    def is_single(self) -> bool:
        """Whether everything goes back to one source or one origin."""
        return len(self.origins) == 1

    @property
    def marks(self) -> tuple[str, ...]:
        """What every list, dossier and file says beside the record; empty where nothing is to be marked."""
        marks = []
        if self.sources == 1:
            marks.append("Single source")
        elif self.is_single:
            marks.append(f"Single origin: {self.sources} sources go back to {self.origins[0]}")
        if len(self.alleged_by) == 1:
            marks.append(f"Alleged by one party: {self.alleged_by[0]}")
        if self.cautions:
            only = "only on" if self.only_cautioned else "on"
            noun = "source" if self.sources == 1 else "sources"
            marks.append(f"Leans {only} {listed(CAUTION_WORDS[one] for one in self.cautions)} {noun}")
        return tuple(marks)


def backing_of(catalogue: Catalogue, record: Station | Event | Development) -> Backing:
    """The backing of the claim or event itself; sources of answers and later notes do not count."""
    sources = catalogue.sources_of(record.sources)
    warned = [_warnings(source) for source in sources]
    found = frozenset().union(*warned)
    return Backing(
        sources=len(sources),
        origins=tuple(dict.fromkeys(source.origin or source.publisher for source in sources)),
        cautions=tuple(caution for caution in CAUTIONS if caution in found),
        only_cautioned=all(warned),
        alleged_by=record.alleged_by if isinstance(record, Station) else (),
    )


def _warnings(source: Source) -> frozenset[Caution]:
    if source.kind in OWN_POSITION:
        return frozenset()
    return frozenset(source.cautions) & frozenset(MARKED)
