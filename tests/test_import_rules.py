"""The import rules refuse what they are for: each is broken on purpose in a copy of the project."""

import os
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


@pytest.fixture
def copy(tmp_path) -> Path:
    shutil.copytree(GEO, tmp_path / "geo", ignore=shutil.ignore_patterns("__pycache__", "*.ttf"))
    shutil.copytree(ROOT / "pages", tmp_path / "pages", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "app.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


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


@pytest.mark.parametrize("library", ALLOWED)
def test_a_library_outside_its_place_is_refused_in_every_module(copy, library):
    strangers = [name for name in modules() if not name.startswith(ALLOWED[library])]
    for name in strangers:
        path = copy / "geo" / name
        path.write_text(f"{path.read_text('utf-8')}\nimport {library}\n", "utf-8")
    done = lint_imports(copy)
    assert done.returncode != 0
    reported = set(done.stdout.split())
    named = [
        ("geo." + name.removesuffix(".py").replace("/", ".")).removesuffix(".__init__") for name in strangers
    ]
    assert [name for name in named if name not in reported] == []


@pytest.mark.parametrize("library", ["mpl_toolkits", "pylab"])
def test_what_comes_with_matplotlib_is_refused_outside_the_print_renderer_too(copy, library):
    files = ["query/claims.py", "mapspec/spec.py", "exports/formats.py", "render/tables.py"]
    for name in files:
        path = copy / "geo" / name
        path.write_text(f"{path.read_text('utf-8')}\nimport {library}\n", "utf-8")
    answer = ruff(copy, "geo")
    assert [name for name in files if f"geo/{name}:" not in answer] == []


@pytest.mark.parametrize("library", [*(name for name in ALLOWED if name != "streamlit"), "pylab", "altair"])
def test_a_library_in_a_page_or_in_the_app_is_refused(copy, library):
    files = ["app.py", *(f"pages/{path.name}" for path in sorted((copy / "pages").glob("*.py")))]
    assert ruff(copy, *files).strip() == "All checks passed!"
    for name in files:
        path = copy / name
        path.write_text(f"{path.read_text('utf-8')}\nimport {library}\n", "utf-8")
    answer = ruff(copy, *files)
    assert [name for name in files if f"{name}:" not in answer] == []


@pytest.mark.parametrize("package", ["geo", *(f"geo.{name}" for name in PACKAGES), "geo.render.print"])
def test_a_module_without_a_place_in_the_layers_is_refused(copy, package):
    folder = copy / package.replace(".", "/")
    (folder / "stray.py").write_text('"""No layer."""\n', "utf-8")
    done = lint_imports(copy)
    assert done.returncode != 0
    assert "stray" in done.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("model/dates.py", "import geo.query.selection"),
        ("query/selection.py", "import geo.mapspec.spec"),
        ("mapspec/spec.py", "import geo.render.print.sheet"),
        ("collection/reading.py", "import geo.exports.formats"),
        ("render/tables.py", "import geo.ui.session"),
        ("exports/formats.py", "import geo.cli.commands"),
        ("model/errors.py", "import geo.model.records"),
    ],
)
def test_an_import_of_a_higher_layer_is_refused(copy, module, line):
    path = copy / "geo" / module
    path.write_text(f"{path.read_text('utf-8')}\n{line}\n", "utf-8")
    done = lint_imports(copy)
    assert done.returncode != 0
    assert line.removeprefix("import ") in done.stdout


def test_every_package_has_an_exhaustive_list_of_layers():
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    layers = [one for one in rules["contracts"] if one["type"] == "layers" and one["exhaustive"]]
    packages = {".".join(["geo", *path.parent.relative_to(GEO).parts]) for path in GEO.rglob("__init__.py")}
    assert {container for one in layers for container in one["containers"]} == packages


def test_make_lint_runs_both_linters():
    recipe = (ROOT / "Makefile").read_text("utf-8").split("\nlint:")[1].split("\n\n")[0]
    assert "lint-imports" in recipe
    assert "ruff check ." in recipe
