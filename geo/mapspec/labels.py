"""Which places a map names, in what words, and which of the names would be missed most."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.mapspec.marks import StationMark
from geo.model.records import Standing, Station

RARITY, EACH_STATION = 1.0, 0.2
"""Weight of a standing that one place alone has, and of each station, against 1 for any place."""
MAX_LABELS = 80
"""Names that one map has at most."""
A_NAME = 2300.0
"""Square pixels of a map to the name, where several maps share a sheet."""

COUNTED = "{name}: {count} alleged"
"""What stands beside the symbols of a place with several stations; it may be broken after the colon."""
_BROKEN = COUNTED.split(" ", 1)

LISTED = "{name} ({count})"
"""The same within a list of places."""

IN_COUNTRY = "in {name}"
"""What stands beside one count of the stations of a country that share no finer name."""

IN_TWO = "in {first} and {second}"
"""What stands beside one count of the stations of two countries."""

COUNTRIES = "in {count} countries"
"""What stands beside one count of the stations of more countries."""


@dataclass(frozen=True, slots=True)
class PlaceLabel:
    """A city, or a region, with alleged stations that are drawn."""

    name: str
    """The finest that all its stations share: "Manhattan (Chinatown)", "London"."""
    country: str = ""
    """Alpha-3 code."""
    stations: tuple[str, ...] = ("",)
    """Ids of the stations there."""
    weight: float = 1.0
    """How much the name would be missed, against other names."""

    town: str = ""
    """City or region; :attr:`name` may be finer."""

    @property
    def place(self) -> tuple[str, str]:
        """Country and town."""
        return self.country, self.town

    @property
    def count(self) -> int:
        return len(self.stations)

    @property
    def text(self) -> str:
        """The name with the number of stations where there are several: "Markham: 2 alleged"."""
        return self.name if self.count == 1 else COUNTED.format(name=self.name, count=self.count)

    @property
    def in_list(self) -> str:
        """The same within a list of places: "Markham (2)"."""
        return self.name if self.count == 1 else LISTED.format(name=self.name, count=self.count)

    @property
    def forms(self) -> list[tuple[str, ...]]:
        """The text on one line and, where it can be broken, on two: before the number, or of like length."""
        if self.count > 1:
            return [(self.text,), tuple(part.format(name=self.name, count=self.count) for part in _BROKEN)]
        broken = two_lines(self.name)
        return [(self.text,), *([broken] if broken else [])]


def two_lines(name: str) -> tuple[str, str] | None:
    """A name broken into lines of like length; None for a single word."""
    words = name.split()
    halves = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    return min(halves, key=lambda pair: max(map(len, pair))) if halves else None


def labels_of(stations: Sequence[StationMark], sought: Sequence[StationMark] = ()) -> list[PlaceLabel]:
    """Name each place once, the place with most stations first.

    A place where, among the ``sought``, a standing occurs that occurs almost nowhere else weighs most: it is
    the one that readers ask about. A place has the finest name that all its stations share, those ``sought``
    among them. Without ``sought`` the stations are compared with each other.
    """
    at = _by_town(stations)
    sought_at = _by_town(sought or stations)
    common = Counter(mark.standing for mark in sought or stations)
    return [
        PlaceLabel(
            shared_name([mark.claim.station for mark in (*there, *sought_at[country, town])]),
            country,
            tuple(mark.id for mark in there),
            1.0
            + max(_rarity(mark.standing, common) for mark in sought_at[country, town])
            + EACH_STATION * len(there),
            town,
        )
        for (country, town), there in sorted(at.items(), key=lambda item: (-len(item[1]), item[0]))
    ]


def shared_name(stations: Sequence[Station]) -> str:
    """The finest name that is right for the places of all the stations; empty where there is none."""
    first, *others = (station.place_names for station in stations)
    return next((name for name in first if all(name in names for names in others)), "")


def weightiest(labels: Sequence[PlaceLabel], area: float | None = None) -> list[PlaceLabel]:
    """The labels for which room is sought; fewer on one of several maps, of an ``area`` in pixels."""
    most = MAX_LABELS if area is None else int(area / A_NAME)
    least = sorted((label.weight for label in labels), reverse=True)[:most]
    return [label for label in labels if least and label.weight >= least[-1]][:MAX_LABELS]


def unnamed_words(labels: Iterable[PlaceLabel]) -> str:
    """The places whose names found no room; empty for none."""
    names = sorted(label.in_list for label in labels)
    return f"Drawn without a name: {', '.join(names)}." if names else ""


def _by_town(stations: Sequence[StationMark]) -> dict[tuple[str, str], list[StationMark]]:
    at: dict[tuple[str, str], list[StationMark]] = {}
    for mark in stations:
        at.setdefault((mark.country, mark.city), []).append(mark)
    return at


def _rarity(standing: Standing, common: Counter[Standing]) -> float:
    return 0.0 if standing == "reported" else RARITY / common[standing]
