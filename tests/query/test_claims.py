"""What is shown of a station: "alleged", who says so, and the answer, in every sentence of every record."""

from dataclasses import replace
from datetime import date

import pytest

from geo.mapspec.spec import build
from geo.model.dates import Period
from geo.model.errors import InvalidValue
from geo.query.claims import NO_ANSWER, ON_MAP, claim_of, describe_claims, describe_some, known_since
from geo.query.selection import from_link, select, whole

DAYS = [date(2022, 9, 1), date(2022, 12, 5), date(2023, 6, 13), date(2024, 7, 31)]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_sentence_about_every_station_is_alleged_attributed_and_answered(catalogue, day):
    days = Period(DAYS[0], day)
    for station in catalogue.stations:
        claim = claim_of(catalogue, station)
        assert claim.answer == (station.response or NO_ANSWER)
        for sentence in (claim.answered, claim.newly_reported(days), claim.changed(days)):
            assert "alleged" in sentence.subject.lower()
            assert ": alleged by " in sentence.rest or "; alleged by " in sentence.rest
            assert "first reported" in sentence.rest
            assert sentence.rest.endswith(f"Answer of those concerned: {claim.answer}")
        assert "alleged" in claim.in_country(day).subject.lower()
        assert claim.attribution in claim.in_country().rest
        assert claim.on_sheet(day).startswith(f"{claim.label}. Alleged; ")
        assert claim.standing_on(day).startswith("Alleged; " if station.known_on(day) else "Not yet reported")
    assert [part for part in ("{label}", "{standing}", "{precision}") if part not in " ".join(ON_MAP)] == []


def test_the_name_of_an_organisation_is_called_alleged_and_a_missing_answer_is_stated(five):
    station = replace(
        five.station_by_id["can-montreal-1"], plain_name="Friendship Society", name_remark="", response=" "
    )
    claim = claim_of(five, station)
    assert (claim.label, claim.answer) == ("Friendship Society (alleged station)", NO_ANSWER)
    assert (claim.name, claim.response) == ("Friendship Society", "")
    named = claim_of(five, replace(station, name_remark="named by RCMP"))
    assert named.label == "Friendship Society (alleged station, named by RCMP)"
    assert claim.station.names_organisation
    assert not five.station_by_id["can-montreal-1"].names_organisation


def test_a_claim_names_those_who_made_it_or_the_publishers_of_its_sources(five):
    station = five.station_by_id["aus-sydney-1"]
    assert claim_of(five, station).attribution == (
        "alleged by Safeguard Defenders, first reported in October 2022"
    )
    named = claim_of(five, replace(station, alleged_by=("A", "B", "C", "D")))
    assert named.attribution == "alleged by A, B, C and 1 other, first reported in October 2022"


def test_a_claim_that_nobody_makes_is_refused(five):
    with pytest.raises(InvalidValue, match="nobody is named who alleges it"):
        claim_of(five, replace(five.station_by_id["aus-sydney-1"], sources=()))


@pytest.mark.parametrize(
    ("station", "extent", "bureau"),
    [
        (
            "gbr-london-1",
            "London (Croydon); known to the neighbourhood, within about 7 km",
            "Fuzhou (stated)",
        ),
        ("can-montreal-1", "Montréal; known to the city, within about 7 km", "not named"),
        ("can-unlocated-1", "place not known; place not known", "Nantong (stated)"),
    ],
)
def test_place_and_bureau_are_shown_as_precisely_as_they_are_known(five, station, extent, bureau):
    claim = claim_of(five, five.station_by_id[station])
    assert (claim.extent, claim.bureau) == (extent, bureau)


def test_a_radius_is_shown_to_a_tenth_of_a_kilometre(five):
    station = replace(five.station_by_id["can-montreal-1"], radius_m=12_345.0)
    assert claim_of(five, station).extent.endswith("within about 12.3 km")


def test_the_claims_of_a_selection_are_attributed_and_their_answers_counted(five):
    stations = select(five, whole(five)).stations
    unanswered = (replace(stations[0], response="", alleged_by=("Gazette",)), *stations[1:])
    changed = replace(five, stations=unanswered, digest="one without an answer")
    tally = select(changed, whole(changed)).tally
    words = describe_claims((one.accusers, one.is_answered, count) for one, count in tally.items())
    assert words == (
        "Alleged by Safeguard Defenders and Gazette; an answer of those concerned or of the Chinese "
        "authorities is on record for 4 of 5."
    )
    assert describe_some([claim_of(five, one) for one in unanswered]) == words


def test_what_is_known_since_follows_the_end_of_the_range():
    assert known_since(Period(DAYS[0], date(2025, 2, 28))) == "known since February 2025"


LINKS = ["", "?country=CAN", "?country=USA&country=GBR&to=2023-05-01", "?bureau=Nantong", "?attestation=low"]


@pytest.mark.parametrize("link", LINKS)
def test_caption_and_alt_text_of_a_map_say_alleged_who_alleges_and_how_many_answer(catalogue, link):
    spec = build(catalogue, from_link(link, catalogue))
    assert "Alleged stations" in spec.sentence
    assert "alleged station" in str(spec.counts)
    assert spec.claims.startswith("Alleged by ")
    assert "an answer of those concerned" in spec.claims
    for part in (str(spec.counts), spec.claims, spec.credit.borders):
        assert part in spec.alt_text


def test_a_map_without_stations_makes_no_claim(catalogue):
    spec = build(catalogue, from_link("?country=LSO&status=charged", catalogue))
    assert spec.claims == ""
    assert "  " not in spec.alt_text
