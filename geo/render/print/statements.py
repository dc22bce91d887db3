"""What those concerned answer, and what is known since: the texts, their order, and the words around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from geo.mapspec.spec import MapSpec
from geo.model.countries import country_names
from geo.query.claims import ANSWER_HEADING, Claim
from geo.query.sentences import capitalised
from geo.render.print.blocks import Item

Kind = Literal["answer", "since"]
NOUNS: dict[Kind, str] = {"answer": "answer", "since": "later report"}

MAX_PLACES = 8
"""Places named before a text; more are counted."""


@dataclass(frozen=True, slots=True)
class Told:
    """One text, and the stations that it is about."""

    kind: Kind
    text: str
    lead: str
    """Places or names of those stations."""
    countries: tuple[str, ...]
    count: int
    named: bool
    """Whether one of them goes by the name of an organisation, because officials named it."""


def told_in(spec: MapSpec) -> list[Told]:
    """Each distinct text once: about named organisations first, then the most specific first."""
    claims = [*(mark.claim for mark in spec.stations), *spec.unlocated]
    kinds: tuple[Kind, ...] = ("answer", "since")
    return [told for kind in kinds for told in _told(claims, kind)]


def _told(claims: Sequence[Claim], kind: Kind) -> list[Told]:
    by_text: dict[str, list[Claim]] = {}
    texts_at: dict[tuple[str, str], set[str]] = {}
    for claim in claims:
        text = claim.response if kind == "answer" else claim.since
        texts_at.setdefault((claim.country, claim.town), set()).add(text)
        if text.strip():
            by_text.setdefault(text, []).append(claim)
    told = []
    for text, held in by_text.items():
        clear = (
            claim.label if len(texts_at[claim.country, claim.town]) > 1 else claim.town_or_country
            for claim in held
        )
        countries = tuple(dict.fromkeys(claim.station.country for claim in held))
        named = any(claim.names_organisation for claim in held)
        lead = _lead(list(dict.fromkeys(clear)), countries, len(held))
        told.append(Told(kind, text, lead, countries, len(held), named))
    return sorted(told, key=lambda held: (not held.named, held.count))


def _lead(places: Sequence[str], countries: Sequence[str], count: int) -> str:
    if len(places) <= MAX_PLACES:
        return f"{', '.join(places)}:"
    names = _named(countries) if len(countries) <= MAX_PLACES else f"{len(countries)} countries"
    return f"{count:,} alleged stations in {names}:"


def _named(countries: Iterable[str]) -> str:
    return ", ".join(sorted(country_names().get(code, code) for code in set(countries)))


def ranked(told: Sequence[Told]) -> list[Told]:
    """What is known since about named organisations, what they answer, all other answers, the rest."""
    weights = [("since", True), ("answer", True), ("answer", False), ("since", False)]
    return sorted(told, key=lambda held: weights.index((held.kind, held.named)))


def ranked_for_world(told: Sequence[Told]) -> list[Told]:
    """The most common answer, and what concerns named organisations."""
    most = most_common(told)
    return [*([most] if most else []), *(held for held in ranked(told) if held.named and held is not most)]


def most_common(told: Sequence[Told]) -> Told | None:
    return max((held for held in told if held.kind == "answer"), key=lambda held: held.count, default=None)


def heading(spec: MapSpec, kind: Kind) -> Item:
    words = ANSWER_HEADING if kind == "answer" else capitalised(spec.known_since)
    return Item(f"{kind}-heading", words, "", True)


def section(spec: MapSpec, kind: Kind, chosen: Sequence[Told]) -> list[Item]:
    held = [told for told in chosen if told.kind == kind]
    paragraphs = [Item(f"{kind}--{number}", told.lead, told.text) for number, told in enumerate(held, 1)]
    return [heading(spec, kind), *paragraphs] if held else []


def local_items(spec: MapSpec, told: Sequence[Told], chosen: Sequence[Told]) -> list[Item]:
    """Both sections, and a sentence on what found no room."""
    items = [item for kind in NOUNS for item in section(spec, kind, _in_order(told, chosen))]
    missing = {kind: sum(h.kind == kind and h not in chosen for h in told) for kind in NOUNS}
    more = "more " if items else ""
    parts = [f"{count:,} {more}{_plural(NOUNS[kind], count)}" for kind, count in missing.items() if count]
    words = f"{'… and ' if items else ''}{' and '.join(parts)}: {records_words(spec)}"
    return [*items, Item("answers-elsewhere", "", words)] if parts else items


def world_items(spec: MapSpec, told: Sequence[Told], chosen: Sequence[Told]) -> list[Item]:
    """The most common answer, what is known since about named organisations, and where the rest is."""
    most = most_common(told)
    items = []
    answers = [held for held in chosen if held.kind == "answer"]
    others = sum(held.kind == "answer" for held in told) - len(answers)
    for number, held in enumerate(answers, 1):
        lead = "Most common answer:" if held is most and held.count > 1 else held.lead
        items.append(Item(f"answer--{number}", lead, held.text))
    if others:
        more = f"{others:,} {'other ' if answers else ''}{_plural('answer', others)}: {records_words(spec)}"
        items.append(Item("answers-elsewhere", "", more))
    if items:
        items.insert(0, heading(spec, "answer"))
    later = section(spec, "since", _in_order(told, chosen))
    left_out = [held for held in told if held.kind == "since" and held not in chosen]
    if left_out:
        countries = _named(code for held in left_out for code in held.countries)
        words = f"More became known about alleged stations in {countries}: {records_words(spec)}"
        later = later or [heading(spec, "since")]
        later.append(Item("since-elsewhere", "", words))
    return [*items, *later]


def brief_items(spec: MapSpec, told: Sequence[Told], most: Told) -> list[Item]:
    """The most common answer alone, and where the rest is: for a sheet with little room."""
    items = [heading(spec, "answer")]
    items.append(Item("answer--1", "Most common answer:" if most.count > 1 else most.lead, most.text))
    others = sum(held.kind == "answer" for held in told) - 1
    rest = [f"{others:,} other {_plural('answer', others)}"] if others else []
    if any(held.kind == "since" for held in told):
        rest.append(f"what became {spec.known_since}")
    if rest:
        items.append(Item("answers-elsewhere", "", f"{', and '.join(rest)}: {records_words(spec)}"))
    return items


def _in_order(told: Sequence[Told], chosen: Sequence[Told]) -> list[Told]:
    return [held for held in told if held in chosen]


def records_words(spec: MapSpec) -> str:
    return "see the records, link below." if spec.link else "see the records."


def _plural(word: str, count: int) -> str:
    return word if count == 1 else f"{word}s"
