"""A reporter's questions about alleged stations and countries: answers worked out by hand from the research.

None is copied from the program. The last item of each case names what it rests on: ``ST…`` is a row of
stations.csv, ``timeline`` country_timeline.csv, ``since`` since.csv, ``A1`` to ``D`` the sections of
seed_conflicts.md, ``P…``/``N…`` its sources.
"""

import json
import re
from datetime import date

import pytest

from geo.cli.commands import main
from geo.model.records import Catalogue
from geo.model.text import folded
from geo.query.selection import from_link, select
from query.questions import asked
from released import released_folder

COUNTRIES = [
    # status, day, the full set of countries
    ("Where were sites alleged before the NGO's report?", "reported", "2022-09-11", "ITA", "D; P108"),
    ("Where did authorities look on 26 October 2022?", "investigating", "2022-10-26", "CAN NLD", "timeline"),
    (
        "Where did they look on 28 October 2022?",
        "investigating",
        "2022-10-28",
        "CAN CHL DEU NLD PRT",
        "timeline",
    ),
    (
        # the 13 of S003 and Canada, less Ireland (closed), the Netherlands (ordered), Italy and Nigeria
        "Where did they look on 22 November 2022?",
        "investigating",
        "2022-11-22",
        "AUT CAN CHL CZE DEU ESP GBR PRT SWE USA",
        "B; A10; A12",
    ),
    (
        "Where did they look at the end of 2022?",
        "investigating",
        "2022-12-31",
        "AUT CAN CHL DEU ESP GBR ITA JPN KOR NZL PRT SVK SWE USA",
        "timeline",
    ),
    (
        "Where was an inquiry the last word in July 2024?",
        "investigating",
        "2024-07-31",
        "AUT CHL DEU ESP ITA JPN KOR NZL PRT SVK SWE",
        "timeline",
    ),
    (
        "Where was no official action found by July 2024?",
        "reported",
        "2024-07-31",
        "ARE ARG AUS BRA ECU FRA GRC ISR LSO MNG NGA UKR UZB ZAF",
        "timeline",
    ),
    ("Who had ordered a closure on 25 October 2022?", "closure_ordered", "2022-10-25", "IRL", "P095"),
    ("Who had ordered one on 1 November 2022?", "closure_ordered", "2022-11-01", "NLD", "P088"),
    ("Whose order was still the last word in 2024?", "closure_ordered", "2024-07-31", "NLD", "timeline"),
    ("Where were sites said closed at the end of 2022?", "closed", "2022-12-31", "CZE IRL", "P097; P140"),
    ("Where on 2 March 2023?", "closed", "2023-03-02", "CAN CZE IRL", "P024"),
    ("Where on 9 March 2023, with Quebec under inquiry?", "closed", "2023-03-09", "CZE IRL", "P026"),
    ("Where by July 2024?", "closed", "2024-07-31", "CAN CZE IRL", "P036"),
    ("Where had charges been laid the day before?", "charged", "2023-04-16", "", "P058"),
    ("Where had charges been laid by July 2024?", "charged", "2024-07-31", "USA", "P058"),
    ("Who found no wrongdoing, the day before?", "no_wrongdoing", "2023-06-05", "", "P079"),
    ("Who found no wrongdoing by July 2024?", "no_wrongdoing", "2024-07-31", "GBR", "P079; P094"),
    ("Who had rejected it by October 2022?", "rejected", "2022-10-31", "HUN TZA", "P159; P174"),
    (
        "Who had rejected it by July 2024?",
        "rejected",
        "2024-07-31",
        "BEL HRV HUN ROU SRB TZA",
        "P187; P183; P174; P184; P181; P159",
    ),
]

NUMBERS = [
    # country, day, alleged, of them without a known place
    ("Canada in September 2022?", "CAN", "2022-09-12", 3, 0, "C; P020"),
    ("Canada in December 2022?", "CAN", "2022-12-05", 5, 1, "C; P014"),
    ("Canada in March 2023?", "CAN", "2023-03-09", 7, 1, "C; P028"),
    ("The UK before June 2023?", "GBR", "2022-12-31", 3, 0, "D; P074"),
    ("The UK after the statement?", "GBR", "2023-06-06", 4, 0, "D; P080"),
    ("The United States in December 2022?", "USA", "2022-12-05", 4, 1, "P067"),
    ("Germany after the government's answer?", "DEU", "2022-12-31", 2, 1, "A13; P103"),
    ("Japan in December 2022?", "JPN", "2022-12-05", 2, 1, "P162"),
    ("South Korea in December 2022?", "KOR", "2022-12-05", 1, 1, "D; P168"),
    ("Israel?", "ISR", "2022-12-05", 1, 1, "P193"),
    ("Brazil in December 2022?", "BRA", "2022-12-05", 3, 1, "P196"),
    ("Argentina in December 2022?", "ARG", "2022-12-05", 2, 0, "P198"),
    ("Spain?", "ESP", "2024-07-31", 9, 0, "P129"),
    ("France?", "FRA", "2024-07-31", 4, 0, "P119"),
    ("Portugal?", "PRT", "2022-09-29", 3, 0, "P136"),
    ("Hungary?", "HUN", "2022-09-12", 2, 0, "P174"),
    ("Czechia?", "CZE", "2022-09-12", 2, 0, "P139"),
    ("Ecuador?", "ECU", "2024-07-31", 2, 0, "D; P007"),
    ("Ireland?", "IRL", "2022-09-12", 1, 0, "P084"),
]

