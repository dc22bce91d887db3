"""Several days of one selection: two to compare, or the ends of the months or quarters of its range."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from geo.mapspec.picture_style import PictureStyle, Step
from geo.mapspec.spec import MapSpec, build
from geo.model.dates import Period, month_ends
from geo.model.errors import InvalidValue
from geo.model.records import Catalogue
from geo.query.selection import Selected

MAX_DAYS = 36
"""Maps on one sheet, or frames of one animation, at most."""


def ends_of(period: Period, step: Step) -> tuple[date, ...]:
    """The last day of each month or quarter of a range, and the end of the range.

    Raises:
        InvalidValue: where there are more than :data:`MAX_DAYS`.

    """
    days = month_ends(period, 3 if step == "quarter" else 1)
    if len(days) > MAX_DAYS:
        raise InvalidValue(
            f"{period.describe()} has more than {MAX_DAYS} {step}s; choose a shorter range or quarters"
        )
    return tuple(days)


def specs_on(
    catalogue: Catalogue, selected: Selected, days: Sequence[date], headline: str
) -> tuple[MapSpec, ...]:
    """One map a day, all of the same part of the Earth and under one headline."""
    selection = selected.selection
    specs = []
    for day in days:
        period = Period(min(selection.period.start, day), day)
        specs.append(build(catalogue, replace(selection, period=period), headline=headline))
    last = specs[-1]
    return tuple(replace(spec, extent=last.extent, is_world=last.is_world) for spec in specs)


def specs_of(
    catalogue: Catalogue, selected: Selected, spec: MapSpec, style: PictureStyle
) -> tuple[MapSpec, ...]:
    """The maps that a style asks for: one, two days to compare, or one for each month or quarter.

    Raises:
        InvalidValue: where the earlier day is not before the map's own, or there are too many days.

    """
    period = selected.selection.period
    if style.compare:
        if style.compare >= period.end:
            raise InvalidValue(
                f"--compare {style.compare} has to come before the map's own day, {period.end}"
            )
        return specs_on(catalogue, selected, (style.compare, period.end), spec.headline)
    if style.multiples:
        return specs_on(catalogue, selected, ends_of(period, style.multiples), spec.headline)
    return (spec,)
