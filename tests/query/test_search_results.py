"""What a search finds in the whole collection, in one sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.query.search_results import SearchHits, describe_hits, describe_missed, labels_by_name, search_hits
from released import released_catalogue

CATALOGUE = released_catalogue()


@pytest.mark.parametrize(
    ("q", "hits"),
    [
        ("", SearchHits("")),
        ("\u0301", SearchHits("\u0301")),
        ("croydon", SearchHits("croydon", stations=1, events=3, places=1)),
        ("London UK", SearchHits("London UK", 1, 3, 0, 0, 1, (("UK", "the United Kingdom"),))),
        ("canada", SearchHits("canada", stations=3, events=3, countries=1)),
        ("加拿大", SearchHits("加拿大", 3, 3, 0, 1, 0, (("加拿大", "Canada"),))),
        ("Reino Unido", SearchHits("Reino Unido", 1, 3, 0, 1, 0, (("Reino Unido", "the United Kingdom"),))),
        ("gazette", SearchHits("gazette", events=1, sources=1)),
        ("no such word", SearchHits("no such word")),
    ],
)
def test_records_are_counted_by_kind_over_the_whole_collection(five, q, hits):
    assert search_hits(five, q) == hits


@pytest.mark.parametrize(
    ("q", "understood"),
    [
        ("马卡姆", (("马卡姆", "Markham, Canada"),)),
        ("东京 police", (("东京", "Tokyo, Japan"),)),
        ("police Nueva York RCMP", (("Nueva York", "New York City, United States"),)),
        ("pays bas", (("pays bas", "the Netherlands"),)),
        ("馬德里，西班牙", (("馬德里", "Madrid, Spain"), ("西班牙", "Spain"))),
        ("温哥华", (("温哥华", "Vancouver, Canada or Vancouver area, Canada"),)),
        ("USA", (("USA", "the United States"),)),
        ("usa", ()),
        ("Can we", ()),
        ("Montreal", ()),
        ("Canada Tokyo Vienna", ()),
        ("nothing of the kind", ()),
    ],
)
def test_a_name_in_another_language_is_spelled_out_and_a_name_of_the_records_is_not(q, understood):
    assert search_hits(CATALOGUE, q).understood == understood


@pytest.mark.parametrize(
    ("hits", "sentence"),
    [
        (SearchHits(""), ""),
        (SearchHits("\u0301"), ""),
        (
            SearchHits("东京", 1, 6, 0, 0, 1, (("东京", "Tokyo, Japan"),)),
            (
                "“东京” is understood as Tokyo, Japan. “东京” in the whole collection: "
                "1 alleged station, 6 events and 1 place."
            ),
        ),
        (
            SearchHits("x", 2, 12, 9, 1, 1),
            "“x” in the whole collection: 2 alleged stations, 12 events, 9 sources, 1 country and 1 place.",
        ),
        (SearchHits("x"), "Nothing in the whole collection mentions “x”."),
    ],
)
def test_the_counts_are_one_sentence(hits, sentence):
    assert describe_hits(hits) == sentence


@pytest.mark.parametrize(
    ("hits", "sentence"),
    [
        (SearchHits("x"), ""),
        (SearchHits("x", sources=3), ""),
        (
            SearchHits("x", 1, 2),
            (
                "Nothing in this selection mentions “x”; outside the chosen range or filters: "
                "1 alleged station and 2 events. Widen the range or reset the filters."
            ),
        ),
    ],
)
def test_what_lies_outside_the_selection_is_counted(hits, sentence):
    assert describe_missed(hits) == sentence


def test_a_collection_without_a_digest_is_not_mistaken_for_another(five):
    assert "马卡姆" in labels_by_name(CATALOGUE)
    assert "马卡姆" not in labels_by_name(five)


@given(st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_no_text_raises(q):
    assert search_hits(CATALOGUE, q).q == q
