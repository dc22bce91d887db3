"""Script of the web map in each frame while a reader zooms it through all its levels and drags it."""

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Frame, Page

from apps import App
from reader import VIEWPORT, new_visit

NOTCH, NOTCH_EVERY_MS = 50, 120
"""Pixels of a turn of the wheel, half a level, and the time from one to the next."""

NOTCHES = 20
"""Turns from the world to the closest zoom there is."""

NOTCHES_BETWEEN_DRAGS = 5

DRAG_STEPS, DRAG_STEP = 40, 12
"""Movements of the mouse in a drag, and their pixels."""

LAYERS = (".country", ".lakes", ".names text", ".station, .station-count")
"""What has to be on the map while it is measured; that of the app has rivers too."""

_KEEP_FRAMES = "() => { const next = () => requestAnimationFrame(next); next(); }"
"""Has each frame begin on the main thread, also where the map leaves it nothing to do."""

_CATEGORIES = ["-*", "devtools.timeline", "disabled-by-default-devtools.timeline.frame", "__metadata"]
_FRAME = "BeginMainThreadFrame"
_SCRIPT = {
    "EvaluateScript",
    "EventDispatch",
    "FireAnimationFrame",
    "FunctionCall",
    "RunMicrotasks",
    "TimerFire",
}


def app_gestures(browser: Browser, app: App) -> list[float]:
    """Milliseconds of script in each frame while the map of the app is zoomed and dragged."""
    context = new_visit(browser)
    page = context.new_page()
    page.goto(app.url)
    page.evaluate("bench.beyond(0)")
    page.wait_for_timeout(3_000)
    frame = next(frame for frame in page.frames if "streamlit_folium" in frame.url)
    frames = _gesture_frames(browser, page, frame, (*LAYERS, ".rivers"))
    context.close()
    return frames


def page_gestures(browser: Browser, file: Path) -> list[float]:
    """The same of a self-contained page."""
    page = browser.new_page(viewport=VIEWPORT)
    page.goto(file.as_uri())
    page.wait_for_timeout(3_000)
    frames = _gesture_frames(browser, page, page.main_frame, LAYERS)
    page.close()
    return frames


def _gesture_frames(browser: Browser, page: Page, frame: Frame, layers: tuple[str, ...]) -> list[float]:
    """Milliseconds of script in each frame, the layout that it asks for included; ``frame`` holds the map.

    Raises:
        RuntimeError: where a layer is missing from the map.

    """
    box = frame.locator(".leaflet-container").bounding_box()
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) if box else (0, 0)
    _drag(page, middle, 2)  # the wheel belongs to the page before the map was pressed
    frame.evaluate(_KEEP_FRAMES)
    page.wait_for_timeout(1_000)
    browser.start_tracing(page=page, categories=_CATEGORIES)
    seen = set[str]()
    for way in (-1, 1):
        for notch in range(NOTCHES):
            page.mouse.wheel(0, way * NOTCH)
            page.wait_for_timeout(NOTCH_EVERY_MS)
            if notch % NOTCHES_BETWEEN_DRAGS == 0:
                seen |= {layer for layer in layers if frame.locator(layer).count()}
                _drag(page, middle, DRAG_STEPS)
    page.wait_for_timeout(500)
    trace = json.loads(browser.stop_tracing())["traceEvents"]
    if missing := set(layers) - seen:
        raise RuntimeError(f"the map was zoomed without {', '.join(sorted(missing))}")
    return list(_script_by_frame(trace))


def _drag(page: Page, middle: tuple[float, float], steps: int) -> None:
    """Move the map there and back."""
    x, y = middle
    page.mouse.move(x, y)
    page.mouse.down()
    for step in (*range(steps), *range(steps, -1, -1)):
        page.mouse.move(x + step * DRAG_STEP, y + step * DRAG_STEP / 3)
    page.mouse.up()


def _script_by_frame(trace: list[dict[str, Any]]) -> Iterator[float]:
    """Milliseconds of script between the beginnings of each two frames on the busiest main thread."""
    begins = [event for event in trace if event["name"] == _FRAME]
    threads = [(event["pid"], event["tid"]) for event in begins]
    main = max(set(threads), key=threads.count)
    frames = sorted(event["ts"] for event in begins if (event["pid"], event["tid"]) == main)
    stretches = _outermost(
        (event["ts"], event["ts"] + event.get("dur", 0))
        for event in trace
        if event["name"] in _SCRIPT and (event["pid"], event["tid"]) == main
    )
    for start, end in pairwise(frames):
        yield sum(max(0, min(end, to) - max(start, since)) for since, to in stretches) / 1000


def _outermost(stretches: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches of time in order, without those that lie within another."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches, key=lambda one: (one[0], -one[1])):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found
