"""Where everything of one panel of a printed map stands, before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import hypot

import shapely

from geo.mapspec.declutter import spread
from geo.mapspec.labels import PlaceLabel
from geo.mapspec.marks import StationMark
from geo.render.print.fonts import text_width
from geo.render.print.label_placement import counted, placed
from geo.render.print.labels import MAX_LABELS, Label, Wanted, country_names_inside, wanted_labels
from geo.render.print.measures import Measures
from geo.render.print.panel import Panel
from geo.render.print.view import View, land_in

MAX_ROUNDS = 6
"""Times that symbols are brought back from beyond the edge of a panel."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything of one panel stands, in sheet pixels; worked out before anything is drawn."""

    view: View
    stations: tuple[StationMark, ...]
    places: tuple[tuple[float, float], ...]
    """Where each station is said to lie."""
    spots: tuple[tuple[float, float], ...]
    """Where its symbol stands."""
    labels: tuple[Label, ...]
    countries: tuple[Label, ...]
    """Names of countries; none on a world map."""
    unnamed: tuple[PlaceLabel, ...]
    """Places whose names found no room."""
    measures: Measures

    @property
    def rings(self) -> list[tuple[float, float, float]]:
        """Longitude, latitude and radius in metres of each area that is larger than a symbol."""
        least = (self.measures.symbol + 1.5) * self.view.metres_a_px
        areas = {(mark.point.lon, mark.point.lat, mark.radius_m) for mark in self.stations}
        return sorted(ring for ring in areas if ring[2] > least)

    @property
    def hairlines(self) -> list[list[tuple[float, float]]]:
        """From each place to its symbol, where it had to make room."""
        pairs = zip(self.places, self.spots, strict=True)
        return [[place, spot] for place, spot in pairs if hypot(place[0] - spot[0], place[1] - spot[1]) > 1]


def plan_panel(
    view: View,
    stations: Sequence[StationMark],
    measures: Measures,
    taken: Sequence[Panel] = (),
    *,
    labelled: bool = True,
    most: int = MAX_LABELS,
    sought: Sequence[StationMark] = (),
    layout: Sequence[StationMark] = (),
) -> Plan:
    """Place the symbols and names of stations; names stay off the boxes in ``taken``.

    Of more than ``most`` names those are tried that would be missed most, on a map of the stations
    ``sought`` if there are any. Symbols and names stand where they do on a map of the stations of
    ``layout``, if there are any, of which ``stations`` are a part.
    """
    if layout:
        return _part_of(_plan_of_layout(view, tuple(layout), measures, tuple(taken)), stations)
    reach = measures.symbol
    inner = view.panel.shrunk(reach + 3)
    places = tuple(within(inner, *view.point_px(mark.point)) for mark in stations)
    spots = _spots(places, inner, measures.spacing)
    symbols = _boxes(spots, reach)
    wanted = wanted_labels(stations, symbols, sought or stations) if labelled else []
    least = sorted((want.weight for want in wanted), reverse=True)[:most]
    labels = placed(
        tuple(want for want in wanted if least and want.weight >= least[-1])[:MAX_LABELS],
        tuple(symbols),
        tuple(taken),
        bounds=view.panel.shrunk(4),
        size=measures.label,
        height=measures.label_height,
    )
    names = country_names_inside(
        land_in(view) if labelled and not view.is_world else (),
        [*symbols, *taken, *(label.box for label in labels), *_along(labels)],
        lambda text: text_width(text, "regular", measures.country) + 8,
        measures.country + 5,
    )
    named = {label.text for label in labels}
    unnamed = _by_text(want for want in wanted if want.text not in named)
    return Plan(view, tuple(stations), places, spots, labels, tuple(names), unnamed, measures)


@lru_cache(maxsize=4)
def _plan_of_layout(
    view: View, layout: tuple[StationMark, ...], measures: Measures, taken: tuple[Panel, ...]
) -> Plan:
    """The plan that all frames of an animation share; of so few panels as one has."""
    return plan_panel(view, layout, measures, taken)


def _part_of(plan: Plan, stations: Sequence[StationMark]) -> Plan:
    """Keep of a plan what concerns these stations, each where it stands."""
    marks = {mark.id: mark for mark in stations}
    kept = [i for i, mark in enumerate(plan.stations) if mark.id in marks]
    present = tuple(marks[plan.stations[i].id] for i in kept)
    spots = tuple(plan.spots[i] for i in kept)
    symbols = _boxes(spots, plan.measures.symbol)
    wanted = {want.place: want for want in wanted_labels(present, symbols, present)}
    labels = [
        counted(label, wanted[label.place], plan.measures.label, plan.measures.label_height)
        for label in plan.labels
        if label.place in wanted
    ]
    named = {label.place for label in labels}
    return replace(
        plan,
        stations=present,
        places=tuple(plan.places[i] for i in kept),
        spots=spots,
        labels=tuple(labels),
        unnamed=_by_text(want for place, want in wanted.items() if place not in named),
    )


def _by_text(wanted: Iterable[Wanted]) -> tuple[PlaceLabel, ...]:
    return tuple(sorted((want.label for want in wanted), key=lambda label: label.text))


def symbols_of(plan: Plan) -> list[Panel]:
    """Give the boxes that the symbols of a plan fill."""
    return _boxes(plan.spots, plan.measures.symbol)


def _boxes(spots: Sequence[tuple[float, float]], reach: float) -> list[Panel]:
    return [Panel(x - reach, y - reach, x + reach, y + reach) for x, y in spots]


def _spots(
    places: tuple[tuple[float, float], ...], inner: Panel, spacing: float
) -> tuple[tuple[float, float], ...]:
    """Move symbols apart; those pushed over the panel's edge are brought back and moved apart again."""
    spots = places
    for _ in range(MAX_ROUNDS):
        moves = _spread(spots, spacing)
        moved = tuple((x + dx, y + dy) for (x, y), (dx, dy) in zip(spots, moves, strict=True))
        spots = tuple(within(inner, x, y) for x, y in moved)
        if spots == moved:
            break
    return spots


def _along(labels: Sequence[Label]) -> list[Panel]:
    """Small boxes along the lines that lead to labels, for country names to keep off."""
    lines = [shapely.segmentize(shapely.LineString(one.leader), 6.0) for one in labels if one.leader]
    return [Panel(x - 2, y - 2, x + 2, y + 2) for line in lines for x, y in shapely.get_coordinates(line)]


@lru_cache(maxsize=32)
def _spread(places: tuple[tuple[float, float], ...], spacing: float) -> tuple[tuple[float, float], ...]:
    """Move the symbols of these places apart; kept, because a map is often wanted in several formats."""
    return tuple(spread(places, spacing))


def within(panel: Panel, x: float, y: float) -> tuple[float, float]:
    """The point, or the nearest one inside the panel."""
    return min(max(x, panel.left), panel.right), min(max(y, panel.top), panel.bottom)
