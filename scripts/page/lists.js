/** The lists below the map: rows of what is in view, with the standing and status of the day. */

import { setHidden, setText } from "../shared/dom.js";
import { byId, DATA, say } from "./data.js";
import { dayWords } from "./days.js";
import { changed } from "./memory.js";
import { countryRows, eventRows, sourceRows, stationRows } from "./rows.js";
import { isLocated } from "./select.js";
import { counted, rangeWords } from "./sentences.js";
import { now } from "./state.js";

const asOfNodes = document.querySelectorAll(".as-of");

/** A number of the list stays when the search hides those before. */
export function numberSources() {
  sourceRows.forEach((row, at) => (row.value = at + 1));
}

function showStations(view) {
  const standings = new Map(view.stations.map(({ at, standing }) => [at, standing]));
  stationRows.forEach((row, at) => {
    setHidden(row, !standings.has(at));
    if (!row.hidden) setText(row.cells[3], DATA.map.standings[standings.get(at)].words);
  });
  const unlocated = view.stations.filter((station) => !isLocated(station)).length;
  setText(byId("unlocated"), say("unlocated", { unlocated }));
}

function showCountries(view) {
  const counts = {};
  for (const { values } of view.stations) counts[values[2]] = (counts[values[2]] || 0) + 1;
  countryRows.forEach((row, at) => {
    const code = DATA.countries[at];
    setHidden(row, !view.statuses[code]);
    if (row.hidden) return;
    const [status, since] = view.statuses[code];
    setText(row.cells[1], DATA.map.statuses[status].words);
    setText(row.cells[2], since);
    setText(row.cells[3], counts[code] || 0);
  });
}

export function showLists(view) {
  const events = new Set(view.events);
  showStations(view);
  showCountries(view);
  eventRows.forEach((row, at) => setHidden(row, !events.has(at)));
  const countries = Object.keys(view.statuses).length;
  setText(byId("n-stations"), view.stations.length);
  setText(byId("n-events"), view.events.length);
  setText(byId("n-countries"), countries);
  setText(byId("range"), rangeWords());
  for (const node of asOfNodes) setText(node, say("asOfWithin", { day: dayWords(now.to) }));
  setHidden(byId("nothing"), Boolean(view.stations.length || view.events.length || countries));
}

/** What the search found, and the sources that mention it. */
export function showFound({ found, stations, events }) {
  if (!changed("found", now.q, stations.length, events.length)) return;
  sourceRows.forEach((row, at) => setHidden(row, Boolean(found) && !found.sources.has(at)));
  const all = sourceRows.length;
  byId("n-sources").textContent = found ? say("partOf", { part: found.sources.size, all }) : all;
  byId("found").hidden = !found;
  if (!found) return;
  byId("found").textContent = [say("found", {
    q: now.q,
    stations: counted(stations.length, "station"),
    events: counted(events.length, "event"),
    sources: counted(found.sources.size, "source"),
  }), ...found.readings].join(" ");
}
