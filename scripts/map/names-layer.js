/** Draws the names of places and countries over the land, below the symbols; never while the map moves. */

import { makeSvg } from "../shared/dom.js";
import { around, boxAt, grown, isWithin, meet } from "./boxes.js";
import { Ground } from "./ground.js";
import { forms, textOf, weightOf } from "./name-texts.js";
import { placedNames } from "./names.js";
import { metresAPixel } from "./projection.js";

const REACH = 0.5; // of the view's width and height, beyond its edge, where names are set too
const TOGETHER = 8; // pixels between symbols of one town that share a name
const BEFORE_PLACES = 100; // weight of what a count of several countries says
const COUNTRY = { ofStatus: 0.5, ofRank: 0.4 }; // weights: less than any place
const STYLES = { place: "name", count: "name name--count", country: "name name--country" };

export class NamesLayer {
  /**
   * @param {import("./countries.js").Countries} countries
   * @param {import("./stations.js").Stations} stations
   * @param {() => import("./arrange.js").Mark[]} arrangement what is drawn, in pixels of the layer
   */
  constructor(map, tables, { countries, stations, arrangement }) {
    Object.assign(this, { map, tables: tables.names, countries, stations, arrangement });
    const pane = map.getPane("names");
    pane.setAttribute("aria-hidden", "true");
    this.svg = makeSvg("svg", { width: 1, height: 1, class: "names" }, pane);
    this.measures = new Map(); // kind -> function from text to width, and height of a line
    this.reach = null; // box of the layer that names were set for
    this.shown = "";
    this.due = 0;
    map.on("zoomstart", () => this.clear());
    map.on("moveend", () => this.moved());
    map.on("arranged resize", () => this.ask());
    document.fonts?.ready.then(() => this.remeasure());
  }

  remeasure() {
    this.measures.clear();
    this.ask();
  }

  clear() {
    this.svg.replaceChildren();
    this.shown = "";
    this.reach = null;
  }

  moved() {
    if (!this.reach || !isWithin(this.view(), this.reach)) this.ask();
  }

  /** Sets the names before the next frame, once, whatever asked for it. */
  ask() {
    this.due ||= requestAnimationFrame(() => {
      this.due = 0;
      this.set();
    });
  }

  /** What is seen of the map, in pixels of the layer. */
  view() {
    const { x, y } = this.map.containerPointToLayerPoint([0, 0]);
    const size = this.map.getSize();
    return boxAt(x, y, size.x, size.y);
  }

  set() {
    const view = this.view();
    const { x, y } = this.map.getSize();
    this.reach = { left: view.left - REACH * x, right: view.right + REACH * x,
      top: view.top - REACH * y, bottom: view.bottom + REACH * y };
    const symbols = this.arrangement().map((mark) => ({
      ...mark, box: boxAt(mark.x - mark.size / 2, mark.y - mark.size / 2, mark.size, mark.size) }));
    const names = placedNames([...this.ofPlaces(symbols), ...this.ofCountries()], {
      taken: [...symbols.map(({ box }) => box), ...this.controls(view)],
      view,
      reach: this.reach,
      ground: new Ground(this.lands(), this.reach),
    });
    this.draw(names);
  }

  /** Names of the symbols, those of one town that stand together under one. */
  ofPlaces(symbols) {
    const { standings, places } = this.stations;
    const common = new Map();
    for (const standing of standings.values()) common.set(standing, (common.get(standing) ?? 0) + 1);
    const wanted = [];
    for (const group of together(symbols.filter(({ box }) => meet(box, this.reach)), places)) {
      const ids = group.flatMap(({ members }) => members.map(({ id }) => id));
      const members = group.flatMap((mark) => mark.members);
      const countries = new Set(members.map(({ country }) => country));
      const isMixed = countries.size > 1;
      const text = textOf(this.tables, members.map(({ id }) => places.get(id)?.names ?? []), countries.size);
      if (!text) continue;
      wanted.push({
        key: ids.join(" "),
        kind: isMixed ? "count" : "place",
        country: isMixed ? "" : group[0].country,
        weight: isMixed ? BEFORE_PLACES : weightOf(this.tables, ids.map((id) => standings.get(id)), common),
        forms: this.formsOf(text, isMixed ? "count" : "place"),
        own: group.map(({ box }) => box),
      });
    }
    return wanted.sort((one, other) => other.weight - one.weight).slice(0, this.tables.max);
  }

