"""A running app and a real Chromium. Nothing leaves this machine: a request elsewhere fails the test."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DESKTOP, PHONE = (1440, 900), (390, 844)

DRAWN = """nodes => nodes.flatMap(node =>
    node.dataset.ids?.split(" ") ?? /station--(\\S+)/.exec(node.className)[1])"""
"""Ids of the stations that symbols and counts stand for."""

SHOWN = "window.stationMap.view().join()"
"""What the reader of the app's map sees, in degrees."""

expect.set_options(timeout=20_000)


def drawn_ids(map_: Page | Frame) -> list[str]:
    """Ids of the stations on a map, as symbols or in counts, each as often as it is there."""
    return sorted(map_.eval_on_selector_all(".station, .station-count", DRAWN))


def move_map(frame: Frame, lat: float, lon: float, zoom: float) -> None:
    """Move the app's map as a reader does: what moves it before it is at rest counts as its own movement."""
    frame.wait_for_function(
        """([lat, lon, zoom]) => {
            const { fit, map } = window.stationMap;
            if (!fit.isQuiet()) map.setView([lat, lon], zoom, { animate: false });
            return fit.moved;
        }""",
        arg=[lat, lon, zoom],
    )
    shown = frame.evaluate(SHOWN)
    for _ in range(20):  # the legend, which lists what is in view, may leave the map another height
        frame.wait_for_timeout(400)
        before, shown = shown, frame.evaluate(SHOWN)
        if shown == before:
            break


def single_out(map_: Page | Frame, identifier: str) -> None:
    """Press the counts that hold a station until its symbol stands alone."""
    count = map_.locator(f".station-count[data-ids~='{identifier}']")
    for _ in range(6):
        if not count.count():
            break
        count.press("Enter")
        map_.wait_for_timeout(500)
    expect(map_.locator(f".station--{identifier}")).to_have_count(1)


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def installed_chromium() -> str | None:
    """Path of an installed Chromium or Chrome; None lets Playwright use its own."""
    return next(filter(None, map(shutil.which, CHROMIUMS)), None)


@contextmanager
def running_app(**environment: str) -> Iterator[str]:
    """The app on a free port of this machine; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"]
    command += ["--server.address=127.0.0.1", "--server.fileWatcherType=none"]
    server = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(150):
            try:
                with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                    break
            except OSError:
                time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def app() -> Iterator[str]:
    with running_app() as address:
        yield address


@dataclass
class Visit:
    """One reader's browser tab, and what went wrong in it."""

    page: Page
    address: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, link: str = "") -> Self:
        self.page.goto(f"{self.address}/{link}")
        return self

    @property
    def frame(self) -> Frame:
        """The map's frame, once the map is painted with borders."""
        selector = "iframe[title='streamlit_folium.st_folium']"
        inside = self.page.frame_locator(selector)
        expect(inside.locator("[data-as-of]")).to_have_count(1)
        inside.locator(".country").first.wait_for(state="attached")
        # The map comes first; the page below it is complete with its downloads.
        expect(self.page.get_by_test_id("stDownloadButton").first).to_be_visible()
        handle = self.page.locator(selector).element_handle()
        frame = handle.content_frame()
        assert frame
        return frame

    @property
    def as_of(self) -> str:
        return str(self.frame.locator("[data-as-of]").get_attribute("data-as-of"))

    def thumb(self, which: str):
        """The slider's "start" or "end" thumb."""
        thumbs = self.page.locator("[data-testid=stSlider] input[type=range]")
        return thumbs.nth(("start", "end").index(which))

    def press(self, key: str, times: int = 1) -> None:
        """Move the end of the range by keyboard and wait until the map shows it."""
        for _ in range(times):
            before = self.as_of
            self.thumb("end").press(key)
            expect(self.frame.locator("[data-as-of]")).not_to_have_attribute("data-as-of", before)

    def assert_clean(self) -> None:
        assert self.outside == []
        assert self.errors == []


@pytest.fixture
def visit(chromium: Browser, app: str) -> Iterator[Callable[..., Visit]]:
    contexts = []

    def start(size: tuple[int, int] = DESKTOP, address: str = app) -> Visit:
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]}, has_touch=size == PHONE, accept_downloads=True
        )
        contexts.append(context)
        tab = Visit(context.new_page(), address)

        def request(request) -> None:
            if not request.url.startswith((tab.address, "data:", "blob:")):
                tab.outside.append(request.url)

        tab.page.on("request", request)

        def console(message) -> None:
            # Streamlit itself looks for its server beside a page's address before it finds the root.
            probing = "/_stcore/" in (message.location or {}).get("url", "")
            if message.type == "error" and not probing:
                tab.errors.append(message.text)

        tab.page.on("console", console)
        tab.page.on("pageerror", lambda error: tab.errors.append(str(error)))
        return tab

    yield start
    for context in contexts:
        context.close()
