"""What a published site has for programs."""

import json

import pytest
from lxml import etree

from geo.render.discovery import render_oembed, render_robots, render_sitemap

ADDRESS = "https://example.org/a&b/"


def test_the_sitemap_has_the_absolute_address_of_each_page():
    places = etree.fromstring(render_sitemap(ADDRESS, ["index.html", "countries/CAN.html"]).encode())
    assert [place.text for place in places.iter("{*}loc")] == [
        "https://example.org/a&b/",
        "https://example.org/a&b/countries/CAN.html",
    ]
    assert places.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"


def test_oembed_has_a_frame_and_a_picture_of_the_map():
    answer = json.loads(render_oembed(ADDRESS, "Alleged “sites” <b>", (800, 450)))
    assert (answer["version"], answer["type"], answer["title"]) == ("1.0", "rich", "Alleged “sites” <b>")
    assert answer["html"].startswith('<iframe src="https://example.org/a&amp;b/"')
    assert "<b>" not in answer["html"]
    size = answer["thumbnail_width"], answer["thumbnail_height"]
    assert (answer["thumbnail_url"], size) == ("https://example.org/a&b/map.png", (800, 450))


@pytest.mark.parametrize(
    ("address", "last"), [(ADDRESS, "Sitemap: https://example.org/a&b/sitemap.xml"), ("", "Allow: /")]
)
def test_robots_may_read_everything_and_find_the_sitemap_where_there_is_one(address, last):
    assert render_robots(address).splitlines() == ["User-agent: *", *dict.fromkeys(["Allow: /", last])]
