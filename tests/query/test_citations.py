"""Which records lean on a source, and for what."""

import pytest

from geo.query.citations import Use, listed_sources, uses_by_source
from geo.query.selection import from_link, select


def listed(catalogue, link: str) -> list[str]:
    selected = select(catalogue, from_link(link, catalogue))
    return [source.id for source in listed_sources(catalogue, selected, uses_by_source(catalogue, selected))]


def test_a_record_leans_on_a_source_once_for_all_its_parts(five):
    uses = uses_by_source(five, select(five, from_link("?country=CAN&q=markham&kind=lawsuit", five)))
    single = ("Single source",)
    markham = "Alleged station can-markham-1, Canada"
    assert uses == {
        "ngo": (Use("station:can-markham-1", markham, ("claim", "history"), single),),
        "press": (Use("station:can-markham-1", markham, ("answer", "history"), single),),
    }


def test_an_event_leans_on_its_sources(five):
    uses = uses_by_source(five, select(five, from_link("?country=CAN&kind=other&q=visit", five)))
    label = "November 2022: Other development, Canada"
    assert uses["press"] == (Use("event:visit", label, ("event",), ("Single source",)),)


@pytest.mark.parametrize(
    ("link", "sources"),
    [
        ("", ["record", "ngo", "press"]),
        ("?country=CAN&to=2022-09-30", ["ngo", "press"]),
        ("?q=hansard", ["record"]),
        ("?q=HANSARD parliament", ["record"]),
        ("?q=machine translation", ["press"]),
        ("?q=hansard gazette", []),
        ("?q=nothing of the kind", []),
    ],
)
def test_a_source_is_listed_for_its_records_or_for_its_own_words(five, link, sources):
    assert listed(five, link) == sources


def test_every_source_of_the_project_is_listed_when_nothing_is_narrowed(catalogue):
    selected = select(catalogue, from_link("", catalogue))
    uses = uses_by_source(catalogue, selected)
    unused = {source for source in catalogue.sources if source not in uses}
    assert all(source.startswith("seed-") for source in unused)
    assert all(use.record or use.label for used in uses.values() for use in used)
