"""How things stood on a day: answers worked out by hand from the research, not from the program.

Each country is asked on the day before and on the day of each change of its status.
"""

from collections import Counter
from datetime import date

import pytest

from geo.model.records import STATUSES, Catalogue

STATUS = [
    # Canada: reported, inquiry, "ceased" (four sites), the Quebec inquiry, "shut down"
    ("CAN", "2022-09-11", None, None),
    ("CAN", "2022-09-12", "reported", "2022-09-12"),
    ("CAN", "2022-10-25", "reported", "2022-09-12"),
    ("CAN", "2022-10-26", "investigating", "2022-10-26"),
    ("CAN", "2022-11-22", "investigating", "2022-10-26"),
    ("CAN", "2023-03-01", "investigating", "2022-10-26"),
    ("CAN", "2023-03-02", "closed", "2023-03-02"),
    ("CAN", "2023-03-08", "closed", "2023-03-02"),
    ("CAN", "2023-03-09", "investigating", "2023-03-09"),
    ("CAN", "2023-06-12", "investigating", "2023-03-09"),
    ("CAN", "2023-06-13", "closed", "2023-06-13"),
    ("CAN", "2024-07-31", "closed", "2023-06-13"),
    # United States: the seven of October 2022 are another case; the charges are of 17 April 2023
    ("USA", "2022-09-11", None, None),
    ("USA", "2022-09-12", "reported", "2022-09-12"),
    ("USA", "2022-10-20", "reported", "2022-09-12"),
    ("USA", "2022-11-16", "reported", "2022-09-12"),
    ("USA", "2022-11-17", "investigating", "2022-11-17"),
    ("USA", "2023-04-16", "investigating", "2022-11-17"),
    ("USA", "2023-04-17", "charged", "2023-04-17"),
    ("USA", "2024-07-31", "charged", "2023-04-17"),
    # United Kingdom: closed and no illegal activity on one day; the finding is the later word
    ("GBR", "2022-10-31", "reported", "2022-09-12"),
    ("GBR", "2022-11-01", "investigating", "2022-11-01"),
    ("GBR", "2023-06-05", "investigating", "2022-11-01"),
    ("GBR", "2023-06-06", "no_wrongdoing", "2023-06-06"),
    ("GBR", "2024-07-31", "no_wrongdoing", "2023-06-06"),
    # Ireland and the Netherlands: closure ordered; Amsterdam's mayor does not clear the country
    ("IRL", "2022-10-24", "reported", "2022-09-12"),
    ("IRL", "2022-10-25", "closure_ordered", "2022-10-25"),
    ("IRL", "2022-10-26", "closed", "2022-10-26"),
    ("IRL", "2024-07-31", "closed", "2022-10-26"),
    ("NLD", "2022-10-25", "reported", "2022-09-12"),
    ("NLD", "2022-10-26", "investigating", "2022-10-26"),
    ("NLD", "2022-10-31", "investigating", "2022-10-26"),
    ("NLD", "2022-11-01", "closure_ordered", "2022-11-01"),
    ("NLD", "2023-02-28", "closure_ordered", "2022-11-01"),
    ("NLD", "2024-07-31", "closure_ordered", "2022-11-01"),
    # Dates known to the month, and "by" a day
    ("AUS", "2022-10-30", None, None),
    ("AUS", "2022-10-31", "reported", "2022-10"),
    ("AUS", "2022-11-08", "reported", "2022-10"),
    ("CZE", "2022-11-21", "reported", "2022-09-12"),
    ("CZE", "2022-11-22", "investigating", "by 2022-11-22"),
    ("CZE", "2022-12-07", "investigating", "by 2022-11-22"),
    ("CZE", "2022-12-08", "closed", "2022-12-08"),
    ("CZE", "2022-12-12", "closed", "2022-12-08"),
    ("SWE", "2022-11-21", "reported", "2022-09-12"),
    ("SWE", "2022-11-22", "investigating", "by 2022-11-22"),
    ("NZL", "2022-12-04", None, None),
    ("NZL", "2022-12-05", "reported", "2022-12-05"),
    ("NZL", "2022-12-08", "reported", "2022-12-05"),
    ("NZL", "2022-12-09", "investigating", "by 2022-12-09"),
    ("ZAF", "2022-09-26", None, None),
    ("ZAF", "2022-09-27", "reported", "by 2022-09-27"),
    # Inquiries
    ("ITA", "2022-09-03", None, None),
    ("ITA", "2022-09-04", "reported", "2022-09-04"),
    ("ITA", "2022-09-12", "reported", "2022-09-04"),
    ("ITA", "2022-12-06", "reported", "2022-09-04"),
    ("ITA", "2022-12-07", "investigating", "2022-12-07"),
    ("ITA", "2024-07-31", "investigating", "2022-12-07"),
    ("DEU", "2022-10-27", "reported", "2022-09-12"),
    ("DEU", "2022-10-28", "investigating", "2022-10-28"),
    ("DEU", "2023-02-28", "investigating", "2022-10-28"),
    ("DEU", "2023-05-15", "investigating", "2022-10-28"),
    ("JPN", "2022-12-21", "reported", "2022-09-12"),
    ("JPN", "2022-12-22", "investigating", "2022-12-22"),
    ("JPN", "2024-07-31", "investigating", "2022-12-22"),
    ("KOR", "2022-12-04", None, None),
    ("KOR", "2022-12-19", "reported", "2022-12-05"),
    ("KOR", "2022-12-20", "investigating", "2022-12-20"),
    ("KOR", "2024-02-02", "investigating", "2022-12-20"),
    ("AUT", "2022-11-04", "reported", "2022-09-12"),
    ("AUT", "2022-11-05", "investigating", "2022-11-05"),
    ("AUT", "2024-06-30", "investigating", "2022-11-05"),
    ("CHL", "2022-10-27", "reported", "2022-09-12"),
    ("CHL", "2022-10-28", "investigating", "2022-10-28"),
    ("CHL", "2022-10-31", "investigating", "2022-10-28"),
    ("ESP", "2022-10-28", "reported", "2022-09-12"),
    ("ESP", "2022-10-29", "investigating", "2022-10-29"),
    ("PRT", "2022-10-26", "reported", "2022-09-12"),
    ("PRT", "2022-10-27", "investigating", "2022-10-27"),
    ("SVK", "2022-11-30", "reported", "2022-09-12"),
    ("SVK", "2022-12-01", "investigating", "2022-12-01"),
    # Governments that say there is none
    ("HUN", "2022-10-30", "reported", "2022-09-12"),
    ("HUN", "2022-10-31", "rejected", "2022-10-31"),
    ("TZA", "2022-10-19", "reported", "2022-09-12"),
    ("TZA", "2022-10-20", "rejected", "2022-10-20"),
    ("SRB", "2022-12-03", "reported", "2022-09-12"),
    ("SRB", "2022-12-04", "rejected", "2022-12-04"),
    ("HRV", "2022-12-03", None, None),
    ("HRV", "2022-12-04", "rejected", "2022-12-04"),
    ("BEL", "2022-12-04", None, None),
    ("BEL", "2022-12-05", "rejected", "2022-12-05"),
    ("ROU", "2022-12-05", "rejected", "2022-12-05"),
    # No official action on record, or none that changes the status
    ("FRA", "2022-12-15", "reported", "2022-09-12"),
    ("FRA", "2024-07-02", "reported", "2022-09-12"),
    ("NGA", "2022-10-20", "reported", "2022-09-12"),
    ("NGA", "2022-11-22", "reported", "2022-09-12"),
    ("ECU", "2024-07-31", "reported", "2022-09-12"),
    ("GRC", "2024-07-31", "reported", "2022-09-12"),
    ("ISR", "2022-12-07", "reported", "2022-12-05"),
    ("ARE", "2022-12-04", None, None),
    ("ARE", "2022-12-05", "reported", "2022-12-05"),
    # No status at all
    ("NOR", "2024-07-31", None, None),
    ("CHN", "2024-07-31", None, None),
]

