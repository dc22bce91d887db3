"""The evidence on a record: claim, answer, what is known since and sources stand together, escaped."""

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from geo.model.records import Catalogue
from geo.query.claims import claim_of
from geo.query.sentences import status_line
from geo.render.html.dossier import MAX_LATEST, render_country, render_latest, render_station

HOSTILE = "</script><img src=x onerror=alert(1)> {{7*7}} {% raw %} ${x} ` \" ' & \\"


def words(markup: str) -> str:
    """The text a reader sees, blanks made single."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def station(five: Catalogue, identifier: str) -> str:
    return render_station(five, five.station_by_id[identifier])


def test_a_dossier_names_its_record(five):
    assert 'data-record="station:can-markham-1"' in station(five, "can-markham-1")
    assert 'data-record="country:CAN"' in render_country(five, "CAN")


def test_the_answer_and_what_is_known_since_stand_beside_the_claim(five):
    dossier = words(station(five, "can-montreal-1"))
    order = [
        "Allegation · Canada",
        "Alleged station can-montreal-1",
        "First reported 9 March 2023 1",
        "Place Montréal; known to the city, within about 7 km",
        "Alleged bureau not named",
        "It rates how well the claim is sourced, not whether it is true.",
        "What those concerned answer The embassy denies it. 2",
        "Known since July 2024 The inquiry ended without charges. 3",
        "Who alleges what, and what became of it",
        "Events that name this record",
        "November 2022 (public 9 March 2023) Other development. Officers visit a centre. 2 Told later.",
        "Sources Safeguard Defenders : “First report” (2022-09-12).",
    ]
    assert [text for text in order if text not in dossier] == []
    assert sorted(order, key=dossier.index) == order


def test_every_step_of_the_history_has_its_date_words_and_source(five):
    history = re.search(r'<ol class="history">(.*?)</ol>', station(five, "can-markham-1"), re.DOTALL)[1]
    assert [words(step) for step in re.findall(r"<li>.*?</li>", history, re.DOTALL)] == [
        "12 September 2022 Alleged; no outcome known. 1",
        "26 October 2022 Alleged; under official inquiry. 2",
        "2 March 2023 Alleged; reported closed. 2",
    ]


def test_numbers_lead_to_sources_in_their_order(five):
    sources = re.search(r'<ol class="sources">(.*?)</ol>', station(five, "can-montreal-1"), re.DOTALL)[1]
    assert [words(source) for source in re.findall(r"<li>.*?</li>", sources, re.DOTALL)] == [
        "Safeguard Defenders : “First report” (2022-09-12). research",
        "The Gazette : “Sites reported” (2022-10). newspaper; Machine translation.",
        "Parliament: “Hansard” (2023-06-06). official record",
    ]


def test_an_unknown_place_and_a_missing_answer_are_stated(five):
    silent = replace(five.station_by_id["can-unlocated-1"], response="", response_sources=())
    dossier = words(render_station(five, silent))
    assert "Place place not known; place not known" in dossier
    assert "No answer was found." in dossier
    assert "Known since July 2024" not in dossier


def test_a_country_lists_its_stations_with_answers_and_its_events_in_order(five):
    dossier = words(render_country(five, "CAN"))
    order = ["can-markham-1", "can-montreal-1", "Known since July 2024: The inquiry ended", "can-unlocated-1"]
    order += ["12 September 2022", "26 October 2022", "November 2022 (public 9 March 2023)", "Sources"]
    assert [dossier.rindex(text) for text in order] == sorted(dossier.rindex(text) for text in order)
    assert dossier.count("The embassy denies it.") == 3
    assert "uk-cleared" not in dossier


def test_a_country_without_records_says_so(five):
    dossier = words(render_country(five, "NOR"))
    assert "Norway No station is alleged here in this collection." in dossier
    assert "No event names this country." in dossier


def test_the_latest_developments_come_last_first_and_only_once_certain(five):
    dossier = words(render_latest(five, five.events, date(2022, 11, 30)))
    order = ["An alleged contact point", "The RCMP confirms", "A report lists two alleged sites."]
    assert [dossier.index(text) for text in order] == sorted(dossier.index(text) for text in order)
    assert "Officers visit" not in dossier
    assert "The minister says" not in dossier


def test_at_most_three_developments_are_listed(five):
    assert len(five.events) > MAX_LATEST == 3
    assert render_latest(five, five.events, date(2024, 7, 31)).count("<li>") == MAX_LATEST


def test_before_the_first_report_there_is_no_development(five):
    dossier = words(render_latest(five, five.events, date(2022, 9, 11)))
    assert "Nothing in this selection had certainly become public by this day." in dossier


@pytest.mark.parametrize(
    ("day", "line"),
    [
        (date(2022, 9, 11), "Not yet reported on 11 September 2022"),
        (date(2022, 9, 12), "Alleged; no outcome known (as of 12 September 2022)"),
        (date(2023, 3, 2), "Alleged; reported closed (as of 2 March 2023)"),
    ],
)
def test_the_standing_has_its_day(five, day, line):
    assert claim_of(five, five.station_by_id["can-markham-1"]).standing_on(day) == line


@pytest.mark.parametrize(
    ("day", "line"),
    [
        (date(2022, 10, 30), "No status on 30 October 2022"),
        (date(2022, 11, 8), "Alleged; no official action found, since October 2022 (as of 8 November 2022)"),
    ],
)
def test_the_status_has_its_day_and_since_when(five, day, line):
    assert status_line(five, five.status_on(day).get("AUS"), day) == line


def poisoned(five: Catalogue) -> Catalogue:
    """The five with hostile text in every free field."""
    stations = tuple(
        replace(
            one,
            plain_name=HOSTILE,
            city=HOSTILE,
            bureau=HOSTILE,
            bureau_basis=HOSTILE,
            response=HOSTILE,
            since=HOSTILE,
            note=HOSTILE,
            history=tuple(replace(entry, note=HOSTILE) for entry in one.history),
        )
        for one in five.stations
    )
    events = tuple(replace(one, actor=HOSTILE, summary=HOSTILE, note=HOSTILE) for one in five.events)
    sources = {
        key: replace(one, publisher=HOSTILE, title=HOSTILE, kind=HOSTILE, note=HOSTILE)
        for key, one in five.sources.items()
    }
    return Catalogue(stations, events, sources, {"CAN": HOSTILE}, digest="poisoned")


PARTS = {
    "station": lambda catalogue: render_station(catalogue, catalogue.station_by_id["can-montreal-1"]),
    "country": lambda catalogue: render_country(catalogue, "CAN"),
    "latest": lambda catalogue: render_latest(catalogue, catalogue.events, date(2024, 7, 31)),
}


@pytest.mark.parametrize("part", PARTS)
def test_hostile_text_is_shown_to_the_letter_and_is_no_markup(five, part):
    markup, clean = PARTS[part](poisoned(five)), PARTS[part](five)
    assert HOSTILE in unescape(markup)
    assert "49" not in markup
    tags = [set(re.findall(r"<[a-z/][^>]*>", text)) for text in (markup, clean)]
    assert tags[0] - tags[1] <= {'<p class="note">', "<small>", "</small>"}


def test_a_source_without_an_address_is_no_link_and_a_link_sends_no_referrer(five):
    markup = render_country(five, "CAN") + station(five, "can-montreal-1")
    assert set(re.findall(r"<a [^>]*>", markup)) == {
        f'<a href="https://example.org/{page}" target="_blank" rel="noopener noreferrer nofollow">'
        for page in ("report", "gazette")
    }


def test_no_link_of_the_project_runs_a_script(catalogue):
    markup = "".join(render_country(catalogue, code) for code in catalogue.countries)
    markup += "".join(render_station(catalogue, one) for one in catalogue.stations)
    addresses = set(re.findall(r'href="([^"]*)"', markup))
    assert len(addresses) > 150
    assert [address for address in addresses if not re.match(r"https?://[a-z0-9]", address)] == []


def test_numbers_of_a_list_elsewhere_are_used_and_linked(five):
    markup = render_station(five, five.station_by_id["gbr-london-1"], {"ngo": 7, "press": 9, "record": 11})
    assert '<a href="#s-ngo">7</a>' in markup
    assert '<ol class="sources">' not in markup


def test_a_record_is_marked_wherever_its_dossier_shows_it(five):
    station = render_station(five, five.station_by_id["can-markham-1"])
    assert station.count('<small class="mark">Single source.</small>') == 1 + 2  # itself and its two events
    assert render_country(five, "AUS").count('<small class="mark">Single source.</small>') == 1


def test_who_alleges_stands_in_the_dossier_where_the_file_says_so(five):
    station = replace(five.station_by_id["can-markham-1"], alleged_by=("An NGO", "A paper"))
    assert "<dt>Alleged by</dt><dd>An NGO; A paper</dd>" in render_station(five, station)
    assert "Alleged by" not in render_station(five, five.station_by_id["can-markham-1"])
