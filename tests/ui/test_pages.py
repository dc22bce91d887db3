"""Each page through Streamlit's own AppTest, full and empty, with good links and bad."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.collection.reading import PROJECT_COLLECTION

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("map", "countries", "compare", "chronology", "sources")


def open_page(name: str, **link: str | list[str]) -> AppTest:
    page = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=60)
    for parameter, value in link.items():
        page.query_params[parameter] = value
    return page.run()


def texts(page: AppTest) -> str:
    return "\n".join(str(element.proto.body) for element in page.get("html"))


def listed(page: AppTest, parameter: str) -> list[str]:
    """The value in the address bar of a parameter; AppTest gives one value bare, several as a list."""
    value = page.query_params[parameter]
    return [value] if isinstance(value, str) else list(value)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_without_fault_on_the_whole_collection(name):
    page = open_page(name)
    assert not page.exception
    assert not page.error
    assert '<h1 class="headline">' in texts(page)
    assert dict(page.query_params) == {}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_with_nothing_selected_says_so_instead_of_failing(name):
    page = open_page(name, q="nothing matches this", country="FRA", status="charged")
    assert not page.exception
    assert [info.value for info in page.info], "an empty selection needs a sentence"


@pytest.mark.parametrize("name", PAGES)
def test_every_page_understands_the_same_link(name):
    page = open_page(name, country=["CAN", "USA"], to="2023-03-14", attestation="high")
    assert not page.exception
    assert page.multiselect(key="country").value == ["CAN", "USA"]
    assert page.multiselect(key="attestation").value == ["high"]
    assert listed(page, "to") == ["2023-03-14"]
    assert listed(page, "country") == ["CAN", "USA"]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    ("parameter", "value", "message"),
    [
        ("country", "XXX", "XXX"),
        ("from", "2023-02-30", "2023"),
        ("to", "yesterday", "yesterday"),
        ("to", "2031-01-01", "beyond the collection"),
        ("kind", "rumour", "rumour"),
        ("status", "guilty", "guilty"),
        ("bureau", "Nowhere", "Nowhere"),
        ("attestation", "certain", "certain"),
        ("record", "station:nowhere-1", "nowhere"),
    ],
)
def test_a_bad_value_in_the_link_is_refused_and_nothing_of_the_link_applied(name, parameter, value, message):
    page = open_page(name, **{parameter: value})
    assert not page.exception
    assert [message in error.value for error in page.error] == [True]
    assert page.multiselect(key="country").value == []


def test_a_parameter_of_somebody_else_in_the_link_is_left_alone():
    page = open_page("map", utm_source="newsletter", country="CAN")
    assert not page.error
    assert page.multiselect(key="country").value == ["CAN"]


def test_the_counts_on_the_page_are_those_of_the_selection():
    page = open_page("map", country="CAN", to="2023-03-14")
    figures = texts(page)
    counts = "As of 14 March 2023: 7 alleged stations in 1 country (6 drawn, 1 without a known place)"
    assert counts in figures


def test_a_change_of_the_country_filter_changes_counts_and_link():
    page = open_page("map")
    page.multiselect(key="country").set_value(["JPN"]).run()
    assert "3 alleged stations in 1 country" in texts(page)
    assert listed(page, "country") == ["JPN"]


def test_reset_shows_everything_again():
    page = open_page("map", country="CAN", q="Montréal", to="2023-03-14")
    reset = next(button for button in page.button if button.label == "Reset")
    reset.click().run()
    assert not page.exception
    assert page.multiselect(key="country").value == []
    assert page.text_input(key="q").value == ""
    assert dict(page.query_params) == {}


def test_next_event_moves_the_end_of_the_range_to_the_day_of_that_event():
    page = open_page("map", country="GBR", to="2022-10-01")
    page.button(key="next_event").click().run()
    assert page.slider(key="range").value[1] == date(2022, 10, 26)
    page.button(key="previous_event").click().run()
    assert page.slider(key="range").value[1] == date(2022, 9, 12)


def test_a_link_with_a_record_opens_its_dossier():
    page = open_page("map", record="station:can-montreal-1")
    body = texts(page)
    assert "Service à la famille chinoise du Grand Montréal" in body
    assert "What those concerned answer" in body
    assert "Known since July 2024" in body
    page.button(key="close_record").click().run()
    assert "record" not in page.query_params


def test_hostile_text_in_the_search_box_is_shown_and_not_run():
    hostile = "<script>alert(1)</script>{{7*7}}"
    page = open_page("map", q=hostile)
    assert not page.exception
    assert "<script>alert" not in texts(page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}" in texts(page)


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


def broken_copy(tmp_path: Path) -> Path:
    folder = tmp_path / "broken"
    shutil.copytree(PROJECT_COLLECTION, folder)
    events = folder / "investigations.csv"
    text = events.read_text("utf-8").replace(",CAN,2022-10-26,", ",CXN,2022-10-46,", 1)
    events.write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "record", "place"),
    [("map", "", "record"), ("map", "country:GBR", "record"), ("compare", "", "changes")],
)
def test_a_keyboard_reader_can_skip_the_hundred_stops_of_a_map(name, record, place):
    body = texts(open_page(name, **({"record": record} if record else {})))
    assert body.count(f'<a class="skip" href="#{place}">') == 1
    assert body.count(f' id="{place}"') == 1


@pytest.mark.parametrize("name", ["map", "compare", "countries"])
@pytest.mark.parametrize(
    ("event", "country"), [("jpn-2024-02-21-other", "Japan"), ("g7-2024-07-13-policy-coordination", "Canada")]
)
def test_an_event_of_the_chronology_opens_its_station_or_country_on_the_other_pages(name, event, country):
    page = open_page(name, record=f"event:{event}")
    assert not page.exception
    body = texts(page)
    assert f"<h3>{event}</h3>" not in body
    assert country in re.findall(r'<p class="kicker">(?:Allegation · )?(?:Country</p>\n<h3>)?([^<]+)<', body)


@pytest.mark.parametrize("name", PAGES)
def test_a_broken_collection_gets_a_page_that_names_row_and_reason(name, tmp_path, monkeypatch):
    monkeypatch.setenv("GEO_DATA", str(broken_copy(tmp_path)))
    page = open_page(name)
    assert not page.exception
    assert "cannot be shown" in page.error[0].value
    faults = page.dataframe[0].value
    assert set(faults["file"]) == {"investigations.csv"}
    assert {"countries", "date"} <= set(faults["field"])
    assert faults["row"].str.contains("can-2022-10-26").all()


def test_a_missing_collection_gets_a_page_too(tmp_path, monkeypatch):
    monkeypatch.setenv("GEO_DATA", str(tmp_path / "nowhere"))
    page = open_page("map")
    assert not page.exception
    assert len(page.dataframe[0].value) == 3


# Corrections


CORRECTIONS = (
    "date,record,field,before,after,reason,source\n"
    "2026-11-22,gbr-london-1,note,,Closed <b>now</b>.,It was missing.,press\n"
    "2026-11-23,inquiry,note,,An agency gives another day.,It was missing.,\n"
    "2026-11-24,can-laval-1,id,can-laval-1,can-markham-1,It was listed twice.,press\n"
)
FIGURES = (
    "id,topic,often_said,value,explanation,sources\n"
    "total,Number of alleged stations,Fifty in ten countries.,54 in 30 countries,Two lists are mixed.,ngo\n"
)


@pytest.fixture
def corrected(collection, monkeypatch):
    """The five alleged stations after two corrections and a withdrawal, with a misquoted figure."""
    collection.edit_station("gbr-london-1", note="Closed <b>now</b>.")
    collection.edit_event("inquiry", note="An agency gives another day.")
    collection.write("corrections.csv", CORRECTIONS)
    collection.write("figures.csv", FIGURES)
    monkeypatch.setenv("GEO_DATA", str(collection.folder))
    return collection


@pytest.mark.usefixtures("corrected")
def test_the_corrections_page_lists_what_was_corrected_and_withdrawn_and_what_is_misquoted():
    page = open_page("corrections")
    assert not page.exception
    body = texts(page)
    assert "2 corrections, 1 record withdrawn, 1 figure often misquoted elsewhere" in body
    label = "Alleged station gbr-london-1 (gbr-london-1)"
    assert f'<a href="./?record=station:gbr-london-1" target="_self">{label}</a>' in body
    assert "<dt>After</dt><dd>“Closed &lt;b&gt;now&lt;/b&gt;.”</dd>" in body
    assert '<dt>Source</dt><dd><a href="https://example.org/gazette"' in body
    assert "./?record=country:CAN" in body
    assert "<b>24 November 2026</b> can-laval-1 was withdrawn." in body
    assert "<dt>Supported</dt><dd>54 in 30 countries</dd>" in body
    assert body.index("23 November 2026") < body.index("22 November 2026")


@pytest.mark.usefixtures("corrected")
def test_the_corrections_page_offers_the_feed():
    (feed,) = open_page("corrections").get("download_button")
    assert feed.proto.label == "Atom feed of corrections"


def test_an_empty_corrections_page_says_so(collection, monkeypatch):
    monkeypatch.setenv("GEO_DATA", str(collection.folder))
    page = open_page("corrections")
    assert not page.exception
    body = texts(page)
    assert "0 corrections, 0 records withdrawn, 0 figures often misquoted elsewhere" in body
    for sentence in (
        "No record has been corrected since it was released.",
        "No record has been withdrawn.",
        "This collection names no figure that is misquoted.",
    ):
        assert sentence in body


def test_the_corrections_page_keeps_the_link_for_the_other_pages():
    page = open_page("corrections", country=["CAN", "USA"], to="2023-03-14")
    assert not page.exception
    assert (listed(page, "country"), listed(page, "to")) == (["CAN", "USA"], ["2023-03-14"])


def test_the_corrections_page_reports_a_bad_link():
    page = open_page("corrections", country="XXX")
    assert ["XXX" in error.value for error in page.error] == [True]


@pytest.mark.usefixtures("corrected")
def test_a_link_to_a_withdrawn_record_gets_its_tombstone():
    page = open_page("map", record="station:can-laval-1")
    assert not page.exception
    (error,) = page.error
    assert "was withdrawn on 24 November 2026" in error.value
    assert "listed twice" in error.value
    assert "can\\-markham\\-1" in error.value


@pytest.mark.usefixtures("corrected")
def test_a_dossier_shows_the_corrections_of_its_record():
    body = texts(open_page("map", record="station:gbr-london-1"))
    assert "Corrections to this record" in body
    assert "Corrected on 22 November 2026, field note. Before: (empty)." in body
    body = texts(open_page("map", record="country:CAN"))
    assert "Corrected on 23 November 2026, field note." in body


def test_a_corrections_page_of_a_broken_collection_names_the_row(tmp_path, monkeypatch):
    monkeypatch.setenv("GEO_DATA", str(broken_copy(tmp_path)))
    page = open_page("corrections")
    assert not page.exception
    assert page.dataframe[0].value["row"].str.contains("can-2022-10-26").all()


def test_the_chronology_opens_the_event_of_the_link_and_steps_to_the_next():
    page = open_page("chronology", country="JPN", record="event:jpn-2023-05-other")
    body = texts(page)
    assert 'data-record="event:jpn-2023-05-other"' in body
    for words in ("<dt>Made public</dt><dd>21 February 2024</dd>", "Alleged stations concerned", "Sources"):
        assert words in body
    assert "./?country=JPN&amp;to=2024-02-21&amp;record=station%3Ajpn-" in body
    page.button(key="chronology_next").click().run()
    assert not page.exception
    assert 'data-record="event:jpn-2023-05-other"' not in texts(page)
    assert listed(page, "record")[0].startswith("event:")


def test_the_chronology_without_a_chosen_event_invites_to_choose_one():
    page = open_page("chronology", country="CAN")
    assert "Choose an event" in texts(page)
    assert len(page.get("vega_lite_chart")) == 1
    page.button(key="chronology_previous").click().run()
    assert "Choose an event" not in texts(page)


def test_a_link_with_an_event_shows_its_station_or_country_on_the_map():
    page = open_page("map", record="event:jpn-2023-05-other")
    assert not page.error
    assert 'data-record="station:jpn-' in texts(page)
    assert listed(page, "record")[0].startswith("station:jpn-")
    assert "./chronology?country=JPN&amp;record=event%3Ajpn-2023-05-other" in texts(page)


def test_an_event_of_no_country_leaves_the_map_as_it_is():
    page = open_page("map", record="event:world-2022-09-12-station-reported")
    assert not page.exception
    assert not page.error
    assert "record" not in page.query_params


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


def test_the_page_on_how_to_read_the_map_opens_and_cites_the_collection():
    page = open_page("method")
    assert not page.exception
    assert not page.error
    assert dict(page.query_params) == {}
    assert "never how likely it is to be true" in texts(page)
    text, bibtex, csl = (code.value for code in page.code)
    assert text.startswith("Alleged stations map, contributors: ")
    assert bibtex.startswith("@misc{alleged-stations,")
    assert '"type": "dataset"' in csl


def test_the_page_on_how_to_read_the_map_cites_the_view_of_the_link(monkeypatch):
    monkeypatch.setenv("GEO_ADDRESS", "https://example.org/map/")
    page = open_page("method", country=["CAN", "USA"], to="2023-03-14")
    page.radio(key="cite_what").set_value("This view").run()
    assert "https://example.org/map/?country=CAN&country=USA&to=2023-03-14." in page.code[0].value
    assert listed(page, "country") == ["CAN", "USA"]


def test_the_page_on_how_to_read_the_map_reports_a_bad_link():
    page = open_page("method", country="XXX")
    assert ["XXX" in error.value for error in page.error] == [True]


def search_line(page: AppTest) -> list[str]:
    bodies = [str(element.proto.body) for element in page.get("html")]
    lines = [body for body in bodies if "search-hits" in body or "search-missed" in body]
    return [line for line in lines if not line.endswith("></p>")]


@pytest.mark.parametrize("name", PAGES)
def test_a_search_is_explained_with_what_the_whole_collection_contains(name):
    page = open_page(name, q="东京")
    assert not page.exception
    assert search_line(page) == [
        (
            '<p class="sentence search-hits" role="status">“东京” is understood as Tokyo, Japan. '
            "“东京” in the whole collection: 1 alleged station, 6 events and 1 place.</p>"
        )
    ]


@pytest.mark.parametrize("name", PAGES)
def test_without_a_search_there_is_no_line_about_one(name):
    assert search_line(open_page(name, country="JPN")) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_search_that_finds_records_outside_the_range_only_says_so(name):
    page = open_page(name, q="东京", country="CAN")
    assert not page.exception
    assert [
        "outside the chosen range or filters: 1 alleged station and 6 events." in line
        for line in search_line(page)
    ] == [
        False,
        True,
    ]


def test_a_search_that_nothing_mentions_says_so_once():
    page = open_page("chronology", q="<b>nowhere</b>")
    assert search_line(page) == [
        (
            '<p class="sentence search-hits" role="status">'
            "Nothing in the whole collection mentions “&lt;b&gt;nowhere&lt;/b&gt;”.</p>"
        )
    ]


def test_a_box_with_nothing_to_search_for_leaves_nothing_out_and_says_so():
    page = open_page("sources")
    page.text_input(key="q").set_value('" "').run()
    assert not page.exception
    assert ["holds nothing to search for, so nothing is left out" in line for line in search_line(page)] == [
        True
    ]
    assert "q" not in page.query_params


def test_a_link_with_nothing_to_search_for_is_refused():
    page = open_page("sources", q="\u0301")
    assert ["holds nothing to search for" in error.value for error in page.error] == [True]
