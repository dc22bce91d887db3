"""What each filter narrows, how it reads in English, and that a link reproduces it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.model.dates import Period
from geo.model.errors import InvalidSelection
from geo.model.records import ATTESTATIONS, KINDS, STATUSES, Catalogue
from geo.model.text import folded
from geo.query.selection import (
    MAX_QUERY,
    PARAMETERS,
    Selection,
    describe,
    from_link,
    from_query,
    select,
    to_link,
    to_query,
    whole,
)
from released import released_catalogue

CATALOGUE = released_catalogue()
ALL_STATIONS = ["aus-sydney-1", "can-markham-1", "can-montreal-1", "can-unlocated-1", "gbr-london-1"]
ALL_EVENTS = ["first-report", "inquiry", "contact-point", "visit", "uk-closed", "uk-cleared", "eu-debate"]
ALL_STATUSES = {"AUS": "reported", "CAN": "investigating", "GBR": "no_wrongdoing"}


def selected_ids(five: Catalogue, link: str) -> tuple[list[str], list[str], dict[str, str]]:
    selected = select(five, from_link(link, five))
    return (
        [station.id for station in selected.stations],
        [event.id for event in selected.events],
        {status.country: status.status for status in selected.statuses},
    )


def refusal(link: str, catalogue: Catalogue) -> tuple[str, ...]:
    with pytest.raises(InvalidSelection) as refused:
        from_link(link, catalogue)
    assert str(refused.value) == " ".join(refused.value.faults)
    return refused.value.faults


# What each filter narrows


def test_without_a_filter_everything_is_selected(five):
    assert selected_ids(five, "") == (ALL_STATIONS, ALL_EVENTS, ALL_STATUSES)


@pytest.mark.parametrize(
    ("link", "stations", "events", "statuses"),
    [
        (
            "country=GBR",
            ["gbr-london-1"],
            ["first-report", "uk-closed", "uk-cleared"],
            {"GBR": "no_wrongdoing"},
        ),
        (
            "country=AUS&country=GBR",
            ["aus-sydney-1", "gbr-london-1"],
            ["first-report", "contact-point", "uk-closed", "uk-cleared"],
            {"AUS": "reported", "GBR": "no_wrongdoing"},
        ),
        (
            "status=investigating",
            ["can-markham-1", "can-montreal-1", "can-unlocated-1"],
            ["first-report", "inquiry", "visit"],
            {"CAN": "investigating"},
        ),
        ("status=rejected", [], [], {}),
        ("bureau=Fuzhou", ["can-markham-1", "gbr-london-1"], ALL_EVENTS, ALL_STATUSES),
        ("bureau=Nantong&bureau=Wenzhou", ["aus-sydney-1", "can-unlocated-1"], ALL_EVENTS, ALL_STATUSES),
        ("kind=other&kind=policy_coordination", ALL_STATIONS, ["visit", "eu-debate"], ALL_STATUSES),
        ("attestation=low", ["aus-sydney-1"], ["visit"], ALL_STATUSES),
        (
            "attestation=medium&attestation=low",
            ALL_STATIONS[:1] + ALL_STATIONS[2:3],
            ["contact-point", "visit"],
            ALL_STATUSES,
        ),
        ("q=rcmp", [], ["inquiry", "visit"], ALL_STATUSES),
        ("country=CAN&bureau=Fuzhou&kind=other", ["can-markham-1"], ["visit"], {"CAN": "investigating"}),
        ("country=CAN&status=closed", [], [], {}),
    ],
)
def test_a_filter_narrows_what_it_says_and_nothing_else(five, link, stations, events, statuses):
    assert selected_ids(five, link) == (stations, events, statuses)


@pytest.mark.parametrize(
    ("link", "stations", "events", "statuses"),
    [
        ("to=2022-09-11", [], ["uk-closed"], {}),
        (
            "to=2022-09-12",
            ["can-markham-1", "gbr-london-1"],
            ["first-report", "uk-closed"],
            {"CAN": "reported", "GBR": "reported"},
        ),
        (
            "to=2022-10-30",
            ["can-markham-1", "gbr-london-1"],
            ["first-report", "inquiry", "contact-point", "uk-closed"],
            {"CAN": "investigating", "GBR": "reported"},
        ),
        (
            "to=2022-10-31",
            ["aus-sydney-1", "can-markham-1", "gbr-london-1"],
            ["first-report", "inquiry", "contact-point", "uk-closed"],
            {"AUS": "reported", "CAN": "investigating", "GBR": "reported"},
        ),
        ("from=2023-06-07", ALL_STATIONS, ["eu-debate"], ALL_STATUSES),
        ("from=2024-07-01", ALL_STATIONS, [], ALL_STATUSES),
        (
            "from=2022-11-01&to=2023-03-08",
            ["aus-sydney-1", "can-markham-1", "can-unlocated-1", "gbr-london-1"],
            ["uk-closed"],
            {"AUS": "reported", "CAN": "investigating", "GBR": "reported"},
        ),
    ],
)
def test_the_start_of_the_range_limits_events_and_its_end_is_the_day_of_everything(
    five, link, stations, events, statuses
):
    assert selected_ids(five, link) == (stations, events, statuses)


@pytest.mark.parametrize(
    ("q", "stations", "events"),
    [
        ("MONTREAL", ["can-montreal-1"], ["visit"]),
        ("montréal", ["can-montreal-1"], ["visit"]),
        ("croydon london", ["gbr-london-1"], ["first-report", "uk-closed", "uk-cleared"]),
        ("london croydon", ["gbr-london-1"], ["first-report", "uk-closed", "uk-cleared"]),
        ("fuzhou", ["can-markham-1", "gbr-london-1"], []),
        ("ended without", ["can-montreal-1"], []),
        ("united kingdom", ["gbr-london-1"], ["first-report", "uk-closed", "uk-cleared"]),
        ("Told LATER", [], ["visit"]),
        ("no such word", [], []),
        (".*", [], []),
        ("<b>", [], []),
    ],
)
def test_text_is_found_whatever_its_case_accents_and_order(five, q, stations, events):
    selected = select(five, replace(whole(five), q=q))
    assert ([one.id for one in selected.stations], [one.id for one in selected.events]) == (stations, events)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Montréal", "montreal"),
        ("São Paulo", "sao paulo"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("ﬁle", "file"),
        ("Łódź", "lodz"),
        ("Tromsø", "tromso"),
        ("Ｔｏｋｙｏ", "tokyo"),
        ("\u0301", ""),
    ],
)
def test_folding_takes_case_and_accents_away(text, plain):
    assert folded(text) == plain


def test_drawn_and_listed_stations_are_all_stations(five):
    selected = select(five, whole(five))
    assert [one.id for one in selected.unlocated] == ["can-unlocated-1"]
    assert [one.id for one in selected.located] == [one for one in ALL_STATIONS if one != "can-unlocated-1"]


def test_a_bare_report_is_no_official_response(five):
    assert [status.country for status in select(five, whole(five)).responses] == ["CAN", "GBR"]


def test_the_standing_is_that_of_the_end_of_the_range(five):
    markham = five.station_by_id["can-markham-1"]
    standings = [
        markham.standing_on(select(five, from_link(f"to={day}", five)).selection.as_of)
        for day in ("2022-10-25", "2022-10-26", "2023-03-02")
    ]
    assert standings == ["reported", "under_investigation", "reported_closed"]


# In English

EVERYTHING = "Alleged stations and government responses, all countries"
WINDOW = "1 September 2022 to 31 July 2024."


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        ("", f"{EVERYTHING}; {WINDOW}"),
        ("country=CAN", f"Alleged stations and government responses in Canada; {WINDOW}"),
        (
            "country=CAN&country=GBR",
            f"Alleged stations and government responses in Canada and the United Kingdom; {WINDOW}",
        ),
        (
            "country=AUS&country=CAN&country=GBR",
            f"{EVERYTHING.partition(',')[0]} in Australia, Canada and the United Kingdom; {WINDOW}",
        ),
        ("from=2022-09-05&to=2022-12-09", f"{EVERYTHING}; 5 September 2022 to 9 December 2022."),
        ("status=closed", f"{EVERYTHING}; only status reported closed; {WINDOW}"),
        (
            "status=rejected&status=charged",
            (
                f"{EVERYTHING}; only status criminal charges filed or host government rejects the claim; "
                f"{WINDOW}"
            ),
        ),
        (
            "bureau=Fuzhou&bureau=Wenzhou",
            (
                f"{EVERYTHING}; only stations linked to the public-security bureau of Fuzhou or Wenzhou; "
                f"{WINDOW}"
            ),
        ),
        ("kind=lawsuit", f"{EVERYTHING}; only events of the kind lawsuit; {WINDOW}"),
        (
            "attestation=low&attestation=high",
            f"{EVERYTHING}; only claims with attestation high or low; {WINDOW}",
        ),
        ("q=Akihabara", f"{EVERYTHING}; only records that mention “Akihabara”; {WINDOW}"),
        (
            "country=CAN&to=2023-03-09&kind=denial&attestation=high&q=centre",
            (
                "Alleged stations and government responses in Canada; only events of the kind denial or "
                "answer; claims with attestation high; records that mention “centre”; "
                "1 September 2022 to 9 March 2023."
            ),
        ),
    ],
)
def test_the_caption_is_generated_from_the_filters(five, link, sentence):
    assert describe(five, from_link(link, five)) == sentence


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        (
            "",
            (
                "As of 31 July 2024: 5 alleged stations in 3 countries (4 drawn, 1 without a known place); "
                "2 countries with an official response; 7 events in the range."
            ),
        ),
        (
            "country=GBR&from=2023-06-06&to=2023-06-06&kind=closure_reported",
            (
                "As of 6 June 2023: 1 alleged station in 1 country; "
                "1 country with an official response; 1 event in the range."
            ),
        ),
        (
            "to=2022-09-01&kind=lawsuit",
            (
                "As of 1 September 2022: 0 alleged stations in 0 countries; "
                "0 countries with an official response; 0 events in the range."
            ),
        ),
    ],
)
def test_the_counts_have_their_day(five, link, sentence):
    assert str(select(five, from_link(link, five)).counts) == sentence


@pytest.mark.parametrize(
    "link", ["", "country=CAN", "to=2022-12-05", "status=reported&bureau=Fuzhou", "q=police"]
)
def test_counts_in_words_are_counts_of_records(catalogue, link):
    selected = select(catalogue, from_link(link, catalogue))
    assert len(selected.located) + len(selected.unlocated) == len(selected.stations)
    words = str(selected.counts)
    assert f": {len(selected.stations)} alleged station" in words
    assert f"; {len(selected.responses)} countr" in words
    assert f"; {len(selected.events)} event" in words


# In links


def subset(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=4).map(tuple)


def period(ends: tuple[int, int]) -> Period:
    start = CATALOGUE.window.start
    return Period(start + timedelta(days=min(ends)), start + timedelta(days=max(ends)))


offsets = st.integers(0, (CATALOGUE.window.end - CATALOGUE.window.start).days)
texts = st.text(max_size=MAX_QUERY).map(lambda text: " ".join(text.split()))
selections = st.builds(
    Selection,
    period=st.tuples(offsets, offsets).map(period),
    countries=subset(CATALOGUE.countries),
    kinds=subset(KINDS),
    statuses=subset(STATUSES),
    bureaus=subset(CATALOGUE.bureaus),
    attestations=subset(ATTESTATIONS),
    q=texts,
)


@given(selections)
def test_a_link_reproduces_its_selection(selection):
    assert from_link(to_link(selection, CATALOGUE), CATALOGUE) == selection


@given(selections)
def test_the_parameters_of_a_link_reproduce_its_selection(selection):
    assert from_query(to_query(selection, CATALOGUE), CATALOGUE) == selection


@given(selections)
@settings(max_examples=30, deadline=None)
def test_narrowing_only_ever_takes_records_away(selection):
    every, some = select(CATALOGUE, Selection(selection.period)), select(CATALOGUE, selection)
    for wide, narrow in (
        (every.stations, some.stations),
        (every.events, some.events),
        (every.statuses, some.statuses),
    ):
        assert [record for record in wide if record in narrow] == list(narrow)


def test_the_default_has_no_link(five):
    assert (to_link(whole(five), five), to_query(whole(five), five)) == ("", [])
    assert from_link("", five) == from_link("?", five) == whole(five)


def test_defaults_stay_out_of_a_link_and_the_rest_comes_in_a_fixed_order(five):
    selection = Selection(
        Period(date(2022, 9, 1), date(2023, 3, 9)),
        countries=("CAN", "GBR"),
        kinds=("lawsuit",),
        statuses=("closed",),
        bureaus=("Fuzhou",),
        attestations=("high",),
        q="Montréal & co",
    )
    assert to_link(selection, five) == (
        "?country=CAN&country=GBR&to=2023-03-09&kind=lawsuit&status=closed&bureau=Fuzhou&attestation=high"
        "&q=Montr%C3%A9al+%26+co"
    )


def test_a_value_given_twice_counts_once(five):
    assert from_link("country=CAN&country=GBR&country=CAN", five).countries == ("CAN", "GBR")


def test_blanks_around_words_do_not_matter(five):
    assert from_link("q=%20two%20%20words%0A", five).q == "two words"


@pytest.mark.parametrize(
    ("link", "faults"),
    [
        ("country=XXX", ("country='XXX' is not known; possible values: AUS, CAN, GBR.",)),
        ("country=can", ("country='can' is not known; possible values: AUS, CAN, GBR.",)),
        ("country=NOR", ("country='NOR' is not known; possible values: AUS, CAN, GBR.",)),
        ("country=", ("country='' is not known; possible values: AUS, CAN, GBR.",)),
        ("bureau=Beijing", ("bureau='Beijing' is not known; possible values: Fuzhou, Nantong, Wenzhou.",)),
        ("status=open", (f"status='open' is not known; possible values: {', '.join(STATUSES)}.",)),
        ("kind=Denial", (f"kind='Denial' is not known; possible values: {', '.join(KINDS)}.",)),
        ("attestation=sure", ("attestation='sure' is not known; possible values: high, medium, low.",)),
        ("from=2022-09", ("from: '2022-09' is not a full day; write it as 2022-11-05.",)),
        ("to=by 2023-01-01", ("to: 'by 2023-01-01' is not a full day; write it as 2022-11-05.",)),
        ("to=2023-02-30", ("to: '2023-02-30' is not a date the calendar has.",)),
        (
            "to=",
            ("to: '' is not a date; write 2022, 2022-11, 2022-11-05 or by 2022-11-05.",),
        ),
        ("to=2023-01-01&to=2023-01-02", ("to is given 2 times; give it once.",)),
        (
            "from=2023-01-02&to=2023-01-01",
            ("from=2023-01-02 is after to=2023-01-01; the range has to end after it starts.",),
        ),
        (
            "from=2025-01-01",
            ("from=2025-01-01 is after the collection's last day, 2024-07-31; give to as well.",),
        ),
        (f"q={'x' * 201}", ("q: the text has 201 characters; at most 200 are searched.",)),
        ("q=a&q=b", ("q is given 2 times; give it once.",)),
        ("q=%22,%22", ("q: '\",\"' holds nothing to search for; write a word, a name or a number.",)),
        (
            "colour=red",
            (f"'colour' is not a filter; known are {', '.join(PARAMETERS)}.",),
        ),
        (
            "countries=CAN&status=open&status=shut",
            (
                f"'countries' is not a filter; known are {', '.join(PARAMETERS)}.",
                f"status='open' is not known; possible values: {', '.join(STATUSES)}.",
                f"status='shut' is not known; possible values: {', '.join(STATUSES)}.",
            ),
        ),
    ],
)
def test_a_bad_value_is_refused_by_name_and_nothing_is_guessed(five, link, faults):
    assert refusal(link, five) == faults


@pytest.mark.parametrize("q", ["", "  ", "\u0301", " \u0308 \u0301", '""', "，、"])
def test_a_text_with_nothing_to_search_for_is_no_filter_and_is_not_described_as_one(five, q):
    selection = replace(whole(five), q=q)
    assert selection == whole(five)
    assert describe(five, selection) == f"{EVERYTHING}; {WINDOW}"


def test_200_characters_are_searched(five):
    assert from_link(f"q={'x' * 200}", five).q == "x" * 200


def test_in_a_collection_without_records_no_country_is_known():
    (fault,) = refusal("country=CAN", Catalogue((), (), {}, {}))
    assert fault == "country='CAN' is not known; possible values: none in this collection."
