"""Several days on one sheet: a comparison of two, or small multiples, with one legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.dates import describe_day
from geo.mapspec import MapSpec
from geo.presets import PictureStyle
from geo.progress import piece
from geo.render.static.answers import place_answers
from geo.render.static.blocks import Block, draw_blocks, place_paragraphs
from geo.render.static.changes import changes_between, changes_in_order
from geo.render.static.closeups import crowd_of
from geo.render.static.days import day_of, draw_day
from geo.render.static.fonts import wrapped
from geo.render.static.furniture import draw_footer, draw_header, draw_paragraph
from geo.render.static.grid import caption_height, grid_of, has_symbols
from geo.render.static.layout import empty_sheet
from geo.render.static.legend import draw_standings, draw_statuses, entries_width, with_one_legend
from geo.render.static.marks import draw_marks
from geo.render.static.notes import draw_missing
from geo.render.static.panel import Panel
from geo.render.static.sheet import Sheet

MOST_CHANGES = 40
"""Changes for which room is sought."""
TEXTS = {"pair": 82_000.0, "small": 68_000.0, "local": 110_000.0}
"""Square pixels for the texts below the legend of a narrow sheet; worlds need the room more."""
MARKED = "It is marked on the maps; in words: see the records."
SHARES = (0.46, 0.36, 0.28, 0.2)
"""Shares of a column that are tried for what changed, so that an answer finds room."""
LEAST_TEXTS = {"pair": 0.34, "small": 0.27, "local": 0.38}
"""Share of the height that legend and texts have at least on a wider one."""
NARROW = 620.0
"""Width of a body below which the legend has two columns, not three."""


def draw_series(specs: Sequence[MapSpec], style: PictureStyle) -> Sheet:
    """Compose the sheet of two or more days."""
    sheet = empty_sheet(style)
    m, last = sheet.measures, specs[-1]
    merged = with_one_legend(specs)[-1]
    date = f"{describe_day(specs[0].as_of)} to {describe_day(last.as_of)}"
    top = draw_header(sheet, merged, style.standfirst, date=date) + m.gap * 2 / 3
    bottom = draw_footer(sheet, merged) - m.gap * 2 / 3
    body = Panel(m.margin, top, sheet.width - m.margin, bottom)
    counts = _counts(specs) if len(specs) == 2 else {}
    grid = grid_of(sheet, specs, body)
    is_dotted = not has_symbols(grid, specs)
    high = _legend_height(sheet, merged, body, counts, is_dotted=is_dotted)
    room = Panel(body.left, body.top, body.right, body.bottom - high - m.gap)
    grid = grid_of(sheet, specs, room)
    taken, crowd = 0.0, crowd_of(last) if last.is_world else ""
    for number in range(len(specs)):
        column, row = number % grid.columns, number // grid.columns
        x = room.left + column * (grid.wide + m.gap)
        y = room.top + row * (grid.high + caption_height(sheet, grid.wide) + m.gap * 0.6)
        box = Panel(x, y, x + grid.wide, y + caption_height(sheet, grid.wide) + grid.high)
        with piece(f"map {number + 1} of {len(specs)}", number + 1, len(specs)):
            draw_day(sheet, day_of(specs, number, crowd=crowd, is_dotted=is_dotted), box, style)
        taken = max(taken, box.bottom)
    legend = Panel(body.left, taken + m.gap, body.right, body.bottom)
    _draw_legend(sheet, specs, merged, legend, counts, is_dotted=is_dotted)
    return sheet


def _counts(specs: Sequence[MapSpec]) -> dict[str, str]:
    """Counts of both days by entry: "3 → 11"."""
    held: list[dict[str, int]] = [{e.id: e.count for e in spec.legend} for spec in specs]
    keys = dict.fromkeys(key for one in held for key in one)
    return {key: f"{held[0].get(key, 0)} → {held[1].get(key, 0)}" for key in keys}


def _legend_height(
    sheet: Sheet, spec: MapSpec, body: Panel, counts: dict[str, str], *, is_dotted: bool
) -> float:
    m = sheet.measures
    high = _draw_keys(sheet.scratch(), spec, replace(body, top=0.0), counts, is_dotted=is_dotted)
    kind = "local" if not spec.is_world else "small" if is_dotted else "pair"
    if body.width < NARROW:
        return high + TEXTS[kind] / body.width
    return max(high, body.height * LEAST_TEXTS[kind]) + m.gap / 2


def _keys_width(sheet: Sheet, spec: MapSpec, body: Panel) -> float:
    """Width of one of the two columns of keys."""
    m = sheet.measures
    if body.width < NARROW:
        return (body.width - m.gap) / 2
    return min(entries_width(sheet, spec) + 2.4 * m.legend, body.width * 0.32)


def _draw_keys(
    sheet: Sheet, spec: MapSpec, panel: Panel, counts: dict[str, str], *, is_dotted: bool
) -> float:
    """What colours, symbols and marks mean; gives the y below."""
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
    y = _draw_note(sheet, words, panel.left, y, wide)
    other = draw_standings(sheet, spec, second, panel.top, wide, counts=counts)
    return max(y, draw_missing(sheet, spec, second, other, wide))


def _draw_note(sheet: Sheet, words: str, left: float, top: float, width: float) -> float:
    size = sheet.measures.note
    with sheet.group("legend--changes", words):
        lines = wrapped(words, "regular", size, width, 4)
        return draw_paragraph(sheet, lines, left, top + 3, "regular", size=size, colour=sheet.theme.quiet)


def _draw_legend(
    sheet: Sheet,
    specs: Sequence[MapSpec],
    merged: MapSpec,
    panel: Panel,
    counts: dict[str, str],
    *,
    is_dotted: bool,
) -> None:
    """One legend for all panels, what changed, and the answers."""
    m = sheet.measures
    y = _draw_keys(sheet, merged, panel, counts, is_dotted=is_dotted)
    if panel.width < NARROW:
        texts = Panel(panel.left, y + m.gap, panel.right, panel.bottom)
        draw_blocks(sheet, _texts(sheet, specs, merged, texts))
        return
    left = panel.left + 2 * (_keys_width(sheet, merged, panel) + m.gap)
    half = (panel.right - left - m.gap) / 2
    if half > 300:
        first, after = Panel(left, panel.top, left + half, panel.bottom), left + half + m.gap
        draw_blocks(sheet, _changes(sheet, specs, first))
        answers = Panel(after, panel.top, panel.right, panel.bottom)
        draw_blocks(sheet, place_answers(merged, answers, measures=m) or [])
    else:
        texts = Panel(left, panel.top, panel.right, panel.bottom)
        draw_blocks(sheet, _texts(sheet, specs, merged, texts))


def _texts(sheet: Sheet, specs: Sequence[MapSpec], merged: MapSpec, panel: Panel) -> list[Block]:
    """The answers first, because a claim does not stand without; below them what changed."""
    gap = sheet.measures.gap * 0.6
    tried = []
    for share in SHARES:
        trial = _changes(sheet, specs, Panel(panel.left, 0, panel.right, panel.height * share))
        if not trial:
            break
        bottom = panel.bottom - trial[-1].box.bottom - gap
        answers = place_answers(merged, replace(panel, bottom=bottom), measures=sheet.measures) or []
        tried.append(answers)
        if any(block.gid == "answer--1" for block in answers):
            break
    answers = tried[-1] if tried else []
    top = answers[-1].box.bottom + gap if answers else panel.top
    return [*answers, *_changes(sheet, specs, replace(panel, top=top))]


def _changes(sheet: Sheet, specs: Sequence[MapSpec], panel: Panel) -> list[Block]:
    """What changed, as much of it as finds room, the rest counted."""
    if len(specs) == 2:
        changes = changes_between(*specs)
        told = [(f"{mark.name}:", words) for mark, words in changes.countries]
        begin = [("", changes.summary)]
    else:
        told, begin = changes_in_order(specs), []
    for shown in range(min(len(told), MOST_CHANGES), -1, -1):
        rest = len(told) - shown
        more = [("", f"… and {rest} more: see the records." if shown else MARKED)] if rest else []
        blocks = place_paragraphs(
            "What changed", [*begin, *told[:shown], *more], panel, measures=sheet.measures, gid="changes"
        )
        if blocks:
            return blocks
    return []
