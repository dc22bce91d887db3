"""The answers as every layout draws them: beside the map, or a caption on it that says where they are."""

from __future__ import annotations

from geo.mapspec.spec import MapSpec
from geo.mapspec.statements import elsewhere_words
from geo.render.print.blocks import Block, draw_blocks
from geo.render.print.map_furniture import draw_caption
from geo.render.print.panel import Panel
from geo.render.print.sheet import Sheet


def draw_placed(sheet: Sheet, spec: MapSpec, blocks: list[Block] | None, on_map: Panel) -> None:
    """Draw the answers; where the sheet has no room at all for them, say on the map where they are."""
    if blocks is not None:
        draw_blocks(sheet, blocks)
    elif "answers-elsewhere" not in sheet.titles:
        words = elsewhere_words(spec)
        with sheet.group("answers-elsewhere", words):
            draw_caption(sheet, words, on_map)
