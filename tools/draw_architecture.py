"""Draw docs/architecture.svg from the code: the packages of geo/ in their layers, and which imports which.

Usage: python tools/draw_architecture.py [FILE]   (make architecture)
"""

import ast
import sys
import textwrap
import tomllib
from html import escape
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
LIBRARIES = ("click", "streamlit", "folium", "matplotlib", "frictionless")
"""Libraries that are named in the package that imports them, if no other does."""

ROW, HEAD, MATRIX, CELL = 56, 80, 620, 40
"""Pixels: height of a package, where the first begins, where the matrix begins, width of its columns."""


def main(target: str = "docs/architecture.svg") -> int:
    (ROOT / target).write_text(draw(), "utf-8", newline="\n")
    return 0


def draw() -> str:
    """The picture as SVG; equal code gives equal bytes."""
    graph = grimp.build_graph("geo", include_external_packages=True, cache_dir=None)
    layers = layers_of(ROOT / "pyproject.toml")
    packages = [package for layer in layers for package in layer]
    imports = {one: _imported(graph, one) for one in packages}
    width, height = MATRIX + CELL * len(packages) + 20, HEAD + ROW * len(packages) + 6
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif"',
        ' font-size="13" role="img" aria-labelledby="title">',
        '<title id="title">The packages of geo/, the highest layer first; a dot says that the package of the',
        " row imports the package of the column</title>",
        '<rect width="100%" height="100%" fill="#fff"/>',
    ]
    for column, package in enumerate(packages):
        x = MATRIX + CELL * column + CELL // 2
        parts.append(f'<text transform="translate({x} {HEAD - 8}) rotate(-45)">{package}</text>')
    for row, package in enumerate(packages):
        y = HEAD + ROW * row
        layer = next(number for number, layer in enumerate(layers) if package in layer)
        fill = "#f4f2ec" if layer % 2 else "#e7edf3"
        alone = [
            one for one in LIBRARIES if [other for other in packages if one in imports[other]] == [package]
        ]
        parts += [
            f'<rect x="10" y="{y}" width="{MATRIX - 24}" height="{ROW - 4}" fill="{fill}"/>',
            f'<text x="20" y="{y + 22}" font-size="15" font-weight="bold">{package}</text>',
            f'<text x="20" y="{y + 40}" font-size="11" fill="#555">{", ".join(alone)}</text>',
        ]
        for number, line in enumerate(textwrap.wrap(_first_line(package), 74)):
            parts.append(f'<text x="150" y="{y + 22 + 18 * number}">{escape(line)}</text>')
        for column, other in enumerate(packages):
            x = MATRIX + CELL * column
            fill = "#d9d4c7" if other == package else "#f7f7f7"
            parts.append(f'<rect x="{x}" y="{y}" width="{CELL - 4}" height="{ROW - 4}" fill="{fill}"/>')
            if other in imports[package]:
                parts.append(
                    f'<circle cx="{x + CELL // 2 - 2}" cy="{y + ROW // 2 - 2}" r="7" fill="#8a2b1d"/>'
                )
    return "\n".join([*parts, "</svg>", ""])


def layers_of(project: Path) -> list[list[str]]:
    """The layers that import-linter checks, the highest first, without the program's entry."""
    contracts = tomllib.loads(project.read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one.get("containers") == ["geo"])
    return [layer.split(" | ") for layer in layers if layer != "__main__"]


def _imported(graph: grimp.ImportGraph, package: str) -> set[str]:
    """Packages of geo/ and libraries that the modules of a package import."""
    inside = f"geo.{package}"
    modules = {inside, *graph.find_descendants(inside)}
    found = {other for module in modules for other in graph.find_modules_directly_imported_by(module)}
    names = {one.split(".")[1] if one.startswith("geo.") else one.split(".")[0] for one in found}
    return names - {package}


def _first_line(package: str) -> str:
    """The first sentence of a package's docstring."""
    module = ast.parse((ROOT / "geo" / package / "__init__.py").read_text("utf-8"))
    return (ast.get_docstring(module) or "").split("\n")[0].rstrip(".")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
