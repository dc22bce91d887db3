"""What is an address on the web, and the form in which that of a site is kept."""

import pytest

from geo.model.addresses import checked_address, is_web_address
from geo.model.errors import InvalidValue


@pytest.mark.parametrize(
    ("text", "is_address"),
    [
        ("https://example.org/a?b=c#d", True),
        ("http://a.b:80", True),
        ("https://example.org/Montréal", True),
        ("", False),
        ("example.org", False),
        ("ftp://example.org", False),
        ("https://", False),
        ("https://[x", False),
        ("https://example.org:99999", False),
        ("https://example.org/a b", False),
        ("https://example.org/a\nb", False),
        ("javascript:alert(1)", False),
    ],
)
def test_an_address_of_a_source_is_http_with_a_host_and_no_blank(text, is_address):
    assert is_web_address(text) is is_address


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("", ""),
        ("https://example.org", "https://example.org/"),
        ("http://a.b:80/c/", "http://a.b:80/c/"),
        ("https://example.org/@desk", "https://example.org/@desk/"),
    ],
)
def test_an_address_of_a_site_ends_with_a_slash(address, kept):
    assert checked_address(address) == kept


@pytest.mark.parametrize(
    "address",
    [
        *("example.org", "ftp://example.org", "https://", "https:///path", "javascript:alert(1)"),
        *("https://example.org/?a", "https://example.org/?", "https://example.org/#a", "https://[x"),
        *('https://example.org/"><script>', "https://user:word@example.org/", "https://@example.org/"),
        *("https://example.org:99999/", "https://example.org:0/", "https://exa mple.org", "https://é.org"),
    ],
)
def test_what_is_no_address_of_a_site_is_refused(address):
    with pytest.raises(InvalidValue, match="is no address of a site; write it as https://"):
        checked_address(address)
