"""What countries are called in other languages, and their codes."""

import pytest

from geo.model.countries import codes_of, other_names


@pytest.mark.parametrize(
    ("country", "names"),
    [
        ("CAN", {"加拿大", "Kanada", "カナダ", "캐나다"}),
        ("NLD", {"荷兰", "荷蘭", "Pays-Bas", "Nederland", "Países Bajos"}),
        ("MNG", {"蒙古", "Монгол"}),
        ("GBR", {"英国", "英國", "Royaume-Uni"}),
    ],
)
def test_a_country_is_known_in_other_languages_and_its_own(country, names):
    assert names - set(other_names(country)) == set()


def test_an_unknown_code_has_no_other_names():
    assert other_names("XXX") == ()


@pytest.mark.parametrize(
    ("country", "codes"), [("CAN", ("CAN", "CA")), ("GBR", ("GBR", "GB", "UK")), ("XXX", ("XXX",))]
)
def test_a_country_has_its_codes(country, codes):
    assert codes_of(country) == codes
