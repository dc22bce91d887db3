"""Verification: authentic, altered, superseded or not verifiable; and hostile files get a sentence."""

import io
import json
import os
import random
import struct
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from conftest import Collection, write_five
from geo.cli.commands import main
from geo.collection.checks.collection import release_collection
from geo.collection.releases import read_releases
from geo.exports.edition import EDITION, foreign_libraries
from geo.exports.formats import export_bytes
from geo.exports.manifest import sha256_of
from geo.exports.marks import mark_of
from geo.exports.origin import origin_of
from geo.exports.package import unpacked, zipped
from geo.exports.verify import verify_file
from geo.mapspec.picture_style import style_from
from geo.model.errors import InvalidValue
from geo.model.records import Catalogue
from geo.query.selection import from_link

LINK = "?country=CAN&to=2023-03-09"
PAGE = (".html", ".geojson")
FIRST, LATER = date(2026, 11, 21), "2026-11-22,can-markham-1,note,,Checked.,It was missing.,press"
CORRECTIONS = "date,record,field,before,after,reason,source"


@dataclass(frozen=True)
class Desk:
    """A released collection and files made from it."""

    collection: Collection
    catalogue: Catalogue
    files: dict[str, bytes]


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Desk:
    five = write_five(tmp_path_factory.mktemp("beat"))
    release_collection(five.folder, FIRST)
    catalogue = five.read()
    selection = from_link(LINK, catalogue)
    suffixes = (".png", ".html", ".geojson", ".csv", ".zip")
    return Desk(five, catalogue, {one: export_bytes(catalogue, selection, one) for one in suffixes})


@pytest.fixture(scope="module")
def edited(desk) -> bytes:
    """A package with an editor's own words."""
    style = style_from(
        preset="square",
        title="Alleged stations in Canada",
        standfirst="What is on record.",
        caption="Two paragraphs.\nOf an editor.",
        alt="A map of Canada.",
    )
    return export_bytes(desk.catalogue, from_link(LINK, desk.catalogue), ".zip", style)


@pytest.fixture
def judge(desk, tmp_path):
    """Answer, reason and details for bytes under a name."""

    def ask(name: str, content: bytes, catalogue: Catalogue | None = None) -> tuple[str, str, list[str]]:
        (tmp_path / name).write_bytes(content)
        releases = read_releases(desk.collection.folder)
        verdict = verify_file(tmp_path / name, catalogue or desk.catalogue, releases)
        return verdict.answer, verdict.reason, list(verdict.details)

    return ask


def marked(desk: Desk, **members: object) -> bytes:
    """A GeoJSON file whose origin says something else."""
    origin = origin_of(desk.catalogue, from_link(LINK, desk.catalogue))
    return json.dumps({"type": "FeatureCollection", "origin": {**origin.members, **members}}).encode()


# Authentic


@pytest.mark.parametrize("suffix", [".png", ".html", ".geojson", ".zip"])
def test_a_file_as_it_was_made_is_authentic(desk, judge, suffix):
    answer, reason, details = judge(f"map{suffix}", desk.files[suffix])
    assert (answer, details) == ("authentic", [f"Selection: {LINK}", "As of 2023-03-09"])
    assert desk.catalogue.digest[:12] in reason


@pytest.mark.parametrize("name", ["map.png", "map.svg", "map.pdf", "map.html", "stations.geojson"])
def test_a_file_out_of_an_edited_package_is_authentic_by_itself(edited, judge, name):
    members, _ = unpacked(edited)
    assert judge(name, members[name])[0] == "authentic"


def test_an_edited_package_is_made_again_with_its_words(edited, judge):
    answer, _, details = judge("package.zip", edited)
    assert answer == "authentic"
    assert details[2:] == [
        "Drawn with: preset square",
        "Not the program's words: alt “A map of Canada.”",
        "Not the program's words: caption “Two paragraphs. Of an editor.”",
        "Not the program's words: standfirst “What is on record.”",
        "Not the program's words: title “Alleged stations in Canada”",
    ]
    members, _ = unpacked(edited)
    assert members["caption.txt"].startswith(b"Two paragraphs.\n\nOf an editor.\n")


