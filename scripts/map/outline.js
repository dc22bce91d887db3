/**
 * Land or water as a Leaflet path that is projected by itself: only the parts that the map shows, to a hundredth
 * of a pixel, and once for each zoom and projection.
 */

import { inspect, nearestOn, pathOf } from "./rings.js";
import { arcBetween } from "./projection.js";

const DIGITS = 100; // parts of a pixel
const NOTHING = "M0 0"; // path of what lies outside the map
const BEYOND = 95; // degrees of arc from the middle of a local map, where no part of it lies

/**
 * @typedef {object} Seen a part in pixels of the layer
 * @property {Float64Array[]} rings x and y in turn
 * @property {{west: number, east: number, north: number, south: number}} box
 * @property {string} [path] of all rings
 */

const methods = {
  /** @param {import("./part.js").Part[]} parts */
  initialize(parts, options) {
    L.Polygon.prototype.initialize.call(this, [], options);
    this.parts = parts;
    /** @type {Map<import("./part.js").Part, Seen | null>} */
    this.projected = new Map();
    this.drawn = ""; // bounds that what is drawn was clipped to
  },

  setParts(parts) {
    this.parts = parts;
    this.projected.clear();
    this.drawn = "";
    if (this._map) this._update();
  },

  /** Forgets the pixels of another zoom or projection. Leaflet asks for this at each zoom, we more often. */
  _project() {
    const { crs } = this._map.options;
    const origin = this._map.getPixelOrigin(); // a new point after each zoom
    if (crs === this.crs && origin === this.origin) return;
    Object.assign(this, { crs, origin, drawn: "" });
    this.projected.clear();
  },

  /** @returns {Seen | null} a part in pixels; null for one on the far side of a local map */
  pixelsOf(part) {
    let seen = this.projected.get(part);
    if (seen !== undefined) return seen;
    const { crs } = this;
    const isFar = crs.isLocal && arcBetween(crs.centre, part.middle) - part.reach > BEYOND;
    seen = isFar ? null : this.projectPart(part, crs);
    this.projected.set(part, seen);
    return seen;
  },

  projectPart(part, crs) {
    const scale = crs.scale(this._map.getZoom());
    const [zero, one] = [0, 1].map((metre) => crs.transformation.transform(L.point(metre, metre), scale));
    const [perX, perY] = [one.x - zero.x, one.y - zero.y];
    const [left, top] = [zero.x - this.origin.x, zero.y - this.origin.y];
    const box = { west: Infinity, east: -Infinity, north: Infinity, south: -Infinity };
    const rings = part.rings.map((ring) => {
      const pixels = new Float64Array(ring.length);
      for (let at = 0; at < ring.length; at += 2) {
        const metres = crs.forward(ring[at], ring[at + 1]);
        const x = Math.round((left + metres.x * perX) * DIGITS) / DIGITS;
        const y = Math.round((top + metres.y * perY) * DIGITS) / DIGITS;
        pixels[at] = x;
        pixels[at + 1] = y;
        if (x < box.west) box.west = x;
        if (x > box.east) box.east = x;
        if (y < box.north) box.north = y;
        if (y > box.south) box.south = y;
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
    const drawn = [bounds.min.x, bounds.min.y, bounds.max.x, bounds.max.y].join();
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const { isLine } = this.options;
    let path = "";
    for (const part of this.parts) {
      const seen = this.pixelsOf(part);
      if (!seen || !overlaps(seen.box, bounds)) continue;
      const isClipped = !isLine && !isWhole(seen.box, bounds);
      path += isClipped ? pathOf(seen.rings.map((ring) => clipped(ring, bounds)), true) : wholePathOf(seen, !isLine);
    }
    const node = this.getElement();
    if (node.getAttribute("d") !== (path || NOTHING)) node.setAttribute("d", path || NOTHING);
  },

  /** Where a tooltip stands that the keyboard opens: on the largest part. */
  getCenter() {
    const largest = this.parts.reduce((one, other) => (other.reach > one.reach ? other : one));
    return L.latLng(largest.middle[1], largest.middle[0]);
  },

  /** The rings of all parts that reach into a box of the layer, in pixels. */
  ringsWithin({ left, top, right, bottom }) {
    this._project();
    const bounds = { min: { x: left, y: top }, max: { x: right, y: bottom } };
    return this.parts.flatMap((part) => {
      const seen = this.pixelsOf(part);
      return seen && overlaps(seen.box, bounds) ? seen.rings : [];
    });
  },

  /** Whether a point of the layer is on the drawn land, and `clear` pixels from its edge. */
  holds(x, y, clear = 0) {
    this._project();
    let inside = false;
    for (const part of this.parts) {
      const seen = this.pixelsOf(part);
      if (!seen || !isAbout(seen.box, x, y, clear)) continue;
      for (const ring of seen.rings) {
        const { crosses, isClear } = inspect(ring, x, y, clear);
        if (!isClear) return false;
        if (crosses) inside = !inside;
      }
    }
    return inside;
  },

  /** The point on the edge of the drawn land that is nearest to a point; undefined where no land is drawn. */
  nearest(x, y) {
    this._project();
    let found;
    for (const part of this.parts) {
      for (const ring of this.pixelsOf(part)?.rings ?? []) found = nearestOn(ring, x, y, found);
    }
    return found;
  },
};

function isAbout(box, x, y, clear) {
  return x >= box.west - clear && x <= box.east + clear && y >= box.north - clear && y <= box.south + clear;
}

function overlaps(box, { min, max }) {
  return box.west <= max.x && box.east >= min.x && box.north <= max.y && box.south >= min.y;
}

function isWhole(box, { min, max }) {
  return box.west >= min.x && box.east <= max.x && box.north >= min.y && box.south <= max.y;
}

/** A ring cut to bounds. */
export function clipped(ring, bounds) {
  const points = [];
  for (let at = 0; at < ring.length; at += 2) points.push(L.point(ring[at], ring[at + 1]));
  return L.PolyUtil.clipPolygon(points, bounds).flatMap(({ x, y }) => [x, y]);
}

/** The path of a part that is not clipped, which stays the same while the map is moved. */
function wholePathOf(seen, closes) {
  seen.path ??= pathOf(seen.rings, closes);
  return seen.path;
}

let Outline = null;

/** A path of land or water that can be added to a map. */
export function outline(parts, options) {
  Outline ??= L.Polygon.extend(methods); // Leaflet may be loaded later than this module
  return new Outline(parts, options);
}
