"""The rules on words, addresses and persons, applied to every text of a collection."""

from collections.abc import Iterator, Mapping, Sequence

from geo.collection.checks.personal_data import name_reasons
from geo.collection.reading import Reading
from geo.model.annotations import Correction, Development, Figure
from geo.model.errors import Rejection
from geo.model.house_style import address_reasons, wording_reasons
from geo.model.records import Event, Station
from geo.model.sources import Source

FIELDS: Mapping[type, tuple[Sequence[str], Sequence[str]]] = {
    Station: (
        ("name", "response", "since", "note", "history"),
        ("city", "neighbourhood", "region", "bureau", "alleged_by"),
    ),
    Event: (("actor", "summary", "note"), ()),
    Development: (("summary", "note"), ()),
    Figure: (("value", "explanation"), ("topic", "often_said")),
    Source: ((), ("publisher", "title", "note", "origin")),
    Correction: (("reason",), ("before", "after")),
}
"""Fields in the editors' own words, which have to be careful as well as discreet; and fields in the words of
others, and places: their wording is not ours, their discretion is."""


def text_faults(reading: Reading) -> Iterator[Rejection]:
    """Every fault in the words of a collection; a text that could not be read has none."""
    for entry in (*reading.records, *reading.corrections):
        own, others = FIELDS[type(entry.record)]
        for field, text in _texts(entry.record, own):
            yield from (entry.fault(field, reason) for reason in wording_reasons(text))
        for field, text in _texts(entry.record, (*own, *others)):
            for reason in (*address_reasons(text), *name_reasons(text)):
                yield entry.fault(field, reason)


def _texts(record: object, fields: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each text of these fields with the name of its field; a list has several, a history its notes."""
    for field in fields:
        value = getattr(record, field)
        for one in [value] if isinstance(value, str) else value:
            yield field, one if isinstance(one, str) else one.note
