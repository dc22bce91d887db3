"""What an editor or a lawyer would strike out is found, and what is attributed passes."""

import pytest

from geo.collection.checks.editorial import editorial_faults
from geo.collection.checks.personal_data import name_digest, name_reasons, private_digests
from geo.collection.reading import EVENTS_FILE, SOURCES_FILE, STATIONS_FILE, read_collection
from geo.model.house_style import address_reasons, wording_reasons

REPORTED = {"date": "2022-09-12", "standing": "reported", "note": "", "sources": ["press"]}


def faults_of(collection) -> list[tuple[str, str, str, str]]:
    """File, id, field and reason of each fault; test_broken.py has the whole line."""
    faults = editorial_faults(read_collection(collection.folder))
    return [
        (one.file, str(one.position).partition("(")[2].rstrip(")"), one.field, one.reason) for one in faults
    ]


def test_a_careful_collection_has_no_fault(collection):
    assert faults_of(collection) == []


@pytest.mark.parametrize(
    ("precision", "lon", "decimals"),
    [
        ("neighbourhood", -79.2712, "3 decimals"),
        ("city", -79.271, "2 decimals"),
        ("region", -79.3, "1 decimal"),
    ],
)
def test_a_coordinate_finer_than_its_precision_is_a_fault(collection, precision, lon, decimals):
    collection.edit_feature(
        "can-markham-1",
        geometry={"type": "Point", "coordinates": [lon, 43.85 if precision == "region" else 43.8]},
        properties={"precision": precision, "radius_m": 10_000},
    )
    lat = 43.85 if precision == "region" else 43.8
    reason = f"[{lon}, {lat}] is finer than the precision {precision!r} allows; round to {decimals}"
    assert faults_of(collection) == [(STATIONS_FILE, "can-markham-1", "geometry", reason)]


def test_a_history_that_begins_before_the_report_is_a_fault(collection):
    collection.edit_station("gbr-london-1", history=[{**REPORTED, "date": "2022-09-11"}])
    reason = "begins with 'reported' on 2022-09-11, not with 'reported' on 2022-09-12"
    assert faults_of(collection) == [(STATIONS_FILE, "gbr-london-1", "history", reason)]


@pytest.mark.parametrize(
    ("field", "reason"),
    [
        ("response_sources", "is empty; a response needs its source"),
        ("since_sources", "is empty; the field since needs its source"),
    ],
)
def test_an_answer_without_its_source_is_a_fault(collection, field, reason):
    collection.edit_source("record", id="seed-000")
    for identifier in ("uk-closed", "uk-cleared", "eu-debate"):  # which cited it
        collection.edit_event(identifier, sources="ngo")
    collection.edit_station("can-montreal-1", **{"since_sources": ["seed-000"], field: []})
    assert faults_of(collection) == [(STATIONS_FILE, "can-montreal-1", field, reason)]


BARE = "%r calls it a police station without “alleged” or an attribution"
ADDRESS = "%r seems to give a street address"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("A police station opened in Markham.", BARE),
        ("The Fuzhou Police Overseas Service Station is in Markham.", BARE),
        ("Two police stations work there", BARE),
        ("It stands at 12 Old Kent Road in London.", ADDRESS),
        ("They met at 4350 Steeles Avenue East.", ADDRESS),
        ("Elle se trouve rue du Temple 12.", ADDRESS),
        ("Elle se trouve au 12 rue du Temple.", ADDRESS),
        ("Si trova in Via Roma 12.", ADDRESS),
    ],
)
def test_a_bare_claim_or_an_address_is_a_fault(collection, text, reason):
    collection.edit_station("can-montreal-1", note=text)
    assert faults_of(collection) == [(STATIONS_FILE, "can-montreal-1", "note", reason % text)]


@pytest.mark.parametrize("field", ["name", "response", "since", "note"])
def test_every_text_of_a_station_is_checked(collection, field):
    text = "A police station opened. (Alleged.)" if field == "name" else "A police station opened."
    collection.edit_station("can-montreal-1", **{field: text})
    text = "A police station opened."
    assert faults_of(collection) == [(STATIONS_FILE, "can-montreal-1", field, BARE % text)]


@pytest.mark.parametrize("field", ["actor", "summary", "note"])
def test_a_bare_claim_is_a_fault_in_an_event(collection, field):
    text = "A police station opened."
    collection.edit_event("inquiry", **{field: f"The RCMP answers. {text}"})
    assert faults_of(collection) == [(EVENTS_FILE, "inquiry", field, BARE % text)]


def test_a_bare_claim_is_a_fault_in_a_history(collection):
    text = "A police station opened."
    collection.edit_station("gbr-london-1", history=[{**REPORTED, "note": text}])
    assert faults_of(collection) == [(STATIONS_FILE, "gbr-london-1", "history", BARE % text)]


@pytest.mark.parametrize(
    "text",
    [
        "An alleged police station opened in Markham.",
        "The ministry denies that it is a police station.",
        "China says that these are not police stations.",
        "The report lists two police stations.",
        "The so-called “police station” has closed.",
        "A police officer went to the railway station.",
        "The 54 sites are in 30 countries, 12 of them on the first list.",
        "The news came via Reuters in 2023.",
    ],
)
def test_an_attributed_claim_and_plain_words_pass(collection, text):
    collection.edit_event("inquiry", summary=text)
    assert faults_of(collection) == []


