"""Replace the golden pictures and outputs of the tests by what is drawn now, and show each change.

Usage: python tools/renew_goldens.py [FOLDER] [--same-edition]

Writes into FOLDER (default: out/goldens) one picture a changed golden: before, after, and where they
differ, side by side. Look at each before committing. A golden that has not changed is left alone.
Where an output has other bytes than before, the edition of drawing gets the next number: files of the
former one are no longer made again by ``verify``. --same-edition keeps the number, for as long as nobody
has a file of that edition.
"""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from PIL import Image, ImageChops, ImageOps  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from browser import web_goldens  # noqa: E402
from browser.conftest import FLAGS, installed_chromium  # noqa: E402
from exports.outputs import renew  # noqa: E402
from render.print.test_golden import FOLDER, NAMES, picture  # noqa: E402


def side_by_side(before: Image.Image, after: Image.Image) -> Image.Image:
    """Before, after and their difference (black on white where they differ) on one sheet."""
    if before.size == after.size:
        difference = ImageOps.invert(ImageChops.difference(before, after).convert("L")).convert("RGB")
    else:
        difference = Image.new("RGB", after.size)
    sheet = Image.new("RGB", (before.width + 2 * after.width + 20, max(before.height, after.height)), "grey")
    for left, one in ((0, before), (before.width + 10, after), (before.width + after.width + 20, difference)):
        sheet.paste(one, (left, 0))
    return sheet


def renew_web_map(folder: Path) -> None:
    """The pictures of the map of the exported page; those that look the same are left alone."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as made:
        browser = playwright.chromium.launch(executable_path=installed_chromium(), args=FLAGS)
        for name, after in web_goldens.pictures(browser, web_goldens.page_file(Path(made))):
            before = web_goldens.kept(name) or Image.new("RGB", after.size)
            if before.size == after.size and not web_goldens.differing(before, after):
                continue
            folder.mkdir(parents=True, exist_ok=True)
            side_by_side(before, after).save(folder / f"{name}.png")
            web_goldens.keep(name, after)
            print(f"{name}: renewed; see {folder / f'{name}.png'}")
        browser.close()


def main(folder: Path, *, is_same_edition: bool) -> int:
    for name in NAMES:
        path = FOLDER / f"{name}.png"
        after = picture(name).quantize(64)
        before = Image.open(path).convert("RGB") if path.exists() else Image.new("RGB", after.size)
        if before.tobytes() == after.convert("RGB").tobytes():
            print(f"{name}: unchanged")
            continue
        folder.mkdir(parents=True, exist_ok=True)
        side_by_side(before, after.convert("RGB")).save(folder / path.name)
        after.save(path, optimize=True)
        print(f"{name}: renewed; see {folder / path.name}")
    renew_web_map(folder)
    renew(is_same_edition=is_same_edition)
    return 0


if __name__ == "__main__":
    folders = [one for one in sys.argv[1:] if one != "--same-edition"]
    sys.exit(main(Path(*folders or [ROOT / "out" / "goldens"]), is_same_edition="--same-edition" in sys.argv))
