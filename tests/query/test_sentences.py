"""Numbers, nouns, lists and names as they stand in a sentence; a country's status in words."""

from datetime import date

import pytest

from geo.model.countries import country_names
from geo.query.sentences import (
    WITH_ARTICLE,
    Sentence,
    capitalised,
    counted,
    in_sentence,
    listed,
    lowered,
    status_line,
)


def test_a_sentence_is_its_subject_and_the_rest():
    assert str(Sentence("Canada", ": investigating.")) == "Canada: investigating."


@pytest.mark.parametrize(
    ("words", "lower", "upper"), [("As of", "as of", "As of"), ("", "", ""), ("é", "é", "É")]
)
def test_only_the_first_letter_changes_its_case(words, lower, upper):
    assert (lowered(words), capitalised(words)) == (lower, upper)


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [
        (1, "country", "1 country"),
        (0, "country", "0 countries"),
        (2, "alleged station", "2 alleged stations"),
    ],
)
def test_a_noun_follows_its_number(number, noun, words):
    assert counted(number, noun) == words


@pytest.mark.parametrize(
    ("country", "day", "status"),
    [
        ("CAN", date(2024, 7, 31), "Reported closed, since 13 June 2023; disputed for 2 alleged stations"),
        ("SWE", date(2024, 7, 31), "Authorities investigating, since 22 November 2022 or earlier"),
        ("LSO", date(2022, 9, 1), "No status on 1 September 2022"),
    ],
)
def test_a_status_is_shown_with_its_beginning_and_with_a_dispute_over_a_closure(
    catalogue, country, day, status
):
    line = status_line(catalogue, catalogue.status_on(day).get(country), day)
    assert line == (status if status.startswith("No") else f"{status} (as of 31 July 2024)")


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
    assert set(WITH_ARTICLE) <= set(country_names().values())
