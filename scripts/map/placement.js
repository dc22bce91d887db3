/** Draws the stations of the day at the zoom of the map: arranged anew when either changes, never while it moves. */

import { anchorOf, surePixels } from "./anchors.js";
import { arrange } from "./arrange.js";

const coarse = window.matchMedia("(pointer: coarse)");
const PARTS = 64; // of a pixel, that an answer about land holds for
const FAR = 2 ** 27; // more of these than a map is wide
const CLEAR = 1; // pixel from a border, of a mark that is moved beside its place

export class Placement {
  /**
   * @param {import("./countries.js").Countries} countries
   * @param {import("./stations.js").Stations} stations
   * @param {import("./counts.js").Counts} counts
   * @param {number} scale of symbols, on very large screens
   */
  constructor(map, tables, { countries, stations, counts, scale }) {
    Object.assign(this, { map, tables, countries, stations, counts, scale });
    /** @type {import("./arrange.js").Mark[]} */
    this.marks = [];
    this.groups = []; // counts that the server made
    this.key = "";
    this.anchors = new Map(); // id -> pixels, at this zoom
    this.answers = new Map(); // country -> by pixels, whether that is firmly its land, at this zoom
    map.on("moveend viewreset", () => this.settle());
  }

  /** Takes longitude, latitude and number of each count, by country. */
  setGroups(groups) {
    this.groups = Object.entries(groups).flatMap(([country, counts]) => counts.map(([lon, lat, count]) =>
      ({ id: `${country} ${lon} ${lat}`, lon, lat, count, country, isArea: true, radius: 0 })));
  }

  /** Arranges anew after a zoom or a change of the projection, not after a mere move. */
  settle() {
    const { x, y } = this.map.getPixelOrigin();
    const key = [this.map.options.crs.code, this.map.getZoom(), x, y].join();
    if (key === this.key) return;
    this.key = key;
    this.again();
  }

  /** Arranges anew: for another day, or land that has arrived. */
  again() {
    this.anchors.clear();
    this.answers.clear();
    this.paint();
  }

  paint() {
    if (!this.key) return;
    const focused = this.focused();
    const rules = this.rules();
    this.marks = withTargets(arrange(this.placesNow(), rules), rules.room, this.tables.symbol.target * this.scale);
    const isSingle = ({ members: [{ isArea }], members: { length } }) => length === 1 && !isArea;
    this.stations.show(this.marks.filter(isSingle));
    this.counts.show(this.marks.filter((mark) => !isSingle(mark)));
    if (focused) this.focus(focused);
    this.map.fire("arranged");
  }

  /** @returns {import("./arrange.js").Mark[]} what is drawn, in pixels of the layer */
  arrangement() {
    return this.marks;
  }

  /** The stations of the day and the counts of the server, each where it would stand by itself. */
  placesNow() {
    const singly = [...this.stations.standings].map(([id, standing]) =>
      ({ ...this.stations.places.get(id), count: 1, standing }));
    return [...singly, ...this.groups].map((place) => {
      const { x, y } = this.anchor(place);
      const { x: trueX, y: trueY } = this.map.project([place.lat, place.lon]).subtract(this.map.getPixelOrigin());
      return { ...place, x, y, trueX, trueY }; // an anchor keeps off borders, which may turn two near places about
    });
  }

  anchor(place) {
    let anchor = this.anchors.get(place.id);
    if (!anchor) this.anchors.set(place.id, (anchor = anchorOf(this.map, this.countries, place)));
    return anchor;
  }

  /** Sizes at a zoom, and whether a mark of a place may stand on a pixel of the layer at the zoom of the map. */
  rules(zoom = this.map.getZoom()) {
    const { far, close, closeZoom, gap, target, narrow, count: [small, large, mixed] } = this.tables.symbol;
    const { scale } = this;
    const isFar = zoom - Math.log2(scale) < closeZoom;
    const forFingers = coarse.matches || this.map.getSize().x < narrow;
    return {
      symbol: (isFar ? far : close) * scale,
      room: isFar && !forFingers ? 0 : target * scale,
      gap,
      sizeOf: (count, isMixed) => ((count < 100 ? small : large) + (isMixed ? mixed : 0)) * scale,
      allows: (place, x, y) => this.allows(place, x, y),
      isFirm: (place, x, y) => this.isFirm(place.country, x, y),
      sureOf: (place) => surePixels(this.map, place.radius),
    };
  }

  allows(place, x, y) {
    if (this.isFirm(place.country, x, y)) return true;
    const { x: fromX, y: fromY } = this.anchor(place);
    if (Math.hypot(x - fromX, y - fromY) > surePixels(this.map, place.radius)) return false;
    return ["", place.country].includes(this.countries.at(x, y));
  }

  isFirm(country, x, y) {
    if (!this.answers.has(country)) this.answers.set(country, new Map());
    const answers = this.answers.get(country);
    const key = Math.round(x * PARTS) * FAR + Math.round(y * PARTS);
    let answer = answers.get(key);
    if (answer === undefined) answers.set(key, (answer = this.countries.holds(country, x, y, CLEAR)));
    return answer;
  }

  /** Id of a station whose symbol, or whose count, has the keyboard. */
  focused() {
    const node = document.activeElement;
    if (!this.map.getContainer().contains(node)) return "";
    for (const [id, { marker }] of this.stations.drawn) if (marker.getElement() === node) return id;
    for (const [id, { marker }] of this.counts.drawn) if (marker.getElement() === node) return id;
    return "";
  }

  /** Leaves the keyboard where it was, on what now shows a station. */
  focus(id) {
    const node = this.nodeOf(id);
    if (node === document.activeElement) return;
    this.stations.isRefocusing = true;
    node?.focus({ preventScroll: true });
    this.stations.isRefocusing = false;
  }

  /** The element that shows a station: its symbol, or the count that it is part of. */
  nodeOf(id) {
    return this.stations.nodeOf(id) ?? this.counts.holding(id)?.marker.getElement();
  }
}

/** Gives each mark the square in which it can be pressed: the room that it was left, or what others leave of `most`. */
function withTargets(marks, room, most) {
  for (const mark of marks) {
    const free = room ? 0 : marks.reduce((least, other) => {
      if (other === mark) return least;
      const between = Math.max(Math.abs(mark.x - other.x), Math.abs(mark.y - other.y));
      return Math.min(least, between - (mark.size + other.size) / 2);
    }, most);
    mark.target = Math.max(mark.size, room, Math.min(most, mark.size + free));
  }
  return marks;
}
