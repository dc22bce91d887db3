"""Answers of those concerned, and what is known since, set beside a printed map.

A text is set whole or not at all; a sentence counts those that do not fit.
"""

from collections.abc import Sequence

from geo.mapspec.spec import MapSpec
from geo.mapspec.statements import Kind, Statement, Statements, elsewhere_words, statements_of
from geo.render.print.blocks import LEADING, Block, draw_blocks, largest, stacked
from geo.render.print.map_furniture import draw_caption
from geo.render.print.measures import MEASURES, Measures
from geo.render.print.panel import Panel
from geo.render.print.sheet import Sheet


def place_answers(
    spec: MapSpec,
    panel: Panel,
    *,
    kinds: Sequence[Kind] = ("answer", "since"),
    measures: Measures = MEASURES["roomy"],
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
        return stacked([statements.elsewhere], panel, sizes[0], heading) or None
    if not statements.every:
        return []
    for size in sizes:
        if not _is_hopeless(statements.every, panel, size):
            blocks = stacked(statements.whole, panel, size, heading)
            if blocks:
                return blocks
    return None if only_whole else _shortened(statements, panel, sizes, heading)


def _is_hopeless(statements: Sequence[Statement], panel: Panel, size: float) -> bool:
    """Whether the texts have too many characters to be worth measuring."""
    letters = sum(len(one.text) for one in statements)
    return letters * 0.3 * size * size * LEADING > panel.width * max(panel.height, 0.0)


def _shortened(
    statements: Statements, panel: Panel, sizes: Sequence[float], heading: float
) -> list[Block] | None:
    """Set what the map says where not all texts fit, at the largest size at which it fits."""

    def fits(chosen: Sequence[Statement]) -> bool:
        paragraphs = statements.shortened(chosen)
        return not _is_hopeless(chosen, panel, sizes[-1]) and bool(
            stacked(paragraphs, panel, sizes[-1], heading)
        )

    placed = (largest(form, panel, sizes, heading) for form in statements.forms(fits) if form)
    return (
        next(filter(None, placed), None) or stacked([statements.elsewhere], panel, sizes[-1], heading) or None
    )


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
