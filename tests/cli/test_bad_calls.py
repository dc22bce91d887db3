"""Wrong calls of the command line: one sentence, exit code 2, and everything as it was before."""

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONG = "x" * 300
LOOP = "cannot be used: " if sys.version_info < (3, 13) else "loop.csv: cannot be written: "


WITH_DATA = [
    # filters
    (("status", "--country", "XXX"), "country='XXX' is not known; possible values: AUS, CAN, GBR."),
    (("stations", "--country", ""), "country='' is not known; possible values: AUS, CAN, GBR."),
    (("stations", "--status", "open"), "status='open' is not known; possible values: reported, inv"),
    (("stations", "--kind", "x", "--bureau", "y"), "bureau='y' is not known"),
    (("stations", "--country", "X" * 5000), "… "),
    (("status", "--as-of", "2023-03"), "'2023-03' is not a full day; write it as 2022-11-05"),
    (("status", "--as-of", ""), "'' is not a date; write 2022"),
    (("status", "--as-of", "2023-02-30"), "'2023-02-30' is not a date the calendar has"),
    (("status", "--as-of", "2023-03-09", "--to", "2023-03-09"), "--as-of and --to both name the day"),
    (("status", "--as-of", "2022-01-01", "--from", "2023-01-01"), "--from 2023-01-01 is after --as-of"),
    (("stations", "--from", "2024-01-02", "--to", "2024-01-01"), "from=2024-01-02 is after to=2024-01-01"),
    (("events", "--to", "1999-01-01"), "to=1999-01-01 is before the collection's first day, 2022-09-01"),
    (("events", "--from", "2999-01-01"), "from=2999-01-01 is after the collection's last day, 2024-07-31"),
    (("stations", "--to", "2024-01-01", "--to", "2024-01-02"), "to is given 2 times; give it once."),
    (("stations", "--q", "x" * 201), "the text has 201 characters; at most 200 are searched"),
    (("stations", "--q", "\0"), "holds nothing to search for; write a word, a name or a number"),
    (("stations", "--q", "a\udcff"), "'a\\udcff' is not UTF-8 text; write it in a UTF-8 locale"),
    (("stations", "-Montréal"), "'-Montréal' begins with a minus and reads as an option"),
    (
        ("status", "--format", "geojson"),
        "Invalid value for '--format': 'geojson' is not one of 'table', 'json', 'csv'",
    ),
    (
        ("events", "--format", "geojson"),
        "Invalid value for '--format': 'geojson' is not one of 'table', 'json', 'csv'",
    ),
    (("events", "--as-of", "2023-01-01"), "events: No such option '--as-of'; see stations-map events --help"),
    # how a picture looks
    (("export", "map.png", "--preset", "a4"), "no preset 'a4'; use one of web, square"),
    (("export", "map.png", "--theme", "pink"), "no theme 'pink'; use one of light, dark"),
    (("export", "map.png", "--title", "Police stations in Canada"), "the title is refused"),
    (("export", "map.png", "--title", "x" * 1_000_000), "the title has 1,000,000 characters; at most 160"),
    (("export", "map.png", "--title", "\x01\u202e"), "the title has no letter that can be shown"),
    (("export", "map.png", "--title", "Alleged 🗺"), "no font of the picture has '🗺'; leave it out"),
    (("export", "map.png", "--compare", "2024-07-31"), "has to come before the map's own day"),
    (("export", "map.png", "--compare", "2023-02-30"), "'2023-02-30' is not a date the calendar has"),
    (("export", "map.png", "--multiples", "day"), "no multiples 'day'; use one of month, quarter"),
    (("export", "map.png", "--multiples", "month", "--compare", "2023-01-01"), "are two kinds of sheet"),
    (("export", "map.png", "--extent", "atlantis"), "no extent 'atlantis'; use world, selection"),
    (("export", "map.png", "--extent", "nan,0,10,20"), "no extent 'nan,0,10,20'; use world, selection"),
    (("export", "map.png", "--extent", "0,0,1e400,20"), "extent '0,0,1e400,20' is not on Earth"),
    (("export", "map.png", "--extent", "0,0,1_0,20"), "no extent '0,0,1_0,20'; use world"),
    (("export", "map.png", "--extent=10,50,0,40"), "extent '10,50,0,40' is not on Earth"),
    (("export", "map.png", "--extent=0,0,1e-9,1e-9"), "is too narrow; each side takes 0.5 degrees at least"),
    (("export", "map.png", "--extent=" + "1" * 5000), "… "),
    (("export", "map.png", "--extent", "XXX"), "no country XXX on the map; write alpha-3 codes"),
    (("export", "map.png", "--extent", "-10,35,40,60"), "write a file as ./-10,35,40,60, the value of an"),
    (
        ("export", "map.png", "--title", "Alleged e" + "\u0301\u0300" * 9),
        "the title has 18 marks on one letter",
    ),
    (("export", "map.png", "--alt", "Alleged e" + "\u0301" * 4), "the alt has 4 marks on one letter, which"),
    (("export", "map.gif", "--preset", "8k"), "an animation of 23 frames of 7680 × 4320 pixels is more than"),
    # names of files
    (("export",), "Missing argument 'FILE...'; see stations-map export --help"),
    (("export", "map.docx"), "map.docx: no format for '.docx'; use one of .png .svg .pdf .gif .webp .html"),
    (("export", "map"), "map: a name without a suffix; use one of .png"),
    (("export", ""), ".: a name without a suffix; use one of .png"),
    (("export", ".png"), ".png: a name without a suffix; use one of .png"),
    (("export", "-map.png"), "'-map.png' begins with a minus and reads as an option; write a file as ./-map"),
    (("export", "map\0.csv"), "'map\\x00.csv' is no name of a file"),
    (("export", "map\x1b[31m.txt"), "map\\x1b[31m.txt: no format for '.txt'"),
    (("export", f"{LONG}.csv"), "cannot be written: File name too long"),
    (("export", "nowhere/map.csv"), "nowhere/map.csv: the folder nowhere does not exist; make it first"),
    (("export", "old.csv/map.csv"), "the folder old.csv does not exist"),
    (("export", "new.csv", "folder.csv"), "folder.csv is a folder; give a file name"),
    (("export", "new.csv", "pipe.csv"), "pipe.csv is a device or a pipe; give the name of a file"),
    (("export", "new.csv", "loop.csv"), "loop.csv: cannot be written: Too many levels of symbolic links"),
    (("export", "new.csv", "lost.csv"), "/nowhere does not exist; make it first"),
    (("export", "new.csv", "/proc/map.csv"), "/proc/map.csv: cannot be written: "),
    (("export", "old.csv", "map.png", "./old.csv"), "old.csv is named twice; name each file once"),
    (("feed",), "Missing argument 'FILE'"),
    (("feed", "feed.png"), "feed.png: a feed is XML; give it a name that ends in .xml or .atom"),
    (("feed", "nowhere/feed.xml"), "the folder nowhere does not exist; make it first"),
    (("feed", "feed\0.xml"), "'feed\\x00.xml' is no name of a file"),
    (("feed", "/proc/feed.xml"), "/proc/feed.xml: cannot be written: "),
    # a site
    (("publish",), "Missing argument 'DIR'"),
    (("publish", "site", "--address", "example.org"), "'example.org' is no address of a site; write it as"),
    (("publish", "nowhere/site"), "nowhere does not exist; make it first"),
    (("publish", "old.csv"), "old.csv is a file; give the name of a folder"),
    (("publish", "old.csv/site"), "old.csv does not exist; make it first"),
    (("publish", "notes"), "notes holds 'draft.txt', which no publication wrote; give an empty or a new"),
    (("publish", ""), ". holds the folder you work in; give the site a folder of its own"),
    (("publish", "/"), "/ holds the folder you work in; give the site a folder of its own"),
    (("publish", "loop.csv"), LOOP),
    (("publish", "site\0"), "'site\\x00': cannot be used: "),
    (("publish", LONG), "cannot be used: File name too long"),
    (("publish", "/proc/site"), "/proc/site: cannot be used: "),
    # a file to verify
    (("verify",), "Missing argument 'FILE'"),
    (("verify", "nowhere.png"), "nowhere.png: there is no such file"),
    (("verify", "notes"), "notes: is not a file"),
    (("verify", "pipe.csv"), "pipe.csv: is not a file"),
    (("verify", "\x1b[31m.png"), "\\x1b[31m.png: there is no such file"),
    # releases
    (("release",), "Missing option '--date'; see"),
    (("release", "--date", "2023-02-30"), "'2023-02-30' is not a date the calendar has"),
    (("release", "--date", "2026-11-22", "--version", "one"), "'one' is not a version; write it as 1.0.0"),
    (("release", "notes", "--date", "2026-11-22"), "DIR and --data both name the collection"),
    # the app
    (("run", "--port", "0"), "Invalid value for '--port': 0 is not in the range 1<=x<=65535"),
    (("run", "--port", "web"), "Invalid value for '--port': 'web' is not a valid integer range"),
    (("draw",), "No such command 'draw'; see"),
]
WITHOUT_DATA = [
    ((), "stations-map: Missing command; see stations-map --help"),
    (("stations", "--q"), "stations: Option '--q' requires an argument; see stations-map stations --help"),
    (("stations", "--data", "nowhere"), "'nowhere' is no folder; a collection is one with sources.csv"),
    (("export", "map.csv", "--data", "old.csv"), "'old.csv' is no folder"),
    (("events", "--data", "a\0b"), "'a\\x00b' is no folder"),
    (("status", "--data", LONG), "is no folder; a collection is one with"),
    (("publish", "site", "--data", "nowhere"), "'nowhere' is no folder"),
    (("feed", "feed.xml", "--data", "nowhere"), "'nowhere' is no folder"),
    (("verify", "old.csv", "--data", "loop.csv"), "'loop.csv' is no folder"),
    (("release", "nowhere", "--date", "2026-11-22"), "'nowhere' is no folder"),
    (("run", "--data", "nowhere"), "'nowhere' is no folder"),
    (("check", "nowhere"), "'nowhere' is no folder"),
    (("check", "notes", "--data", "notes"), "DIR and --data both name the collection; give one of them"),
]


