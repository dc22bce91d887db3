/** Keeps the map at what it shows, an extent or a record, until the reader moves it. */

import { viewOf, worldView } from "./views.js";

const SETTLING = 400; // milliseconds in which a movement may still be Leaflet's own
const MIN_HEIGHT = 100; // pixels: a frame that has not grown yet is lower
const MARGIN = 8; // pixels on each side of what is shown
const WIDE = 0.7; // share of the width of the map, from which on its credit hides what is under it

const still = window.matchMedia("(prefers-reduced-motion: reduce)");

export class Fit {
  /**
   * @param {import("./projection.js").Projections} projections
   * @param {{extent: number[], ends: [number, number][]}} whole the world, in degrees, longitude first
   */
  constructor(map, projections, whole) {
    Object.assign(this, { map, projections, whole });
    /** @type {number[] | null} */
    this.extent = null;
    /** @type {(() => {crs: object, centre: object, zoom: number} | null) | null} gives the view of a record, or
     * nothing where the map shows it already */
    this.goal = null;
    this.fitting = false;
    this.quiet = 0; // time until which a movement is not the reader's
    /** Whether the reader has moved the map since it was last fitted. */
    this.moved = false;
    for (const touch of ["pointerdown", "wheel", "keydown"]) {
      map.getContainer().addEventListener(touch, () => (this.quiet = 0), true);
    }
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

  /**
   * Shows a record, or the extent again; the goal gives a view, or nothing where the map may stay. `glides` if the
   * map may move there before the reader's eyes.
   */
  aim(goal, glides = false) {
    this.goal = goal;
    this.moved = false;
    this.again(glides);
  }

  /** The same after the browser has painted what else a press changes: moving the map takes longer. */
  aimSoon(goal, glides = false) {
    Object.assign(this, { goal, moved: false });
    requestAnimationFrame(() => setTimeout(() => {
      if (goal === this.goal) this.again(glides);
    }));
  }

  /** Fits the map, for something else to show or a new size, unless the reader has moved it. */
  again(glides = false) {
    const { map } = this;
    this.fitting = true;
    this.measure();
    const frame = this.frame();
    if (this.extent && frame.isRoomy) {
      const world = this.world(frame);
      map.options.minZoom = world.zoom; // Leaflet's own way to set it would start a zoom
      const isOff = map.getZoom() < world.zoom;
      const view = this.moved && !isOff ? null : this.wanted(world, frame);
      if (view) this.show(view, glides);
      map.fire("zoomlevelschange");
    }
    this.fitting = false;
    this.rest();
  }

  /** The view of the inhabited world. */
  world(frame = this.frame()) {
    return worldView({ ...frame, projections: this.projections, ends: this.whole.ends });
  }

  show({ crs, centre, zoom }, glides) {
    const { map } = this;
    if (crs === map.options.crs && zoom === map.getZoom() && map.getCenter().equals(centre)) return;
    const isNear = map.getSize().contains(map.latLngToContainerPoint(centre))
      && Math.abs(zoom - map.getZoom()) <= map.options.zoomAnimationThreshold;
    if (glides && isNear && !still.matches) map.setView(centre, zoom, { animate: true });
    else this.projections.show(crs, centre, zoom);
  }

  /** Learns the size of the map where it changed: Leaflet forgets the exact middle each time. */
  measure() {
    const { map } = this;
    const { x, y } = map.getSize();
    const { clientWidth, clientHeight } = map.getContainer();
    if (x !== clientWidth || y !== clientHeight) map.invalidateSize({ animate: false, pan: false });
  }

  wanted(world, frame) {
    if (this.goal) return this.goal();
    if (this.extent.join() === this.whole.extent.join()) return world;
    return this.viewOf(this.extent, frame);
  }

  /**
   * The pixels across and along in which an extent is shown, whether they are enough, and by how many an extent
   * stands above the middle, where the credit is nearly as wide as the map.
   */
  frame() {
    const { x, y } = this.map.getSize();
    const { offsetWidth, offsetHeight } = this.map.attributionControl.getContainer();
    const up = offsetWidth > WIDE * x ? offsetHeight / 2 : 0;
    return { room: { x: x - 2 * MARGIN, y: y - 2 * MARGIN }, up, isRoomy: y > MIN_HEIGHT };
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
