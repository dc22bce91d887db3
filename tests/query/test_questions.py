"""A reporter's questions about what happened: answers worked out by hand from the research.

None is copied from the program. The last item of each case names what it rests on: ``timeline`` is
country_timeline.csv, ``A1`` to ``D`` are the sections of seed_conflicts.md, ``P…``/``N…`` its sources.
A case whose answer the program no longer gives is a fault of the data or a better source: look before
changing either.
"""

import re
from itertools import chain

import pytest

from geo.model.records import Catalogue, Event
from geo.model.text import folded
from geo.query.selection import from_link, select
from query.questions import asked

G7 = ("CAN", "DEU", "FRA", "GBR", "ITA", "JPN", "USA")


def events(catalogue: Catalogue, link: str) -> tuple[Event, ...]:
    """The events that a link shows, in order."""
    return select(catalogue, from_link(link, catalogue)).events


def event(catalogue: Catalogue, link: str, date: str) -> Event:
    """The one event of a link with that date, as written."""
    (found,) = (one for one in events(catalogue, link) if str(one.date) == date)
    return found


DATES = [
    # closures and charges
    ("When did the Dutch order theirs?", "country=NLD&kind=closure_ordered", "2022-11-01", "B; P088"),
    ("When did Ireland order its own?", "country=IRL&kind=closure_ordered", "2022-10-25", "P095"),
    ("When was Dublin said to have ceased?", "country=IRL&kind=closure_reported", "2022-10-26", "P097"),
    ("When were the Prague sites said closed?", "country=CZE&kind=closure_reported", "2022-12-08", "P140"),
    ("When was Vina del Mar said closed?", "country=CHL&kind=closure_reported", "2022-10-31", "P152"),
    ("When were UK sites said closed?", "country=GBR&kind=closure_reported", "2023-06-06", "P079"),
    (
        "When did Canadian officials say that the sites had stopped?",
        "country=CAN&kind=closure_reported",
        "2023-03-02 2023-04-27 2023-06-13",
        "P024; P033; P036",
    ),
    ("Was a closure in Quito public by July 2024?", "country=ECU&kind=closure_reported", "", "P202"),
    # inquiries
    (
        "When did the RCMP's inquiries become public?",
        "country=CAN&kind=investigation_opened",
        "2022-10-26 2023-03-09",
        "A6; P018; P026",
    ),
    (
        "When did the UK say police look into it?",
        "country=GBR&kind=investigation_opened",
        "2022-11-01",
        "P075",
    ),
    ("When did the FBI first speak of it?", "country=USA&kind=investigation_opened", "2022-11-17", "P064"),
    ("When did Italy confirm checks?", "country=ITA&kind=investigation_opened", "2022-12-07", "A10; P109"),
    ("When was there no Italian inquiry yet?", "country=ITA&kind=no_action_found", "2022-10-29", "A10; P108"),
    (
        "When did Portugal's prosecutors confirm?",
        "country=PRT&kind=investigation_opened",
        "2022-10-27",
        "P134",
    ),
    ("When did Spain start to look?", "country=ESP&kind=investigation_opened", "2022-10-29", "P129"),
    ("When did Slovakia's minister confirm?", "country=SVK&kind=investigation_opened", "2022-12-01", "P180"),
    ("When did South Korea begin to check?", "country=KOR&kind=investigation_opened", "2022-12-20", "P168"),
    ("When did Japan say it would look?", "country=JPN&kind=investigation_opened", "2022-12-22", "P162"),
    ("When did Austria begin to check?", "country=AUT&kind=investigation_opened", "2022-11-05", "P144"),
    ("By when did Sweden look into it?", "country=SWE&kind=investigation_opened", "by 2022-11-22", "S003"),
    # protests and answers
    ("When was China's ambassador summoned?", "country=NLD&kind=diplomatic_protest", "2022-10-31", "P088"),
    ("When did Tokyo speak of its protest?", "country=JPN&kind=diplomatic_protest", "2022-12-19", "P161"),
    ("When did Ottawa inform MPs of its own?", "country=CAN&kind=diplomatic_protest", "2022-11-29", "P053"),
    (
        "When did those concerned answer Canada?",
        "country=CAN&kind=denial",
        "2022-10-27 2023-03-09 2023-03-10 2023-04-28 2024-07-13 2024-07-15",
        "S002; P032b; S004; P035; S000; N055",
    ),
    (
        "When did Beijing give its general answer?",
        "country=CHN&kind=denial",
        "2022-10-26 2022-11-02 2024-07-15",
        "P085; P093; N055",
    ),
    ("When did Beijing answer the US charges?", "country=USA&kind=denial", "2023-04-18", "P212"),
    ("When did the Seoul operator answer?", "country=KOR&kind=denial", "2022-12-31", "P171"),
    ("When did Serbia answer?", "country=SRB&kind=denial", "2022-12-04", "P181"),
    ("When did Romania answer?", "country=ROU&kind=denial", "2022-12-05", "P184"),
    ("By when did Edo State police answer?", "country=NGA&kind=denial", "by 2022-10-20", "A12; P157"),
    ("By when did China's embassy answer NZ?", "country=NZL&kind=denial", "by 2022-12-09", "P192"),
    # claims, lawsuits, findings, talks
    (
        "When was Italy on the lists?",
        "country=ITA&kind=station_reported",
        "2022-09-04 2022-09-12 2022-12-05",
        "D",
    ),
    ("When was Brazil on the lists?", "country=BRA&kind=station_reported", "2022-09-12 2022-12-05", "P196"),
    (
        "When did New Zealand appear?",
        "country=NZL&kind=station_reported",
        "2022-12-05 2022-12-17",
        "P191; P192",
    ),
    (
        "When did the Quebec centres go to law?",
        "country=CAN&kind=lawsuit",
        "2023-12-01 2024-03-06 2024-03-07",
        "A3; N054",
    ),
    (
        "What happened in Canada in spring 2023?",
        "country=CAN&from=2023-04-01&to=2023-05-31",
        "2023-04-27 2023-04-28 2023-05-14 2023-05-20",
        "timeline",
    ),
    (
        "When did the EU's bodies take it up?",
        "kind=policy_coordination&q=european",
        "2022-10-27 by 2022-12-08 2024-04-10",
        "P211; P208; P210",
    ),
]