def test_an_event_about_a_station_names_its_country(collection):
    collection.edit_event("inquiry", stations="gbr-london-1;can-markham-1")
    reason = "'gbr-london-1' is in GBR, which the event does not name"
    assert faults_of(collection) == [(EVENTS_FILE, "inquiry", "stations", reason)]


def test_a_source_that_nobody_uses_is_a_fault_unless_it_is_a_seed(collection):
    more = collection.text(SOURCES_FILE) + "orphan,Nobody,,,,,\nseed-004,Somebody,,,,,\n"
    collection.write(SOURCES_FILE, more)
    assert faults_of(collection) == [
        (SOURCES_FILE, "orphan", "id", "no record uses this source; use it or remove it")
    ]


@pytest.mark.parametrize("none_found", ["No answer was found.", "No answer was found by July 2024."])
def test_a_note_that_no_answer_was_found_is_an_answer_without_a_source(collection, none_found):
    collection.edit_station("can-markham-1", response=none_found, response_sources=[])
    assert faults_of(collection) == []


def test_an_organisation_that_officials_named_may_stand_without_alleged_if_its_answer_is_its_own(collection):
    collection.edit_station("can-montreal-1", name="Family centre (named by RCMP)", response="It denies it.")
    assert faults_of(collection) == []


def test_sources_named_by_a_row_that_is_itself_refused_are_no_orphans(collection):
    collection.write(SOURCES_FILE, collection.text(SOURCES_FILE) + "fresh,Somebody,,,,,\n")
    collection.edit_event("inquiry", sources="fresh", kind="rumour")
    assert faults_of(collection) == []


def test_rules_that_miss_something_in_a_file_wait_until_its_rows_are_sound(collection):
    collection.edit_event("contact-point", date="2022-13")
    assert faults_of(collection) == []


@pytest.mark.parametrize(
    ("lon", "lat", "country"),
    [(12.33, 45.44, "ITA"), (-74.0, 40.71, "USA"), (151.21, -33.87, "AUS"), (14.51, 35.9, "MLT")],
)
def test_a_point_on_a_coast_lies_in_its_country(collection, lon, lat, country):
    collection.edit_feature("aus-sydney-1", geometry={"type": "Point", "coordinates": [lon, lat]})
    collection.edit_station("aus-sydney-1", country=country)
    collection.edit_event("contact-point", countries=country)
    assert faults_of(collection) == []


@pytest.mark.parametrize(
    ("country", "lon", "lat", "away"),
    [
        ("AUS", 151.46, -33.9, None),
        ("AUS", 151.48, -33.9, None),  # 21.4 km off the coast
        ("AUS", 151.5, -33.9, "23 km outside Australia"),
        ("AUS", 151.7, -33.9, "42 km outside Australia"),
        ("FRA", 8.3, 48.8, None),
        ("FRA", 8.3, 48.78, None),  # 21.4 km beyond the Rhine
        ("FRA", 8.3, 48.76, "23 km outside France"),
        ("FRA", 8.3, 48.4, "40 km outside France"),
    ],
)
def test_a_point_may_lie_its_radius_and_20_km_outside_its_country(collection, country, lon, lat, away):
    point = {"type": "Point", "coordinates": [lon, lat]}
    place = {"country": country, "radius_m": 2000}
    collection.edit_feature("aus-sydney-1", geometry=point, properties=place)
    collection.edit_event("contact-point", countries=country)
    reason = f"[{lon}, {lat}] lies {away}"
    assert faults_of(collection) == ([(STATIONS_FILE, "aus-sydney-1", "geometry", reason)] if away else [])


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


@pytest.mark.parametrize(
    "text",
    [
        "Zhao Lijian says that there are none.",
        "Ming Pao reports on Hong Kong, Fuzhou and Qingtian.",
        "On 5 December 2022, 48, then 54 sites were listed.",
        "The FBI director tells a Senate committee so.",
        "Complaint 23-MJ-265; sources P001 and N054; C$4.9 million.",
        "Il Foglio, Le Monde, De Standaard and Der Spiegel.",
        "The owner and the operator deny it.",
    ],
)
def test_officials_papers_and_numbers_are_no_private_persons(text):
    assert list(name_reasons(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Asked by Li Xiaolong in Paris", "'Li Xiaolong' seems to name a person"),
        ("Asked by Xiaolong Li in Paris", "'Xiaolong Li' seems to name a person"),
        ("Ouyang Feifei answers", "'Ouyang Feifei' seems to name a person"),
        ("Mrs. Smith answers", "'Mrs. Smith' addresses a person by title"),
        ("a 61-year-old answers", "'61-year-old' gives the age of a person"),
        ("the activist Jane Roe answers", "'activist Jane Roe' names a person by role"),
        ("Jane Roe, an activist, answers", "'Jane Roe, an activist' names a person by role"),
        ("call 416-555-0137", "'416-555-0137' gives a telephone number"),
    ],
)
def test_what_points_to_a_person_is_found(text, found):
    assert list(name_reasons(text)) == [f"{found}; leave private persons unnamed"]


def test_withheld_names_are_kept_as_digests_only_accents_case_and_punctuation_ignored():
    assert all(len(digest) == 64 and int(digest, 16) for digest in private_digests())
    assert name_digest("Ána MÜLLER-Roe") == name_digest("ana muller roe")
