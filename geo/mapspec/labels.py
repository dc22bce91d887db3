"""Which places a map names, in what words, and which of the names would be missed most."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.mapspec.marks import StationMark

RARITY, EACH_STATION = 1.0, 0.2
"""Weight of a standing that one place alone has, and of each station, against 1 for any place."""
MAX_LABELS = 80
"""Names that one map has at most."""
A_NAME = 2300.0
"""Square pixels of a map to the name, where several maps share a sheet."""


@dataclass(frozen=True, slots=True)
class PlaceLabel:
    """A city, or a region, with alleged stations that are drawn."""

    name: str
    country: str = ""
    """Alpha-3 code."""
    stations: tuple[str, ...] = ("",)
    """Ids of the stations there."""
    weight: float = 1.0
    """How much the name would be missed, against other names."""

    @property
    def place(self) -> tuple[str, str]:
        """Country and city."""
        return self.country, self.name

    @property
    def count(self) -> int:
        return len(self.stations)

    @property
    def text(self) -> str:
        """The name with the number of stations where there are several: "Markham: 2 alleged"."""
        return self.name if self.count == 1 else " ".join(self._halves)

    @property
    def in_list(self) -> str:
        """The same within a list of places: "Markham (2)"."""
        return self.name if self.count == 1 else f"{self.name} ({self.count})"

    @property
    def forms(self) -> list[tuple[str, ...]]:
        """The text on one line and, where it can be broken, on two: before the number, or of like length."""
        words = self.name.split()
        halves = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
        if self.count > 1:
            halves = [self._halves]
        return [(self.text,), *([min(halves, key=lambda pair: max(map(len, pair)))] if halves else [])]

    @property
    def _halves(self) -> tuple[str, str]:
        return f"{self.name}:", f"{self.count} alleged"


def labels_of(stations: Sequence[StationMark], sought: Sequence[StationMark] = ()) -> list[PlaceLabel]:
    """Name each place once, the place with most stations first.

    A place where, among the ``sought``, a standing occurs that occurs almost nowhere else weighs most: it is
    the one that readers ask about. Without ``sought`` the stations are compared with each other.
    """
    ids: dict[tuple[str, str], list[str]] = {}
    for mark in stations:
        ids.setdefault((mark.country, mark.city), []).append(mark.id)
    rarity: dict[tuple[str, str], float] = {}
    common = Counter(mark.standing for mark in sought or stations)
    for mark in sought or stations:
        weight = 0.0 if mark.standing == "reported" else RARITY / common[mark.standing]
        rarity[mark.country, mark.city] = max(rarity.get((mark.country, mark.city), 0.0), weight)
    return [
        PlaceLabel(
            city, country, tuple(there), 1.0 + rarity.get((country, city), 0.0) + EACH_STATION * len(there)
        )
        for (country, city), there in sorted(ids.items(), key=lambda item: (-len(item[1]), item[0]))
    ]


def weightiest(labels: Sequence[PlaceLabel], area: float | None = None) -> list[PlaceLabel]:
    """The labels for which room is sought; fewer on one of several maps, of an ``area`` in pixels."""
    most = MAX_LABELS if area is None else int(area / A_NAME)
    least = sorted((label.weight for label in labels), reverse=True)[:most]
    return [label for label in labels if least and label.weight >= least[-1]][:MAX_LABELS]


def unnamed_words(labels: Iterable[PlaceLabel]) -> str:
    """The places whose names found no room; empty for none."""
    names = sorted(label.in_list for label in labels)
    return f"Drawn without a name: {', '.join(names)}." if names else ""
