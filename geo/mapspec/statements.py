"""What those concerned answer, and what is known since: the texts, their order, and the words around them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Self

from geo.mapspec.spec import MapSpec
from geo.model.countries import country_names
from geo.query.claims import ANSWER_HEADING, Claim
from geo.query.sentences import capitalised, numbered

Kind = Literal["answer", "since"]
NOUNS: dict[Kind, str] = {"answer": "answer", "since": "later report"}
ELSEWHERE = "Answers to these claims, and what is {known_since}: {records}"

MAX_PLACES = 8
"""Places named before a text; more are counted."""

MAX_TRIED = 60
"""Texts that are tried where not all of them fit."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A heading, or a paragraph that begins in bold, to be set whole or not at all."""

    gid: str
    """Names it in a picture: ``answer--1``."""
    lead: str
    """Its beginning, in bold; of a heading, all of it."""
    text: str = ""
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """One text, and the stations that it is about."""

    kind: Kind
    text: str
    lead: str
    """Places or names of those stations."""
    countries: tuple[str, ...]
    count: int
    named: bool
    """Whether one of them goes by the name of an organisation, because officials named it."""


Fits = Callable[[Sequence[Statement]], bool]


@dataclass(frozen=True, slots=True)
class Statements:
    """Each distinct text of a map once: about named organisations first, then the most specific first."""

    every: tuple[Statement, ...]
    is_world: bool
    """Whether the map shows the world: there the most common answer stands for all."""
    known_since: str
    records: str
    """Where to read what finds no room."""
    is_elsewhere: bool
    """Whether :attr:`elsewhere` stands in the place of all: the map counts stations by area."""

    def of(self, *kinds: Kind) -> Self:
        """Those of some kinds."""
        every = tuple(one for one in self.every if one.kind in kinds)
        return replace(self, every=every, is_elsewhere=self.is_elsewhere and "answer" in kinds)

    @property
    def most_common(self) -> Statement | None:
        return max(self.of("answer").every, key=lambda one: one.count, default=None)

    @property
    def ranked(self) -> list[Statement]:
        """In the order in which room is sought for them.

        What is known since about named organisations, what they answer, all other answers, the rest; of the
        world the most common answer, and what concerns named organisations.
        """
        weights = [("since", True), ("answer", True), ("answer", False), ("since", False)]
        ranked = sorted(self.every, key=lambda one: weights.index((one.kind, one.named)))
        if not self.is_world:
            return ranked
        most = self.most_common
        return [*([most] if most else []), *(one for one in ranked if one.named and one is not most)]

    @property
    def whole(self) -> list[Paragraph]:
        """All texts in their sections."""
        return [*self._section("answer", self.every), *self._section("since", self.every)]

    def shortened(self, chosen: Sequence[Statement]) -> list[Paragraph]:
        """The chosen texts in their sections, and sentences that count the others."""
        return self._world(chosen) if self.is_world else self._local(chosen)

    @property
    def brief(self) -> list[Paragraph]:
        """The most common answer alone, and where the rest is; empty where there is no answer."""
        most = self.most_common
        if not most:
            return []
        lead = "Most common answer:" if most.count > 1 else most.lead
        items = [self._heading("answer"), Paragraph("answer--1", lead, most.text)]
        others = len(self.of("answer").every) - 1
        rest = [f"{others:,} other {numbered(others, 'answer')}"] if others else []
        if self.of("since").every:
            rest.append(f"what became {self.known_since}")
        if rest:
            items.append(Paragraph("answers-elsewhere", "", f"{', and '.join(rest)}: {self.records}"))
        return items

    def forms(self, fits: Fits) -> list[list[Paragraph]]:
        """What to set where not all texts fit: several forms, of which the first that fits is set.

        Texts are chosen in order of weight. Where no answer is among those that fit, the answers are tried
        first; then the most common alone, rather than a count of all. A map of the world has the most common
        answer in any case. ``fits`` measures whether texts, with the sentences that count the others, find
        room.
        """
        ranked, brief = self.ranked, self.brief
        chosen = self._chosen(ranked, fits)
        if self.is_world:
            return [*([] if self.most_common in chosen else [brief]), self.shortened(chosen)]
        if not any(one.kind == "answer" for one in chosen):
            chosen = self._chosen(sorted(ranked, key=lambda one: one.kind != "answer"), fits) or chosen
        if chosen or any(one.named for one in self.every):
            brief = []  # nothing stands in the place of what concerns a named organisation
        return [brief, brief[1:], brief[1:2], self.shortened(chosen)]

    def _chosen(self, order: Sequence[Statement], fits: Fits) -> list[Statement]:
        """The texts that find room, tried in this order."""
        chosen: list[Statement] = []
        for one in order[:MAX_TRIED]:
            if fits([*chosen, one]):
                chosen.append(one)
            elif one.named:
                break  # nothing of less weight stands in the place of what concerns a named organisation
        return chosen

    @property
    def elsewhere(self) -> Paragraph:
        """What stands where no text finds room, and no count of them."""
        words = ELSEWHERE.format(known_since=self.known_since, records=self.records)
        return Paragraph("answers-elsewhere", "", words)

    def _heading(self, kind: Kind) -> Paragraph:
        words = ANSWER_HEADING if kind == "answer" else capitalised(self.known_since)
        return Paragraph(f"{kind}-heading", words, is_heading=True)

    def _section(self, kind: Kind, shown: Sequence[Statement]) -> list[Paragraph]:
        texts = [one for one in shown if one.kind == kind]
        paragraphs = [
            Paragraph(f"{kind}--{number}", one.lead, one.text) for number, one in enumerate(texts, 1)
        ]
        return [self._heading(kind), *paragraphs] if texts else []

    def _in_order(self, chosen: Sequence[Statement]) -> list[Statement]:
        return [one for one in self.every if one in chosen]

    def _local(self, chosen: Sequence[Statement]) -> list[Paragraph]:
        items = [item for kind in NOUNS for item in self._section(kind, self._in_order(chosen))]
        missing = {kind: sum(one not in chosen for one in self.of(kind).every) for kind in NOUNS}
        more = "more " if items else ""
        parts = [
            f"{count:,} {more}{numbered(count, NOUNS[kind])}" for kind, count in missing.items() if count
        ]
        words = f"{'… and ' if items else ''}{' and '.join(parts)}: {self.records}"
        return [*items, Paragraph("answers-elsewhere", "", words)] if parts else items

    def _world(self, chosen: Sequence[Statement]) -> list[Paragraph]:
        most, items = self.most_common, list[Paragraph]()
        answers = [one for one in chosen if one.kind == "answer"]
        others = len(self.of("answer").every) - len(answers)
        for number, one in enumerate(answers, 1):
            lead = "Most common answer:" if one is most and one.count > 1 else one.lead
            items.append(Paragraph(f"answer--{number}", lead, one.text))
        if others:
            more = f"{others:,} {'other ' if answers else ''}{numbered(others, 'answer')}: {self.records}"
            items.append(Paragraph("answers-elsewhere", "", more))
        if items:
            items.insert(0, self._heading("answer"))
        later = self._section("since", self._in_order(chosen))
        left_out = [one for one in self.of("since").every if one not in chosen]
        if left_out:
            countries = _named(code for one in left_out for code in one.countries)
            words = f"More became known about alleged stations in {countries}: {self.records}"
            later = [*(later or [self._heading("since")]), Paragraph("since-elsewhere", "", words)]
        return [*items, *later]


