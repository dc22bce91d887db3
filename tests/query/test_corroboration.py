"""What a record leans on: sources, independent origins, and the marks that warn."""

from dataclasses import replace

import pytest

from geo.model.sources import Source
from geo.query.corroboration import Backing, backing_of, origins_of


def source(
    publisher: str, *cautions, origin: str = "", identifier: str = "", kind: str = "newspaper"
) -> Source:
    return Source(identifier or publisher, publisher, "", "2023", "", kind, "", cautions, origin)


AGENCY = [source(name, origin="AFP") for name in ("Figaro", "Guardian", "Straits Times", "RTBF", "France 24")]

CASES = {
    "none": ([], Backing(0, (), (), 0), (), "no source"),
    "single source": (
        [source("Globe")],
        Backing(1, ("Globe",), (), 0),
        ("Single source",),
        "single source",
    ),
    "five sources, one origin": (
        AGENCY,
        Backing(5, ("AFP",), (), 0),
        ("Single origin: 5 sources go back to AFP",),
        "single origin",
    ),
    "a debate and its mirror": (
        [
            source("Parliament", origin="Debate of 1 November"),
            source("Mirror", origin="Debate of 1 November"),
        ],
        Backing(2, ("Debate of 1 November",), (), 0),
        ("Single origin: 2 sources go back to Debate of 1 November",),
        "single origin",
    ),
    "equal origins in other letters": (
        [source("A", origin="Agência  Lusa"), source("B", origin="agencia lusa")],
        Backing(2, ("Agência Lusa",), (), 0),
        ("Single origin: 2 sources go back to Agência Lusa",),
        "single origin",
    ),
    "two reports of one outlet": (
        [source("Globe", identifier="globe-1"), source("Globe", identifier="globe-2")],
        Backing(2, ("Globe", "Globe"), (), 0),
        (),
        "2 origins",
    ),
    "two outlets": ([source("Globe"), source("Post")], Backing(2, ("Globe", "Post"), (), 0), (), "2 origins"),
    "one partisan source": (
        [source("Banner", "partisan")],
        Backing(1, ("Banner",), ("partisan",), 1),
        ("Single source", "Leans only on a partisan source"),
        "single source; partisan",
    ),
    "partisan sources only": (
        [source("Banner", "partisan"), source("Torch", "partisan")],
        Backing(2, ("Banner", "Torch"), ("partisan",), 2),
        ("Leans only on partisan sources",),
        "2 origins; only partisan",
    ),
    "a machine translation among others": (
        [source("Globe"), source("Mirror", "machine_translation"), source("Post")],
        Backing(3, ("Globe", "Mirror", "Post"), ("machine_translation",), 1),
        ("Leans partly on a machine-translated source",),
        "3 origins; machine-translated",
    ),
    "one source with two cautions among others": (
        [source("Globe"), source("Censor", "machine_translation", "partisan")],
        Backing(2, ("Globe", "Censor"), ("partisan", "machine_translation"), 1),
        ("Leans partly on a partisan and machine-translated source",),
        "2 origins; partisan or machine-translated",
    ),
    "two cautions on two sources": (
        [source("Banner", "partisan"), source("Mirror", "machine_translation")],
        Backing(2, ("Banner", "Mirror"), ("partisan", "machine_translation"), 2),
        ("Leans only on partisan or machine-translated sources",),
        "2 origins; only partisan or machine-translated",
    ),
    "a party is cited for its own position": (
        [
            source("Party", "partisan", kind="party statement"),
            source("Agency", "partisan", kind="state media"),
        ],
        Backing(2, ("Party", "Agency"), (), 0),
        (),
        "2 origins",
    ),
    "copies and digests are no reason to mark": (
        [source("Archive", "rehosted"), source("Digest", "reworded")],
        Backing(2, ("Archive", "Digest"), (), 0),
        (),
        "2 origins",
    ),
}


@pytest.mark.parametrize(("sources", "backing", "marks", "brief"), CASES.values(), ids=CASES)
def test_a_record_is_marked_for_what_it_leans_on(five, sources, backing, marks, brief):
    catalogue = replace(five, sources={one.id: one for one in sources}, digest=repr(sources))
    event = replace(five.event_by_id["inquiry"], sources=tuple(one.id for one in sources))
    found = backing_of(catalogue, event)
    assert (found, found.marks, found.brief) == (backing, marks, brief)


def test_a_source_named_twice_counts_once(five):
    event = replace(five.event_by_id["inquiry"], sources=("press", "press"))
    assert backing_of(five, event).marks == ("Single source",)


def test_a_claim_of_one_accuser_says_so_however_many_papers_printed_it(five):
    station = five.station_by_id["can-markham-1"]
    printed = replace(station, sources=("press", "record"), alleged_by=("Safeguard Defenders",))
    assert backing_of(five, printed).marks == ("Alleged by one party: Safeguard Defenders",)
    confirmed = replace(printed, alleged_by=("Safeguard Defenders", "RCMP"))
    assert backing_of(five, confirmed).marks == ()


def test_answers_and_later_notes_do_not_back_the_claim(five):
    station = five.station_by_id["can-montreal-1"]
    assert station.response_sources
    assert station.since_sources
    assert backing_of(five, station) == Backing(1, ("Safeguard Defenders",), (), 0)


def test_origins_stand_in_order_of_first_mention():
    assert origins_of([source("Post"), *AGENCY, source("Globe")]) == ("Post", "AFP", "Globe")


def test_every_record_of_the_project_has_a_backing(catalogue):
    counts = {backing_of(catalogue, one).sources for one in (*catalogue.stations, *catalogue.events)}
    assert min(counts) == 1
