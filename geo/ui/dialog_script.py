"""What the panel of downloads needs of the browser beyond Streamlit's widgets: one script and one line.

* Escape leaves a text box first, which takes the text over: closing the panel would drop it.
* What became of a press is said in one live region that stays, or a screen reader would miss it.
* A text with a fault is marked as such, and described by the sentence below it.
* A file that was made is saved at once, and a preview brought into view, without another press.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

import streamlit as st

_SCRIPT = """
let done = null;

function leaveText(event) {
  if (event.key !== "Escape" || !(event.target instanceof HTMLTextAreaElement)) return;
  event.stopPropagation();
  event.target.closest("[role=dialog]").focus();
}

function markFaults(boxes, faults) {
  for (const box of boxes) {
    const label = box.getAttribute("aria-label");
    const isWrong = faults.includes(label);
    isWrong ? box.setAttribute("aria-invalid", "true") : box.removeAttribute("aria-invalid");
    box.removeAttribute("aria-describedby");
    const name = `fault_${label.replace(" ", "-")}`;
    const sentence = isWrong && document.querySelector(`.st-key-${name}`);
    if (sentence) {
      sentence.id = name;
      box.setAttribute("aria-describedby", name);
    }
  }
}

function showWhole(picture) {
  picture.closest(".st-key-preview").scrollIntoView({ block: "nearest" });
}

function whenThere(selector, act, tries = 100) {
  const found = document.querySelector(selector);
  if (found) act(found);
  else if (tries) setTimeout(whenThere, 100, selector, act, tries - 1);
}

export default function ({ parentElement, data }) {
  const live = parentElement.querySelector("p");
  if (live.textContent !== data.says) live.textContent = data.says;
  markFaults(document.querySelectorAll("[role=dialog] textarea"), data.faults);
  if (data.press && data.press !== done) {
    done = data.press;
    if (data.save) whenThere(".st-key-save button", (button) => button.click());
    if (data.show) whenThere(".st-key-preview img", showWhole);
  }
  document.addEventListener("keydown", leaveText, true);
  return () => document.removeEventListener("keydown", leaveText, true);
}
"""
_ATTEND = st.components.v2.component(
    "attend",
    html='<p role="status"></p>',
    css="p { margin: 0; color: #55534e; font-size: .88rem; line-height: 1.4; overflow-wrap: anywhere }",
    js=_SCRIPT,
)


def attend(says: str, faults: Sequence[str], *, saves: bool, shows: bool) -> None:
    """Say what became of the last press; save the file that it made, or show the preview that it drew.

    To be called once, below everything else of the panel, and with a deed only in the run of the press.
    """
    press = uuid4().hex if saves or shows else ""
    told = {"says": says, "faults": list(faults), "press": press, "save": saves, "show": shows}
    _ATTEND(key="attend", data=told, height="content")
