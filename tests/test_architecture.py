"""docs/architecture.md and its picture show the packages as they are."""

import importlib.util
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "architecture.md").read_text("utf-8")


def test_the_picture_is_up_to_date():
    spec = importlib.util.spec_from_file_location("architecture", ROOT / "tools" / "draw_architecture.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert (ROOT / "docs" / "architecture.svg").read_text("utf-8") == tool.draw(), "run make architecture"


def test_the_table_names_every_package_and_modules_that_there_are():
    rows = re.findall(r"^\| `(\w+)` \| .+ \| (.+) \|$", TEXT, re.MULTILINE)
    assert {package for package, _ in rows} == {path.parent.name for path in ROOT.glob("geo/*/__init__.py")}
    named = [(package, module) for package, start in rows for module in re.findall(r"`([\w.]+)`", start)]
    assert [one for one in named if not ROOT.joinpath("geo", *one).is_file()] == []


def test_every_path_that_the_text_names_is_there():
    paths = re.findall(r"`((?:geo|static|data|pages)/[\w./]*)`", TEXT)
    assert len(paths) > 10
    assert [path for path in paths if not (ROOT / path).exists()] == []
