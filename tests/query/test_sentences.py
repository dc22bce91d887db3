"""No sentence about a record loses "alleged", who says so, or the answer: every record, every sentence."""

from __future__ import annotations

import string
from dataclasses import replace
from datetime import date

import pytest

from geo.mapspec.spec import build
from geo.model.countries import country_names
from geo.model.errors import InvalidValue
from geo.query.selection import from_link, select, whole
from geo.query.sentences import (
    _WITH_ARTICLE,
    CLAIM_TEMPLATES,
    NO_ANSWER,
    Claim,
    claim_of,
    describe_claim,
    describe_claims,
    describe_event,
    describe_standing,
    describe_status,
    in_sentence,
    listed,
)

DAYS = [date(2022, 9, 1), date(2022, 12, 5), date(2023, 6, 13), date(2024, 7, 31)]


@pytest.mark.parametrize("name", CLAIM_TEMPLATES)
def test_every_template_about_a_station_uses_label_attribution_and_answer(name):
    fields = {field for _, field, _, _ in string.Formatter().parse(CLAIM_TEMPLATES[name]) if field}
    assert {"label", "attribution", "answer"} <= fields


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_sentence_about_every_station_is_alleged_attributed_and_answered(catalogue, day):
    for station in catalogue.stations:
        for sentence in (describe_claim(catalogue, station), describe_standing(catalogue, station, day)):
            assert "alleged" in sentence.lower(), sentence
            assert "alleged by " in sentence, sentence
            assert "first reported" in sentence, sentence
            assert f"Answer of those concerned: {station.response}" in sentence, sentence


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_status_sentence_says_that_it_is_about_allegations(catalogue, day):
    statuses = catalogue.status_on(day)
    for country in catalogue.countries:
        sentence = describe_status(catalogue, country, statuses.get(country), day)
        assert sentence.startswith(f"{catalogue.name_of(country)}: ")
        assert "allegations" in sentence


@pytest.mark.parametrize(
    ("country", "day", "status"),
    [
        (
            "CAN",
            date(2024, 7, 31),
            "reported closed, since 13 June 2023; disputed for 2 alleged stations",
        ),
        (
            "SWE",
            date(2024, 7, 31),
            "authorities investigating, since 22 November 2022 or earlier",
        ),
    ],
)
def test_a_status_is_told_with_its_beginning_and_with_a_dispute_over_a_closure(
    catalogue, country, day, status
):
    assert describe_status(catalogue, country, catalogue.status_on(day)[country], day) == (
        f"{catalogue.name_of(country)}: {status} (official response to the allegations as of 31 July 2024)."
    )


def test_every_event_sentence_is_dated_and_tells_country_kind_and_actor(catalogue):
    for event in catalogue.events:
        sentence = describe_event(catalogue, event)
        assert sentence.startswith(event.date.describe())
        assert event.actor in sentence
        assert sentence.endswith(event.summary)
        assert all(catalogue.name_of(code) in sentence for code in event.countries)
        assert ("made public" in sentence) == (event.made_public is not None)


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


@pytest.mark.parametrize(
    ("label", "attribution", "answer", "fault"),
    [
        (
            "Police station in Markham",
            "alleged by the NGO",
            "It denies.",
            "without saying that it is alleged",
        ),
        ("Alleged station", "", "It denies.", "no attribution"),
        ("Alleged station", "first reported in 2022", "It denies.", "no attribution"),
        ("Alleged station", "alleged by the NGO", " ", "neither an answer nor a note"),
    ],
)
def test_a_claim_cannot_be_made_without_its_three_parts(label, attribution, answer, fault):
    with pytest.raises(InvalidValue, match=fault):
        Claim(label, "Markham, Canada", attribution, answer)


def test_the_name_of_an_organisation_is_called_alleged_and_a_missing_answer_is_told(five):
    station = replace(five.station_by_id["can-montreal-1"], name="Friendship Society", response=" ")
    claim = claim_of(five, station)
    assert (claim.label, claim.answer) == ("Friendship Society (alleged station)", NO_ANSWER)


def test_a_claim_names_those_who_made_it_or_the_publishers_of_its_sources(five):
    station = five.station_by_id["aus-sydney-1"]
    assert claim_of(five, station).attribution == (
        "alleged by Safeguard Defenders, first reported in October 2022"
    )
    named = replace(station, alleged_by=("A", "B", "C", "D"))
    assert (
        claim_of(five, named).attribution == "alleged by A, B, C and 1 other, first reported in October 2022"
    )


def test_the_claims_of_a_selection_are_attributed_and_their_answers_counted(five):
    stations = select(five, whole(five)).stations
    unanswered = (replace(stations[0], response="", alleged_by=("Gazette",)), *stations[1:])
    assert describe_claims(five, unanswered) == (
        "Alleged by Safeguard Defenders and Gazette; an answer of those concerned or of the Chinese "
        "authorities is on record for 4 of 5."
    )


@pytest.mark.parametrize(
    ("words", "most", "sentence"),
    [
        ((), 0, ""),
        (("a",), 0, "a"),
        (("a", "b"), 0, "a and b"),
        (("a", "b", "c"), 0, "a, b and c"),
        (("a", "b", "c"), 2, "a, b and 1 other"),
        (("a", "b", "c", "d"), 2, "a, b and 2 others"),
    ],
)
def test_words_are_listed_in_a_row(words, most, sentence):
    assert listed(words, most=most) == sentence


def test_a_country_takes_its_article_within_a_sentence():
    assert in_sentence("Netherlands") == "the Netherlands"
    assert in_sentence("Canada") == "Canada"
    assert set(_WITH_ARTICLE) <= set(country_names().values())
