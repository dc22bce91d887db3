"""The edition of drawing changes with the bytes of a golden output, and with nothing else."""

import json
import os
import re
import shutil
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from exports import outputs
from geo.exports.edition import EDITION, EDITION_FILE, foreign_libraries, libraries_here

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def here() -> str:
    return outputs.arithmetic()


@pytest.mark.parametrize("name", outputs.NAMES)
def test_an_output_is_the_one_that_the_edition_names(here, name):
    record = outputs.recorded()
    if here != record["arithmetic"]:
        warnings.warn(
            "this processor, or a library, calculates otherwise than where the outputs were recorded: "
            "pixels and numbers are compared within a tolerance, not bytes",
            stacklevel=1,
        )
    found = outputs.fault(name, outputs.output(name), record, here)
    assert not found, found


def test_every_output_is_recorded_and_no_other():
    assert tuple(outputs.recorded()["outputs"]) == outputs.NAMES


def test_the_libraries_of_the_edition_are_those_installed_and_those_that_are_pinned():
    recorded = json.loads(EDITION_FILE.read_text("utf-8"))["libraries"]
    assert recorded == libraries_here()
    assert foreign_libraries() == ()
    pins = {line.split(" ")[0] for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines()}
    packages = {f"{name}=={version}" for name, version in recorded.items() if "'" not in name}
    assert packages <= pins


def test_a_changed_constant_of_the_drawing_fails_with_the_command_to_run(monkeypatch):
    monkeypatch.setattr("geo.render.print.animation.MILLISECONDS", 800)
    found = outputs.fault(
        "months.gif", outputs.output("months.gif"), outputs.recorded(), outputs.recorded()["arithmetic"]
    )
    assert "months.gif has other bytes than edition" in found
    assert "run `make golden`" in found


def test_on_another_processor_last_bits_may_differ_but_no_more():
    record = outputs.recorded()
    svg = outputs.output("quarters.svg")
    moved = re.sub(rb'<text x="(\d+\.\d)', rb'<text x="\g<1>1', svg, count=1)
    assert moved != svg
    assert outputs.fault("quarters.svg", moved, record, "another") == ""
    assert "words or structure" in outputs.fault(
        "quarters.svg", svg.replace(b"alleged", b"proven", 1), record, "another"
    )
    assert "other bytes" in outputs.fault("quarters.svg", moved, record, record["arithmetic"])


def test_another_collection_is_not_near_enough_on_any_processor():
    record = outputs.recorded()["outputs"]
    assert outputs.difference(record["whole.png"], record["found.png"])
    assert outputs.difference(record["whole.svg"], record["words.svg"])


def test_a_comment_in_the_program_leaves_a_file_of_before_authentic(tmp_path):
    """Run from a copy of the program, in which a module that draws gets a comment."""
    for name in ("data", "static", "requirements.txt"):
        if (ROOT / name).exists():
            (tmp_path / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "geo", tmp_path / "geo", ignore=shutil.ignore_patterns("__pycache__"))
    run = [sys.executable, "-m", "geo"]
    collection = ["--data", str(outputs.HERE / "collection")]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}

    def call(*arguments: str) -> str:
        made = subprocess.run(
            [*run, *arguments, *collection],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return made.stdout + made.stderr

    assert call("export", "map.svg", "stations.geojson") == ""
    for module in ("render/print/svg.py", "render/tables.py", "exports/formats.py"):
        with (tmp_path / "geo" / module).open("a", encoding="utf-8") as file:
            file.write("\n# A comment of a later commit.\n")
    for name in ("map.svg", "stations.geojson"):
        assert call("verify", name).startswith(f"authentic: byte for byte what edition {EDITION} draws")