FIELDS = [
    ("Which bureau for Manhattan?", "usa-new-york-city-1", "bureau", "Fuzhou", "ST007"),
    ("Which bureau for the second New York site?", "usa-new-york-city-2", "bureau", "Wenzhou", "ST008"),
    ("Which bureau for Vancouver?", "can-vancouver-1", "bureau", "Wenzhou", "ST004"),
    ("Which bureau for Montreal?", "can-montreal-1", "bureau", "", "ST005"),
    ("Which bureau for Canada's unlocated site?", "can-unlocated-1", "bureau", "Nantong", "P013"),
    ("Which bureau for Amsterdam?", "nld-amsterdam-1", "bureau", "Qingtian", "ST018"),
    ("Which bureau for Rotterdam?", "nld-rotterdam-1", "bureau", "Fuzhou", "ST017"),
    ("Which bureau for Stockholm?", "swe-stockholm-1", "bureau", "Qingtian", "ST042"),
    ("Is Vienna's bureau anybody's statement?", "aut-vienna-1", "bureau_basis", "inferred", "ST038"),
    ("Is Lisbon's?", "prt-lisbon-1", "bureau_basis", "inferred", "ST033"),
    ("Is Dublin's?", "irl-dublin-1", "bureau_basis", "stated", "ST016"),
    ("How exactly is Madeira's known?", "prt-madeira-1", "precision", "region", "ST035"),
    ("How exactly is Germany's second known?", "deu-unlocated-1", "precision", "unknown", "A13; P103"),
    ("Where in Sydney is the second listed?", "aus-sydney-2", "neighbourhood", "Eastwood", "ST074"),
    ("Where in Auckland is one listed?", "nzl-auckland-1", "neighbourhood", "Epsom", "ST075"),
    ("How well is Fukuoka attested?", "jpn-fukuoka-1", "attestation", "low", "ST067"),
    ("How well is Dublin attested?", "irl-dublin-1", "attestation", "high", "ST016"),
    ("When was Brossard reported?", "can-brossard-1", "reported_on", "2023-03-09", "ST006"),
    ("When was the Seoul restaurant reported?", "kor-seoul-1", "reported_on", "2022-12-22", "ST068"),
    ("When was Jeju reported?", "kor-jeju-city-1", "reported_on", "2023-06", "ST069"),
    ("When was Sydney reported?", "aus-sydney-1", "reported_on", "2022-10", "ST073"),
    ("What is known of Dublin since July 2024?", "irl-dublin-1", "since", "", "since has no row"),
    ("What is known of Rotterdam since?", "nld-rotterdam-1", "since", "", "since has no row"),
]

