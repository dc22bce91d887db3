"""Several days on one sheet: a comparison of two, or small multiples, with one legend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from geo.mapspec.diff import change_forms
from geo.mapspec.sheet import SheetSpec
from geo.mapspec.spec import MapSpec
from geo.model.dates import describe_day
from geo.render.print.answers import place_answers
from geo.render.print.blocks import Block, draw_blocks, place_paragraphs
from geo.render.print.days import day_of, draw_day
from geo.render.print.dots import draw_marks
from geo.render.print.fonts import wrapped
from geo.render.print.grid import caption_height, grid_of, has_symbols
from geo.render.print.layout import empty_sheet
from geo.render.print.legend import draw_standings, draw_statuses, entries_width
from geo.render.print.map_furniture import draw_footer, draw_header, draw_paragraph
from geo.render.print.notes import draw_missing
from geo.render.print.panel import Panel
from geo.render.print.plan import Plan
from geo.render.print.sheet import Sheet
from geo.render.progress import piece

TEXTS = {"pair": 82_000.0, "small": 80_000.0, "local": 110_000.0}
"""Square pixels for the texts below the legend of a narrow sheet; worlds need the room more."""
SHARES = (0.46, 0.36, 0.28, 0.2)
"""Shares of a column that are tried for what changed, so that an answer finds room."""
MIN_TEXTS = {"pair": 0.34, "small": 0.27, "local": 0.38}
"""Share of the height that legend and texts have at least on a wider one."""
AREA = "Dotted circle: area in which the place lies."
LINES = "Lines lead to places or names."
UNNAMED = "Not every place is named."
NARROW = 620.0
"""Width of a body below which the legend has two columns, not three."""


def draw_series(spec: SheetSpec) -> Sheet:
    """Compose the sheet of two or more days."""
    sheet = empty_sheet(spec.style)
    specs = spec.days
    m, last = sheet.measures, spec.last
    date = f"{describe_day(specs[0].as_of)} to {describe_day(last.as_of)}"
    top = draw_header(sheet, last, spec.style.standfirst, date=date) + m.gap * 2 / 3
    bottom = draw_footer(sheet, last) - m.gap * 2 / 3
    body = Panel(m.margin, top, sheet.width - m.margin, bottom)
    counts = spec.legend_counts
    grid = grid_of(sheet, specs, body)
    is_dotted = not has_symbols(grid, specs)
    high = _legend_height(sheet, last, body, counts, is_dotted=is_dotted)
    room = Panel(body.left, body.top, body.right, body.bottom - high - m.gap)
    grid = grid_of(sheet, specs, room)
    taken = 0.0
    for number in range(len(specs)):
        column, row = number % grid.columns, number // grid.columns
        x = room.left + column * (grid.wide + m.gap)
        y = room.top + row * (grid.high + caption_height(sheet, grid.wide) + m.gap * 0.6)
        box = Panel(x, y, x + grid.wide, y + caption_height(sheet, grid.wide) + grid.high)
        with piece(f"map {number + 1} of {len(specs)}", number + 1, len(specs)):
            draw_day(sheet, day_of(spec, number, is_dotted=is_dotted), box, spec.style)
        taken = max(taken, box.bottom)
    legend = Panel(body.left, taken + m.gap, body.right, body.bottom)
    _draw_legend(sheet, spec, legend, counts, is_dotted=is_dotted)
    return sheet


def _legend_height(
    sheet: Sheet, spec: MapSpec, body: Panel, counts: Mapping[str, str], *, is_dotted: bool
) -> float:
    m = sheet.measures
    trial = sheet.scratch()
    high = _draw_keys(trial, spec, replace(body, top=0.0), counts, is_dotted=is_dotted, is_planned=False)
    kind = "local" if not spec.is_world else "small" if is_dotted else "pair"
    if body.width < NARROW:
        return high + TEXTS[kind] / body.width
    return max(high, body.height * MIN_TEXTS[kind]) + m.gap / 2


def _keys_width(sheet: Sheet, spec: MapSpec, body: Panel) -> float:
    """Width of one of the two columns of keys."""
    m = sheet.measures
    if body.width < NARROW:
        return (body.width - m.gap) / 2
    return min(entries_width(sheet, spec) + 2.4 * m.legend, body.width * 0.32)


def _draw_keys(
    sheet: Sheet,
    spec: MapSpec,
    panel: Panel,
    counts: Mapping[str, str],
    *,
    is_dotted: bool,
    is_planned: bool = True,
) -> float:
    """What colours, symbols and marks mean; gives the y below.

    Until the maps are planned, and it is known what marks they have, room is kept for all.
    """
    m, wide = sheet.measures, _keys_width(sheet, spec, panel)
    second = panel.left + wide + m.gap
    if is_dotted:
        both = 2 * wide + m.gap
        y = draw_statuses(sheet, spec, panel.left, panel.top, both, columns=2)
        y = draw_marks(sheet, panel.left, y, both)
        y = _draw_note(sheet, f"Counts of the legend: {describe_day(spec.as_of)}.", panel.left, y, both)
        return draw_missing(sheet, spec, panel.left, y, both)
    y = draw_statuses(sheet, spec, panel.left, panel.top, wide, counts=counts)
    words = "Heavy outline: status changed since the earlier date. Ring: not drawn on the earlier map."
    if not counts:
        words = (
            f"Counts of the legend: {describe_day(spec.as_of)}. Heavy outline: status changed since the "
            "map before. Ring: not drawn on it."
        )
    words = " ".join([words, *(_marks_on(sheet.plans) if is_planned else (AREA, LINES, UNNAMED))])
    y = _draw_note(sheet, words, panel.left, y, wide)
    other = draw_standings(sheet, spec, second, panel.top, wide, counts=counts)
    return max(y, draw_missing(sheet, spec, second, other, wide))


def _marks_on(plans: Sequence[Plan]) -> list[str]:
    """What else there is on the maps; the names that are missing, of several days, are too many to list."""
    has_lines = any(plan.hairlines or any(label.leader for label in plan.labels) for plan in plans)
    marks = {
        AREA: any(plan.rings for plan in plans),
        LINES: has_lines,
        UNNAMED: any(plan.unnamed for plan in plans),
    }
    return [words for words, is_seen in marks.items() if is_seen]


def _draw_note(sheet: Sheet, words: str, left: float, top: float, width: float) -> float:
    size = sheet.measures.note
    with sheet.group("legend--changes", words):
        lines = wrapped(words, "regular", size, width, 7)
        return draw_paragraph(sheet, lines, left, top + 3, "regular", size=size, colour=sheet.theme.quiet)


def _draw_legend(
    sheet: Sheet,
    spec: SheetSpec,
    panel: Panel,
    counts: Mapping[str, str],
    *,
    is_dotted: bool,
) -> None:
    """One legend for all panels, what changed, and the answers."""
    m = sheet.measures
    y = _draw_keys(sheet, spec.last, panel, counts, is_dotted=is_dotted)
    if panel.width < NARROW:
        texts = Panel(panel.left, y + m.gap, panel.right, panel.bottom)
        draw_blocks(sheet, _texts(sheet, spec, texts))
        return
    left = panel.left + 2 * (_keys_width(sheet, spec.last, panel) + m.gap)
    half = (panel.right - left - m.gap) / 2
    if half > 300:
        first, after = Panel(left, panel.top, left + half, panel.bottom), left + half + m.gap
        draw_blocks(sheet, _changes(sheet, spec, first))
        answers = Panel(after, panel.top, panel.right, panel.bottom)
        draw_blocks(sheet, place_answers(spec.last, answers, measures=m) or [])
    else:
        texts = Panel(left, panel.top, panel.right, panel.bottom)
        draw_blocks(sheet, _texts(sheet, spec, texts))


def _texts(sheet: Sheet, spec: SheetSpec, panel: Panel) -> list[Block]:
    """The answers first, because a claim does not stand without; below them what changed."""
    gap = sheet.measures.gap * 0.6
    tried = []
    for share in SHARES:
        trial = _changes(sheet, spec, Panel(panel.left, 0, panel.right, panel.height * share))
        if not trial:
            break
        bottom = panel.bottom - trial[-1].box.bottom - gap
        answers = place_answers(spec.last, replace(panel, bottom=bottom), measures=sheet.measures) or []
        tried.append(answers)
        if any(block.gid == "answer--1" for block in answers):
            break
    answers = tried[-1] if tried else []
    top = answers[-1].box.bottom + gap if answers else panel.top
    return [*answers, *_changes(sheet, spec, replace(panel, top=top))]


def _changes(sheet: Sheet, spec: SheetSpec, panel: Panel) -> list[Block]:
    """What changed: the fullest form that finds room."""
    forms = (
        place_paragraphs("What changed", form, panel, measures=sheet.measures, gid="changes")
        for form in change_forms(spec.changes)
    )
    return next(filter(None, forms), [])
