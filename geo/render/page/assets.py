"""Styles and scripts inside the self-contained page, and the policy that allows no other."""

import base64
import hashlib
from dataclasses import dataclass
from functools import lru_cache

from geo.model.installation import STATIC

STYLE = "page.css"
HEAD_SCRIPT = "page-head.js"
"""Runs before the body, so that what only a script can use is not shown without one."""
SCRIPTS = ("leaflet/leaflet-page.js", "page.js")


@dataclass(frozen=True, slots=True)
class Assets:
    """The texts that stand in the page as they are, built by ``make scripts``."""

    style: str
    head_script: str
    script: str

    @property
    def policy(self) -> str:
        """A Content-Security-Policy that allows exactly these texts and nothing else."""
        return (
            f"default-src 'none'; script-src {_hash(self.head_script)} {_hash(self.script)}; "
            f"style-src {_hash(self.style)}; img-src data:; font-src data:; "
            "base-uri 'none'; form-action 'none'"
        )


@lru_cache(maxsize=1)
def assets() -> Assets:
    """Read the built files."""
    return Assets(_read(STYLE), _read(HEAD_SCRIPT), "".join(map(_read, SCRIPTS)))


def _read(name: str) -> str:
    return (STATIC / name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
