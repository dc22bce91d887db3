/** The alleged stations of the map: symbols where they are drawn singly, and the areas in which they lie. */

import { make, makeSvg } from "../shared/dom.js";
import { shown, spoken, stationLines } from "./claims.js";
import { leaveUndescribed, onPress } from "./layers.js";
import { putAt } from "./position.js";
import { drawGlyph } from "./symbols.js";

/**
 * @typedef {object} Station what never changes about a station; degrees, metres
 * @property {string} id
 * @property {string} name
 * @property {number} lon
 * @property {number} lat
 * @property {number} radius
 * @property {string} precision
 * @property {string} country alpha-3
 * @property {string} town
 * @property {string[]} names of its place, the finest first
 */

export class Stations {
  /**
   * @param {{words: string, href?: string}} more what a popup says of the record, and where it leads
   * @param {(id: string, byKey: boolean) => void} choose called when a symbol is pressed
   */
  constructor(map, tables, more, choose) {
    Object.assign(this, { map, tables, more, choose });
    /** @type {Map<string, Station>} */
    this.places = new Map();
    /** @type {Map<string, string>} standing of each station of the day, by id */
    this.standings = new Map();
    this.drawn = new Map(); // id -> station, marker, holder, leader and standing
    this.areas = new Map(); // place -> Leaflet circle
    this.isRefocusing = false; // whether a symbol gets the keyboard from a count, and not from the reader
  }

  /** Takes rows of id, name, longitude, latitude, radius, precision, country, and town, finer name and region. */
  setPlaces(rows) {
    for (const [id, name, lon, lat, radius, precision, country, [town, finer, region]] of rows) {
      const names = [finer, town, region].filter(Boolean);
      this.places.set(id, { id, name, lon, lat, radius, precision, country, town, names });
    }
  }

  /** @param {Record<string, string[]>} ids by standing */
  setStandings(ids) {
    this.standings = new Map(Object.entries(ids).flatMap(([standing, some]) => some.map((id) => [id, standing])));
    const areas = new Set([...this.standings.keys()].map((id) => this.paintArea(this.places.get(id))));
    for (const [place, area] of this.areas) if (!areas.has(place)) remove(this.areas, place, area);
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

  /** @param {import("./arrange.js").Mark[]} marks of single stations */
  show(marks) {
    const wanted = new Set(marks.map(({ at }) => at.id));
    for (const [id, { marker }] of this.drawn) if (!wanted.has(id)) remove(this.drawn, id, marker);
    for (const mark of marks) {
      const { id } = mark.at;
      const standing = this.standings.get(id);
      if (!this.drawn.has(id)) this.drawn.set(id, this.add(this.places.get(id)));
      const drawn = this.drawn.get(id);
      if (drawn.standing !== standing) this.dress(drawn, standing);
      this.place(drawn, mark);
    }
  }

  add(station) {
    const holder = make("div");
    const marker = L.marker([station.lat, station.lon], {
      icon: L.divIcon({ html: holder, className: `station station--${station.id}` }),
      keyboard: true,
      riseOnHover: true,
      autoPanOnFocus: false, // a press near the edge would move the map under the mouse
    });
    marker.bindTooltip("", { direction: "top", offset: [0, -6] });
    leaveUndescribed(marker);
    marker.bindPopup("", { closeButton: true, autoPan: false, maxWidth: 240 });
    marker.on("click", () => this.choose(station.id, false));
    marker.addTo(this.map);
    const node = marker.getElement();
    node.setAttribute("role", "button");
    node.addEventListener("focus", () => {
      if (this.isRefocusing || !node.matches(":focus-visible")) return;
      this.map.panInside(marker.getLatLng(), { padding: [50, 50] });
    });
    onPress(node, () => {
      marker.openPopup();
      this.choose(station.id, true);
    });
    return { station, marker, holder, leader: null, standing: "" };
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

  /** Puts a symbol where it was arranged; a hairline leads to the place if it stands beside it. */
  place({ marker, holder, leader }, { at, x, y, size, target }) {
    putAt(this.map, marker, x, y, target);
    holder.style.width = holder.style.height = `${size}px`;
    const [dx, dy] = [at.x - x, at.y - y];
    leader.replaceChildren();
    if (Math.hypot(dx, dy) > size / 2) makeSvg("line", { x1: 0, y1: 0, x2: dx, y2: dy }, leader);
  }

  /** The element of a station; undefined where it is not drawn singly. */
  nodeOf(id) {
    return this.drawn.get(id)?.marker.getElement();
  }
}

function remove(layers, key, layer) {
  layer.remove();
  layers.delete(key);
}
