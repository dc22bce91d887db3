"""One source as HTML, with every record that cites it."""

from __future__ import annotations

from collections.abc import Callable

from geo.model.labels import CAUTION_WORDS
from geo.model.sources import Source
from geo.query.citations import PART_WORDS, Use
from geo.query.sentences import capitalised, listed
from geo.render.html.dossier import template


def render_source(source: Source, uses: tuple[Use, ...], address_of: Callable[[str], str]) -> str:
    """The source with links to the records; ``address_of`` returns the address of ``station:<id>``."""
    return template("source.html.j2").render(
        source=source,
        cautions=caution_words(source),
        uses=[
            (
                use,
                address_of(use.record) if use.record else "",
                listed(PART_WORDS[part] for part in use.parts),
            )
            for use in uses
        ],
    )


def caution_words(source: Source) -> str:
    """What to warn of, such as "Partisan, machine-translated"; empty where there is nothing."""
    words = ", ".join(CAUTION_WORDS[caution] for caution in source.cautions)
    return capitalised(words)
