"""The panel of downloads, as only a browser shows it: by keyboard, on a phone, with the map's own view."""

from __future__ import annotations

import re

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from browser.conftest import DESKTOP, PHONE

OPENER = "More formats, sizes and words"


def open_panel(page: Page) -> None:
    page.get_by_role("button", name=OPENER).press("Enter")
    expect(page.get_by_role("button", name="Make the file")).to_be_visible()


def choose(page: Page, label: str, option: str) -> None:
    """Choose from a menu by keyboard: type, then take the first that fits."""
    menu = page.get_by_role("combobox", name=label)
    menu.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.type(option)
    expect(page.get_by_role("option", name=re.compile(option)).first).to_be_visible()
    page.keyboard.press("Enter")


def save(page: Page, folder):
    """Make the file and take it away: the second and the third action."""
    page.get_by_role("button", name="Make the file").press("Enter")
    button = page.get_by_role("button", name="Save it")
    expect(button).to_be_visible(timeout=60_000)
    with page.expect_download() as started:
        button.press("Enter")
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    return path


def test_three_actions_make_the_plain_file(visit, tmp_path):
    tab = visit().open("?country=CAN&to=2023-03-14")
    assert tab.as_of == "2023-03-14"
    open_panel(tab.page)
    path = save(tab.page, tmp_path)
    with tab.page.expect_download(timeout=60_000) as started:
        tab.page.keyboard.press("Escape")
        tab.page.get_by_role("button", name="PNG picture").click()
    assert path.name == started.value.suggested_filename == "alleged-stations_2023-03-14.png"
    assert path.read_bytes() == started.value.path().read_bytes()
    tab.assert_clean()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_by_keyboard_a_dark_square_of_what_is_on_the_screen_under_a_headline_of_ones_own(
    visit, size, tmp_path
):
    tab = visit(size).open("?to=2023-06-13")
    frame = tab.frame
    frame.evaluate("window.mark = 'same'")
    frame.evaluate("window.stationMap.map.setView([48, 8], 5, { animate: false })")
    west, south, east, north = frame.evaluate("window.stationMap.view()")
    open_panel(tab.page)
    choose(tab.page, "Size", "Square")
    tab.page.get_by_role("radio", name="Light").focus()
    tab.page.keyboard.press("ArrowRight")
    tab.page.keyboard.press("Space")
    expect(tab.page.get_by_role("radio", name="Dark")).to_be_checked()
    choose(tab.page, "Part of the Earth", "As on my")
    expect(tab.page.get_by_text("West, south, east, north")).to_be_visible()
    headline = tab.page.get_by_role("textbox", name="Headline")
    headline.fill("Alleged stations about the Alps")
    tab.page.keyboard.press("Escape")
    expect(tab.page.get_by_role("textbox", name="Alt text")).to_have_value(
        re.compile("^Alleged stations about the Alps. As of 13 June 2023")
    )
    assert tab.page.evaluate("document.scrollingElement.scrollWidth") <= size[0]
    dialog = tab.page.get_by_role("dialog").bounding_box()
    assert dialog["x"] >= 0
    assert dialog["x"] + dialog["width"] <= size[0]
    expect(tab.page.get_by_role("button", name="Make the file")).to_be_in_viewport()
    path = save(tab.page, tmp_path)
    assert path.name == "alleged-stations_2023-06-13_square_dark.png"
    with Image.open(path) as picture:
        assert picture.size == (1080, 1080)
        red, green, blue = picture.getpixel((4, 4))
        assert max(red, green, blue) < 64
        assert picture.text["Title"] == "Alleged stations about the Alps"
        assert picture.text["Description"].startswith("Alleged stations about the Alps. As of 13 June 2023:")
        told = "".join(picture.text.values())
    box = re.search(r'"extent": ?"([^"]*)"', told)
    assert box
    assert [float(edge) for edge in box[1].split(",")] == pytest.approx([west, south, east, north], abs=0.01)
    assert frame.evaluate("window.mark") == "same"
    tab.assert_clean()


def test_escape_leaves_a_text_before_the_panel_and_an_edit_is_there_when_it_opens_again(visit):
    tab = visit().open("?country=IRL")
    assert tab.as_of == "2024-07-31"
    open_panel(tab.page)
    tab.page.get_by_role("textbox", name="Standfirst").fill("For Tuesday’s page.")
    tab.page.keyboard.press("Escape")
    expect(tab.page.get_by_role("dialog")).to_be_visible()
    tab.page.keyboard.press("Escape")
    expect(tab.page.get_by_role("dialog")).to_have_count(0)
    tab.page.wait_for_timeout(500)  # the server hears of it
    expect(tab.page.locator("[data-test-script-state=notRunning]")).to_have_count(1)
    open_panel(tab.page)
    expect(tab.page.get_by_role("textbox", name="Standfirst")).to_have_value("For Tuesday’s page.")
    tab.assert_clean()


def test_a_map_that_is_moved_tells_nothing(visit):
    tab = visit()
    sent: list[str] = []
    tab.page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(str(frame))))
    frame = tab.open("?country=IRL").frame
    tab.page.wait_for_timeout(1_500)
    sent.clear()
    for zoom in (4, 5, 6):
        frame.evaluate(f"window.stationMap.map.setView([48, 8], {zoom}, {{ animate: false }})")
        tab.page.wait_for_timeout(300)
    assert sent == []
