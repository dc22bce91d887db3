"""What a file says of its origin: anything else is refused."""

import pytest

from geo.exports.origin import MAX_CHARACTERS, parse_origin
from geo.model.errors import InvalidValue


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "{}", "null", "{", "[" * 100_000, '{"link": 1}', "x" * (MAX_CHARACTERS + 1)),
        '{"link":"","as_of":"2023","collection":"","release":"","edition":2}',
        '{"link":"","as_of":"2023-01-01","collection":"abc","release":"","edition":2}',
        '{"link":"","as_of":"2023-01-01","collection":"","release":"","edition":"2"}',
        '{"link":"","as_of":"2023-01-01","collection":"","release":"","edition":true}',
        '{"link":"","as_of":"2023-01-01","collection":"","release":"","edition":1000000}',
        '{"link":"","as_of":"2023-01-01","collection":"","release":""}',
        '{"link":"","as_of":"2023-01-01","collection":"","release":"","edition":2,"style":{"a":1}}',
    ],
)
def test_what_is_no_origin_is_refused(text):
    with pytest.raises(InvalidValue):
        parse_origin(text)
