"""What the page's search needs besides the texts that stand on the page: names of places, and who acted.

The script searches by the rules of :mod:`geo.query.search`. Of the names of places in other languages the
page has those written without blanks between words (Chinese, Japanese, Korean), and the words of those in
Latin letters that the name itself does not contain: all would take more room than the borders.
"""

from collections.abc import Iterable
from itertools import pairwise, takewhile
from typing import Any
from unicodedata import normalize

from geo.model.records import Catalogue
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
    keys_of,
    places_of,
)
from geo.render.page.timeline import PageRecords

_FIRST_OF_EAST_ASIA = "\u1100"
"""Hangul, kana and Chinese characters lie beyond."""

_UNDECOMPOSED = "ß"
"""Letters that ``str.casefold`` replaces, and a script's lower case does not."""

MAX_READINGS = 3
"""Names that a word is said to be also read as."""

_SHORT_WORD = 3
"""Letters of a word that may begin another by chance: Rio, San."""


def search_values(catalogue: Catalogue, records: PageRecords) -> dict[str, Any]:
    """Places and words by number, so that each is written once.

    ``names``: name, other names and codes of each country and place, and of a place its names in
    Latin letters, as :func:`_latin` writes them. ``stations``: for each the numbers of its names.
    ``events``: for each the numbers of its stations, of the places of its stations that are not on the
    page, and of its text in ``texts``: who acted, and those stations' names. ``simplified``: pairs of a
    traditional character and its simplified form.
    """
    at = {station.id: place for place, station in enumerate(records.stations)}
    keys: dict[Key, int] = {code: number for number, code in enumerate(records.countries)}
    texts: dict[str, int] = {}
    stations = [[keys.setdefault(key, len(keys)) for key in keys_of(station)] for station in records.stations]
    events = []
    for event in records.events:
        named = [catalogue.station_by_id[one] for one in event.stations]
        absent = [station for station in named if station.id not in at]
        text = "\n".join(filter(None, (event.actor, *(f"{one.id}\n{one.name}" for one in absent))))
        events.append(
            [
                [at[station.id] for station in named if station.id in at],
                [keys.setdefault(key, len(keys)) for station in absent for key in places_of(station)],
                texts.setdefault(text, len(texts)),
            ]
        )
    names = [_name_values(catalogue, key) for key in keys]
    return {
        "names": names,
        "stations": stations,
        "events": events,
        "texts": list(texts),
        "simplified": _pairs([name[1] for name in names], catalogue, records),
    }


def _name_values(catalogue: Catalogue, key: Key) -> list[Any]:
    """Names in other languages have whole syllables, which the script decomposes: a third of the bytes."""
    index = index_of(catalogue).names[key]
    if isinstance(key, str):
        return [catalogue.name_of(key), normalize("NFC", index.others), sorted(index.codes)]
    others = "".join(f" {word}" for word in index.others.split() if max(word) >= _FIRST_OF_EAST_ASIA)
    latin = _latin(key[1], catalogue.toponyms.get(key, ()))
    return [key[1], normalize("NFC", others), sorted(index.codes), latin]


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


def _latin(own: str, others: Iterable[str]) -> str:
    """The words of names in Latin letters that the name itself does not contain, in order.

    Each is written as the number of letters that it shares with the one before, and the rest. Left out are
    names of more words than the name itself, which are mostly descriptions; those that begin with a small
    letter, which GeoNames has for transliterations; a word that another begins with; and the name itself
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


def _pairs(texts: list[str], catalogue: Catalogue, records: PageRecords) -> str:
    """The traditional characters whose simplified form is in any text of the page; ``texts`` are names."""
    texts += [comparable(f"{one.name}{one.response}{one.since}{one.note}") for one in records.stations]
    texts += [comparable(f"{event.summary}{event.note}{event.actor}") for event in records.events]
    texts += [comparable(f"{one.publisher}{one.title}{one.note}") for one in catalogue.sources.values()]
    found = set().union(*texts)
    return "".join(one + form for one, form in SIMPLIFIED.items() if form in found)
