"""An exported SVG in a browser: it brings its fonts, looks as the PNG does, and its words can be selected."""

import io

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser

from geo.mapspec.picture_style import PictureStyle, sized
from geo.mapspec.sheet import finished
from geo.mapspec.spec import build
from geo.query.selection import whole
from geo.render.print.picture import render_formats
from released import released_catalogue
from render.print.test_golden import difference

MEAN, WORST = 2.0, 60
"""Levels of 255 as in the golden pictures: on average, and for the worst thousandth of the pixels."""


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    catalogue = released_catalogue()
    style = PictureStyle(preset=sized(1600, 900))
    return render_formats(finished([build(catalogue, whole(catalogue))], style), [".png", ".svg"])


def test_a_browser_draws_an_svg_with_its_own_fonts_as_the_png_shows_it(chromium: Browser, files):
    page = chromium.new_page(viewport={"width": 1600, "height": 900})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content('<body style="margin:0"><img id="map" style="display:block" alt=""></body>')
    page.evaluate(
        """svg => { const image = document.querySelector("#map");
            image.src = URL.createObjectURL(new Blob([svg], {type: "image/svg+xml"}));
            return image.decode(); }""",
        files[".svg"].decode(),
    )
    shown = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.close()
    levels = difference(shown, Image.open(io.BytesIO(files[".png"])).convert("RGB"))
    assert levels.mean() < MEAN
    assert np.quantile(levels, 0.999) < WORST
    assert all(url.startswith(("blob:", "data:")) for url in asked)


def test_words_of_an_svg_are_selected_line_by_line(chromium: Browser, files, tmp_path):
    (tmp_path / "map.svg").write_bytes(files[".svg"])
    page = chromium.new_page()
    page.goto((tmp_path / "map.svg").as_uri())
    headline = page.locator("#headline text").first
    headline.click(click_count=3)
    assert page.evaluate("getSelection().toString()").strip() == headline.text_content()
    page.close()
