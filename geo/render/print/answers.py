"""Headings and paragraphs beside a printed map: answers of those concerned, and what is known since.

A text is set whole or not at all; a sentence counts those that do not fit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from geo.mapspec.spec import MapSpec
from geo.mapspec.statements import Kind, Paragraph, Statement, elsewhere_words, statements_of
from geo.render.print.fonts import text_width
from geo.render.print.map_furniture import draw_caption
from geo.render.print.measures import Measures
from geo.render.print.panel import Panel
from geo.render.print.sheet import Sheet
from geo.render.print.typefaces import Face

Run = tuple[float, str, Face]
"""Where on the line, in pixels, words of one face begin; the words; the face."""

LEADING = 1.22


@dataclass(frozen=True, slots=True)
class Block:
    """A heading or a paragraph, and the box it fills on the sheet."""

    gid: str
    words: str
    lines: tuple[tuple[Run, ...], ...]
    size: float
    box: Panel
    is_heading: bool = False


def stacked(items: Sequence[Paragraph], panel: Panel, size: float, heading: float) -> list[Block]:
    """Set one item below the other; empty where they do not all fit."""
    blocks: list[Block] = []
    y = panel.top
    for item in items:
        is_heading = item.is_heading
        type_size = heading if is_heading else size
        lines = _lines(item.lead, item.text, type_size, panel.width)
        y += 6 if is_heading and blocks else 0
        high = 3 + len(lines) * type_size * 1.3 if is_heading else len(lines) * size * LEADING
        box = Panel(panel.left, y, panel.right, y + high)
        if box.bottom > panel.bottom:
            return []
        words = f"{item.lead} {item.text}".strip()
        blocks.append(Block(item.gid, words, lines, type_size, box, is_heading))
        y = box.bottom + (2 if is_heading else 3)
    return blocks


def largest(
    items: Sequence[Paragraph], panel: Panel, sizes: Sequence[float], heading: float
) -> list[Block] | None:
    """Set these items at the largest size at which all fit; None where there is none."""
    return next((blocks for size in sizes if (blocks := stacked(items, panel, size, heading))), None)


@lru_cache(maxsize=1024)
def _lines(lead: str, text: str, size: float, width: float) -> tuple[tuple[Run, ...], ...]:
    """Break a paragraph with a bold lead into lines of ``width`` pixels."""
    lines: list[list[Run]] = [[]]
    x = 0.0
    for word, face in _words(lead, text, size, width):
        wide = _wide(word, face, size)
        gap = size * 0.2 if lines[-1] else 0.0
        if lines[-1] and x + gap + wide > width - 1:
            lines.append([])
            x = gap = 0.0
        if lines[-1] and lines[-1][-1][2] == face:
            start, words, _ = lines[-1].pop()
            lines[-1].append((start, f"{words} {word}", face))
        else:
            lines[-1].append((x + gap, word, face))
        x = lines[-1][-1][0] + _wide(lines[-1][-1][1], face, size)
    return tuple(tuple(line) for line in lines)


def _words(lead: str, text: str, size: float, width: float) -> Iterable[tuple[str, Face]]:
    """Words with their face; one that is longer than a line is split."""
    parts: tuple[tuple[str, Face], ...] = ((lead, "bold"), (text, "regular"))
    for part, face in parts:
        for word in part.split():
            rest = word
            while rest and _wide(rest, face, size) > width - 1:
                most = max(1, int(len(rest) * (width - 1) / _wide(rest, face, size)))
                while most > 1 and _wide(rest[:most], face, size) > width - 1:
                    most -= 1
                yield rest[:most], face
                rest = rest[most:]
            if rest:
                yield rest, face


def _wide(words: str, face: Face, size: float) -> float:
    """Width in pixels, as the sum of the words and the spaces between them."""
    parts = words.split(" ")
    return sum(text_width(part, face, 10.0) for part in parts) * size / 10 + (len(parts) - 1) * size * 0.2


def draw_blocks(sheet: Sheet, blocks: Iterable[Block]) -> None:
    """Draw blocks; each is a group whose title is its text."""
    for block in blocks:
        box, size = block.box, block.size
        with sheet.group(block.gid, "" if block.is_heading else block.words):
            top, leading = box.top, LEADING
            if block.is_heading:
                sheet.lines([[(box.left, box.top), (box.right, box.top)]], sheet.theme.ink, 1.2)
                top, leading = box.top + 3, 1.3
            for number, line in enumerate(block.lines, 1):
                baseline = top + number * size * leading - size * 0.32
                for x, words, face in line:
                    sheet.text(box.left + x, baseline, words, face, size)


def place_answers(
    spec: MapSpec,
    panel: Panel,
    *,
    kinds: Sequence[Kind] = ("answer", "since"),
    measures: Measures,
    sizes: Sequence[float] = (),
    only_whole: bool = False,
) -> list[Block] | None:
    """Set texts into a panel at the largest size at which all fit, or as many as fit at the smallest.

    None where not even the sentence that counts them fits, or where ``only_whole`` is asked for and not all
    fit.
    """
    sizes = sizes or measures.answers
    heading = measures.heading
    statements = statements_of(spec).of(*kinds)
    if statements.is_elsewhere:
        return largest([statements.elsewhere], panel, sizes[:1], heading)
    if not statements.every:
        return []
    blocks = largest(statements.whole, panel, sizes, heading)
    if blocks or only_whole:
        return blocks

    def fits(chosen: Sequence[Statement]) -> bool:
        return bool(stacked(statements.shortened(chosen), panel, sizes[-1], heading))

    placed = (largest(form, panel, sizes, heading) for form in statements.forms(fits) if form)
    return next(filter(None, placed), None) or largest([statements.elsewhere], panel, sizes[-1:], heading)


def answers_bottom(spec: MapSpec, panel: Panel, measures: Measures, *, gap: float = 0.0) -> float:
    """The y ``gap`` pixels below the answers in a panel; 0 where there are none, or no room for them."""
    blocks = place_answers(spec, panel, measures=measures)
    return blocks[-1].box.bottom + gap if blocks else 0.0


def draw_answers(
    sheet: Sheet, spec: MapSpec, panel: Panel, *, on_map: Panel, kinds: Sequence[Kind] = ("answer", "since")
) -> None:
    """Draw the answers, or, where they do not fit at all, a caption on the map that says where they are."""
    blocks = place_answers(spec, panel, kinds=kinds, measures=sheet.measures)
    if blocks is not None:
        draw_blocks(sheet, blocks)
    elif "answers-elsewhere" not in sheet.titles:
        words = elsewhere_words(spec)
        with sheet.group("answers-elsewhere", words):
            draw_caption(sheet, words, on_map)
