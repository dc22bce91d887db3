/**
 * Projections of the map: Equal Earth for the world; for what covers less, a stereographic one about the middle
 * of the view, which is conformal. A zoom number means the scale that it has in Web Mercator at the equator.
 *
 * The modules of proj4 are used without its general transformation, which costs eight times as long and ten
 * times the bytes to change a datum that is one sphere.
 */

import equalEarth from "proj4/lib/projections/eqearth.js";
import stereographic from "proj4/lib/projections/stere.js";

const RADIUS = 6378137; // metres, of Web Mercator's sphere
const RADIAN = Math.PI / 180;
const METRES_A_PX = (2 * Math.PI * RADIUS) / 256; // at zoom 0
const FARTHEST = 178; // degrees of arc from the middle; the other side of the Earth lies infinitely far
const LOCAL_ARC = 50; // degrees of arc from the middle of a local map to its corner
const SLACK = 1.15; // a local map becomes a world map a little later than a world map becomes local
const OFF_CENTRE = [0.35, 1, 10]; // share of that arc, and least and most degrees, before a map is centred anew

/** Degrees of arc between two points in degrees. */
export function arcBetween([lon, lat], [toLon, toLat]) {
  const dLon = (toLon - lon) * RADIAN;
  const [one, other] = [lat * RADIAN, toLat * RADIAN];
  const cosine = Math.sin(one) * Math.sin(other) + Math.cos(one) * Math.cos(other) * Math.cos(dLon);
  return Math.acos(Math.min(1, Math.max(-1, cosine))) / RADIAN;
}

/** Metres that one pixel covers in the middle of a map. */
export const metresAPixel = (zoom) => METRES_A_PX / 2 ** zoom;

/** The zoom at which one pixel covers so many metres in the middle of a map. */
export const zoomOf = (metres) => Math.log2(METRES_A_PX / metres);

function prepared(kind, parameters) {
  const made = { ...kind, a: RADIUS, es: 0, sphere: true, k0: 1, over: true, ...parameters };
  made.init();
  return made;
}

/** Longitude within 180° of a meridian. */
export function near(lon, meridian) {
  return lon - 360 * Math.round((lon - meridian) / 360);
}

/** Metres east and north of the middle, of a point in degrees that lies at most 360° from it. */
function forwardOf(made, farthest) {
  return (lon, lat) => {
    const point = made.forward({ x: lon * RADIAN, y: lat * RADIAN });
    const far = Math.hypot(point.x, point.y) / farthest;
    if (far > 1) return { x: point.x / far, y: point.y / far };
    return Number.isNaN(far) ? { x: farthest, y: 0 } : point;
  };
}

/**
 * A CRS for Leaflet. `forward` takes longitudes beyond 180° as they are, so that land across the edge of the
 * world stays whole.
 */
function crsOf(base, code, centre, forward, inverse) {
  const projection = {
    project: ({ lng, lat }) => {
      const { x, y } = forward(near(lng, centre[0]), lat);
      return L.point(x, y);
    },
    unproject: ({ x, y }) => {
      const { x: lon, y: lat } = inverse(x, y);
      return L.latLng(lat / RADIAN || 0, lon / RADIAN || 0);
    },
  };
  // Leaflet draws circles of its own Earth's distance as if meridians were upright; ours keep their area.
  const distance = (one, other) => base.distance(one, other);
  return { ...base, code, centre, forward, projection, distance, wrapLng: undefined, infinite: true };
}

/** Equal Earth about a meridian, as the printed world map. */
function worldCrs(base, meridian) {
  const made = prepared(equalEarth, { long0: meridian * RADIAN });
  const forward = forwardOf(made, Infinity);
  const pole = forward(meridian, 89.999).y; // no place lies beyond
  const inverse = (x, y) => made.inverse({ x, y: Math.min(pole, Math.max(-pole, y)) });
  return crsOf(base, "world", [meridian, 0], forward, inverse);
}

/** Stereographic about a point in degrees. */
export function localCrs(base, lon, lat) {
  const made = prepared(stereographic, { long0: lon * RADIAN, lat0: lat * RADIAN });
  const farthest = 2 * RADIUS * Math.tan((FARTHEST / 2) * RADIAN);
  const inverse = (x, y) => made.inverse({ x, y });
  const crs = crsOf(base, `local ${lon} ${lat}`, [lon, lat], forwardOf(made, farthest), inverse);
  return { ...crs, isLocal: true };
}

/** Web Mercator, for a map with tiles, with what land needs of a CRS. */
function mercatorCrs(base) {
  const forward = (lon, lat) => base.projection.project({ lng: lon, lat });
  return { ...base, code: "mercator", centre: [0, 0], forward };
}

/** Chooses the projection for what the map shows, and changes it after a movement. */
export class Projections {
  /** @param {boolean} isMercator whether the map has tiles, which are in no other projection */
  constructor(map, meridian, isMercator) {
    this.map = map;
    this.base = map.options.crs;
    this.isMercator = isMercator;
    this.world = isMercator ? mercatorCrs(this.base) : worldCrs(this.base, meridian);
    map.options.crs = this.world;
    map.on("moveend", () => this.settle());
  }

  /** Degrees of arc from the middle of the map to its corner. */
  reach(zoom) {
    const { x, y } = this.map.getSize();
    return (2 * Math.atan((Math.hypot(x, y) / 2) * metresAPixel(zoom) / (2 * RADIUS))) / RADIAN;
  }

  /** Whether a map at a zoom shows little enough to be local. */
  isLocal(zoom, slack = 1) {
    return !this.isMercator && this.reach(zoom) <= LOCAL_ARC * slack;
  }

  /** The CRS for a view; the current one as long as it serves. */
  fitting({ lng, lat }, zoom) {
    const current = this.map.options.crs;
    const wasLocal = current !== this.world;
    if (!this.isLocal(zoom, wasLocal ? SLACK : 1)) return this.world;
    const [share, least, most] = OFF_CENTRE;
    const off = Math.min(most, Math.max(least, this.reach(zoom) * share));
    if (wasLocal && arcBetween(current.centre, [lng, lat]) <= off) return current;
    return localCrs(this.base, near(lng, 0), lat);
  }

  settle() {
    const { map } = this;
    const centre = map.getCenter();
    const crs = this.fitting(centre, map.getZoom());
    if (crs !== map.options.crs) this.show(crs, centre, map.getZoom());
  }

  /** Shows a view in a CRS, at once. */
  show(crs, centre, zoom) {
    this.map.options.crs = crs;
    this.map.setView(centre, zoom, { reset: true, animate: false });
  }
}
