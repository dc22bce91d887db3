"""The countries page and the comparison in a real Chromium, at desktop and phone width."""

import re

import pytest
from playwright.sync_api import Frame, expect

from browser.conftest import DESKTOP, PHONE, Visit, drawn_ids, move_map

SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
MAPS = "iframe[title='streamlit_folium.st_folium']"
VIEW = """() => {
    const map = window.stationMap.map, centre = map.getCenter();
    return [centre.lng, centre.lat, map.getZoom()].map((number) => Math.round(number * 100) / 100);
}"""
DAYS = "compare?from=2022-12-31&to=2023-06-30"


def assert_no_overflow(tab: Visit, width: int) -> None:
    assert tab.page.evaluate("document.querySelector('.stMain').scrollWidth") <= width
    assert tab.page.evaluate("document.scrollingElement.scrollWidth") <= width


def both_frames(tab: Visit) -> tuple[Frame, Frame]:
    """The maps of the two days, once both are painted with borders and the page below is complete."""
    for place in (0, 1):
        inside = tab.page.frame_locator(MAPS).nth(place)
        expect(inside.locator("[data-as-of]")).to_have_count(1)
        inside.locator(".country").first.wait_for(state="attached")
    expect(tab.page.locator(".changes")).to_be_visible()
    tab.page.wait_for_timeout(1_000)  # a map that was just fitted does not lead
    before, after = (handle.content_frame() for handle in tab.page.locator(MAPS).element_handles())
    assert before
    assert after
    return before, after


def as_of(frame: Frame) -> str | None:
    return frame.locator("[data-as-of]").get_attribute("data-as-of")


@SIZES
def test_the_g7_matrix_is_a_table_that_fits_the_screen(visit, size):
    tab = visit(size).open("countries")
    table = tab.page.get_by_role("table").filter(has_text="United Kingdom")
    expect(table.get_by_role("rowheader")).to_have_text(
        ["Canada", "France", "Germany", "Italy", "Japan", "United Kingdom", "United States"]
    )
    expect(table.get_by_role("columnheader", name="as of 31 July 2024")).to_be_visible()
    heads = table.get_by_role("columnheader").filter(visible=True)
    expect(heads).to_have_count(24 if size == DESKTOP else 10)
    last = table.get_by_role("row", name=re.compile("^Canada")).get_by_role("cell").last
    expect(last).to_have_text("CReported closed, since 13 June 2023; disputed for 2 alleged stations")
    assert "repeating-linear-gradient" in last.evaluate("node => getComputedStyle(node).backgroundImage")
    assert_no_overflow(tab, size[0])
    tab.assert_clean()


@SIZES
def test_a_dossier_opens_by_link_with_answers_beside_the_claims_or_below(visit, size):
    tab = visit(size).open("countries?record=country:CAN")
    dossier = tab.page.locator(".dossier[data-record='country:CAN']")
    expect(dossier.locator("h3")).to_have_text("Canada")
    expect(dossier.locator(".spans li")).to_have_count(5)
    claim = dossier.locator(".claims li").first
    expect(claim.locator("p").last).to_contain_text("The organisation denies the claim.")
    # Both boxes at one moment, and again until the page above has come to rest.
    place = """item => {
      const [first, last] = [item.querySelector('p'), [...item.querySelectorAll('p')].at(-1)];
      const [one, other] = [first.getBoundingClientRect(), last.getBoundingClientRect()];
      if (other.x > one.right && Math.abs(other.y - one.y) < 2) return 'beside';
      return other.y >= one.bottom - 1 ? 'below' : 'neither';
    }"""
    assert claim.evaluate(place) == ("beside" if size == DESKTOP else "below")
    assert_no_overflow(tab, size[0])
    tab.assert_clean()


def test_a_row_of_the_table_opens_the_dossier_and_the_link_follows(visit):
    tab = visit().open("countries?country=CAN&country=IRL")
    tab.page.get_by_test_id("stDataFrame").click(position={"x": 18, "y": 88})
    expect(tab.page.locator(".dossier h3")).to_have_text("Ireland")
    expect(tab.page).to_have_url(re.compile(r"record=country%3AIRL$"))
    choice = tab.page.get_by_role("combobox", name=re.compile("Dossier"))
    choice.focus()
    choice.press("ArrowDown")
    tab.page.get_by_role("option", name="Canada").wait_for()
    choice.fill("Canada")
    choice.press("Enter")
    expect(tab.page.locator(".dossier h3")).to_have_text("Canada")
    expect(tab.page).to_have_url(re.compile(r"record=country%3ACAN$"))
    tab.assert_clean()


def test_a_denial_stands_in_the_row_of_the_event_before_it(visit):
    tab = visit().open("countries?record=country:IRL")
    items = tab.page.locator(".sides li")
    expect(items.first).to_be_visible()
    places = items.evaluate_all(
        "nodes => nodes.map(n => [n.className, n.firstChild.textContent, n.offsetLeft > 300, n.offsetTop])"
    )
    denial = next(place for place in places if place[0] == "side")
    before = places[places.index(denial) - 1]
    assert [place[2] for place in places] == [place[0] == "side" for place in places]
    assert (before[1], denial[1]) == ("26 October 2022", "by 27 October 2022")
    assert abs(before[3] - denial[3]) < 2


