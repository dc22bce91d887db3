"""The downloads through AppTest: the usual formats at hand, and a panel whose choices reach the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.errors import InvalidValue
from geo.exports.export import FORMATS
from geo.exports.package import caption_of
from geo.frames import REGIONS, parse_frame
from geo.mapspec import build
from geo.presets import DEFAULT_STYLE, PRESETS, PictureStyle, style_from
from geo.reading import read_catalogue
from geo.render.static.told import told_of
from geo.selection import from_link, select
from geo.series import specs_of
from geo.ui.downloads import AT_HAND
from geo.ui.style import as_text
from geo.ui.view import extent_of_view

ROOT = Path(__file__).parent.parent
LINK = {"country": "IRL", "to": "2023-03-14"}
CATALOGUE = read_catalogue()
SELECTION = from_link("?country=IRL&to=2023-03-14", CATALOGUE)
SPEC = build(CATALOGUE, SELECTION)
SAVE = "Save it"


def open_panel(**link: str) -> AppTest:
    page = AppTest.from_file(str(ROOT / "pages" / "map.py"), default_timeout=60)
    for name, value in link.items():
        page.query_params[name] = value
    page.run()
    page.button(key="more_formats").click().run()
    assert not page.exception
    return page


def labels(page: AppTest) -> list[str]:
    return [one.proto.label for one in page.get("download_button")]


def made_with(page: AppTest, drawn: list[tuple[str, PictureStyle]]) -> tuple[str, PictureStyle]:
    """What the press on "Make the file" asks for."""
    page.button(key="make").click().run()
    assert not page.exception
    assert [error.value for error in page.error] == []
    return drawn[-1]


@pytest.fixture
def drawn(monkeypatch) -> list[tuple[str, PictureStyle]]:
    """Suffix and style of each file that is made; nothing is drawn."""
    made: list[tuple[str, PictureStyle]] = []

    def make(_catalogue: object, _selection: object, suffix: str, style: PictureStyle) -> bytes:
        made.append((suffix, style))
        return b"A file."

    monkeypatch.setattr("geo.ui.downloads.export_bytes", make)
    return made


def test_a_closed_panel_holds_nothing_and_the_usual_formats_are_at_hand(drawn):
    page = AppTest.from_file(str(ROOT / "pages" / "map.py"), default_timeout=60).run()
    assert not page.exception
    assert labels(page) == [FORMATS[suffix].label for suffix in AT_HAND]
    assert "make" not in {button.key for button in page.button}
    assert page.text_area.len == 0
    assert drawn == []


@pytest.mark.parametrize("link", [{}, LINK, {"country": "LSO", "to": "2022-09-01"}], ids=str)
def test_an_unedited_file_is_the_plain_one_whatever_is_selected(drawn, link):
    page = open_panel(**link)
    assert drawn == []
    for suffix in (".png", ".svg", ".pdf", ".gif", ".webp", ".zip"):
        page.segmented_control(key="order_format").set_value(suffix).run()
        assert SAVE not in labels(page)
        assert made_with(page, drawn) == (suffix, DEFAULT_STYLE)
        assert labels(page)[-1] == SAVE


def test_all_choices_together_reach_every_kind_of_file(drawn):
    page = open_panel(**LINK)
    page.selectbox(key="order_preset").set_value("square")
    page.segmented_control(key="order_theme").set_value("dark")
    page.selectbox(key="order_extent").set_value("europe")
    page.selectbox(key="order_days").set_value("quarter")
    words = {"title": "Mine.", "standfirst": "Above.", "caption": "Below.\n\nIt.", "alt": "For all."}
    for name, text in words.items():
        page.text_area(key=f"words_{name}").set_value(text)
    page.run()
    asked = {"preset": "square", "theme": "dark", "extent": "europe", **words}
    for suffix in (".png", ".svg", ".pdf", ".zip"):
        page.segmented_control(key="order_format").set_value(suffix).run()
        assert made_with(page, drawn) == (suffix, style_from(**asked, multiples="quarter"))
    for suffix in (".gif", ".webp"):
        page.segmented_control(key="order_format").set_value(suffix).run()
        assert made_with(page, drawn) == (suffix, style_from(**asked))


def test_an_animation_takes_its_own_steps_and_no_size_of_print(drawn):
    page = open_panel(**LINK)
    page.selectbox(key="order_preset").set_value("8k").run()
    page.segmented_control(key="order_format").set_value(".gif").run()
    assert page.selectbox(key="order_preset").options == [
        "Article on the web, 960 × 540 px",
        "Square for social media, 1080 × 1080 px",
        "Portrait story, 1080 × 1920 px",
    ]
    page.selectbox(key="order_days_animated").set_value("quarter").run()
    assert made_with(page, drawn) == (".gif", style_from(multiples="quarter"))


def test_each_size_reaches_the_file(drawn):
    page = open_panel(**LINK)
    for name in PRESETS:
        page.selectbox(key="order_preset").set_value(name).run()
        assert made_with(page, drawn) == (".png", style_from(preset=name))


def test_each_part_of_the_earth_reaches_the_file(drawn):
    page = open_panel(**LINK)
    assert page.selectbox(key="order_extent").options[-1] == "Ireland"
    for where in ("world", *REGIONS, "IRL"):
        page.selectbox(key="order_extent").set_value(where).run()
        assert made_with(page, drawn)[1].options == {"extent": where}


def test_the_view_of_the_map_reaches_the_file_once_it_is_known(drawn, monkeypatch):
    page = open_panel(**LINK)
    page.selectbox(key="order_extent").set_value("screen").run()
    assert [error.value for error in page.error] == [
        as_text("The map has not told yet what it shows. Wait for it, or close this panel and open it again.")
    ]
    page.button(key="make").click().run()
    assert drawn == []
    monkeypatch.setattr("geo.ui.order.ask_view", lambda _key: (-11.0, 51.0, -5.0, 55.5))
    assert made_with(page.run(), drawn)[1].options == {"extent": "-11,51,-5,55.5"}


@pytest.mark.parametrize(
    ("view", "extent"),
    [
        ((-11.34, 43.13, 27.33, 55.8), "-11.34,43.13,27.33,55.8"),
        ((-200.0, -60.0, 190.0, 80.0), "world"),
        ((150.0, -50.0, 200.0, 10.0), "150,-50,-160,10"),
        ((-200.0, 40.0, -100.0, 70.0), "160,40,-100,70"),
        ((-190.0, 40.0, -185.0, 50.0), "170,40,175,50"),
        ((175.0, -20.0, 180.0, 0.0), "175,-20,180,0"),
        ((-20.0, 60.0, 40.0, 95.0), "-20,60,40,89.5"),
        ((-20.0, -95.0, 40.0, -60.0), "-20,-89.5,40,-60"),
        ((2.3, 48.8, 2.4, 48.9), "2.09,48.59,2.61,49.11"),
        ((179.9, 0.0, 180.3, 5.0), "179.84,0,-179.64,5"),
    ],
)
def test_any_view_of_a_map_that_goes_on_round_the_earth_is_an_extent(view, extent):
    assert extent_of_view(view) == extent
    frame = parse_frame(extent)
    assert frame is not None
    assert frame.asked == extent


def test_an_earlier_day_lies_before_the_maps_own(drawn):
    page = open_panel(**LINK)
    page.selectbox(key="order_days").set_value("compare").run()
    earlier = page.date_input(key="order_compare")
    assert (earlier.value, earlier.min, earlier.max) == (
        date(2022, 12, 7),
        date(2022, 9, 1),
        date(2023, 3, 13),
    )
    earlier.set_value(date(2022, 12, 31)).run()
    assert made_with(page, drawn)[1] == style_from(compare="2022-12-31")


def test_no_earlier_day_is_offered_for_the_first_one():
    page = open_panel(to="2022-09-01")
    assert "Beside an earlier day" not in page.selectbox(key="order_days").options


def test_the_words_are_those_of_the_selection_and_of_its_days():
    page = open_panel(**LINK)
    held = {
        name: page.text_area(key=f"words_{name}").value for name in ("title", "standfirst", "caption", "alt")
    }
    assert held == {
        "title": SPEC.headline,
        "standfirst": "",
        "caption": caption_of(SPEC),
        "alt": SPEC.alt_text,
    }
    page.selectbox(key="order_days").set_value("month").run()
    months = specs_of(CATALOGUE, select(CATALOGUE, SELECTION), SPEC, style_from(multiples="month"))
    assert page.text_area(key="words_alt").value == told_of(months).alt_text


def test_generated_words_follow_an_edited_headline(drawn):
    page = open_panel(**LINK)
    page.text_area(key="words_title").set_value("Mine").run()
    mine = replace(SPEC, headline="Mine")
    assert page.text_area(key="words_alt").value == mine.alt_text
    assert page.text_area(key="words_caption").value == caption_of(mine)
    assert made_with(page, drawn)[1] == style_from(title="Mine")


def test_an_edit_stays_with_its_selection_and_an_empty_box_is_the_generated_text(drawn):
    page = open_panel(**LINK)
    page.text_area(key="words_alt").set_value("My own.").run()
    page.selectbox(key="order_days").set_value("month").run()
    assert page.text_area(key="words_alt").value == "My own."
    page.multiselect(key="country").set_value(["CAN"]).run()
    assert "Canada" in page.text_area(key="words_caption").value
    assert page.text_area(key="words_alt").value != "My own."
    page.multiselect(key="country").set_value(["IRL"]).run()
    assert page.text_area(key="words_alt").value == "My own."
    page.text_area(key="words_alt").set_value("").run()
    page.selectbox(key="order_days").set_value("").run()
    assert page.text_area(key="words_alt").value == SPEC.alt_text
    assert made_with(page, drawn) == (".png", DEFAULT_STYLE)


def test_a_refused_text_is_told_in_a_sentence_and_stays_in_its_box(drawn):
    page = open_panel(**LINK)
    page.segmented_control(key="order_theme").set_value("dark")
    for name, text, words in (
        ("title", "Chinese police stations in Ireland", "The headline is refused"),
        ("title", "x" * 161, "The headline has 161 characters"),
        ("standfirst", "It is at 12 Main Street.", "The standfirst is refused"),
        ("caption", "A secret police station.", "The caption is refused"),
        ("alt", "x" * 2001, "The alt text has 2,001 characters"),
    ):
        page.text_area(key=f"words_{name}").set_value(text).run()
        page.button(key="make").click().run()
        assert [error.value.replace("\\", "").startswith(words) for error in page.error] == [True]
        assert page.text_area(key=f"words_{name}").value == text
        page.text_area(key=f"words_{name}").set_value("").run()
        assert page.error.len == 0
    assert page.segmented_control(key="order_theme").value == "dark"
    assert drawn == []


def test_a_file_is_offered_until_the_order_or_the_selection_changes(drawn):
    page = open_panel(**LINK)
    made_with(page, drawn)
    assert labels(page.run())[-1] == SAVE
    page.segmented_control(key="order_theme").set_value("dark").run()
    assert SAVE not in labels(page)
    page.segmented_control(key="order_theme").set_value("light").run()
    assert labels(page)[-1] == SAVE
    page.multiselect(key="country").set_value(["CAN"]).run()
    assert SAVE not in labels(page)
    assert len(drawn) == 1


def test_a_file_that_cannot_be_made_is_told_in_a_sentence(monkeypatch):
    def fail(*_: object) -> bytes:
        raise InvalidValue("there is no room for it")

    monkeypatch.setattr("geo.ui.downloads.export_bytes", fail)
    page = open_panel()
    page.button(key="make").click().run()
    assert [error.value for error in page.error] == ["there is no room for it"]
    assert SAVE not in labels(page)
    assert not page.exception


def test_opening_the_panel_ends_the_playback():
    page = AppTest.from_file(str(ROOT / "pages" / "map.py"), default_timeout=60)
    page.query_params["to"] = "2023-03-14"
    page.run()
    page.button(key="play").click().run()
    assert page.session_state["playing"]
    page.button(key="more_formats").click().run()
    assert not page.session_state["playing"]
    assert page.button(key="make")
