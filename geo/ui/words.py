"""The words with a picture, generated and edited: what a reader writes stays with its selection."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from geo.errors import InvalidValue
from geo.exports.package import caption_of
from geo.mapspec import MapSpec
from geo.presets import style_from
from geo.selection import Selection

Subject = tuple[str, Selection]
"""What words are about: the digest of a collection, and a selection from it."""

_LABELS = {"title": "Headline", "standfirst": "Standfirst", "caption": "Caption", "alt": "Alt text"}
"""The words by their names as options of a picture."""

_KEEP = st.components.v2.component(
    "keep_typed",
    js="""
function keep(event) {
  if (event.key !== "Escape" || !(event.target instanceof HTMLTextAreaElement)) return;
  event.stopPropagation();
  event.target.closest("[role=dialog]").focus();
}
export default function () {
  document.addEventListener("keydown", keep, true);
  return () => document.removeEventListener("keydown", keep, true);
}
""",
)
"""Lets Escape leave a text box first, which takes the text over: closing the panel would drop it."""


def ask_words(of: Subject, shown: MapSpec) -> tuple[dict[str, str], list[str]]:
    """The texts that differ from what the file says by itself; and what is wrong with them.

    The generated alt text and caption follow an edited headline. A standfirst of the editor's own
    stands above the generated counts, so that its box begins empty.
    """
    _KEEP(key="keep_typed", height=1)
    texts = {"title": _ask_text(of, "title", shown.headline, height=72)}
    headed = replace(shown, headline=texts["title"] or shown.headline)
    texts["standfirst"] = _ask_text(of, "standfirst", "", f"{shown.counts} (printed below yours)", height=72)
    texts["caption"] = _ask_text(of, "caption", caption_of(headed))
    texts["alt"] = _ask_text(of, "alt", headed.alt_text)
    faults = []
    for name, text in texts.items():
        try:
            style_from(**{name: text})
        except InvalidValue as error:
            faults.append(sentence_of(error, name))
    return {name: text for name, text in texts.items() if text}, faults


def _ask_text(of: Subject, name: str, generated: str, placeholder: str = "", height: int = 112) -> str:
    """A text to edit; empty where it is left as generated, or emptied."""
    edits: dict[str, str] = st.session_state.setdefault("edits", {}).setdefault(of, {})
    begun: dict[str, tuple[Subject, str]] = st.session_state.setdefault("edits_begun", {})
    key = f"words_{name}"
    subject, before = begun.get(name, (None, ""))
    begun[name] = (of, generated)
    if subject != of or key not in st.session_state:
        st.session_state[key] = edits.get(name, generated)
    elif _is_left(st.session_state[key], before) and st.session_state[key] != generated:
        st.session_state[key] = generated  # and only then: what is set replaces what is being typed
    text = st.text_area(_LABELS[name], key=key, height=height, placeholder=placeholder or generated) or ""
    edits[name] = text
    if _is_left(text, generated):
        del edits[name]
    return edits.get(name, "")


def _is_left(text: str, generated: str) -> bool:
    return text.strip() in ("", generated.strip())


def sentence_of(error: InvalidValue, name: str = "") -> str:
    """What is wrong, under the name that the form has for it."""
    words = str(error).replace(f"the {name} ", f"the {_LABELS[name].lower()} ", 1) if name else str(error)
    return f"{words[0].upper()}{words[1:]}."
