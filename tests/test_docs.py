"""What the program can do is named in the README: commands, options, formats, pages and recipes."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.cli.commands import _parser
from geo.exports.formats import FORMATS

ROOT = Path(__file__).resolve().parents[1]


def commands() -> dict[str, argparse.ArgumentParser]:
    (choices,) = [action.choices for action in _parser()._actions if isinstance(action.choices, dict)]
    return choices


def options() -> Iterator[str]:
    for name, parser in commands().items():
        for action in parser._actions:
            for option in action.option_strings:
                if option not in ("-h", "--help"):
                    yield f"{name} {option}"


def recipes() -> list[str]:
    return re.findall(r"^([a-z][\w-]*):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


@pytest.fixture(scope="module")
def readme() -> str:
    return (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("command", commands())
def test_every_command_is_in_the_readme(readme, command):
    assert re.search(rf"python -m geo {command}\b", readme)


@pytest.mark.parametrize("option", sorted({one.split()[1] for one in options()}))
def test_every_option_is_in_the_readme(readme, option):
    assert re.search(rf"{option}\b", readme)


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_export_format_is_in_the_readme(readme, suffix):
    assert re.search(rf"(?<!\w)\{suffix}\b", readme)


@pytest.mark.parametrize("page", sorted(path.stem for path in (ROOT / "pages").glob("*.py")))
def test_every_page_is_in_the_readme(readme, page):
    assert re.search(page.replace("_", r"[_ ]"), readme, re.IGNORECASE)


@pytest.mark.parametrize("recipe", recipes())
def test_every_recipe_is_in_the_readme(readme, recipe):
    assert f"make {recipe}" in readme


@pytest.mark.parametrize("name", ["stations.geojson", "investigations.csv", "sources.csv", "GEO_DATA"])
def test_every_data_file_and_setting_is_in_the_readme(readme, name):
    assert name in readme


def test_every_option_means_the_same_with_every_command():
    filters = {
        "--country",
        "--from",
        "--to",
        "--kind",
        "--status",
        "--bureau",
        "--attestation",
        "--q",
        "--data",
    }
    held = {name: {one.split()[1] for one in options() if one.startswith(f"{name} ")} for name in commands()}
    assert all(filters <= held[name] for name in ("status", "stations", "events", "export"))
