/** Keeps the map at its extent until the reader moves it. */

const SETTLING = 400; // milliseconds in which a movement may still be Leaflet's own
const LEAST = 100; // pixels: a frame that has not grown yet is lower

export class Fit {
  constructor(map) {
    this.map = map;
    /** @type {number[] | null} */
    this.extent = null;
    /** @type {number[] | {centre: [number, number], zoom: number} | null} what is shown in its place */
    this.goal = null;
    this.fitting = false;
    this.quiet = 0; // time until which a movement, such as a return into bounds, is not the reader's
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

  /** Shows another extent, or a centre and zoom, until the reader moves the map; null: the own extent again. */
  aim(goal) {
    this.goal = goal;
    this.moved = false;
    this.again();
  }

  /** Fits the map to its extent, for a new extent or a new size, unless the reader has moved it. */
  again() {
    this.fitting = true;
    this.map._enforcingBounds = true; // Leaflet would start a slow return into bounds meanwhile
    this.map.invalidateSize({ animate: false, pan: false });
    const roomy = this.map.getSize().y > LEAST;
    if (this.goal?.centre && !this.moved && roomy) {
      this.map.setView(this.goal.centre, this.goal.zoom, { animate: false });
    } else if (this.extent && !this.moved && roomy) {
      const [west, south, east, north] = this.goal ?? this.extent;
      this.map.fitBounds([[south, west], [north, east]], {
        reset: true, // exactly there: else Leaflet pans an existing view by whole pixels
      });
    }
    this.map._enforcingBounds = false;
    this.fitting = false;
    this.rest();
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
