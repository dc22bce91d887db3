"""How long the files take that a reader can download, and how large they are."""

from __future__ import annotations

import gzip
import time
from dataclasses import dataclass
from pathlib import Path

from geo.errors import GeoError
from geo.reading import PROJECT_COLLECTION, read_catalogue
from geo.selection import whole

WARM_RUNS = 3


@dataclass(frozen=True, slots=True)
class FileCost:
    """One format: what the first file of a process costs, the median later one, and its size."""

    suffix: str
    first_s: float
    warm_s: float
    size: int
    gzipped: int


def file_cost(suffix: str, collection: Path | None = None) -> FileCost | str:
    """Export the whole collection a few times; a sentence where the format cannot be made (yet)."""
    try:
        from geo.exports.export import export_bytes  # noqa: PLC0415

        catalogue = read_catalogue(collection or PROJECT_COLLECTION)
        spent: list[float] = []
        content = b""
        for _ in range(WARM_RUNS + 1):
            started = time.perf_counter()
            content = export_bytes(catalogue, whole(catalogue), suffix)
            spent.append(time.perf_counter() - started)
    except (ImportError, AttributeError, GeoError, OSError) as fault:
        return f"not available: {type(fault).__name__}: {fault}"
    return FileCost(
        suffix, spent[0], sorted(spent[1:])[WARM_RUNS // 2], len(content), len(gzip.compress(content, 9))
    )
