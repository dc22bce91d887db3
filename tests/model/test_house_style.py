"""A verdict or an address is found, and what is attributed passes."""

import pytest

from geo.model.house_style import address_reasons, wording_reasons


@pytest.mark.parametrize(
    "text",
    [
        "The RCMP calls it a secret police station.",
        "Police found no evidence of illegal activity at the sites.",
        "One of the two pleaded guilty; the other has pleaded not guilty.",
        "A newspaper quotes a party that speaks of “the regime”.",
        "The foreign ministry says that covert stations would be unacceptable.",
        "The chief cabinet secretary answers the next day.",
    ],
)
def test_a_verdict_with_its_author_and_quoted_words_pass(text):
    assert list(wording_reasons(text)) == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The confirmed outpost is in Markham.", "confirmed outpost"),
        ("A secret Chinese base works there.", "secret Chinese base"),
        ("Spying goes on there.", "Spying"),
        ("The claim of coercion is proven.", "claim of coercion is proven"),
        ("It was proven that they worked there.", "proven"),
    ],
)
def test_a_verdict_without_an_author_is_a_fault(text, verdict):
    reason = f"{text!r} gives a verdict ({verdict!r}) without saying whose it is"
    assert list(wording_reasons(text)) == [reason]


@pytest.mark.parametrize("text", ["Er wohnt Hauptstraße 12 dort.", "Kerkstraat 5 is empty."])
def test_addresses_of_other_tongues_are_found(text):
    assert list(address_reasons(text)) == [f"{text!r} seems to give a street address"]
