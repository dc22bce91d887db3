"""A preview is the picture of the file at fewer pixels."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat

from geo.collection.reading import read_catalogue
from geo.exports.formats import ANIMATIONS, export_bytes, preview_of
from geo.mapspec.picture_style import style_from
from geo.query.selection import from_link

CATALOGUE = read_catalogue()
SELECTION = from_link("?country=IRL&to=2023-03-14", CATALOGUE)


@pytest.mark.parametrize(
    ("suffix", "asked", "size"),
    [
        (".png", {}, (1200, 675)),
        (".svg", {"preset": "story"}, (675, 1200)),
        (".pdf", {"preset": "column", "compare": "2022-12-31"}, (491, 1200)),
        (".zip", {"preset": "8k", "theme": "dark", "title": "Mine"}, (1200, 675)),
        (".webp", {}, (960, 540)),
    ],
)
def test_a_preview_is_the_picture_of_the_file_at_fewer_pixels(suffix, asked, size):
    """Compared with the file as PNG; of an animation, with its last frame."""
    style = style_from(**asked)
    png, alt = preview_of(CATALOGUE, SELECTION, suffix, style)
    moves = suffix in ANIMATIONS
    with Image.open(BytesIO(export_bytes(CATALOGUE, SELECTION, suffix if moves else ".png", style))) as file:
        if moves:
            file.seek(file.n_frames - 1)
        else:
            assert alt == file.text["Description"]
        whole = file.convert("RGB").resize(size, Image.Resampling.BOX)
    with Image.open(BytesIO(png)) as picture:
        assert picture.size == size
        differing = ImageStat.Stat(ImageChops.difference(picture.convert("RGB"), whole)).mean
    assert max(differing) < 2