STANDINGS = [
    ("can-markham-1", "2022-10-25", "reported"),
    ("can-markham-1", "2022-10-26", "under_investigation"),
    ("can-markham-1", "2023-03-02", "reported_closed"),
    ("can-vancouver-1", "2022-12-09", "reported"),
    ("can-vancouver-1", "2022-12-10", "under_investigation"),
    ("can-vancouver-1", "2023-03-02", "reported_closed"),
    ("can-unlocated-1", "2024-07-31", "reported"),
    ("can-montreal-1", "2023-03-09", "under_investigation"),
    ("can-montreal-1", "2023-04-28", "under_investigation"),
    ("can-montreal-1", "2023-06-12", "under_investigation"),
    ("can-montreal-1", "2023-06-13", "reported_ceased_disputed"),
    ("can-montreal-1", "2024-07-31", "reported_ceased_disputed"),
    ("can-brossard-1", "2023-03-09", "under_investigation"),
    ("can-brossard-1", "2023-06-13", "reported_ceased_disputed"),
    ("usa-new-york-city-1", "2022-11-01", "reported"),
    ("usa-new-york-city-1", "2022-11-02", "reported_closed"),
    ("usa-new-york-city-1", "2023-01-11", "reported_closed"),
    ("usa-new-york-city-1", "2023-01-12", "searched"),
    ("usa-new-york-city-1", "2023-04-16", "searched"),
    ("usa-new-york-city-1", "2023-04-17", "charges_filed"),
    ("usa-new-york-city-2", "2024-07-31", "reported"),
    ("jpn-tokyo-1", "2023-05-31", "reported"),
    ("jpn-tokyo-1", "2024-02-20", "reported"),
    ("jpn-tokyo-1", "2024-02-21", "searched"),
    ("kor-seoul-1", "2024-02-02", "under_investigation"),
    ("kor-seoul-1", "2024-02-22", "searched"),
    ("gbr-london-1", "2023-06-05", "under_investigation"),
    ("gbr-london-1", "2023-06-06", "reported_closed"),
    ("irl-dublin-1", "2022-10-25", "closure_ordered"),
    ("irl-dublin-1", "2022-10-26", "reported_closed"),
    ("nld-amsterdam-1", "2023-02-27", "closure_ordered"),
    ("nld-amsterdam-1", "2023-02-28", "not_found"),
    ("nld-rotterdam-1", "2023-02-28", "closure_ordered"),
    ("deu-unlocated-1", "2023-05-14", "reported"),
    ("deu-unlocated-1", "2023-05-15", "reported_ceased_disputed"),
    ("ita-prato-1", "2022-12-06", "reported"),
    ("ita-prato-1", "2022-12-07", "reported_closed"),
    ("ita-rome-1", "2022-12-07", "under_investigation"),
    ("fra-aubervilliers-1", "2024-07-31", "reported"),
    ("tza-dar-es-salaam-1", "2022-10-20", "reported"),
]

