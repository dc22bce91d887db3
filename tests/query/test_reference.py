"""Citations in three forms: complete, nothing invented, and safe whatever the reader searched for."""

import json
import re
from datetime import date

import pytest

from geo.model.sources import CREATOR
from geo.query.reference import TITLE, cite
from geo.query.selection import from_link, from_query, select, to_link

TODAY = date(2026, 3, 4)
HOSTILE = [
    "a } b",
    "{{7*7}}",
    "back\\slash \\end{document}",
    'quote " and “quotes”',
    "},\n url = {http://evil.example},",
    "50 % & 3 $ # 1 _ ^ ~",
    "line\nbreak\r\u2028and more",
    "@misc{x,",
]


def fields_of(bibtex: str) -> dict[str, str]:
    """A loose reading: one entry, each field on its line, braces balanced but for escaped ones."""
    head, *lines = bibtex.splitlines()
    assert re.fullmatch(r"@misc\{[\w-]+,", head)
    assert lines.pop() == "}"
    fields = {}
    for line in lines:
        name, value = re.fullmatch(r"  (\w+) = \{(.*)\},?", line).groups()
        depth = 0
        for token in re.findall(r"\\.|[{}]", value):
            depth += {"{": 1, "}": -1}.get(token, 0)
            assert depth >= 0
        assert depth == 0
        fields[name] = value
    return fields


def view(catalogue, link: str, base: str = ""):
    return cite(catalogue, TODAY, base, from_link(link, catalogue))


def test_the_collection_in_plain_text(five):
    assert cite(five, TODAY).text == (
        f"{CREATOR}: {TITLE}. Data version {five.digest[:12]}. Accessed 4 March 2026."
    )


def test_a_view_has_filters_day_version_and_link(five):
    assert view(five, "?country=CAN&to=2023-03-14").text == (
        f"{CREATOR}: {TITLE}. Alleged stations and government responses in Canada; 1 September 2022 to "
        f"14 March 2023. State of things as of 14 March 2023. Data version {five.digest[:12]}. "
        "Link behind the address of the map: ?country=CAN&to=2023-03-14. Accessed 4 March 2026."
    )


def test_a_view_in_bibtex(five):
    assert fields_of(view(five, "?country=CAN&to=2023-03-14").to_bibtex()) == {
        "author": f"{{{CREATOR}}}",
        "title": f"{{{TITLE}}}",
        "version": five.digest[:12],
        "date": "2023-03-14",
        "note": "Alleged stations and government responses in Canada; 1 September 2022 to 14 March 2023. "
        r"As of 2023-03-14. Link: ?country=CAN\&to=2023-03-14",
        "urldate": "2026-03-04",
    }


def test_a_view_in_csl_json(five):
    assert json.loads(view(five, "?to=2023-03-14", "https://example.org/map/").to_csl()) == [
        {
            "id": "alleged-stations-2023-03-14",
            "type": "dataset",
            "title": TITLE,
            "author": [{"literal": CREATOR}],
            "version": five.digest[:12],
            "note": "Alleged stations and government responses, all countries; 1 September 2022 to "
            "14 March 2023. As of 2023-03-14.",
            "URL": "https://example.org/map/?to=2023-03-14",
            "accessed": {"date-parts": [[2026, 3, 4]]},
            "issued": {"date-parts": [[2023, 3, 14]]},
        }
    ]


def test_no_address_is_invented(five):
    for citation in (cite(five, TODAY), view(five, "?country=CAN")):
        assert "http" not in citation.text + citation.to_bibtex() + citation.to_csl()


def test_an_address_that_is_known_is_used(five):
    citation = view(five, "?country=CAN", "https://example.org/map/")
    assert citation.url == "https://example.org/map/?country=CAN"
    assert fields_of(citation.to_bibtex())["url"] == citation.url
    assert citation.url in citation.text


@pytest.mark.parametrize("q", HOSTILE)
@pytest.mark.parametrize("base", ["", "https://example.org/"])
def test_hostile_words_break_no_form(five, q, base):
    selection = from_query([("q", q)], five)
    citation = cite(five, TODAY, base, selection)
    fields = fields_of(citation.to_bibtex())
    expected = {"author", "title", "version", "date", "note", "urldate"} | ({"url"} if base else set())
    assert set(fields) == expected
    (item,) = json.loads(citation.to_csl())
    assert " ".join(selection.q.split()).replace("\u2028", " ") in item["note"]
    assert "\n" not in citation.text
    assert not {"\n", "\r", "\u2028"} & set(item["note"])


def test_the_link_of_a_citation_leads_to_the_same_selection(five):
    selection = from_query([("q", "50 % & {x}"), ("country", "CAN"), ("to", "2023-03-14")], five)
    citation = cite(five, TODAY, selection=selection)
    assert citation.link == to_link(selection, five)
    assert select(five, from_link(citation.link, five)) == select(five, selection)