WHERE = [
    ("Who ordered a closure?", "kind=closure_ordered", "IRL 2022-10-25, NLD 2022-11-01", "P095; P088"),
    ("Where were charges laid over a site?", "kind=charges_filed", "USA 2023-04-17", "A9; P058"),
    ("Who made officials leave?", "kind=expulsion", "FRA 2024-07-02", "A8; P124"),
    (
        "Who found no wrongdoing, or no active site?",
        "kind=no_wrongdoing_found",
        "AUS 2022-11-08, BEL 2022-12-05, NLD 2023-02, GBR 2023-06-06, AUT 2024-06",
        "P188; P186; P094; P079; P147",
    ),
    (
        "Where was no official inquiry found?",
        "kind=no_action_found",
        "ITA 2022-10-29, GRC by 2022-12-15, HUN by 2022-12-15",
        "P108; P121",
    ),
    (
        "Which governments protested to China?",
        "kind=diplomatic_protest",
        "NLD 2022-10-31, CAN 2022-11-29, JPN 2022-12-19, DEU 2022-11, GBR 2023-06-06",
        "P088; P053; P161; P105; P079",  # Berlin's of November 2022 was public in May 2023
    ),
]

WORDS = [
    # who alleged it
    ("Who first alleged sites in Canada?", "country=CAN", "2022-09-12", "safeguard defenders, three", "P017"),
    ("Who first alleged one in Italy?", "country=ITA", "2022-09-04", "il foglio, prato", "D; P108"),
    ("Who first reported Sydney?", "country=AUS", "2022-10", "abc, wenzhou", "P188"),
    ("Which country led in September 2022?", "country=ESP", "2022-09-12", "nine", "A11; P129"),
    ("Which led in December 2022?", "country=ITA&kind=station_reported", "2022-12-05", "11", "A11; P010"),
    # Canada
    ("What did the embassy in Ottawa say?", "country=CAN", "2022-10-27", "embassy, volunteer", "S002; P018"),
    ("How many tips came in?", "country=CAN", "2023-03-13", "rcmp, 15", "P029"),
    (
        "What was announced in December 2023?",
        "country=CAN",
        "2023-12-01",
        "formal notice, 2.5 million",
        "A3; P038",
    ),
    ("How much is the suit against the RCMP for?", "country=CAN", "2024-03-06", "4.9 million", "A3; P039"),
    ("Who else was sued?", "country=CAN", "2024-03-07", "mayor, brossard, 68,000", "N054"),
    (
        "When did the inquiry report?",
        "country=CAN",
        "2024-05-03",
        "report, interference, no effect",
        "A1; P047",
    ),
    (
        "What did the embassy say in 2024?",
        "country=CAN&kind=denial",
        "2024-07-13",
        "embassy, ottawa",
        "A16; S000",
    ),
    ("Who reported the G7 plan?", "country=CAN&kind=policy_coordination", "2024-07-13", "bloomberg", "P048"),
    # United States and United Kingdom
    ("How many were charged in Manhattan?", "country=USA", "2023-04-17", "two, new york", "A9; P058"),
    ("Who reported the search?", "country=USA", "2023-01-12", "new york times, autumn", "D; P063"),
    ("What were the seven indicted for?", "country=USA", "2022-10-20", "seven, forced", "B; P072"),
    (
        "What did UK police find?",
        "country=GBR&kind=no_wrongdoing_found",
        "2023-06-06",
        "police, no evidence, illegal",
        "P079",
    ),
    ("Whose word is the UK closure?", "country=GBR&kind=closure_reported", "2023-06-06", "embassy", "P079"),
    # Europe
    ("What does Berlin know of?", "country=DEU", "2022-12", "two, mobile", "A13; P103"),
    ("What did Hesse say?", "country=DEU", "2022-10-28", "hesse, frankfurt, no evidence", "P102"),
    ("Whose word is the German closure?", "country=DEU&kind=closure_reported", "2023-02", "china", "P105"),
    ("Who informed Prague of the closure?", "country=CZE", "2022-12-08", "ambassador, both", "P140"),
    (
        "What did Amsterdam find?",
        "country=NLD",
        "2023-02",
        "amsterdam, mayor, police, no physical site",
        "D; P094",
    ),
    ("What closed in Italy?", "country=ITA&kind=closure_reported", "2022-12-07", "prato", "P109"),
    ("Were the two in Paris expelled?", "country=FRA&kind=expulsion", "2024-07-02", "mutual", "A8; P124"),
    ("What does Serbia admit?", "country=SRB&kind=denial", "2022-12-04", "2019, patrols", "P181"),
    ("What did Hungary answer?", "country=HUN&kind=denial", "2022-10-31", "interior ministry", "P174"),
    ("Who runs the Portuguese inquiry?", "country=PRT", "2022-10-27", "prosecutor", "P134"),
    # Elsewhere
    ("What did Tokyo police search?", "country=JPN", "2023-05", "search, chiyoda", "P163"),
    ("What did they suspect?", "country=JPN", "2024-02-21", "two, subsid", "P163"),
    ("How did the Tokyo case end?", "country=JPN", "2024-03-25", "prosecutors, not to indict", "N049"),
    ("What was the Seoul indictment about?", "country=KOR", "2024-02-02", "food, card", "N052"),
    ("What was the Seoul search about?", "country=KOR", "2024-02-22", "embezzlement", "N053"),
    (
        "Who rejected the claim in Tanzania?",
        "country=TZA&kind=denial",
        "2022-10-20",
        "embassy, ambassador",
        "P159",
    ),
    (
        "Who denied the claim in Nigeria?",
        "country=NGA&kind=denial",
        "by 2022-10-20",
        "edo, police",
        "A12; P157",
    ),
    ("What did the embassy in Chile say?", "country=CHL", "2022-10-31", "embassy, june 2022", "P152"),
]

