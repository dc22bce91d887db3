"""Statuses over time and what differs between two days, against answers worked out by hand."""

from datetime import date

import pytest

from geo.model.dates import Period, parse_day, parse_partial_date
from geo.model.errors import InvalidValue
from geo.model.records import WINDOW
from geo.query.claims import NO_ANSWER, claim_of
from geo.query.history import Change, changes_between, status_spans
from geo.query.sentences import Sentence

SPANS = {
    "NLD": [
        ("reported", "2022-09-12", "2022-10-25"),
        ("investigating", "2022-10-26", "2022-10-31"),
        ("closure_ordered", "2022-11-01", "2024-07-31"),
    ],
    "GBR": [
        ("reported", "2022-09-12", "2022-10-31"),
        ("investigating", "2022-11-01", "2023-06-05"),
        ("no_wrongdoing", "2023-06-06", "2024-07-31"),  # said in the same statement as the closures
    ],
    "CAN": [
        ("reported", "2022-09-12", "2022-10-25"),
        ("investigating", "2022-10-26", "2023-03-01"),
        ("closed", "2023-03-02", "2023-03-08"),  # four sites; a week later Quebec's two are known
        ("investigating", "2023-03-09", "2023-06-12"),
        ("closed", "2023-06-13", "2024-07-31"),
    ],
    "IRL": [
        ("reported", "2022-09-12", "2022-10-24"),
        ("closure_ordered", "2022-10-25", "2022-10-25"),
        ("closed", "2022-10-26", "2024-07-31"),
    ],
    "JPN": [
        ("reported", "2022-09-12", "2022-12-21"),  # the search of May 2023 changes nothing
        ("investigating", "2022-12-22", "2024-07-31"),
    ],
    "CZE": [
        ("reported", "2022-09-12", "2022-11-21"),
        ("investigating", "2022-11-22", "2022-12-07"),  # "by 22 November": certain on that day
        ("closed", "2022-12-08", "2024-07-31"),
    ],
    "ITA": [("reported", "2022-09-04", "2022-12-06"), ("investigating", "2022-12-07", "2024-07-31")],
    "KOR": [("reported", "2022-12-05", "2022-12-19"), ("investigating", "2022-12-20", "2024-07-31")],
    "USA": [
        ("reported", "2022-09-12", "2022-11-16"),
        ("investigating", "2022-11-17", "2023-04-16"),
        ("charged", "2023-04-17", "2024-07-31"),
    ],
    "AUS": [("reported", "2022-10-31", "2024-07-31")],  # "October 2022": certain at its end
    "FRA": [("reported", "2022-09-12", "2024-07-31")],
    "HRV": [("rejected", "2022-12-04", "2024-07-31")],  # claimed and denied on one day
    "CHN": [],
}


@pytest.mark.parametrize("country", SPANS)
def test_spans_of_a_country_are_those_worked_out_by_hand(catalogue, country):
    spans = status_spans(catalogue, country, WINDOW)
    assert [(span.status, str(span.first), str(span.last)) for span in spans] == SPANS[country]


@pytest.mark.parametrize(
    ("country", "period", "spans"),
    [
        ("CAN", "2023-03-05 2023-03-09", [("closed", 5, 8), ("investigating", 9, 9)]),
        ("CAN", "2023-03-09 2023-03-09", [("investigating", 9, 9)]),
        ("NLD", "2022-09-11 2022-09-12", [("reported", 12, 12)]),
        ("NLD", "2022-09-02 2022-09-11", []),
    ],
)
def test_spans_are_cut_to_the_period(catalogue, country, period, spans):
    found = status_spans(catalogue, country, Period(*map(parse_day, period.split())))
    assert [(span.status, span.first.day, span.last.day) for span in found] == spans


def test_a_span_names_the_event_that_set_it_even_where_the_period_starts_later(catalogue):
    late = status_spans(catalogue, "GBR", Period(date(2023, 7, 1), date(2023, 7, 31)))
    assert [span.event for span in late] == ["gbr-2023-06-06-no-wrongdoing-found"]
    whole = status_spans(catalogue, "IRL", WINDOW)
    assert [span.event for span in whole] == [
        "irl-2022-09-12-station-reported",
        "irl-2022-10-25-closure-ordered",
        "irl-2022-10-26-closure-reported",
    ]


def test_a_span_has_on_each_of_its_days_the_status_of_the_catalogue(catalogue):
    for country in catalogue.countries:
        for span in status_spans(catalogue, country, WINDOW):
            for day in (span.first, span.last):
                assert catalogue.status_on(day)[country].status == span.status