WORDS = [
    # what those concerned, or the Chinese authorities, answer
    ("What is answered for Markham?", "can-markham-1", "response", "embassy, volunteer", "ST001"),
    ("What is answered for Vancouver?", "can-vancouver-1", "response", "director", "ST004"),
    (
        "What does the Montreal centre answer?",
        "can-montreal-1",
        "response",
        "denie, never, asked, close",
        "ST005; P035",
    ),
    (
        "What does the Brossard centre answer?",
        "can-brossard-1",
        "response",
        "denie, never, asked, close",
        "ST006; P035",
    ),
    ("What is answered for Manhattan?", "usa-new-york-city-1", "response", "volunteers", "ST007"),
    ("What is answered in Dublin?", "irl-dublin-1", "response", "embassy, denie", "ST016"),
    ("What did Rotterdam residents say?", "nld-rotterdam-1", "response", "residents", "ST017"),
    ("What do staff in Usera say?", "esp-madrid-1", "response", "staff, orientation", "ST024"),
    ("What did the hotel in Stockholm say?", "swe-stockholm-1", "response", "hotel", "ST042"),
    ("What does the Seoul operator answer?", "kor-seoul-1", "response", "operator, repatriat", "ST068; P171"),
    ("What is answered in Vina del Mar?", "chl-vina-del-mar-1", "response", "embassy, service", "ST055"),
    ("What does Hungary's ministry say?", "hun-budapest-1", "response", "ministry", "ST040"),
    ("Who rejects the claim in Belgrade?", "srb-belgrade-1", "response", "ministry, reject", "ST045"),
    ("Who rejects it in Benin City?", "nga-benin-city-1", "response", "edo, police", "ST062; A12"),
    ("Who rejects it in Dar es Salaam?", "tza-dar-es-salaam-1", "response", "embassy, ambassador", "ST064"),
    ("What is said of Sydney?", "aus-sydney-1", "response", "chamber of commerce", "ST073"),
    ("What did the embassy say in London?", "gbr-glasgow-1", "response", "embassy, closed", "ST014"),
    # what became known since July 2024
    ("How did the Montreal inquiry end?", "can-montreal-1", "since", "rcmp, closed, charges", "since; N001"),
    ("How did the Brossard inquiry end?", "can-brossard-1", "since", "rcmp, closed, charges", "since; N001"),
    ("Did anybody plead in Manhattan?", "usa-new-york-city-1", "since", "plea, guilty", "since; N014"),
    ("How did the Seoul case end?", "kor-seoul-1", "since", "suspended, customs", "since; N022; N023"),
]

STANDINGS = [
    ("Did Glasgow close?", "gbr-glasgow-1", "2023-06-06", "reported_closed", "ST014"),
    ("Did Belfast close?", "gbr-belfast-1", "2023-06-06", "reported_closed", "ST015"),
    ("Had Prague closed on 7 December 2022?", "cze-prague-1", "2022-12-07", "under_investigation", "P143"),
    ("Had Prague closed a day later?", "cze-prague-2", "2022-12-08", "reported_closed", "ST037"),
    ("How did Lisbon stand in 2024?", "prt-lisbon-1", "2024-07-31", "under_investigation", "ST033"),
    ("How did Bratislava stand in 2024?", "svk-bratislava-1", "2024-07-31", "under_investigation", "ST039"),
    ("How did Vienna stand in 2024?", "aut-vienna-1", "2024-07-31", "under_investigation", "ST038; P147"),
    ("How did Usera stand in 2024?", "esp-madrid-1", "2024-07-31", "under_investigation", "ST024"),
    ("How did Vina del Mar stand?", "chl-vina-del-mar-1", "2022-10-31", "reported_closed", "ST055"),
    ("How did Florence stand?", "ita-florence-1", "2022-12-07", "under_investigation", "ST051"),
    ("How did Maseru stand?", "lso-maseru-1", "2024-07-31", "reported", "ST063"),
    ("How did Odesa stand?", "ukr-odesa-1", "2024-07-31", "reported", "ST044"),
    ("How did Dubai stand?", "are-dubai-1", "2024-07-31", "reported", "ST072"),
]

BUREAUS = [
    ("Which countries for Nantong?", "Nantong", "AUS CAN ISR JPN JPN KOR NZL", "ST067; ST074; timeline"),
    ("Which for Wenzhou?", "Wenzhou", "ARG AUS BRA CAN FRA ITA USA USA", "ST004; ST008; ST023; timeline"),
    ("Which for Qingtian?", "Qingtian", "AUT BRA FRA HUN ITA NLD SVK SWE TZA", "ST018; ST038; ST064"),
]

