"""Files for contributors and machines say what is true of the project as it is."""

import configparser
import fnmatch
import json
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
import yaml

from geo import __version__

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RECIPES = set(re.findall(r"^([a-z][\w-]*):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
DOCUMENTS = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").glob("*.md")),
    *(ROOT / folder / "README.md" for folder in ("data", "static")),
]


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def releases(part: str) -> dict[str, str]:
    """Version to day of each release that the CHANGELOG names in a part, newest first."""
    section = text("CHANGELOG.md").partition(f"\n## {part}\n")[2].partition("\n## ")[0]
    return dict(re.findall(r"^### (\d[\w.]*), (\d{4}-\d\d-\d\d)$", section, re.MULTILINE))


def test_the_version_is_the_same_everywhere():
    citation = yaml.safe_load(text("CITATION.cff"))
    (version, day), *_ = releases("Program").items()
    assert version == __version__ == PROJECT["project"]["version"] == citation["version"]
    assert date.fromisoformat(day) == citation["date-released"]


def test_the_citation_file_has_what_its_format_requires():
    citation = yaml.safe_load(text("CITATION.cff"))
    assert {"cff-version", "message", "title", "authors", "version", "date-released"} <= set(citation)
    assert (citation["cff-version"], citation["license"]) == ("1.2.0", PROJECT["project"]["license"])


def test_the_changelog_names_each_release_of_the_data():
    files = [json.loads(path.read_text("utf-8")) for path in (ROOT / "data" / "releases").glob("*.json")]
    assert releases("Data") == {one["version"]: one["date"] for one in files}, "data/README.md: To release"


def test_public_ci_runs_make_test_and_nothing_else():
    jobs = yaml.safe_load(text(".github/workflows/test.yml"))["jobs"]
    steps = [step for job in jobs.values() for step in job["steps"]]
    assert [step["run"] for step in steps if "run" in step] == ["make test"]
    assert {step["uses"].split("@")[0] for step in steps if "uses" in step} == {
        "actions/checkout",
        "actions/setup-python",
    }


def test_public_ci_runs_the_oldest_python_that_is_promised():
    matrix = yaml.safe_load(text(".github/workflows/test.yml"))["jobs"]["test"]["strategy"]["matrix"]
    assert f">={matrix['python'][0]}" == PROJECT["project"]["requires-python"]


def test_pre_commit_runs_the_pinned_ruff_and_the_recipes_there_are():
    pins = dict(pin.split("==") for pin in PROJECT["dependency-groups"]["dev"])
    remote, local = yaml.safe_load(text(".pre-commit-config.yaml"))["repos"]
    assert remote["rev"] == f"v{pins['ruff']}"
    assert {hook["entry"].removeprefix("make ") for hook in local["hooks"]} <= RECIPES


def editor_rules(file: str) -> dict[str, str]:
    """What .editorconfig says of a file; of two sections the later one counts."""
    parser = configparser.ConfigParser()
    parser.read_string("[top]\n" + text(".editorconfig"))
    rules: dict[str, str] = {}
    for section in parser.sections()[1:]:
        name = file if "/" in section else Path(file).name
        if fnmatch.fnmatch(name, section.replace("**", "*")):
            rules |= parser[section]
    return rules


def own_files() -> list[str]:
    """Text files written by hand, from the folders and the root of the project."""
    suffixes = {".py", ".js", ".mjs", ".css", ".html", ".sh", ".toml", ".yml", ".yaml", ".md"}
    folders = ("geo", "tests", "tools", "bench", "scripts", "pages", "docs", ".github")
    found = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in suffixes]
    found += [path for path in ROOT.glob("*") if path.suffix in suffixes or path.name == "Makefile"]
    return sorted(path.relative_to(ROOT).as_posix() for path in found)


def test_files_are_written_as_editors_are_set_up():
    files = own_files()
    assert {"Makefile", "geo/model/dates.py", "scripts/page.js"} <= set(files)
    faults = []
    for file in files:
        rules, content = editor_rules(file), (ROOT / file).read_bytes()
        lines = content.decode("utf-8").split("\n")
        indents = {line[: len(line) - len(line.lstrip())] for line in lines if line.strip()}
        tabs = [indent for indent in indents if "\t" in indent]
        if (rules["indent_style"] == "tab") != bool(tabs):
            faults.append((file, "indent_style"))
        if rules["end_of_line"] == "lf" and b"\r" in content:
            faults.append((file, "end_of_line"))
        if rules["insert_final_newline"] == "true" and lines[-1]:
            faults.append((file, "insert_final_newline"))
        if rules["trim_trailing_whitespace"] == "true" and any(line != line.rstrip() for line in lines):
            faults.append((file, "trim_trailing_whitespace"))
    assert faults == []


def test_files_are_indented_as_editors_are_set_up():
    faults = []
    for file in (file for file in own_files() if not file.endswith((".md", ".html", ".py"))):
        rules = editor_rules(file)
        lines = [line for line in text(file).splitlines() if not line.lstrip().startswith("*")]
        widths = {len(line) - len(line.lstrip(" ")) for line in lines} - {0}
        if rules["indent_style"] == "space" and widths and min(widths) != int(rules["indent_size"]):
            faults.append(file)
    assert faults == []


def test_editors_and_the_formatter_of_python_agree_on_the_length_and_the_indent_of_a_line():
    rules = editor_rules("geo/model/dates.py")
    assert rules["max_line_length"] == str(PROJECT["tool"]["ruff"]["line-length"])
    assert rules["indent_size"] == str(PROJECT["tool"]["ruff"].get("indent-width", 4))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_document_names_recipes_and_files_that_there_are(document):
    written = document.read_text("utf-8")
    calls = re.findall(r"(?:`|^)make ([a-z ]+)\b", written, re.MULTILINE)
    recipes = {name for call in calls for name in call.split()}
    links = {link for link in re.findall(r"\]\(([^)#]+)\)", written) if "://" not in link}
    files = set(re.findall(r"\b(?:geo|tests|tools|bench|scripts)/[\w/.-]*\.(?:py|js|mjs|sh)\b", written))
    assert recipes <= RECIPES
    assert [file for file in files if not (ROOT / file).exists()] == []
    assert [link for link in links if not (document.parent / link).exists()] == []
