"""The program as pip installs it: in an environment of its own, called from a folder of its own."""

import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.request
import venv
from pathlib import Path

import pytest

from conftest import write_five

ROOT = Path(__file__).parent.parent


class Installation:
    """An environment with the wheel and the libraries of the tests, and an empty folder to call it from."""

    def __init__(self, folder: Path) -> None:
        wheels, self.home, self.environment = folder / "wheels", folder / "home", folder / "environment"
        self.home.mkdir()
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
        offline = ["--no-deps", "--no-index"]
        source = folder / "source"  # a build writes beside what it builds
        shutil.copytree(
            ROOT, source, ignore=shutil.ignore_patterns(".*cache*", ".git", ".venv", "out", "bench")
        )
        build = [*pip, "wheel", *offline, "--no-build-isolation", "-w", str(wheels), str(source)]
        subprocess.run(build, check=True)
        shutil.rmtree(source)
        venv.create(self.environment, symlinks=True)
        (wheel,) = wheels.iterdir()
        python = str(self.program("python"))
        subprocess.run([*pip, "--python", python, "install", *offline, str(wheel)], check=True)
        asked = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
        packages = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()
        Path(packages, "libraries.pth").write_text(sysconfig.get_path("purelib"))

    def program(self, name: str) -> Path:
        return self.environment / ("Scripts" if os.name == "nt" else "bin") / name

    def call(self, *arguments: str) -> list[str]:
        return [str(self.program("stations-map")), *arguments]

    def __call__(self, *arguments: str) -> str:
        """What a command prints, from the empty folder."""
        run = subprocess.run(
            self.call(*arguments),
            cwd=self.home,
            env=self.surroundings,
            check=False,
            capture_output=True,
            text=True,
        )
        assert run.returncode == 0, run.stderr
        return run.stdout

    @property
    def surroundings(self) -> dict[str, str]:
        return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "GEO_DATA")}


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Installation:
    return Installation(tmp_path_factory.mktemp("wheel"))


def test_the_data_and_every_command_come_with_it(installed):
    assert installed("check").startswith(str(installed.environment))
    assert installed("status", "--as-of", "2023-06-13").startswith("country")
    assert installed("export", "map.png", "map.html") == ""
    five = write_five(installed.home).folder  # its site takes a fifth of the time of the project's own
    assert installed("publish", "site", "--data", str(five)).startswith("site: ")
    assert (installed.home / "site" / "index.html").is_file()


def test_a_file_is_the_same_from_the_wheel_and_from_a_checkout(installed):
    installed("export", "canada.svg", "--country", "CAN")
    call = [sys.executable, "-m", "geo", "verify", str(installed.home / "canada.svg")]
    answer = subprocess.run(call, cwd=ROOT, check=False, capture_output=True, text=True)
    assert answer.stdout.startswith("authentic"), answer.stdout


def test_the_app_and_its_static_files_come_with_it(installed):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen(
        installed.call("run", "--port", str(port)),
        cwd=installed.home,
        env=installed.surroundings,
        stdout=subprocess.PIPE,
        text=True,
    ) as app:
        assert app.stdout.readline() == f"Open {address} (stop with Ctrl+C)\n"
        try:
            assert fetched(f"{address}/_stcore/health") == b"ok"
            leaflet = fetched(f"{address}/app/static/leaflet/leaflet.js")
            assert leaflet == (ROOT / "static" / "leaflet" / "leaflet.js").read_bytes()
        finally:
            app.terminate()
        assert app.wait(timeout=20) == 0


def fetched(address: str) -> bytes:
    """The answer of a server that may still be starting."""
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return answer.read()
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{address} does not answer")
