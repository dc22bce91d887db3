"""What surrounds a printed map or lies over it: header, footer, captions, scale bar."""

from collections.abc import Sequence
from math import floor, log10

import numpy as np
import shapely

from geo.mapspec.legend import NOTHING
from geo.mapspec.spec import LINK, MapSpec, as_of_words
from geo.mapspec.titles import scale_title
from geo.render.print.fonts import balanced, text_width, unwidowed, wrapped
from geo.render.print.panel import Panel
from geo.render.print.seen import land_in
from geo.render.print.sheet import Sheet
from geo.render.print.typefaces import Face
from geo.render.print.view import View

Shapes = Sequence[shapely.Geometry]

SCALE_SIZE = 13.0
"""Size of type above a scale bar."""
HEADLINE_SHARES = (1.0, 0.92, 0.84, 0.76, 0.68)
"""Sizes of a headline that are tried, as shares of the largest."""
MAX_HIDDEN = 0.02
"""Share of a box over a map that may hide the land the map is about, if another place is free of it."""
OWN_WEIGHT = 9.0
"""Cost of hiding a pixel of that land, against one of other land."""


def draw_paragraph(
    sheet: Sheet,
    lines: Sequence[str],
    left: float,
    top: float,
    face: Face,
    *,
    size: float,
    colour: str = "",
    leading: float = 1.3,
) -> float:
    """Draw lines below ``top``; returns the y below the last."""
    for number, line in enumerate(lines, 1):
        sheet.text(left, top + number * size * leading - size * 0.32, line, face, size, colour=colour)
    return top + len(lines) * size * leading


def draw_note(sheet: Sheet, words: str, panel: Panel, most: int, *, leading: float = 1.25) -> float:
    """Draw a text in ``most`` lines of the size of notes at the top of a panel; returns the y below."""
    size, colour = sheet.measures.note, sheet.theme.quiet
    lines, y = wrapped(words, "regular", size, panel.width, most), panel.top + 3
    return draw_paragraph(sheet, lines, panel.left, y, "regular", size=size, colour=colour, leading=leading)


def draw_header(sheet: Sheet, spec: MapSpec, standfirst: str = "", *, date: str = "") -> float:
    """Draw headline, date, standfirst and the selection in words; returns the y below them.

    An editor's ``standfirst`` stands above the counts; ``date`` replaces the as-of line.
    """
    m, theme = sheet.measures, sheet.theme
    words = date or as_of_words(spec)
    date_width = text_width(words, "bold", m.date) + m.margin
    width = sheet.width - 2 * m.margin
    is_narrow = width < 620
    left = m.margin if is_narrow else sheet.width - m.margin - date_width
    box = Panel.sized(left, m.margin - 2, date_width, m.date * 1.58)
    x, y = box.middle[0], box.bottom - m.date * 0.46
    with sheet.group("as-of", words):
        sheet.area([box.ring], theme.ink)
        sheet.text(x, y, words, "bold", m.date, colour=theme.paper, align="center")
    room = width if is_narrow else width - date_width - m.gap
    top = box.bottom + 2 if is_narrow else m.margin - m.headline / 4
    with sheet.group("headline", spec.headline):
        size, lines = _headline(spec, m.headline, room)
        y = draw_paragraph(sheet, lines, m.margin, top, "serif", size=size, leading=1.2)
    counts, rest = str(spec.counts), f"{spec.sentence} {spec.claims}".rstrip()
    y += 3
    for gid, text in (
        [("standfirst", standfirst), ("counts", counts)] if standfirst else [("standfirst", counts)]
    ):
        with sheet.group(gid, text):
            lines = unwidowed(text, "semibold", m.standfirst, width, 4)
            y = draw_paragraph(sheet, lines, m.margin, y, "semibold", size=m.standfirst)
    with sheet.group("selection", rest):
        lines = unwidowed(rest, "regular", m.body, width, 4)
        return draw_paragraph(sheet, lines, m.margin, y, "regular", size=m.body, colour=theme.quiet)


def _headline(spec: MapSpec, largest: float, room: float) -> tuple[float, list[str]]:
    """Size and lines of the headline; a long one is set smaller before it is cut."""
    for share in HEADLINE_SHARES:
        size = largest * share
        lines = balanced(spec.headline, "serif", size, room, 4)
        if not lines[-1].endswith("…") or spec.headline.endswith("…"):
            break
    return size, lines