@pytest.mark.parametrize("suffix", [".gif", ".webp"])
def test_an_animation_is_made_again_too(desk, judge, suffix):
    selection = from_link("?country=CAN&from=2023-02-01&to=2023-03-09", desk.catalogue)
    made = export_bytes(desk.catalogue, selection, suffix)
    assert judge(f"map{suffix}", made)[0] == "authentic"
    assert judge(f"map{suffix}", made + b" ")[0] == "altered"


def test_a_name_in_capitals_is_no_other_kind_of_file(desk, judge):
    assert judge("MAP.GEOJSON", desk.files[".geojson"])[0] == "authentic"


# Altered


@pytest.mark.parametrize(
    ("suffix", "before", "after"),
    [
        (".html", b"Alleged station can-markham-1", b"Proven station can-markham-1"),
        (".geojson", b"The embassy denies it.", b"The embassy admits it."),
        (".geojson", b'"as_of": "2023-03-09"', b'"as_of": "2023-03-10"'),
    ],
)
def test_one_word_changed_is_altered(desk, judge, suffix, before, after):
    changed = desk.files[suffix].replace(before, after)
    assert changed != desk.files[suffix]
    assert judge(f"map{suffix}", changed)[0] == "altered"


def test_a_difference_is_reported_with_its_place(desk, judge):
    whole = desk.files[".geojson"]
    _, reason, (detail,) = judge("map.geojson", whole + b" ")
    assert reason == "its bytes differ from what this program makes of the same selection and collection"
    longer = f"{len(whole) + 1:,}"
    assert detail == f"{longer} bytes, {len(whole):,} expected; the first difference is at byte {longer}"


@pytest.mark.parametrize(
    ("change", "differences"),
    [
        ({"caption.txt": b"Proven."}, ["caption.txt: differs from its SHA-256"]),
        ({"alt.txt": None}, ["alt.txt: is missing"]),
        ({"../../etc/passwd": b"x"}, ["../../etc/passwd: is not in the manifest"]),
        ({"a\x1b[31m\nb": b"x"}, ["a [31m b: is not in the manifest"]),
    ],
)
def test_a_changed_package_names_the_file(desk, judge, change, differences):
    members, _ = unpacked(desk.files[".zip"])
    changed = {name: content for name, content in (members | change).items() if content is not None}
    answer, reason, details = judge("package.zip", zipped(changed))
    assert (answer, reason, details) == ("altered", "it differs from its own manifest", differences)


@pytest.mark.parametrize("name", ["map.png", "LICENCE", "stations.csv"])
def test_one_bit_flipped_in_a_package_names_the_file(desk, judge, name):
    content = unpacked(desk.files[".zip"])[0][name]
    flipped = bytes([content[0] ^ 1]) + content[1:]
    answer, _, details = judge("package.zip", desk.files[".zip"].replace(content, flipped))
    assert (answer, details) == ("altered", [f"{name}: differs from its SHA-256"])


@pytest.fixture
def remade(desk, monkeypatch) -> None:
    """Spare the drawing: that it gives the same bytes is tested above."""
    monkeypatch.setattr(
        "geo.exports.verify.export_again", lambda _catalogue, _origin, suffix: desk.files[suffix]
    )


