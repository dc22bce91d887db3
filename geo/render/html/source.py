"""One source as HTML, with every record that cites it."""

from collections.abc import Callable

from markupsafe import Markup

from geo.model.labels import CAUTION_WORDS
from geo.model.sources import Source
from geo.query.citations import PART_WORDS, Use
from geo.query.sentences import capitalised, listed
from geo.render.templating import render_template


def render_source(source: Source, uses: tuple[Use, ...], address_of: Callable[[str], str]) -> Markup:
    """The source with links to the records; ``address_of`` returns the address of ``station:<id>``."""
    return render_template(
        "source.html.j2",
        source=source,
        cautions=caution_words(source),
        uses=[(use, listed(PART_WORDS[part] for part in use.parts)) for use in uses],
        address_of=address_of,
    )


def caution_words(source: Source) -> str:
    """What to warn of, such as "Partisan, machine-translated"; empty where there is nothing."""
    return capitalised(", ".join(CAUTION_WORDS[caution] for caution in source.cautions))
