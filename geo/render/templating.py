"""The Jinja templates of this package: every value is escaped, a missing one is an error."""

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from geo.model.dates import describe_day
from geo.model.labels import (
    ATTESTATION_WORDS,
    STANDING_WORDS,
    STATUS_LETTERS,
    STATUS_WORDS,
)
from geo.model.sources import CREDIT, LICENCE_ADDRESS, LICENCE_LINE
from geo.query.claims import ANSWER_HEADING, claim_of
from geo.query.corrections import describe_change
from geo.query.corroboration import backing_of
from geo.query.events import EventWords
from geo.query.sentences import capitalised, counted, describe_since, lowered, numbered

_ENVIRONMENT = Environment(
    loader=PackageLoader("geo.render"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_ENVIRONMENT.filters.update(
    capitalised=capitalised, counted=counted, day=describe_day, lowered=lowered, numbered=numbered
)
_ENVIRONMENT.globals.update(
    answer_heading=ANSWER_HEADING,
    attestation_words=ATTESTATION_WORDS,
    backing_of=backing_of,
    claim_of=claim_of,
    credit=CREDIT,
    describe_change=describe_change,
    describe_since=describe_since,
    event_words=EventWords,
    licence=LICENCE_LINE,
    licence_address=LICENCE_ADDRESS,
    standing_words=STANDING_WORDS,
    status_letters=STATUS_LETTERS,
    status_words=STATUS_WORDS,
)


def render_template(name: str, **values: object) -> Markup:
    """HTML that another template takes as it is.

    Raises:
        jinja2.UndefinedError: where a value that the template names is not passed.

    """
    return Markup(_ENVIRONMENT.get_template(name).render(values))  # noqa: S704  # values are escaped
