"""All that a picture says, finished before it is drawn: its maps, one a day, under an editor's words."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Self

from geo.mapspec.clip import clipped
from geo.mapspec.diff import Changes, changes_between
from geo.mapspec.legend import with_same_entries
from geo.mapspec.picture_style import DEFAULT_STYLE, PictureStyle, Step
from geo.mapspec.spec import LINK, MapSpec, build
from geo.model.dates import Period, describe_day, month_ends
from geo.model.errors import InvalidValue
from geo.model.records import Catalogue
from geo.query.selection import Selected, to_link
from geo.query.sentences import counted

COMPARED = "Heavy outline: status changed since the earlier date. Ring: not drawn on the earlier map."
FOLLOWED = "Heavy outline: status changed since the map before. Ring: not drawn on it."
AREAS = "Dotted circle: area in which the place lies."
LINES = "Lines lead to places or names."
UNNAMED = "Not every place is named."
COMPARE_PAGE = "compare"
"""Page of the app that shows two days, which are the ends of the range in its link."""


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """What a picture, or an animation, shows and says; a renderer adds nothing to it."""

    days: tuple[MapSpec, ...]
    """Its maps in order of their days, one at least; clipped, with the same legend entries on each."""
    changes: tuple[Changes, ...]
    """What is different on each map but the first from the map before it."""
    style: PictureStyle
    left_out: int = 0
    """Months or quarters that are not shown because their map is that of the one before."""

    @property
    def last(self) -> MapSpec:
        """The map of the latest day, which gives the sheet its headline, legend and credit."""
        return self.days[-1]

    @property
    def dates(self) -> str:
        """The day of the map, or the first and the last."""
        first, last = (describe_day(day.as_of) for day in (self.days[0], self.last))
        return last if len(self.days) == 1 else f"{first} to {last}"

    @property
    def counts(self) -> str:
        """The counts of the last day; before them the days, and of two days what changed."""
        counts = str(self.last.counts)
        if len(self.days) == 1:
            return counts
        if len(self.days) == 2:
            return " ".join(filter(None, (self.changes[0].summary, self.left_out_words, counts)))
        return " ".join(filter(None, (f"{len(self.days)} maps, {self.dates}.", self.left_out_words, counts)))

    @property
    def left_out_words(self) -> str:
        """How many months or quarters are not shown; empty for none."""
        if not self.left_out:
            return ""
        return (
            f"Left out: {counted(self.left_out, self.style.multiples or '')} with the map of the one before."
        )

    @property
    def legend_counts(self) -> dict[str, str]:
        """Of a comparison, the counts of both days by legend entry, "3 → 11"; else empty."""
        if len(self.days) != 2:
            return {}
        pairs = zip(self.days[0].legend, self.last.legend, strict=True)
        return {after.id: f"{before.count} → {after.count}" for before, after in pairs}

    @property
    def counts_day(self) -> str:
        """Of which day the counts in the legend of several maps are, and how many months are left out."""
        return f"Counts of the legend: {describe_day(self.last.as_of)}. {self.left_out_words}".rstrip()

    def marks_words(self, *, has_areas: bool, has_lines: bool, has_unnamed: bool) -> str:
        """What the marks on several maps with symbols mean; the missing names are too many to list."""
        words = [COMPARED] if len(self.days) == 2 else [self.counts_day, FOLLOWED]
        marks = {AREAS: has_areas, LINES: has_lines, UNNAMED: has_unnamed}
        return " ".join([*words, *(mark for mark, is_drawn in marks.items() if is_drawn)])

    @property
    def legend_words(self) -> str:
        """The entries of the legend that occur, with their counts."""
        entries = (f"{entry.words}: {entry.count}" for entry in self.last.legend if entry.count)
        return f"Legend: {'; '.join(entries)}."

    @property
    def alt_text(self) -> str:
        """The picture in words: the editor's own, or generated."""
        return self.style.alt or self.last.in_words(self.counts)

    @property
    def standfirst(self) -> str:
        """The editor's standfirst, the counts, and whose claims they are."""
        return " ".join(part for part in (self.style.standfirst, self.counts, self.last.claims) if part)

    @property
    def description(self) -> str:
        """The caption in one paragraph: the editor's own, or the standfirst."""
        return " ".join(self.style.caption.split()) or self.standfirst

    @property
    def caption(self) -> str:
        """What stands below a printed picture: headline, counts, claims, selection, credit, link.

        An editor's own caption stands in its place, with the credit where that is not in it: the licences
        of places and borders ask for one.
        """
        last, credit = self.last, self.last.credit.line
        if self.style.caption:
            parts = [self.style.caption] if credit in self.style.caption else [self.style.caption, credit]
        else:
            link = [f"{LINK} {last.address}"] if last.address else []
            parts = [last.headline, self.standfirst, last.sentence, credit, *link]
        return "\n\n".join(parts) + "\n"

    def titled(self, title: str) -> Self:
        """The same under another headline; an empty one leaves it as it is."""
        return replace(self, days=tuple(replace(day, headline=title or day.headline) for day in self.days))


