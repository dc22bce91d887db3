"""The land inside the self-contained page."""

from functools import lru_cache

from geo.mapspec.atlas import LEVELS, View, file_of

LAND_PARTS = {
    "world": ["page-land-world", "page-lakes-world"],
    "region": ["page-land-region", "page-lakes-region"],
    "country": ["page-land-region", "page-lakes-region"],
}
"""Ids of the elements that hold the land of each level of detail."""


@lru_cache(maxsize=2)
def packed_land(view: View = "international") -> dict[str, str]:
    """Topologies by the id of their element; see :mod:`geo.mapspec.topology`."""
    return {
        f"page-{kind}-{level}": file_of(f"{view if kind == 'land' else kind}-{level}").read_text("utf-8")
        for kind in ("land", "lakes")
        for level in LEVELS[:2]
    }
