"""What a search finds in the whole collection, how its words were understood, and that in English."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from geo.model.countries import codes_of, other_names
from geo.model.records import Catalogue
from geo.query.search import comparable, find, index_of, needles, source_matches, typed_words
from geo.query.sentences import counted, in_sentence, listed

_TOWN_ENDINGS = ("市", "都")
"""Endings of Chinese and Japanese names of towns in GeoNames, which readers omit."""

_NOUNS = {
    "stations": "alleged station",
    "events": "event",
    "sources": "source",
    "countries": "country",
    "places": "place",
}
"""Noun of each count of :class:`SearchHits`."""


@dataclass(frozen=True, slots=True)
class SearchHits:
    """Counts over the whole collection, without range and filters."""

    q: str
    stations: int = 0
    events: int = 0
    sources: int = 0
    countries: int = 0
    places: int = 0
    understood: tuple[tuple[str, str], ...] = ()
    """Words as typed that name a place or country in another language, and which: "Markham, Canada"."""


def search_hits(catalogue: Catalogue, q: str) -> SearchHits:
    """What ``q`` finds; nothing where there is nothing to search for.

    A country counts where every word is in its names, a place where every word is in its names or its
    country's, and at least one in its own.
    """
    words = needles(q)
    if not words:
        return SearchHits(q)
    found, names = find(catalogue, q), index_of(catalogue).names
    places = [key for key in names if isinstance(key, tuple)]
    return SearchHits(
        q=q,
        stations=len(found.stations),
        events=len(found.events),
        sources=sum(source_matches(source, q) for source in catalogue.sources.values()),
        countries=sum(all(map(names[country].matches, words)) for country in catalogue.countries),
        places=sum(
            any(map(names[place].matches, words))
            and all(names[place].matches(word) or names[place[0]].matches(word) for word in words)
            for place in places
        ),
        understood=tuple(_understood(catalogue, q)),
    )


def _understood(catalogue: Catalogue, q: str) -> Iterator[tuple[str, str]]:
    """The longest runs of words that are another name of something, from left to right."""
    labels_of = labels_by_name(catalogue)
    typed = typed_words(q)
    start = 0
    while start < len(typed):
        for end in range(len(typed), start, -1):
            run = " ".join(typed[start:end])
            labels = labels_of.get(run if run.isupper() and run in labels_of else comparable(run), ())
            if labels:
                yield run, listed(labels, "or", most=3)
                start = end
                break
        else:
            start += 1


@lru_cache(maxsize=2)
def labels_by_name(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """The places, with their countries, and the countries that each other name belongs to.

    Names that the records use themselves are left out, as they need no explanation; so are names of
    up to three Latin letters, which may as well be words. Codes are in capitals only.
    """
    places = [key for key in index_of(catalogue).names if isinstance(key, tuple)]
    label_of = {country: in_sentence(catalogue.name_of(country)) for country in catalogue.countries}
    own = [place for _, place in places] + [catalogue.name_of(country) for country in catalogue.countries]
    known = set(map(comparable, own))
    others = [
        *(
            (f"{place[1]}, {catalogue.name_of(place[0])}", catalogue.toponyms.get(place, ()))
            for place in places
        ),
        *((label, other_names(country)) for country, label in label_of.items()),
    ]
    labels: dict[str, dict[str, None]] = {}
    for label, names in others:
        for spelling in (spelling for name in names for spelling in _spellings(name)):
            if spelling not in known and (len(spelling) > 3 or not spelling.isascii()):
                labels.setdefault(spelling, {})[label] = None
    codes = {code: (label,) for country, label in label_of.items() for code in codes_of(country)}
    return {name: tuple(found) for name, found in labels.items()} | codes


def _spellings(name: str) -> set[str]:
    plain = comparable(name)
    spellings = {plain, " ".join(plain.replace("-", " ").split())}
    if len(plain) > 2 and plain.endswith(_TOWN_ENDINGS):
        spellings.add(plain[:-1])
    return spellings


def describe_hits(hits: SearchHits) -> str:
    """The counts in a sentence, after how the words were understood; empty for no search."""
    if not needles(hits.q):
        return ""
    understood = "".join(f"“{words}” is understood as {meaning}. " for words, meaning in hits.understood)
    found = _counted(hits, *_NOUNS)
    if not found:
        return f"{understood}Nothing in the whole collection mentions “{hits.q}”."
    return f"{understood}“{hits.q}” in the whole collection: {found}."


def describe_missed(hits: SearchHits) -> str:
    """For a selection without records: what the search finds outside it; empty for nothing."""
    missed = _counted(hits, "stations", "events")
    if not missed:
        return ""
    return (
        f"Nothing in this selection mentions “{hits.q}”; outside the chosen range or filters: {missed}. "
        "Widen the range or reset the filters."
    )


def _counted(hits: SearchHits, *names: str) -> str:
    """The counts of these fields in words, but for zeros."""
    return listed(counted(number, _NOUNS[name]) for name in names if (number := getattr(hits, name)))
