"""Measure the app beside two references, and the files it makes: ``python bench/run.py``, or ``make bench``.

Of the apps ratios count, not seconds: whatever else the machine does hits all three, because their
steps and loads take turns. The files are made one after the other, each in a process of its own: their
seconds are for a machine that does nothing else. The exit code is 0 also where a bound is missed:
this is no test.
"""

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as BrowserFault

from apps import PROJECT, started
from bounds import LARGE, Bound, app_bounds, file_bounds, gesture_bounds, page_bounds, tick_bounds
from collection import write_collection
from files import FILES, file_cost
from geo.collection.reading import PROJECT_COLLECTION, read_catalogue
from gestures import app_gestures, page_gestures
from page import page_ticks
from pages import page_reruns
from phone import phone_bounds, phone_cost
from reader import launch
from report import app_table, file_head, file_line, tick_lines
from visits import measure


def main() -> int:
    options = _options()
    started_at = time.monotonic()
    try:
        result = _run(options)
    except (BrowserFault, RuntimeError) as fault:
        print(f"nothing was measured: {fault}", file=sys.stderr)
        return 0
    spent = time.monotonic() - started_at
    print(f"\nMeasured in {spent // 60:.0f} min {spent % 60:.0f} s")
    if options.json:
        options.json.write_text(json.dumps(result | {"seconds": spent}, indent=1), "utf-8")
    return 0


def _run(options: argparse.Namespace) -> dict[str, Any]:
    """Measure what is asked for, print it, and give every single figure."""
    result: dict[str, Any] = {"stations": options.stations or None}
    judged: list[Bound] = []
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, sync_playwright() as playwright:
        workshop = Path(folder)
        collection = _collection(workshop, options.stations)
        browser = launch(playwright)
        if options.only in (None, "apps"):
            figures, bounds = _apps(browser, workshop, collection, options)
            result |= figures
            judged += bounds
        if options.only in (None, "files"):
            figures, bounds = _files(browser, workshop, collection, options.stations)
            result |= figures
            judged += bounds
        browser.close()
    missed = sum(not bound.kept for bound in judged)
    print(f"\n{len(judged) - missed} of {len(judged)} bounds kept")
    return result | {"bounds": [bound.as_json() for bound in judged]}


def _collection(workshop: Path, stations: int) -> Path:
    """The project's own, or an invented one of so many stations."""
    if not stations:
        return PROJECT_COLLECTION
    folder = workshop / "collection"
    folder.mkdir()
    write_collection(folder, stations)
    print(f"A collection of {stations:,} stations, most of them invented\n")
    return folder


def _apps(
    browser: Browser, workshop: Path, collection: Path, options: argparse.Namespace
) -> tuple[dict[str, Any], list[Bound]]:
    """The timeline, the first map and the pages of the app, beside the references."""
    with started(workshop, options.app, collection) as apps:
        measured = measure(browser, apps, options.loads, options.steps)
        reruns = page_reruns(browser, apps["ours"], options.reruns)
        frames = app_gestures(browser, apps["ours"])
    bounds = [*app_bounds(measured, options.stations), *page_bounds(measured, reruns)]
    bounds += gesture_bounds("app", frames)
    print(app_table(measured), *bounds, "", sep="\n", flush=True)
    figures = {name: app.as_json() for name, app in measured.items()}
    return {"apps": figures, "pages": reruns, "app_gestures": frames}, bounds


def _files(
    browser: Browser, workshop: Path, collection: Path, stations: int
) -> tuple[dict[str, Any], list[Bound]]:
    """The files of the whole collection, the steps of the page among them, and what it costs a phone."""
    large = stations >= LARGE
    folder = workshop / "files"
    folder.mkdir()
    costs = []
    print(file_head())
    for file in FILES:
        if file.large or not large:
            times = min(file.times, 2) if large else file.times
            costs.append(file_cost(file, folder, collection, times))
            print(file_line(costs[-1], stations), flush=True)
    bounds = [bound for cost in costs for bound in file_bounds(cost, stations).values()]
    result: dict[str, Any] = {"files": [cost.as_json() for cost in costs]}
    page = folder / "map.html"
    if page.is_file() and not large:
        ticks, frames = page_ticks(browser, page, read_catalogue(collection).window)
        moved = page_gestures(browser, page)
        ticking = [*tick_bounds(ticks), *gesture_bounds("HTML file", moved)]
        print("", tick_lines(ticks, frames), *ticking, sep="\n")
        result |= {"html_steps": ticks, "html_frames": frames, "html_gestures": moved, "phone": {}}
        bounds += ticking
        for words, opened in (("HTML file", page), ("site", folder / "site" / "index.html")):
            cost = phone_cost(browser, opened)
            result["phone"][words] = cost.as_json()
            print("", *phone_bounds(words, cost), sep="\n", flush=True)
            bounds += phone_bounds(words, cost)
    return result, bounds


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=("apps", "files"), help="measure one half; both without it")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every single measurement there")
    parser.add_argument("--steps", type=int, default=24, metavar="N", help="steps of each app (24)")
    parser.add_argument("--loads", type=int, default=7, metavar="N", help="first loads of each app (7)")
    parser.add_argument("--reruns", type=int, default=8, metavar="N", help="reruns of each page (8)")
    parser.add_argument(
        "--stations", type=int, default=0, metavar="N", help="show and export a collection of N stations"
    )
    parser.add_argument(
        "--app", type=Path, default=PROJECT / "app.py", metavar="FILE", help="measure a variant of app.py"
    )
    options = parser.parse_args()
    if not options.app.is_file():
        parser.error(f"--app {options.app}: no such file")
    options.app = options.app.resolve()
    return options


if __name__ == "__main__":
    sys.exit(main())
