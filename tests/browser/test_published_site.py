"""A published site over a plain file server, in a real browser: every link, no error, nobody outside."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

import geo.exports.publish
from browser.conftest import DESKTOP, PHONE
from geo.collection.reading import read_collection
from geo.exports.publish import publish
from geo.model.installation import STATIC

LINK = "?country=CAN"
ICON = (STATIC / "icon.png").read_bytes()
"""Stands for the pictures of the other countries, which take half a minute to draw."""

SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
MAX_WORDS, MAX_PICTURE = 2_200_000, 45_000
"""Bytes of all but the pictures, and of the largest picture: 40 pictures of 22 kB leave it within 3 MB."""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[str]:
    """The project's own site, below a folder so that a link to the root would fail."""
    folder = tmp_path_factory.mktemp("www")
    draw = geo.exports.publish._picture
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("geo.exports.publish._picture", lambda spec: draw(spec) if spec.link == LINK else ICON)
        files = publish(folder / "map", read_collection())
    assert sum(len(content) for name, content in files.items() if not name.endswith(".png")) <= MAX_WORDS
    assert 10_000 < len(files["countries/CAN.png"]) <= MAX_PICTURE
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/map"
    server.shutdown()
    server.server_close()


@pytest.fixture
def tab(visit, site, size):
    return visit(size, site)


@SIZES
def test_every_page_opens_without_error_within_the_screen(tab, size):
    failed = []
    tab.page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    due, seen = ["index.html"], set()
    while due:
        name = due.pop()
        seen.add(name)
        tab.page.goto(f"{tab.address}/{name}")
        assert tab.page.evaluate("document.scrollingElement.scrollWidth") <= size[0], name
        links = tab.page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.href.split('#')[0])")
        inside = {link.removeprefix(f"{tab.address}/") for link in links if link.startswith(tab.address)}
        files = {link for link in inside if not link.endswith(".html")}
        for file in files - seen:
            assert tab.page.request.get(f"{tab.address}/{file}").ok, file
        due += [link for link in inside - seen - files if link not in due]
        seen |= files
    assert len([name for name in seen if name.startswith("countries/")]) > 35
    assert failed == []
    tab.assert_clean()


@SIZES
def test_a_reader_goes_from_the_map_to_a_country_and_its_evidence(tab):
    tab.open("index.html")
    tab.page.locator(".station--can-montreal-1, [data-ids~=can-montreal-1]").wait_for(state="attached")
    tab.page.get_by_role("navigation", name="This site").get_by_role("link", name="Countries").click()
    tab.page.get_by_role("link", name="Canada").click()
    expect(tab.page.get_by_role("heading", level=1)).to_have_text(
        "Canada: alleged stations, and what its authorities did"
    )
    picture = tab.page.locator("figure img")
    assert picture.get_attribute("alt").startswith("Alleged overseas Chinese police stations")
    assert picture.evaluate("image => image.naturalWidth") == 800
    strip = tab.page.locator(".strip i")
    widths = strip.evaluate_all("all => all.map(one => one.getBoundingClientRect().width)")
    days = strip.evaluate_all("all => all.map(one => Number(one.dataset.days))")
    assert widths.index(max(widths)) == days.index(max(days))
    tab.assert_clean()
