"""Free text to records: every word has to be found; accents, case and script are ignored.

A record is found by its own texts and by the names of its places and countries in any language that
:mod:`geo.model.countries` and the collection's toponyms know. Its sources are found by their own texts,
not it by theirs: who looks for Montreal does not look for what the Montreal Gazette has printed.
A word is found anywhere in its own texts; in names in other languages only at the beginning of a word
("ana" does not find "Kanada"), unless the script writes no blanks between words. A word of
up to three letters is found as a whole word only: "UK" is not in "Ukraine".
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from geo.model.countries import codes_of, other_names
from geo.model.labels import KIND_WORDS
from geo.model.records import Catalogue, Event, Station
from geo.model.sources import Source
from geo.model.text import UNSEEN, folded

TYPEWRITTEN = str.maketrans(
    dict.fromkeys("’‘ʼʻ", "'") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("‐‑–—", "-")
)
SIMPLIFIED_FILE = Path(__file__).with_name("simplified.tsv")
SIMPLIFIED = dict(line.split("\t") for line in SIMPLIFIED_FILE.read_text("utf-8").splitlines())
"""Traditional Chinese characters with their simplified forms, as ``tools/build_simplified.py`` writes them.

Characters only: where the two scripts use different words for a place, both have to be among its names.
"""

_ALIKE = str.maketrans(SIMPLIFIED) | TYPEWRITTEN
SEPARATORS = ',;"、。，；'
"""Characters that lie between words, as blanks do."""
_BETWEEN_WORDS = str.maketrans(dict.fromkeys(SEPARATORS, " "))
_PHRASE_OR_REST = re.compile(r'"([^"]*)"|[^"]+')
FIRST_WITHOUT_BLANKS = "\u0e00"
"""Thai: the scripts from here on are searched anywhere in a name (Chinese, Japanese, Korean …)."""

MAX_SHORT = 3
"""Letters of a word that is found whole only."""

_EDGE = rf"[^\W{FIRST_WITHOUT_BLANKS}-\U0010ffff]"
"""A letter or digit that, beside a short word, makes it part of another."""

Key = str | tuple[str, str]
"""What a name belongs to: a country's code, or a place's country and name."""
Entry = tuple[str, str, tuple[Key, ...]]
"""The id of a record, its own text, and the keys of its names."""


def comparable(text: str) -> str:
    """:func:`folded`, with simplified Chinese characters and the plain characters of a typewriter."""
    plain = folded(text)
    return plain if plain.isascii() or _ALIKE.keys().isdisjoint(map(ord, plain)) else plain.translate(_ALIKE)


def typed_words(q: str) -> tuple[str, ...]:
    """The words as typed: blanks, commas and quotation marks lie between them."""
    return tuple(q.translate(TYPEWRITTEN).translate(_BETWEEN_WORDS).split())


def needles(q: str) -> tuple[str, ...]:
    """What has to be found, each once: words, and phrases between quotation marks.

    Empty where there is nothing to search for, as in lone accents.
    """
    found: dict[str, None] = {}
    for part in _PHRASE_OR_REST.finditer(comparable(UNSEEN.sub(" ", q))):
        phrase = part[1]
        if phrase is None:
            found |= dict.fromkeys(part[0].translate(_BETWEEN_WORDS).split())
        elif phrase.translate(_BETWEEN_WORDS).strip():
            found[" ".join(phrase.split())] = None
    return tuple(found)


def tidied(q: str) -> str:
    """The text with single blanks; empty where there is nothing to search for."""
    return " ".join(UNSEEN.sub(" ", q).split()) if needles(q) else ""


@dataclass(frozen=True, slots=True)
class Found:
    """The ids of the records in which every word is found, over the whole collection."""

    stations: frozenset[str]
    events: frozenset[str]


def find(catalogue: Catalogue, q: str) -> Found:
    """The stations and events that mention all of ``q``; every one where there is nothing to search for."""
    return _find(catalogue, needles(q))


def source_matches(source: Source, q: str) -> bool:
    """Whether a source's publisher, title, kind, note or origin mention all of ``q``."""
    text = comparable(f"{source.publisher}\n{source.title}\n{source.kind}\n{source.note}\n{source.origin}")
    return all(mentions(text, word) for word in needles(q))


def mentions(text: str, word: str) -> bool:
    """Whether a needle is in a comparable text: as a whole word if it is short, else anywhere."""
    return word in text and (not _is_short(word) or _whole(word).search(text) is not None)


