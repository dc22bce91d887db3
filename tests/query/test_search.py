"""What the search box finds: in any script, by names, places and sources; never more by more words."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.model.sources import Source
from geo.query.search import comparable, find, mentions, needles, source_matches, tidied
from geo.query.selection import select, whole
from released import released_catalogue

CATALOGUE = released_catalogue()

TOKYO_EVENTS = {
    "jpn-2022-09-12-station-reported",
    "jpn-2022-12-22-investigation-opened",
    "jpn-2023-05-other",
    "jpn-2024-02-21-other",
    "jpn-2024-03-25-other",
    "jpn-2024-03-31-other",
}
BOLZANO_EVENTS = {"ita-2022-12-05-station-reported", "ita-2022-12-07-investigation-opened"}
ROTTERDAM_EVENTS = {
    event.id for event in CATALOGUE.events if "nld-rotterdam-1" in event.stations or "NLD" in event.countries
}


def of_country(*codes: str) -> tuple[set[str], set[str]]:
    """Every station and event of countries, by their codes."""
    stations = {station.id for station in CATALOGUE.stations if station.country in codes}
    return stations, {event.id for event in CATALOGUE.events if set(codes) & set(event.countries)}


def naming(*stations: str) -> tuple[set[str], set[str]]:
    """Stations, and every event that names one of them."""
    return set(stations), {event.id for event in CATALOGUE.events if set(stations) & set(event.stations)}


MARKHAM = naming("can-markham-1", "can-markham-2")
NEW_YORK = naming("usa-new-york-city-1", "usa-new-york-city-2")
PRAGUE = naming("cze-prague-1", "cze-prague-2")


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("马卡姆", MARKHAM),
        ("馬卡姆", MARKHAM),
        ("万锦", MARKHAM),
        ("萬錦市", MARKHAM),
        ("多伦多", naming("can-toronto-1")),
        ("多倫多", naming("can-toronto-1")),
        ("滿地可", naming("can-montreal-1")),
        ("蒙特利尔", naming("can-montreal-1")),
        ("東京", ({"jpn-tokyo-1"}, TOKYO_EVENTS)),
        ("东京", ({"jpn-tokyo-1"}, TOKYO_EVENTS)),
        ("도쿄", ({"jpn-tokyo-1"}, TOKYO_EVENTS)),
        ("Токио", ({"jpn-tokyo-1"}, TOKYO_EVENTS)),
        ("秋叶原", ({"jpn-tokyo-1"}, TOKYO_EVENTS)),
        ("纽约", NEW_YORK),
        ("Nueva York", NEW_YORK),
        ("“Nueva York”", NEW_YORK),
        ("PRAGA", PRAGUE),
        ("Praha", PRAGUE),
        ("Bozen", ({"ita-bolzano-1"}, BOLZANO_EVENTS)),
        ("西西里", ({"ita-sicily-1"}, BOLZANO_EVENTS)),
        ("加拿大", of_country("CAN")),
        ("Kanada", of_country("CAN")),
        ("카나다 加拿大", (set(), set())),
        ("Pays-Bas", of_country("NLD")),
        ("pays bas", of_country("NLD")),
        ("荷蘭", of_country("NLD")),
        ("罗马尼亚", of_country("ROU")),
        ("馬德里，西班牙", naming("esp-madrid-1", "esp-madrid-2", "esp-madrid-3")),
        ("温哥华, 加拿大", naming("can-vancouver-1")),
        ("Fuzhou London", ({"gbr-london-1", "gbr-london-2"}, set())),
        ("Fuzhou Irlande", ({"irl-dublin-1"}, {"irl-2022-09-12-station-reported"})),
        ("can-markham-2", naming("can-markham-2")),
        ("Expulsion", (set(), {"fra-2024-07-02-expulsion"})),
        ("Bloomberg", (set(), {"g7-2024-07-13-policy-coordination", "gbr-2024-07-13-policy-coordination"})),
        ('"Australian Federal Police"', (set(), {"aus-2022-11-08-no-wrongdoing-found"})),
        ('"Edo State police"', ({"nga-benin-city-1"}, {"nga-2022-10-20-denial"})),
        ("nothing of the kind", (set(), set())),
        ("<script>alert(1)</script>", (set(), set())),
        ("{{7*7}}", (set(), set())),
        ("'; DROP TABLE stations; --", (set(), set())),
        (".*", (set(), set())),
        ("警察", (set(), set())),
    ],
)
def test_a_search_finds_these_records_and_no_others(q, expected):
    selected = select(CATALOGUE, replace(whole(CATALOGUE), q=q))
    found = {one.id for one in selected.stations}, {one.id for one in selected.events}
    assert found == expected


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        ("Wien", "Vienna"),
        ("Tokio", "Tokyo"),
        ("Montreal", "MONTRÉAL"),
        ("MONTRÉAL", "montreal"),
        ("Ｔｏｋｙｏ", "Tokyo"),
        ("can", "CAN"),
        ('"interior minister"', "interior minister"),
        ("“interior minister”", '"interior minister"'),
        ("interior minister", "minister, interior"),
        ("Lisboa", "Lisbon"),
        ("UK", "uk"),
        ("RCMP", "rcmp"),
    ],
)
def test_another_spelling_finds_no_other_records(narrow, wide):
    one, other = find(CATALOGUE, narrow), find(CATALOGUE, wide)
    assert one.stations <= other.stations
    assert one.events <= other.events
    assert one.stations
    assert one.events


@pytest.mark.parametrize("station", CATALOGUE.stations, ids=lambda station: station.id)
def test_every_station_is_found_by_its_id_place_and_country(station):
    queries = [
        station.id,
        station.city or station.region,
        *CATALOGUE.toponyms.get((station.country, station.city), ()),
    ]
    queries += [CATALOGUE.name_of(station.country), station.country]
    assert [q for q in queries if q and station.id not in find(CATALOGUE, q).stations] == []


def test_a_name_in_another_language_is_not_found_in_the_middle_of_its_words():
    assert find(CATALOGUE, "Ungarn").stations == {"hun-budapest-1", "hun-budapest-2"}
    assert find(CATALOGUE, "ngarn").stations == frozenset()


def test_a_code_is_found_as_a_whole_word_only(five):
    assert find(five, "gb").stations == {"gbr-london-1"}
    assert find(five, "UK") == find(five, "United Kingdom")
    assert find(five, "ukx").stations == frozenset()


@pytest.mark.parametrize(
    ("text", "q", "expected"),
    [
        ("Ukraine", "UK", False),
        ("a UK minister", "uk", True),
        ("UK's; the UK-wide", "UK", True),
        ("EU代表", "EU", True),
        ("UK2", "UK", False),
        ("Oö", "o", False),
        ("Rio de Janeiro", "rio", True),
        ("Ontario", "rio", False),
        ("Ontario", "tari", True),
        ("UKRAINE", "Ukr", False),
        ("UKRAINE", "Ukra", True),
        ("东京警方", "京", True),
        ("G20", "G2", True),
        ("Токио", "Ток", False),
    ],
)
def test_up_to_three_letters_are_found_as_a_whole_word_only_and_more_anywhere(text, q, expected):
    (word,) = needles(q)
    assert mentions(comparable(text), word) is expected


def test_a_short_word_finds_no_country_that_only_contains_its_letters():
    assert "ukr-odesa-1" in {station.id for station in CATALOGUE.stations}
    assert find(CATALOGUE, "UK").stations == of_country("GBR")[0]
    assert find(CATALOGUE, "US").stations == of_country("USA")[0]


def test_toponyms_of_a_collection_are_searched_and_belong_to_its_digest(five):
    named = replace(five, toponyms={("CAN", "Markham"): ("萬錦市",)}, digest="named")
    assert find(five, "万锦").stations == frozenset()
    assert find(named, "万锦").stations == {"can-markham-1"}
    assert find(replace(named, digest=""), "万锦") == find(named, "万锦")
    assert find(replace(five, digest=""), "万锦").stations == frozenset()


@pytest.mark.parametrize(
    ("q", "words"),
    [
        ("", ()),
        ("\u0301", ()),
        ('" "', ()),
        ("Montréal  montreal", ("montreal",)),
        ('police "Global  News", RCMP', ("police", "global news", "rcmp")),
        ('an "open quotation', ("an", "open", "quotation")),
        ("紐約，東京", ("纽约", "东京")),
        ("l’île", ("l'ile",)),
        ("230,000", ("230", "000")),
    ],
)
def test_a_text_is_taken_apart_into_words_and_phrases(q, words):
    assert needles(q) == words


@pytest.mark.parametrize(
    ("text", "alike"),
    [("萬錦", "万锦"), ("L’Intérieur", "l'interieur"), ("“A–B”", '"a-b"'), ("ＡＢＣ", "abc"), ("", "")],
)
def test_scripts_and_typographic_signs_are_made_alike(text, alike):
    assert comparable(text) == alike


@pytest.mark.parametrize(
    ("q", "tidy"),
    [
        (" a \n b ", "a b"),
        ("a\0\u202eb", "a b"),
        ("\0", ""),
        ("\u0301", ""),
        ('""', ""),
        ("马卡姆", "马卡姆"),
    ],
)
def test_a_text_is_tidied(q, tidy):
    assert tidied(q) == tidy


@pytest.mark.parametrize(
    ("q", "matches"),
    [
        ("", True),
        ("gazette", True),
        ("GAZETTE réported", True),
        ("machine newspaper", True),
        ("agence", True),
        ("example.org", False),
        ("gazette hansard", False),
    ],
)
def test_a_source_matches_by_publisher_title_note_kind_and_origin(q, matches):
    source = Source(
        *("press", "The Gazette", "Sites reported", "2022-10", "https://example.org/a", "newspaper"),
        *("Machine translation.", (), "Agence France-Presse"),
    )
    assert source_matches(source, q) is matches


hostile = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["东京", '"', "Global News", "Wien", "\u0301", "{{7*7}}", "can", "RCMP", "«", "，"]),
)


@given(hostile, hostile)
@settings(max_examples=200, deadline=None)
def test_no_text_raises_and_a_further_word_never_widens(q, word):
    wide, narrow = find(CATALOGUE, q), find(CATALOGUE, f"{q} {word}")
    assert narrow.stations <= wide.stations
    assert narrow.events <= wide.events
