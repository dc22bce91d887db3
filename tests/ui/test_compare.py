"""The comparison page: what changed between two days, and the chosen record on both."""

import re
from datetime import date

from ui.opened import listed, open_page, texts


def test_the_comparison_lists_what_changed_and_links_to_the_records():
    page = open_page("compare", **{"from": "2023-03-08", "to": "2023-03-09", "country": "CAN"})
    body = texts(page)
    assert "<h2>As of 8 March 2023</h2>" in body
    assert "<h2>As of 9 March 2023</h2>" in body
    links = re.findall(r'<li>.*?<a href="(.*?)".*?>(.*?)</a>', body)
    query = "?country=CAN&amp;from=2023-03-08&amp;to=2023-03-09&amp;record="
    assert links == [
        (f"{query}country%3ACAN", "Canada"),
        (
            f"{query}station%3Acan-brossard-1",
            "Centre Sino-Québec de la Rive-Sud (alleged station, named by RCMP)",
        ),
        (
            f"{query}station%3Acan-montreal-1",
            "Service à la famille chinoise du Grand Montréal (alleged station, named by RCMP)",
        ),
    ]


def test_the_comparison_of_like_days_says_that_nothing_changed():
    page = open_page("compare", **{"from": "2023-03-09", "to": "2023-03-09"})
    assert "Nothing changed between 9 March 2023 and 9 March 2023." in texts(page)


def test_days_chosen_for_the_comparison_are_the_range_of_the_link():
    page = open_page("compare", to="2023-06-30")
    page.date_input(key="day_before").set_value(date(2022, 12, 31)).run()
    assert (listed(page, "from"), listed(page, "to")) == (["2022-12-31"], ["2023-06-30"])
    page.date_input(key="day_before").set_value(date(2023, 12, 31)).run()
    assert ["has to come first" in error.value for error in page.error] == [True]
    assert listed(page, "from") == ["2022-12-31"]
    next(button for button in page.button if button.label == "Year 2023").click().run()
    assert (listed(page, "from"), listed(page, "to")) == (["2022-12-31"], ["2023-12-31"])
    assert not page.error


def test_a_record_chosen_on_the_comparison_shows_its_standing_on_both_days():
    page = open_page("compare", record="country:GBR", **{"from": "2023-06-05", "to": "2023-06-06"})
    assert (
        "Authorities investigating, since 1 November 2022 (as of 5 June 2023)<br>"
        "No wrongdoing found by authorities, since 6 June 2023 (as of 6 June 2023)"
    ) in texts(page)
