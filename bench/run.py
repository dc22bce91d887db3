"""Measure the app beside two references, in one run: ``python bench/run.py``, or ``make bench``.

Ratios count, not seconds: whatever else the machine does hits all three apps, because their steps
and loads take turns. The exit code is 0 also where a bound is missed: this is no test.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from itertools import cycle, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as BrowserFault

from apps import NAMES, PROJECT, App, started
from collection import write_collection
from files import FileCost, file_cost
from page import page_ticks
from pages import page_reruns
from reader import Reader, first_map_ms, launch, new_visit
from report import Measured, bounds, file_line, page_bounds, table, tick_bounds, tick_lines

WARM_UPS = 3
"""Steps and loads before those that count."""


def main() -> int:
    options = _options()
    try:
        _run(options)
    except (BrowserFault, RuntimeError) as fault:
        print(f"nothing was measured: {fault}", file=sys.stderr)
    return 0


def _run(options: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        workshop = Path(folder)
        collection = None
        if options.stations:
            collection = workshop / "collection"
            collection.mkdir()
            write_collection(collection, options.stations)
        with started(workshop, options.app, collection) as apps, sync_playwright() as playwright:
            browser = launch(playwright)
            measured = {name: Measured() for name in NAMES}
            _measure_loads(browser, apps, measured, options.loads)
            _measure_steps(browser, apps, measured, options.steps)
            for name, app in apps.items():
                measured[name].resident_bytes = app.resident_bytes
            reruns = page_reruns(browser, apps["ours"], options.reruns)
            ticks, frames = page_ticks(browser)
            browser.close()
        png, page = file_cost(".png", collection), file_cost(".html", collection)
    judged = [
        *bounds(measured, options.stations, png, page),
        *page_bounds(measured, reruns),
        *tick_bounds(ticks),
    ]
    print(table(measured))
    print(file_line("PNG 1600 × 900 at 2×", png))
    print(file_line("self-contained HTML", page))
    print(tick_lines(ticks, frames))
    print("\nBounds of design.md §5" + (f", {options.stations:,} stations" if options.stations else ""))
    print("\n".join(map(str, judged)))
    if options.json:
        result = {
            "stations": options.stations or None,
            "apps": {name: app.as_json() for name, app in measured.items()},
            "pages": reruns,
            "html_steps": ticks,
            "html_frames": frames,
            "files": {cost.suffix: asdict(cost) for cost in (png, page) if isinstance(cost, FileCost)},
            "bounds": [{"what": b.what, "value": b.value, "limit": b.limit, "kept": b.kept} for b in judged],
        }
        options.json.write_text(json.dumps(result, indent=1), "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every single measurement there")
    parser.add_argument("--steps", type=int, default=24, metavar="N", help="steps of each app (24)")
    parser.add_argument("--loads", type=int, default=7, metavar="N", help="first loads of each app (7)")
    parser.add_argument("--reruns", type=int, default=8, metavar="N", help="reruns of each page (8)")
    parser.add_argument(
        "--stations", type=int, default=0, metavar="N", help="run ours on a collection of N stations"
    )
    parser.add_argument(
        "--app", type=Path, default=PROJECT / "app.py", metavar="FILE", help="measure a variant of app.py"
    )
    options = parser.parse_args()
    if not options.app.is_file():
        parser.error(f"--app {options.app}: no such file")
    options.app = options.app.resolve()
    return options


def _measure_loads(browser: Browser, apps: dict[str, App], measured: dict[str, Measured], count: int) -> None:
    for turn in range(WARM_UPS + count):
        for name, app in apps.items():
            context = new_visit(browser)
            cold, warm = first_map_ms(context, app), first_map_ms(context, app)
            context.close()
            if turn >= WARM_UPS:
                measured[name].cold.append(cold)
                measured[name].warm.append(warm)


def _measure_steps(browser: Browser, apps: dict[str, App], measured: dict[str, Measured], count: int) -> None:
    readers = {name: Reader(new_visit(browser), app) for name, app in apps.items()}
    for turn, key in enumerate(islice(_keys(), WARM_UPS + count)):
        for name, reader in readers.items():
            step = reader.step(key)
            if turn >= WARM_UPS:
                measured[name].steps.append(step)
    for name, reader in readers.items():
        measured[name].stayed_mounted = reader.map_is_the_same()


def _keys() -> Iterator[str]:
    """By turns a tenth of the range and a day, down the timeline and up again: each step changes the map."""
    down = ("PageDown", "ArrowLeft") * 8
    up = ("PageUp", "ArrowRight", "ArrowRight") * 7
    return cycle(down + up)


if __name__ == "__main__":
    sys.exit(main())
