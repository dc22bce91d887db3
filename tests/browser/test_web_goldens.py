"""The map of the exported page as it looked when last looked at: four widths, three zooms, two themes.

After a change that is meant: ``make golden``, which shows each picture before and after.
"""

from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from browser import web_goldens
from browser.web_goldens import NAMES, SIZES, VIEWS, differing, kept, opened, page_file, shot, show


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return page_file(tmp_path_factory.mktemp("goldens"))


def test_the_map_looks_as_it_did(chromium: Browser, file):
    faults = {}
    for name, drawn in web_goldens.pictures(chromium, file):
        golden = kept(name)
        assert golden, f"{name} is new: run `make golden`"
        found = differing(drawn, golden) if drawn.size == golden.size else [drawn.size, golden.size]
        if found:
            faults[name] = found[:5]
    assert faults == {}, "look at the pictures with `make golden`"


def test_every_picture_is_one_that_is_compared_and_all_are_small():
    files = sorted(web_goldens.FOLDER.iterdir())
    assert [path.stem for path in files] == sorted(NAMES)
    assert sum(path.stat().st_size for path in files) < 1_000_000


@pytest.fixture(scope="module")
def europe(chromium: Browser, file) -> Iterator[tuple[Page, Image.Image]]:
    page = opened(chromium, file, SIZES[2])
    show(page, VIEWS["europe"], "light")
    yield page, shot(page)
    page.context.close()


MUTATIONS = {
    "a symbol beside its place": (
        "const node = document.querySelector('#map .station--swe-stockholm-1');"
        "node.style.translate = '16px 0';"
        "return () => { node.style.translate = ''; };"
    ),
    "a name less": (
        "const node = [...document.querySelectorAll('.names g .name')]"
        ".find(({ textContent }) => textContent === 'Stockholm');"
        "node.style.display = 'none'; return () => { node.style.display = ''; };"
    ),
    "the name of a country less": (
        "const node = [...document.querySelectorAll('.names g .name--country')]"
        ".find(({ textContent }) => textContent === 'UKRAINE');"
        "node.style.display = 'none'; return () => { node.style.display = ''; };"
    ),
    "another fill": (
        "const node = document.querySelector('#map .country--UKR'); const look = node.getAttribute('class');"
        "node.setAttribute('class', look.replace(/status--\\w+/, 'status--closed'));"
        "return () => node.setAttribute('class', look);"
    ),
    "another number in a count": (
        "const node = document.querySelector('#map .count-circle'); const was = node.textContent;"
        "node.textContent = '888'; return () => { node.textContent = was; };"
    ),
    "no sea": (
        "const { style } = document.querySelector('#map'); style.background = 'white';"
        "return () => { style.background = ''; };"
    ),
}


@pytest.mark.parametrize("mutation", MUTATIONS.values(), ids=MUTATIONS.keys())
def test_a_change_of_the_map_is_noticed(europe, mutation):
    page, before = europe
    page.evaluate(f"() => {{ window.mend = (() => {{ {mutation} }})(); }}")
    changed = shot(page)
    page.evaluate("() => window.mend()")
    assert differing(changed, before)
    assert not differing(shot(page), before)


LETTERS = {
    "a quarter of a pixel to one side": ".names g, .count-circle { translate: .25px .2px; }",
    "a little bolder": ".name { -webkit-text-stroke: .15px; }",
    "drawn to the grid": ".name, .legend { text-rendering: optimizeSpeed; }",
    "smoothed otherwise": "svg { shape-rendering: crispEdges; }",
}


@pytest.mark.parametrize("style", LETTERS.values(), ids=LETTERS.keys())
def test_letters_and_edges_that_are_drawn_a_little_otherwise_are_not(europe, style):
    page, before = europe
    sheet = page.add_style_tag(content=style)
    changed = shot(page)
    sheet.evaluate("node => node.remove()")
    assert differing(changed, before) == []