@pytest.mark.usefixtures("remade")
def test_a_package_with_a_manifest_made_to_fit_is_altered_all_the_same(desk, judge):
    members, _ = unpacked(desk.files[".zip"])
    forged = b"Proven.\n"
    manifest = json.loads(members["manifest.json"])
    digest = sha256_of(forged)
    manifest["files"]["caption.txt"] = {"bytes": len(forged), "sha256": digest}
    raw = (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()
    answer, _, details = judge(
        "package.zip", zipped({**members, "caption.txt": forged, "manifest.json": raw})
    )
    assert (answer, details) == ("altered", ["caption.txt: differs", "manifest.json: differs"])


@pytest.mark.usefixtures("remade")
def test_a_package_packed_again_says_that_its_files_are_as_they_were_made(desk, judge):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in unpacked(desk.files[".zip"])[0].items():
            package.writestr(name, content)
    answer, reason, details = judge("package.zip", packed.getvalue())
    assert (answer, details) == ("altered", [])
    assert reason == "it was packed again; every file in it is as it was made"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_in_a_package_is_reported(desk, judge):
    packed = io.BytesIO(desk.files[".zip"])
    with zipfile.ZipFile(packed, "a") as package:
        package.writestr("alt.txt", "Proven.")
    details = judge("package.zip", packed.getvalue())[2]
    assert details[0] == "alt.txt: stands in the package more than once"


# Superseded


@pytest.fixture
def later(desk, tmp_path) -> Catalogue:
    """The same collection with a correction, a new event and a record gone."""
    folder = tmp_path / "later"
    folder.mkdir()
    now = Collection(folder)
    for name in ("stations.geojson", "investigations.csv", "sources.csv"):
        now.write(name, desk.collection.text(name))
    now.edit_station("can-markham-1", note="Checked.")
    now.write("corrections.csv", f"{CORRECTIONS}\n{LATER}\n")
    event = "more-1,CAN,2023-01-05,,other,,RCMP,The RCMP speaks.,,press,high,\n"
    now.write("investigations.csv", now.text("investigations.csv") + event)
    now.write_features([one for one in now.features() if one["id"] != "can-unlocated-1"])
    return now.read()


def test_a_file_of_a_release_lists_what_has_changed_since(desk, judge, later):
    answer, reason, details = judge("map.geojson", desk.files[".geojson"], later)
    assert answer == "superseded"
    assert desk.catalogue.digest[:12] in reason
    assert later.digest[:12] in reason
    assert details[1] == "Changes since release 1.0.0 of 2026-11-21:"
    assert details[2:] == [
        "station:can-markham-1: note. Corrected on 22 November 2026, note: It was missing.",
        "station:can-unlocated-1: gone",
        "new, event (1): more-1",
    ]


def test_a_package_lists_what_has_changed_in_its_selection_even_between_releases(
    desk, judge, later, tmp_path
):
    answer, _, details = judge("package.zip", desk.files[".zip"], later)
    assert answer == "superseded"
    assert details[1] == (
        "It was made from release 1.0.0 of 2026-11-21. Its files agree with its own manifest."
    )
    assert details[2:] == [
        "Records of this selection that have changed:",
        "station:can-markham-1: changed. Corrected on 22 November 2026, note: It was missing.",
        "station:can-unlocated-1: gone",
        "new, event (1): more-1",
    ]
    (tmp_path / "package.zip").write_bytes(desk.files[".zip"])
    assert list(verify_file(tmp_path / "package.zip", later).details[2:]) == details[2:]


def test_a_digest_of_no_release_is_said_to_be_unknown(desk, judge):
    answer, _, details = judge("map.geojson", marked(desk, collection="0" * 64))
    assert answer == "superseded"
    assert details[1].startswith(
        "Which records have changed is unknown: the collection of that digest is not"
    )


def test_a_change_elsewhere_leaves_the_bytes_as_they_were(desk, judge, tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    other = Collection(folder)
    for name in ("stations.geojson", "investigations.csv", "sources.csv"):
        other.write(name, desk.collection.text(name))
    other.edit_station("aus-sydney-1", note="Checked.")
    for suffix in PAGE:
        answer, _, details = judge(f"map{suffix}", desk.files[suffix], other.read())
        assert (answer, details[0]) == (
            "superseded",
            "What this file shows has not changed: the present records give the same bytes.",
        )


# Not verifiable


def chunk(kind: bytes, body: bytes, length: int | None = None) -> bytes:
    size = struct.pack(">I", len(body) if length is None else length)
    return size + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def bomb(claimed: int | None = None) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("manifest.json", b"0" * 120_000_000)
    raw = packed.getvalue()
    real = struct.pack("<I", 120_000_000)
    return raw if claimed is None else raw.replace(real, struct.pack("<I", claimed))


def crowd() -> bytes:
    return zipped({f"{number}.txt": b"" for number in range(200)})


def gif(*blocks: bytes, table: int = 0) -> bytes:
    return b"GIF89a\1\0\1\0" + bytes([0x80 | table if table else 0]) + b"\0\0" + b"".join(blocks)


def webp(*chunks: bytes, size: int | None = None) -> bytes:
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body) if size is None else size) + body


