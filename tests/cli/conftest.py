"""A folder to call commands from."""

import os
from pathlib import Path

import pytest

from conftest import Collection, write_five
from geo.cli.commands import main


class Desk:
    """A folder to work in, with all that may stand in the way of a file, and a way to call from there."""

    def __init__(self, folder: Path, collection: Collection, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.collection, self.capsys = folder, collection, capsys
        (folder / "old.csv").write_text("old")
        (folder / "folder.csv").mkdir()
        (folder / "notes").mkdir()
        (folder / "notes" / "draft.txt").write_text("mine")
        (folder / "loop.csv").symlink_to("loop.csv")
        (folder / "lost.csv").symlink_to("nowhere/map.csv")
        os.mkfifo(folder / "pipe.csv")

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        """Exit code, standard output, standard error."""
        code = main(arguments)
        output = self.capsys.readouterr()
        return code, output.out, output.err

    def contents(self) -> dict[str, str]:
        """Everything in the folder: what a file says, where a link leads."""
        found = {}
        for path in sorted(self.folder.rglob("*")):
            what = str(path.readlink()) if path.is_symlink() else path.read_text() if path.is_file() else "-"
            found[path.relative_to(self.folder).as_posix()] = what
        return found


@pytest.fixture(scope="module")
def beat(tmp_path_factory) -> Collection:
    return write_five(tmp_path_factory.mktemp("beat"))


@pytest.fixture
def desk(beat, tmp_path, monkeypatch, capsys) -> Desk:
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, beat, capsys)
