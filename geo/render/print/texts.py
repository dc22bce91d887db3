"""What every layout says the same way: answers where they find room, and a map with nothing on it."""

from __future__ import annotations

from geo.mapspec.spec import MapSpec
from geo.render.print.answers import ELSEWHERE
from geo.render.print.blocks import Block, draw_blocks
from geo.render.print.map_furniture import draw_caption
from geo.render.print.panel import Panel
from geo.render.print.sheet import Sheet


def is_empty(spec: MapSpec) -> bool:
    """Whether nothing at all is selected, be it in the window or not."""
    if spec.clip and (spec.clip.stations or spec.clip.countries):
        return False
    return not (spec.stations or spec.groups or spec.countries or spec.unlocated)


def draw_placed(sheet: Sheet, blocks: list[Block] | None, on_map: Panel) -> None:
    """Draw the answers; where the sheet has no room at all for them, say on the map where they are."""
    if blocks is None and "answers-elsewhere" in sheet.titles:
        return
    if blocks is None:
        with sheet.group("answers-elsewhere", f"{ELSEWHERE}: see the records"):
            draw_caption(sheet, f"{ELSEWHERE}: see the records", on_map)
    else:
        draw_blocks(sheet, blocks)