NO_NEW_STATUS = [
    ("Did the RCMP's appeal open the inquiry?", "country=CAN", "2022-11-22", "A6; P019"),
    ("Are the seven of October 2022 a station case?", "country=USA", "2022-10-20", "B; P072"),
    ("Did the press closing New York close the case?", "country=USA", "by 2022-11-02", "P069"),
    ("Did Amsterdam's finding clear the country?", "country=NLD", "2023-02", "D; P094"),
    ("Did China's word close Germany's two?", "country=DEU", "2023-02", "P105; P106"),
    ("Did the embassy's word close Chile's?", "country=CHL", "2022-10-31", "P152"),
    ("Did Prato close Italy's?", "country=ITA&kind=closure_reported", "2022-12-07", "P109"),
    ("Did Austria clear Vienna?", "country=AUT", "2024-06", "P147"),
    ("Did Nigeria open an inquiry?", "country=NGA", "by 2022-11-22", "A12"),
    ("Did the Seoul indictment charge policing?", "country=KOR", "2024-02-02", "N052"),
    ("Did the patrols in Hungary change it?", "country=HUN", "2024-02", "P177"),
]

MADE_PUBLIC = [
    ("When was the Tokyo search public?", "country=JPN", "2023-05", "2024-02-21", "P163"),
    (
        "By when was Berlin's request public?",
        "country=DEU&kind=diplomatic_protest",
        "2022-11",
        "by 2023-05-15",
        "P105",
    ),
    ("By when was China's word public?", "country=DEU", "2023-02", "by 2023-05-15", "P105; P106"),
]

SOURCES = [
    ("Where is Ireland's order on record?", "country=IRL", "2022-10-25", "P095", "timeline"),
    ("Where is the Dutch order?", "country=NLD", "2022-11-01", "P088 P089 P090", "timeline"),
    ("Where is the RCMP's appeal?", "country=CAN", "2022-11-22", "P019 P021 seed-003", "timeline"),
    ("Where are the Manhattan charges?", "country=USA", "2023-04-17", "P058 P059 P060", "timeline"),
    ("Where did the Slovak minister speak?", "country=SVK", "2022-12-01", "P180", "timeline"),
    ("Who confirms the inquiry's report?", "country=CAN", "2024-05-03", "P046 P047", "timeline"),
]


