"""The texts of a picture, generated and edited: what a reader writes stays with its selection."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from geo.mapspec.picture_style import style_from
from geo.mapspec.sheet import SheetSpec
from geo.model.errors import InvalidText
from geo.query.selection import Selection
from geo.ui.style import as_text

Subject = tuple[str, Selection]
"""What texts are about: the digest of a collection, and a selection from it."""

_LABELS = {"title": "Headline", "standfirst": "Standfirst", "caption": "Caption", "alt": "Alt text"}
"""The texts by their names as options of a picture."""


@dataclass(slots=True)
class _Box:
    """A text box from one run to the next."""

    of: Subject
    generated: deque[str]
    """The latest texts generated for it: a box with any of them is not edited."""
    put: str | None = None
    """What the last run put into it, which the browser may not have received when it answered."""


def ask_words(of: Subject, shown: SheetSpec) -> tuple[dict[str, str], list[str]]:
    """The texts that differ from the generated ones, and the labels of those with a fault.

    The generated alt text and caption follow an edited headline. The box of the standfirst begins
    empty, because an editor's own is printed above the generated counts.
    """
    faults: list[str] = []

    def ask(name: str, generated: str, placeholder: str = "", height: int = 112) -> str:
        text = _ask_text(of, name, generated, placeholder, height)
        try:
            style_from(**{name: text})
        except InvalidText as error:
            faults.append(_LABELS[name])
            with st.container(key=f"fault_{_LABELS[name]}"):
                st.error(as_text(f"The {_LABELS[name].lower()} {error.fault}."))
        return text

    title = ask("title", shown.last.headline, height=72)
    headed = shown.titled(title)
    texts = {
        "title": title,
        "standfirst": ask("standfirst", "", f"{shown.counts} (printed below yours)", height=72),
        "caption": ask("caption", headed.caption),
        "alt": ask("alt", headed.alt_text),
    }
    return {name: text for name, text in texts.items() if text}, faults


def _ask_text(of: Subject, name: str, generated: str, placeholder: str, height: int) -> str:
    """A text to edit; empty where it is left as generated, or emptied."""
    edits: dict[str, str] = st.session_state.setdefault("edits", {}).setdefault(of, {})
    boxes: dict[str, _Box] = st.session_state.setdefault("boxes", {})
    key, present, box = f"words_{name}", None, boxes.get(name)
    if box is None or box.of != of or key not in st.session_state:
        box = boxes[name] = _Box(of, deque(maxlen=8))
        text = edits.get(name, generated)
    else:
        present = text = st.session_state[key]
        if _is_left(text, box.generated):
            text = generated
    if generated not in box.generated:
        box.generated.append(generated)
    # Put nothing without need: it replaces what was typed before it arrives. Where that may have
    # happened, the text that arrived here after all is put back.
    box.put = text if text != present or box.put not in (None, text) else None
    if box.put is not None:
        st.session_state[key] = text
    st.text_area(_LABELS[name], key=key, height=height, placeholder=placeholder or generated)
    if _is_left(text, [generated]):
        edits.pop(name, None)
        return ""
    edits[name] = text
    return text


def _is_left(text: str, generated: Iterable[str]) -> bool:
    return text.strip() in ("", *(one.strip() for one in generated))
