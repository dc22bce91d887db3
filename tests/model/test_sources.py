"""A source in one line, and its title as the publisher's words."""

import pytest

from geo.model.sources import Source


@pytest.mark.parametrize(
    ("title", "published", "citation"),
    [
        ("First report", "2022-09-12", "Safeguard Defenders, “First report”, 2022-09-12"),
        ("(video, without a title)", "", "Safeguard Defenders, (video, without a title)"),
        ("", "2022", "Safeguard Defenders, 2022"),
    ],
)
def test_a_title_is_quoted_unless_the_editors_wrote_it(title, published, citation):
    assert Source("ngo", "Safeguard Defenders", title, published, "", "research", "").citation == citation
