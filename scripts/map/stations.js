/** The alleged stations of the map: symbols beside their places, and the areas in which these lie. */

import { make, makeSvg } from "../shared/dom.js";
import { shown, spoken, stationLines } from "./claims.js";
import { leaveUndescribed, onPress } from "./layers.js";
import { drawGlyph } from "./symbols.js";

const STEP = 0.001; // of a zoom level, by which a computed zoom may lie below the one it means

/**
 * @typedef {object} Station what never changes about a station; degrees, metres
 * @property {string} id
 * @property {string} name
 * @property {number} lon
 * @property {number} lat
 * @property {number} radius
 * @property {string} precision
 * @property {[number, number][]} offsets of its symbol in pixels, for each of `tables.zooms`
 */

export class Stations {
  /**
   * @param {number} scale of symbols, on very large screens
   * @param {{words: string, href?: string}} more what a popup says of the record, and where it leads
   * @param {(id: string, byKey: boolean) => void} choose called when a symbol is pressed
   */
  constructor(map, tables, scale, more, choose) {
    Object.assign(this, { map, tables, scale, more, choose });
    /** @type {Map<string, Station>} */
    this.places = new Map();
    this.drawn = new Map(); // id -> station, marker, holder, leader and standing
    this.areas = new Map(); // place -> Leaflet circle
    map.on("zoomend", () => this.settle());
  }

  /** Takes rows of id, name, longitude, latitude, radius, precision and offsets. */
  setPlaces(rows) {
    for (const [id, name, lon, lat, radius, precision, offsets] of rows) {
      this.places.set(id, { id, name, lon, lat, radius, precision, offsets });
    }
  }

  /** @param {Record<string, string[]>} ids by standing */
  paint(ids) {
    const wanted = new Set();
    const places = new Set();
    for (const [standing, some] of Object.entries(ids)) {
      for (const id of some) {
        const station = this.places.get(id);
        wanted.add(id);
        places.add(this.paintArea(station));
        const drawn = this.drawn.get(id);
        if (!drawn) this.drawn.set(id, this.add(station, standing));
        else if (drawn.standing !== standing) this.dress(drawn, standing);
      }
    }
    for (const [id, { marker }] of this.drawn) if (!wanted.has(id)) remove(this.drawn, id, marker);
    for (const [place, area] of this.areas) if (!places.has(place)) remove(this.areas, place, area);
  }

  /** Draws the area in which a station lies, once for all of the same place; returns its key. */
  paintArea({ lon, lat, radius, precision }) {
    const place = [lon, lat, radius].join();
    if (this.areas.has(place)) return place;
    const className = `uncertainty uncertainty--${precision}`;
    const area = L.circle([lat, lon], { radius, pane: "areas", interactive: false, className });
    this.areas.set(place, area.addTo(this.map));
    return place;
  }

  add(station, standing) {
    const holder = make("div");
    const size = this.tables.symbol.close;
    const marker = L.marker([station.lat, station.lon], {
      icon: L.divIcon({ html: holder, className: `station station--${station.id}`, iconSize: [size, size] }),
      keyboard: true,
      riseOnHover: true,
      autoPanOnFocus: false, // a press near the edge would move the map under the mouse
    });
    marker.bindTooltip("", { direction: "top", offset: [0, -6] });
    leaveUndescribed(marker);
    marker.bindPopup("", { closeButton: true, autoPan: true, maxWidth: 240 });
    marker.on("click", () => this.choose(station.id, false));
    marker.addTo(this.map);
    const node = marker.getElement();
    node.setAttribute("role", "button");
    node.addEventListener("focus", () => {
      if (node.matches(":focus-visible")) this.map.panInside(marker.getLatLng(), { padding: [50, 50] });
    });
    onPress(node, () => {
      marker.openPopup();
      this.choose(station.id, true);
    });
    const drawn = { station, marker, holder, leader: null, standing: "" };
    this.dress(drawn, standing);
    return drawn;
  }

  /** Shows a standing without touching the marker itself: an open popup stays open. */
  dress(drawn, standing) {
    const lines = stationLines(this.tables, drawn.station, standing);
    const node = drawn.marker.getElement();
    if (drawn.standing) node.classList.remove(`standing--${drawn.standing}`);
    node.classList.add(`standing--${standing}`);
    node.setAttribute("aria-label", spoken(lines));
    drawn.standing = standing;
    drawn.holder.replaceChildren();
    const line = { class: "leader", width: 1, height: 1, "aria-hidden": "true" };
    drawn.leader = makeSvg("svg", line, drawn.holder);
    drawGlyph(this.tables, standing, this.tables.symbol.close, drawn.holder);
    drawn.marker.setTooltipContent(() => shown(lines));
    drawn.marker.setPopupContent(() => this.popup(lines));
    this.place(drawn);
  }

  popup(lines) {
    const content = shown(lines);
    make("br", content);
    const remark = make("i", content);
    const { words, href } = this.more;
    if (href) make("a", remark, "", words).href = href;
    else remark.append(words);
    return content;
  }

  /** Symbols of one city stand side by side at every zoom; a hairline leads to the place. */
  place({ station, marker, leader }) {
    const { offsets } = station;
    const placed = offsets.length ? offsets[Math.min(this.level(), offsets.length - 1)] : [0, 0];
    const [x, y] = placed.map((pixels) => pixels * this.scale);
    const { style } = marker.getElement();
    const { close, far, closeZoom } = this.tables.symbol;
    const size = (this.zoom() < closeZoom ? far : close) * this.scale;
    style.width = style.height = `${size}px`;
    style.marginLeft = `${x - size / 2}px`;
    style.marginTop = `${y - size / 2}px`;
    leader.replaceChildren();
    if (Math.hypot(x, y) > close / 2) makeSvg("line", { x1: 0, y1: 0, x2: -x, y2: -y }, leader);
  }

  /** The zoom at which a map without larger symbols would look the same. */
  zoom() {
    return this.map.getZoom() - Math.log2(this.scale);
  }

  /** Place in `tables.zooms`, the zoom levels that symbols were placed for, of the nearest one below. */
  level() {
    const zoom = this.zoom() + STEP;
    return Math.max(0, this.tables.zooms.findLastIndex((one) => one <= zoom));
  }

  settle() {
    for (const drawn of this.drawn.values()) this.place(drawn);
  }

  /** The element of a station; undefined where it is not drawn. */
  nodeOf(id) {
    return this.drawn.get(id)?.marker.getElement();
  }
}

function remove(layers, key, layer) {
  layer.remove();
  layers.delete(key);
}
