"""The browser's scripts: bundles that are up to date, and no word or number of Python's written twice."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from geo.model.installation import STATIC
from geo.model.labels import PRECISION_WORDS, STANDING_WORDS, STATUS_WORDS
from geo.render.page.texts import TEXTS

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "scripts").rglob("*.js"))
OWN = ("stationmap.js", "page.js", "page-head.js", "dialog.js", "forced-theme.js", "map-view.js", "page.css")
BUNDLES = (*OWN, "leaflet/leaflet-page.js")


@pytest.mark.skipif(
    not (ROOT / "node_modules").is_dir() and "MAKELEVEL" not in os.environ,
    reason="make test installs the packages of npm, and fails without them",
)
def test_the_bundles_are_what_make_scripts_builds_of_the_sources(tmp_path):
    command = [sys.executable, "tools/npm.py", "run", "--silent", "build", "--", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True)
    built = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert set(BUNDLES) < built
    stale = [name for name in built if (STATIC / name).read_bytes() != (tmp_path / name).read_bytes()]
    assert stale == [], "run: make scripts"


@pytest.mark.parametrize("name", OWN)
def test_a_bundle_names_the_command_that_makes_it(name):
    assert (STATIC / name).read_text("utf-8").startswith("/* Built from scripts/ by `make scripts`;")


def test_every_package_is_pinned_and_comes_from_the_registry_of_npm():
    package = json.loads((ROOT / "package.json").read_text("utf-8"))
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in package["devDependencies"].values())
    locked = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    assert all("integrity" in one for name, one in locked.items() if name)
    hosts = {one["resolved"] for one in locked.values() if "resolved" in one}
    assert all(address.startswith("https://registry.npmjs.org/") for address in hosts)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_script_has_no_sentence_of_its_own(path):
    text = re.sub(r"/\*.*?\*/|(?<![:\w])//[^\n]*", "", path.read_text("utf-8"), flags=re.DOTALL)
    literals = re.findall(r'"[^"\n]*"|`[^`]*`', text)
    templates = {*TEXTS.values(), *STATUS_WORDS.values(), *STANDING_WORDS.values(), *PRECISION_WORDS.values()}
    words = {word for template in templates for word in re.findall(r"[A-Za-z]{4,} [a-z]{2,}", template)}
    assert len(words) > 40
    assert [one for one in literals if "alleged" in one.lower() or any(word in one for word in words)] == []


def test_modules_are_small_and_depend_on_one_another_one_way():
    imports = {
        path: _imported(path) for path in SOURCES if path.parent.name != "scripts" or path.stem != "leaflet"
    }
    assert all(len(path.read_text("utf-8").splitlines()) <= 200 for path in SOURCES)
    placed: set[Path] = set()
    while ready := {path for path, others in imports.items() if path not in placed and others <= placed}:
        placed |= ready
    assert set(imports) - placed == set(), "these import each other in a circle"


def _imported(path: Path) -> set[Path]:
    found = re.findall(r'from "(\.[^"]+)"', path.read_text("utf-8"))
    return {(path.parent / name).resolve() for name in found}
