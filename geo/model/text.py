"""Text made comparable: the one rule for "accents and case ignored", and characters that no text needs."""

import re
import unicodedata

UNSEEN = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff\\ufffe\\uffff]"
)
"""Control characters except blanks and line ends, those that set the direction of text, surrogates and
noncharacters: XML allows few of them, and a reader sees none."""

WITHOUT_STROKE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
"""Letters that readers type without their stroke, and that Unicode does not decompose."""


def on_one_line(text: str) -> str:
    """Text with single blanks for line breaks and control characters, which XML does not allow."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def folded(text: str) -> str:
    """Lower case without accents, so that "Montreal" finds "Montréal"; empty for accents alone."""
    lowered = text.casefold()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFKD", lowered)
    for mark in filter(unicodedata.combining, set(decomposed)):
        decomposed = decomposed.replace(mark, "")
    return (
        decomposed.translate(WITHOUT_STROKE)
        if WITHOUT_STROKE.keys() & set(map(ord, decomposed))
        else decomposed
    )


def shown(value: object) -> str:
    """A value as Python writes it, in at most 80 characters."""
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "…"
