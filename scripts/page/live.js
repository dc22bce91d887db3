/** Texts for a screen reader, written at once or when a change has ended. */

import { byId } from "./data.js";

const REST = 600; // milliseconds

let speaking = 0;

export function announce(words) {
  window.clearTimeout(speaking);
  byId("live").textContent = words;
}

export function announceLater(words) {
  window.clearTimeout(speaking);
  speaking = window.setTimeout(() => announce(words), REST);
}
