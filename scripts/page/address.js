/** State in the address, behind #: the parameters of the app's link, the open record and the map's view. */

import { DATA } from "./data.js";
import { isoOf } from "./days.js";
import { encoded } from "./links.js";
import { drawing } from "./map.js";
import { now } from "./state.js";

const REST = 250; // milliseconds: browsers limit how often an address may be written

let keeping = 0;

function stateWords() {
  const pairs = now.countries.map((code) => ["country", code]);
  if (now.from !== 0) pairs.push(["from", isoOf(now.from)]);
  if (now.to !== DATA.days) pairs.push(["to", isoOf(now.to)]);
  pairs.push(...now.statuses.map((status) => ["status", status]));
  if (now.q) pairs.push(["q", now.q]);
  if (now.record) pairs.push(["record", now.record]);
  const view = drawing.looks.link();
  if (view) pairs.push(["view", view]);
  return encoded(pairs).replace(/%2C/g, ",").replace(/%3A/g, ":");
}

function write() {
  const words = stateWords();
  if (location.hash.slice(1) === words || (!words && !location.hash.includes("="))) return;
  try {
    history.replaceState(null, "", location.href.split("#")[0] + (words ? `#${words}` : ""));
  } catch { /* a frame may forbid it; the page works without */ }
}

/** Writes the state into the address when it has stayed the same for a moment. */
export function keepAddress() {
  window.clearTimeout(keeping);
  keeping = window.setTimeout(write, REST);
}
