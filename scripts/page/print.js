/** What is printed: the records of what is listed, and the sources that they cite. */

import { setHidden } from "../shared/dom.js";
import { DATA } from "./data.js";
import { drawing } from "./map.js";
import { countryRows, sourceRows, stationRows } from "./rows.js";
import { now } from "./state.js";

const CITING = "#events tr:not([hidden]) sup a, #records > article:not([hidden]) sup a, #figures sup a";

/** Without a filter all records of the page are printed, listed on the day or not. */
function hideUnchosen() {
  const filtered = Boolean(now.countries.length || now.statuses.length);
  const records = [...document.querySelectorAll("#records > article")];
  stationRows.forEach((row, at) => setHidden(records[at], row.hidden));
  countryRows.forEach((row, at) => {
    const chosen = now.countries.includes(DATA.countries[at]);
    setHidden(records[stationRows.length + at], filtered && row.hidden && !chosen);
  });
  const cited = new Set([...document.querySelectorAll(CITING)].map((anchor) => anchor.hash));
  for (const row of sourceRows) row.classList.toggle("uncited", !cited.has(`#${row.id}`));
}

export function listenToPrinter() {
  const root = document.documentElement;
  window.addEventListener("beforeprint", () => {
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
