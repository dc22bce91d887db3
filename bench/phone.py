"""What the self-contained page costs a cheap phone: ``python bench/phone.py [FILE…]``, or ``make bench``.

Chromium of a phone's size, its processor slowed down four times. Without a file the page of the whole
collection is exported and measured. Each figure is the median of several loads.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Browser, Page, sync_playwright

from apps import PROJECT
from bounds import Bound
from reader import launch

SLOWER = 4
"""How many times slower than here."""

AFTER_LOAD_MS = 5_000
"""How long after the load event tasks are noted."""

REST_MS = 900
"""How long an interaction may take until it is painted."""

LOADS = 3
MAX_TASK_MS, MAX_BLOCKING_MS, MAX_NEXT_PAINT_MS, MAX_ELEMENTS = 200, 300, 100, 3_000
DESKTOP = 1440

_OBSERVERS = """
window.noted = { tasks: [], events: [] };
new PerformanceObserver((list) => noted.tasks.push(...list.getEntries().map((one) => one.duration)))
  .observe({ type: "longtask", buffered: true });
new PerformanceObserver((list) => noted.events.push(...list.getEntries().filter((one) => one.interactionId)
  .map((one) => one.duration))).observe({ type: "event", durationThreshold: 16 });
"""
"""Notes tasks of more than 50 ms, and the time from an input to the next paint where it is over 16 ms."""

_ELEMENTS = "document.querySelectorAll('*').length"


@dataclass(frozen=True, slots=True)
class PhoneCost:
    """Milliseconds and elements of one page."""

    longest_task: float
    blocking: float
    """What tasks last beyond 50 ms each, together."""
    next_paints: dict[str, float]
    """By interaction, from the input to the next paint."""
    elements: int
    """Before a list is opened."""
    desktop_elements: int
    """The same in a wide window."""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def phone_cost(browser: Browser, file: Path, loads: int = LOADS) -> PhoneCost:
    """Load the page so often, and each time do what readers do."""
    found = [_visit(browser, file) for _ in range(loads)]
    wide = browser.new_page(viewport={"width": DESKTOP, "height": 900})
    wide.goto(file.as_uri())
    wide.wait_for_timeout(1_000)
    desktop_elements = wide.evaluate(_ELEMENTS)
    wide.close()
    return PhoneCost(
        median(max(tasks, default=0) for tasks, _, _ in found),
        median(sum(task - 50 for task in tasks) for tasks, _, _ in found),
        {name: median(paints[name] for _, paints, _ in found) for name in INTERACTIONS},
        max(elements for _, _, elements in found),
        desktop_elements,
    )


def phone_bounds(words: str, cost: PhoneCost) -> list[Bound]:
    """What issue 10 asks of a page on a cheap phone."""
    return [
        Bound(f"{words} on a phone, longest task", cost.longest_task, MAX_TASK_MS, "ms"),
        Bound(f"{words} on a phone, blocking", cost.blocking, MAX_BLOCKING_MS, "ms"),
        *(
            Bound(f"{words} on a phone, {name}", paint, MAX_NEXT_PAINT_MS, "ms")
            for name, paint in cost.next_paints.items()
        ),
        Bound(f"{words}, elements before a list opens", cost.elements, MAX_ELEMENTS, ""),
        Bound(f"{words}, elements in a wide window", cost.desktop_elements, MAX_ELEMENTS, ""),
    ]


def _visit(browser: Browser, file: Path) -> tuple[list[float], dict[str, float], int]:
    """Long tasks of one load, the time from each interaction to the next paint, and the elements before."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, device_scale_factor=2, has_touch=True, is_mobile=True
    )
    context.add_init_script(_OBSERVERS)
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(file.as_uri())
    page.wait_for_timeout(AFTER_LOAD_MS)
    tasks, elements = page.evaluate("noted.tasks"), page.evaluate(_ELEMENTS)
    paints = {name: _next_paint(page, act) for name, act in INTERACTIONS.items()}
    context.close()
    return tasks, paints, elements


def _next_paint(page: Page, act: Callable[[Page], None]) -> float:
    page.evaluate("noted.events = []")
    act(page)
    page.wait_for_timeout(REST_MS)
    return max(page.evaluate("noted.events"), default=0)


def _tap(selector: str) -> Callable[[Page], None]:
    def tap(page: Page) -> None:
        target = page.locator(selector).first
        target.scroll_into_view_if_needed()
        page.wait_for_timeout(200)
        box = target.evaluate("node => node.getBoundingClientRect()")
        page.touchscreen.tap(box["x"] + min(box["width"], 120) / 2, box["y"] + min(box["height"], 32) / 2)

    return tap


def _search(page: Page) -> None:
    _tap("#q")(page)
    page.keyboard.type("police", delay=120)


INTERACTIONS = {
    "tap a symbol": _tap("#map .station"),
    "open its record": _tap(".leaflet-popup a[href='#panel']"),
    "tap a count": _tap("#map .station-count"),
    "move the date": _tap("#density"),
    "an event back": _tap("#previous"),
    "open countries": _tap("#countries-title"),
    "open stations": _tap("#stations-title"),
    "open a record": _tap("#stations tbody tr:not([hidden]) a[href^='#record-station']"),
    "open events": _tap("#events-title"),
    "open sources": _tap("#sources-title"),
    "open figures": _tap("#figures-title"),
    "open a filter": _tap("#country-filter summary"),
    "search": _search,
}
"""What readers do, one after the other."""


def main(files: Sequence[Path]) -> None:
    with tempfile.TemporaryDirectory(prefix="phone-") as folder, sync_playwright() as playwright:
        if not files:
            files = [Path(folder) / "map.html"]
            command = [sys.executable, "-m", "geo", "export", str(files[0])]
            subprocess.run(command, cwd=PROJECT, check=True, capture_output=True)
        browser = launch(playwright)
        for file in files:
            print(*phone_bounds(file.name, phone_cost(browser, file.resolve())), "", sep="\n", flush=True)
        browser.close()


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
