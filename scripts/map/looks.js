/** Where the map looks: its buttons for regions, and the view that a link names. */

import { make } from "../shared/dom.js";

export class Looks {
  /** @param {import("./station-map.js").StationMap} stationMap */
  constructor(stationMap) {
    const { map, tables, fit } = stationMap;
    Object.assign(this, { stationMap, map, tables, fit });
    this.extents = new Map(tables.looks.map(([name, , extent]) => [name, extent]));
    /** Name of the region that was chosen last; empty for the selection's own. */
    this.name = "";
    /** @type {number[] | null} latitude, longitude and zoom that a link asked for */
    this.numbers = null;
    this.goal = fit.goal; // of what was chosen here
    this.build();
    map.on("moveend", () => this.mark());
  }

  build() {
    const { texts, looks, selection } = this.tables;
    this.box = make("div", null, "looks");
    this.map.getContainer().before(this.box);
    const row = make("div", this.box, "looks-row");
    row.setAttribute("role", "group");
    row.setAttribute("aria-label", texts.lookAt);
    this.menu = make("select", this.box, "looks-menu");
    this.menu.setAttribute("aria-label", texts.lookAt);
    make("option", this.menu, "", texts.lookAt).value = "";
    this.buttons = new Map();
    for (const [name, words] of [...looks, selection]) {
      const button = make("button", row, "", words);
      button.type = "button";
      button.addEventListener("click", () => this.go(name));
      this.buttons.set(name, button);
      make("option", this.menu, "", words).value = name;
    }
    this.menu.addEventListener("change", () => this.go(this.menu.value));
  }

  /** Shows a region, or the selection again. */
  go(name) {
    this.name = this.extents.has(name) ? name : "";
    this.numbers = null;
    this.stationMap.showExtent(this.extents.get(name) ?? null);
    this.goal = this.fit.goal;
    this.mark();
  }

  /** The region that the map stands at, or the selection; empty after a movement, and at a record. */
  shown() {
    const { fit, name, tables: { world, selection } } = this;
    if (fit.moved || fit.goal !== this.goal || this.numbers) return "";
    return name || (fit.extent?.join() === world.extent.join() ? "world" : selection[0]);
  }

  /** Marks what is shown. */
  mark() {
    const shown = this.shown();
    for (const [name, button] of this.buttons) button.setAttribute("aria-pressed", String(name === shown));
    this.menu.value = shown;
  }

  /** The view as a link names it: latitude, longitude and zoom, or a region; empty for the selection's own. */
  link() {
    if (!this.fit.moved) return this.numbers?.join() ?? this.name;
    const { lat, lng } = this.map.getCenter().wrap();
    return [lat.toFixed(3), lng.toFixed(3), Number(this.map.getZoom().toFixed(2))].join();
  }

  /**
   * What a link means by a view.
   * @returns {{name: string} | {numbers: number[]} | null} null where it means nothing
   */
  read(view) {
    if (view === this.tables.selection[0]) return { name: "" };
    if (this.extents.has(view)) return { name: view };
    const [, ...numbers] = new RegExp(`^${this.tables.viewNumbers}$`).exec(view) ?? [];
    const [lat, lng, zoom] = numbers.map(Number);
    const [least, most] = this.tables.zoomRange;
    const isThere = Math.abs(lat) <= 90 && Math.abs(lng) <= 180 && zoom >= least && zoom <= most;
    return isThere ? { numbers: [lat, lng, zoom] } : null;
  }

  /** Shows what {@link read} returned. */
  show({ name = "", numbers }) {
    if (!numbers) return this.go(name);
    this.name = "";
    this.numbers = numbers;
    this.stationMap.showView(...numbers);
    return this.mark();
  }
}