def name_of(value: object) -> str:
    return ascii(" ".join(value))[1:60] if isinstance(value, tuple) else ""


@pytest.mark.parametrize(
    ("arguments", "message", "has_data"),
    [*((*call, True) for call in WITH_DATA), *((*call, False) for call in WITHOUT_DATA)],
    ids=name_of,
)
def test_a_wrong_call_is_refused_in_a_sentence_and_changes_nothing(desk, arguments, message, has_data):
    before = desk.contents()
    code, out, err = desk(*arguments, *(("--data", str(desk.collection.folder)) if has_data else ()))
    assert (code, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1
    assert len(err) < 1500
    assert desk.contents() == before


@pytest.mark.parametrize(
    "command",
    [("status",), ("stations", "--format", "geojson"), ("events",), ("export", "x.csv"), ("publish", "site")],
    ids=name_of,
)
def test_a_broken_collection_is_refused_with_every_fault(desk, collection, command):
    collection.edit_event("inquiry", kind="rumour")
    collection.edit_source("ngo", url="javascript:alert(1)")
    before = desk.contents()
    code, out, err = desk(*command, "--data", str(collection.folder))
    assert (code, out) == (2, "")
    rows = ["sources.csv: row 2 (ngo)", "investigations.csv: row 4 (inquiry)"]
    assert [line.split(", field ")[0] for line in err.splitlines()] == rows
    assert desk.contents() == before


@pytest.mark.parametrize(
    "character", ["\0", "\x1b", "\x7f", "\u202e", "\u2066", "\ufffe"], ids=lambda one: f"U+{ord(one):04X}"
)
def test_a_control_character_in_a_collection_is_a_fault(desk, collection, character):
    collection.edit_station("gbr-london-1", name=f"Alleged {character}")
    collection.edit_event("visit", note=f"Told{character}later")
    code, out, _ = desk("check", str(collection.folder))
    reasons = [line.split(" has ")[1] for line in out.splitlines()]
    assert (code, reasons) == (
        1,
        [f"U+{ord(character):04X}, a control character, which nobody sees; write it again without"] * 2,
    )


# Files


def test_a_link_is_followed_and_stays(desk):
    (desk.folder / "link.csv").symlink_to("old.csv")
    assert desk("export", "link.csv", "--data", str(desk.collection.folder))[0] == 0
    assert Path("link.csv").readlink() == Path("old.csv")
    assert Path("old.csv").read_text().startswith("id,name,country")


def test_a_protected_file_is_kept(desk, monkeypatch):
    writes = "geo.collection.atomic_writes.os.access"
    monkeypatch.setattr(writes, lambda path, _: Path(path).name != "old.csv")
    call = desk("export", "new.csv", "old.csv", "--data", str(desk.collection.folder))
    assert call == (2, "", "old.csv is write-protected; give another name\n")


def fail(*_: object) -> None:
    raise OSError(28, "No space left on device")


def interrupt(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("stop", [fail, interrupt])
def test_a_file_that_stops_half_way_leaves_no_other_behind(desk, monkeypatch, stop):
    before = desk.contents()
    monkeypatch.setattr("geo.collection.atomic_writes.os.fsync", stop)
    code, out, err = desk("export", "old.csv", "new.csv", "--data", str(desk.collection.folder))
    assert (code, out, err) == (
        (2, "", f"{desk.folder / 'old.csv'}: cannot be written: No space left on device\n")
        if stop is fail
        else (130, "", "interrupted; nothing was written\n")
    )
    assert desk.contents() == before


def test_a_replaced_file_keeps_its_permissions_and_a_new_one_has_those_of_its_writer(desk):
    Path("old.csv").chmod(0o640)
    usual = os.umask(0o077)
    try:
        assert desk("export", "old.csv", "new.csv", "--data", str(desk.collection.folder))[0] == 0
    finally:
        os.umask(usual)
    assert [oct(Path(name).stat().st_mode & 0o777) for name in ("old.csv", "new.csv")] == ["0o640", "0o600"]


def test_an_interrupt_in_the_middle_of_drawing_leaves_everything_as_it_was(desk, monkeypatch):
    before = desk.contents()
    monkeypatch.setattr("geo.render.page.document.render_page", interrupt)
    call = desk("export", "old.csv", "map.html", "--data", str(desk.collection.folder))
    assert (call, desk.contents()) == ((130, "", "interrupted; nothing was written\n"), before)


def test_a_host_that_is_not_here_is_refused_before_the_app_starts(desk):
    message = "'nosuch.invalid' is no address of this machine; use 127.0.0.1 or 0.0.0.0\n"
    assert desk("run", "--host", "nosuch.invalid") == (2, "", message)
