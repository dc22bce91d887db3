"""The downloads through AppTest: the usual formats at hand, and a panel whose choices reach the file."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from geo.collection.reading import read_catalogue
from geo.exports.formats import FORMATS
from geo.mapspec.picture_style import DEFAULT_STYLE, PRESETS, PictureStyle, style_from
from geo.mapspec.regions import REGIONS
from geo.mapspec.sheet import finished, sheet_of
from geo.mapspec.spec import build
from geo.model.errors import InvalidValue
from geo.query.selection import from_link, select, whole
from geo.ui.downloads import AT_HAND
from geo.ui.style import as_text

ROOT = Path(__file__).resolve().parents[2]


LINK = {"country": "IRL", "to": "2023-03-14"}


CATALOGUE = read_catalogue()


SELECTION = from_link("?country=IRL&to=2023-03-14", CATALOGUE)


SPEC = build(CATALOGUE, SELECTION)


SAVE = "Save again"


def open_panel(**link: str) -> AppTest:
    page = AppTest.from_file(str(ROOT / "pages" / "map.py"), default_timeout=60)
    for name, value in link.items():
        page.query_params[name] = value
    page.run()
    page.button(key="more_formats").click().run()
    assert not page.exception
    return page


def shown_pictures(page: AppTest) -> list[str]:
    """The alternative texts of the pictures in the panel."""
    return [picture.alt for shown in page.get("image") for picture in shown.proto.imgs]


def labels(page: AppTest) -> list[str]:
    return [one.proto.label for one in page.get("download_button")]


def made_with(page: AppTest, drawn: list[tuple[str, PictureStyle]]) -> tuple[str, PictureStyle]:
    """What the press on "Make and save" asks for."""
    page.button(key="make").click().run()
    assert not page.exception
    assert [error.value for error in page.error] == []
    return drawn[-1]


@pytest.fixture
def previews(monkeypatch) -> list[tuple[str, PictureStyle]]:
    """Suffix and style of each preview that is asked for; nothing is drawn."""
    seen: list[tuple[str, PictureStyle]] = []
    written = BytesIO()
    Image.new("RGB", (16, 9)).save(written, "PNG")

    def show(_catalogue: object, _selection: object, suffix: str, style: PictureStyle) -> tuple[bytes, str]:
        seen.append((suffix, style))
        return written.getvalue(), "What is in it."

    monkeypatch.setattr("geo.ui.downloads.preview_of", show)
    return seen


@pytest.fixture
def drawn(monkeypatch, previews) -> list[tuple[str, PictureStyle]]:  # noqa: ARG001
    """Suffix and style of each file that is made; nothing is drawn."""
    made: list[tuple[str, PictureStyle]] = []

    def make(_catalogue: object, _selection: object, suffix: str, style: PictureStyle) -> bytes:
        made.append((suffix, style))
        return b"A file."

    monkeypatch.setattr("geo.ui.downloads.export_bytes", make)
    return made


@pytest.fixture
def said(monkeypatch) -> list[tuple[str, bool]]:
    """What each run says in the live region, and whether it has the browser save a file."""
    reports: list[tuple[str, bool]] = []

    def say(status: str, _faults: object, *, saves: bool, shows: bool) -> None:
        assert shows >= saves
        reports.append((status, saves))

    monkeypatch.setattr("geo.ui.downloads.update_dialog", say)
    return reports


def test_a_closed_panel_is_empty_and_the_usual_formats_are_at_hand(drawn):
    page = AppTest.from_file(str(ROOT / "pages" / "map.py"), default_timeout=60).run()
    assert not page.exception
    assert labels(page) == [FORMATS[suffix].label for suffix in AT_HAND]
    assert "make" not in {button.key for button in page.button}
    assert page.text_area.len == 0
    assert drawn == []


@pytest.mark.parametrize("link", [{}, LINK, {"country": "FRA", "to": "2022-09-01"}], ids=str)
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


def test_the_view_of_the_map_reaches_the_file_once_it_is_known(drawn, said, monkeypatch):
    page = open_panel(**LINK)
    page.selectbox(key="order_extent").set_value("screen").run()
    assert "Asking the map what it shows …" in [caption.value for caption in page.caption]
    page.button(key="make").click().run()
    assert said[-1] == ("Nothing was made. First mend: Part of the Earth.", False)
    assert drawn == []
    monkeypatch.setattr("geo.ui.export_form.ask_view", lambda _key: (-11.0, 51.0, -5.0, 55.5))
    assert made_with(page.run(), drawn)[1].options == {"extent": "-11,51,-5,55.5"}


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
    texts = {
        name: page.text_area(key=f"words_{name}").value for name in ("title", "standfirst", "caption", "alt")
    }
    assert texts == {
        "title": SPEC.headline,
        "standfirst": "",
        "caption": finished([SPEC]).caption,
        "alt": SPEC.alt_text,
    }
    page.selectbox(key="order_days").set_value("month").run()
    months = sheet_of(CATALOGUE, select(CATALOGUE, SELECTION), SPEC, style_from(multiples="month"))
    assert page.text_area(key="words_alt").value == months.alt_text


def test_the_words_are_those_of_the_region_as_in_the_file():
    page = open_panel()
    page.selectbox(key="order_extent").set_value("asia").run()
    assert not page.exception
    style = style_from(extent="asia")
    shown = finished([build(CATALOGUE, whole(CATALOGUE))], style)
    words = {name: page.text_area(key=f"words_{name}").value for name in ("title", "caption", "alt")}
    assert words == {"title": shown.last.headline, "caption": shown.caption, "alt": shown.alt_text}
    assert "in Asia" in words["title"]


def test_generated_words_follow_an_edited_headline(drawn):
    page = open_panel(**LINK)
    page.text_area(key="words_title").set_value("Mine").run()
    mine = finished([SPEC]).titled("Mine")
    assert page.text_area(key="words_alt").value == mine.alt_text
    assert page.text_area(key="words_caption").value == mine.caption
    page.text_area(key="words_caption").set_value(
        finished([SPEC]).caption
    ).run()  # as of a browser that lags behind
    assert page.text_area(key="words_caption").value == mine.caption
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


def test_a_refused_text_has_its_reason_below_its_box_and_stays_in_it(drawn, previews, said):
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
        for press in ("make", "look"):
            page.button(key=press).click().run()
            label = page.text_area(key=f"words_{name}").label
            assert said[-1] == (f"Nothing was made. First mend: {label}.", False)
        assert [error.value.replace("\\", "").startswith(words) for error in page.error] == [True]
        assert page.text_area(key=f"words_{name}").value == text
        page.text_area(key=f"words_{name}").set_value("").run()
        assert page.error.len == 0
    assert page.segmented_control(key="order_theme").value == "dark"
    assert drawn == previews == []


def test_a_file_is_saved_once_and_offered_until_the_order_or_the_selection_changes(drawn, said):
    page = open_panel(**LINK)
    made_with(page, drawn)
    ready = "Ready: PNG picture, 0 kB. To check it later: python -m geo verify FILE"
    assert said == [("", False), (ready, True)]
    assert labels(page.run())[-1] == SAVE
    assert said[-1] == (ready, False)
    page.segmented_control(key="order_theme").set_value("dark").run()
    assert SAVE not in labels(page)
    page.segmented_control(key="order_theme").set_value("light").run()
    assert labels(page)[-1] == SAVE
    page.multiselect(key="country").set_value(["CAN"]).run()
    assert SAVE not in labels(page)
    assert len(drawn) == 1


def test_a_preview_is_drawn_at_a_press_only_and_once_for_an_order(drawn, previews, said):
    page = open_panel(**LINK)
    page.segmented_control(key="order_theme").set_value("dark").run()
    assert previews == []
    page.button(key="look").click().run()
    assert previews == [(".png", style_from(theme="dark"))]
    assert said[-1] == ("The preview is shown above.", False)
    assert drawn == []
    assert shown_pictures(page) == ["What is in it."]
    made_with(page, drawn)
    assert len(previews) == 1
    page.text_area(key="words_title").set_value("Mine").run()
    assert shown_pictures(page) == []
    assert len(previews) == 1
    made_with(page, drawn)
    assert previews[1:] == [(".png", style_from(theme="dark", title="Mine"))]
    assert shown_pictures(page) == ["What is in it."]


@pytest.mark.usefixtures("previews")
def test_a_file_that_cannot_be_made_is_explained_in_a_sentence(monkeypatch, said):
    def fail(*_: object) -> bytes:
        raise InvalidValue("there is no room for it")

    monkeypatch.setattr("geo.ui.downloads.export_bytes", fail)
    page = open_panel()
    page.button(key="make").click().run()
    assert [error.value for error in page.error] == [as_text("There is no room for it.")]
    assert said[-1] == ("", False)
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
