"""The lock files name every package that the program and its tests need, each with its hashes."""

import re
import tomllib
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PROJECT_FILE = (ROOT / "pyproject.toml").read_text("utf-8")
PROJECT = tomllib.loads(PROJECT_FILE)
PINS = {
    "requirements.txt": PROJECT["project"]["dependencies"],
    "requirements-dev.txt": PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"],
}


def locked(file: str) -> dict[str, tuple[Requirement, list[str]]]:
    """Requirement and hashes of each package of a lock file."""
    text = (ROOT / file).read_text("utf-8").replace("\\\n", "")
    found = {}
    for line in text.splitlines():
        if not line.lstrip().startswith("#"):
            requirement, *hashes = line.split(" --hash=")
            found[canonicalize_name(Requirement(requirement).name)] = (Requirement(requirement), hashes)
    return found


def needed(pins: list[str]) -> set[str]:
    """Names of all packages that the pinned ones need here, by what is installed."""
    found: set[tuple[str, str]] = set()
    waiting = [Requirement(pin) for pin in pins]
    while waiting:
        requirement = waiting.pop()
        for extra in {"", *requirement.extras}:
            one = (canonicalize_name(requirement.name), extra)
            if one not in found:
                found.add(one)
                waiting += [
                    needs
                    for needs in map(Requirement, requires(requirement.name) or ())
                    if needs.marker is None or needs.marker.evaluate({"extra": extra})
                ]
    return {name for name, _ in found}


@pytest.mark.parametrize("file", PINS)
def test_every_package_is_locked_to_one_version_with_hashes(file):
    for name, (requirement, hashes) in locked(file).items():
        assert re.fullmatch(r"==[\w.+]+", str(requirement.specifier)), name
        assert hashes, name
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", one.strip()) for one in hashes), name


@pytest.mark.parametrize("file", PINS)
def test_what_pyproject_pins_is_locked_so(file):
    pins = {canonicalize_name(pin.name): str(pin.specifier) for pin in map(Requirement, PINS[file])}
    assert all(specifier.startswith("==") for specifier in pins.values())
    versions = {name: str(requirement.specifier) for name, (requirement, _) in locked(file).items()}
    assert {name: versions.get(name) for name in pins} == pins


@pytest.mark.parametrize("file", PINS)
def test_every_package_that_is_needed_is_locked(file):
    assert needed(PINS[file]) - set(locked(file)) == set()


def test_tests_run_with_the_versions_that_ship():
    shipped, tested = locked("requirements.txt"), locked("requirements-dev.txt")
    assert {name: tested.get(name) for name in shipped} == shipped


@pytest.mark.parametrize("file", PINS)
def test_a_lock_file_names_no_server(file):
    assert not re.search(r"://|--(?:index|extra|find|trusted)", (ROOT / file).read_text("utf-8"))


@pytest.mark.parametrize("pin", PINS["requirements-dev.txt"])
def test_every_direct_dependency_has_its_reason_beside_it(pin):
    assert re.search(rf'^  "{re.escape(pin)}",  # \S.+$', PROJECT_FILE, re.MULTILINE)


def test_make_installs_by_hash_alone():
    recipes = (ROOT / "Makefile").read_text("utf-8")
    installs = [line for line in recipes.splitlines() if "pip install" in line]
    assert len(installs) >= len(PINS)
    assert [line for line in installs if "--require-hashes" not in line] == []
