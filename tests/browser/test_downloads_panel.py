"""The panel of downloads, as only a browser shows it: by keyboard, on a phone, with the map's own view."""

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from browser.conftest import DESKTOP, PHONE, move_map
from geo.cli.commands import main
from geo.exports.formats import FORMATS
from geo.ui.downloads import AT_HAND
from geo.ui.export_form import SHORT

OPENER, MAKE = "More formats, sizes and words", "Make and save"


def open_panel(page: Page) -> None:
    page.get_by_role("button", name=OPENER).press("Enter")
    expect(page.get_by_role("button", name=MAKE)).to_be_visible()


def choose(page: Page, label: str, option: str) -> None:
    """Choose from a menu by keyboard: type, then take the first that fits."""
    menu = page.get_by_role("combobox", name=label)
    menu.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.type(option)
    expect(page.get_by_role("option", name=re.compile(option)).first).to_be_visible()
    page.keyboard.press("Enter")


def save(page: Page, folder, *, made: str) -> Path:
    """Press to make the file, which the browser then saves by itself."""
    with page.expect_download(timeout=60_000) as started:
        page.get_by_role("button", name=MAKE).press("Enter")
        progress, ready = page.get_by_role("progressbar"), page.get_by_role("status").filter(has_text="Ready")
        expect(progress.or_(ready).first).to_be_visible()  # what is made in a moment shows no progress
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text(f"Ready: {made}")
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    return path


def test_every_format_is_three_actions_away_and_the_file_of_the_command_line(visit, tmp_path):
    """Open, choose, press; or one press for what is at hand. One page for all: each is a choice on it."""
    link = "?country=CAN&from=2022-10-01&to=2022-12-31"
    made = [tmp_path / f"made{suffix}" for suffix in FORMATS]
    options = ["--country", "CAN", "--from", "2022-10-01", "--to", "2022-12-31"]
    assert main(["export", *map(str, made), *options]) == 0
    tab = visit().open(link)
    assert tab.as_of == "2022-12-31"
    saved = {}
    for suffix in AT_HAND:
        with tab.page.expect_download(timeout=60_000) as started:
            tab.page.get_by_role("button", name=FORMATS[suffix].label).click()
        assert started.value.suggested_filename == f"alleged-stations_2022-12-31{suffix}"
        saved[suffix] = started.value.path().read_bytes()
    open_panel(tab.page)
    for suffix, label in SHORT.items():
        tab.page.get_by_role("radio", name=label, exact=True).click()
        path = save(tab.page, tmp_path, made=FORMATS[suffix].label)
        assert path.name == f"alleged-stations_2022-12-31{suffix}"
        assert saved.setdefault(suffix, path.read_bytes()) == path.read_bytes()
    assert saved.keys() == FORMATS.keys()
    differing = [one.suffix for one in made if saved[one.suffix] != one.read_bytes()]
    assert differing == []
    tab.assert_clean()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_by_keyboard_a_dark_square_of_what_is_on_the_screen_under_a_headline_of_ones_own(
    visit, size, tmp_path
):
    tab = visit(size).open("?to=2023-06-13")
    frame = tab.frame
    frame.evaluate("window.mark = 'same'")
    move_map(frame, 48, 8, 5)
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
    expect(tab.page.get_by_role("button", name=MAKE)).to_be_in_viewport()
    path = save(tab.page, tmp_path, made="PNG picture")
    assert path.name == "alleged-stations_2023-06-13_square_dark.png"
    preview = tab.page.get_by_role("dialog").get_by_role("img")
    expect(preview).to_be_in_viewport(ratio=0.98)
    alt = tab.page.get_by_role("textbox", name="Alt text").input_value()
    assert preview.get_attribute("alt") == alt
    assert preview.evaluate("it => [it.naturalWidth, it.naturalHeight]") == [1080, 1080]
    assert tab.page.evaluate("document.scrollingElement.scrollWidth") <= size[0]
    with Image.open(path) as picture:
        assert picture.size == (1080, 1080)
        red, green, blue = picture.getpixel((4, 4))
        assert max(red, green, blue) < 64
        assert picture.text["Title"] == "Alleged stations about the Alps"
        assert picture.text["Description"] == alt
        texts = "".join(picture.text.values())
    box = re.search(r'"extent": ?"([^"]*)"', texts)
    assert box
    assert [float(edge) for edge in box[1].split(",")] == pytest.approx([west, south, east, north], abs=0.01)
    assert frame.evaluate("window.mark") == "same"
    again = tab.page.get_by_role("button", name="Save again")
    expect(again).to_be_visible()
    tab.page.keyboard.press("Escape")
    open_panel(tab.page)
    expect(again).to_have_count(0)  # a closed panel offers no file
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
    open_panel(tab.page)  # at once
    expect(tab.page.get_by_role("textbox", name="Standfirst")).to_have_value("For Tuesday’s page.")
    tab.assert_clean()


