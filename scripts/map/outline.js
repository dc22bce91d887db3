/**
 * The outline of a country as a Leaflet path, projected by itself: only the parts that the map shows, to a
 * hundredth of a pixel, and once for each zoom and projection.
 */

import { arcBetween } from "./projection.js";

const DIGITS = 100; // parts of a pixel
const BEYOND = 95; // degrees of arc from the middle of a local map, where no part of it lies

/**
 * @typedef {object} Part a polygon
 * @property {number[][]} rings longitudes and latitudes in turn, the outer ring first; degrees
 * @property {[number, number]} middle
 * @property {number} reach degrees of arc from the middle to the farthest corner
 * @property {number} north latitude of its northern end
 */

/** @returns {Part} of the coordinates of a GeoJSON polygon; `seam` is the meridian at the edge of the world map */
export function partOf(polygon, seam) {
  const [outer] = polygon;
  const lons = outer.map(([lon]) => lon);
  const lats = outer.map(([, lat]) => lat);
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
  const turn = east <= seam ? 360 : 0;
  const rings = polygon.map((ring) => ring.slice(0, -1).flatMap(([lon, lat]) => [lon + turn, lat]));
  const middle = [(west + east) / 2 + turn, (south + north) / 2];
  const reach = Math.max(...outer.map(([lon, lat]) => arcBetween(middle, [lon + turn, lat])));
  return { rings, middle, reach, north };
}

/** Whether a point lies within a ring of pixels; a point on its edge may be either. */
function isWithin(ring, x, y) {
  let inside = false;
  for (let at = 0, last = ring.length - 1; at < ring.length; last = at, at += 1) {
    const [one, other] = [ring[at], ring[last]];
    if (one.y > y !== other.y > y && x < ((other.x - one.x) * (y - one.y)) / (other.y - one.y) + one.x) {
      inside = !inside;
    }
  }
  return inside;
}

/** The point of a segment that is nearest to a point. */
function nearestOn(from, to, x, y) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1);
  const share = Math.min(1, Math.max(0, along));
  return { x: from.x + share * dx, y: from.y + share * dy };
}

const methods = {
  /** @param {Part[]} parts */
  initialize(parts, options) {
    L.Polygon.prototype.initialize.call(this, [], options);
    this.parts = parts;
    this.projected = new Map(); // part -> rings of pixels and their bounds
    this.key = "";
  },

  setParts(parts) {
    this.parts = parts;
    this.projected.clear();
    this.drawn = "";
    if (this._map) this._update();
  },

  /** Leaflet asks for this at each zoom; parts are projected when they are needed. */
  _project() {
    const { options } = this._map;
    const { x, y } = this._map.getPixelOrigin();
    const key = [options.crs.code, this._map.getZoom(), x, y].join();
    if (key === this.key) return;
    this.key = key;
    this.projected.clear();
  },

  /** The rings of a part in pixels, and what bounds them; null for one on the far side of a local map. */
  pixelsOf(part) {
    let seen = this.projected.get(part);
    if (seen !== undefined) return seen;
    const { crs } = this._map.options;
    const isFar = crs.isLocal && arcBetween(crs.centre, part.middle) - part.reach > BEYOND;
    seen = isFar ? null : this.projectPart(part, crs);
    this.projected.set(part, seen);
    return seen;
  },

  projectPart(part, crs) {
    const scale = crs.scale(this._map.getZoom());
    const origin = this._map.getPixelOrigin();
    const box = { west: Infinity, east: -Infinity, north: Infinity, south: -Infinity };
    const rings = part.rings.map((ring) => {
      const pixels = [];
      for (let at = 0; at < ring.length; at += 2) {
        const metres = crs.forward(ring[at], ring[at + 1]);
        const point = crs.transformation.transform(L.point(metres.x, metres.y), scale);
        const x = Math.round((point.x - origin.x) * DIGITS) / DIGITS;
        const y = Math.round((point.y - origin.y) * DIGITS) / DIGITS;
        pixels.push(L.point(x, y));
        box.west = Math.min(box.west, x);
        box.east = Math.max(box.east, x);
        box.north = Math.min(box.north, y);
        box.south = Math.max(box.south, y);
      }
      return pixels;
    });
    return { rings, box };
  },

  /** Draws what lies within the bounds of the renderer, unless that is drawn already. */
  _update() {
    if (!this._map) return;
    this._project();
    const bounds = this._renderer._bounds;
    const drawn = [this.key, bounds.min.x, bounds.min.y, bounds.max.x, bounds.max.y].join();
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this._parts = [];
    for (const part of this.parts) {
      const seen = this.pixelsOf(part);
      if (!seen || !overlaps(seen.box, bounds)) continue;
      const clips = !this.options.isLine && !isWhole(seen.box, bounds);
      for (const ring of seen.rings) {
        const pixels = clips ? L.PolyUtil.clipPolygon(ring, bounds) : ring;
        if (pixels.length) this._parts.push(pixels);
      }
    }
    this._renderer._updatePoly(this, !this.options.isLine);
  },

  /** Where a tooltip stands that the keyboard opens: on the largest part. */
  getCenter() {
    const largest = this.parts.reduce((one, other) => (other.reach > one.reach ? other : one));
    return L.latLng(largest.middle[1], largest.middle[0]);
  },

  /** The rings of all parts that reach into a box of the layer, in pixels. */
  ringsWithin({ left, top, right, bottom }) {
    const bounds = { min: { x: left, y: top }, max: { x: right, y: bottom } };
    return this.parts.flatMap((part) => {
      const seen = this.pixelsOf(part);
      return seen && overlaps(seen.box, bounds) ? seen.rings : [];
    });
  },

  /** Whether a point of the layer, in pixels, lies on the drawn land. */
  holds(x, y) {
    return this.parts.some((part) => {
      const seen = this.pixelsOf(part);
      if (!seen || x < seen.box.west || x > seen.box.east || y < seen.box.north || y > seen.box.south) return false;
      return seen.rings.reduce((inside, ring) => inside !== isWithin(ring, x, y), false);
    });
  },

  /** The point on the edge of the drawn land that is nearest to a point; undefined where no land is drawn. */
  nearest(x, y) {
    let found;
    let least = Infinity;
    for (const part of this.parts) {
      for (const ring of this.pixelsOf(part)?.rings ?? []) {
        ring.forEach((to, at) => {
          const point = nearestOn(ring.at(at - 1), to, x, y);
          const distance = Math.hypot(point.x - x, point.y - y);
          if (distance < least) [found, least] = [point, distance];
        });
      }
    }
    return found;
  },
};

function overlaps(box, { min, max }) {
  return box.west <= max.x && box.east >= min.x && box.north <= max.y && box.south >= min.y;
}

function isWhole(box, { min, max }) {
  return box.west >= min.x && box.east <= max.x && box.north >= min.y && box.south <= max.y;
}

let Outline = null;

/** A path of land that can be added to a map. */
export function outline(parts, options) {
  Outline ??= L.Polygon.extend(methods); // Leaflet may be loaded later than this module
  return new Outline(parts, options);
}
