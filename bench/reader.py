"""One reader in headless Chromium: opens an app, moves its timeline, and says what that cost."""

import base64
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Frame, Page, Playwright

from apps import App

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)
RECORDER = Path(__file__).with_name("recorder.js").read_text("utf-8")
VIEWPORT = {"width": 1440, "height": 1000}
END_THUMB = "[data-testid=stSlider] input[type=range]"
QUIET_MS = 300
"""A step is over when nothing has come from the server for so long."""


@dataclass(frozen=True, slots=True)
class Step:
    """One key press on the timeline, in milliseconds and bytes."""

    key: str
    day: str
    to_painted: float
    """From the key press to the changed map on the screen."""
    to_sent: float
    """From the key press to the last message to the server before the map changed."""
    on_server: float
    """From there to the last message from the server before the map changed."""
    in_browser: float
    """From there to the changed map on the screen."""
    rerun: float
    """From the message to the server to the last answer, what comes after the map included."""
    bytes_received: int
    """WebSocket frames and bodies of HTTP responses until the app is quiet again."""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def launch(playwright: Playwright) -> Browser:
    """Chromium; another one than the system's where ``CHROMIUM`` names it."""
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    return playwright.chromium.launch(executable_path=path, args=list(FLAGS))


def new_visit(browser: Browser) -> BrowserContext:
    """A reader who was never here: no cache, no cookie."""
    context = browser.new_context(viewport=VIEWPORT)
    context.set_default_timeout(120_000)
    context.add_init_script(RECORDER)
    return context


def first_map_ms(context: BrowserContext, app: App) -> float:
    """Milliseconds from the start of the navigation to a painted map with its markers."""
    page = context.new_page()
    _open(page, app)
    spent = page.evaluate("bench.painted[0].painted - performance.timeOrigin")
    page.evaluate("ms => bench.settled(ms)", QUIET_MS)
    page.close()
    return float(spent)


def _open(page: Page, app: App) -> None:
    page.goto(app.url, wait_until="commit")
    page.evaluate("bench.beyond(0)")


class Reader:
    """A page that stays open, whose timeline is moved with the keyboard."""

    def __init__(self, context: BrowserContext, app: App) -> None:
        self.app = app
        self.page = context.new_page()
        self._received = 0
        network = context.new_cdp_session(self.page)
        network.on("Network.webSocketFrameReceived", self._note_frame)
        network.on("Network.loadingFinished", self._note_body)
        network.send("Network.enable")
        _open(self.page, app)
        self._settle()
        self._map_frame().evaluate(
            "document.querySelector('.leaflet-container').benchMark = window.benchMark = 1"
        )

    def step(self, key: str) -> Step:
        """Press a key on the end of the range, wait for the map, then for silence."""
        self.page.locator(END_THUMB).nth(1).focus()
        self._settle()
        self._received = 0
        before = self.page.evaluate(
            "[bench.keys, bench.sent, bench.received] = [[], [], []], bench.painted.length"
        )
        self.page.keyboard.press(key)
        self.page.evaluate("count => bench.beyond(count)", before)
        self._settle()
        noted = self.page.evaluate("({...bench, waiting: 0})")
        painting, pressed = noted["painted"][before], noted["keys"][0]
        sent = max((at for at in noted["sent"] if at <= painting["changed"]), default=pressed)
        answers = [at for at, _ in noted["received"]]
        answered = max((at for at in answers if at <= painting["changed"]), default=sent)
        return Step(
            key=key,
            day=painting["day"],
            to_painted=painting["painted"] - pressed,
            to_sent=sent - pressed,
            on_server=answered - sent,
            in_browser=painting["painted"] - answered,
            rerun=max(answers, default=sent) - sent,
            bytes_received=self._received,
        )

    def map_is_the_same(self) -> bool:
        """Whether frame and map container are still those of the first painting."""
        mark = (
            "(window.benchMark || 0) + ((document.querySelector('.leaflet-container') || {}).benchMark || 0)"
        )
        return bool(self._map_frame().evaluate(mark) == 2)

    def _map_frame(self) -> Frame:
        return next(frame for frame in self.page.frames if "streamlit_folium" in frame.url)

    def _settle(self) -> None:
        self.page.evaluate("ms => bench.settled(ms)", QUIET_MS)

    def _note_frame(self, message: dict[str, Any]) -> None:
        payload = message["response"]["payloadData"]
        is_text = message["response"]["opcode"] == 1
        self._received += len(payload.encode()) if is_text else len(base64.b64decode(payload))

    def _note_body(self, message: dict[str, Any]) -> None:
        self._received += int(message["encodedDataLength"])
