/** Where on the drawn land a place stands: at its point, unless generalised borders have moved from under it. */

import { metresAPixel } from "./projection.js";

const CLEAR = [1, 0.1]; // pixels from the border into the land that are tried
const STEPS = [0.1, 0.5, 1, 1.5, 2, 2.5, 3, 4]; // pixels from the point
const TURNS = Array.from({ length: 16 }, (_, at) => (at * Math.PI) / 8);
const SURE = 0.7; // share of the radius that counts: a projection stretches pixels

/** Pixels of a radius of uncertainty, in metres, that are sure in any direction. */
export function surePixels(map, radius) {
  return (SURE * radius) / metresAPixel(map.getZoom());
}

/**
 * The pixel of the layer where a place stands: at its point or beside it, a pixel from any border if that can be;
 * where its country is not drawn about the point, the nearest place in it, or the point itself off the coast
 * within the radius of uncertainty.
 * @param {import("./countries.js").Countries} countries
 */
export function anchorOf(map, countries, { lon, lat, radius, country }) {
  const point = map.project([lat, lon]).subtract(map.getPixelOrigin());
  const path = countries.paths.get(country);
  if (!path || path.holds(point.x, point.y, CLEAR[0])) return point;
  const edge = path.nearest(point.x, point.y);
  if (!edge) return point;
  const isInside = path.holds(point.x, point.y);
  const isNear = Math.hypot(edge.x - point.x, edge.y - point.y) <= surePixels(map, radius);
  const mayStay = isInside || (isNear && !countries.at(point.x, point.y));
  const start = mayStay ? point : edge;
  for (const clear of mayStay ? CLEAR.slice(0, 1) : CLEAR) {
    const found = spotAround(path, start, clear);
    if (found) return found;
  }
  return L.point(start.x, start.y);
}

/** The nearest of the points about one that lies so far within a country. */
function spotAround(path, { x, y }, clear) {
  for (const step of STEPS) {
    for (const turn of TURNS) {
      const [toX, toY] = [x + step * Math.cos(turn), y + step * Math.sin(turn)];
      if (path.holds(toX, toY, clear)) return L.point(toX, toY);
    }
  }
  return undefined;
}
