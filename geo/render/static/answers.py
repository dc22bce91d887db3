"""What those concerned answer, and what is known since: beside the claims on every printed map.

A text stands there whole or not at all, and what finds no room is counted in a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from geo.countries import country_names
from geo.mapspec import MapSpec
from geo.render.static.fonts import Face, text_width
from geo.render.static.measures import MEASURES, Measures
from geo.render.static.sheet import Sheet
from geo.render.static.view import Panel

Kind = Literal["answer", "since"]
Run = tuple[float, str, Face]
"""Words of one face, and where on the line they begin."""

HEADINGS: dict[Kind, str] = {"answer": "What those concerned answer", "since": "Known since July 2024"}
NOUNS: dict[Kind, str] = {"answer": "answer", "since": "later report"}
LEADING = 1.22
MOST_PLACES = 8
"""Places named before a text; more are counted."""
MOST_TRIED = 60
"""Texts for which room is sought where not all of them fit."""
ELSEWHERE = "Answers to these claims, and what is known since July 2024"


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


@dataclass(frozen=True, slots=True)
class Block:
    """A heading or a paragraph, and the box it fills on the sheet."""

    gid: str
    words: str
    lines: tuple[tuple[Run, ...], ...]
    size: float
    box: Panel
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class _Claim:
    """What is needed of a station here, drawn or not."""

    country: str
    city: str
    name: str
    answer: str
    since: str

    @property
    def place(self) -> str:
        return self.city or f"{country_names().get(self.country, self.country)} (place not known)"

    def text(self, kind: Kind) -> str:
        return self.answer if kind == "answer" else self.since


@dataclass(frozen=True, slots=True)
class _Item:
    gid: str
    lead: str
    text: str
    is_heading: bool = False


def told_in(spec: MapSpec) -> list[Told]:
    """Each distinct text once: about named organisations first, then the most specific first."""
    claims = [_Claim(m.country, m.city, m.name, m.response, m.since) for m in spec.stations]
    claims += [_Claim(s.country, s.city or s.region, s.name, s.response, s.since) for s in spec.unlocated]
    kinds: tuple[Kind, ...] = ("answer", "since")
    return [told for kind in kinds for told in _told(claims, kind)]


def _told(claims: Sequence[_Claim], kind: Kind) -> list[Told]:
    by_text: dict[str, list[_Claim]] = {}
    texts_at: dict[tuple[str, str], set[str]] = {}
    for claim in claims:
        texts_at.setdefault((claim.country, claim.city), set()).add(claim.text(kind))
        if claim.text(kind).strip():
            by_text.setdefault(claim.text(kind), []).append(claim)
    told = []
    for text, held in by_text.items():
        clear = (
            claim.name if len(texts_at[claim.country, claim.city]) > 1 else claim.place for claim in held
        )
        countries = tuple(dict.fromkeys(claim.country for claim in held))
        named = not all(claim.name.startswith("Alleged") for claim in held)
        lead = _lead(list(dict.fromkeys(clear)), countries, len(held))
        told.append(Told(kind, text, lead, countries, len(held), named))
    return sorted(told, key=lambda held: (not held.named, held.count))


def _lead(places: Sequence[str], countries: Sequence[str], count: int) -> str:
    if len(places) <= MOST_PLACES:
        return f"{', '.join(places)}:"
    names = _named(countries) if len(countries) <= MOST_PLACES else f"{len(countries)} countries"
    return f"{count:,} alleged stations in {names}:"


def _named(countries: Iterable[str]) -> str:
    return ", ".join(sorted(country_names().get(code, code) for code in set(countries)))


# Which texts, in which order


def place_answers(
    spec: MapSpec,
    panel: Panel,
    *,
    kinds: Sequence[Kind] = ("answer", "since"),
    measures: Measures = MEASURES["roomy"],
    sizes: Sequence[float] = (),
    only_whole: bool = False,
) -> list[Block] | None:
    """Set these texts into a panel at the largest size that holds all, or as many as fit the smallest.

    None where not even the sentence that counts them finds room, or where ``only_whole`` is asked
    and they do not all fit.
    """
    sizes = sizes or measures.answers
    heading = measures.heading
    told = [held for held in told_in(spec) if held.kind in kinds]
    if spec.groups and "answer" in kinds:  # what is said of stations counted by area is not on the map
        return _elsewhere(spec, panel, sizes[0], heading)
    if not told:
        return []
    for size in sizes:
        if not _is_hopeless(told, panel, size):
            blocks = _stacked([*_section("answer", told), *_section("since", told)], panel, size, heading)
            if blocks:
                return blocks
    return None if only_whole else _shortened(spec, told, panel, sizes, heading)


def place_paragraphs(
    heading: str, paragraphs: Sequence[tuple[str, str]], panel: Panel, *, measures: Measures, gid: str
) -> list[Block]:
    """Set other texts in the same way, each a bold lead and a text; empty where they find no room."""
    items = [_Item(f"{gid}-heading", heading, "", True)]
    items += [_Item(f"{gid}--{n}", lead, text) for n, (lead, text) in enumerate(paragraphs, 1)]
    for size in measures.answers:
        blocks = _stacked(items, panel, size, measures.heading)
        if blocks:
            return blocks
    return []


def _is_hopeless(told: Sequence[Told], panel: Panel, size: float) -> bool:
    """Whether the texts are too long at a glance, so that they need not be measured."""
    letters = sum(len(held.text) for held in told)
    return letters * 0.3 * size * size * LEADING > panel.width * max(panel.height, 0.0)


def _shortened(
    spec: MapSpec, told: Sequence[Told], panel: Panel, sizes: Sequence[float], heading: float
) -> list[Block] | None:
    """Take the texts in order of weight, each whole and as long as there is room.

    Where that leaves no answer beside a claim, the answers come first.
    """
    if spec.is_world:
        return _shortened_world(spec, told, panel, sizes, heading)
    chosen = _chosen(spec, told, _ranked(told), panel, size=sizes[-1], heading=heading)
    if not any(held.kind == "answer" for held in chosen):
        answers_first = sorted(_ranked(told), key=lambda held: held.kind != "answer")
        chosen = _chosen(spec, told, answers_first, panel, size=sizes[-1], heading=heading) or chosen
    return _largest(_local_items(spec, told, chosen), panel, sizes, heading) or _elsewhere(
        spec, panel, sizes[-1], heading
    )


def _shortened_world(
    spec: MapSpec, told: Sequence[Told], panel: Panel, sizes: Sequence[float], heading: float
) -> list[Block] | None:
    """Take the most common answer and what concerns named organisations; or that answer alone."""
    chosen = _chosen(spec, told, _ranked_for_world(told), panel, size=sizes[-1], heading=heading)
    most = _most_common(told)
    if most and most not in chosen:
        brief = _largest(_brief_items(spec, told, most), panel, sizes, heading)
        if brief:
            return brief
    items = _world_items(spec, told, chosen)
    return _largest(items, panel, sizes, heading) or _elsewhere(spec, panel, sizes[-1], heading)


def _chosen(
    spec: MapSpec, told: Sequence[Told], ranked: Sequence[Told], panel: Panel, *, size: float, heading: float
) -> list[Told]:
    """The texts that find room at a size, tried in this order."""
    compose = _world_items if spec.is_world else _local_items
    chosen: list[Told] = []
    for held in ranked[:MOST_TRIED]:
        longer = [*chosen, held]
        if not _is_hopeless(longer, panel, size) and _stacked(
            compose(spec, told, longer), panel, size, heading
        ):
            chosen.append(held)
        elif held.named:
            break  # nothing of less weight stands in the place of what concerns a named organisation
    return chosen


def _largest(
    items: Sequence[_Item], panel: Panel, sizes: Sequence[float], heading: float
) -> list[Block] | None:
    """Set these items at the largest size at which all find room."""
    for size in sizes:
        blocks = _stacked(items, panel, size, heading)
        if blocks:
            return blocks
    return None


def _elsewhere(spec: MapSpec, panel: Panel, size: float, heading: float) -> list[Block] | None:
    words = f"{ELSEWHERE}: {_records(spec)}"
    return _stacked([_Item("answers-elsewhere", "", words)], panel, size, heading) or None


def _ranked(told: Sequence[Told]) -> list[Told]:
    """What is known since about named organisations, what they answer, all other answers, the rest."""
    weights = [("since", True), ("answer", True), ("answer", False), ("since", False)]
    return sorted(told, key=lambda held: weights.index((held.kind, held.named)))


def _ranked_for_world(told: Sequence[Told]) -> list[Told]:
    """The most common answer, and what concerns named organisations."""
    most = _most_common(told)
    return [*([most] if most else []), *(held for held in _ranked(told) if held.named and held is not most)]


def _most_common(told: Sequence[Told]) -> Told | None:
    return max((held for held in told if held.kind == "answer"), key=lambda held: held.count, default=None)


def _section(kind: Kind, chosen: Sequence[Told]) -> list[_Item]:
    held = [told for told in chosen if told.kind == kind]
    paragraphs = [_Item(f"{kind}--{number}", told.lead, told.text) for number, told in enumerate(held, 1)]
    return [_Item(f"{kind}-heading", HEADINGS[kind], "", True), *paragraphs] if held else []


def _local_items(spec: MapSpec, told: Sequence[Told], chosen: Sequence[Told]) -> list[_Item]:
    """Both sections, and a sentence on what found no room."""
    items = [*_section("answer", _in_order(told, chosen)), *_section("since", _in_order(told, chosen))]
    missing = {kind: sum(h.kind == kind and h not in chosen for h in told) for kind in HEADINGS}
    parts = [f"{count:,} more {_plural(NOUNS[kind], count)}" for kind, count in missing.items() if count]
    words = f"{'… and ' if items else ''}{' and '.join(parts)}: {_records(spec)}"
    return [*items, _Item("answers-elsewhere", "", words)] if parts else items


def _world_items(spec: MapSpec, told: Sequence[Told], chosen: Sequence[Told]) -> list[_Item]:
    """The most common answer, what is known since about named organisations, and where the rest is."""
    most = _most_common(told)
    items = []
    answers = [held for held in chosen if held.kind == "answer"]
    others = sum(held.kind == "answer" for held in told) - len(answers)
    for number, held in enumerate(answers, 1):
        lead = "Most common answer:" if held is most and held.count > 1 else held.lead
        items.append(_Item(f"answer--{number}", lead, held.text))
    if others:
        more = f"{others:,} {'other ' if answers else ''}{_plural('answer', others)}: {_records(spec)}"
        items.append(_Item("answers-elsewhere", "", more))
    if items:
        items.insert(0, _Item("answer-heading", HEADINGS["answer"], "", True))
    later = _section("since", _in_order(told, chosen))
    left_out = [held for held in told if held.kind == "since" and held not in chosen]
    if left_out:
        countries = _named(code for held in left_out for code in held.countries)
        words = f"More became known about alleged stations in {countries}: {_records(spec)}"
        later = later or [_Item("since-heading", HEADINGS["since"], "", True)]
        later.append(_Item("since-elsewhere", "", words))
    return [*items, *later]


def _brief_items(spec: MapSpec, told: Sequence[Told], most: Told) -> list[_Item]:
    """The most common answer alone, and where the rest is: for a sheet with little room."""
    items = [_Item("answer-heading", HEADINGS["answer"], "", True)]
    items.append(_Item("answer--1", "Most common answer:" if most.count > 1 else most.lead, most.text))
    others = sum(held.kind == "answer" for held in told) - 1
    rest = [f"{others:,} other {_plural('answer', others)}"] if others else []
    if any(held.kind == "since" for held in told):
        rest.append("what became known since July 2024")
    if rest:
        items.append(_Item("answers-elsewhere", "", f"{', and '.join(rest)}: {_records(spec)}"))
    return items


def _in_order(told: Sequence[Told], chosen: Sequence[Told]) -> list[Told]:
    return [held for held in told if held in chosen]


def _records(spec: MapSpec) -> str:
    return "see the records, link below." if spec.link else "see the records."


def _plural(word: str, count: int) -> str:
    return word if count == 1 else f"{word}s"


# Where they stand


def _stacked(items: Sequence[_Item], panel: Panel, size: float, heading: float) -> list[Block]:
    """Set one item below the other; empty where they do not all fit."""
    blocks: list[Block] = []
    y = panel.top
    for item in items:
        type_size = heading if item.is_heading else size
        lines = _lines(item.lead, item.text, type_size, panel.width)
        if item.is_heading:
            y += 6 if blocks else 0
            high = 3 + len(lines) * type_size * 1.3
        else:
            high = len(lines) * size * LEADING
        box = Panel(panel.left, y, panel.right, y + high)
        if box.bottom > panel.bottom:
            return []
        words = f"{item.lead} {item.text}".strip()
        blocks.append(Block(item.gid, words, lines, type_size, box, item.is_heading))
        y = box.bottom + (2 if item.is_heading else 3)
    return blocks


@lru_cache(maxsize=1024)
def _lines(lead: str, text: str, size: float, width: float) -> tuple[tuple[Run, ...], ...]:
    """Break a paragraph that begins in bold into lines of ``width`` pixels; no word is left out."""
    lines: list[list[Run]] = [[]]
    x = 0.0
    for word, face in _words(lead, text, size, width):
        wide = _wide(word, face, size)
        gap = size * 0.2 if lines[-1] else 0.0
        if lines[-1] and x + gap + wide > width - 1:
            lines.append([])
            x = gap = 0.0
        if lines[-1] and lines[-1][-1][2] == face:
            start, words, _ = lines[-1].pop()
            lines[-1].append((start, f"{words} {word}", face))
        else:
            lines[-1].append((x + gap, word, face))
        x = lines[-1][-1][0] + _wide(lines[-1][-1][1], face, size)
    return tuple(tuple(line) for line in lines)


def _words(lead: str, text: str, size: float, width: float) -> Iterable[tuple[str, Face]]:
    """Words with their face; one that is longer than a line comes in pieces."""
    parts: tuple[tuple[str, Face], ...] = ((lead, "bold"), (text, "regular"))
    for part, face in parts:
        for word in part.split():
            rest = word
            while rest and _wide(rest, face, size) > width - 1:
                most = max(1, int(len(rest) * (width - 1) / _wide(rest, face, size)))
                while most > 1 and _wide(rest[:most], face, size) > width - 1:
                    most -= 1
                yield rest[:most], face
                rest = rest[most:]
            if rest:
                yield rest, face


def _wide(words: str, face: Face, size: float) -> float:
    """Width in pixels: a line of words is as wide as its words and the spaces between them."""
    parts = words.split(" ")
    return sum(text_width(part, face, 10.0) for part in parts) * size / 10 + (len(parts) - 1) * size * 0.2


def draw_answers(sheet: Sheet, blocks: Iterable[Block]) -> None:
    """Draw what was placed; each text is a group with its words."""
    for block in blocks:
        box, size = block.box, block.size
        with sheet.group(block.gid, "" if block.is_heading else block.words):
            top, leading = box.top, LEADING
            if block.is_heading:
                sheet.lines([[(box.left, box.top), (box.right, box.top)]], sheet.theme.ink, 1.2)
                top, leading = box.top + 3, 1.3
            for number, line in enumerate(block.lines, 1):
                baseline = top + number * size * leading - size * 0.32
                for x, words, face in line:
                    sheet.text(box.left + x, baseline, words, face, size)