@pytest.mark.parametrize(("link", "dates"), asked(DATES))
def test_when(catalogue: Catalogue, link, dates):
    assert " ".join(str(one.date) for one in events(catalogue, link)) == dates


@pytest.mark.parametrize(("link", "answer"), asked(WHERE))
def test_where_and_when(catalogue: Catalogue, link, answer):
    assert ", ".join(f"{' '.join(one.countries)} {one.date}" for one in events(catalogue, link)) == answer


@pytest.mark.parametrize(("link", "date", "words"), asked(WORDS))
def test_who_and_what(catalogue: Catalogue, link, date, words):
    one = event(catalogue, link, date)
    text = folded(f"{one.actor}\n{one.summary}\n{one.note}")
    assert [word for word in words.split(", ") if not re.search(rf"\b{re.escape(word)}", text)] == []


@pytest.mark.parametrize(("link", "date"), asked(NO_NEW_STATUS))
def test_no_new_status_follows_from_it(catalogue: Catalogue, link, date):
    assert event(catalogue, link, date).status_after is None


@pytest.mark.parametrize(("link", "date", "public"), asked(MADE_PUBLIC))
def test_when_it_was_public(catalogue: Catalogue, link, date, public):
    assert str(event(catalogue, link, date).public) == public


@pytest.mark.parametrize(("link", "date", "sources"), asked(SOURCES))
def test_which_sources(catalogue: Catalogue, link, date, sources):
    assert set(sources.split()) <= set(event(catalogue, link, date).sources)


def test_how_many_sites_did_the_first_report_count_and_in_how_many_countries(catalogue: Catalogue):
    # A2: 54 in 30; "25 cities and 21 countries" belongs to the first 30 Fuzhou sites (P003, P004)
    (one,) = (one for one in events(catalogue, "to=2022-09-12&q=54") if not one.countries)
    assert ("54" in one.summary, "30 countries" in one.summary, one.kind) == (True, True, "station_reported")
    assert "21 countries" not in one.summary


def test_how_many_sites_did_the_second_report_count_and_in_how_many_countries(catalogue: Catalogue):
    # A14; timeline CHN 2022-12-05: 102 in 53, under four bureaus, to be kept out of country maps
    found = events(catalogue, "from=2022-12-05&to=2022-12-05&q=102 53")
    assert [(str(one.date), one.countries) for one in found] == [("2022-12-05", ())]


def test_which_countries_do_the_g7_statements_name(catalogue: Catalogue):
    # timeline CAN: Hiroshima (P051), Apulia (P052), the plan of July 2024 (P048)
    found = events(catalogue, "country=JPN&kind=policy_coordination")
    assert [str(one.date) for one in found] == ["2023-05-20", "2024-06-14", "2024-07-13"]
    assert {tuple(sorted(one.countries)) for one in found} == {G7}


def test_was_the_inquirys_report_of_march_2024(catalogue: Catalogue):
    # A1: no. In March 2024 there are the RCMP commissioner's words (P041) and two suits
    march = events(catalogue, "country=CAN&from=2024-03-01&to=2024-03-31")
    assert sorted(str(one.date) for one in march) == ["2024-03", "2024-03-06", "2024-03-07"]


def test_do_the_seven_of_october_2022_concern_any_record(catalogue: Catalogue):
    # B: Operation Fox Hunt, Brooklyn (P072); the Manhattan case of 17 April 2023 is another (P058)
    assert event(catalogue, "country=USA", "2022-10-20").stations == ()
    assert event(catalogue, "country=USA", "2023-04-17").stations == ("usa-new-york-city-1",)


def test_what_did_the_uk_say_on_6_june_2023(catalogue: Catalogue):
    # timeline GBR: closed, no illegal activity, unacceptable (P079, P080)
    found = events(catalogue, "country=GBR&from=2023-06-06&to=2023-06-06")
    kinds = ["closure_reported", "diplomatic_protest", "no_wrongdoing_found"]
    assert sorted(one.kind for one in found) == kinds


def test_does_anything_say_that_stations_returned_230000_people(catalogue: Catalogue):
    # A4: a Chinese figure on fraud suspects, never a station's output
    texts = chain.from_iterable(
        [*((one.summary, one.note) for one in catalogue.events)]
        + [(one.name, one.response, one.since, one.note) for one in catalogue.stations]
    )
    assert [text for text in texts if "230,000" in text or "230000" in text or "230 000" in text] == []
