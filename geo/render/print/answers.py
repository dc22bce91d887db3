"""Answers of those concerned, and what is known since, set beside a printed map.

A text is set whole or not at all; a sentence counts those that do not fit.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.mapspec.spec import MapSpec
from geo.mapspec.statements import Kind, Statement, Statements, elsewhere_words, statements_of
from geo.render.print.blocks import LEADING, Block, draw_blocks, largest, stacked
from geo.render.print.map_furniture import draw_caption
from geo.render.print.measures import MEASURES, Measures
from geo.render.print.panel import Panel
from geo.render.print.sheet import Sheet

MAX_TRIED = 60
"""Texts that are tried where not all of them fit."""


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
    if spec.groups and "answer" in kinds:  # what is said of stations counted by area is not on the map
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
    """Set as many texts as fit, in order of weight.

    Where none of them is an answer, the answers are tried first; then the most common alone. A map of the
    world has the most common answer in any case.
    """
    ranked, brief = statements.ranked, statements.brief
    chosen = _chosen(statements, ranked, panel, size=sizes[-1], heading=heading)
    if statements.is_world:
        forms = [*([] if statements.most_common in chosen else [brief]), statements.shortened(chosen)]
    else:
        if not any(one.kind == "answer" for one in chosen):
            answers_first = sorted(ranked, key=lambda one: one.kind != "answer")
            chosen = _chosen(statements, answers_first, panel, size=sizes[-1], heading=heading) or chosen
        if chosen or any(one.named for one in statements.every):
            brief = []  # nothing stands in the place of what concerns a named organisation
        # rather the answer alone than a count of all
        forms = [brief, brief[1:], brief[1:2], statements.shortened(chosen)]
    placed = (largest(form, panel, sizes, heading) for form in forms if form)
    return (
        next(filter(None, placed), None) or stacked([statements.elsewhere], panel, sizes[-1], heading) or None
    )


def _chosen(
    statements: Statements, order: Sequence[Statement], panel: Panel, *, size: float, heading: float
) -> list[Statement]:
    """The texts that find room at a size, tried in this order."""
    chosen: list[Statement] = []
    for one in order[:MAX_TRIED]:
        longer = [*chosen, one]
        if not _is_hopeless(longer, panel, size) and stacked(
            statements.shortened(longer), panel, size, heading
        ):
            chosen.append(one)
        elif one.named:
            break  # nothing of less weight stands in the place of what concerns a named organisation
    return chosen


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
