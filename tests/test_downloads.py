"""The downloads through AppTest: the usual formats at hand, the panel with the others and the words."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.errors import InvalidValue
from geo.exports.export import FORMATS
from geo.exports.package import caption_of
from geo.mapspec import build
from geo.reading import read_catalogue
from geo.selection import from_link
from geo.ui.downloads import AT_HAND

ROOT = Path(__file__).parent.parent
LINK = {"country": "IRL", "to": "2023-03-14"}


def open_panel(**link: str) -> AppTest:
    page = AppTest.from_file(str(ROOT / "pages" / "map.py"), default_timeout=60)
    for name, value in link.items():
        page.query_params[name] = value
    page.session_state["downloads"] = True
    page.run()
    assert not page.exception
    return page


def labels(page: AppTest) -> list[str]:
    return [one.proto.label for one in page.get("download_button")]


@pytest.fixture
def drawn(monkeypatch) -> list[str]:
    """Suffixes made, with a small zip in the place of each."""
    made: list[str] = []
    small = io.BytesIO()
    with zipfile.ZipFile(small, "w") as package:
        package.writestr("alt.txt", "Alleged.")

    def make(_catalogue: object, _selection: object, suffix: str) -> bytes:
        made.append(suffix)
        return small.getvalue()

    monkeypatch.setattr("geo.ui.downloads.export_bytes", make)
    return made


def test_a_closed_panel_holds_nothing_and_the_usual_formats_are_at_hand(drawn):
    page = AppTest.from_file(str(ROOT / "pages" / "map.py"), default_timeout=60).run()
    assert not page.exception
    assert labels(page) == [FORMATS[suffix].label for suffix in AT_HAND]
    assert drawn == []


def test_an_open_panel_offers_every_format_and_makes_none_of_them(drawn):
    assert sorted(labels(open_panel())) == sorted(
        form.label for suffix, form in FORMATS.items() if suffix != ".zip"
    )
    assert drawn == []


def test_the_words_are_those_of_the_selection_and_may_be_changed():
    page = open_panel(**LINK)
    catalogue = read_catalogue()
    spec = build(catalogue, from_link("?country=IRL&to=2023-03-14", catalogue))
    assert page.text_area(key="words_alt").value == spec.alt_text
    assert page.text_area(key="words_caption").value == caption_of(spec)
    page.text_area(key="words_alt").set_value("My own.").run()
    assert page.text_area(key="words_alt").value == "My own."


def test_the_package_is_made_when_asked_and_offered_until_the_selection_changes(drawn):
    page = open_panel(**LINK)
    page.button(key="make_package").click().run()
    assert drawn == [".zip"]
    assert labels(page)[-1] == FORMATS[".zip"].label
    page.run()
    assert drawn == [".zip"]
    assert labels(page)[-1] == FORMATS[".zip"].label
    page.multiselect(key="country").set_value(["CAN"]).run()
    assert FORMATS[".zip"].label not in labels(page)
    assert page.button(key="make_package")


def test_a_package_that_cannot_be_made_is_told_in_a_sentence(monkeypatch):
    def fail(*_: object) -> bytes:
        raise InvalidValue("there is no room for it")

    monkeypatch.setattr("geo.ui.downloads.export_bytes", fail)
    page = open_panel()
    page.button(key="make_package").click().run()
    assert [error.value for error in page.error] == ["there is no room for it"]
    assert not page.exception
