"""The countries page: the G7 over time, every country's status, and the dossier of one."""

import re

from streamlit.testing.v1 import AppTest

from ui.opened import listed, open_page, texts


def cell(page: AppTest, country: str, month: int) -> str:
    """What the G7 table has for screen readers, by country and number of the month."""
    row = re.search(rf'<th scope="row">{country}</th>(.*?)</tr>', texts(page))[1]
    return re.findall(r'<span class="visually-hidden">(.*?)</span>', row)[month]


def test_the_g7_matrix_says_each_status_in_words_and_letters():
    page = open_page("countries")
    assert cell(page, "Canada", 0) == "Alleged; no official action found, since 12 September 2022"
    assert cell(page, "Canada", 6) == "Authorities investigating, since 9 March 2023"
    closed = "Reported closed, since 13 June 2023; disputed for 2 alleged stations"
    assert cell(page, "Canada", 22) == closed
    assert cell(page, "United Kingdom", 9) == "No wrongdoing found by authorities, since 6 June 2023"
    assert cell(page, "United States", 22) == "Criminal charges filed, since 17 April 2023"
    assert re.findall(r'<tr><th scope="row">(.*?)</th>', texts(page)) == [
        "Canada",
        "France",
        "Germany",
        "Italy",
        "Japan",
        "United Kingdom",
        "United States",
    ]
    assert "Canada has mapped alleged covert Chinese police operations" in texts(page)


def test_the_g7_matrix_shows_only_members_of_the_selection_and_nothing_without_one():
    page = open_page("countries", country=["JPN", "NLD"], to="2023-03-14")
    assert re.findall(r'<tr><th scope="row">(.*?)</th>', texts(page)) == ["Japan"]
    assert "Last step that names all seven" not in texts(page)
    assert 'class="g7"' not in texts(open_page("countries", country="NLD"))


def test_the_table_of_countries_has_status_places_and_last_event():
    table = open_page("countries", country=["CAN", "CHN"], to="2023-03-14").dataframe[0].value
    assert table.astype(str).to_dict("records") == [
        {
            "Country": "Canada",
            "Status": "Authorities investigating",
            "Since": "2023-03-09",
            "Alleged stations": "7",
            "Located": "6",
            "Without place": "1",
            "Last event": "2023-03-13",
            "Kind of event": "Other development",
        },
        {
            "Country": "China",
            "Status": "No status",
            "Since": "–",
            "Alleged stations": "0",
            "Located": "0",
            "Without place": "0",
            "Last event": "2022-11-02",
            "Kind of event": "Denial or answer",
        },
    ]


def test_a_link_opens_the_dossier_of_a_country_and_choosing_another_changes_the_link():
    page = open_page("countries", record="country:CAN", to="2023-03-14")
    assert 'data-record="country:CAN"' in texts(page)
    assert "Authorities investigating, since 9 March 2023 (as of 14 March 2023)" in texts(page)
    assert "Not yet certain on 14 March 2023" in texts(page)
    page.selectbox(key="dossier_country").set_value("NLD").run()
    assert 'data-record="country:NLD"' in texts(page)
    assert listed(page, "record") == ["country:NLD"]
    page.selectbox(key="dossier_country").set_value(None).run()
    assert "data-record" not in texts(page)
    assert "record" not in page.query_params


def test_a_link_to_a_country_outside_the_filters_opens_it_and_says_so():
    page = open_page("countries", record="country:CAN", country="JPN")
    assert 'data-record="country:CAN"' in texts(page)
    assert [caption.value for caption in page.caption] == ["Canada is outside the current filters."]


def test_denials_and_lawsuits_stand_beside_the_events_and_protests_do_not():
    body = texts(open_page("countries", record="country:NLD"))
    sides = re.findall(r'<li class="side">.*?class="kind">(.*?)\.</span>', body)
    assert sides == ["Denial or answer", "Denial or answer"]
    assert "Diplomatic protest." in body
