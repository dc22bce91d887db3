/** Keeps the map at what it shows, an extent or a record, until the reader moves it. */

import { viewOf, worldView } from "./views.js";

const SETTLING = 400; // milliseconds in which a movement may still be Leaflet's own
const LEAST = 100; // pixels: a frame that has not grown yet is lower
const MARGIN = 8; // pixels on each side of what is shown

export class Fit {
  /**
   * @param {import("./projection.js").Projections} projections
   * @param {{extent: number[], ends: [number, number][]}} world in degrees, longitude first
   */
  constructor(map, legend, projections, world) {
    Object.assign(this, { map, legend, projections, world });
    /** @type {number[] | null} */
    this.extent = null;
    /** @type {(() => {crs: object, centre: object, zoom: number} | null) | null} the view of a record */
    this.goal = null;
    this.fitting = false;
    this.quiet = 0; // time until which a movement is not the reader's
    /** Whether the reader has moved the map since it was last fitted. */
    this.moved = false;
    for (const touch of ["pointerdown", "wheel", "keydown"]) {
      map.getContainer().addEventListener(touch, () => (this.quiet = 0), true);
    }
    new ResizeObserver(() => this.again()).observe(legend.box);
    map.on("movestart zoomstart", () => {
      if (!this.isQuiet()) this.moved = true;
    });
  }

  /** Fits the map to west, south, east and north, unless it was fitted to them before. */
  to(extent) {
    if (this.extent?.join() === extent.join()) return;
    this.extent = extent;
    this.aim(null);
  }

  /** Shows a record, or the extent again; the goal gives a view, or nothing where the map may stay. */
  aim(goal) {
    this.goal = goal;
    this.moved = false;
    this.again();
  }

  /** Fits the map, for something else to show or a new size, unless the reader has moved it. */
  again() {
    const { map, projections } = this;
    this.fitting = true;
    map.invalidateSize({ animate: false, pan: false });
    const frame = this.frame();
    if (this.extent && frame.isRoomy) {
      const world = worldView({ ...frame, projections, ends: this.world.ends });
      map.options.minZoom = world.zoom; // Leaflet's own way to set it would start a zoom
      const isOff = map.getZoom() < world.zoom;
      const view = this.moved && !isOff ? null : this.wanted(world, frame);
      if (view) projections.show(view.crs, view.centre, view.zoom);
      map.fire("zoomlevelschange");
    }
    this.fitting = false;
    this.rest();
  }

  wanted(world, frame) {
    if (this.goal) return this.goal();
    if (this.extent.join() === this.world.extent.join()) return world;
    return this.viewOf(this.extent, frame);
  }

  /** What of the map is not covered by the legend: pixels across and along, and how many lie below. */
  frame() {
    const { x, y } = this.map.getSize();
    const below = this.legend.dock();
    return { room: { x: x - 2 * MARGIN, y: y - below - 2 * MARGIN }, below, isRoomy: y - below > LEAST };
  }

  /** The view of an extent, no closer than the map may go. */
  viewOf(extent, frame = this.frame()) {
    const view = viewOf(extent, { ...frame, projections: this.projections });
    const { minZoom, maxZoom } = this.map.options;
    return { ...view, zoom: Math.min(maxZoom, Math.max(minZoom, view.zoom)) };
  }

  /** Takes the movements of the next moment for the map's own. */
  rest() {
    this.quiet = performance.now() + SETTLING;
  }

  /** Whether a movement now would be the map's own: it is being fitted, or it was or followed just now. */
  isQuiet() {
    return this.fitting || performance.now() < this.quiet;
  }
}
