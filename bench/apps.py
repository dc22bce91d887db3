"""The three apps that are measured side by side: started, awaited and ended here."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psutil

BENCH = Path(__file__).resolve().parent
PROJECT = BENCH.parent

NAMES = ("floor", "usual", "ours")
"""The least a timeline with a map can cost; the usual pattern; the app of this project."""

SECONDS_TO_START = 60


@dataclass(frozen=True, slots=True)
class App:
    """A running Streamlit server."""

    name: str
    url: str
    process: subprocess.Popen[bytes]

    @property
    def resident_bytes(self) -> int:
        """Memory of the server and of any process that it started."""
        server = psutil.Process(self.process.pid)
        return sum(process.memory_info().rss for process in (server, *server.children(recursive=True)))


@contextmanager
def started(workshop: Path, ours: Path, collection: Path) -> Iterator[dict[str, App]]:
    """Run the references from ``workshop``, a new folder, and ``ours``; end them on leaving.

    Args:
        workshop: receives the reference apps with a copy of Leaflet as their static files.
        ours: the project's ``app.py`` or a variant of it.
        collection: the records that ours shows.

    """
    shutil.copytree(PROJECT / "static" / "leaflet", workshop / "static" / "leaflet")
    for name in ("floor_app.py", "usual_app.py", "offline_leaflet.py"):
        shutil.copy(BENCH / name, workshop)
    scripts = {"floor": workshop / "floor_app.py", "usual": workshop / "usual_app.py", "ours": ours}
    extra = {"BENCH_PROJECT": str(PROJECT), "GEO_DATA": str(collection)}
    with ExitStack() as running:
        apps = {name: running.enter_context(_running(name, scripts[name], workshop, extra)) for name in NAMES}
        for app in apps.values():
            _await(app, workshop)
        yield apps


@contextmanager
def _running(name: str, script: Path, logs: Path, extra: Mapping[str, str]) -> Iterator[App]:
    port = _free_port()
    options = {
        "server.port": port,
        "server.address": "127.0.0.1",
        "server.headless": "true",
        "server.enableStaticServing": "true",
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
    }
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    command += [part for option, value in options.items() for part in (f"--{option}", str(value))]
    with (logs / f"{name}.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=script.parent, env={**os.environ, **extra}, stdout=log, stderr=subprocess.STDOUT
        )
    try:
        yield App(name, f"http://127.0.0.1:{port}/", process)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _await(app: App, logs: Path) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and app.process.poll() is None:
        try:
            connection = http.client.HTTPConnection(urlsplit(app.url).netloc, timeout=2)
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == http.client.OK:
                return
        except (OSError, http.client.HTTPException):
            time.sleep(0.2)
    log = (logs / f"{app.name}.log").read_text("utf-8", "replace")
    raise RuntimeError(f"the app {app.name!r} did not start:\n{log[-2000:]}")
