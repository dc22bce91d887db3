/** Shows the symbol of the row under the mouse or the keyboard, and the row of the symbol. */

import { byId } from "./data.js";
import { drawing } from "./map.js";
import { hrefOf, recordAt } from "./parts.js";

const NAME = "pointed";

let marked = [];

function mark(nodes) {
  for (const node of marked) node.classList.remove(NAME);
  marked = nodes.filter(Boolean);
  for (const node of marked) node.classList.add(NAME);
}

/** The record of a row of the stations or countries; its first cell links to it. */
function recordOf(row) {
  const anchor = row?.querySelector("th a[href^='#record-']");
  return anchor ? recordAt(anchor.getAttribute("href").slice(1)) : "";
}

const rowOf = (record) => byId("lists").querySelector(`th a[href="${hrefOf(record)}"]`)?.closest("tr");

/** The rows of what an element of the map stands for: a station, the stations of a count, or a country. */
function rowsAt(target) {
  const node = target.closest(".station, .station-count, .country");
  if (!node) return [];
  const stations = node.dataset.ids?.split(" ").map((id) => `station:${id}`);
  const own = [...node.classList].filter((name) => /^(station|country)--/.test(name));
  return (stations ?? own.map((name) => name.replace("--", ":"))).map(rowOf);
}

export function listenToPointing() {
  const areas = [
    [byId("lists"), (target) => [drawing.nodeOf(recordOf(target.closest("tr")))]],
    [drawing.map.getContainer(), rowsAt],
  ];
  for (const [area, pointedAt] of areas) {
    for (const name of ["pointerover", "focusin"]) area.addEventListener(name, ({ target }) => mark(pointedAt(target)));
    for (const name of ["pointerleave", "focusout"]) area.addEventListener(name, () => mark([]));
  }
}