PNG = b"\x89PNG\r\n\x1a\n"
KEYWORD = b"XML:com.adobe.xmp\0\0\0\0\0"
GIF_XMP = b"!\xff\x0bXMP DataXMP"
UNMARKED = "it says nothing of its origin"
UNREADABLE = "what the file says of its origin cannot be read"


def packet(mark: bytes, head: bytes = b"") -> bytes:
    """An XMP packet with this text as its mark."""
    return (
        b'<?xpacket begin=""?>' + head + b'<x xmlns:s="urn:x-alleged-stations-map:origin"><s:origin>'
        b"%s</s:origin></x><?xpacket end='r'?>" % mark
    )


def svg(mark: bytes, head: bytes = b"") -> bytes:
    space = b'xmlns="http://www.w3.org/2000/svg" xmlns:s="urn:x-alleged-stations-map:origin"'
    return b"<?xml version='1.0'?>%s<svg %s><metadata><s:origin>%s</s:origin></metadata></svg>" % (
        head,
        space,
        mark,
    )


LAUGHS = b'<!DOCTYPE x [<!ENTITY a0 "[]">' + b"".join(
    b'<!ENTITY a%d "%s">' % (number, b"&a%d;" % (number - 1) * 10) for number in range(1, 10)
)
"""Entities that expand to gigabytes."""


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("map.csv", b"id,name\n", "a table or text says nothing of its origin and cannot be verified alone"),
        ("map.txt", b"", "a table or text says nothing of its origin"),
        ("map.png", b"", "this is none of the files that this program makes"),
        ("map.exe", b"MZ", "this is none of the files that this program makes"),
        ("map.png", b"%PDF-1.4", "it is named .png, but holds .pdf; rename it"),
        ("map", b"<svg/>", "it is named without suffix, but holds .svg; rename it"),
        ("map.csv", PNG, "it is named .csv, but holds .png; rename it"),
        ("map.png", PNG, UNMARKED),
        ("map.png", PNG + b"\xff\xff\xff\xfftEXt", UNMARKED),
        ("map.png", PNG + chunk(b"iTXt", KEYWORD + b"{}", 2**31), UNMARKED),
        ("map.png", PNG + chunk(b"iTXt", KEYWORD + packet(b"x" * 10**7)), UNMARKED),
        ("map.png", PNG + chunk(b"iTXt", KEYWORD + packet(b"x" * 90_000)), UNMARKED),
        ("map.png", PNG + chunk(b"zTXt", KEYWORD[:-4] + zlib.compress(b"0" * 10**7)), UNMARKED),
        ("map.png", PNG + chunk(b"tEXt", b"Title\0" + packet(b"[]")), UNMARKED),
        ("map.png", PNG + chunk(b"IDAT", b""), UNMARKED),
        ("map.png", PNG + KEYWORD + packet(b"[]"), "what the file says of its origin is not an object"),
        ("map.png", PNG + KEYWORD + packet(b""), UNMARKED),
        ("map.png", PNG + KEYWORD + packet(b"<a>"), UNREADABLE),
        ("map.png", PNG + KEYWORD + packet(b"\xff"), UNREADABLE),
        ("map.png", PNG + KEYWORD + packet(b"&a9;", LAUGHS + b"]>"), UNREADABLE),
        (
            "map.png",
            PNG + KEYWORD + packet(b"&b;", b'<!DOCTYPE x [<!ENTITY b SYSTEM "/etc/hosts">]>'),
            UNMARKED,
        ),
        ("map.png", PNG + KEYWORD + packet(b"<a>" * 100_000), UNREADABLE),
        ("map.svg", b"<svg></svg>", UNMARKED),
        ("map.svg", b'<?xml?><!DOCTYPE a [<!ENTITY b "c">]><svg>&b;</svg>', UNREADABLE),
        ("map.svg", svg(b"[]"), "what the file says of its origin is not an object"),
        ("map.svg", svg(b"&a9;", LAUGHS + b"]>"), UNREADABLE),
        ("map.svg", svg(b"&b;", b'<!DOCTYPE svg [<!ENTITY b SYSTEM "/etc/hosts">]>'), UNMARKED),
        ("map.svg", svg(b"<a>" * 100_000), UNREADABLE),
        ("map.svg", svg(b"x" * 10**7), UNMARKED),
        ("map.svg", b"<svg xmlns='http://www.w3.org/2000/svg'>" + b"<g>" * 10**6, UNREADABLE),
        ("map.pdf", b"%PDF-1.4\n" + packet(b"{}"), UNMARKED),
        ("map.pdf", b"%PDF-1.4\nstream\n" + packet(b"{"), UNREADABLE),
        ("map.pdf", b"%PDF-1.4\nstream\n" + packet(b"{}")[:-20], UNMARKED),
        ("map.gif", b"GIF89a", UNMARKED),
        ("map.gif", b"GIF89a" + packet(b"{}"), UNMARKED),
        ("map.gif", b"GIF89a" + GIF_XMP, UNMARKED),
        ("map.gif", b"GIF89a" + GIF_XMP * 10**6, UNMARKED),
        ("map.gif", b"GIF89a" + GIF_XMP + packet(b"[]"), "what the file says of its origin is not an object"),
        ("map.webp", b"RIFF", UNMARKED),
        ("map.webp", b"RIFF\4\0\0\0WAVE", UNMARKED),
        ("map.webp", b"RIFF" + b"<?xpacket begin=" * 10**6, UNMARKED),
        (
            "map.webp",
            b"RIFF\0\0\0\0WEBPXMP " + packet(b"[]"),
            "what the file says of its origin is not an obj",
        ),
        ("map.html", b"<!doctype html>" + b"<!--" * 10**5, UNMARKED),
        ("map.html", b"<!doctype html>" + b"<p " * 10**6, UNMARKED),
        ("map.html", b"<!doctype html><p title='<meta name=geo-origin content={}>'>", UNMARKED),
        (
            "map.html",
            b"<!doctype html><meta name=geo-origin content='[]'>",
            "what the file says of its origin is",
        ),
        ("map.html", b"<!doctype html>" + b"<p>" * 10**6, UNMARKED),
        ("map.geojson", b'{"origin": ' + b"[" * 10**6, UNMARKED),
        ("map.geojson", b'{"origin": {"a":' + b"[" * 10_000, UNMARKED),
        ("map.geojson", b'{"origin": {}}', "what the file says of its origin is incomplete"),
        ("p.zip", b"PK\x03\x04", "the zip is broken or locked"),
        (
            "p.zip",
            b"PK\x05\x06" + b"\0" * 18,
            "manifest.json is missing, so it is no package of this program",
        ),
        ("p.zip", bomb(), "it would unpack to more than 100 MB"),
        ("p.zip", bomb(1000), "the zip is broken or locked"),
        ("p.zip", crowd(), "it holds 200 files, more than any package"),
        ("p.zip", zipped({"manifest.json": b"{}"}), "manifest.json cannot be read as the manifest"),
        ("p.zip", zipped({"manifest.json": b"[" * 100_000}), "manifest.json cannot be read as the manifest"),
        ("p.zip", zipped({"manifest.json": b"\xff"}), "manifest.json cannot be read as the manifest"),
        (
            "p.zip",
            zipped({"manifest.json": b'{"manifest": 2, "files": {}, "records": {}}'}),
            "manifest.json has a form that this program does not know",
        ),
    ],
)
def test_what_cannot_be_verified_gets_a_reason(judge, name, content, message):
    answer, reason, _ = judge(name, content)
    assert answer == "not verifiable"
    assert reason.startswith(message)


