"""Room for the answers of those concerned, and for what is known since, on a printed map.

A text stands there whole or not at all, and what finds no room is counted in a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.mapspec.spec import MapSpec
from geo.mapspec.statements import Kind, Statement, Statements, statements_of
from geo.render.print.blocks import LEADING, Block, largest, stacked
from geo.render.print.measures import MEASURES, Measures
from geo.render.print.panel import Panel

MAX_TRIED = 60
"""Texts for which room is sought where not all of them fit."""


def place_answers(
    spec: MapSpec,
    panel: Panel,
    *,
    kinds: Sequence[Kind] = ("answer", "since"),
    measures: Measures = MEASURES["roomy"],
    sizes: Sequence[float] = (),
    only_whole: bool = False,
) -> list[Block] | None:
    """Set these texts into a panel at the largest size that holds all, or as many as fit the smallest.

    None where not even the sentence that counts them finds room, or where ``only_whole`` is asked
    and they do not all fit.
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
    """Whether the texts are too long at a glance, so that they need not be measured."""
    letters = sum(len(one.text) for one in statements)
    return letters * 0.3 * size * size * LEADING > panel.width * max(panel.height, 0.0)


def _shortened(
    statements: Statements, panel: Panel, sizes: Sequence[float], heading: float
) -> list[Block] | None:
    """Take the texts in order of weight, each whole and as long as there is room.

    Where that leaves no answer beside a claim, the answers come first; the most common alone where there
    is room for no other. On a map of the world the most common answer stands there in any case.
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
