"""The exported page in Firefox, from its file, the network off; skipped where no Firefox is installed."""

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from geo.collection.reading import read_catalogue
from geo.exports.formats import export_bytes
from geo.query.selection import whole

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
HOME, ARROW_LEFT = "\ue011", "\ue012"
ENTER, ESCAPE = "\ue007", "\ue00c"
NO_NETWORK = "".join(
    f'user_pref("network.proxy.{name}", {value});\n'
    for kind in ("http", "ssl", "socks")
    for name, value in ((kind, '"127.0.0.1"'), (f"{kind}_port", 9))
)
"""Preferences by which every request ends at a port where nobody listens."""

pytestmark = pytest.mark.skipif(FIREFOX is None, reason="no Firefox is installed")


class Marionette:
    """Firefox's own wire protocol: a length, a colon, JSON. Playwright drives only a Firefox of its own."""

    def __init__(self, port: int) -> None:
        self.sent = 0
        deadline = time.monotonic() + 60
        while True:
            try:
                self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
                break
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.3)
        self._answer()
        self.ask("WebDriver:NewSession")

    def ask(self, command: str, **values: Any) -> Any:
        self.sent += 1
        message = json.dumps([0, self.sent, command, values]).encode()
        self.socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, answer = self._answer()
        assert error is None, error
        return answer

    def evaluate(self, expression: str) -> Any:
        return self.ask("WebDriver:ExecuteScript", script=f"return {expression}", args=[])["value"]

    def act(self, **source: Any) -> None:
        self.ask("WebDriver:PerformActions", actions=[source])

    def press(self, key: str) -> None:
        steps = [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        self.act(type="key", id="keys", actions=steps)

    def _answer(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self.socket.recv(1)
        text = b""
        while len(text) < int(length[:-1]):
            text += self.socket.recv(int(length[:-1]) - len(text))
        return json.loads(text)


@pytest.fixture(scope="module")
def firefox(tmp_path_factory) -> Iterator[Marionette]:
    """A Firefox that shows the page of the project's own collection."""
    folder: Path = tmp_path_factory.mktemp("firefox")
    catalogue = read_catalogue()
    (folder / "map.html").write_bytes(export_bytes(catalogue, whole(catalogue), ".html"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    wishes = f'user_pref("marionette.port", {port});\nuser_pref("network.proxy.type", 1);\n{NO_NETWORK}'
    (folder / "user.js").write_text(wishes, "utf-8")
    browser = subprocess.Popen(
        [
            *(FIREFOX, "--headless", "--marionette", "--no-remote", "--profile", str(folder)),
            "--remote-allow-system-access",  # to read the console
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        driver = Marionette(port)
        driver.ask("WebDriver:Navigate", url=(folder / "map.html").as_uri())
        yield driver
        with suppress(OSError, ValueError):
            driver.ask("Marionette:Quit", flags=["eForceQuit"])
    finally:
        browser.terminate()
        browser.wait(timeout=30)


def test_firefox_draws_the_map_and_its_timeline_follows_the_keyboard(firefox):
    placed = [station for station in read_catalogue().stations if station.point]
    counts = (
        "[...document.querySelectorAll('#map .station-count')].flatMap((one) => one.dataset.ids.split(' '))"
    )
    single = "document.querySelectorAll('#map .station').length"
    assert firefox.evaluate(f"{counts}.length + {single}") == len(placed)
    assert firefox.evaluate("document.querySelectorAll('#map .country').length") > 200
    firefox.evaluate("document.getElementById('to').focus()")
    firefox.press(ARROW_LEFT)
    assert firefox.evaluate("document.getElementById('map').dataset.asOf") == "2024-07-30"
    firefox.press(HOME)
    assert firefox.evaluate("document.getElementById('map').dataset.asOf") == "2022-09-01"


@pytest.mark.parametrize("pointer", ["mouse", "touch"])
def test_firefox_moves_both_thumbs_under_a_pointer(firefox, pointer):
    firefox.evaluate("stationPage.set({to: '2024-07-31'}) && stationPage.set({from: '2022-09-01'})")
    box = firefox.evaluate("document.getElementById('to').getBoundingClientRect()")
    y = round(box["top"] + box["height"] / 2)
    for x, across in ((round(box["right"]) - 14, -150), (round(box["left"]) + 14, 100)):
        move = {"type": "pointerMove", "y": y, "duration": 20}
        steps = [{**move, "x": x}, {"type": "pointerDown", "button": 0}]
        steps += [{**move, "x": x + across * step // 10} for step in range(1, 11)]
        steps.append({"type": "pointerUp", "button": 0})
        firefox.act(type="pointer", id=pointer, parameters={"pointerType": pointer}, actions=steps)
    days = firefox.evaluate("['from-day', 'to-day'].map(id => document.getElementById(id).value)")
    assert "2022-09-01" < days[0] < "2023-06-01" < days[1] < "2024-07-31"


def test_firefox_follows_an_address_to_a_record(firefox):
    firefox.evaluate("location.hash = 'country=CAN&to=2023-06-13&record=station:can-montreal-1'")
    deadline = time.monotonic() + 10
    while "Record" not in firefox.evaluate("document.getElementById('panel').ariaLabel"):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert "in Canada" in firefox.evaluate("document.getElementById('sentence').textContent")


def test_firefox_leads_into_a_record_by_enter_and_back_by_escape(firefox):
    focused = "document.activeElement.getAttribute('aria-label')"
    firefox.evaluate("document.querySelector('#map .station--can-markham-1').focus()")
    before = firefox.evaluate(focused)
    firefox.press(ENTER)
    assert firefox.evaluate(focused).startswith("Record: Alleged station in Markham")
    firefox.press(ESCAPE)
    assert firefox.evaluate(focused) == before


def test_firefox_is_asked_for_nothing_and_has_nothing_to_complain_of(firefox):
    page = firefox.evaluate("location.href.split('#')[0]")
    assert firefox.evaluate("performance.getEntriesByType('resource').length") == 0
    firefox.ask("Marionette:SetContext", value="chrome")
    said = firefox.evaluate("Services.console.getMessageArray().map(String)")
    firefox.ask("Marionette:SetContext", value="content")
    assert [message for message in said if page in message] == []