@pytest.fixture(scope="module")
def drawn(desk) -> dict[str, bytes]:
    """A file of every kind with a mark."""
    selection = from_link("?country=GBR&from=2023-06-01&to=2023-06-30", desk.catalogue)
    small = style_from(preset="column")
    kinds = (".png", ".svg", ".pdf", ".html", ".geojson", ".gif", ".webp", ".zip")
    return {suffix: export_bytes(desk.catalogue, selection, suffix, small) for suffix in kinds}


DAMAGED = 60
"""Files of each kind; 800 were tried when the test was written."""


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The file cut off, or with bytes changed, left out, repeated or put in; near its head more often."""
    place = chance.randrange(min(len(content), chance.choice((200, 20_000, len(content)))))
    length = chance.choice((1, 2, 8, 64, 5000))
    noise = chance.choice((chance.randbytes(length), b"\0" * length, b"<" * length, b"\xff" * length))
    return chance.choice(
        (
            content[:place],
            content[:place] + noise + content[place + length :],
            content[:place] + noise + content[place:],
            content[:place] + content[place + length :],
            content[:place] + content[place : place + length] * 3 + content[place + length :],
        )
    )


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf", ".html", ".geojson", ".gif", ".webp", ".zip"])
def test_damaged_files_get_an_answer_that_is_never_authentic(desk, drawn, tmp_path, monkeypatch, suffix):
    monkeypatch.setattr("geo.exports.verify.export_again", lambda *_: drawn[suffix])
    path, chance, answers = tmp_path / f"map{suffix}", random.Random(suffix), set()  # noqa: S311
    for _ in range(DAMAGED):
        content = damaged(drawn[suffix], chance)
        if content != drawn[suffix]:
            path.write_bytes(content)
            verdict = verify_file(path, desk.catalogue)
            assert str(verdict).replace("\n", "").isprintable()
            answers.add(verdict.answer)
    assert answers >= {"altered", "not verifiable"}
    assert "authentic" not in answers


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"link": "?country=XXX"}, "country='XXX' is not known"),
        ({"link": "?a=\x1b[2J"}, "'a' is not a filter"),
        ({"style": {"preset": "billboard"}}, "no preset 'billboard'; use one of web"),
        ({"style": {"glitter": "on"}}, "it was made with options unknown here: glitter"),
    ],
)
def test_an_origin_that_this_program_cannot_follow_is_refused(desk, judge, members, message):
    answer, reason, _ = judge("map.geojson", marked(desk, **members))
    assert answer == "not verifiable"
    assert reason.startswith(message)
    assert reason.isprintable()


@pytest.fixture
def elsewhere(monkeypatch) -> None:
    monkeypatch.setattr(
        "geo.exports.verify.foreign_libraries", lambda: ("matplotlib 1.0 in the place of 2.0",)
    )


@pytest.mark.usefixtures("elsewhere")
def test_with_other_libraries_than_the_pinned_ones_a_difference_proves_nothing(desk, judge):
    answer, reason, _ = judge("map.geojson", desk.files[".geojson"] + b" ")
    assert (answer, reason) == (
        "not verifiable",
        "its bytes differ, and this environment is not the pinned one: matplotlib 1.0 in the place of 2.0",
    )


@pytest.mark.usefixtures("elsewhere")
def test_with_other_libraries_equal_bytes_are_a_proof_all_the_same(desk, judge):
    assert judge("map.geojson", desk.files[".geojson"])[0] == "authentic"


def test_each_library_that_is_not_the_recorded_one_is_named(monkeypatch):
    monkeypatch.setattr("PIL.features.version", lambda name: None if name == "zlib_ng" else "1.6.0")
    monkeypatch.setattr("geo.exports.edition.version", lambda name: f"0 of {name}")
    lines = foreign_libraries()
    assert "Pillow's zlib-ng none in the place of 2.3.3" in lines
    assert [line.split()[0] for line in lines if " 0 of " in line] == [
        *("matplotlib", "pillow", "numpy", "shapely", "pyproj", "jinja2", "contourpy", "fonttools", "pikepdf")
    ]


# The command


@pytest.mark.parametrize(("change", "result"), [(b"", (0, "authentic")), (b" ", (1, "altered"))])
def test_the_exit_code_follows_the_answer(desk, tmp_path, capsys, change, result):
    (tmp_path / "map.geojson").write_bytes(desk.files[".geojson"] + change)
    code = main(["verify", str(tmp_path / "map.geojson"), "--data", str(desk.collection.folder)])
    assert (code, capsys.readouterr().out.partition(":")[0]) == result


def test_not_verifiable_is_2(desk, tmp_path, capsys):
    (tmp_path / "map.csv").write_bytes(desk.files[".csv"])
    assert main(["verify", str(tmp_path / "map.csv"), "--data", str(desk.collection.folder)]) == 2
    output = capsys.readouterr()
    assert (output.out.partition(":")[0], output.err) == ("not verifiable", "")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nowhere.png", "there is no such file"),
        ("folder.png", "is not a file"),
        ("pipe.png", "is not a file"),
    ],
)
def test_what_is_no_file_is_refused(desk, tmp_path, name, message):
    (tmp_path / "folder.png").mkdir()
    os.mkfifo(tmp_path / "pipe.png")
    with pytest.raises(InvalidValue, match=message):
        verify_file(tmp_path / name, desk.catalogue)


def test_a_file_beyond_the_limit_is_not_read(desk, tmp_path):
    with Path(tmp_path / "map.png").open("wb") as file:
        file.truncate(100_000_001)
    with pytest.raises(InvalidValue, match="has 100 MB; files over 100 MB are not read"):
        verify_file(tmp_path / "map.png", desk.catalogue)


# Other editions

UNCOMPARED = "the drawing itself was not compared"


@pytest.mark.parametrize(
    ("edition", "named"), [(1, "an edition before 2"), (EDITION + 1, f"edition {EDITION + 1}")]
)
def test_a_file_of_another_edition_is_not_called_altered(desk, judge, edition, named):
    answer, reason, details = judge("map.geojson", marked(desk, edition=edition))
    assert (answer, details) == ("not verifiable", [])
    assert reason == f"made by {named}, this program draws edition {EDITION}; data unchanged; {UNCOMPARED}"


def test_a_file_of_another_edition_lists_the_records_that_have_changed_since(desk, judge, later):
    answer, reason, details = judge("map.geojson", marked(desk, edition=EDITION + 1), later)
    assert answer == "not verifiable"
    assert reason == (
        f"made by edition {EDITION + 1}, this program draws edition {EDITION}; "
        f"data changed: as listed below; {UNCOMPARED}"
    )
    assert details[1:] == [
        "station:can-markham-1: note. Corrected on 22 November 2026, note: It was missing.",
        "station:can-unlocated-1: gone",
        "new, event (1): more-1",
    ]


@pytest.mark.parametrize("member", ["edition", "program"])
def test_a_package_of_another_edition_lists_the_records_of_its_selection(desk, judge, later, member):
    members, _ = unpacked(desk.files[".zip"])
    manifest = json.loads(members["manifest.json"])
    del manifest["edition"]
    manifest[member] = EDITION + 1 if member == "edition" else "0.1.0+0123456789ab"
    package = zipped({**members, "manifest.json": json.dumps(manifest).encode()})
    answer, reason, details = judge("package.zip", package)
    assert (answer, details) == ("not verifiable", [])
    assert reason.endswith(f"this program draws edition {EDITION}; data unchanged; {UNCOMPARED}")
    answer, reason, details = judge("package.zip", package, later)
    assert answer == "not verifiable"
    assert reason.endswith(f"data changed: as listed below; {UNCOMPARED}")
    assert details[0] == "Records of this selection that have changed:"


def test_a_package_of_another_edition_is_not_called_changed_by_records_outside_its_selection(desk, judge):
    members, _ = unpacked(desk.files[".zip"])
    manifest = json.loads(members["manifest.json"]) | {"edition": EDITION + 1, "collection": "0" * 64}
    package = zipped({**members, "manifest.json": json.dumps(manifest).encode()})
    answer, reason, details = judge("package.zip", package)
    assert answer == "not verifiable"
    assert reason.endswith(f"data changed outside its selection; {UNCOMPARED}")
    assert details == ["Records of this selection that have changed:", "none"]


def former(suffix: str, collection: str) -> bytes:
    """A file with its mark as it was before editions had numbers."""
    program, style = "0.1.0+0123456789ab", dict[str, str]()
    members = {"link": "?country=CAN", "as_of": "2023-03-09", "collection": collection, "release": "1.0.0"}
    mark = json.dumps({**members, "program": program, "style": style}, separators=(",", ":")).encode()
    blocks = b"".join(bytes([len(part)]) + part for part in (mark[:255], mark[255:]) if part)
    return {
        ".png": PNG + chunk(b"tEXt", b"geo-edition\0" + mark) + chunk(b"IDAT", b""),
        ".svg": b'<svg xmlns="http://www.w3.org/2000/svg"><metadata id="geo-edition">%s</metadata></svg>'
        % mark,
        ".pdf": b"%PDF-1.4\n1 0 obj\n<< /GeoEdition <" + mark.hex().upper().encode() + b"> >>\nendobj\n",
        ".html": b'<!doctype html>\n<meta charset="utf-8">\n<meta name="geo-edition" content="%s">\n'
        % mark.replace(b'"', b"&quot;"),
        ".geojson": b'{\n  "type": "FeatureCollection",\n  "edition": %s,\n  "features": []\n}\n' % mark,
        ".gif": b"GIF89a\1\0\1\0\0\0\0!\xff\x0bGEOEDITN1.0" + blocks + b"\0;",
        ".webp": b"RIFF\0\0\0\0WEBPGEOE" + struct.pack("<I", len(mark)) + mark,
    }[suffix]


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf", ".html", ".geojson", ".gif", ".webp"])
def test_a_file_from_before_the_numbered_editions_is_answered_with_its_data(desk, judge, suffix):
    named = f"made by an edition before 2, this program draws edition {EDITION}; data"
    assert judge(f"map{suffix}", former(suffix, desk.catalogue.digest)) == (
        "not verifiable",
        f"{named} unchanged; {UNCOMPARED}",
        [],
    )
    answer, reason, details = judge(f"map{suffix}", former(suffix, "0" * 64))
    changed = f"{named} changed: as listed below; {UNCOMPARED}"
    assert (answer, reason, len(details)) == ("not verifiable", changed, 1)
    assert details[0].startswith("Which records have changed is unknown")
    assert judge(f"map{suffix}", former(suffix, "?"))[1] == f"{named} unknown; {UNCOMPARED}"


def test_another_edition_is_2(desk, tmp_path, capsys):
    (tmp_path / "map.geojson").write_bytes(marked(desk, edition=EDITION + 1))
    assert main(["verify", str(tmp_path / "map.geojson"), "--data", str(desk.collection.folder)]) == 2
    assert capsys.readouterr().out.startswith(f"not verifiable: made by edition {EDITION + 1}, this program")


def test_every_mark_names_the_edition(desk):
    assert {json.loads(mark_of(desk.files[one], one))["edition"] for one in (*PAGE, ".png")} == {EDITION}
