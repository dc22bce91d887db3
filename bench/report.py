"""Figures to tables: the apps side by side with their ratios, the files with their bounds."""

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from apps import NAMES
from bounds import Bound, file_bounds, percentile95
from files import FileCost
from visits import Measured


def app_table(measured: Mapping[str, Measured]) -> str:
    """All medians and p95 of the three apps, side by side."""
    rows = [
        ("timeline step → map painted, ms", _all("to_painted")),
        ("  one day (arrow keys)", _all("to_painted", "Arrow")),
        ("  about 70 days (page keys)", _all("to_painted", "Page")),
        ("  until sent to the server", _all("to_sent")),
        ("  until the server has answered", _all("on_server")),
        ("  until painted", _all("in_browser")),
        ("whole rerun on the server, ms", _all("rerun")),
        ("bytes to the browser per step", _all("bytes_received")),
        ("first map, empty cache, ms", lambda app: app.cold),
        ("first map, warm cache, ms", lambda app: app.warm),
    ]
    head = f"{'median (p95)':<34}" + "".join(f"{name:>18}" for name in NAMES)
    lines = [head + f"{'ours/floor':>11}{'usual/ours':>11}"]
    for words, values_of in rows:
        values = {name: values_of(measured[name]) for name in NAMES}
        middle = {name: median(values[name]) for name in NAMES}
        cells = "".join(f"{f'{middle[name]:,.0f} ({percentile95(values[name]):,.0f})':>18}" for name in NAMES)
        ratios = f"{_over(middle['ours'], middle['floor']):>11}{_over(middle['usual'], middle['ours']):>11}"
        lines.append(f"{words:<34}{cells}{ratios}")
    mounted = "".join(
        f"{'stays' if measured[name].stayed_mounted else 'mounted again':>18}" for name in NAMES
    )
    memory = "".join(f"{measured[name].resident_bytes / 1e6:>15,.0f} MB" for name in NAMES)
    return "\n".join(
        [*lines, f"{'the map during all steps':<34}{mounted}", f"{'memory of the server':<34}{memory}"]
    )


def file_head() -> str:
    """What stands above the lines of :func:`file_line`."""
    figures = f"{'first s':>8}{'warm s':>13}{'kB':>14}{'gzip kB':>12}{'peak MB':>13}{'verify s':>11}"
    return f"{'the whole collection as':<28}{figures}  verdict"


def file_line(cost: FileCost, stations: int) -> str:
    """The figures of a file, each with its bound where it has one; a second line for a fault."""
    judged = file_bounds(cost, stations)
    kept = not cost.fault and all(bound.kept for bound in judged.values())
    verdict = ("ok" if kept else "MISSED") if cost.seconds else "not made"
    figures = (
        f"{_cell(cost.first_s, None, 2):>8}"
        f"{_cell(cost.warm_s, judged.get('warm'), 2):>13}"
        f"{_cell(cost.size / 1e3, judged.get('size')):>14}"
        f"{_cell(cost.gzipped / 1e3, judged.get('gzip')):>12}"
        f"{_cell(cost.peak_bytes / 1e6, judged.get('memory')):>13}"
        f"{_cell(cost.verify_s, judged.get('verify'), 2):>11}"
    )
    fault = f"\n  {cost.fault[:106]}" if cost.fault else ""
    return f"{cost.file.words:<28}{figures}  {verdict}{fault}"


def tick_lines(ticks: Sequence[float], frames: Sequence[float]) -> str:
    return "\n".join(
        f"{words:<42}{median(values):.1f} ms median, {percentile95(values):.1f} ms p95"
        for words, values in (
            ("step of the HTML file, layout included", ticks),
            ("frame to frame while it plays", frames),
        )
    )


def _cell(value: float | None, bound: Bound | None, places: int = 0) -> str:
    """A figure, and what it may be: ``1.38 ≤ 1.5``."""
    if not value:
        return "–"
    limit = f" {'≤' if bound.kept else '>'} {bound.limit:,g}" if bound else ""
    return f"{value:,.{places}f}{limit}"


def _all(name: str, keys: str = "") -> Any:
    def values_of(app: Measured) -> list[float]:
        return [getattr(step, name) for step in app.steps if step.key.startswith(keys)]

    return values_of


def _over(above: float, below: float) -> str:
    return f"{above / below:.2f}×" if below else "–"
