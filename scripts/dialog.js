/**
 * What the export dialog needs beyond Streamlit's widgets; see geo/ui/dialog_script.py.
 *
 * Escape in a text box moves the focus out of it, which commits the text; otherwise it would close the dialog
 * and lose it. The outcome of a press stands in one live region that is never replaced, so that screen readers
 * announce it. A text with a fault is marked invalid and described by the sentence below it. A finished file is
 * saved, and a preview scrolled into view, without another press.
 */

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
    if (isWrong) box.setAttribute("aria-invalid", "true");
    else box.removeAttribute("aria-invalid");
    box.removeAttribute("aria-describedby");
    const name = `fault_${label.replace(" ", "-")}`;
    const sentence = isWrong && document.querySelector(`.st-key-${name}`);
    if (sentence) {
      sentence.id = name;
      box.setAttribute("aria-describedby", name);
    }
  }
}

async function showWhole(picture) {
  await picture.decode().catch(() => {}); // before it is decoded it has no height to scroll by
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
