/** The map of the page: the Leaflet map itself, and what is painted on it. */

import { arrange } from "../map/arrange.js";
import { StationMap } from "../map/station-map.js";
import { byId, DATA, isNarrow, measure, say } from "./data.js";
import { isoOf } from "./days.js";
import { isLocated } from "./select.js";
import { asOfWords, countWords } from "./sentences.js";
import { now } from "./state.js";

/** @type {StationMap} */
export let drawing;

/** Lets map and legend end where the window does, seen from the top of the page. */
function reachDown() {
  const { top } = byId("map").parentElement.getBoundingClientRect();
  document.documentElement.style.setProperty("--map-top", `${Math.round(top + window.scrollY)}px`);
}

let map = null;

export function makeMap() {
  reachDown();
  map = L.map("map", {
    ...DATA.mapOptions,
    zoomControl: false,
    attributionControl: true,
  });
  L.control.zoom({ position: isNarrow() ? "bottomleft" : "topright" }).addTo(map);
  L.control.scale({ position: "topleft", maxWidth: 100 * measure("symbol-scale") }).addTo(map);
  map.setView([20, 10], 1);
}

/**
 * @param {(record: string, opener: Element | null) => void} open called when a record is chosen on the map
 * @param {() => Promise<object>} loadLand
 */
export function startDrawing(open, loadLand) {
  drawing = new StationMap(map, DATA.map, {
    scale: measure("symbol-scale"),
    loadLand,
    more: { words: DATA.map.texts.onPanel, href: "#panel" },
    onChoose: (kind, id, byKey) => open(`${kind}:${id}`, byKey ? document.activeElement : null),
  });
  const located = DATA.stations.filter((values) => isLocated({ values }));
  drawing.stations.setPlaces(located.map(([id, name, country, , lon, lat, radius, precision, names]) =>
    [id, name, lon, lat, radius, precision, country, names]));
  new ResizeObserver(() => drawing.fit.again()).observe(map.getContainer());
  new ResizeObserver(reachDown).observe(document.querySelector(".masthead"));
  window.addEventListener("resize", reachDown);
}

/** Shows the part of the Earth that the map will show, still without land. */
export function frameMap(view) {
  const { legend, asOfWords: words, maxZoom, extent, borders } = mapState(view);
  drawing.legend.paint(legend, words);
  drawing.map.setMaxZoom(maxZoom);
  drawing.setBorders(borders);
  drawing.fit.to(extent);
}

/** What is done for the stations before they are drawn at all, each a step. */
export const MAP_STEPS = [
  (view) => drawing.stations.setStandings(mapState(view).stations),
  () => drawing.placement.placesNow(),
  () => arrange(drawing.placement.placesNow(), drawing.placement.rules()), // the answers about land are kept
  (view) => drawing.countries.paint(mapState(view).countries),
];

/** West, south, east and north of the chosen countries, as `_extent` of geo/mapspec settles them. */
function extentOf(countries) {
  const { world, margin, minMargin, widest } = DATA.extents;
  if (!countries.length) return DATA.extents.selection;
  const corners = countries.map((code) => DATA.extents.countries[code]).filter(Boolean);
  if (!corners.length) return world;
  const [west, south] = [0, 1].map((side) => Math.min(...corners.map((one) => one[side])));
  const [east, north] = [2, 3].map((side) => Math.max(...corners.map((one) => one[side])));
  const dx = Math.max((east - west) * margin, minMargin);
  const dy = Math.max((north - south) * margin, minMargin);
  if (east - west + 2 * dx > widest) return world;
  return [Math.max(-180, west - dx), Math.max(-90, south - dy), Math.min(180, east + dx), Math.min(90, north + dy)];
}

function legendOf(view, drawn) {
  const statuses = Object.values(view.statuses).map(([status]) => status);
  const standings = drawn.map(({ standing }) => standing);
  const count = (keys, key) => keys.filter((one) => one === key).length;
  return [
    ...Object.keys(DATA.map.statuses).map((key) => ["status", key, count(statuses, key)]),
    ...Object.keys(DATA.map.standings).map((key) => ["standing", key, count(standings, key)])
      .filter(([, , number]) => number),
  ];
}

function idsByStanding(drawn) {
  const ids = {};
  for (const { values, standing } of drawn) (ids[standing] ??= []).push(values[0]);
  return ids;
}

/** @returns {import("../map/station-map.js").State} */
export function mapState(view) {
  const located = view.stations.filter(isLocated);
  const zooms = located.map(({ values }) => DATA.zoomLimit[values[7]]);
  return {
    asOf: isoOf(now.to),
    asOfWords: asOfWords(),
    label: say("map", { counts: countWords(view) }),
    countries: view.statuses,
    stations: idsByStanding(located),
    groups: {},
    legend: legendOf(view, located),
    extent: extentOf(now.countries),
    maxZoom: zooms.length ? Math.max(...zooms) : DATA.zoomWithout,
    borders: DATA.borders,
    chosen: now.record,
  };
}
