/** Land and water in as much detail as the zoom shows. */

import { outline } from "./outline.js";
import { Part } from "./part.js";
import { metresAPixel } from "./projection.js";

/**
 * @typedef {object} Detail GeoJSON features of one level; each list may be missing
 * @property {object[]} [countries] with an alpha-3 code as id
 * @property {object[]} [lakes]
 * @property {object[]} [rivers]
 * @property {object[]} [areas] disputed land
 * @property {object[]} [lines] disputed borders
 */

export class Land {
  /**
   * @param {import("./countries.js").Countries} countries
   * @param {(level: string, borders: string) => Promise<Detail>} load gives one level in a view of the borders
   * @param {() => void} onChange called when other land is drawn
   */
  constructor(map, tables, countries, load, onChange) {
    Object.assign(this, { map, tables, countries, load, onChange });
    this.details = new Map(); // level -> promise of its features
    this.level = "";
    this.others = new Map(); // kind -> Leaflet path
    const renderer = (pane) => L.svg({ pane, padding: 0.3 });
    this.renderers = { water: renderer("water"), borders: renderer("borders") };
    this.borders = "";
    /** @type {Detail | null} what is drawn */
    this.detail = null;
    map.on("zoomend", () => this.settle());
  }

  /** Draws land in a view of the borders; another one takes the place of the first. */
  setBorders(borders) {
    if (borders === this.borders) return;
    Object.assign(this, { borders, level: "", details: new Map() });
    this.settle();
  }

  /** The level for the zoom of the map: the coarsest one whose corners are not seen. */
  wanted() {
    const metres = metresAPixel(this.map.getZoom());
    const { levels } = this.tables.land;
    return (levels.find(([, least]) => metres >= least) ?? levels.at(-1))[0];
  }

  async settle() {
    const level = this.wanted();
    const { borders, details } = this;
    if (!borders || level === this.level) return;
    if (!details.has(level)) details.set(level, this.load(level, borders));
    const detail = await details.get(level);
    if (borders !== this.borders || level !== this.wanted() || level === this.level) return;
    this.level = level;
    if (detail === this.detail) return; // the page has one for all levels
    this.detail = detail;
    this.show(detail);
    this.onChange();
  }

  /** @param {Detail} detail */
  show(detail) {
    if (detail.countries) this.countries.setFeatures(detail.countries);
    for (const [kind, [pane, isArea]] of Object.entries(KINDS)) {
      this.others.get(kind)?.remove();
      const parts = (detail[kind] ?? []).flatMap(({ geometry }) => geometry.coordinates
        .map((one) => new Part(isArea ? one : [one], this.tables.world.meridian - 180)));
      const options = { pane, renderer: this.renderers[pane], interactive: false, className: kind, isLine: !isArea };
      this.others.set(kind, outline(parts, options).addTo(this.map));
    }
  }
}

/** Pane of each kind beside countries, and whether it is an area. */
const KINDS = { lakes: ["water", true], rivers: ["water", false], areas: ["borders", true], lines: ["borders", false] };
