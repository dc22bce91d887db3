"""What the page's search needs beside the texts that stand on the page: names of places, and who acted.

The script searches by the rules of :mod:`geo.query.search`. Of the names of places in other languages
it is given those written without blanks between words (Chinese, Japanese, Korean), and the words of
those in Latin letters that are no longer than the name itself: all would take more room than the borders.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise, takewhile
from typing import Any
from unicodedata import normalize

from geo.model.records import Catalogue, Event, Station
from geo.model.text import UNSEEN, WITHOUT_STROKE
from geo.query.search import (
    FIRST_WITHOUT_BLANKS,
    MAX_SHORT,
    SEPARATORS,
    SIMPLIFIED,
    TYPEWRITTEN,
    Key,
    comparable,
    index_of,
    places_of,
)
from geo.render.page.timeline import Held

_FIRST_OF_EAST_ASIA = "\u1100"
"""Hangul, kana and Chinese characters lie beyond."""

_UNDECOMPOSED = "ß"
"""Letters that ``str.casefold`` replaces, and a script's lower case does not."""

MAX_READINGS = 3
"""Names that a word is said to be also read as."""

_SHORT_WORD = 3
"""Letters of a word that may begin another by chance: Rio, San."""


def search_values(catalogue: Catalogue, held: Held) -> dict[str, Any]:
    """Places and words by number, so that each is written once.

    ``names``: name, other names and codes of each country and place, and of a place its names in
    Latin letters, as :func:`_latin` writes them. ``stations``: for each the
    numbers of its names. ``events``: for each the numbers of its stations, of the places of its
    stations that are not on the page, and of its text in ``texts``. ``simplified``: pairs of a
    traditional character and its simplified form.
    """
    index = index_of(catalogue).names
    at = {station.id: place for place, station in enumerate(held.stations)}
    keys: dict[Key, int] = {}
    for code in held.countries:
        keys.setdefault(code, len(keys))
    texts: dict[str, int] = {}
    stations = [[_number(keys, key) for key in _keys(station)] for station in held.stations]
    events = []
    for event in held.events:
        named = [catalogue.station_by_id[one] for one in event.stations]
        unheld = [station for station in named if station.id not in at]
        numbers = [_number(keys, place) for station in unheld for place in places_of(station)]
        told = _beside(event, unheld)
        events.append(
            [
                [at[station.id] for station in named if station.id in at],
                numbers,
                texts.setdefault(told, len(texts)),
            ]
        )
    names = [
        [
            catalogue.name_of(key) if isinstance(key, str) else key[1],
            _composed(index[key].others if isinstance(key, str) else _east_asian(index[key].others)),
            sorted(index[key].codes),
            *([] if isinstance(key, str) else [_latin(key[1], catalogue.toponyms.get(key, ()))]),
        ]
        for key in keys
    ]
    return {
        "names": names,
        "stations": stations,
        "events": events,
        "texts": list(texts),
        "simplified": _pairs(names, catalogue, held),
    }


def search_rules() -> dict[str, Any]:
    """The tables by which the script makes texts comparable and takes searches apart."""
    letters = {*WITHOUT_STROKE, *TYPEWRITTEN, *map(ord, _UNDECOMPOSED)}
    return {
        "alike": [[chr(letter), comparable(chr(letter))] for letter in sorted(letters)],
        "between": SEPARATORS,
        "unseen": UNSEEN.pattern,
        "maxShort": MAX_SHORT,
        "withoutBlanks": ord(FIRST_WITHOUT_BLANKS),
        "maxReadings": MAX_READINGS,
    }


def _keys(station: Station) -> tuple[Key, ...]:
    return (station.country, *places_of(station))


def _number(keys: dict[Key, int], key: Key) -> int:
    return keys.setdefault(key, len(keys))


def _beside(event: Event, unheld: list[Station]) -> str:
    """What the event's row does not say, and the names of stations that are not on the page."""
    return "\n".join(filter(None, (event.actor, *(f"{one.id}\n{one.name}" for one in unheld))))


def _east_asian(others: str) -> str:
    return "".join(f" {word}" for word in others.split() if max(word) >= _FIRST_OF_EAST_ASIA)


def _latin(own: str, others: Iterable[str]) -> str:
    """The words of names in Latin letters that the name itself does not hold, in order.

    Of each stand the number of letters that it shares with the one before, and the rest. Left out are names
    of more words than their own, which are mostly descriptions; those that begin with a small letter,
    which GeoNames has for other scripts spelt out; a word that another begins with; and the name itself
    with an ending.
    """
    plain = comparable(own)
    parts = _words(plain)
    stems = tuple(word for word in parts if len(word) > _SHORT_WORD)
    found = {
        word
        for name in others
        if name[:1].isupper() and len(words := _words(comparable(name))) <= len(parts)
        for word in words
        if word.isascii() and word.isalpha() and len(word) > 1
        if word not in plain and not word.startswith(stems)
    }
    text, before = "", ""
    for word, after in pairwise([*sorted(found), ""]):
        if after.startswith(word):
            continue
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(before, word, strict=False))
        shared = min(len(list(alike)), 9)
        text += f"{shared}{word[shared:]}"
        before = word
    return text


def _words(name: str) -> list[str]:
    return name.replace("-", " ").replace("'", " ").split()


def _composed(others: str) -> str:
    """With whole syllables, which the script takes apart again: a third of the bytes."""
    return normalize("NFC", others)


def _pairs(names: list[list[Any]], catalogue: Catalogue, held: Held) -> str:
    """The traditional characters whose simplified form can be found at all."""
    texts = [name[1] for name in names]
    texts += [
        comparable(text)
        for station in held.stations
        for text in (station.name, station.response, station.since, station.note)
    ]
    texts += [comparable(f"{event.summary}{event.note}{event.actor}") for event in held.events]
    texts += [comparable(f"{one.publisher}{one.title}{one.note}") for one in catalogue.sources.values()]
    found = set().union(*texts) if texts else set()
    return "".join(one + form for one, form in SIMPLIFIED.items() if form in found)
