"""The published site: whole, small, relative, deterministic, and never in the place of somebody's files."""

import json
import re
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urldefrag
from xml.etree import ElementTree as ET

import pytest

from conftest import write_five
from geo.cli.commands import main
from geo.collection.reading import read_collection
from geo.exports.edition import EDITION
from geo.exports.manifest import render_manifest
from geo.exports.origin import origin_of
from geo.exports.publish import build_site, publish
from geo.model.errors import InvalidValue
from geo.model.sources import LICENCE_ADDRESS
from geo.query.selection import whole

ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "https://example.org/map/"


@pytest.fixture(scope="module")
def beat(tmp_path_factory):
    """Five alleged stations; one text of the collection is hostile."""
    five = write_five(tmp_path_factory.mktemp("beat"))
    five.edit_station("gbr-london-1", note="</p><script>alert(1)</script>{{7*7}}")
    five.edit_event("inquiry", note='" onmouseover="alert(1)')
    return five


@pytest.fixture(scope="module")
def site(beat) -> dict[str, bytes]:
    return build_site(read_collection(beat.folder))


@pytest.fixture
def quick(monkeypatch) -> None:
    """Spare the drawing where only the writing is tested."""
    monkeypatch.setattr("geo.exports.publish._picture", lambda _spec: b"")


