/** Where on the drawn land a place stands: at its point, unless generalised borders have moved from under it. */

import { metresAPixel } from "./projection.js";

const INSIDE = [0.1, 0.3, 0.6, 1, 1.6]; // pixels from the border into the land that are tried
const TURNS = [0, 0.5, -0.5, 1, -1, 1.5, -1.5, 2, -2, 2.5, -2.5, 3]; // radians either side of straight on
const SURE = 0.7; // share of the radius that counts: a projection stretches pixels

/**
 * The pixel of the layer where a place stands: its point where that lies on the drawn land of its country, or
 * off the coast within the place's radius of uncertainty; else the nearest point on that land.
 * @param {import("./countries.js").Countries} countries
 */
export function anchorOf(map, countries, { lon, lat, radius, country }) {
  const point = map.project([lat, lon]).subtract(map.getPixelOrigin());
  const path = countries.paths.get(country);
  if (!path || path.holds(point.x, point.y)) return point;
  const edge = path.nearest(point.x, point.y);
  if (!edge) return point;
  const away = Math.hypot(edge.x - point.x, edge.y - point.y);
  const isNear = away <= (SURE * radius) / metresAPixel(map.getZoom());
  if (isNear && !countries.at(point.x, point.y)) return point;
  return within(path, edge, Math.atan2(edge.y - point.y, edge.x - point.x));
}

/** A point a little inside the land from a point on its edge, about in a direction. */
function within(path, { x, y }, direction) {
  for (const step of INSIDE) {
    for (const turn of TURNS) {
      const [dx, dy] = [step * Math.cos(direction + turn), step * Math.sin(direction + turn)];
      if (path.holds(x + dx, y + dy)) return L.point(x + dx, y + dy);
    }
  }
  return L.point(x, y);
}
