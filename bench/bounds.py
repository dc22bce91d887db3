"""What must be reached, by design.md §5 and issue 10, beside what was measured."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from apps import NAMES
from files import FileCost
from reader import Step
from visits import Measured

LARGE = 100_000
"""Stations from which on the bounds for large collections apply."""

MAX_MEMORY_MB = 600
MAX_MEMORY_LARGE_MB = 1000
MAX_VERIFY_S = 5


@dataclass(frozen=True, slots=True)
class Bound:
    """One line of the verdict: what was measured and what must be reached."""

    what: str
    value: float
    limit: float
    unit: str
    at_least: bool = False

    @property
    def kept(self) -> bool:
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    def __str__(self) -> str:
        sign = "≥" if self.at_least else "≤"
        verdict = "ok" if self.kept else "MISSED"
        return f"{self.what:<52}{self.value:>9.2f} {self.unit:<8}{sign} {self.limit:<7g}{verdict}"

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"kept": self.kept}


def percentile95(values: Sequence[float]) -> float:
    """The value that 95 % of the measurements do not exceed (nearest rank)."""
    ranked = sorted(values)
    return ranked[max(0, -(-len(ranked) * 95 // 100) - 1)]


def app_bounds(measured: Mapping[str, Measured], stations: int) -> list[Bound]:
    """The app against the two references, on a collection of so many stations; 0 is the project's own."""
    floor, usual, ours = (measured[name] for name in NAMES)
    large = stations >= LARGE
    to_step, to_first = (3.0, 3.0) if large else (1.0, 1.3)
    step = _typical(ours.steps)
    judged = [
        Bound("step, ours / floor", step / _typical(floor.steps), to_step, "×"),
        Bound("bytes of the largest step", max(s.bytes_received for s in ours.steps) / 1000, 25, "kB"),
        Bound("maps mounted again by the steps", 0 if ours.stayed_mounted else 1, 0, ""),
        Bound("first map, empty cache, ours / floor", median(ours.cold) / median(floor.cold), to_first, "×"),
        Bound("first map, warm cache, ours / floor", median(ours.warm) / median(floor.warm), to_first, "×"),
    ]
    if not stations:  # the usual pattern always shows the project's own few stations
        judged.insert(1, Bound("step, usual / ours", _typical(usual.steps) / step, 6, "×", at_least=True))
    if large:
        judged.append(Bound("memory of the server", ours.resident_bytes / 1e9, 1, "GB"))
    else:
        judged.insert(1, Bound("step at p95, ours / floor", _late(ours.steps) / _late(floor.steps), 1.5, "×"))
    return judged


def page_bounds(measured: Mapping[str, Measured], reruns: Mapping[str, Sequence[float]]) -> list[Bound]:
    """The rerun of each page against a timeline step of the floor."""
    floor = _typical(measured["floor"].steps)
    return [
        Bound(f"rerun of the page {name}, ours / floor", median(spent) / floor, 2.0, "×")
        for name, spent in reruns.items()
        if spent
    ]


def gesture_bounds(words: str, frames: Sequence[float]) -> list[Bound]:
    """Script of a map that is zoomed and dragged against one frame of sixty in a second."""
    return [Bound(f"zoom and pan, {words}, script a frame, p95", percentile95(frames), 16.7, "ms")]


def tick_bounds(ticks: Sequence[float]) -> list[Bound]:
    """A step of the self-contained page against one frame of sixty in a second."""
    return [Bound("timeline step of the HTML file, p95", percentile95(ticks), 16.7, "ms")]


def file_bounds(cost: FileCost, stations: int) -> dict[str, Bound]:
    """What is promised of a file, by the name of its figure; of a large collection memory alone."""
    large = stations >= LARGE
    file = cost.file
    limits: dict[str, tuple[float | None, float | None, str]] = {
        "memory": (cost.peak_bytes / 1e6, MAX_MEMORY_LARGE_MB if large else MAX_MEMORY_MB, "MB")
    }
    if not large:
        limits |= {
            "warm": (cost.warm_s, file.max_s, "s"),
            "size": (cost.size / 1e3, file.max_kb, "kB"),
            "gzip": (cost.gzipped / 1e3, file.max_gzip_kb, "kB"),
            "verify": (cost.verify_s, MAX_VERIFY_S, "s"),
        }
    return {
        figure: Bound(f"{file.words}, {figure}", value, limit, unit)
        for figure, (value, limit, unit) in limits.items()
        if cost.seconds and value is not None and limit is not None
    }


def _typical(steps: Sequence[Step]) -> float:
    return median(step.to_painted for step in steps)


def _late(steps: Sequence[Step]) -> float:
    return percentile95([step.to_painted for step in steps])