KNOWN = [
    ("CAN", "2022-09-11", 0),
    ("CAN", "2022-09-12", 3),
    ("CAN", "2022-12-04", 3),
    ("CAN", "2022-12-05", 5),
    ("CAN", "2023-03-08", 5),
    ("CAN", "2023-03-09", 7),
    ("CAN", "2024-07-31", 7),
    ("ITA", "2022-09-03", 0),
    ("ITA", "2022-09-04", 1),
    ("ITA", "2022-09-12", 3),
    ("ITA", "2022-12-05", 8),
    ("ESP", "2022-09-12", 9),
    ("FRA", "2022-12-04", 3),
    ("FRA", "2022-12-05", 4),
    ("GBR", "2023-06-05", 3),
    ("GBR", "2023-06-06", 4),
    ("USA", "2022-09-12", 1),
    ("USA", "2022-12-05", 4),
    ("DEU", "2022-12-30", 1),
    ("DEU", "2022-12-31", 2),
    ("JPN", "2022-12-05", 2),
    ("JPN", "2023-01-19", 3),
    ("KOR", "2022-12-21", 1),
    ("KOR", "2022-12-22", 2),
    ("KOR", "2023-06-29", 2),
    ("KOR", "2023-06-30", 3),
    ("AUS", "2022-10-30", 0),
    ("AUS", "2022-10-31", 1),
    ("AUS", "2022-12-15", 2),
    ("BRA", "2022-09-12", 2),
    ("BRA", "2022-12-05", 3),
    ("NLD", "2024-07-31", 2),
    ("BEL", "2024-07-31", 0),
    ("NOR", "2024-07-31", 0),
]


@pytest.mark.parametrize(("country", "day", "status", "since"), STATUS)
def test_a_country_stood_so_on_that_day(catalogue: Catalogue, country, day, status, since):
    answer = catalogue.status_on(date.fromisoformat(day)).get(country)
    assert (answer and (answer.status, str(answer.since))) == (status and (status, since))


@pytest.mark.parametrize(("station", "day", "standing"), STANDINGS)
def test_a_station_stood_so_on_that_day(catalogue: Catalogue, station, day, standing):
    assert catalogue.station_by_id[station].standing_on(date.fromisoformat(day)) == standing


@pytest.mark.parametrize(("country", "day", "number"), KNOWN)
def test_so_many_stations_were_alleged_in_a_country_by_that_day(catalogue: Catalogue, country, day, number):
    known = [one for one in catalogue.stations if one.known_on(date.fromisoformat(day))]
    assert Counter(station.country for station in known)[country] == number


def test_seven_alleged_stations_have_no_known_place(catalogue: Catalogue):
    unlocated = sorted(station.country for station in catalogue.stations if not station.point)
    assert unlocated == ["BRA", "CAN", "DEU", "ISR", "JPN", "KOR", "USA"]


def test_nothing_was_known_before_the_first_report(catalogue: Catalogue):
    assert catalogue.status_on(date(2022, 9, 3)) == {}
    assert [station.id for station in catalogue.stations if station.known_on(date(2022, 9, 4))] == [
        "ita-prato-1"
    ]


def test_every_status_is_asked_for():
    assert {status for _, _, status, _ in STATUS if status} == set(STATUSES)