class Links(HTMLParser):
    """Addresses that a page names, its ids and headings, what could run in it, and text outside its body."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.levels: list[int] = []
        self.stray = ""
        self.headed = False
        self._within = ""
        self.inline: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src"):
                self.links.append(value or "")
            elif name == "id":
                self.ids.append(value or "")
            elif name == "style" or name.startswith("on"):
                self.inline.append(f"{tag} {name}")
        if tag in ("script", "style"):
            self.inline.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self._within = tag

    def handle_endtag(self, tag: str) -> None:
        self._within = ""
        self.headed = self.headed or tag == "head"

    def handle_data(self, data: str) -> None:
        if self._within not in ("title", "script", "style") and not self.headed:
            self.stray += data.strip()


def pages(site: dict[str, bytes]) -> dict[str, Links]:
    return {name: Links(content) for name, content in site.items() if name.endswith(".html")}


def test_a_site_has_a_page_a_country_and_the_data_with_licence_and_feeds(site):
    assert set(site) == {
        *("index.html", "method.html", "corrections.html", "404.html", "robots.txt", "site.css"),
        *(f"fonts/stations-{face}.woff2" for face in ("sans-400", "sans-600", "serif-600")),
        *("fonts/OFL-StationsSans.txt", "fonts/OFL-StationsSerif.txt"),
        *("favicon.ico", "corrections.xml", "events.xml", "manifest.json", "countries/index.html"),
        *(f"countries/{code}.{suffix}" for code in ("AUS", "CAN", "GBR") for suffix in ("html", "png")),
        *(f"data/{name}" for name in ("index.html", "LICENCE")),
        *(f"data/{name}" for name in ("stations.geojson", "investigations.csv", "sources.csv")),
    }


def test_every_link_within_the_site_is_relative_and_leads_somewhere(site):
    site_pages = pages(site)
    for name, page in site_pages.items():
        for link in page.links:
            if link.startswith(("https://", "data:")):
                continue
            path, fragment = urldefrag(link)
            target = normpath(str(PurePosixPath(name).parent / unquote(path))) if path else name
            assert target in site, (name, link)
            if fragment and not target.startswith("index") and name != "index.html":
                assert fragment in site_pages[target].ids, (name, link)


def test_only_sources_and_the_licence_lead_outside(site):
    for name, page in pages(site).items():
        outside = {link for link in page.links if re.match(r"[a-z]+:", link)} - {"data:,", LICENCE_ADDRESS}
        assert all(link.startswith(("https://example.org/", "data:image/")) for link in outside), name


def test_every_page_forbids_all_but_its_own_pictures_and_style(site):
    for name, page in pages(site).items():
        if name == "index.html":
            continue  # the self-contained page, with a policy by hash of its own
        assert page.inline == [], name
        assert b'http-equiv="Content-Security-Policy" content="default-src \'none\'' in site[name]
        assert len(page.ids) == len(set(page.ids)), name


@pytest.mark.parametrize("address", ["", ADDRESS])
@pytest.mark.usefixtures("quick")
def test_no_head_contains_text_and_every_heading_is_at_most_one_deeper(beat, address):
    for name, page in pages(build_site(read_collection(beat.folder), address)).items():
        assert page.stray == "", name
        assert page.levels[0] == 1, name
        assert all(later <= former + 1 for former, later in pairwise(page.levels)), (name, page.levels)


def test_every_page_names_its_licence_and_the_map_its_feeds(site):
    for name, content in site.items():
        if name.endswith(".html") and name != "404.html":
            assert b'<link rel="license" href="' in content, name
            assert content.count(b'type="application/atom+xml"') == 2, name


def test_hostile_text_is_shown_to_the_letter(site):
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}" in site["countries/GBR.html"].decode()
    assert b"&#34; onmouseover=&#34;alert(1)" in site["countries/CAN.html"]


def test_the_page_of_a_country_has_status_claim_answer_picture_and_sources(site):
    page = site["countries/CAN.html"].decode()
    assert "Authorities investigating, since 26 October 2022 (as of 31 July 2024)" in page
    assert '<img src="CAN.png" width="800" height="450" alt="Alleged overseas Chinese police' in page
    assert "The embassy denies it." in page
    assert [one for one in Links(site["countries/CAN.html"]).ids if one.startswith("station-")] == [
        "station-can-markham-1",
        "station-can-montreal-1",
        "station-can-unlocated-1",
    ]
    assert 'data-days="' in page
    assert all(
        f'[data-days="{days}"]' in site["site.css"].decode()
        for days in re.findall(r'data-days="(\d+)"', page)
    )


def test_the_data_are_those_of_the_collection_with_their_digests(site, beat):
    page = site["data/index.html"].decode()
    for name in ("stations.geojson", "investigations.csv", "sources.csv"):
        assert site[f"data/{name}"] == (beat.folder / name).read_bytes()
        assert sha256(site[f"data/{name}"]).hexdigest() in page
        assert f'<h3 id="{name}">' in page
    assert "CC BY 4.0" in site["data/LICENCE"].decode()


def test_the_feeds_lead_to_pages_of_the_site(site):
    for name in ("corrections.xml", "events.xml"):
        feed = ET.fromstring(site[name])  # noqa: S314  # our own
        links = [link.get("href") for link in feed.iter(f"{ATOM}link")]
        assert links
        assert set(links) <= set(site)
    titles = [one.findtext(f"{ATOM}title") for one in ET.fromstring(site["events.xml"]).iter(f"{ATOM}entry")]  # noqa: S314
    assert titles[0] == "10 April 2024: Policy coordination, no single country"
    assert len(titles) == 7


def test_the_manifest_names_the_edition_of_drawing(site):
    assert json.loads(site["manifest.json"])["edition"] == EDITION


def test_the_manifest_lists_every_file(site):
    files = json.loads(site["manifest.json"])["files"]
    assert {name: one["sha256"] for name, one in files.items()} == {
        name: sha256(content).hexdigest() for name, content in site.items() if name != "manifest.json"
    }


def test_the_same_collection_gives_the_same_site(site, beat):
    assert build_site(read_collection(beat.folder)) == site


@pytest.mark.usefixtures("quick")
def test_an_address_gives_a_sitemap_of_absolute_addresses(beat):
    site = build_site(read_collection(beat.folder), ADDRESS)
    sitemap = ET.fromstring(site["sitemap.xml"])  # noqa: S314  # our own
    addresses = [one.text for one in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    names = [name for name in sorted(site) if name.endswith(".html") and name != "404.html"]
    assert addresses == [ADDRESS if name == "index.html" else f"{ADDRESS}{name}" for name in names]
    canonical = [re.search(r'<link rel="canonical" href="(.*?)">', site[name].decode())[1] for name in names]
    assert addresses == canonical
    assert site["robots.txt"].decode().endswith(f"Sitemap: {ADDRESS}sitemap.xml\n")
    head = site["index.html"].decode().partition("<body")[0]
    assert f'<meta property="og:url" content="{ADDRESS}">' in head
    assert f'<meta property="og:image" content="{ADDRESS}map.png">' in head
    assert "map.png" in site
    assert f'<link rel="canonical" href="{ADDRESS}countries/CAN.html">' in site["countries/CAN.html"].decode()


@pytest.mark.usefixtures("quick")
def test_an_address_makes_the_links_of_feeds_and_oembed_absolute(beat):
    site = build_site(read_collection(beat.folder), ADDRESS)
    for name in ("corrections.xml", "events.xml"):
        links = list(ET.fromstring(site[name]).iter(f"{ATOM}link"))  # noqa: S314  # our own
        assert [one.get("href") for one in links if one.get("rel") == "self"] == [f"{ADDRESS}{name}"]
        assert all(one.get("href", "").removeprefix(ADDRESS) in site for one in links)
        assert all(one.get("href", "").startswith(ADDRESS) for one in links)
    page = site["index.html"].decode()
    assert f'type="application/json+oembed" href="{ADDRESS}oembed.json"' in page
    oembed = json.loads(site["oembed.json"])
    assert (oembed["version"], oembed["type"]) == ("1.0", "rich")
    assert oembed["html"] == unescape(
        re.search(r'<textarea id="embed"[^>]*>(.*?)</textarea>', page, re.DOTALL)[1]
    )
    assert oembed["html"].startswith(f'<iframe src="{ADDRESS}"')
    assert all(isinstance(oembed[size], int) for size in ("width", "height"))
    assert oembed["thumbnail_url"].removeprefix(ADDRESS) in site


# Writing


@pytest.mark.usefixtures("quick")
def test_a_site_is_written_into_a_new_or_empty_folder_and_over_an_earlier_one(beat, tmp_path):
    folder = tmp_path / "site"
    first = publish(folder, read_collection(beat.folder), ADDRESS)
    assert "sitemap.xml" in first
    second = publish(folder, read_collection(beat.folder))
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert files == set(second)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    (tmp_path / "empty").mkdir()
    assert publish(tmp_path / "empty", read_collection(beat.folder)).keys() == second.keys()


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("foreign", ["notes.txt", ".git/config", "countries/draft.html"])
def test_a_folder_with_foreign_files_is_left_as_it_is(beat, tmp_path, foreign):
    folder = tmp_path / "site"
    publish(folder, read_collection(beat.folder))
    (folder / foreign).parent.mkdir(exist_ok=True)
    (folder / foreign).write_text("mine")
    (folder / "index.html").write_text("changed")
    with pytest.raises(InvalidValue, match=f"holds '{foreign}', which no publication wrote"):
        publish(folder, read_collection(beat.folder))
    assert ((folder / foreign).read_text(), (folder / "index.html").read_text()) == ("mine", "changed")


@pytest.mark.usefixtures("quick")
def test_an_unpacked_package_is_no_earlier_publication(beat, tmp_path):
    folder = tmp_path / "package"
    folder.mkdir()
    files = {"map.svg": b"<svg/>"}
    manifest = render_manifest(origin_of(beat.read(), whole(beat.read())), files, {})
    (folder / "map.svg").write_bytes(files["map.svg"])
    (folder / "manifest.json").write_bytes(manifest)
    with pytest.raises(InvalidValue, match=r"holds 'manifest.json' and 1 more, which no publication wrote"):
        publish(folder, read_collection(beat.folder))


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("stop", [KeyboardInterrupt(), OSError(16, "Device or resource busy")])
def test_where_the_new_site_cannot_take_its_place_the_earlier_one_stands_again(
    beat, tmp_path, monkeypatch, stop
):
    folder, rename = tmp_path / "site", Path.rename
    publish(folder, read_collection(beat.folder))
    (folder / "index.html").write_text("earlier")

    def stopped(self: Path, target: Path) -> Path:
        if self.name == "site" and self != folder:
            raise stop
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stopped)
    with pytest.raises((InvalidValue, KeyboardInterrupt)):
        publish(folder, read_collection(beat.folder))
    assert (folder / "index.html").read_text() == "earlier"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.usefixtures("quick")
def test_where_a_file_cannot_be_written_the_earlier_site_stays(beat, tmp_path, monkeypatch):
    folder = tmp_path / "site"
    publish(folder, read_collection(beat.folder))
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(InvalidValue, match="cannot be written: No space left on device"):
        publish(folder, read_collection(beat.folder))
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.usefixtures("quick")
def test_the_command_says_what_it_wrote_and_why_there_is_no_sitemap(beat, tmp_path, capsys):
    assert main(["publish", str(tmp_path / "site"), "--data", str(beat.folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r".*site: 27 files, \d\.\d\d MB", lines[0])
    assert lines[1] == "No sitemap.xml: it needs absolute addresses, and --address was not given."
