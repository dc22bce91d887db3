"""Styles and scripts inside the self-contained page, and the policy that allows no other."""

import base64
import hashlib
from functools import lru_cache

from markupsafe import Markup

from geo.model.installation import STATIC

STYLE = "page.css"
HEAD_SCRIPT = "page-head.js"
"""Runs before the body, so that what only a script can use is not shown without one."""
LIBRARY, SCRIPT = "leaflet/leaflet-page.js", "page.js"
STEP, STEPS = "startPage()", 24
"""The script of one step of those in which page.js starts, and their number: a browser paints and takes input
between two scripts, and a page is loaded when all have run."""


@lru_cache(maxsize=1)
def assets() -> dict[str, str]:
    """The texts that stand in the page as they are, built by ``make scripts``.

    ``policy`` is the Content-Security-Policy that allows exactly these texts and nothing else.
    """
    files = {"style": STYLE, "head_script": HEAD_SCRIPT, "library": LIBRARY, "script": SCRIPT}
    texts = {key: (STATIC / name).read_text("utf-8") for key, name in files.items()} | {"step": STEP}
    style, *scripts = (
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for text in texts.values()
    )
    policy = (
        f"default-src 'none'; script-src {' '.join(scripts)}; style-src {style}; img-src data:; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )
    return {"policy": policy, **{key: Markup(text) for key, text in texts.items()}}  # noqa: S704  # our own
