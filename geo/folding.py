"""Text made comparable: the one rule for "accents and case ignored"."""

from __future__ import annotations

import unicodedata

_WITHOUT_STROKE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
"""Letters that readers type without their stroke, and that Unicode does not decompose."""


def folded(text: str) -> str:
    """Lower case without accents, so that "Montreal" finds "Montréal"; empty for accents alone."""
    lowered = text.casefold()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFKD", lowered)
    for mark in filter(unicodedata.combining, set(decomposed)):
        decomposed = decomposed.replace(mark, "")
    return (
        decomposed.translate(_WITHOUT_STROKE)
        if _WITHOUT_STROKE.keys() & set(map(ord, decomposed))
        else decomposed
    )
