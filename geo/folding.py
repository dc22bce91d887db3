"""Text made comparable: the one rule for "accents and case ignored"."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Lower case without accents, so that "Montreal" finds "Montréal"; empty for accents alone."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