STATUS_CHANGES = [
    ("2022-10-25 2022-10-26", {"IRL": "closed", "CAN": "investigating", "NLD": "investigating"}),
    ("2022-10-31 2022-11-01", {"GBR": "investigating", "NLD": "closure_ordered"}),
    ("2022-10-30 2022-10-31", {"AUS": "reported", "HUN": "rejected"}),
    ("2023-03-01 2023-03-09", {}),  # Canada is back where it was
    ("2023-03-08 2023-03-09", {"CAN": "investigating"}),
    ("2023-05-31 2023-06-30", {"CAN": "closed", "GBR": "no_wrongdoing"}),
    ("2023-07-01 2024-07-31", {}),
    ("2022-09-03 2022-09-04", {"ITA": "reported"}),
    ("2022-12-07 2022-12-08", {"CZE": "closed"}),
    ("2023-01-01 2023-04-17", {"USA": "charged"}),
]


@pytest.mark.parametrize(("days", "changed"), STATUS_CHANGES)
def test_changed_statuses_between_two_days_are_those_worked_out_by_hand(catalogue, days, changed):
    earlier, later = map(parse_day, days.split())
    changes = [one for one in changes_between(catalogue, earlier, later) if one.kind == "status"]
    found = {one.record.removeprefix("country:"): catalogue.event_by_id[one.event] for one in changes}
    assert {country: event.status_after for country, event in found.items()} == changed
    assert all(one.when.certain_by(later) and not one.when.certain_by(earlier) for one in changes)


def test_stations_newly_known_and_standings_between_two_days(catalogue):
    changes = changes_between(catalogue, date(2023, 3, 1), date(2023, 3, 9))
    assert [(change.kind, change.record, str(change.when)) for change in changes] == [
        ("reported", "station:can-brossard-1", "2023-03-09"),
        ("reported", "station:can-montreal-1", "2023-03-09"),
        ("standing", "station:can-markham-1", "2023-03-02"),
        ("standing", "station:can-markham-2", "2023-03-02"),
        ("standing", "station:can-toronto-1", "2023-03-02"),
        ("standing", "station:can-vancouver-1", "2023-03-02"),
    ]


def test_what_is_dated_to_a_month_has_changed_by_its_last_day_only(catalogue):
    amsterdam = ("standing", "station:nld-amsterdam-1", parse_partial_date("2023-02"))
    for later, listed in ((date(2023, 2, 27), False), (date(2023, 2, 28), True)):
        changes = changes_between(catalogue, date(2023, 1, 31), later)
        assert (amsterdam in [(one.kind, one.record, one.when) for one in changes]) is listed


def test_sentences_of_the_five_are_whole(five):
    changes = changes_between(five, date(2022, 9, 30), date(2023, 3, 31))
    answer = "Answer of those concerned: The embassy denies it."
    quebec = "Alleged station can-montreal-1, Montréal, Canada: not yet reported on 30 September 2022; "
    quebec += "alleged by Safeguard Defenders, first reported on 9 March 2023. "
    quebec += f"As of 31 March 2023: “Alleged; no outcome known”. {answer}"
    markham = "Alleged station can-markham-1, Markham, Canada: “Alleged; no outcome known” on "
    markham += "30 September 2022, “Alleged; reported closed” as of 31 March 2023; "
    markham += f"alleged by Safeguard Defenders, first reported on 12 September 2022. {answer}"
    assert [one.record for one in changes] == [
        "country:CAN",
        "country:AUS",  # "October 2022" counts from its end
        "station:aus-sydney-1",
        "station:can-unlocated-1",
        "station:can-montreal-1",
        "station:can-markham-1",
    ]
    assert changes[0] == Change(
        "status",
        "country:CAN",
        "inquiry",
        parse_partial_date("2022-10-26"),
        Sentence(
            "Canada",
            ": “Alleged; no official action found” on 30 September 2022; “Authorities investigating” on "
            "31 March 2023, since 26 October 2022 (official response to the allegations).",
        ),
    )
    assert "Australia: no status on 30 September 2022; “Alleged;" in str(changes[1].sentence)
    assert [str(changes[4].sentence), str(changes[5].sentence)] == [quebec, markham]


def test_every_sentence_about_a_station_keeps_alleged_attribution_and_answer(catalogue):
    for change in changes_between(catalogue, date(2022, 9, 1), WINDOW.end):
        if change.kind != "status":
            station = catalogue.station_by_id[change.record.removeprefix("station:")]
            claim = claim_of(catalogue, station)
            assert change.sentence.subject == claim.label
            assert claim.attribution in change.sentence.rest
            assert change.sentence.rest.endswith(claim.answer)
            assert claim.answer == station.response or (not station.response and claim.answer == NO_ANSWER)


def test_a_day_does_not_differ_from_itself_and_days_keep_their_order(catalogue):
    assert changes_between(catalogue, date(2023, 3, 9), date(2023, 3, 9)) == ()
    with pytest.raises(InvalidValue, match="before it starts"):
        changes_between(catalogue, date(2023, 3, 9), date(2023, 3, 8))


def test_changes_can_be_narrowed_to_countries_and_stations(catalogue):
    days = date(2023, 3, 1), date(2023, 6, 30)
    dublin = [catalogue.station_by_id["irl-dublin-1"]]
    only = changes_between(catalogue, *days, countries={"GBR"}, stations=dublin)
    assert [change.record for change in only] == ["country:GBR"]
