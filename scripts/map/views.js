/** Where the map has to stand to show an extent, and in which projection. */

import { localCrs, near, zoomOf } from "./projection.js";

const SAMPLES = 8; // along each side: parallels bend

/** Points in and along the edges of an extent of west, south, east and north, in degrees, the middle first. */
function outlineOf([west, south, east, north]) {
  const points = [[(west + east) / 2, (south + north) / 2]];
  for (let at = 0; at <= SAMPLES; at += 1) {
    const [lon, lat] = [west + ((east - west) * at) / SAMPLES, south + ((north - south) * at) / SAMPLES];
    points.push([lon, south], [lon, north], [west, lat], [east, lat]);
  }
  return points;
}

/** The view of a CRS that shows points as large as a room of pixels allows, `up` pixels above the middle. */
function fitted(crs, points, room, up = 0) {
  const turn = near(points[0][0], crs.centre[0]) - points[0][0];
  const seen = points.map(([lon, lat]) => crs.forward(lon + turn, lat));
  const [xs, ys] = [seen.map(({ x }) => x), seen.map(({ y }) => y)];
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const metres = Math.max((east - west) / room.x, (north - south) / room.y);
  const middle = L.point((west + east) / 2, (south + north) / 2 - up * metres);
  return { crs, centre: crs.projection.unproject(middle), zoom: zoomOf(metres) };
}

/** The view of the inhabited world; `ends` are the points that it has to show at least. */
export function worldView({ projections, ends, room }) {
  return fitted(projections.world, ends, room);
}

/**
 * The view of an extent: local, unless it is too wide for that.
 * @param {{projections: import("./projection.js").Projections, room: {x: number, y: number}, up: number}} frame
 */
export function viewOf(extent, { projections, room, up }) {
  const points = outlineOf(extent);
  const [lon, lat] = points[0];
  const local = fitted(localCrs(projections.base, near(lon, 0), lat), points, room, up);
  if (projections.isLocal(local.zoom)) return local;
  return fitted(projections.world, points, room, up);
}

/**
 * What is seen through the upper left part of a map, `width` and `height` pixels large: west, south, east and
 * north in degrees, east perhaps beyond 180°.
 */
export function seenThrough(map, width, height, meridian) {
  const { crs } = map.options;
  const lons = [];
  const lats = [];
  for (let across = 0; across <= SAMPLES; across += 1) {
    for (let along = 0; along <= SAMPLES; along += 1) {
      const { lng, lat } = map.containerPointToLatLng([(width * across) / SAMPLES, (height * along) / SAMPLES]);
      if (crs.code === "world" && Math.abs(lng - meridian) > 180) continue; // beside the world
      lons.push(near(lng, crs.centre[0]));
      lats.push(lat);
    }
  }
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
