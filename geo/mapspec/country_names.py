"""Where the name of a country may stand on the web map: points well inside its land."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).resolve().parent / "borders" / "country_names.json"
"""Made by ``tools/build_country_names.py``: the largest country first."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A point in degrees around which a box of the name's proportions lies inside the land."""

    lon: float
    """Beyond 180 in the part of Russia and Fiji that lies there."""
    lat: float
    width_km: float
    """Of the widest such box."""


@dataclass(frozen=True, slots=True)
class CountryName:
    """The name of a country as pictures print it, and where it fits."""

    code: str
    """Alpha-3 code, or the atlas's own where ISO 3166 has none."""
    name: str
    anchors: tuple[Anchor, ...]
    """The one with most room first."""

    @property
    def text(self) -> str:
        """The name as it is set: in capitals."""
        return self.name.upper()


@lru_cache(maxsize=1)
def country_names() -> tuple[CountryName, ...]:
    """Every country of the atlas on which its name fits at some zoom, the largest first."""
    rows = json.loads(FILE.read_text("utf-8"))
    return tuple(
        CountryName(code, name, tuple(Anchor(*anchor) for anchor in anchors)) for code, name, anchors in rows
    )
