/**
 * The wheel and one finger belong to the page. The map is zoomed by the wheel with Ctrl or Cmd, or after a press on
 * it until the keyboard leaves it or Escape; it is moved by two fingers, or a mouse.
 */

import { make } from "../shared/dom.js";
import { fill } from "../shared/text.js";

const SHOWN = 2200; // milliseconds that the hint stays
const CLEAR = 8; // pixels that a finger moves before it is no tap

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** Says once how the map is moved; a screen reader is told of neither wheel nor fingers. */
function hinter(container) {
  let said = false;
  return (words) => {
    if (said) return;
    said = true;
    const hint = make("p", container, "map-hint", words);
    hint.setAttribute("aria-hidden", "true");
    setTimeout(() => hint.remove(), SHOWN);
  };
}

export function leaveScrollingToPage(map, texts) {
  const container = map.getContainer();
  const hint = hinter(container);
  let entered = false;
  const enter = (now) => {
    entered = now;
    container.classList.toggle("entered", now);
  };

  container.addEventListener("wheel", (event) => {
    if (entered || event.ctrlKey || event.metaKey) return;
    event.stopImmediatePropagation(); // Leaflet would zoom, and keep the page from scrolling
    hint(fill(texts.wheelHint, { key: isMac ? "⌘" : "Ctrl" }));
  }, { capture: true, passive: true });

  container.addEventListener("pointerdown", (event) => {
    const isTouch = event.pointerType === "touch";
    if (isTouch) map.dragging.disable();
    else map.dragging.enable();
    enter(!isTouch);
  }, true);

  let from = null;
  container.addEventListener("touchstart", ({ touches }) => (from = touches.length === 1 ? touches[0] : null),
    { passive: true });
  container.addEventListener("touchmove", ({ touches: [finger] }) => {
    if (from && Math.hypot(finger.clientX - from.clientX, finger.clientY - from.clientY) > CLEAR) {
      hint(texts.touchHint);
    }
  }, { passive: true });

  container.addEventListener("keydown", (event) => {
    if (event.key === "Escape") enter(false);
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!container.contains(target)) enter(false);
  }, true);
  container.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !container.contains(relatedTarget)) enter(false);
  });
  window.addEventListener("blur", () => enter(false));
}
