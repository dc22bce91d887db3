"""Several files are written whole, all of them or none."""

from pathlib import Path

import pytest

from geo.collection.atomic_writes import checked_target, write_all
from geo.model.errors import InvalidValue


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def fail(*_: object) -> None:
    raise OSError(28, "No space left on device")


def interrupt(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("stop", [fail, interrupt])
@pytest.mark.parametrize("at", ["a.csv", "b.csv", "c.csv"])
def test_whatever_stops_the_renaming_every_file_is_as_it_was(tmp_path, monkeypatch, stop, at):
    (tmp_path / "a.csv").write_text("old")
    (tmp_path / "c.csv").write_text("old")
    before, real = contents(tmp_path), Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.name == at and not self.name.endswith(".before"):
            stop()
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises((InvalidValue, KeyboardInterrupt)) as stopped:
        write_all([(tmp_path / name, b"new") for name in ("a.csv", "b.csv", "c.csv")])
    assert stopped.match(rf"{at}: cannot be written: No space" if stop is fail else "")
    assert contents(tmp_path) == before


def test_several_files_take_the_places_of_those_before_and_leave_no_other(tmp_path):
    (tmp_path / "a.csv").write_text("old")
    write_all([(tmp_path / name, name.encode()) for name in ("a.csv", "b.csv")])
    assert contents(tmp_path) == {"a.csv": b"a.csv", "b.csv": b"b.csv"}
    write_all([])
    assert len(contents(tmp_path)) == 2


def test_the_target_behind_a_link_is_the_file_that_it_leads_to_there_or_not(tmp_path):
    (tmp_path / "link.csv").symlink_to("new.csv")
    assert checked_target(tmp_path / "link.csv") == tmp_path.resolve() / "new.csv"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (".", "is a folder; give a file name"),
        ("no/map.png", "does not exist; make it first"),
        ("a\0b", "is no name of a file"),
    ],
)
def test_a_path_to_which_no_file_can_be_written_is_refused(tmp_path, name, reason):
    with pytest.raises(InvalidValue, match=reason):
        checked_target(tmp_path / name)
