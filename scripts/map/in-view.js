/** Which statuses and standings the map shows now. */

import { clipped } from "./outline.js";

const REST = 120; // milliseconds after a movement

/** Whether land of a country lies in a box of the layer. */
function shows(path, { min, max }) {
  const rings = path.ringsWithin({ left: min.x, top: min.y, right: max.x, bottom: max.y });
  return rings.some((ring) => clipped(ring, { min, max }).length);
}

/**
 * @param {import("./station-map.js").StationMap} stationMap
 * @returns {Set<string> | null} kind and key of each entry of the legend in view; null where all are
 */
function entriesInView({ map, state, stations, countries }) {
  const box = map.getPixelBounds();
  const origin = map.getPixelOrigin();
  const layerBox = L.bounds(box.min.subtract(origin), box.max.subtract(origin));
  const seen = new Set();
  let missing = false;
  for (const [code, [status]] of Object.entries(state.countries)) {
    const path = countries.paths.get(code);
    if (path && shows(path, layerBox)) seen.add(`status${status}`);
    else missing ||= Boolean(path);
  }
  for (const [standing, ids] of Object.entries(state.stations)) {
    for (const id of ids) {
      const { lon, lat } = stations.places.get(id);
      if (layerBox.contains(map.latLngToLayerPoint([lat, lon]))) seen.add(`standing${standing}`);
      else missing = true;
    }
  }
  return missing ? seen : null;
}

/** Keeps the legend to what the map shows, from now on and after each movement. */
export function listInView(stationMap) {
  let waiting = 0;
  const list = () => {
    const { state, legend } = stationMap;
    if (state && !stationMap.placement.groups.length) legend.list(entriesInView(stationMap));
  };
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(list, REST);
  };
  stationMap.map.on("moveend", later);
  return later;
}
