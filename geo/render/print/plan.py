"""Where symbols and names stand on one panel of a printed map."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import dist

import shapely

from geo.mapspec.declutter import spread
from geo.mapspec.labels import PlaceLabel, weightiest
from geo.mapspec.marks import StationMark
from geo.mapspec.parts import Part
from geo.render.print.fonts import text_width
from geo.render.print.label_placement import counted, placed
from geo.render.print.labels import Label, Wanted, country_names_inside, wanted_labels
from geo.render.print.measures import Measures
from geo.render.print.panel import Panel
from geo.render.print.seen import land_in
from geo.render.print.view import View

Points = tuple[tuple[float, float], ...]

MAX_ROUNDS = 6
"""Times that symbols are moved back onto a panel."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Where the symbols and names of one panel stand, in sheet pixels."""

    view: View
    stations: tuple[StationMark, ...]
    places: Points
    """Position of each station."""
    spots: Points
    """Position of its symbol."""
    labels: tuple[Label, ...]
    countries: tuple[Label, ...]
    """Names of countries; empty on a world map."""
    unnamed: tuple[PlaceLabel, ...]
    """Places whose names found no room."""
    measures: Measures

    @property
    def rings(self) -> list[tuple[float, float, float]]:
        """Longitude, latitude and radius in metres of each area that is larger than a symbol."""
        least = (self.measures.symbol + 1.5) * self.view.metres_a_px
        rings = {(mark.point.lon, mark.point.lat, mark.radius_m) for mark in self.stations}
        return sorted(ring for ring in rings if ring[2] > least)

    @property
    def hairlines(self) -> list[list[tuple[float, float]]]:
        """Lines from each place to its symbol, where that was moved."""
        pairs = zip(self.places, self.spots, strict=True)
        return [[place, spot] for place, spot in pairs if dist(place, spot) > 1]

    @property
    def leaders(self) -> list[Points]:
        """Lines from symbols to names that stand apart from them."""
        return [label.leader for label in self.labels if label.leader]


@lru_cache(maxsize=8)
def plan_panel(
    view: View,
    part: Part,
    measures: Measures,
    taken: tuple[Panel, ...] = (),
    *,
    sought: tuple[StationMark, ...] | None = None,
) -> Plan:
    """Place the symbols and names of a part of a map; names keep off the boxes in ``taken``.

    On one of several small maps, with the stations ``sought`` among which names are weighed, only the
    weightiest are tried. In an animation everything stands as on a map of the part's layout, which is cached.
    """
    stations = part.stations
    if part.final and part.final.stations:
        return _part_of(plan_panel(view, part.final, measures, taken), stations)
    places, spots = placed_stations(view, stations, measures)
    symbols = boxes_of(spots, measures)
    wanted = wanted_labels(stations, symbols, sought or stations)
    area = None if sought is None else view.panel.width * view.panel.height
    tried = set(weightiest([want.label for want in wanted], area))
    labels = placed(
        tuple(want for want in wanted if want.label in tried),
        tuple(symbols),
        taken,
        bounds=view.panel.shrunk(4),
        size=measures.label,
        height=measures.label_height,
        view=view,
    )
    names = country_names_inside(
        land_in(view) if part.names_countries else (),
        [*symbols, *taken, *(label.box for label in labels), *_along(labels)],
        lambda text: text_width(text, "regular", measures.country) + 8,
        measures.country + 5,
    )
    named = {label.text for label in labels}
    unnamed = _by_text(want for want in wanted if want.label.text not in named)
    return Plan(view, stations, places, spots, labels, tuple(names), unnamed, measures)


def _part_of(plan: Plan, stations: Sequence[StationMark]) -> Plan:
    """The plan without what does not concern these stations."""
    marks = {mark.id: mark for mark in stations}
    kept = [i for i, mark in enumerate(plan.stations) if mark.id in marks]
    part = tuple(marks[plan.stations[i].id] for i in kept)
    spots = tuple(plan.spots[i] for i in kept)
    symbols = boxes_of(spots, plan.measures)
    wanted = {want.label.place: want for want in wanted_labels(part, symbols, plan.stations)}
    labels = [
        counted(label, wanted[label.place], plan.measures.label, plan.measures.label_height)
        for label in plan.labels
        if label.place in wanted
    ]
    named = {label.place for label in labels}
    return replace(
        plan,
        stations=part,
        places=tuple(plan.places[i] for i in kept),
        spots=spots,
        labels=tuple(labels),
        unnamed=_by_text(want for place, want in wanted.items() if place not in named),
    )


def _by_text(wanted: Iterable[Wanted]) -> tuple[PlaceLabel, ...]:
    return tuple(sorted((want.label for want in wanted), key=lambda label: label.text))


def placed_stations(view: View, stations: Sequence[StationMark], measures: Measures) -> tuple[Points, Points]:
    """The places of stations on a panel, and the positions of their symbols, in sheet pixels."""
    inner = view.panel.shrunk(measures.symbol + 3)
    places = tuple(inner.nearest(*view.point_px(mark.point)) for mark in stations)
    return places, _spots(places, inner, measures.spacing)


def boxes_of(spots: Points, measures: Measures) -> list[Panel]:
    """The boxes that symbols at these positions fill."""
    return [Panel.around(x, y, measures.symbol) for x, y in spots]


@lru_cache(maxsize=32)
def _spots(places: Points, inner: Panel, spacing: float) -> Points:
    """Move symbols apart; those moved over the panel's edge are moved back, and all apart again."""
    spots = places
    for _ in range(MAX_ROUNDS):
        moves = spread(spots, spacing)
        moved = tuple((x + dx, y + dy) for (x, y), (dx, dy) in zip(spots, moves, strict=True))
        spots = tuple(inner.nearest(x, y) for x, y in moved)
        if spots == moved:
            break
    return spots


def _along(labels: Sequence[Label]) -> list[Panel]:
    """Small boxes along leaders, for country names to keep off."""
    lines = [shapely.LineString(label.leader) for label in labels if label.leader]
    return [
        Panel.around(x, y, 2) for x, y in shapely.get_coordinates(shapely.segmentize(lines, 6.0)).tolist()
    ]
