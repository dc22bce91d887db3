"""What a published site has for programs: sitemap, oEmbed and robots.txt."""

import json
from collections.abc import Sequence

from geo.model.sources import CREATOR
from geo.render.page.document import embed_lines
from geo.render.templating import render_template


def render_sitemap(address: str, names: Sequence[str]) -> str:
    """The addresses of the pages (sitemaps.org 0.9), which have to be absolute."""
    return render_template("sitemap.xml.j2", address=address, names=names) + "\n"


def render_oembed(address: str, title: str, size: tuple[int, int]) -> str:
    """What a program that embeds the map by its address asks for (oembed.com 1.0, type rich)."""
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "author_name": CREATOR,
        "html": embed_lines(address, title),
        "width": 1000,  # in pixels, as oEmbed requires; the frame itself takes any width
        "height": 900,
        "thumbnail_url": f"{address}map.png",
        "thumbnail_width": size[0],
        "thumbnail_height": size[1],
    }
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"


def render_robots(address: str) -> str:
    """Every robot may read everything; the sitemap is named where there is one."""
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {address}sitemap.xml\n" if address else "")
