"""Several days on one sheet: a comparison of two, or small multiples, with one legend."""

from dataclasses import replace

from geo.mapspec.diff import change_forms
from geo.mapspec.sheet import SheetSpec
from geo.mapspec.spec import MapSpec
from geo.render.print.answers import Block, draw_blocks, largest, place_answers
from geo.render.print.days import Day, draw_day, draw_marks
from geo.render.print.grid import caption_height, grid_of, has_symbols
from geo.render.print.layout import draw_surround, empty_sheet
from geo.render.print.legend import draw_missing, draw_standings, draw_statuses, entries_width
from geo.render.print.map_furniture import draw_note
from geo.render.print.panel import Panel
from geo.render.print.sheet import Sheet
from geo.render.progress import piece

TEXTS = {"pair": 82_000.0, "small": 80_000.0, "local": 110_000.0}
"""Square pixels for the texts below the legend of a narrow sheet."""
SHARES = (0.46, 0.36, 0.28, 0.2)
"""Shares of a column that are tried for what changed, until an answer fits."""
MIN_TEXTS = {"pair": 0.34, "small": 0.27, "local": 0.38}
"""Share of the height that legend and texts have at least on a wider sheet."""
NARROW = 620.0
"""Width of a body below which the legend has two columns, not three."""


def draw_series(spec: SheetSpec) -> Sheet:
    """Draw the sheet of two or more days."""
    sheet = empty_sheet(spec.style)
    specs = spec.days
    m, last = sheet.measures, spec.last
    body = draw_surround(sheet, last, spec.style, date=spec.dates)
    is_dotted = not has_symbols(grid_of(sheet, specs, body), specs)
    high = _legend_height(sheet, spec, body, is_dotted=is_dotted)
    grid = grid_of(sheet, specs, replace(body, bottom=body.bottom - high - m.gap))
    caption, bottom = caption_height(sheet, grid.wide), 0.0
    for number in range(len(specs)):
        row, column = divmod(number, grid.columns)
        x = body.left + column * (grid.wide + m.gap)
        y = body.top + row * (grid.high + caption + m.gap * 0.6)
        box = Panel.sized(x, y, grid.wide, caption + grid.high)
        with piece(f"map {number + 1} of {len(specs)}", number + 1, len(specs)):
            draw_day(sheet, Day(spec, number, is_dotted), box)
        bottom = max(bottom, box.bottom)
    _draw_legend(sheet, spec, body.below(bottom + m.gap), is_dotted=is_dotted)
    return sheet


def _legend_height(sheet: Sheet, spec: SheetSpec, body: Panel, *, is_dotted: bool) -> float:
    high = _draw_keys(sheet.scratch(), spec, body.below(0), is_dotted=is_dotted, is_planned=False)
    kind = "local" if not spec.last.is_world else "small" if is_dotted else "pair"
    if body.width < NARROW:
        return high + TEXTS[kind] / body.width
    return max(high, body.height * MIN_TEXTS[kind]) + sheet.measures.gap / 2


def _keys_width(sheet: Sheet, spec: MapSpec, body: Panel) -> float:
    """Width of one of the two columns of keys."""
    m = sheet.measures
    if body.width < NARROW:
        return (body.width - m.gap) / 2
    return min(entries_width(sheet, spec) + 2.4 * m.legend, body.width * 0.32)


def _draw_keys(
    sheet: Sheet, spec: SheetSpec, panel: Panel, *, is_dotted: bool, is_planned: bool = True
) -> float:
    """Draw the keys of colours, symbols and marks; returns the y below.

    Before the maps are planned, room is kept for all marks.
    """
    m, wide = sheet.measures, _keys_width(sheet, spec.last, panel)
    counts = spec.legend_counts
    first = replace(panel, right=panel.left + wide)
    second = replace(panel, left=first.right + m.gap, right=first.right + m.gap + wide)
    if is_dotted:
        both = replace(panel, right=second.right)
        y = draw_statuses(sheet, spec.last, both, columns=2)
        y = draw_marks(sheet, both.below(y))
        return draw_missing(sheet, spec.last, both.below(_draw_note(sheet, spec.counts_day, both.below(y))))
    y = draw_statuses(sheet, spec.last, first, counts=counts)
    plans = sheet.plans
    words = spec.marks_words(
        has_areas=not is_planned or any(plan.rings for plan in plans),
        has_lines=not is_planned or any(plan.hairlines or plan.leaders for plan in plans),
        has_unnamed=not is_planned or any(plan.unnamed for plan in plans),
    )
    y = _draw_note(sheet, words, first.below(y))
    other = draw_standings(sheet, spec.last, second, counts=counts)
    return max(y, draw_missing(sheet, spec.last, second.below(other)))


def _draw_note(sheet: Sheet, words: str, panel: Panel) -> float:
    with sheet.group("legend--changes", words):
        return draw_note(sheet, words, panel, 7, leading=1.3)


def _draw_legend(sheet: Sheet, spec: SheetSpec, panel: Panel, *, is_dotted: bool) -> None:
    """Draw one legend for all maps, what changed, and the answers."""
    m = sheet.measures
    y = _draw_keys(sheet, spec, panel, is_dotted=is_dotted)
    if panel.width < NARROW:
        draw_blocks(sheet, _texts(sheet, spec, panel.below(y + m.gap)))
        return
    texts = replace(panel, left=panel.left + 2 * (_keys_width(sheet, spec.last, panel) + m.gap))
    first, second = texts.columns(2, m.gap)
    if first.width > 300:
        draw_blocks(sheet, _changes(sheet, spec, first))
        draw_blocks(sheet, place_answers(spec.last, second, measures=m) or [])
    else:
        draw_blocks(sheet, _texts(sheet, spec, texts))


def _texts(sheet: Sheet, spec: SheetSpec, panel: Panel) -> list[Block]:
    """The answers, which claims need, and below them what changed."""
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
    return [*answers, *_changes(sheet, spec, panel.below(top))]


def _changes(sheet: Sheet, spec: SheetSpec, panel: Panel) -> list[Block]:
    """What changed, in the longest form that fits."""
    m = sheet.measures
    forms = (largest(form, panel, m.answers, m.heading) for form in change_forms(spec.changes))
    return next(filter(None, forms), [])
