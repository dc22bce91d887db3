/** What is printed: the records of what is listed, and the sources that they cite. */

import { setHidden } from "../shared/dom.js";
import { DATA } from "./data.js";
import { showList } from "./lists.js";
import { drawing } from "./map.js";
import { LISTS, placeRecords, RECORDS } from "./parts.js";
import { now } from "./state.js";

const CITING = "#events tr:not([hidden]) sup a, #records > article:not([hidden]) sup a, #figures sup a";

/** Without a filter all records of the page are printed, listed on the day or not. */
function hideUnchosen() {
  const filtered = Boolean(now.countries.length || now.statuses.length);
  const records = [...RECORDS.values()].map(({ root }) => root);
  const { stations, countries, sources } = LISTS;
  stations.rows.forEach((row, at) => setHidden(records[at], row.hidden));
  countries.rows.forEach((row, at) => {
    const chosen = now.countries.includes(DATA.countries[at]);
    setHidden(records[stations.rows.length + at], filtered && row.hidden && !chosen);
  });
  const cited = new Set([...document.querySelectorAll(CITING)].map((anchor) => anchor.hash));
  for (const row of sources.rows) row.classList.toggle("uncited", !cited.has(`#${row.id}`));
}

function completeParts() {
  for (const name of Object.keys(LISTS)) showList(name, true);
  placeRecords();
}

export function listenToPrinter() {
  const root = document.documentElement;
  window.matchMedia("print").addEventListener("change", completeParts); // some print without an event before
  window.addEventListener("beforeprint", () => {
    completeParts();
    hideUnchosen();
    for (const fold of document.querySelectorAll(".fold")) fold.open = true;
    root.classList.add("printing");
    drawing.legend.box.open = true;
    drawing.legend.settle();
    drawing.fit.again();
  });
  window.addEventListener("afterprint", () => {
    root.classList.remove("printing");
    drawing.fit.again();
  });
}
