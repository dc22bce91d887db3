/** Brings the map back where a movement has taken it beside the inhabited world. */

import { metresAPixel } from "./projection.js";

const LEAST = 2; // pixels that are not worth a movement

/** The nearest to a middle that keeps `half` of a view within two edges; their own middle where it cannot. */
function within(middle, half, [low, high], own) {
  return high - low <= 2 * half ? own : Math.min(high - half, Math.max(low + half, middle));
}

/** @param {import("./fit.js").Fit} fit */
export function keepToWorld(map, fit, { extent: [, south, , north], meridian }) {
  const { projections } = fit;
  const { world } = projections;
  const edges = {
    x: [world.forward(meridian - 180, 0).x, world.forward(meridian + 180, 0).x],
    y: [world.forward(meridian, south).y, world.forward(meridian, north).y],
  };

  function wanted() {
    const { crs } = map.options;
    const centre = map.getCenter();
    if (crs !== world) return L.latLng(Math.min(north, Math.max(south, centre.lat)), centre.lng);
    const { x, y } = map.getSize();
    const metres = metresAPixel(map.getZoom()) / 2;
    const middle = crs.project(centre);
    const own = crs.project(fit.world().centre);
    const kept = [within(middle.x, x * metres, edges.x, own.x), within(middle.y, y * metres, edges.y, own.y)];
    return crs.unproject(L.point(...kept));
  }

  map.on("moveend", () => {
    if (fit.fitting) return;
    const offset = map.latLngToContainerPoint(wanted()).subtract(map.getSize().divideBy(2));
    if (Math.hypot(offset.x, offset.y) < LEAST) return;
    fit.rest();
    map.panBy(offset);
  });
}
