"""What those concerned answer, and what is known since: beside the claims on every printed map.

A text stands there whole or not at all, and what finds no room is counted in a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.mapspec.spec import MapSpec
from geo.render.print.blocks import LEADING, Block, Item, largest, stacked
from geo.render.print.measures import MEASURES, Measures
from geo.render.print.panel import Panel
from geo.render.print.statements import (
    Kind,
    Told,
    brief_items,
    local_items,
    most_common,
    ranked,
    ranked_for_world,
    records_words,
    section,
    told_in,
    world_items,
)

MAX_TRIED = 60
"""Texts for which room is sought where not all of them fit."""
ELSEWHERE = "Answers to these claims, and what is {known_since}: {records}"


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
    told = [held for held in told_in(spec) if held.kind in kinds]
    if spec.groups and "answer" in kinds:  # what is said of stations counted by area is not on the map
        return _elsewhere(spec, panel, sizes[0], heading)
    if not told:
        return []
    for size in sizes:
        if not _is_hopeless(told, panel, size):
            blocks = stacked(
                [*section(spec, "answer", told), *section(spec, "since", told)], panel, size, heading
            )
            if blocks:
                return blocks
    return None if only_whole else _shortened(spec, told, panel, sizes, heading)


def _is_hopeless(told: Sequence[Told], panel: Panel, size: float) -> bool:
    """Whether the texts are too long at a glance, so that they need not be measured."""
    letters = sum(len(held.text) for held in told)
    return letters * 0.3 * size * size * LEADING > panel.width * max(panel.height, 0.0)


def _shortened(
    spec: MapSpec, told: Sequence[Told], panel: Panel, sizes: Sequence[float], heading: float
) -> list[Block] | None:
    """Take the texts in order of weight, each whole and as long as there is room.

    Where that leaves no answer beside a claim, the answers come first; the most common alone where there
    is room for no other.
    """
    if spec.is_world:
        return _shortened_world(spec, told, panel, sizes, heading)
    chosen = _chosen(spec, told, ranked(told), panel, size=sizes[-1], heading=heading)
    if not any(held.kind == "answer" for held in chosen):
        answers_first = sorted(ranked(told), key=lambda held: held.kind != "answer")
        chosen = _chosen(spec, told, answers_first, panel, size=sizes[-1], heading=heading) or chosen
    most = most_common(told)
    is_named = any(held.named for held in told)  # nothing stands in the place of what concerns them
    brief = brief_items(spec, told, most) if most and not chosen and not is_named else []
    answer = brief[1:2]  # rather the answer alone than a count of all
    for items in (brief, brief[1:], answer, local_items(spec, told, chosen)):
        blocks = largest(items, panel, sizes, heading) if items else None
        if blocks:
            return blocks
    return _elsewhere(spec, panel, sizes[-1], heading)


def _shortened_world(
    spec: MapSpec, told: Sequence[Told], panel: Panel, sizes: Sequence[float], heading: float
) -> list[Block] | None:
    """Take the most common answer and what concerns named organisations; or that answer alone."""
    chosen = _chosen(spec, told, ranked_for_world(told), panel, size=sizes[-1], heading=heading)
    most = most_common(told)
    if most and most not in chosen:
        brief = largest(brief_items(spec, told, most), panel, sizes, heading)
        if brief:
            return brief
    items = world_items(spec, told, chosen)
    return largest(items, panel, sizes, heading) or _elsewhere(spec, panel, sizes[-1], heading)


def _chosen(
    spec: MapSpec, told: Sequence[Told], order: Sequence[Told], panel: Panel, *, size: float, heading: float
) -> list[Told]:
    """The texts that find room at a size, tried in this order."""
    compose = world_items if spec.is_world else local_items
    chosen: list[Told] = []
    for held in order[:MAX_TRIED]:
        longer = [*chosen, held]
        if not _is_hopeless(longer, panel, size) and stacked(
            compose(spec, told, longer), panel, size, heading
        ):
            chosen.append(held)
        elif held.named:
            break  # nothing of less weight stands in the place of what concerns a named organisation
    return chosen


def _elsewhere(spec: MapSpec, panel: Panel, size: float, heading: float) -> list[Block] | None:
    words = ELSEWHERE.format(known_since=spec.known_since, records=records_words(spec))
    return stacked([Item("answers-elsewhere", "", words)], panel, size, heading) or None