def _is_short(word: str) -> bool:
    return len(word) <= MAX_SHORT and word.isalpha() and max(word) < FIRST_WITHOUT_BLANKS


@lru_cache(maxsize=64)
def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!{_EDGE}){word}(?!{_EDGE})")


@dataclass(frozen=True, slots=True)
class Name:
    """Texts that many records share: the names of a place or a country."""

    own: str
    """As in the records: a word is found anywhere in it, a short one as a whole word."""
    others: str = ""
    """In other languages, each word after a blank."""
    codes: frozenset[str] = frozenset()
    """Found as whole words only."""

    def matches(self, word: str) -> bool:
        anywhere = _is_short(word) or max(word) >= FIRST_WITHOUT_BLANKS
        in_others = mentions(self.others, word if anywhere else f" {word}")
        return word in self.codes or mentions(self.own, word) or in_others


@dataclass(frozen=True, slots=True)
class Index:
    """A catalogue made searchable. Shared names are kept once."""

    names: Mapping[Key, Name]
    stations: tuple[Entry, ...]
    events: tuple[Entry, ...]


def places_of(station: Station) -> tuple[tuple[str, str], ...]:
    """Country and name of each place that the record names."""
    return tuple(
        (station.country, name) for name in (station.neighbourhood, station.city, station.region) if name
    )


@lru_cache(maxsize=8)
def _find(catalogue: Catalogue, words: tuple[str, ...]) -> Found:
    index = index_of(catalogue)
    named = [(word, {key for key, name in index.names.items() if name.matches(word)}) for word in words]

    def matching(entries: Iterable[Entry]) -> frozenset[str]:
        return frozenset(
            identifier
            for identifier, text, keys in entries
            if all(mentions(text, word) or not found.isdisjoint(keys) for word, found in named)
        )

    return Found(matching(index.stations), matching(index.events))


@lru_cache(maxsize=2)
def index_of(catalogue: Catalogue) -> Index:
    """The index of a catalogue; those of the last two catalogues are kept."""
    shared: dict[tuple[Key, ...], tuple[Key, ...]] = {}
    fold = lru_cache(maxsize=10_000)(comparable)  # many records share an answer, a place, a bureau

    def entry(identifier: str, texts: Iterable[str], keys: tuple[Key, ...]) -> Entry:
        return identifier, "\n".join(fold(text) for text in texts if text), shared.setdefault(keys, keys)

    stations = (entry(one.id, _station_texts(one), keys_of(one)) for one in catalogue.stations)
    events = (entry(one.id, *_of_event(catalogue, one)) for one in catalogue.events)
    return Index(dict(_names(catalogue)), tuple(stations), tuple(events))


def _station_texts(station: Station) -> Iterator[str]:
    yield from (station.id, station.name, station.locality, station.bureau)
    yield from (station.response, station.since, station.note)
    yield from (entry.note for entry in station.history)
    yield from station.alleged_by


def keys_of(station: Station) -> tuple[Key, ...]:
    """The keys of a station's names: its country, and its places."""
    return (station.country, *places_of(station))


def _of_event(catalogue: Catalogue, event: Event) -> tuple[list[str], tuple[Key, ...]]:
    """Its own texts, and the keys of its names: its countries, and the places of its stations."""
    stations = [catalogue.station_by_id[station] for station in event.stations]
    texts = [event.summary, event.actor, event.note, KIND_WORDS[event.kind]]
    texts += [text for station in stations for text in (station.id, station.name)]
    return texts, (*event.countries, *(place for station in stations for place in places_of(station)))


def _names(catalogue: Catalogue) -> Iterator[tuple[Key, Name]]:
    for country in catalogue.countries:
        codes = frozenset(map(comparable, codes_of(country)))
        yield country, Name(comparable(catalogue.name_of(country)), _in_words(other_names(country)), codes)
    for place in dict.fromkeys(place for station in catalogue.stations for place in places_of(station)):
        yield place, Name(comparable(place[1]), _in_words(catalogue.toponyms.get(place, ())))


def _in_words(names: Iterable[str]) -> str:
    """Names with a blank before each word, and those with hyphens or apostrophes without them too."""
    plain = [comparable(name) for name in names]
    plain += [name.replace("-", " ").replace("'", " ") for name in plain if "-" in name or "'" in name]
    return "".join(f" {' '.join(name.split())}" for name in dict.fromkeys(plain))
