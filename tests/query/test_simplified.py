"""The table of traditional and simplified characters is what the tool makes of OpenCC's."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from build_simplified import as_table, is_common

from geo.query.search import SIMPLIFIED, SIMPLIFIED_FILE, comparable


def test_the_committed_file_is_what_the_tool_makes():
    assert as_table() == SIMPLIFIED_FILE.read_text("utf-8")


def test_each_common_character_is_searched_in_its_simplified_form():
    assert len(SIMPLIFIED) == 1893
    assert all(is_common(one) and len(form) == 1 for one, form in SIMPLIFIED.items())
    assert comparable("".join(SIMPLIFIED)) == "".join(SIMPLIFIED.values())


def test_a_character_without_another_form_stays_and_so_does_a_rare_one():
    assert comparable("萬錦中山𪚥") == "万锦中山𪚥"
    assert not any(map(is_common, "万a勅"))