def statements_of(spec: MapSpec) -> Statements:
    """What is said of the stations of a map, with a known place or without."""
    claims = [*(mark.claim for mark in spec.stations), *spec.unlocated]
    every = (*_statements(claims, "answer"), *_statements(claims, "since"))
    records = "see the records, link below." if spec.address else "see the records."
    return Statements(every, spec.is_world, spec.known_since, records, bool(spec.groups))


def elsewhere_words(spec: MapSpec) -> str:
    """The caption on a map whose sheet has no room for texts at all."""
    return ELSEWHERE.format(known_since=spec.known_since, records="see the records")


def _statements(claims: Sequence[Claim], kind: Kind) -> list[Statement]:
    by_text: dict[str, list[Claim]] = {}
    texts_at: dict[tuple[str, str], set[str]] = {}
    for claim in claims:
        text = claim.response if kind == "answer" else claim.since
        texts_at.setdefault((claim.country, claim.station.town), set()).add(text)
        if text.strip():
            by_text.setdefault(text, []).append(claim)
    statements = []
    for text, about in by_text.items():
        clear = (
            claim.label if len(texts_at[claim.country, claim.station.town]) > 1 else claim.locality_or_country
            for claim in about
        )
        countries = tuple(dict.fromkeys(claim.station.country for claim in about))
        named = any(claim.station.names_organisation for claim in about)
        lead = _lead(list(dict.fromkeys(clear)), countries, len(about))
        statements.append(Statement(kind, text, lead, countries, len(about), named))
    return sorted(statements, key=lambda one: (not one.named, one.count))


def _lead(places: Sequence[str], countries: Sequence[str], count: int) -> str:
    if len(places) <= MAX_PLACES:
        return f"{', '.join(places)}:"
    names = _named(countries) if len(countries) <= MAX_PLACES else f"{len(countries)} countries"
    return f"{count:,} alleged stations in {names}:"


def _named(countries: Iterable[str]) -> str:
    return ", ".join(sorted(country_names().get(code, code) for code in set(countries)))