@SIZES
def test_two_maps_show_the_two_days(visit, size):
    tab = visit(size).open(DAYS)
    before, after = both_frames(tab)
    assert (as_of(before), as_of(after)) == ("2022-12-31", "2023-06-30")
    assert before.locator(".country--GBR.status--investigating").count() == 1
    assert after.locator(".country--GBR.status--no_wrongdoing").count() == 1
    assert (len(drawn_ids(before)), len(drawn_ids(after))) == (68, 73)
    for _ in range(20):  # a busy machine may still be laying the frames out
        if before.evaluate(VIEW) == after.evaluate(VIEW):
            break
        tab.page.wait_for_timeout(200)
    assert before.evaluate(VIEW) == after.evaluate(VIEW)
    boxes = [tab.page.locator(MAPS).nth(place).bounding_box() for place in (0, 1)]
    assert (boxes[0]["y"] == boxes[1]["y"]) is (size == DESKTOP)
    assert_no_overflow(tab, size[0])
    tab.assert_clean()


def test_the_list_says_what_changed_and_a_name_opens_its_record(visit):
    tab = visit().open(DAYS)
    items = tab.page.locator(".changes li")
    expect(items).to_have_count(18)
    expect(items.nth(1)).to_have_text(
        "6 June 2023 United Kingdom: “Authorities investigating” on 31 December 2022; “No wrongdoing found "
        "by authorities” on 30 June 2023, since 6 June 2023 (official response to the allegations)."
    )
    tab.page.get_by_role("link", name="Canada", exact=True).press("Enter")
    expect(tab.page.locator(".dossier h3")).to_have_text("Canada")
    expect(tab.page).to_have_url(re.compile(r"compare\?from=2022-12-31&to=2023-06-30&record=country%3ACAN$"))
    before, after = both_frames(tab)
    for frame in (before, after):
        expect(frame.locator(".country--CAN.chosen")).to_have_count(1)
    tab.assert_clean()


def test_moving_either_map_moves_the_other_and_neither_answers_back(visit):
    tab = visit().open(DAYS)
    frames = both_frames(tab)
    for place in (0, 1):
        leader, follower = frames[place], frames[1 - place]
        leader.locator(".stationmap").focus()
        start = leader.evaluate(VIEW)
        for key in ("+", "+", "ArrowRight", "ArrowUp"):
            tab.page.keyboard.press(key)
            tab.page.wait_for_timeout(600)  # the animation of a key ends before the next
        moved = leader.evaluate(VIEW)
        assert moved != start
        assert follower.evaluate(VIEW) == moved
    box = tab.page.locator(MAPS).first.bounding_box()
    tab.page.mouse.move(box["x"] + 300, box["y"] + 200)
    tab.page.mouse.down()
    tab.page.mouse.move(box["x"] + 180, box["y"] + 160, steps=6)
    tab.page.mouse.up()
    tab.page.wait_for_timeout(1_200)
    rested = frames[0].evaluate(VIEW)
    assert frames[1].evaluate(VIEW) == rested
    tab.page.wait_for_timeout(600)
    assert frames[0].evaluate(VIEW) == rested
    tab.assert_clean()


def test_maps_of_two_tabs_do_not_move_each_other(visit):
    one, other = visit().open(DAYS), visit().open(DAYS)
    leader, bystander = both_frames(one)[0], both_frames(other)[0]
    still = bystander.evaluate(VIEW)
    move_map(leader, 45, 10, 5)
    other.page.wait_for_timeout(600)
    assert bystander.evaluate(VIEW) == still


def test_a_country_chosen_on_the_right_map_by_keyboard_opens_its_record(visit):
    tab = visit().open(DAYS)
    _, after = both_frames(tab)
    after.locator(".country--IRL").press("Enter")
    expect(tab.page.locator(".dossier h3")).to_have_text("Ireland")
    expect(tab.page).to_have_url(re.compile("record=country%3AIRL$"))
    tab.assert_clean()


def test_days_chosen_on_another_page_are_those_of_the_timeline(visit):
    tab = visit().open()
    assert tab.as_of == "2024-07-31"
    tab.page.get_by_role("link", name="Compare two days").click()
    both_frames(tab)
    tab.page.get_by_role("button", name="Year 2023").click()
    expect(tab.page.frame_locator(MAPS).nth(1).locator("[data-as-of='2023-12-31']")).to_have_count(1)
    tab.page.get_by_role("link", name="Map", exact=True).click()
    expect(tab.page.get_by_test_id("stSlider")).to_be_visible()
    assert tab.as_of == "2023-12-31"
    tab.assert_clean()


def test_on_a_phone_the_dossier_of_the_map_is_as_high_as_its_text_and_buttons_are_centred(visit):
    tab = visit(PHONE).open()
    assert tab.frame.locator(".station").count()
    box, text = (
        tab.page.locator(one).bounding_box() for one in (".st-key-dossier", ".st-key-dossier .dossier")
    )
    wrapper = tab.page.locator("[data-testid=stLayoutWrapper]:has(> .st-key-dossier)").bounding_box()
    assert wrapper["height"] == box["height"]
    assert box["height"] - text["height"] < 60
    for button in tab.page.locator(".st-key-timeline_buttons button").all():
        outer, inner = button.bounding_box(), button.locator("p").bounding_box()
        off = (inner["x"] + inner["width"] / 2) - (outer["x"] + outer["width"] / 2)
        assert abs(off) < 1.5
