/** The lists below the map: rows of what is in view, with the standing and status of the day. */

import { setHidden, setText } from "../shared/dom.js";
import { byId, DATA, say } from "./data.js";
import { dayWords } from "./days.js";
import { changed } from "./memory.js";
import { hrefOf, LISTS } from "./parts.js";
import { isLocated, select } from "./select.js";
import { counted, rangeWords } from "./sentences.js";
import { now } from "./state.js";

const NEAR = "50%"; // of the window's height, from its edge to a list that enters the document
const asOfNodes = document.querySelectorAll(".as-of");
const allSources = Number(byId("n-sources").textContent);

/** How the rows of each list follow what is in view. */
const PAINTERS = {
  stations(rows, view) {
    const standings = new Map(view.stations.map(({ at, standing }) => [at, standing]));
    rows.forEach((row, at) => {
      setHidden(row, !standings.has(at));
      if (!row.hidden) setText(row.cells[3], DATA.map.standings[standings.get(at)].words);
    });
  },
  countries(rows, view) {
    const counts = {};
    for (const { values } of view.stations) counts[values[2]] = (counts[values[2]] || 0) + 1;
    rows.forEach((row, at) => {
      const code = DATA.countries[at];
      setHidden(row, !view.statuses[code]);
      if (row.hidden) return;
      const [status, since] = view.statuses[code];
      setText(row.cells[1], DATA.map.statuses[status].words);
      setText(row.cells[2], since);
      setText(row.cells[3], counts[code] || 0);
    });
  },
  events(rows, view) {
    const events = new Set(view.events);
    rows.forEach((row, at) => setHidden(row, !events.has(at)));
  },
  sources(rows, { found }) {
    rows.forEach((row, at) => setHidden(row, Boolean(found) && !found.sources.has(at)));
  },
  figures() {},
};

/** Marks the links to the open record in a list, or in every list that is in the document. */
export function markLinks(lists = Object.values(LISTS).filter(({ isPlaced }) => isPlaced)) {
  const href = hrefOf(now.record);
  for (const anchor of lists.flatMap(({ links }) => links)) {
    if (anchor.getAttribute("href") === href) anchor.setAttribute("aria-current", "true");
    else anchor.removeAttribute("aria-current");
  }
}

/** A number of the list stays when the search hides those before. */
const numberRows = (rows) => rows.forEach((row, at) => (row.value = at + 1));

/** Puts a list into the document as it now is, all of it at once or its first rows before the others. */
export function showList(name, isAtOnce = false) {
  const list = LISTS[name];
  if (!list.isPlaced) {
    PAINTERS[name](list.rows, select());
    if (name === "sources") numberRows(list.rows);
    markLinks([list]);
  }
  if (isAtOnce) list.complete();
  else list.place();
}

const listIn = (fold) => fold.querySelector("noscript")?.dataset.list;

/** Lists enter the document when they are unfolded and near what is seen, or when the browser is to look for a text. */
export function listenToLists() {
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting && target.open && listIn(target)) showList(listIn(target));
    }
  }, { rootMargin: NEAR });
  for (const fold of document.querySelectorAll(".fold")) {
    observer.observe(fold);
    fold.addEventListener("toggle", () => {
      if (fold.open && listIn(fold)) showList(listIn(fold));
    });
  }
  document.addEventListener("keydown", ({ key, ctrlKey, metaKey }) => {
    if (key === "F3" || ((ctrlKey || metaKey) && key === "f")) for (const name of Object.keys(LISTS)) showList(name);
  }, true);
}

export function showLists(view) {
  for (const [name, list] of Object.entries(LISTS)) if (list.isPlaced) PAINTERS[name](list.rows, view);
  const countries = Object.keys(view.statuses).length;
  const unlocated = view.stations.filter((station) => !isLocated(station)).length;
  setText(byId("unlocated"), say("unlocated", { unlocated }));
  setText(byId("n-stations"), view.stations.length);
  setText(byId("n-events"), view.events.length);
  setText(byId("n-countries"), countries);
  setText(byId("range"), rangeWords());
  for (const node of asOfNodes) setText(node, say("asOfWithin", { day: dayWords(now.to) }));
  setHidden(byId("nothing"), Boolean(view.stations.length || view.events.length || countries));
}

/** What the search found. */
export function showFound({ found, stations, events }) {
  if (!changed("found", now.q, stations.length, events.length)) return;
  setText(byId("n-sources"), found ? say("partOf", { part: found.sources.size, all: allSources }) : allSources);
  byId("found").hidden = !found;
  if (!found) return;
  byId("found").textContent = [say("found", {
    q: now.q,
    stations: counted(stations.length, "station"),
    events: counted(events.length, "event"),
    sources: counted(found.sources.size, "source"),
  }), ...found.readings].join(" ");
}
