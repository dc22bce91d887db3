"""The shipped faces: found without a word, and only they."""

from pathlib import Path
from typing import get_args

import pytest
from matplotlib.font_manager import fontManager

from geo.render.print import fonts
from geo.render.print.fonts import Face, font


@pytest.mark.parametrize("face", get_args(Face))
def test_a_face_and_the_chinese_beside_it_are_shipped_and_found_without_a_warning(face, caplog):
    props = font(face, 10.0)
    fontManager._findfont_cached.cache_clear()
    files = [Path(found) for found in fontManager._find_fonts_by_props(props)]
    assert [file.parent for file in files] == [Path(fonts.__file__).parent / "fonts"] * 2
    assert files[1].name == "StationsHan-Regular.ttf"
    assert caplog.messages == []
