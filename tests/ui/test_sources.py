"""The sources page: origins counted, and the chosen source in full."""

import re

from ui.opened import open_page, texts


def test_the_sources_page_counts_origins_and_lists_what_leans_on_a_source():
    page = open_page("sources", country="CAN")
    body = texts(page)
    assert "independent origin" in body
    assert "Records that lean on it" in body
    assert re.search(r"record=(station|event)%3A\w*can-", body)


def test_the_chosen_source_is_shown_in_full():
    page = open_page("sources")
    page.selectbox[-1].set_value("P003").run()
    assert not page.exception
    assert 'data-source="P003"' in texts(page)


def test_the_search_box_finds_a_source_by_its_own_words():
    page = open_page("sources", q="commonwealth union")
    assert not page.info
    assert 'data-source="seed-000"' in texts(page)
