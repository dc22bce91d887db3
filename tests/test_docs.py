"""What the program can do is named in the README: commands, options, formats, pages and recipes."""

import re
from collections import Counter
from pathlib import Path

import click
import pytest

from geo.cli.commands import commands
from geo.cli.options import FILTERS
from geo.collection.reading import PROJECT_COLLECTION
from geo.collection.releases import last_release
from geo.exports.formats import FORMATS
from geo.mapspec.picture_style import PRESETS, STEPS, THEMES
from geo.mapspec.regions import REGIONS
from geo.mapspec.web_view import LOOKS, parse_view
from geo.model.dates import describe_day

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
OPTIONS = {
    name: {option for one in command.params if isinstance(one, click.Option) for option in one.opts}
    for name, command in commands.commands.items()
}


def table(head: str) -> dict[str, str]:
    """Rows of the README's table with this heading: the first cell to the whole row."""
    rows = README.partition(f"\n| {head} |")[2].partition("\n\n")[0].splitlines()[2:]
    return {row.split("|")[1].strip(): row for row in rows}


def recipes() -> list[str]:
    return re.findall(r"^([a-z][\w-]*):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("command", OPTIONS)
def test_every_command_is_in_the_readme(command):
    assert re.search(rf"^stations-map {command}\b", README, re.MULTILINE)


@pytest.mark.parametrize("option", sorted(set().union(*OPTIONS.values())))
def test_every_option_is_in_the_readme(option):
    assert re.search(rf"{option}\b", README)


def test_every_filter_and_the_collection_mean_the_same_with_every_command_that_selects():
    filters = {f"--{name}" for name in FILTERS} | {"--data"}
    assert {name for name, options in OPTIONS.items() if filters <= options} == {
        "status",
        "stations",
        "events",
        "export",
    }


def test_every_export_format_has_its_row_in_the_readme():
    named = [suffix for cell in table("suffix") for suffix in re.findall(r"`(\.\w+)`", cell)]
    assert sorted(named) == sorted(FORMATS)


@pytest.mark.parametrize(
    ("option", "values"),
    [("--preset", PRESETS), ("--theme", THEMES), ("--extent", REGIONS), ("--multiples", STEPS)],
)
def test_every_value_of_an_option_is_in_its_row_of_the_readme(option, values):
    row = next(row for cell, row in table("option").items() if f"`{option}" in cell)
    assert [value for value in values if f"`{value}`" not in row] == []


def test_every_page_has_its_row_in_the_readme():
    pages = re.findall(r'st\.Page\("pages/(\w+)\.py", title="([^"]+)"', (ROOT / "app.py").read_text("utf-8"))
    assert {file for file, _ in pages} == {path.stem for path in (ROOT / "pages").glob("*.py")}
    assert list(table("page")) == [title for _, title in pages]


def test_every_view_and_theme_of_a_link_is_in_the_readme():
    link = README.partition("**The link**")[2].partition("The **search box**")[0]
    assert [
        name for name in (*LOOKS, *(f"theme={theme}" for theme in THEMES)) if f"{name}`" not in link
    ] == []
    assert "`view=48.2,16.4,4.5`" in link
    assert parse_view("48.2,16.4,4.5")


@pytest.mark.parametrize("recipe", recipes())
def test_every_recipe_is_in_the_readme(recipe):
    assert re.search(rf"make {recipe}\b", README)


@pytest.mark.parametrize("name", ["stations.geojson", "investigations.csv", "sources.csv", "GEO_DATA"])
def test_every_data_file_and_setting_is_in_the_readme(name):
    assert name in README


def test_the_first_figures_of_the_readme_are_those_of_the_last_release():
    release = last_release(PROJECT_COLLECTION)
    counts = Counter(record.partition(":")[0] for record in release.records)
    (figures,) = re.findall(
        r"(\d+) alleged stations, (\d+) dated events,\s(\d+) sources \(release ([\d.]+) of ([\w ]+)\)", README
    )
    named = tuple(str(counts[kind]) for kind in ("station", "event", "source"))
    assert figures == (*named, release.version, describe_day(release.date)), "data/README.md: To release"
