"""Figures to a table: medians, p95, ratios against the references, and whether each bound is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from apps import NAMES
from files import FileCost
from reader import Step

LARGE = 100_000
"""Stations from which on the bounds for large collections hold."""


@dataclass(slots=True)
class Measured:
    """What one app cost. Milliseconds."""

    steps: list[Step] = field(default_factory=list)
    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    stayed_mounted: bool = False
    resident_bytes: int = 0

    def as_json(self) -> dict[str, Any]:
        return {
            "steps": [step.as_json() for step in self.steps],
            "first_map_cold_ms": self.cold,
            "first_map_warm_ms": self.warm,
            "stayed_mounted": self.stayed_mounted,
            "resident_bytes": self.resident_bytes,
        }


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


def percentile95(values: Sequence[float]) -> float:
    """The value that 95 % of the measurements do not exceed (nearest rank)."""
    ranked = sorted(values)
    return ranked[max(0, -(-len(ranked) * 95 // 100) - 1)]


def bounds(
    measured: Mapping[str, Measured], stations: int, png: FileCost | str, page: FileCost | str
) -> list[Bound]:
    """The bounds of design.md §5 that this run can judge."""
    floor, usual, ours = (measured[name] for name in NAMES)
    large = stations >= LARGE
    times = 3.0 if large else 1.5
    step = _typical(ours.steps)
    judged = [
        Bound("step, ours / floor", step / _typical(floor.steps), times, "×"),
        Bound("bytes of the largest step", max(s.bytes_received for s in ours.steps) / 1000, 25, "kB"),
        Bound("maps mounted again by the steps", 0 if ours.stayed_mounted else 1, 0, ""),
        Bound("first map, empty cache, ours / floor", median(ours.cold) / median(floor.cold), times, "×"),
        Bound("first map, warm cache, ours / floor", median(ours.warm) / median(floor.warm), times, "×"),
    ]
    if not stations:  # the usual pattern always shows the project's own few stations
        judged.insert(1, Bound("step, usual / ours", _typical(usual.steps) / step, 6, "×", at_least=True))
    if large:
        judged.append(Bound("memory of the server", ours.resident_bytes / 1e9, 1, "GB"))
    if isinstance(png, FileCost):
        judged.append(Bound("PNG 1600 × 900 at 2×, warm", png.warm_s, 1.5, "s"))
    if isinstance(page, FileCost) and not large:
        judged.append(Bound("self-contained HTML", page.size / 1e3, 800, "kB"))
        judged.append(Bound("self-contained HTML, gzip", page.gzipped / 1e3, 250, "kB"))
        judged.append(Bound("self-contained HTML, warm", page.warm_s, 0.5, "s"))
    return judged


def tick_bounds(ticks: Sequence[float]) -> list[Bound]:
    """A step of the self-contained page against one frame of sixty in a second."""
    return [Bound("timeline step of the HTML file, p95", percentile95(ticks), 16.7, "ms")]


def tick_lines(ticks: Sequence[float], frames: Sequence[float]) -> str:
    return "\n".join(
        f"{words:<44}{median(values):.1f} ms median, {percentile95(values):.1f} ms p95"
        for words, values in (
            ("step of the HTML file, layout included", ticks),
            ("frame to frame while it plays", frames),
        )
    )


def page_bounds(measured: Mapping[str, Measured], reruns: Mapping[str, Sequence[float]]) -> list[Bound]:
    """The rerun of each page against a timeline step of the floor."""
    floor = _typical(measured["floor"].steps)
    return [
        Bound(f"rerun of the page {name}, ours / floor", median(spent) / floor, 2.0, "×")
        for name, spent in reruns.items()
        if spent
    ]


def table(measured: Mapping[str, Measured]) -> str:
    """All medians and p95 of the three apps, side by side."""
    rows = [
        ("timeline step → map painted, ms", _all("to_painted")),
        ("  one day (arrow keys)", _all("to_painted", "Arrow")),
        ("  about 70 days (page keys)", _all("to_painted", "Page")),
        ("  of these: until sent to the server", _all("to_sent")),
        ("  of these: until the server has answered", _all("on_server")),
        ("  of these: until painted", _all("in_browser")),
        ("whole rerun on the server, ms", _all("rerun")),
        ("bytes to the browser per step", _all("bytes_received")),
        ("first map, empty cache, ms", lambda app: app.cold),
        ("first map, warm cache, ms", lambda app: app.warm),
    ]
    head = f"{'median (p95)':<44}" + "".join(f"{name:>20}" for name in NAMES)
    lines = [head + f"{'ours/floor':>12}{'usual/ours':>12}"]
    for words, values_of in rows:
        values = {name: values_of(measured[name]) for name in NAMES}
        middle = {name: median(values[name]) for name in NAMES}
        cells = "".join(f"{f'{middle[name]:,.0f} ({percentile95(values[name]):,.0f})':>20}" for name in NAMES)
        ratios = f"{_over(middle['ours'], middle['floor']):>12}{_over(middle['usual'], middle['ours']):>12}"
        lines.append(f"{words:<44}{cells}{ratios}")
    mounted = "".join(
        f"{'stays' if measured[name].stayed_mounted else 'mounted again':>20}" for name in NAMES
    )
    memory = "".join(f"{measured[name].resident_bytes / 1e6:>17,.0f} MB" for name in NAMES)
    return "\n".join(
        [*lines, f"{'the map during all steps':<44}{mounted}", f"{'memory of the server':<44}{memory}"]
    )


def file_line(words: str, cost: FileCost | str) -> str:
    if isinstance(cost, str):
        return f"{words:<44}{cost}"
    return f"{words:<44}{cost.first_s:.2f} s first, {cost.warm_s:.2f} s warm, {cost.size / 1000:,.0f} kB"


def _typical(steps: Sequence[Step]) -> float:
    return median(step.to_painted for step in steps)


def _all(name: str, keys: str = "") -> Any:
    def values_of(app: Measured) -> list[float]:
        return [getattr(step, name) for step in app.steps if step.key.startswith(keys)]

    return values_of


def _over(above: float, below: float) -> str:
    return f"{above / below:.2f}×" if below else "–"