def draw_footer(sheet: Sheet, spec: MapSpec) -> float:
    """Draw credit, borders and link at the foot of the sheet; returns the y above them."""
    size, margin = sheet.measures.foot, sheet.measures.margin
    width, leading = sheet.width - 2 * margin, size * 1.3
    texts = {"credit": spec.credit.sources, "borders-note": spec.credit.borders}
    if spec.address:
        texts["link"] = f"{LINK} {spec.address}"
    blocks = {gid: wrapped(words, "regular", size, width, 3) for gid, words in texts.items()}
    is_short = all(len(lines) == 1 for lines in blocks.values())
    places: dict[str, tuple[float, int]] = {}
    x, row = 0.0, 0
    for (
        gid,
        lines,
    ) in blocks.items():  # short texts side by side, while there is room; others one below the other
        needed = text_width(texts[gid], "regular", size) if is_short else width
        if x and x + needed > width:
            x, row = 0.0, row + 1
        places[gid] = margin + x, row
        x += needed + 20
        row += len(lines) - 1
    top = sheet.height - margin + 6 - (row + 1) * leading
    for gid, (left, above) in places.items():
        with sheet.group(gid, texts[gid]):
            y = top + above * leading
            draw_paragraph(sheet, blocks[gid], left, y, "regular", size=size, colour=sheet.theme.quiet)
    return top


def draw_nothing(sheet: Sheet, panel: Panel) -> None:
    """Write over a map that nothing is selected."""
    lines = wrapped(NOTHING, "semibold", 18, min(460.0, panel.width - 80), 4)
    wide = max(text_width(line, "semibold", 18) for line in lines) + 40
    high = len(lines) * 18 * 1.3
    x, y = panel.middle
    box = Panel.sized(x - wide / 2, y - high / 2 - 14, wide, high + 32)
    with sheet.group("nothing-selected", NOTHING):
        sheet.area([box.ring], sheet.theme.paper, sheet.theme.ink, 1.0)
        draw_paragraph(sheet, lines, box.left + 20, box.top + 14, "semibold", size=18)


def draw_caption(sheet: Sheet, words: str, panel: Panel) -> None:
    """Label a panel in its upper left corner."""
    size = sheet.measures.heading
    box = Panel.sized(panel.left, panel.top, text_width(words, "bold", size) + size * 1.3, size * 1.8)
    sheet.furniture.append(box)
    sheet.area([box.ring], sheet.theme.paper)
    sheet.text(box.left + size * 0.6, box.bottom - size * 0.53, words, "bold", size)


def draw_frame(sheet: Sheet, panel: Panel, prefix: str, colour: str, width: float) -> None:
    """Draw the edge of a map; ``prefix`` begins the id of its group."""
    with sheet.group(f"{prefix}frame"):
        sheet.outline(panel, colour, width)


def scale_length(view: View) -> tuple[int, float]:
    """The longest round number of kilometres that a scale bar has room for, and its length in pixels."""
    most = max(1.0, min(170.0, view.panel.width * 0.22) * view.metres_a_px / 1000)
    power = 10 ** floor(log10(most))
    kilometres = max(int(power * step) for step in (1, 2, 5) if power * step <= most)
    return kilometres, kilometres * 1000 / view.metres_a_px


def scale_box(view: View, symbols: Sequence[Panel], own: Shapes) -> Panel:
    """Choose the corner for the scale bar."""
    kilometres, length = scale_length(view)
    wide = max(length, text_width(f"{kilometres:,} km", "semibold", SCALE_SIZE)) + 30
    return corner_box(view, (wide, 40.0), symbols, (), own)


def corner_box(
    view: View, size: tuple[float, float], symbols: Sequence[Panel], taken: Sequence[Panel], own: Shapes
) -> Panel:
    """Choose a corner of the map, or the middle of a side.

    Free of boxes and symbols if it can be, then of the land in ``own``, then of any land.
    """
    (wide, high), inner = size, view.panel.shrunk(8)
    middle = (inner.top + inner.bottom - high) / 2
    corners = [
        Panel.sized(x, y, wide, high)
        for y in (inner.bottom - high, inner.top, middle)
        for x in (inner.left, inner.right - wide)
    ]
    every = [land.shape for land in land_in(view)]

    def covered(shapes: Shapes, box: Panel) -> float:
        return round(float(shapely.area(shapely.clip_by_rect(np.array(shapes), *box.row)).sum()), 1)

    def cost(box: Panel) -> tuple[int, int, bool, bool, float]:
        hidden = covered(own, box)
        return (
            sum(map(box.meets, taken)),
            sum(map(box.meets, symbols)),
            hidden > MAX_HIDDEN * wide * high,
            box.top == middle,
            round(OWN_WEIGHT * hidden + covered(every, box), 1),
        )

    return min(corners, key=cost)


def draw_scale_bar(sheet: Sheet, view: View, box: Panel) -> None:
    """Draw a scale bar, true at the middle of the map."""
    kilometres, length = scale_length(view)
    middle, y = box.middle[0], box.bottom - 9
    left, right = (box.left + box.right - length) / 2, (box.left + box.right - length) / 2 + length
    bar, words = [(left, y - 6), (left, y), (right, y), (right, y - 6)], f"{kilometres:,} km"
    sheet.furniture.append(box)
    with sheet.group("scale-bar", scale_title(kilometres)):
        sheet.area([box.ring], sheet.theme.paper, sheet.theme.border, 0.7)
        sheet.lines([bar], sheet.theme.ink, 1.4)
        sheet.text(middle, y - 10, words, "semibold", SCALE_SIZE, align="center")
