"""The stations of a catalogue as columns: 100,000 are selected and counted without touching each record."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from geo.model.places import Precision
from geo.model.records import Attestation, Catalogue, Station
from geo.query.claims import answer_of


@dataclass(frozen=True, slots=True)
class Traits:
    """What stations are chosen and counted by; many have the same."""

    country: str
    bureau: str
    attestation: Attestation
    precision: Precision
    is_located: bool
    accusers: tuple[str, ...]
    """Who makes the claim; of a record that does not say, the publisher of its first source."""
    is_answered: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """One row a station, in order of id."""

    stations: tuple[Station, ...]
    known_from: npt.NDArray[np.int64]
    """Ordinal of :attr:`Station.known_from`."""
    lon: npt.NDArray[np.float64]
    """Degrees; NaN where the place is unknown."""
    lat: npt.NDArray[np.float64]
    traits: tuple[Traits, ...]
    """Each once."""
    trait: npt.NDArray[np.int64]
    """Place in :attr:`traits` of each row's."""

    def tally(self, rows: npt.NDArray[np.int64]) -> Counter[Traits]:
        """How many of some rows have which traits."""
        counts = np.bincount(self.trait[rows], minlength=len(self.traits))
        return Counter({one: int(count) for one, count in zip(self.traits, counts, strict=True) if count})


@lru_cache(maxsize=2)
def columns_of(catalogue: Catalogue) -> Columns:
    """The columns of a catalogue; those of the last two catalogues are kept."""
    stations = tuple(sorted(catalogue.stations, key=lambda one: one.id))
    numbers: dict[Traits, int] = {}
    trait = [numbers.setdefault(_traits(catalogue, one), len(numbers)) for one in stations]
    points = [(one.point.lon, one.point.lat) if one.point else (np.nan, np.nan) for one in stations]
    lon, lat = np.array(points, float).reshape(-1, 2).T
    known_from = np.array([one.known_from.toordinal() for one in stations], np.int64)
    return Columns(stations, known_from, lon, lat, tuple(numbers), np.array(trait, np.int64))


def _traits(catalogue: Catalogue, station: Station) -> Traits:
    return Traits(
        station.country,
        station.bureau,
        station.attestation,
        station.precision,
        station.point is not None,
        station.alleged_by or (catalogue.sources[station.sources[0]].publisher,),
        bool(answer_of(station)),
    )
