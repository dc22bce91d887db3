/** Shows the symbol of the row under the mouse or the keyboard, and the row of the symbol. */

import { DATA } from "./data.js";
import { drawing } from "./map.js";
import { countryRows, stationRows } from "./rows.js";

const NAME = "pointed";

let marked = [];

function mark(nodes) {
  for (const node of marked) node.classList.remove(NAME);
  marked = nodes.filter(Boolean);
  for (const node of marked) node.classList.add(NAME);
}

const rowsOf = new Map();

/** The rows of what an element of the map stands for: a station, the stations of a count, or a country. */
function rowsAt(target) {
  const node = target.closest(".station, .station-count, .country");
  if (!node) return [];
  const ids = node.dataset.ids?.split(" ") ?? [...node.classList].map((name) => name.split("--")[1]);
  return ids.map((id) => rowsOf.get(id));
}

export function listenToPointing() {
  const lists = [["station", stationRows, DATA.stations.map(([id]) => id)], ["country", countryRows, DATA.countries]];
  for (const [kind, rows, ids] of lists) {
    rows.forEach((row, at) => {
      rowsOf.set(ids[at], row);
      for (const name of ["pointerenter", "focusin"]) {
        row.addEventListener(name, () => mark([drawing.nodeOf(`${kind}:${ids[at]}`)]));
      }
      for (const name of ["pointerleave", "focusout"]) row.addEventListener(name, () => mark([]));
    });
  }
  const container = drawing.map.getContainer();
  for (const name of ["pointerover", "focusin"]) {
    container.addEventListener(name, ({ target }) => mark(rowsAt(target)));
  }
  for (const name of ["pointerleave", "focusout"]) container.addEventListener(name, () => mark([]));
}
