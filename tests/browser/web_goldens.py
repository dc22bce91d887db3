"""Pictures of the map of the exported page: how they are taken, kept and compared.

They show the frozen release, and the map alone without its controls, in a window of its own: neither new data
nor another layout of the page around the map changes them.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page

from geo.exports.formats import export_bytes
from geo.query.selection import whole
from released import released_catalogue

FOLDER = Path(__file__).parent / "golden"
SIZES = ((360, 640), (768, 700), (1440, 800), (1920, 1000))
VIEWS = {"world": "world", "europe": "europe", "italy": "42,12.5,6"}
"""The world, a region and a country, each as a link names it."""
THEMES = ("light", "dark")
NAMES = tuple(f"{view}-{width}-{theme}" for width, _ in SIZES for theme in THEMES for view in VIEWS)

REDUCED = 2
"""Pixels of a screen, across and along, to one pixel that is kept."""
STEP = 8
"""Levels of 255 between the colours that are kept: the files are small without loss."""
TILE = 4
"""Kept pixels to the side of a tile. What is compared is the mean colour of each tile, half the width of a
symbol: a letter that another version of the browser draws a little to one side hardly changes it."""
TOLERANCE = 20
"""Levels of 255 by which the mean of a tile may differ in red, green or blue."""
FEW = 2
"""Tiles that may differ by more: the edge of a letter between two tiles. A symbol or a name takes more."""

ALONE = """
.legend, .looks, .leaflet-control-container { display: none !important; }
.map-and-legend { position: fixed !important; inset: 0; z-index: 99999; height: 100vh !important; }
*, *::before, *::after { transition: none !important; animation: none !important; caret-color: transparent; }
"""
AT_REST = """async () => {
  const { map, land, names } = stationPage.drawing;
  await document.fonts.ready;
  let before = "";
  for (let tries = 0, same = 0; tries < 100 && same < 6; tries += 1) {
    await new Promise((done) => setTimeout(done, 70));
    const now = [map.getCenter(), map.getZoom(), map.getSize(), names.shown.length, names.ground?.lands.size,
      names.drawn.childElementCount].join();
    same = now === before && !names.due && land.level === land.wanted() ? same + 1 : 0;
    before = now;
  }
}"""
"""Waits until the map has not changed for longer than its script ever waits."""


def page_file(folder: Path) -> Path:
    """The exported page of the frozen release, written into a folder."""
    catalogue = released_catalogue()
    path = folder / "alleged-stations.html"
    path.write_bytes(export_bytes(catalogue, whole(catalogue), ".html"))
    return path


def opened(browser: Browser, file: Path, size: tuple[int, int]) -> Page:
    """The map alone in a window of a size; close its context after use."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, offline=True, reduced_motion="reduce", bypass_csp=True
    )
    page = context.new_page()
    page.goto(file.as_uri())
    page.locator("#map[data-as-of]").wait_for()
    page.wait_for_function("() => stationPage.drawing?.names.ground?.lands.size")
    page.add_style_tag(content=ALONE)
    page.evaluate("stationPage.drawing.fit.again()")
    return page


def shot(page: Page) -> Image.Image:
    """The map as it is now, reduced."""
    page.evaluate(AT_REST)
    with Image.open(io.BytesIO(page.locator("#map").screenshot())) as picture:
        reduced = picture.convert("RGB").reduce(REDUCED)
    return reduced.point(lambda level: min(255, (level + STEP // 2) // STEP * STEP))


def show(page: Page, view: str, theme: str) -> None:
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    page.evaluate("view => { const { looks } = stationPage.drawing; looks.show(looks.read(view)); }", view)


def pictures(browser: Browser, file: Path) -> Iterator[tuple[str, Image.Image]]:
    """Each picture anew, by its name."""
    for size in SIZES:
        page = opened(browser, file, size)
        for theme in THEMES:
            for name, view in VIEWS.items():
                show(page, view, theme)
                yield f"{name}-{size[0]}-{theme}", shot(page)
        page.context.close()


def kept(name: str) -> Image.Image | None:
    """The picture as it was when somebody last looked at it; None for a new one."""
    path = path_of(name)
    return Image.open(path).convert("RGB") if path.exists() else None


def path_of(name: str) -> Path:
    return FOLDER / f"{name}.webp"


def keep(name: str, picture: Image.Image) -> None:
    picture.save(path_of(name), lossless=True, method=6)


def differing(one: Image.Image, other: Image.Image) -> list[tuple[int, int, int]]:
    """Where two pictures of a size differ: left and top of a tile in pixels of the screen, and levels.

    Empty where they look the same.
    """
    tiles = ImageChops.difference(one.reduce(TILE), other.reduce(TILE))
    side = TILE * REDUCED
    found = [
        (side * x, side * y, most)
        for y in range(tiles.height)
        for x in range(tiles.width)
        if (most := max(tiles.getpixel((x, y)))) > TOLERANCE
    ]
    return found if len(found) > FEW else []