  ofCountries() {
    const metres = metresAPixel(this.map.getZoom());
    const { ofCountries } = this.tables;
    return ofCountries.flatMap(([code, text, anchors], rank) => {
      const path = this.countries.paths.get(code);
      if (!path) return [];
      const seen = anchors.map(([lon, lat, kilometres]) => {
        const { x, y } = this.map.latLngToLayerPoint([lat, lon]);
        return { x, y, width: (kilometres * 1000) / metres };
      });
      const { ofStatus, ofRank } = COUNTRY;
      const weight = (path.words ? ofStatus : 0) + ofRank * (1 - rank / ofCountries.length);
      return [{ key: code, kind: "country", country: code, weight, forms: this.formsOf(text, "country"), anchors: seen }];
    });
  }

  formsOf(text, kind) {
    const { widthOf, line } = this.measure(kind);
    return forms(text).map((lines) =>
      ({ lines, width: Math.ceil(Math.max(...lines.map(widthOf))), height: line * lines.length }));
  }

  /** How wide a text is, and how high a line, in the style of a kind of name. */
  measure(kind) {
    if (!this.measures.has(kind)) {
      const probe = makeSvg("text", { class: STYLES[kind] }, this.svg);
      const { font, fontSize, letterSpacing } = getComputedStyle(probe);
      const context = document.createElement("canvas").getContext("2d");
      context.font = font;
      const spacing = parseFloat(letterSpacing) || 0;
      const widths = new Map();
      const widthOf = (text) => {
        if (!widths.has(text)) widths.set(text, context.measureText(text).width + spacing * text.length);
        return widths.get(text);
      };
      this.measures.set(kind, { widthOf, line: Math.ceil(parseFloat(fontSize) * 1.1) });
      probe.remove();
    }
    return this.measures.get(kind);
  }

  /** The land of each country within reach, in pixels of the layer. */
  *lands() {
    for (const [code, path] of this.countries.paths) {
      const rings = path.ringsWithin(this.reach);
      if (rings.length) yield [code, rings];
    }
  }

  /** What stands over the map: its controls and the legend. */
  controls({ left, top }) {
    const container = this.map.getContainer();
    const from = container.getBoundingClientRect();
    const over = container.querySelectorAll(".leaflet-control, .legend");
    return [...over].map((node) => {
      const rect = node.getBoundingClientRect();
      return boxAt(rect.left - from.left + left, rect.top - from.top + top, rect.width, rect.height);
    }).filter((box) => box.right > box.left);
  }

  draw(names) {
    const signature = JSON.stringify(names);
    if (signature === this.shown) return;
    this.shown = signature;
    this.svg.replaceChildren();
    for (const { kind, lines, box, align } of names) this.drawName(kind, lines, box, align);
  }

  drawName(kind, lines, { left, right, top }, align) {
    const x = { start: left, middle: (left + right) / 2, end: right }[align];
    const { line } = this.measure(kind);
    const text = makeSvg("text", { class: STYLES[kind], "text-anchor": align }, this.svg);
    lines.forEach((words, at) => {
      makeSvg("tspan", { x, y: top + line * (at + 0.8) }, text).textContent = words;
    });
  }
}

/** Symbols of one town whose boxes nearly touch, in groups; a symbol of several towns stands by itself. */
function together(symbols, places) {
  const groups = [];
  for (const symbol of symbols) {
    const town = townOf(symbol, places);
    const near = groups.filter((group) => town && group.town === town
      && meet(grown(group.box, TOGETHER), symbol.box));
    for (const group of near) groups.splice(groups.indexOf(group), 1);
    const marks = [...near.flatMap((group) => group.marks), symbol];
    groups.push({ town, marks, box: around(marks.map(({ box }) => box)) });
  }
  return groups.map(({ marks }) => marks);
}

/** Country and town of a symbol's stations; empty where they differ. */
function townOf({ members, country }, places) {
  const towns = new Set(members.map(({ id }) => places.get(id)?.town));
  const [town] = towns;
  return towns.size === 1 && town ? `${country} ${town}` : "";
}
