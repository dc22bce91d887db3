"""Text made comparable, and values shown in messages."""

import pytest

from geo.model.text import UNSEEN, folded, shown


@pytest.mark.parametrize(
    ("text", "comparable"),
    [
        ("Montréal", "montreal"),
        ("STRASSE Straße", "strasse strasse"),
        ("Łódź Ærø", "lodz aero"),
        ("e\u0301", "e"),
        ("\u0301", ""),
        ("马卡姆", "马卡姆"),
    ],
)
def test_accents_strokes_and_case_are_ignored(text, comparable):
    assert folded(text) == comparable


@pytest.mark.parametrize("character", "\x00\x07\x7f\x9f\u202e\u2066\ud800\ufffe")
def test_a_character_that_nobody_sees_is_found(character):
    assert UNSEEN.search(f"a{character}b")[0] == character


def test_blanks_line_ends_and_letters_are_seen():
    assert UNSEEN.search("a\t\r\n\x85 é 马 \u200d") is None


def test_a_value_is_cut_to_eighty_characters():
    assert shown("short") == "'short'"
    assert (len(shown("x" * 500)), shown("x" * 500)[-1]) == (78, "…")