def test_closing_the_panel_ends_a_making_and_one_press_opens_it_again(visit):
    """Both presses reach the server together, because it is drawing."""
    tab = visit().open()
    assert tab.as_of == "2024-07-31"
    open_panel(tab.page)
    tab.page.get_by_role("radio", name="GIF").press("Space")
    expect(tab.page.get_by_text("GIF animation of the months, one after")).to_be_visible()
    choose(tab.page, "Size", "Portrait story")  # takes long enough to be closed meanwhile
    tab.page.get_by_role("button", name=MAKE).press("Enter")
    expect(tab.page.get_by_text(re.compile(r"map \d+ of \d+ \(\d\d%\)"))).to_be_visible()
    assert 10 <= int(tab.page.get_by_role("progressbar").get_attribute("aria-valuenow")) < 100
    tab.page.keyboard.press("Escape")
    opener = tab.page.get_by_role("button", name=OPENER)
    expect(opener).to_be_focused()
    opener.press("Enter")
    expect(tab.page.get_by_role("button", name=MAKE)).to_be_visible()
    expect(tab.page.get_by_role("progressbar")).to_have_count(0)
    expect(tab.page.get_by_role("dialog").get_by_role("status")).to_have_text("")
    tab.assert_clean()


def test_a_text_left_before_the_headlines_answer_arrives_stays(visit):
    """The generated caption that follows the headline is on its way while another is typed and left."""
    tab = visit()
    waiting: list[str | bytes] = []
    is_slow = False

    def relay(browser) -> None:
        server = browser.connect_to_server()
        browser.on_message(server.send)
        server.on_message(lambda message: waiting.append(message) if is_slow else browser.send(message))
        relays.append(browser)

    relays: list = []
    tab.page.route_web_socket(re.compile("_stcore/stream"), relay)
    tab.open("?country=IRL")
    assert tab.as_of == "2024-07-31"
    open_panel(tab.page)
    headline, caption, alt = (
        tab.page.get_by_role("textbox", name=name) for name in ("Headline", "Caption", "Alt text")
    )
    headline.fill("Alleged stations in Ireland")
    is_slow = True
    caption.focus()
    tab.page.wait_for_timeout(1_000)  # the server has answered
    answer = len(waiting)
    assert answer
    caption.fill("My own caption.")
    alt.focus()
    for message in waiting[:answer]:
        relays[-1].send(message)
    expect(caption).to_have_value(re.compile("^Alleged stations in Ireland"))  # the moment of the loss
    tab.page.wait_for_timeout(1_000)
    is_slow = False
    for message in waiting[answer:]:
        relays[-1].send(message)
    expect(caption).to_have_value("My own caption.")
    expect(alt).to_have_value(re.compile("^Alleged stations in Ireland. As of 31 July 2024"))
    expect(caption).to_have_value("My own caption.")
    headline.focus()  # another answer of the server's
    headline.fill("Alleged stations in Ireland, again")
    caption.focus()
    expect(alt).to_have_value(re.compile("^Alleged stations in Ireland, again. As of"))
    expect(caption).to_have_value("My own caption.")
    tab.assert_clean()


def test_a_fault_describes_its_box_and_nothing_is_made(visit):
    tab = visit(PHONE).open("?country=IRL")
    assert tab.as_of == "2024-07-31"
    open_panel(tab.page)
    standfirst = tab.page.get_by_role("textbox", name="Standfirst")
    standfirst.fill("<b>{{7*7}}</b> Chinese police stations in Ireland ${x}")
    standfirst.press("Tab")
    expect(standfirst).to_have_attribute("aria-invalid", "true")
    expect(standfirst).to_have_accessible_description(re.compile("^The standfirst is refused: '<b>{{7"))
    tab.page.get_by_role("button", name=MAKE).press("Enter")
    status = tab.page.get_by_role("dialog").get_by_role("status")
    expect(status).to_have_text("Nothing was made. First mend: Standfirst.")
    standfirst.fill("<b>{{7*7}}</b> alleged ${x}")
    standfirst.press("Tab")
    expect(standfirst).not_to_have_attribute("aria-invalid", "true")
    expect(standfirst).to_have_accessible_description("")
    expect(status).to_have_text("")
    tab.assert_clean()


def test_moving_the_map_sends_nothing_to_the_server(visit):
    tab = visit()
    sent: list[str] = []
    tab.page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(str(frame))))
    frame = tab.open("?country=IRL").frame
    tab.page.wait_for_timeout(1_500)
    sent.clear()
    for zoom in (4, 5, 6):
        move_map(frame, 48, 8, zoom)
        tab.page.wait_for_timeout(300)
    assert sent == []