def sheet_of(
    catalogue: Catalogue, selected: Selected, spec: MapSpec, style: PictureStyle = DEFAULT_STYLE
) -> SheetSpec:
    """What a picture in a style shows of a selection, of which ``spec`` is the map.

    Raises:
        InvalidValue: where the style asks for days that the selection does not have.

    """
    return finished(specs_of(catalogue, selected, spec, style), style)


def finished(specs: Sequence[MapSpec], style: PictureStyle = DEFAULT_STYLE) -> SheetSpec:
    """Put the editor's headline, address and part of the Earth into maps, with one legend for all of them."""
    page = COMPARE_PAGE if style.compare else ""
    days = [
        replace(
            spec,
            headline=style.title or spec.headline,
            address=f"{style.address}{page}{spec.link}" if style.address else "",
        )
        for spec in specs
    ]
    if style.region:
        days = [clipped(spec, style.region) for spec in days]
    every = len(days)
    if style.multiples and not style.is_moving:
        days = with_changes(days)
    legends = with_same_entries([spec.legend for spec in days])
    days = [replace(spec, legend=legend) for spec, legend in zip(days, legends, strict=True)]
    changes = tuple(map(changes_between, days, days[1:]))
    return SheetSpec(tuple(days), changes, style, every - len(days))


def with_changes(days: Sequence[MapSpec]) -> list[MapSpec]:
    """The first map, each that differs from the one before it, and the last, whose day the sheet is of."""
    changed = [day for before, day in pairwise(days[:-1]) if _drawn_on(day) != _drawn_on(before)]
    return [days[0], *changed, *days[1:][-1:]]


def _drawn_on(day: MapSpec) -> Hashable:
    """What one of several small maps shows: of a station in the world only that it is there."""
    stations = frozenset((mark.id, "" if day.is_world else mark.standing) for mark in day.stations)
    countries = frozenset((mark.code, mark.status) for mark in day.countries)
    return stations, countries, day.groups, len(day.unlocated)


def in_motion(sheet: SheetSpec) -> SheetSpec:
    """An animation of these maps: each leaves room for all that any of them shows, so that nothing moves."""
    final = replace(
        sheet.last,
        stations=tuple({mark.id: mark for day in sheet.days for mark in day.stations}.values()),
        countries=tuple({mark.code: mark for day in sheet.days for mark in day.countries}.values()),
        unlocated=tuple({claim.station.id: claim for day in sheet.days for claim in day.unlocated}.values()),
    )
    return replace(sheet, days=tuple(replace(day, final=final) for day in sheet.days))


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
        compared = replace(selected.selection, period=Period(style.compare, period.end))
        days = specs_on(catalogue, selected, (style.compare, period.end), spec.headline)
        return tuple(replace(day, link=to_link(compared, catalogue)) for day in days)
    if style.multiples:
        return specs_on(catalogue, selected, ends_of(period, style.multiples), spec.headline)
    return (spec,)
