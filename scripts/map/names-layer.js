/** Draws the names of places and countries over the land, below the symbols; never while the map moves. */

import { makeSvg } from "../shared/dom.js";
import { boxAt, isWithin, meet } from "./boxes.js";
import { Ground } from "./ground.js";
import { LEANING, Measures, STYLES } from "./name-measures.js";
import { textsOf, weightOf } from "./name-texts.js";
import { placedNames } from "./names.js";
import { together } from "./towns.js";

const REACH = 0.5; // of the view's width and height, beyond its edge, where names are set too
const RING = 5; // pixels around the target of a symbol, that the ring of the chosen one takes
const BEFORE_PLACES = 100; // weight of what a count of several countries says
const COUNTRY = { ofStatus: 0.5, ofArea: 0.4 }; // weights: less than any place

export class NamesLayer {
  /**
   * @param {import("./countries.js").Countries} countries
   * @param {() => import("./arrange.js").Mark[]} arrangement what is drawn, in pixels of the layer
   * @param {(id: string) => boolean} isChosen whether a station has the ring of the chosen one
   */
  constructor(map, tables, countries, arrangement, isChosen) {
    Object.assign(this, { map, tables: tables.names, countries, arrangement, isChosen });
    const pane = map.getPane("names");
    pane.setAttribute("aria-hidden", "true");
    this.svg = makeSvg("svg", { width: 1, height: 1, class: "names" }, pane);
    this.measures = new Measures(this.svg);
    this.drawn = makeSvg("g", {}, this.svg);
    this.reach = null; // box of the layer that names were set for
    this.ground = null; // the land in it
    this.names = []; // what is drawn
    this.shown = ""; // the same as text
    this.due = 0; // request of the frame after which names are set
    map.on("zoomstart viewreset", () => this.clear());
    map.on("viewreset", () => this.ask()); // Leaflet reports it after the end of the movement
    map.on("moveend", () => this.moved());
    map.on("resize", () => this.again());
    map.on("arranged", () => this.ask());
    document.fonts.addEventListener("loadingdone", () => {
      this.measures.forget();
      this.ask();
    });
  }

  /** Nothing stands where it stood. */
  clear() {
    this.drawn.replaceChildren();
    Object.assign(this, { names: [], shown: "", reach: null });
  }

  /** After a movement names stay where they are, unless others are needed or one is cut or under a control. */
  moved() {
    const view = this.view();
    const controls = this.controls(view);
    const isSpoilt = ({ box }) =>
      (meet(box, view) && !isWithin(box, view)) || controls.some((control) => meet(box, control));
    if (!this.reach || !isWithin(view, this.reach)) this.again();
    else if (this.names.some(isSpoilt)) this.ask();
  }

  /** Sets the names for another view, or other land. */
  again() {
    this.reach = null;
    this.ask();
  }

  /** Sets the names once, whatever asked for it, after the next frame: a press is answered before. */
  ask() {
    this.due ||= requestAnimationFrame(() => setTimeout(() => {
      this.due = 0;
      this.set();
    }));
  }

  /** What is seen of the map, in pixels of the layer. */
  view() {
    const { x, y } = this.map.containerPointToLayerPoint([0, 0]);
    const size = this.map.getSize();
    return boxAt(x, y, size.x, size.y);
  }

  set() {
    const view = this.view();
    this.measures.read();
    if (!this.reach) {
      this.reach = beyond(view);
      this.ground = new Ground(this.lands(), this.reach);
    }
    const symbols = this.arrangement().map((mark) => {
      const size = mark.members.some(({ id }) => this.isChosen(id)) ? mark.target + 2 * RING : mark.size;
      return { ...mark, box: boxAt(mark.x - size / 2, mark.y - size / 2, size, size) };
    });
    this.draw(placedNames([...this.ofPlaces(symbols), ...this.ofCountries()], {
      symbols: symbols.map(({ box }) => box),
      taken: this.controls(view),
      view,
      reach: this.reach,
      ground: this.ground,
    }));
  }

  /** Names of the symbols, those of one town that stand together under one. */
  ofPlaces(symbols) {
    const common = countsOf(symbols.flatMap(({ members }) => members.map(({ standing }) => standing)));
    const wanted = together(symbols.filter(({ box }) => meet(box, this.reach))).flatMap((group) => {
      const members = group.flatMap((mark) => mark.members);
      const countries = [...countsOf(members.map(({ country }) => country))].sort(byNumber).map(([code]) => code);
      const isMixed = countries.length > 1;
      const names = countries.map((code) => this.countries.paths.get(code)?.countryName ?? code);
      const texts = textsOf(this.tables, members.map((one) => ({ town: one.town, names: one.names ?? [] })), names);
      if (!texts.length) return [];
      return [{
        key: members.map(({ id }) => id).join(" "),
        country: isMixed ? "" : members[0].country,
        weight: isMixed ? BEFORE_PLACES : weightOf(this.tables, members.map(({ standing }) => standing), common),
        forms: texts.flatMap(({ words, kind }) => this.measures.formsOf(words, kind)),
        own: group.map(({ box }) => box),
      }];
    });
    return wanted.sort((one, other) => other.weight - one.weight).slice(0, this.tables.max);
  }

  /** Names of the countries, those with a status first, then the larger. */
  ofCountries() {
    const codes = [...this.ground.lands.keys()];
    const areas = codes.map((code) => this.ground.areaOf(code));
    const largest = Math.max(...areas);
    return codes.map((code, at) => {
      const { status, countryName } = this.countries.paths.get(code);
      return {
        key: code,
        country: code,
        weight: (status ? COUNTRY.ofStatus : 0) + (COUNTRY.ofArea * areas[at]) / largest,
        forms: this.measures.formsOf(countryName.toUpperCase(), "country"),
      };
    });
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
    const over = [...container.querySelectorAll(".leaflet-control, .legend")];
    return over.map((node) => node.getBoundingClientRect()).filter(({ width }) => width).map((rect) =>
      boxAt(rect.left - from.left + left, rect.top - from.top + top, rect.width, rect.height));
  }

  draw(names) {
    const signature = JSON.stringify([names, names.map(({ key }) => this.countries.paths.get(key)?.status)]);
    if (signature === this.shown) return;
    Object.assign(this, { names, shown: signature });
    this.drawn.replaceChildren();
    for (const { key, kind, lines, box, align, leader } of names) {
      if (leader) {
        const [[x1, y1], [x2, y2]] = [leader.from, leader.to];
        makeSvg("line", { class: "name-leader", x1, y1, x2, y2 }, this.drawn);
      }
      const status = kind === "country" && this.countries.paths.get(key).status;
      const style = status ? `${STYLES[kind]} name--on-${status}` : STYLES[kind];
      const text = makeSvg("text", { class: style, "text-anchor": align }, this.drawn);
      const right = box.right - LEANING[kind];
      const x = { start: box.left, middle: (box.left + right) / 2, end: right }[align];
      const line = (box.bottom - box.top) / lines.length;
      lines.forEach((words, at) => {
        makeSvg("tspan", { x, y: box.top + line * (at + 0.8) }, text).textContent = words;
      });
    }
  }
}

/** What lies within reach of a view. */
function beyond({ left, top, right, bottom }) {
  const [across, down] = [REACH * (right - left), REACH * (bottom - top)];
  return { left: left - across, top: top - down, right: right + across, bottom: bottom + down };
}

/** How often each of some values occurs. */
function countsOf(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function byNumber([code, number], [otherCode, otherNumber]) {
  return otherNumber - number || (code < otherCode ? -1 : 1);
}
