"""What a picture tells about itself, in the words that its kind of file has for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.mapspec.diff import changes_between
from geo.mapspec.picture_style import PictureStyle
from geo.mapspec.spec import MapSpec
from geo.model.dates import describe_day
from geo.model.sources import CREATOR, LICENCE_ADDRESS, LICENCE_LINE
from geo.render.print import xmp
from geo.render.print.fonts import printable


def told(spec: MapSpec, style: PictureStyle) -> dict[str, str]:
    """Say what a picture tells about itself, under the names PNG has for it."""
    return {
        "Title": spec.headline,
        "Author": CREATOR,
        "Description": style.alt or spec.alt_text,
        "Source": spec.credit.sources,
        "Copyright": f"{LICENCE_LINE} {LICENCE_ADDRESS}",
        "Disclaimer": spec.credit.borders,
        "Comment": f"{spec.sentence} {spec.link}".strip(),
    }


def description_of(spec: MapSpec, style: PictureStyle) -> str:
    """The caption in one paragraph: the editor's own, else standfirst, counts and whose claims they are."""
    return " ".join(style.caption.split()) or f"{style.standfirst} {spec.counts} {spec.claims}".strip()


def rdf(spec: MapSpec, style: PictureStyle, extended: str = "", mark: str = "") -> str:
    """What XMP says of the picture; ``extended`` is what it says in words, ``mark`` what verifies it."""
    texts = {
        "title": spec.headline,
        "description": description_of(spec, style),
        "creator": CREATOR,
        "rights": spec.credit.line,
        "keywords": told(spec, style)["Comment"],
        "licence": LICENCE_ADDRESS,
        "terms": LICENCE_LINE,
        "source": spec.credit.sources,
        "alt": style.alt or spec.alt_text,
    }
    return xmp.rdf({name: printable(text) for name, text in texts.items()}, printable(extended), mark)


def packet(spec: MapSpec, style: PictureStyle, extended: str = "", mark: str = "") -> str:
    """The same as a packet."""
    return xmp.packet_of(rdf(spec, style, extended, mark))


def told_of(specs: Sequence[MapSpec]) -> MapSpec:
    """A single map as it is; of several the last, its counts those of all days, as their sheet tells them."""
    if len(specs) == 1:
        return specs[0]
    if len(specs) == 2:
        counts = f"{changes_between(*specs).summary} {specs[-1].counts}"
    else:
        first, last = (describe_day(spec.as_of) for spec in (specs[0], specs[-1]))
        counts = f"{len(specs)} maps, {first} to {last}. {specs[-1].counts}"
    return replace(specs[-1], counts=counts)
