"""The import rules refuse what they are for: each is broken on purpose in a copy of the project."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
GEO = ROOT / "geo"
PACKAGES = ["cli", "collection", "exports", "mapspec", "model", "query", "render", "ui"]

ALLOWED = {
    "matplotlib": ("render/print/",),
    "folium": ("render/leaflet.py", "render/escaping.py"),
    "branca": ("render/leaflet.py", "render/escaping.py"),
    "streamlit": ("ui/",),
    "streamlit_folium": ("ui/",),
    "click": ("cli/",),
}
"""Library to the only files of geo/ that may import it."""


def modules() -> list[str]:
    return sorted(path.relative_to(GEO).as_posix() for path in GEO.rglob("*.py"))


HIGHER = {
    "geo.model.dates": ("geo.query.selection", "geo.model is not allowed to import geo.query"),
    "geo.query.selection": ("geo.mapspec.spec", "geo.query is not allowed to import geo.mapspec"),
    "geo.mapspec.spec": ("geo.render.print.sheet", "geo.mapspec is not allowed to import geo.render"),
    "geo.collection.reading": ("geo.exports.formats", "geo.collection is not allowed to import geo.exports"),
    "geo.render.tables": ("geo.ui.session", "geo.render is not allowed to import geo.ui"),
    "geo.exports.formats": ("geo.cli.commands", "geo.exports is not allowed to import geo.cli"),
    "geo.model.errors": ("geo.model.records", "geo.model.errors is not allowed to import geo.model.records"),
}
"""Module to one of a layer above it, and what import-linter says of the import."""


def copied(folder: Path) -> Path:
    """Copy to the folder what the linters read, and return the folder."""
    shutil.copytree(GEO, folder / "geo", ignore=shutil.ignore_patterns("__pycache__", "*.ttf"))
    shutil.copytree(ROOT / "pages", folder / "pages", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "app.py"):
        shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture
def copy(tmp_path) -> Path:
    return copied(tmp_path)


def append(path: Path, line: str) -> None:
    path.write_text(f"{path.read_text('utf-8')}\n{line}\n", "utf-8")


def dotted(name: str) -> str:
    return ("geo." + name.removesuffix(".py").replace("/", ".")).removesuffix(".__init__")


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the copy, not on the project that stands on the path as well."""
    program = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def ruff(folder: Path, *files: str) -> str:
    call = [sys.executable, "-m", "ruff", "check", "--no-cache", "--select", "TID251", *files]
    return subprocess.run(call, cwd=folder, capture_output=True, text=True, check=False).stdout


def test_geo_contains_eight_packages_and_nothing_else():
    files = [path.relative_to(GEO) for path in GEO.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    entries = {file.parts[0] for file in files}
    assert sorted(entries) == sorted([*PACKAGES, "__init__.py", "__main__.py"])


def test_the_copy_keeps_every_rule(copy):
    done = lint_imports(copy)
    assert done.returncode == 0, done.stdout
    assert " 0 broken" in done.stdout


# import-linter reports every import that it refuses: one copy with many of them is linted once.


@pytest.fixture(scope="module")
def report_of_libraries(tmp_path_factory) -> str:
    """What import-linter reports where every module imports every library outside its place."""
    copy = copied(tmp_path_factory.mktemp("libraries"))
    for library, places in ALLOWED.items():
        for name in modules():
            if not name.startswith(places):
                append(copy / "geo" / name, f"import {library}")
    done = lint_imports(copy)
    assert done.returncode == 1
    return done.stdout


@pytest.mark.parametrize("library", ALLOWED)
def test_a_library_outside_its_place_is_refused_in_every_module(report_of_libraries, library):
    strangers = {dotted(name) for name in modules() if not name.startswith(ALLOWED[library])}
    refused = set(re.findall(rf"^- (\S+) -> {library} ", report_of_libraries, re.MULTILINE))
    assert refused == strangers


@pytest.mark.parametrize("library", ["mpl_toolkits", "pylab"])
def test_what_comes_with_matplotlib_is_refused_outside_the_print_renderer_too(copy, library):
    files = ["query/claims.py", "mapspec/spec.py", "exports/formats.py", "render/tables.py"]
    for name in files:
        append(copy / "geo" / name, f"import {library}")
    answer = ruff(copy, "geo")
    assert [name for name in files if f"geo/{name}:" not in answer] == []


@pytest.mark.parametrize("library", [*(name for name in ALLOWED if name != "streamlit"), "pylab", "altair"])
def test_a_library_in_a_page_or_in_the_app_is_refused(copy, library):
    files = ["app.py", *(f"pages/{path.name}" for path in sorted((copy / "pages").glob("*.py")))]
    assert ruff(copy, *files).strip() == "All checks passed!"
    for name in files:
        append(copy / name, f"import {library}")
    answer = ruff(copy, *files)
    assert [name for name in files if f"{name}:" not in answer] == []


def test_a_module_without_a_place_in_the_layers_is_refused_in_every_package(copy):
    packages = [path.parent for path in (copy / "geo").rglob("__init__.py")]
    for package in packages:
        (package / "stray.py").write_text('"""No layer."""\n', "utf-8")
    done = lint_imports(copy)
    strays = {".".join([*package.relative_to(copy).parts, "stray"]) for package in packages}
    assert len(strays) > len(PACKAGES)
    assert set(re.findall(r"^- (\S+\.stray)$", done.stdout, re.MULTILINE)) == strays
    assert done.returncode == 1


@pytest.fixture(scope="module")
def report_of_layers(tmp_path_factory) -> str:
    """What import-linter reports where each of some modules imports one of a higher layer."""
    copy = copied(tmp_path_factory.mktemp("layers"))
    for module, (target, _) in HIGHER.items():
        append(copy / f"{module.replace('.', '/')}.py", f"import {target}")
    done = lint_imports(copy)
    assert done.returncode == 1
    return done.stdout


@pytest.mark.parametrize("module", HIGHER)
def test_an_import_of_a_higher_layer_is_refused(report_of_layers, module):
    target, refusal = HIGHER[module]
    assert f"\n{refusal}:\n\n- {module} -> {target} (" in report_of_layers


def test_every_package_has_an_exhaustive_list_of_layers():
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    layers = [one for one in rules["contracts"] if one["type"] == "layers" and one["exhaustive"]]
    packages = {".".join(["geo", *path.parent.relative_to(GEO).parts]) for path in GEO.rglob("__init__.py")}
    assert {container for one in layers for container in one["containers"]} == packages


def test_make_lint_runs_both_linters():
    recipe = (ROOT / "Makefile").read_text("utf-8").split("\nlint:")[1].split("\n\n")[0]
    assert "lint-imports" in recipe
    assert "ruff check ." in recipe