COMMANDS = [
    (
        "How did Canada stand on 27 October 2022?",
        "status --as-of 2022-10-27 --country CAN",
        "status since stations events",
        [["investigating", "2022-10-26", 3, 3]],
        "timeline",
    ),
    (
        "How did Ireland stand in the end?",
        "status --as-of 2024-07-31 --country IRL",
        "status since stations events",
        [["closed", "2022-10-26", 1, 4]],
        "timeline",
    ),
    (
        "Which countries have charges, and since when?",
        "status --status charged",
        "country since stations",
        [["USA", "2023-04-17", 4]],
        "P058; P067",
    ),
    (
        "What was known on 11 September 2022?",
        "status --as-of 2022-09-11",
        "country status stations",
        [["ITA", "reported", 1]],
        "D; P108",
    ),
    (
        "Which UK sites were alleged before June 2023?",
        "stations --country GBR --to 2023-06-05",
        "city neighbourhood",
        [["Glasgow", ""], ["London", "Croydon"], ["London", "Hendon"]],
        "ST012; ST013; ST014",
    ),
    (
        "Which sites are alleged in Germany?",
        "stations --country DEU",
        "city reported_on precision",
        [["Frankfurt am Main", "2022-09-12", "city"], ["", "2022-12", "unknown"]],
        "ST019; A13; P103",
    ),
    (
        "Which sites were linked to Nantong on 5 December 2022?",
        "stations --bureau Nantong --to 2022-12-05",
        "country",
        [["CAN"], ["ISR"], ["JPN"], ["KOR"], ["NZL"]],
        "timeline",
    ),
    (
        "Who ordered the Dutch sites closed?",
        "events --country NLD --kind closure_ordered",
        "date status_after stations",
        [["2022-11-01", "closure_ordered", "nld-amsterdam-1;nld-rotterdam-1"]],
        "P088; ST017; ST018",
    ),
    (
        "Which site do the charges concern?",
        "events --kind charges_filed",
        "countries date stations",
        [["USA", "2023-04-17", "usa-new-york-city-1"]],
        "P058",
    ),
    (
        "Was the Tokyo search of May 2023 public before 21 February 2024?",
        "events --country JPN --q chiyoda --from 2023-05-01 --to 2024-02-20",
        "date",
        [],
        "P163",
    ),
    (
        "Was it on that day?",
        "events --country JPN --q chiyoda --from 2024-02-21 --to 2024-02-21",
        "date made_public kind",
        [["2023-05", "2024-02-21", "other"]],
        "P163; P165",
    ),
    (
        "Do sites reported earlier stay in a range of one day?",
        "stations --country CAN --from 2023-03-09 --to 2023-03-09",
        "reported_on",
        [["2023-03-09"], *[["2022-09-12"]] * 2, ["2023-03-09"], ["2022-09-12"], *[["2022-12-05"]] * 2],
        "C",
    ),
    ("Is any site tied to 230,000 returns?", "stations --q 230,000", "id", [], "A4"),
    ("Is any event?", "events --q 230,000", "id", [], "A4"),
    (
        "How did China answer the US charges?",
        "events --country USA --kind denial --from 2023-04-17 --to 2023-04-30",
        "date sources",
        [["2023-04-18", "P212"]],
        "P212",
    ),
]


@pytest.mark.parametrize(("status", "day", "countries"), asked(COUNTRIES))
def test_which_countries(catalogue: Catalogue, status, day, countries):
    selected = select(catalogue, from_link(f"to={day}&status={status}", catalogue))
    assert " ".join(one.country for one in selected.statuses) == countries


@pytest.mark.parametrize(("country", "day", "alleged", "without_place"), asked(NUMBERS))
def test_how_many_were_alleged_in(catalogue: Catalogue, country, day, alleged, without_place):
    selected = select(catalogue, from_link(f"to={day}&country={country}", catalogue))
    assert (len(selected.stations), len(selected.unlocated)) == (alleged, without_place)


@pytest.mark.parametrize(("station", "field", "answer"), asked(FIELDS))
def test_what_the_record_contains(catalogue: Catalogue, station, field, answer):
    assert str(getattr(catalogue.station_by_id[station], field)) == answer


@pytest.mark.parametrize(("station", "field", "words"), asked(WORDS))
def test_what_is_answered_and_known_since(catalogue: Catalogue, station, field, words):
    text = folded(getattr(catalogue.station_by_id[station], field))
    assert [word for word in words.split(", ") if not re.search(rf"\b{re.escape(word)}", text)] == []


@pytest.mark.parametrize(("station", "day", "standing"), asked(STANDINGS))
def test_how_it_stood(catalogue: Catalogue, station, day, standing):
    assert catalogue.station_by_id[station].standing_on(date.fromisoformat(day)) == standing


@pytest.mark.parametrize(("bureau", "countries"), asked(BUREAUS))
def test_which_sites_of_a_bureau(catalogue: Catalogue, bureau, countries):
    stations = select(catalogue, from_link(f"bureau={bureau}", catalogue)).stations
    assert " ".join(sorted(station.country for station in stations)) == countries


@pytest.mark.parametrize(("command", "columns", "answer"), asked(COMMANDS))
def test_on_the_command_line(command, columns, answer, capsys):
    assert main([*command.split(), "--data", str(released_folder()), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [[row[column] for column in columns.split()] for row in rows] == answer


def test_what_became_of_the_quebec_centres(catalogue: Catalogue):
    # ST005, ST006: RCMP said shut down on 13 June 2023; both say they were never asked to close (P035)
    centres = [catalogue.station_by_id[one] for one in ("can-montreal-1", "can-brossard-1")]
    standings = {centre.standing_on(date(2024, 7, 31)) for centre in centres}
    assert standings == {"reported_ceased_disputed"}
