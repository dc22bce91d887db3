"""The metadata of a picture, in the terms of PNG and of XMP."""

from geo.mapspec.sheet import SheetSpec
from geo.model.sources import CREATOR, LICENCE_ADDRESS, LICENCE_LINE
from geo.render.print import xmp
from geo.render.print.fonts import printable


def png_texts(spec: SheetSpec) -> dict[str, str]:
    """The metadata of a picture by the keywords of PNG."""
    last = spec.last
    return {
        "Title": last.headline,
        "Author": CREATOR,
        "Description": spec.alt_text,
        "Source": last.credit.sources,
        "Copyright": f"{LICENCE_LINE} {LICENCE_ADDRESS}",
        "Disclaimer": last.credit.borders,
        "Comment": f"{last.sentence} {last.link}".strip(),
    }


def rdf(spec: SheetSpec, extended: str = "", mark: str = "") -> str:
    """The properties of a picture in XMP; see :func:`.xmp.rdf` for ``extended`` and ``mark``."""
    texts = {
        "title": spec.last.headline,
        "description": spec.description,
        "creator": CREATOR,
        "rights": spec.last.credit.line,
        "keywords": png_texts(spec)["Comment"],
        "licence": LICENCE_ADDRESS,
        "terms": LICENCE_LINE,
        "source": spec.last.credit.sources,
        "alt": spec.alt_text,
    }
    return xmp.rdf({name: printable(text) for name, text in texts.items()}, printable(extended), mark)


def packet(spec: SheetSpec, extended: str = "", mark: str = "") -> str:
    """The same as an XMP packet."""
    return xmp.packet_of(rdf(spec, extended, mark))
